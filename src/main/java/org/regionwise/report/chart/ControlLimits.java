package org.regionwise.report.chart;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.regionwise.engine.NormalQuantile;

/**
 * Control limits of raw shares around a national share p for every size n: p ± z √(p(1 − p)/n), cut to [0, 1], at 95% and
 * 99.8%. They are Wilson's interval turned round: a share lies outside them exactly where its Wilson interval at that level
 * leaves out p.
 */
final class ControlLimits {
    static final double INNER = 0.95;
    static final double OUTER = 0.998;

    private static final int POINTS = 80;

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
}
