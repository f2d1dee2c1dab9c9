package org.regionwise.survey.shape;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;

/** A closed line of positions, which bounds an area from outside or is a hole in one. */
final class Ring {
    /** Where a hole touches its area, single corners lie on the line. */
    private static final int LOOKED_AT = 15;

    private final double[] x;
    private final double[] y;
    private final double area;
    private final double left;
    private final double right;
    private final double bottom;
    private final double top;

    Ring(double[] x, double[] y) {
        this.x = x;
        this.y = y;
        this.area = area(x, y);
        this.left = DoubleStream.of(x).min().orElse(0);
        this.right = DoubleStream.of(x).max().orElse(0);
        this.bottom = DoubleStream.of(y).min().orElse(0);
        this.top = DoubleStream.of(y).max().orElse(0);
    }

    /** Positive where the ring runs counterclockwise. */
    private static double area(double[] x, double[] y) {
        double sum = 0;
        for (int i = 1; i + 1 < x.length; i++) {
            sum += (x[i] - x[0]) * (y[i + 1] - y[0]) - (x[i + 1] - x[0]) * (y[i] - y[0]);
        }
        return sum / 2;
    }

    /**
     * Polygons, each an outer ring and its holes. The largest ring is an outer one; those that run the other way are
     * holes of the smallest ring around them. A hole in nothing is an area itself.
     */
    static List<List<Ring>> polygons(List<Ring> rings) {
        double outwards = Math.signum(rings.stream()
                .max(Comparator.comparingDouble(ring -> Math.abs(ring.area)))
                .map(ring -> ring.area)
                .orElse(1.0));
        List<List<Ring>> polygons = new ArrayList<>();
        List<Ring> holes = new ArrayList<>();
        for (Ring ring : rings) {
            if (ring.area * outwards >= 0) {
                polygons.add(new ArrayList<>(List.of(ring)));
            } else {
                holes.add(ring);
            }
        }
        List<List<Ring>> orphans = new ArrayList<>();
        for (Ring hole : holes) {
            polygons.stream()
                    .filter(polygon -> polygon.get(0).surrounds(hole))
                    .min(Comparator.comparingDouble(polygon -> Math.abs(polygon.get(0).area)))
                    .ifPresentOrElse(polygon -> polygon.add(hole), () -> orphans.add(List.of(hole)));
        }
        polygons.addAll(orphans);
        return polygons;
    }

    private boolean surrounds(Ring hole) {
        if (hole.left < left || hole.right > right || hole.bottom < bottom || hole.top > top) {
            return false;
        }
        int step = Math.max(1, hole.x.length / LOOKED_AT);
        int within = 0;
        int looked = 0;
        for (int i = 0; i < hole.x.length; i += step) {
            looked++;
            within += holds(hole.x[i], hole.y[i]) ? 1 : 0;
        }
        return 2 * within > looked;
    }

    /** Even–odd rule. */
    private boolean holds(double atX, double atY) {
        boolean inside = false;
        for (int i = 0, j = x.length - 1; i < x.length; j = i++) {
            if (y[i] > atY != y[j] > atY && atX < (x[j] - x[i]) * (atY - y[i]) / (y[j] - y[i]) + x[i]) {
                inside = !inside;
            }
        }
        return inside;
    }

    ArrayNode positions() {
        ArrayNode line = JsonNodeFactory.instance.arrayNode(x.length);
        for (int i = 0; i < x.length; i++) {
            line.addArray().add(x[i]).add(y[i]);
        }
        return line;
    }
}
