package org.regionwise.report.words;

import org.regionwise.analysis.estimate.RegionDifference;
import org.regionwise.analysis.result.Estimate;
import org.regionwise.analysis.result.RegionEstimate;
import org.regionwise.analysis.result.Result;
import org.regionwise.report.message.Numerals;
import org.regionwise.report.message.Words;

/** How two regions differ, in sentences. */
public final class DifferenceWords {
    private DifferenceWords() {}

    /** {@code Praha is 5.2 percentage points below Liberecký kraj (difference: 95% interval …). …} */
    public static String of(
            Result result, RegionEstimate one, RegionEstimate other, RegionDifference difference, Words words) {
        Estimate points = difference.difference();
        Numerals numerals = words.numerals();
        return words.say(
                        "story.difference",
                        "direction",
                        points.estimate() >= 0 ? "above" : "below",
                        "one",
                        one.label(),
                        "other",
                        other.label(),
                        "points",
                        numerals.points(100 * points.estimate()),
                        "interval",
                        new ResultParts(result, words)
                                .interval(numerals.interval(
                                        points.lower(), points.upper(), value -> numerals.fixed(100 * value, 1))))
                + " "
                + words.say(
                        "story.difference-higher", "probability", numerals.probability(difference.probabilityHigher()));
    }
}
