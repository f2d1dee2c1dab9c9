package org.regionwise.report;

import java.util.Comparator;
import java.util.List;
import org.regionwise.analysis.Result;
import org.regionwise.analysis.Result.RegionEstimate;

/** How far pooling moved regions, in words: what somebody who cannot see the plot needs from it. */
final class ShrinkageMoves {
    private static final int NAMED = 3;

    private ShrinkageMoves() {}

    /** The plot's text alternative: what is drawn, and the three largest moves. */
    static String describe(Result result) {
        List<RegionEstimate> moved = result.regions().stream()
                .filter(region -> region.raw().defined() && region.pooled().defined())
                .sorted(Comparator.comparingDouble(region -> -Math.abs(distance(region))))
                .limit(NAMED)
                .toList();
        String drawn = "For each region the raw share, the pooled share and its "
                + Numbers.level(result.model().interval()) + " interval, highest pooled share first. ";
        if (moved.isEmpty()) {
            return drawn + "No region has both a raw and a pooled share.";
        }
        String moves =
                String.join("; ", moved.stream().map(ShrinkageMoves::sentence).toList());
        return drawn + (moved.size() == 1 ? "Its move: " : "The largest moves: ") + moves + ".";
    }

    private static double distance(RegionEstimate region) {
        return region.pooled().estimate() - region.raw().estimate();
    }

    private static String sentence(RegionEstimate region) {
        return region.label() + " from " + Numbers.percent(region.raw().estimate()) + "% to "
                + Numbers.percent(region.pooled().estimate()) + "% ("
                + Phrases.respondents(region.respondents()) + ")";
    }
}
