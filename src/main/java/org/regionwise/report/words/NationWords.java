package org.regionwise.report.words;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.regionwise.analysis.compare.Standing;
import org.regionwise.analysis.result.RegionEstimate;
import org.regionwise.analysis.result.Result;
import org.regionwise.report.message.Words;

/**
 * Which regions can be distinguished from the nation: those whose interval does not include the national pooled
 * estimate.
 */
final class NationWords {
    static final int NAMED = 5;

    private final Result result;
    private final Words words;
    private final ResultParts parts;

    NationWords(Result result, Words words) {
        this.result = result;
        this.words = words.about(result);
        this.parts = new ResultParts(result, words);
    }

    /** Empty where there is nothing to compare. */
    List<String> sentences() {
        double nation = result.national().pooled().estimate();
        List<String> above = of(Standing.ABOVE);
        List<String> below = of(Standing.BELOW);
        int others = of(Standing.ALIKE).size();
        if (above.isEmpty() && below.isEmpty() && others == 0) {
            return List.of();
        }
        if (above.isEmpty() && below.isEmpty()) {
            return List.of(words.say("summary.alike", "level", parts.level(), "nation", parts.share(nation)));
        }
        List<String> sentences = new ArrayList<>();
        if (!above.isEmpty()) {
            sentences.add(words.say("summary.above", beyond(above, nation)));
        }
        if (!below.isEmpty()) {
            sentences.add(words.say("summary.below", beyond(below, nation)));
        }
        if (others > 0) {
            sentences.add(words.say("summary.alike-others", "others", others));
        }
        return sentences;
    }

    /** The farthest from the nation first. */
    List<String> of(Standing standing) {
        int sign = standing == Standing.BELOW ? 1 : -1;
        return result.regions().stream()
                .filter(region -> Standing.of(region, result) == standing)
                .sorted(Comparator.comparingDouble(
                        region -> sign * region.pooled().estimate()))
                .map(RegionEstimate::label)
                .toList();
    }

    private Map<String, Object> beyond(List<String> labels, double nation) {
        return Map.of(
                "regions", words.lists().firstOf(labels, NAMED), "nation", parts.share(nation), "level", parts.level());
    }
}
