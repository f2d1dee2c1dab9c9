package org.regionwise.report.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.regionwise.analysis.compare.PooledOrder;
import org.regionwise.analysis.result.RegionEstimate;
import org.regionwise.analysis.result.Result;
import org.regionwise.release.Released;
import org.regionwise.report.NaturalOrder;
import org.regionwise.report.message.Words;

/**
 * The table of regions as a {@link TableView} wants it: the rows of one window, all of them where they are few.
 *
 * @param view how it is looked at
 * @param columns the columns but the region's, in order
 * @param region the heading of the regions' names
 * @param choices all columns that the result has, for choosing
 * @param rows those of the window
 * @param total all regions together, whatever is filtered
 * @param inSight which rows these are
 * @param notes what the columns mean, in sentences
 */
public record TablePage(
        TableView view,
        List<Heading> columns,
        Heading region,
        List<Choice> choices,
        List<Row> rows,
        Row total,
        RowsInSight inSight,
        List<String> notes) {
    /**
     * A column's heading.
     *
     * @param order {@code ascending} or {@code descending} where the table is sorted by it, else null
     * @param link the query that sorts by it, or the other way round
     */
    public record Heading(TableColumn column, String words, String order, String link) {}

    /** A column that can be chosen. */
    public record Choice(TableColumn column, String words, boolean shown) {}

    /**
     * A region.
     *
     * @param index its row, from 0, in the whole table
     * @param notes flags in words
     * @param cells aligned with the columns
     */
    public record Row(int index, String region, String name, String notes, List<Cell> cells) {}

    /** A figure as it is printed, with its classes in the style sheet. */
    public record Cell(String style, String text) {}

    /** The window of rows that {@code view} asks for, sorted, filtered and with its columns. */
    public static TablePage of(Released released, TableView view, Words words) {
        Result result = released.result();
        int decimals = view.decimals() == TableView.AUTOMATIC
                ? Math.max(0, PrintedTable.decimals(result) - (view.per() == TableView.PERCENT ? 0 : 1))
                : view.decimals();
        TableColumn.Unit unit = new TableColumn.Unit(view.per(), decimals, words);
        List<TableColumn> has = Arrays.stream(TableColumn.values())
                .filter(column -> column != TableColumn.REGION && column.in(result))
                .toList();
        List<TableColumn> columns = has.stream()
                .filter(column -> view.columns().isEmpty()
                        ? column.usual()
                        : view.columns().contains(column))
                .toList();
        RegionNotes notes = RegionNotes.of(result, words);
        List<RegionEstimate> matched = PooledOrder.of(result).stream()
                .filter(wanted(view, notes))
                .sorted(order(view, words))
                .toList();
        RowsInSight inSight = RowsInSight.of(matched.size(), result.regions().size(), view.from(), view.whole());
        List<Row> rows = new ArrayList<>();
        for (int i = inSight.from(); i < inSight.to(); i++) {
            RegionEstimate region = matched.get(i);
            rows.add(new Row(
                    i,
                    region.region(),
                    region.label(),
                    notes.words(region),
                    columns.stream()
                            .map(column -> new Cell(column.style(), column.cell(region, unit)))
                            .toList()));
        }
        return new TablePage(
                inSight.from() == 0 ? view : view.beginningAt(inSight.from()),
                columns.stream()
                        .map(column -> heading(column, result, unit, view))
                        .toList(),
                heading(TableColumn.REGION, result, unit, view),
                has.stream()
                        .map(column -> new Choice(column, column.heading(result, unit), columns.contains(column)))
                        .toList(),
                rows,
                total(result, columns, unit),
                inSight,
                TableNotes.of(result, columns, words));
    }

    private static Heading heading(TableColumn column, Result result, TableColumn.Unit unit, TableView view) {
        String order = view.sort() == column ? view.ascending() ? "ascending" : "descending" : null;
        return new Heading(
                column,
                column.heading(result, unit),
                order,
                view.sortedBy(column).query());
    }

    private static Predicate<RegionEstimate> wanted(TableView view, RegionNotes notes) {
        RegionSearch search = new RegionSearch(view.search());
        return region -> search.finds(region.region(), region.label())
                && (!view.flagged() || !notes.words(region).isEmpty())
                && (view.below() == 0 || region.respondents() >= 0 && region.respondents() < view.below());
    }

    /** Stable, so that equals stay in the order of the pooled estimates; what is undefined comes last either way. */
    private static Comparator<RegionEstimate> order(TableView view, Words words) {
        TableColumn column = view.sort();
        if (column == TableColumn.REGION) {
            Comparator<RegionEstimate> names = Comparator.comparing(RegionEstimate::label, new NaturalOrder(words));
            return view.ascending() ? names : names.reversed();
        }
        int sign = view.ascending() ? 1 : -1;
        return Comparator.comparing((RegionEstimate region) -> Double.isNaN(column.value(region)))
                .thenComparingDouble(region -> sign * column.value(region));
    }

    private static Row total(Result result, List<TableColumn> columns, TableColumn.Unit unit) {
        return new Row(
                -1,
                "",
                TableColumn.REGION.total(result, unit),
                "",
                columns.stream()
                        .map(column -> new Cell(column.style(), column.total(result, unit)))
                        .toList());
    }

    /** The rows as HTML, each with a link to its region's page, whose address is {@code regionLink} and the key. */
    public String markup(String regionLink) {
        return RowMarkup.of(rows, inSight.windowed(), regionLink);
    }

    /** Queries for the rows that are not here. */
    public RowsInSight.Others others() {
        return inSight.others(
                row -> view.beginningAt(row).query(), view.inWhole().query());
    }
}
