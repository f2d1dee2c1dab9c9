package org.regionwise.report.agency;

import java.util.List;
import java.util.stream.Stream;
import org.regionwise.analysis.result.RegionEstimate;
import org.regionwise.release.Released;
import org.regionwise.report.file.CsvReport;
import org.regionwise.report.message.Words;
import org.regionwise.report.table.ColumnMeaning;
import org.regionwise.report.table.ResultColumn;

/**
 * A column of the regional table as CSV, described.
 *
 * @param name its head
 * @param column null for a poststratified figure
 * @param meaning in a sentence
 * @param unit what its numbers are in; empty for words
 */
record DescribedColumn(String name, ResultColumn column, String meaning, String unit) {
    /** All columns, in their order. */
    static List<DescribedColumn> of(Released released, Words words) {
        ColumnMeaning meaning = new ColumnMeaning(released.result(), words);
        return Stream.of(
                        ResultColumn.ofCsv().stream().map(column -> of(column, meaning)),
                        CsvReport.further(released).stream()
                                .map(name -> new DescribedColumn(
                                        name, null, further(name, words), meaning.unit(ResultColumn.POOLED))),
                        CsvReport.grouped(released).stream().map(column -> of(column, meaning)))
                .flatMap(each -> each)
                .toList();
    }

    private static DescribedColumn of(ResultColumn column, ColumnMeaning meaning) {
        return new DescribedColumn(
                column.code(), column, meaning.of(column), column.numeric() ? meaning.unit(column) : "");
    }

    private static String further(String name, Words words) {
        boolean standard = name.startsWith("standardised");
        String part = name.replaceFirst("^(poststratified|standardised)_?", "");
        return words.say("dictionary.people", "standard", standard, "part", part.isEmpty() ? "estimate" : part);
    }

    boolean numeric() {
        return !unit.isEmpty();
    }

    /** Whether its numbers are measured, and not counted. */
    boolean continuous() {
        return numeric()
                && (column == null
                        || column.unit() != ResultColumn.Unit.COUNT && column.unit() != ResultColumn.Unit.RANK);
    }

    /** Whether a region has a number in it. */
    boolean definedIn(RegionEstimate region) {
        return column != null && Double.isFinite(column.number(region));
    }
}
