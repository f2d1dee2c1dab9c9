package org.regionwise.report.chart;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.regionwise.report.Numbers;

/**
 * Which of so many rows a chart shows at once: all, or where they are too many their two ends, which a search can widen.
 *
 * @param rows how many there are
 */
record RowWindow(int rows) {
    /** More than so many are shown by their two ends. */
    private static final int MOST = 120;

    private static final int AT_EACH_END = 30;

    /** Whether some are left out. */
    boolean narrower() {
        return rows > MOST;
    }

    /** {@code total}, {@code ends} and, for the gap between the ends, {@code between}. */
    Map<String, Object> facts() {
        return Map.of(
                "total",
                rows,
                "ends",
                narrower() ? AT_EACH_END : rows,
                "between",
                Numbers.count(Math.max(0, rows - 2 * AT_EACH_END)) + " regions between these");
    }

    /**
     * A row that stands for those left out; one of them that is lit up takes its place. Each order names the keys that are
     * in sight under it.
     *
     * @param regions the rows, with their place in every order
     */
    ArrayNode gap(ArrayNode regions, List<String> orders) {
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
}
