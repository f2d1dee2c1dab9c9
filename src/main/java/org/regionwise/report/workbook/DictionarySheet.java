package org.regionwise.report.workbook;

import java.util.List;
import org.dhatim.fastexcel.Worksheet;
import org.regionwise.release.Released;
import org.regionwise.report.Edition;
import org.regionwise.report.message.Words;
import org.regionwise.report.table.ColumnMeaning;
import org.regionwise.report.table.RegionNotes;
import org.regionwise.report.table.ResultColumn;
import org.regionwise.report.table.ResultColumns;
import org.regionwise.report.words.ReleaseNotes;

/** What each column of the sheet Estimates means, and each symbol in it. */
final class DictionarySheet {
    private DictionarySheet() {}

    static void fill(Worksheet sheet, Released released, Edition edition, Words words) {
        SheetRows rows = new SheetRows(sheet, 24, 100, 40);
        rows.fitToPaper();
        rows.header(
                List.of(
                        words.say("dictionary.heading-column"),
                        words.say("dictionary.heading-meaning"),
                        words.say("dictionary.heading-unit")),
                column -> false);
        ColumnMeaning meaning = new ColumnMeaning(released.result(), words);
        for (ResultColumn column : ResultColumns.of(released, words).filled()) {
            rows.wrapped(0, column.code());
            rows.wrapped(1, meaning.of(column));
            rows.wrapped(2, meaning.unit(column));
            rows.next();
        }
        List<RegionNotes.Note> legend = RegionNotes.legend(released.result(), edition.markers(), words);
        if (!legend.isEmpty()) {
            rows.section(words.say("dictionary.symbols"));
            for (RegionNotes.Note note : legend) {
                rows.wrapped(0, note.symbol());
                rows.wrapped(1, note.words());
                rows.next();
            }
        }
        if (released.judged()) {
            rows.section(words.say("dictionary.published"));
            for (String note : new ReleaseNotes(words).footnotes(released, edition.markers())) {
                rows.wrapped(1, note);
                rows.next();
            }
        }
        rows.section(words.say("dictionary.reading"));
        rows.wrapped(
                1, words.say("dictionary.omitted", "marked", edition.markers().inData()));
        sheet.freezePane(0, 1);
    }
}
