package org.regionwise.report.workbook;

import java.util.List;
import org.dhatim.fastexcel.Worksheet;
import org.regionwise.release.Released;
import org.regionwise.report.message.Words;
import org.regionwise.report.table.ColumnMeaning;
import org.regionwise.report.table.RegionColumn;
import org.regionwise.report.table.RegionColumns;
import org.regionwise.report.table.RegionNotes;
import org.regionwise.report.words.ReleaseNotes;

/** What each column of the sheet Estimates means, and each symbol in it. */
final class DictionarySheet {
    private static final String OMITTED =
            "A column in which no region has a value is left out. An empty cell is a number"
                    + " that is not defined. Proportions are stored as numbers between 0 and 1 and shown in per cent.";

    private DictionarySheet() {}

    static void fill(Worksheet sheet, Released released) {
        SheetRows rows = new SheetRows(sheet, 24, 100, 40);
        rows.fitToPaper();
        rows.header(List.of("column", "meaning", "unit"), column -> false);
        for (RegionColumn column : RegionColumns.of(released).filled()) {
            rows.wrapped(0, column.code());
            rows.wrapped(1, ColumnMeaning.of(column, released.result()));
            rows.wrapped(2, column.unit().words());
            rows.next();
        }
        List<RegionNotes.Note> legend = RegionNotes.legend(released.result());
        if (!legend.isEmpty()) {
            rows.section("Symbols");
            for (RegionNotes.Note note : legend) {
                rows.wrapped(0, note.symbol());
                rows.wrapped(1, note.words());
                rows.next();
            }
        }
        if (released.judged()) {
            rows.section("What is published");
            for (String note : new ReleaseNotes(Words.english()).footnotes(released)) {
                rows.wrapped(1, note);
                rows.next();
            }
        }
        rows.section("Reading");
        rows.wrapped(1, OMITTED);
        sheet.freezePane(0, 1);
    }
}
