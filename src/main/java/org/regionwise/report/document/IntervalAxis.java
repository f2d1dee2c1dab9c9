package org.regionwise.report.document;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.regionwise.analysis.compare.Standing;
import org.regionwise.analysis.result.Estimate;
import org.regionwise.analysis.result.RegionEstimate;
import org.regionwise.analysis.result.Result;
import org.regionwise.report.message.Numerals;
import org.regionwise.report.table.IntervalPlot;

/**
 * The common axis of intervals that are drawn in the rows of a table, and where on it they lie: in per cent of its
 * width. It begins at 0 unless all limits are far above, so that a length is what it looks like.
 *
 * @param ticks round numbers along it
 * @param nation where the national figure lies; NaN where there is none
 */
public record IntervalAxis(double least, double most, List<Tick> ticks, double nation) {
    private static final double ROUNDING = 1e-9;

    private static final int MOST_TICKS = 5;
    private static final double[] ROUND = {1, 2, 5, 10};

    /** Room at either end for half of a point. */
    private static final double EDGE = 3;

    private static final double WHOLE = 100;

    /** A round number and where it stands. */
    public record Tick(double at, String label) {}

    /**
     * A drawn row; what is undefined is NaN.
     *
     * @param raw NaN beyond the axis, too
     * @param pale whether it cannot be told apart from the nation
     */
    public record Strip(double lower, double upper, double pooled, double raw, boolean pale) {
        /** Whether there is a pooled estimate within the axis. */
        public boolean drawn() {
            return !Double.isNaN(pooled);
        }

        /** Length of the interval, in the axis's units; NaN without one. */
        public double width() {
            return upper - lower;
        }
    }

    /** Of these regions of a result, and the nation. */
    static IntervalAxis of(Result result, List<RegionEstimate> regions, Numerals numerals) {
        double[] limits = DoubleStream.concat(
                        regions.stream()
                                .map(RegionEstimate::pooled)
                                .flatMapToDouble(each -> DoubleStream.of(each.lower(), each.estimate(), each.upper())),
                        DoubleStream.of(result.national().pooled().estimate()))
                .filter(Double::isFinite)
                .toArray();
        double high = DoubleStream.of(limits).max().orElse(1);
        double low = DoubleStream.of(limits).min().orElse(0);
        if (high <= 0) {
            high = 1;
        }
        boolean fromZero = low >= 0 && (IntervalPlot.fromZero(low, high) || low == high);
        double step = step(fromZero ? high : high - low);
        double least = fromZero ? 0 : Math.floor(low / step) * step;
        List<Double> ticks = new ArrayList<>();
        // a multiple of the step may be a little above the end that it is
        for (int i = 0; least + i * step <= high + ROUNDING * step; i++) {
            ticks.add(Math.min(least + i * step, high));
        }
        IntervalAxis axis = new IntervalAxis(least, high, List.of(), Double.NaN);
        return new IntervalAxis(
                least,
                high,
                ticks.stream()
                        .map(tick -> new Tick(axis.at(tick), label(tick, step, result, numerals)))
                        .toList(),
                axis.at(result.national().pooled().estimate()));
    }

    private static double step(double range) {
        double power = Math.pow(10, Math.floor(Math.log10(range / MOST_TICKS)));
        for (double round : ROUND) {
            if (range / (round * power) <= MOST_TICKS) {
                return round * power;
            }
        }
        return ROUND[ROUND.length - 1] * power;
    }

    private static String label(double tick, double step, Result result, Numerals numerals) {
        boolean proportions = result.model().proportions();
        double whole = proportions ? WHOLE : 1;
        int decimals = (int) Math.max(0, -Math.floor(Math.log10(whole * step * (1 + 1e-9))));
        String number = numerals.fixed(whole * tick, decimals);
        return proportions ? numerals.percentage(number) : number;
    }

    private double at(double value) {
        if (!(value >= least && value <= most)) {
            return Double.NaN;
        }
        double share = EDGE + (WHOLE - 2 * EDGE) * (value - least) / (most - least);
        return Math.round(share * WHOLE) / WHOLE;
    }

    /** A region's row. */
    Strip strip(RegionEstimate region, Result result) {
        return strip(region.raw(), region.pooled(), Standing.of(region, result) == Standing.ALIKE);
    }

    private Strip strip(Estimate raw, Estimate pooled, boolean pale) {
        return new Strip(at(pooled.lower()), at(pooled.upper()), at(pooled.estimate()), at(raw.estimate()), pale);
    }
}
