package org.regionwise.report.words;

import java.util.List;
import java.util.Optional;
import org.regionwise.analysis.result.RegionEstimate;
import org.regionwise.analysis.result.Result;
import org.regionwise.report.Numbers;
import org.regionwise.report.Phrases;

/** Which regions do not fit the model, and what may be done. */
public final class ConflictWords {
    private ConflictWords() {}

    /** Regions that are named. */
    public static List<String> named(Result result) {
        return result.regions().stream()
                .filter(region -> region.conflict() != null && region.conflict().named())
                .map(RegionEstimate::label)
                .toList();
    }

    /** What the check found; empty where it was not made or is withheld. */
    public static Optional<String> ofCheck(Result result) {
        long checked = result.regions().stream()
                .filter(region -> region.conflict() != null)
                .count();
        if (checked == 0) {
            return Optional.empty();
        }
        List<String> named = named(result);
        return Optional.of("Each of " + Phrases.counted(checked, "region")
                + " was held against what the model expects from the others. "
                + (named.isEmpty()
                        ? "None is so far from it that it had to be named"
                        : Phrases.firstOf(named, 3) + (named.size() == 1 ? " does" : " do") + " not fit")
                + "; by chance up to one survey in ten names a region. The check is weak: of regions "
                + "that do not fit, it finds only those that are far off, so silence proves nothing.");
    }

    /** What is to be said of one region; empty where it is not named. */
    public static Optional<String> ofRegion(RegionEstimate region) {
        if (region.conflict() == null || !region.conflict().named()) {
            return Optional.empty();
        }
        double p = region.conflict().midP();
        double tail = Math.min(p, 1 - p);
        return Optional.of("This region does not fit the model: what was found here is much "
                + (p < 0.5 ? "lower" : "higher")
                + " than the model expects from the other regions (the chance of a figure as "
                + (p < 0.5 ? "low" : "high") + " is " + Numbers.probability(tail)
                + "). Check its data first. If they are right, look for a predictor that tells "
                + "it from the others; without one, its pooled estimate is pulled too far "
                + "towards what the model expects, so quote the raw estimate beside it.");
    }
}
