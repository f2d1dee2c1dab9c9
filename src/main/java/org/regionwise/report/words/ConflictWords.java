package org.regionwise.report.words;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.regionwise.analysis.result.RegionEstimate;
import org.regionwise.analysis.result.Result;
import org.regionwise.release.FigureGroup;
import org.regionwise.release.RegionFlag;
import org.regionwise.report.message.Words;

/** Which regions do not fit the model, and what may be done. */
public final class ConflictWords {
    private ConflictWords() {}

    /** Regions that are named. */
    public static List<RegionEstimate> named(Result result) {
        return result.regions().stream()
                .filter(region -> region.conflict() != null && region.conflict().named())
                .toList();
    }

    /** What the check found; empty where it was not made or is withheld. */
    public static Optional<String> ofCheck(Result result, Words words) {
        long checked = result.regions().stream()
                .filter(region -> region.conflict() != null)
                .count();
        if (checked == 0) {
            return Optional.empty();
        }
        List<RegionEstimate> named = named(result);
        boolean withheld = result.regions().stream()
                .anyMatch(region ->
                        Arrays.stream(FigureGroup.values()).anyMatch(figures -> RegionFlag.withholds(region, figures)));
        return Optional.of(String.join(
                " ",
                words.say("story.conflict-check", "withheld", withheld, "regions", checked),
                named.isEmpty()
                        ? words.say("story.conflict-none")
                        : words.say("story.conflict-named", "named", new ResultParts(result, words).named(named)),
                words.say("story.conflict-weak")));
    }

    /** What is to be said of one region; empty where it is not named. */
    public static List<String> ofRegion(RegionEstimate region, Words words) {
        if (region.conflict() == null || !region.conflict().named()) {
            return List.of();
        }
        double p = region.conflict().midP();
        return List.of(
                words.say(
                        "story.conflict",
                        "direction",
                        p < 0.5 ? "lower" : "higher",
                        "probability",
                        words.numerals().probability(Math.min(p, 1 - p))),
                words.say("story.conflict-advice"));
    }
}
