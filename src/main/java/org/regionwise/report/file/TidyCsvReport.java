package org.regionwise.report.file;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.regionwise.analysis.compare.PooledOrder;
import org.regionwise.analysis.result.Estimate;
import org.regionwise.analysis.result.PoststratifiedFigure;
import org.regionwise.analysis.result.RegionEstimate;
import org.regionwise.analysis.result.Result;
import org.regionwise.release.Released;
import org.regionwise.report.Markers;
import org.regionwise.report.table.FigureMarks;
import org.regionwise.report.table.ResultColumn;

/**
 * The regional table as tidy CSV, one row a region and quantity, as drawing and joining programs like it. Quantities
 * carry the names of the wide table's columns; one that no region has is left out, one that a single region lacks has a
 * row of empty cells. Figures of a population follow, those of all regions together with an empty region, and figures
 * of groups of regions, which have a group and no region.
 */
public final class TidyCsvReport {
    /** A contract: columns are added at the end. */
    private static final List<String> HEADER =
            List.of("region", "name", "quantity", "estimate", "lower", "upper", "standard_error", "level", "flags");

    private TidyCsvReport() {}

    /** Writes what is released to {@code out}, which is flushed and left open. */
    public static void write(Released released, OutputStream out) throws IOException {
        write(released, Markers.LETTERS, out);
    }

    /** The same with markers in place of figures that are not there, where they are for files of data. */
    public static void write(Released released, Markers markers, OutputStream out) throws IOException {
        CsvRecords.write(header(released), records(released, markers), out);
    }

    static List<String> header(Released released) {
        List<String> header = released.result().poststratified().isEmpty() ? HEADER : with(HEADER, "cell");
        return released.result().aggregates().isEmpty() ? header : with(header, ResultColumn.GROUP.code());
    }

    /** A record a region and figure, as wide as the header. */
    static List<List<String>> records(Released released, Markers markers) {
        FigureMarks marks = new FigureMarks(released, markers);
        Result result = released.result();
        List<RegionQuantity> quantities = RegionQuantities.of(result);
        Stream<List<String>> records = PooledOrder.of(result).stream()
                .flatMap(region -> quantities.stream().map(quantity -> record(region, quantity, marks)));
        List<List<String>> all = new ArrayList<>(records.toList());
        if (!result.poststratified().isEmpty()) {
            addPeople(result, markers, all);
        }
        if (!result.aggregates().isEmpty()) {
            addGroups(released, markers, all);
        }
        return all;
    }

    /** Each record gets the group of its region; those of groups have no region. */
    private static void addGroups(Released released, Markers markers, List<List<String>> all) {
        Map<String, String> groups = new HashMap<>();
        released.result()
                .regions()
                .forEach(region -> groups.put(SpreadsheetText.disarmed(region.region()), region.group()));
        all.replaceAll(record -> with(record, SpreadsheetText.disarmed(groups.get(record.get(0)))));
        Released own = released.ofAggregates();
        int width = header(released).size();
        for (List<String> record : records(own, markers)) {
            List<String> wide = new ArrayList<>(record);
            wide.set(0, "");
            while (wide.size() < width - 1) {
                wide.add("");
            }
            wide.add(record.get(0));
            all.add(wide);
        }
    }

    private static void addPeople(Result result, Markers markers, List<List<String>> all) {
        all.replaceAll(record -> with(record, ""));
        Map<String, String> names = new HashMap<>();
        result.regions().forEach(region -> names.put(region.region(), region.name()));
        String level = CsvRecords.number(result.model().interval());
        for (PoststratifiedFigure each : result.poststratified()) {
            List<String> figure = PoststratifiedColumns.cells(each, markers);
            all.add(List.of(
                    each.region() == null ? "" : SpreadsheetText.disarmed(each.region()),
                    SpreadsheetText.disarmed(names.getOrDefault(each.region(), "")),
                    each.standardised() ? "standardised" : "poststratified",
                    figure.get(0),
                    figure.get(2),
                    figure.get(3),
                    figure.get(1),
                    level,
                    String.join(";", each.flags()),
                    SpreadsheetText.disarmed(PoststratifiedColumns.cell(each, result))));
        }
    }

    private static List<String> with(List<String> record, String last) {
        return Stream.concat(record.stream(), Stream.of(last)).toList();
    }

    private static List<String> record(RegionEstimate region, RegionQuantity quantity, FigureMarks marks) {
        Estimate value = quantity.of().apply(region);
        if (!quantity.definedIn(region)) {
            String mark = marks.inData(quantity.column(), region);
            String limit = Double.isNaN(quantity.level()) ? "" : mark;
            return record(region, quantity, mark, limit, limit, "");
        }
        return record(
                region,
                quantity,
                CsvRecords.number(value.estimate()),
                CsvRecords.number(value.lower()),
                CsvRecords.number(value.upper()),
                CsvRecords.number(value.standardError()));
    }

    private static List<String> record(
            RegionEstimate region,
            RegionQuantity quantity,
            String estimate,
            String lower,
            String upper,
            String standardError) {
        return List.of(
                SpreadsheetText.disarmed(region.region()),
                SpreadsheetText.disarmed(region.name()),
                quantity.name(),
                estimate,
                lower,
                upper,
                standardError,
                CsvRecords.number(quantity.level()),
                String.join(";", region.flags()));
    }
}
