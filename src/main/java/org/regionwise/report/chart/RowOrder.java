package org.regionwise.report.chart;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The rows of a chart in an order that can be asked for. */
final class RowOrder {
    private RowOrder() {}

    /**
     * The place of every row, 0 the first, by its key.
     *
     * @param rows as they are drawn unless asked otherwise, which is also the order of ties
     */
    static <R> Map<String, Integer> places(List<R> rows, Function<R, String> key, Comparator<R> order) {
        Map<String, Integer> places = new HashMap<>();
        rows.stream().sorted(order).forEach(row -> places.put(key.apply(row), places.size()));
        return places;
    }
}
