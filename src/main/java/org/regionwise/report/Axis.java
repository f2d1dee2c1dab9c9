package org.regionwise.report;

import java.util.ArrayList;
import java.util.List;

/**
 * A horizontal axis of proportions that starts at zero.
 *
 * @param left position of zero
 * @param right position of {@code end}
 * @param end proportion at the right end, in (0, 1]
 * @param step distance of ticks, as a proportion
 */
record Axis(double left, double right, double end, double step) {
    /** Percentage points between ticks, each reached from the one before by rounding up to a friendly number. */
    private static final double[] STEPS = {0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 25, 50};

    /** An axis that reaches {@code highest} with at most {@code ticks} steps. */
    static Axis covering(double highest, double left, double right, int ticks) {
        double percent = Math.max(0.01, Math.min(100, 100 * highest));
        for (double step : STEPS) {
            double steps = Math.ceil(percent / step - 1e-9);
            if (steps <= ticks) {
                return new Axis(left, right, steps * step / 100, step / 100);
            }
        }
        return new Axis(left, right, 1, 0.5);
    }

    double position(double proportion) {
        return left + (right - left) * Math.max(0, Math.min(1, proportion / end));
    }

    /** Proportions at which ticks stand, zero and the end included. */
    List<Double> ticks() {
        List<Double> ticks = new ArrayList<>();
        for (int i = 0; i * step <= end + step / 2; i++) {
            ticks.add(i * step);
        }
        return ticks;
    }

    /** The text of a tick: {@code 0}, {@code 2.5}, {@code 10%} at the end. */
    String label(double tick) {
        String number = Numbers.significant(100 * tick, 6);
        return tick >= end - step / 2 ? number + "%" : number;
    }
}
