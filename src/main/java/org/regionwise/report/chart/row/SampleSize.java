package org.regionwise.report.chart.row;

import org.regionwise.analysis.result.RegionEstimate;
import org.regionwise.analysis.result.Result;
import org.regionwise.report.message.Words;

/** By how many answers charts place and size a region. */
public final class SampleSize {
    private SampleSize() {}

    /** Effective n; the respondents where they count alike; 0 where it is not known. */
    public static double of(RegionEstimate region) {
        return region.effectiveSampleSize() != null ? region.effectiveSampleSize() : Math.max(0, region.respondents());
    }

    /** Whether it is not simply the number of respondents, as the survey has a design. */
    public static boolean effective(Result result) {
        return result.survey().design() != null;
    }

    /** {@code n} or {@code effective n}. */
    public static String name(Result result, Words words) {
        return words.say("chart.size", "effective", effective(result));
    }
}
