package org.regionwise.survey.sheet;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.regionwise.survey.ByteCount;
import org.regionwise.survey.ColumnLabels;
import org.regionwise.survey.FileFormat;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.NumberNotation;
import org.regionwise.survey.NumberText;
import org.regionwise.survey.Problem;
import org.regionwise.survey.ReadingOptions;
import org.regionwise.survey.Reason;
import org.regionwise.survey.row.FileColumns;
import org.regionwise.survey.row.HeaderNames;
import org.regionwise.survey.row.HeaderRows;
import org.regionwise.survey.row.HeaderSuggestion;
import org.regionwise.survey.row.NoteRow;
import org.regionwise.survey.row.RawRow;
import org.regionwise.survey.row.ReceivedFile;
import org.regionwise.survey.row.RowGate;
import org.regionwise.survey.row.RowSource;
import org.regionwise.survey.row.TitleRows;

/** A sheet of a workbook. Rows are numbered as in the sheet. */
public final class SheetSource implements RowSource {
    private final ReceivedFile file;
    private final FileFormat format;
    private final Workbook.Opener opener;
    private final List<String> sheets;
    private final Workbook.Sheet sheet;
    private final ReadingOptions options;
    private final Merges merges;
    private final Header header;
    private final FileColumns columns;
    private final int firstColumn;

    private SheetSource(
            ReceivedFile file,
            FileFormat format,
            Workbook.Opener opener,
            List<String> sheets,
            Workbook.Sheet sheet,
            ReadingOptions options,
            Merges merges,
            Header header) {
        this.file = file;
        this.format = format;
        this.opener = opener;
        this.sheets = sheets;
        this.sheet = sheet;
        this.options = options;
        this.merges = merges;
        this.header = header;
        this.columns = header.columns();
        this.firstColumn = header.firstColumn();
    }

    /**
     * What stands above the data.
     *
     * @param firstColumn where the table begins
     */
    private record Header(
            FileColumns columns, int firstColumn, List<ColumnLabels> labels, Optional<HeaderSuggestion> suggestion) {}

    /**
     * Opens a workbook.
     *
     * @param format what it is
     * @param opener of that format
     * @throws ImportProblem if it is damaged or no workbook, or has not the sheet or the header that was asked for
     */
    public static SheetSource open(ReceivedFile file, ReadingOptions wanted, FileFormat format, Workbook.Opener opener)
            throws IOException {
        if (Files.size(file.path()) > file.limits().fileBytes()) {
            throw new ImportProblem(file.problem(Reason.of(
                    "file-too-large",
                    "limit",
                    ByteCount.of(file.limits().fileBytes()).toString())));
        }
        List<String> sheets;
        Workbook.Sheet sheet;
        ReadingOptions options;
        List<RawRow> rows;
        try (Workbook workbook = opener.open(file)) {
            sheets = workbook.sheets().stream().map(Workbook.Sheet::name).toList();
            sheet = sheet(workbook, wanted.sheet(), file);
            List<RawRow> first = workbook.first(sheet, TitleRows.LOOKED_AT);
            if (first.isEmpty()) {
                throw new ImportProblem(file.problem(Reason.of("sheet-empty", "sheet", sheet.name())));
            }
            options =
                    wanted.asWorkbook(sheet.name(), wanted.headerRow() == null ? headerRow(first) : wanted.headerRow());
            rows = workbook.upTo(sheet, options.rowAboveData() + HeaderSuggestion.LOOKED_AT);
        }
        // opened once more, so that the limit of what is unpacked holds for it alone
        try (Workbook workbook = opener.open(file)) {
            Merges merges = workbook.merges(sheet);
            return new SheetSource(
                    file, format, opener, sheets, sheet, options, merges, header(file, sheet, options, merges, rows));
        }
    }

    private static Header header(
            ReceivedFile file, Workbook.Sheet sheet, ReadingOptions options, Merges merges, List<RawRow> rows) {
        int row = options.headerRow();
        int last = row + options.namesRows() - 1;
        if (row > 0 && rows.stream().noneMatch(each -> each.row() == row)) {
            throw new ImportProblem(file.problem(
                    Reason.of("sheet-without-header", "sheet", sheet.name(), "row", Integer.toString(row))));
        }
        List<List<String>> stacked = new ArrayList<>();
        boolean groups = false;
        for (int at = Math.max(1, row); at <= last; at++) {
            List<Merges.Range> here = merges.at(at);
            boolean acrossRow = at < last && here.stream().anyMatch(range -> range.firstColumn() < range.lastColumn());
            groups |= acrossRow;
            stacked.add(
                    acrossRow
                            ? Merges.across(cells(rows, at), here)
                            : Merges.downwards(cells(rows, at), here, rows, at));
        }
        List<String> names = row == 0 ? rows.get(0).cells() : HeaderRows.joined(stacked, !groups);
        SheetExtent extent = SheetExtent.of(names, rows, Math.max(last, options.rowAboveData()));
        FileColumns columns = row == 0
                ? HeaderNames.numbered(file, extent.to() - extent.from())
                : HeaderNames.of(file, row, extent.of(names));
        List<List<String>> skipped = rows.stream()
                .filter(each -> each.row() > last && each.row() <= options.rowAboveData())
                .map(RawRow::cells)
                .toList();
        List<RawRow> below = rows.stream().filter(each -> each.row() > row).toList();
        return new Header(
                columns,
                extent.from(),
                HeaderRows.labels(skipped, extent.from(), columns.names().size()),
                row == 0 || options.headerSaid() ? Optional.empty() : HeaderSuggestion.of(row, names, below));
    }

    private static List<String> cells(List<RawRow> rows, int row) {
        return rows.stream()
                .filter(each -> each.row() == row)
                .map(RawRow::cells)
                .findFirst()
                .orElse(List.of());
    }

    /** The one asked for; else the first that people see and that looks like a table. */
    private static Workbook.Sheet sheet(Workbook workbook, String wanted, ReceivedFile file) throws IOException {
        List<Workbook.Sheet> sheets = workbook.sheets();
        if (wanted != null) {
            return sheets.stream()
                    .filter(sheet -> sheet.name().equals(wanted))
                    .findFirst()
                    .orElseThrow(() -> new ImportProblem(new Problem(
                            file.name(),
                            0,
                            "",
                            wanted,
                            Reason.of(
                                    "no-such-sheet",
                                    "sheets",
                                    sheets.stream().map(Workbook.Sheet::name).toList()))));
        }
        for (Workbook.Sheet sheet : sheets) {
            List<RawRow> first = sheet.visible() ? workbook.first(sheet, TitleRows.LOOKED_AT) : List.of();
            if (first.stream().filter(row -> filled(row) > 1).count() > 1) {
                return sheet;
            }
        }
        return sheets.get(0);
    }

    private static long filled(RawRow row) {
        return row.cells().stream().filter(cell -> !cell.isBlank()).count();
    }

    private static int headerRow(List<RawRow> first) {
        int index = TitleRows.headerRow(first.stream().map(RawRow::cells).toList()) - 1;
        return (int) first.get(index).row();
    }

    @Override
    public FileFormat format() {
        return format;
    }

    @Override
    public ReadingOptions options() {
        return options;
    }

    @Override
    public FileColumns columns() {
        return columns;
    }

    @Override
    public List<ColumnLabels> labels() {
        return header.labels();
    }

    @Override
    public Optional<HeaderSuggestion> headerSuggestion() {
        return header.suggestion();
    }

    @Override
    public List<String> sheets() {
        return sheets;
    }

    @Override
    public void read(RowGate gate) throws IOException {
        long bytes = Files.size(file.path());
        int above = options.rowAboveData();
        String[] row = new String[gate.width()];
        Merges.Walk merged =
                merges.walk(above, firstColumn, firstColumn + columns.names().size());
        rows((number, cells, wrong, width, read) -> {
            // a row that has nothing of its own is the rest of merged ones
            if (number <= above || isBlank(cells, wrong, width)) {
                return true;
            }
            merged.row(number, cells, wrong, width);
            String only = only(cells, wrong, width);
            if (only != null && columns.names().size() > 1 && NoteRow.isNote(only)) {
                String[] kept = Arrays.copyOf(cells, width);
                Reason[] keptWrong = Arrays.copyOf(wrong, width);
                Merges.Walk keptMerged = merged.here();
                gate.aside(
                        number,
                        only,
                        () -> handOn(gate, row, number, kept, keptWrong, keptMerged, (long) (read * bytes)));
            } else {
                handOn(gate, row, number, cells, wrong, merged, (long) (read * bytes));
            }
            return true;
        });
    }

    /** The only text of a row; null when there are several. */
    private static String only(String[] cells, Reason[] wrong, int width) {
        String only = null;
        for (int i = 0; i < width; i++) {
            if (wrong[i] != null || only != null && cells[i] != null) {
                return null;
            }
            only = cells[i] == null ? only : cells[i];
        }
        return only;
    }

    private void handOn(
            RowGate gate, String[] row, long number, String[] cells, Reason[] wrong, Merges.Walk merged, long bytes) {
        NumberNotation notation = options.numbers();
        int width = Math.min(cells.length, wrong.length);
        boolean sound = true;
        int size = columns.names().size();
        for (int i = 0; i < size; i++) {
            int slot = gate.slot(i);
            if (slot < 0) {
                continue;
            }
            int at = firstColumn + i;
            String cell = at < width ? cells[at] : null;
            Reason why = at < width ? wrong[at] : null;
            boolean filled = cell == null && why == null && merged.covers(i);
            if (filled) {
                cell = merged.value(i);
                why = merged.wrong(i);
                if (cell != null) {
                    gate.merged(slot);
                }
            }
            // a number that the sheet keeps as a number has to read as one where texts have a decimal comma
            row[slot] = cell != null && notation.decimal() != '.' && NumberText.isNumber(cell)
                    ? notation.written(cell)
                    : cell;
            if (why == null && cell != null && cell.length() > gate.limits().cellCharacters()) {
                why = Reason.of(
                        "cell-too-long",
                        "length",
                        cell.length(),
                        "limit",
                        gate.limits().cellCharacters());
                cell = cell.substring(0, Math.min(40, cell.length())) + "…";
            }
            if (why != null && !(cell != null && gate.isEmpty(slot, cell))) {
                row[slot] = null;
                sound &= gate.spares(number, slot, cell == null ? "" : cell, why);
            }
        }
        for (int at = 0; at < width; at++) {
            if ((at < firstColumn || at >= firstColumn + size) && cells[at] != null) {
                gate.beside(number, at + 1);
            }
        }
        gate.row(number, row, sound, bytes);
    }

    private static boolean isBlank(String[] cells, Reason[] wrong, int width) {
        for (int i = 0; i < width; i++) {
            if (cells[i] != null || wrong[i] != null) {
                return false;
            }
        }
        return true;
    }

    private void rows(Workbook.Visitor visitor) throws IOException {
        try (Workbook workbook = opener.open(file)) {
            workbook.read(sheet, visitor);
        }
    }

    @Override
    public List<RawRow> rawRows(int most) throws IOException {
        try (Workbook workbook = opener.open(file)) {
            return workbook.first(sheet, most);
        }
    }
}
