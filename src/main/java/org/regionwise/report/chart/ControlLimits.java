package org.regionwise.report.chart;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.regionwise.engine.numeric.NormalQuantile;
import org.regionwise.report.Numbers;

/**
 * Control limits of raw shares around a national share p for every size n: p ± z √(p(1 − p)/n), cut to [0, 1], at 95% and
 * 99.8%. They are Wilson's interval turned round: a share lies outside them exactly where its Wilson interval at that level
 * leaves out p.
 */
final class ControlLimits {
    static final double INNER = 0.95;
    static final double OUTER = 0.998;

    private static final int POINTS = 80;
    private static final double HIGHEST_NAME = 0.97;
    private static final double SIZE_STEP = 1.05;

    private final double nation;

    ControlLimits(double nation) {
        this.nation = nation;
    }

    double lower(double n, double level) {
        return Math.max(0, nation - half(n, level));
    }

    double upper(double n, double level) {
        return Math.min(1, nation + half(n, level));
    }

    boolean outside(double share, double n, double level) {
        return Math.abs(share - nation) > half(n, level);
    }

    private double half(double n, double level) {
        return NormalQuantile.twoSided(level) * Math.sqrt(nation * (1 - nation) / n);
    }

    /** Along sizes from the smallest to the largest, evenly on the logarithmic scale. */
    ArrayNode json(double smallest, double largest) {
        ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i <= POINTS; i++) {
            double n = smallest * Math.pow(largest / smallest, (double) i / POINTS);
            rows.addObject()
                    .put("size", n)
                    .put("innerLower", lower(n, INNER))
                    .put("innerUpper", upper(n, INNER))
                    .put("outerLower", lower(n, OUTER))
                    .put("outerUpper", upper(n, OUTER));
        }
        return rows;
    }

    /** Where the upper limits are named: where they come into sight, which is farther right for the wider one. */
    ArrayNode ends(double smallest, double largest) {
        ArrayNode ends = JsonNodeFactory.instance.arrayNode();
        for (double level : new double[] {INNER, OUTER}) {
            double size = smallest;
            while (upper(size, level) > HIGHEST_NAME && size * SIZE_STEP < largest) {
                size *= SIZE_STEP;
            }
            ends.addObject().put("size", size).put("at", upper(size, level)).put("words", Numbers.level(level));
        }
        return ends;
    }
}
