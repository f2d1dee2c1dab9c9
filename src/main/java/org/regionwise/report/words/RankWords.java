package org.regionwise.report.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.regionwise.analysis.compare.PooledOrder;
import org.regionwise.analysis.result.RegionEstimate;
import org.regionwise.analysis.result.Result;
import org.regionwise.report.message.Words;

/** How to read expected ranks, and why they need not follow the order of the estimates. */
public final class RankWords {
    /** Ranks have one decimal. */
    private static final double LEAST = 0.1;

    private final Result result;
    private final Words words;

    public RankWords(Result result, Words words) {
        this.result = result;
        this.words = words.about(result);
    }

    /** Empty where a result has no ranks. */
    public List<String> sentences() {
        List<RegionEstimate> ranked = PooledOrder.of(result).stream()
                .filter(region -> region.posterior() != null
                        && Double.isFinite(region.posterior().expectedRank())
                        && region.pooled().defined())
                .toList();
        if (ranked.size() < 2) {
            return List.of();
        }
        List<String> sentences = new ArrayList<>(List.of(words.say("story.rank-average")));
        contradiction(ranked, sentences);
        return sentences;
    }

    /** Of all pairs whose ranks contradict their estimates, the one that does so most. */
    private void contradiction(List<RegionEstimate> ranked, List<String> sentences) {
        RegionEstimate worst = ranked.get(0);
        RegionEstimate higher = null;
        RegionEstimate lower = null;
        double most = LEAST;
        for (RegionEstimate region : ranked) {
            double gap = rank(worst) - rank(region);
            if (gap > most && !share(worst).equals(share(region))) {
                most = gap;
                higher = worst;
                lower = region;
            }
            worst = rank(region) > rank(worst) ? region : worst;
        }
        if (higher != null) {
            sentences.add(words.say(
                    "story.rank-contradiction",
                    Map.of(
                            "higher",
                            higher.label(),
                            "lower",
                            lower.label(),
                            "share",
                            share(higher),
                            "otherShare",
                            share(lower),
                            "rank",
                            words.numerals().fixed(rank(higher), 1),
                            "otherRank",
                            words.numerals().fixed(rank(lower), 1))));
        }
    }

    /** With a digit more than in other sentences, as such estimates lie close together. */
    private String share(RegionEstimate region) {
        return words.numerals()
                .percentage(words.numerals().percent(region.pooled().estimate()));
    }

    private static double rank(RegionEstimate region) {
        return region.posterior().expectedRank();
    }
}
