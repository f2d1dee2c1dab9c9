package org.regionwise.survey;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** A sheet of a workbook of Excel 2007 or later. Rows are numbered as in the sheet. */
final class ExcelSource implements RowSource {
    /** Different texts of a workbook, which are all in memory while it is read. */
    static final int MOST_STRINGS = 2_000_000;

    static final long MOST_CHARACTERS = 60_000_000;

    private final ReceivedFile file;
    private final ExcelWorkbook facts;
    private final ExcelWorkbook.Sheet sheet;
    private final ReadingOptions options;
    private final List<String> columns;
    private final int firstColumn;

    private ExcelSource(
            ReceivedFile file,
            ExcelWorkbook facts,
            ExcelWorkbook.Sheet sheet,
            ReadingOptions options,
            List<String> columns,
            int firstColumn) {
        this.file = file;
        this.facts = facts;
        this.sheet = sheet;
        this.options = options;
        this.columns = columns;
        this.firstColumn = firstColumn;
    }

    /** @throws ImportProblem if it is damaged or no workbook, or has not the sheet or the header that was asked for */
    static ExcelSource open(ReceivedFile file, ReadingOptions wanted) throws IOException {
        if (Files.size(file.path()) > file.limits().fileBytes()) {
            throw new ImportProblem(file.problem("the file has more than "
                    + ImportLimits.inWords(file.limits().fileBytes()) + ", which is the limit"));
        }
        try (ExcelPackage workbook = ExcelPackage.open(file)) {
            ExcelWorkbook facts = ExcelWorkbook.read(workbook, file);
            ExcelSheet reader = new ExcelSheet(workbook, facts, facts.sharedStrings(workbook, file), file);
            ExcelWorkbook.Sheet sheet = sheet(facts, reader, wanted.sheet(), file);
            List<RawRow> first = reader.first(sheet.part(), TitleRows.LOOKED_AT);
            if (first.isEmpty()) {
                throw new ImportProblem(file.problem("the sheet “" + sheet.name() + "” is empty"));
            }
            int row = wanted.headerRow() == null ? headerRow(first) : wanted.headerRow();
            List<String> header = row == 0 ? first.get(0).cells() : header(reader, sheet, row, file);
            int from = 0;
            int to = header.size();
            while (from < to && header.get(from).isBlank()) {
                from++;
            }
            while (to > from && header.get(to - 1).isBlank()) {
                to--;
            }
            List<String> names = row == 0 ? HeaderNames.numbered(to - from) : header.subList(from, to);
            return new ExcelSource(
                    file,
                    facts,
                    sheet,
                    wanted.asWorkbook(sheet.name(), row),
                    HeaderNames.check(file, row, names),
                    from);
        }
    }

    private static List<String> header(ExcelSheet reader, ExcelWorkbook.Sheet sheet, int row, ReceivedFile file)
            throws IOException {
        List<List<String>> found = new ArrayList<>();
        reader.read(sheet.part(), (number, cells, wrong, width, read) -> {
            if (number == row) {
                List<String> texts = new ArrayList<>();
                for (int i = 0; i < width; i++) {
                    texts.add(cells[i] == null ? "" : cells[i]);
                }
                found.add(texts);
            }
            return number < row;
        });
        if (found.isEmpty()) {
            throw new ImportProblem(file.problem(
                    "the sheet “" + sheet.name() + "” has nothing in row " + row + ", where its header should be"));
        }
        return found.get(0);
    }

    /** The one asked for; else the first that people see and that looks like a table. */
    private static ExcelWorkbook.Sheet sheet(ExcelWorkbook facts, ExcelSheet reader, String wanted, ReceivedFile file)
            throws IOException {
        if (wanted != null) {
            return facts.sheets().stream()
                    .filter(sheet -> sheet.name().equals(wanted))
                    .findFirst()
                    .orElseThrow(() -> new ImportProblem(new Problem(
                            file.name(),
                            0,
                            "",
                            wanted,
                            "there is no such sheet; the sheets are " + String.join(", ", names(facts)))));
        }
        for (ExcelWorkbook.Sheet sheet : facts.sheets()) {
            List<RawRow> first = sheet.visible() ? reader.first(sheet.part(), TitleRows.LOOKED_AT) : List.of();
            if (first.stream().filter(row -> filled(row) > 1).count() > 1) {
                return sheet;
            }
        }
        return facts.sheets().get(0);
    }

    private static long filled(RawRow row) {
        return row.cells().stream().filter(cell -> !cell.isBlank()).count();
    }

    private static int headerRow(List<RawRow> first) {
        int index = TitleRows.headerRow(first.stream().map(RawRow::cells).toList()) - 1;
        return (int) first.get(index).row();
    }

    private static List<String> names(ExcelWorkbook facts) {
        return facts.sheets().stream().map(ExcelWorkbook.Sheet::name).toList();
    }

    @Override
    public FileFormat format() {
        return FileFormat.XLSX;
    }

    @Override
    public ReadingOptions options() {
        return options;
    }

    @Override
    public List<String> columns() {
        return columns;
    }

    @Override
    public List<ColumnLabels> labels() {
        return Collections.nCopies(columns.size(), ColumnLabels.NONE);
    }

    @Override
    public List<String> sheets() {
        return names(facts);
    }

    @Override
    public void read(RowGate gate) throws IOException {
        long bytes = Files.size(file.path());
        int headerRow = options.headerRow();
        String[] row = new String[gate.width()];
        rows((number, cells, wrong, width, read) -> {
            if (number <= headerRow || isBlank(cells, wrong, width)) {
                return true;
            }
            String only = only(cells, wrong, width);
            if (only != null && columns.size() > 1 && NoteRow.isNote(only)) {
                String[] kept = Arrays.copyOf(cells, width);
                String[] keptWrong = Arrays.copyOf(wrong, width);
                gate.aside(number, only, () -> handOn(gate, row, number, kept, keptWrong, (long) (read * bytes)));
            } else {
                handOn(gate, row, number, cells, wrong, (long) (read * bytes));
            }
            return true;
        });
    }

    /** The only text of a row; null when there are several. */
    private static String only(String[] cells, String[] wrong, int width) {
        String only = null;
        for (int i = 0; i < width; i++) {
            if (wrong[i] != null || only != null && cells[i] != null) {
                return null;
            }
            only = cells[i] == null ? only : cells[i];
        }
        return only;
    }

    private void handOn(RowGate gate, String[] row, long number, String[] cells, String[] wrong, long bytes) {
        NumberNotation notation = options.numbers();
        int width = Math.min(cells.length, wrong.length);
        boolean sound = true;
        for (int i = 0; i < columns.size(); i++) {
            int at = firstColumn + i;
            String cell = at < width ? cells[at] : null;
            if (at < width && wrong[at] != null) {
                gate.problem(number, columns.get(i), cell == null ? "" : cell, wrong[at]);
                sound = false;
            } else if (cell != null && cell.length() > gate.limits().cellCharacters()) {
                gate.problem(
                        number,
                        columns.get(i),
                        cell.substring(0, Math.min(40, cell.length())) + "…",
                        "the cell has more than " + gate.limits().cellCharacters() + " characters");
                sound = false;
            }
            int slot = gate.slot(i);
            if (slot >= 0) {
                // a number that the sheet keeps as a number has to read as one where texts have a decimal comma
                row[slot] = cell != null && notation.decimal() != '.' && NumberText.isNumber(cell)
                        ? notation.written(cell)
                        : cell;
            }
        }
        sound &= checkOutside(gate, number, cells, width);
        gate.row(number, row, sound, bytes);
    }

    /** A cell beside the table would be lost without a word. */
    private boolean checkOutside(RowGate gate, long number, String[] cells, int width) {
        for (int at = 0; at < width; at++) {
            boolean outside = at < firstColumn || at >= firstColumn + columns.size();
            if (outside && cells[at] != null) {
                gate.problem(
                        number,
                        "",
                        cells[at].substring(0, Math.min(40, cells[at].length())),
                        "the cell stands in sheet column " + (at + 1) + ", which has no name in row "
                                + options.headerRow() + "; name the column, or clear it");
                return false;
            }
        }
        return true;
    }

    private static boolean isBlank(String[] cells, String[] wrong, int width) {
        for (int i = 0; i < width; i++) {
            if (cells[i] != null || wrong[i] != null) {
                return false;
            }
        }
        return true;
    }

    private void rows(ExcelSheet.Visitor visitor) throws IOException {
        try (ExcelPackage workbook = ExcelPackage.open(file)) {
            new ExcelSheet(workbook, facts, facts.sharedStrings(workbook, file), file).read(sheet.part(), visitor);
        }
    }

    @Override
    public List<RawRow> rawRows(int most) throws IOException {
        try (ExcelPackage workbook = ExcelPackage.open(file)) {
            return new ExcelSheet(workbook, facts, facts.sharedStrings(workbook, file), file).first(sheet.part(), most);
        }
    }
}
