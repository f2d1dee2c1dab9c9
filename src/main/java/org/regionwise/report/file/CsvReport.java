package org.regionwise.report.file;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.stream.Stream;
import org.regionwise.analysis.compare.PooledOrder;
import org.regionwise.analysis.result.RegionEstimate;
import org.regionwise.release.Released;
import org.regionwise.report.Markers;
import org.regionwise.report.message.Words;
import org.regionwise.report.table.FigureMarks;
import org.regionwise.report.table.ResultColumn;
import org.regionwise.report.table.ResultColumns;

/**
 * The regional table as CSV, one row a region, poststratified figures and the group at its end; groups of regions have
 * a table of their own, with the same columns. Text that a spreadsheet would run as
 * a formula gets a leading apostrophe; numbers are written as numbers.
 */
public final class CsvReport {
    private CsvReport() {}

    /** Writes what is released to {@code out}, which is flushed and left open. */
    public static void write(Released released, OutputStream out) throws IOException {
        write(released, Markers.LETTERS, out);
    }

    /** The same with markers in place of figures that are not there, where they are for files of data. */
    public static void write(Released released, Markers markers, OutputStream out) throws IOException {
        CsvRecords.write(header(released, markers), records(released, markers), out);
    }

    /** The same without markers and without a byte order mark, as the description beside it says. */
    public static void writeUnmarked(Released released, OutputStream out) throws IOException {
        CsvRecords.writeUnmarked(header(released, Markers.LETTERS), records(released, Markers.LETTERS), out);
    }

    /** Columns of numbers behind those of every result: {@code poststratified}, {@code poststratified_lower}. */
    public static List<String> further(Released released) {
        return new PoststratifiedColumns(released.result(), Markers.LETTERS).header();
    }

    static List<String> header(Released released, Markers markers) {
        return Stream.of(
                        ResultColumn.ofCsv().stream().map(ResultColumn::code),
                        new PoststratifiedColumns(released.result(), markers).header().stream(),
                        grouped(released).stream().map(ResultColumn::code))
                .flatMap(each -> each)
                .toList();
    }

    /** The column that names a region's group, the last one; none where regions are in no groups. */
    public static List<ResultColumn> grouped(Released released) {
        return released.result().aggregates().isEmpty() ? List.of() : List.of(ResultColumn.GROUP);
    }

    /** A record a region, as wide as the header. */
    static List<List<String>> records(Released released, Markers markers) {
        FigureMarks marks = new FigureMarks(released, markers);
        ResultColumns facts = ResultColumns.of(released, Words.english());
        PoststratifiedColumns people = new PoststratifiedColumns(released.result(), markers);
        return PooledOrder.of(released.result()).stream()
                .map(region -> Stream.of(
                                ResultColumn.ofCsv().stream().map(column -> cell(column, region, facts, marks)),
                                people.cells(region.region()).stream(),
                                grouped(released).stream().map(column -> cell(column, region, facts, marks)))
                        .flatMap(each -> each)
                        .toList())
                .toList();
    }

    private static String cell(ResultColumn column, RegionEstimate region, ResultColumns facts, FigureMarks marks) {
        if (column.numeric()) {
            double value = column.number(region);
            return Double.isFinite(value) ? CsvRecords.number(value) : marks.inData(column, region);
        }
        return SpreadsheetText.disarmed(facts.text(column, region));
    }
}
