package org.regionwise.report.words;

import org.regionwise.analysis.result.Estimate;
import org.regionwise.analysis.result.RegionDifference;
import org.regionwise.analysis.result.RegionEstimate;
import org.regionwise.analysis.result.Result;
import org.regionwise.report.Numbers;
import org.regionwise.report.Phrases;

/** How two regions differ, in a sentence. */
public final class DifferenceWords {
    private DifferenceWords() {}

    /** {@code Praha lies 5.2 percentage points below Liberecký kraj (difference 95% interval …). …} */
    public static String of(Result result, RegionEstimate one, RegionEstimate other, RegionDifference difference) {
        Estimate points = difference.difference();
        String interval = Numbers.fixed(100 * points.lower(), 1) + " to " + Numbers.fixed(100 * points.upper(), 1);
        return one.label() + " lies " + Numbers.fixed(100 * Math.abs(points.estimate()), 1) + " percentage points "
                + (points.estimate() >= 0 ? "above " : "below ") + other.label() + " (difference "
                + Phrases.interval(result, interval) + "). Its prevalence is the higher one with probability "
                + Numbers.probability(difference.probabilityHigher()) + ".";
    }
}
