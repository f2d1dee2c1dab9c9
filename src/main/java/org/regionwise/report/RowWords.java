package org.regionwise.report;

import org.regionwise.analysis.Result;
import org.regionwise.analysis.Result.RegionEstimate;

/** One region of a plot in words, shown when its row is pointed at. */
final class RowWords {
    private final Result result;

    RowWords(Result result) {
        this.result = result;
    }

    String of(RegionEstimate region) {
        String pooled = region.pooled().defined()
                ? "pooled " + Numbers.percent(region.pooled().estimate()) + "% ("
                        + Phrases.interval(result, Numbers.percentInterval(region.pooled())) + ")"
                : "no pooled estimate";
        String raw = region.raw().defined()
                ? "raw " + Numbers.percent(region.raw().estimate()) + "% of "
                        + Phrases.respondents(region.respondents())
                : "no direct estimate";
        return region.label() + ": " + raw + ", " + pooled;
    }
}
