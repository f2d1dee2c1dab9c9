package org.regionwise.report.chart.row;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.regionwise.report.message.Words;

/**
 * Which of so many rows a chart shows at once, in which order, and how large: all, or where they are too many their two
 * ends, which a search can widen.
 *
 * @param rows how many there are
 */
public record RowWindow(int rows) {
    /** Rows are high up to so many. */
    private static final int ROOMY = 40;
    /** More than so many are shown by their two ends. */
    private static final int MOST = 120;

    private static final int AT_EACH_END = 30;
    /** More points than this are drawn as a cloud. */
    private static final int CROWD = 500;

    /** Whether some are left out. */
    public boolean narrower() {
        return rows > MOST;
    }

    /** Whether rows may be high. */
    public boolean roomy() {
        return rows <= ROOMY;
    }

    /** {@code total}, {@code ends} and, for the gap between the ends, {@code between}. */
    public Map<String, Object> facts(Words words) {
        return Map.of(
                "total",
                rows,
                "ends",
                narrower() ? AT_EACH_END : rows,
                "between",
                words.say("chart.between", "regions", Math.max(0, rows - 2 * AT_EACH_END)));
    }

    /**
     * A row that stands for those left out; one of them that is lit up takes its place. Each order names the keys that
     * are in sight under it.
     *
     * @param regions the rows, with their place in every order
     */
    public ArrayNode gap(ArrayNode regions, List<String> orders) {
        ArrayNode gap = JsonNodeFactory.instance.arrayNode();
        if (narrower()) {
            ObjectNode row = gap.addObject().put("label", "⋯");
            for (String order : orders) {
                ArrayNode shown = row.putArray(order);
                regions.forEach(region -> {
                    int place = region.path(order).asInt();
                    if (place < AT_EACH_END || place >= rows - AT_EACH_END) {
                        shown.add(region.path("region").asText());
                    }
                });
            }
        }
        return gap;
    }

    /**
     * Height of a row and areas of marks in pixels, {@code faint} as an opacity, {@code moves} 1 where arrows are
     * drawn.
     */
    public Map<String, Object> sizes() {
        boolean few = !narrower();
        boolean cloud = rows > CROWD;
        return Map.of(
                "step", roomy() ? 26 : 18,
                "dot", few ? 70 : cloud ? 14 : 36,
                "faint", few ? 1 : cloud ? 0.15 : 0.5,
                "largest", few ? 420 : cloud ? 80 : 200,
                "smallest", cloud ? 8 : 16,
                "moves", cloud ? 0 : 1);
    }

    /**
     * The place of every row in an order that can be asked for, 0 the first, by its key.
     *
     * @param rows as they are drawn unless asked otherwise, which is also the order of ties
     */
    public static <R> Map<String, Integer> places(List<R> rows, Function<R, String> key, Comparator<R> order) {
        Map<String, Integer> places = new HashMap<>();
        rows.stream().sorted(order).forEach(row -> places.put(key.apply(row), places.size()));
        return places;
    }
}
