package org.regionwise.survey.file;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.regionwise.survey.Column;
import org.regionwise.survey.ColumnType;
import org.regionwise.survey.DateOrder;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.NumberNotation;
import org.regionwise.survey.Progress;
import org.regionwise.survey.row.RowTally;

/**
 * A file read once from beginning to end, before anything is stored: what is in its columns, and that it is sound.
 *
 * @param tally how many rows there are, and what was met in them; cells of any column that cannot be read count as
 *     empty
 * @param columns a summary of every column, in file order
 * @param preview the first rows as they were understood, aligned with the columns; null where empty
 */
public record SurveyScan(RowTally tally, List<ColumnSummary> columns, List<List<String>> preview) {
    /** The most values a summary lists. */
    public static final int VALUES_SHOWN = 50;

    /** The most values that are counted in a column, which bounds the memory of a scan. */
    public static final int VALUES_COUNTED = 1_000;

    private static final int PREVIEW_ROWS = 8;

    public SurveyScan {
        columns = List.copyOf(columns);
        preview = List.copyOf(preview);
    }

    /**
     * Reads a whole file.
     *
     * @throws ImportProblem if any row cannot be read, or there is none
     */
    public static SurveyScan of(SurveyFile file, Progress progress) {
        List<ColumnScan> scans = scans(file);
        PlainScan plain = PlainScan.of(file, scans, PREVIEW_ROWS, progress);
        return plain == null ? general(file, progress) : of(file, RowTally.of(plain.rows()), scans, plain.preview());
    }

    /** By the reader that knows all rules. */
    static SurveyScan general(SurveyFile file, Progress progress) {
        List<ColumnScan> scans = scans(file);
        List<List<String>> preview = new ArrayList<>();
        RowTally tally = file.readCounted(
                file.columns(),
                column -> false,
                (row, cells, times) -> {
                    for (int i = 0; i < cells.length; i++) {
                        scans.get(i).observe(row, cells[i], times);
                    }
                    if (preview.size() < PREVIEW_ROWS) {
                        preview.add(Collections.unmodifiableList(Arrays.asList(cells.clone())));
                    }
                },
                progress);
        return of(file, tally, scans, preview);
    }

    private static List<ColumnScan> scans(SurveyFile file) {
        return file.columns().stream()
                .map(column -> new ColumnScan(file, column))
                .toList();
    }

    private static SurveyScan of(SurveyFile file, RowTally tally, List<ColumnScan> scans, List<List<String>> preview) {
        List<ColumnSummary> summaries = scans.stream().map(ColumnScan::summary).toList();
        NumberNotation numbers = file.options().numbers();
        return new SurveyScan(
                tally,
                summaries,
                preview.stream().map(row -> understood(row, summaries, numbers)).toList());
    }

    /** Number of rows that are not blank; of respondents, where a row stands for several. */
    public long rows() {
        return tally.rows();
    }

    /** Unsound rows that were left out. */
    public long leftOut() {
        return tally.leftOut();
    }

    /** Rows below the data that are no data, in words; they are left out. */
    public List<String> notes() {
        return tally.notes();
    }

    /** Numbers that computers would write otherwise are shown as they would. */
    private static List<String> understood(List<String> row, List<ColumnSummary> columns, NumberNotation numbers) {
        List<String> cells = new ArrayList<>(row);
        for (int i = 0; i < cells.size() && !numbers.equals(NumberNotation.POINT); i++) {
            boolean number = cells.get(i) != null && columns.get(i).column().type() == ColumnType.NUMBER;
            if (number && numbers.parse(cells.get(i)).isPresent()) {
                cells.set(i, numbers.canonical(cells.get(i)));
            }
        }
        return Collections.unmodifiableList(cells);
    }

    /** Usual ways to write no answer without which more columns would be of numbers. */
    public List<String> wordsAmongNumbers() {
        return columns.stream()
                .flatMap(summary -> summary.doubts().words().stream())
                .distinct()
                .sorted()
                .toList();
    }

    /** Columns whose values are all dates, and not yet written as ISO 8601 has them. */
    public List<ColumnSummary> dateColumns() {
        return columns.stream().filter(summary -> !summary.dates().isEmpty()).toList();
    }

    /** The orders in which all of these are dates, most likely first; several when the file does not tell. */
    public List<DateOrder> dateOrders() {
        return Arrays.stream(DateOrder.values())
                .filter(order -> !dateColumns().isEmpty()
                        && dateColumns().stream()
                                .allMatch(column -> column.dates().contains(order)))
                .toList();
    }

    /** Names and types. */
    public List<Column> types() {
        return columns.stream().map(ColumnSummary::column).toList();
    }

    /** The summary of the named column. */
    public Optional<ColumnSummary> column(String name) {
        return columns.stream()
                .filter(summary -> summary.column().name().equals(name))
                .findFirst();
    }
}
