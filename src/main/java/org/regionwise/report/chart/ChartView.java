package org.regionwise.report.chart;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.regionwise.analysis.result.Result;
import org.regionwise.release.Released;
import org.regionwise.report.chart.input.ChartSource;
import org.regionwise.report.chart.row.InfluenceRows;
import org.regionwise.report.chart.row.PredictorRows;
import org.regionwise.report.chart.row.RowWindow;
import org.regionwise.report.message.Words;

/**
 * A chart as a page places it, before anything is drawn.
 *
 * @param code as addresses name it
 * @param question its title
 * @param part where on a result's pages it stands
 * @param alternative what it shows, in words
 * @param note how to read it, its terms marked; empty where it says so itself
 * @param orders orders of the rows that can be asked for, values of its parameter {@code order}
 * @param intervals whether intervals are shown on demand
 * @param window which of its regions it shows at once
 * @param choice name of the parameter that says which of several is drawn, empty without one
 * @param choices its values
 */
public record ChartView(
        String code,
        String question,
        Chart.Part part,
        String alternative,
        String note,
        List<Order> orders,
        boolean intervals,
        RowWindow window,
        String choice,
        List<String> choices) {
    private static final String BY_POOLED = "byPooled";
    private static final String BY_RAW = "byRaw";
    private static final String BY_SIZE = "bySize";
    static final String BY_NAME = "byName";
    private static final String BY_RANK = "byRank";
    private static final List<String> SHRINKAGE_ORDERS = List.of(BY_POOLED, BY_RAW, BY_SIZE, BY_NAME);
    static final String BY_FIRST = "byFirst";
    static final String BY_DIFFERENCE = "byDifference";

    /** An order of the rows: the parameter's value, and its name on the page. */
    public record Order(String value, String label) {}

    /** Whether it is also seen without scripts, and not only asked for: the first chart of a page. */
    public boolean first() {
        return part == Chart.Part.ANSWER || code.equals(Chart.SHRINKAGE.code()) || code.equals(Chart.CHECK.code());
    }

    /** Whether it shows only some of so many regions at once, and can search for others. */
    public boolean searchable() {
        return !orders.isEmpty() && window.narrower();
    }

    /** Whether a parameter may have a value: orders are those that pages offer, whatever else may be anything. */
    static boolean isOrder(String parameter, String value) {
        return !parameter.equals("order")
                || Stream.of(BY_POOLED, BY_RAW, BY_SIZE, BY_NAME, BY_RANK, BY_FIRST, BY_DIFFERENCE)
                        .anyMatch(value::equals);
    }

    /** The orders of the chart of shrinkage, which is also shown of what is not kept. */
    public static List<Order> shrinkageOrders(Words words) {
        return orders(words, SHRINKAGE_ORDERS);
    }

    /** Orders with their names. */
    static List<Order> orders(Words words, List<String> values) {
        return values.stream()
                .map(value -> new Order(value, words.say("chart.order." + value)))
                .toList();
    }

    /**
     * The charts that apply to a result, in the order of the page.
     *
     * @param mapped whether regions have shapes, or places on a tile grid
     * @param words those of the page
     */
    public static List<ChartView> of(Released released, boolean mapped, Words words) {
        return of(released, mapped, EnumSet.allOf(Chart.Part.class), words);
    }

    /** The same of some parts of the pages: what a chart shows in words takes a while where regions are many. */
    public static List<ChartView> of(Released released, boolean mapped, Set<Chart.Part> parts, Words words) {
        Result result = released.result();
        return Stream.of(Chart.values())
                .filter(chart -> parts.contains(chart.part()))
                .filter(chart -> chart.applies(result, mapped))
                .filter(chart -> chart != Chart.INFLUENCE || mayBeLeftOut(released))
                .map(chart -> view(chart, released, words))
                .toList();
    }

    /** What changes when a region is left out would tell of the region what is withheld. */
    public static boolean mayBeLeftOut(Released released) {
        return !released.withholds();
    }

    private static ChartView view(Chart chart, Released released, Words language) {
        Released drawn = chart == Chart.GROUPS ? released.ofAggregates() : released;
        Result result = drawn.result();
        ChartWords words = new ChartWords(ChartSource.of(drawn), language);
        List<String> orders = switch (chart) {
            case SHRINKAGE -> SHRINKAGE_ORDERS;
            case INTERVALS, GROUPS -> List.of(BY_POOLED, BY_SIZE, BY_NAME);
            case RANKS -> List.of(BY_RANK, BY_POOLED, BY_NAME);
            default -> List.of();
        };
        RowWindow window = new RowWindow(result.regions().size());
        List<String> choices = switch (chart) {
            case PREDICTOR -> PredictorRows.names(result);
            case INFLUENCE -> InfluenceRows.parameters(result);
            default -> List.of();
        };
        return new ChartView(
                chart.code(),
                chart.question(language),
                chart.part(),
                words.alternative(chart) + (orders.isEmpty() ? "" : window.told(language, true)),
                new ChartWords(ChartSource.of(drawn), language.marking()).note(chart),
                orders(language.about(result), orders),
                chart == Chart.SHRINKAGE,
                window,
                chart == Chart.PREDICTOR ? "predictor" : "parameter",
                choices);
    }
}
