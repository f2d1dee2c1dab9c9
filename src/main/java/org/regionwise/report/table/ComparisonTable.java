package org.regionwise.report.table;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.regionwise.analysis.compare.Comparison;
import org.regionwise.analysis.compare.NamedResult;
import org.regionwise.analysis.result.Estimate;
import org.regionwise.report.NaturalOrder;
import org.regionwise.report.message.Figures;
import org.regionwise.report.message.Numerals;
import org.regionwise.report.message.Words;
import org.regionwise.report.words.ResultParts;

/**
 * The regions of analyses side by side as a {@link ComparisonTableView} wants them: pooled percentages with their
 * intervals, and how far the analyses are apart.
 *
 * @param view how it is looked at
 * @param region the heading of the regions' names
 * @param analyses in the order of the comparison
 * @param difference the heading of how far they are apart
 * @param rows those of the window
 * @param inSight which rows these are
 */
public record ComparisonTable(
        ComparisonTableView view,
        Heading region,
        List<Column> analyses,
        Heading difference,
        List<Row> rows,
        RowsInSight inSight) {

    /**
     * A heading that sorts.
     *
     * @param words empty where the page says them
     * @param order {@code ascending} or {@code descending} where the table is sorted by it, else null
     * @param link the query that sorts by it, or the other way round
     */
    public record Heading(String words, String order, String link) {}

    /**
     * An analysis's columns.
     *
     * @param level of its intervals
     * @param pooled the heading of its pooled percentages
     */
    public record Column(String name, String level, Heading pooled) {}

    /**
     * A region.
     *
     * @param index its row, from 0, in the whole table
     * @param difference between its highest and its lowest pooled percentage, percentage points
     */
    public record Row(int index, String region, String name, List<Cell> cells, String difference) {}

    /** A pooled percentage and its interval. */
    public record Cell(String percent, String interval) {}

    /** The window of rows that {@code view} asks for, all with as many decimals as the roughest analysis needs. */
    public static ComparisonTable of(Comparison comparison, ComparisonTableView view, Words words) {
        int decimals = comparison.analyses().stream()
                .mapToInt(each -> Figures.decimals(each.result()))
                .max()
                .orElse(1);
        RegionSearch search = new RegionSearch(view.search());
        List<Comparison.Region> matched = comparison.regions().stream()
                .filter(each -> search.finds(each.region(), each.label()))
                .sorted(order(view, words))
                .toList();
        RowsInSight inSight =
                RowsInSight.of(matched.size(), comparison.regions().size(), view.from(), view.whole());
        return new ComparisonTable(
                inSight.from() == 0 ? view : view.beginningAt(inSight.from()),
                heading(
                        ResultParts.regionHeading(
                                comparison.analyses().stream()
                                        .map(NamedResult::result)
                                        .toList(),
                                words),
                        view,
                        ComparisonTableView.REGION),
                columns(comparison, view, words),
                heading("", view, ComparisonTableView.DIFFERENCE),
                IntStream.range(inSight.from(), inSight.to())
                        .mapToObj(i -> row(i, matched.get(i), decimals, words.numerals()))
                        .toList(),
                inSight);
    }

    private static List<Column> columns(Comparison comparison, ComparisonTableView view, Words words) {
        List<NamedResult> analyses = comparison.analyses();
        return IntStream.range(0, analyses.size())
                .mapToObj(i -> new Column(
                        analyses.get(i).name(),
                        words.numerals().level(analyses.get(i).result().model().interval()),
                        heading("", view, i)))
                .toList();
    }

    private static Heading heading(String words, ComparisonTableView view, int sort) {
        String order = view.sort() == sort ? view.ascending() ? "ascending" : "descending" : null;
        return new Heading(words, order, view.sortedBy(sort).query());
    }

    private static Row row(int index, Comparison.Region region, int decimals, Numerals numerals) {
        return new Row(
                index,
                region.region(),
                region.label(),
                region.pooled().stream()
                        .map(pooled -> new Cell(
                                numerals.percent(pooled.estimate(), decimals),
                                numerals.percentInterval(pooled, decimals)))
                        .toList(),
                numerals.percent(difference(region), decimals));
    }

    /** NaN where fewer than two analyses have the region, or may show it. */
    private static double difference(Comparison.Region region) {
        double[] estimates = region.pooled().stream()
                .mapToDouble(Estimate::estimate)
                .filter(estimate -> !Double.isNaN(estimate))
                .sorted()
                .toArray();
        return estimates.length < 2 ? Double.NaN : estimates[estimates.length - 1] - estimates[0];
    }

    /** Stable, so that equals stay in the order of the comparison; what is undefined comes last either way. */
    private static Comparator<Comparison.Region> order(ComparisonTableView view, Words words) {
        if (view.sort() == ComparisonTableView.REGION) {
            Comparator<Comparison.Region> names =
                    Comparator.comparing(Comparison.Region::label, new NaturalOrder(words));
            return view.ascending() ? names : names.reversed();
        }
        int sign = view.ascending() ? 1 : -1;
        return Comparator.comparing((Comparison.Region region) -> Double.isNaN(value(region, view.sort())))
                .thenComparingDouble(region -> sign * value(region, view.sort()));
    }

    private static double value(Comparison.Region region, int sort) {
        return sort == ComparisonTableView.DIFFERENCE
                ? difference(region)
                : region.pooled().get(sort).estimate();
    }

    /** Queries for the rows that are not here. */
    public RowsInSight.Others others() {
        return inSight.others(
                row -> view.beginningAt(row).query(), view.inWhole().query());
    }
}
