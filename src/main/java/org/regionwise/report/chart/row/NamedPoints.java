package org.regionwise.report.chart.row;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The points of a chart that carry their names: the most remarkable ones, as far as their names leave each other room.
 */
final class NamedPoints {
    private static final int MOST = 10;
    private static final int FEW = 3;
    /** Room of a name, as shares of the chart's width and height. */
    private static final double WIDE = 0.18;

    private static final double HIGH = 0.09;

    private final List<Point> points = new ArrayList<>();

    private record Point(ObjectNode row, double x, double y, double priority) {}

    /** @param priority above 0 for points to be named, higher for what is more remarkable */
    void add(ObjectNode row, double x, double y, double priority) {
        points.add(new Point(row, x, y, priority));
    }

    /**
     * Sets {@code named} of the few rows whose estimates lie farthest from another figure of theirs.
     *
     * @param x where points are along the horizontal axis, a field like {@code from}; rows without one are not named
     */
    static void farthest(Iterable<? extends JsonNode> rows, String x, String from) {
        NamedPoints points = new NamedPoints();
        for (JsonNode row : rows) {
            if (row.has(x) && row.has(from) && row.has("pooled")) {
                double pooled = row.path("pooled").asDouble();
                double far = Math.abs(pooled - row.path(from).asDouble());
                points.add((ObjectNode) row, row.path(x).asDouble(), pooled, far);
            }
        }
        points.mark("named", FEW);
    }

    /** Sets {@code field} of the rows whose points are named. */
    void mark(String field) {
        mark(field, MOST);
    }

    private void mark(String field, int most) {
        double wide = WIDE * (most(Point::x) + most(point -> -point.x()));
        double high = HIGH * (most(Point::y) + most(point -> -point.y()));
        List<Point> named = new ArrayList<>();
        points.stream()
                .filter(point -> point.priority() > 0)
                .sorted(Comparator.comparingDouble(point -> -point.priority()))
                .forEach(point -> {
                    boolean room = named.stream()
                            .noneMatch(other ->
                                    Math.abs(other.x() - point.x()) < wide && Math.abs(other.y() - point.y()) < high);
                    if (room && named.size() < most) {
                        named.add(point);
                        point.row().put(field, true);
                    }
                });
    }

    private double most(ToDoubleFunction<Point> coordinate) {
        return points.stream().mapToDouble(coordinate).max().orElse(0);
    }
}
