package org.regionwise.analysis.result;

import java.util.List;
import java.util.Map;
import org.regionwise.analysis.Model;

/** Parts of a result with everything unsaid left out, for tests that care about a few of their components. */
public final class Facts {
    private Facts() {}

    /** Maximum likelihood, nothing weighted, 1 against 0. */
    public static ModelFacts model(String outcome, List<String> predictors) {
        return new ModelFacts(
                "binomial",
                "logit",
                new ModelFacts.Coding(outcome, List.of("1"), List.of("0"), List.of()),
                "region",
                new ModelFacts.Predictors(predictors, List.of(), List.of()),
                new ModelFacts.Sampling(null, null, null),
                new ModelFacts.Computation("ml", 15, 0.95, 1, Map.of(), null, null, null, false, null),
                null,
                null,
                BenchmarkMethod.NONE,
                new ModelFacts.Stages(null, null, List.of(), null),
                Model.Kind.RANDOM_INTERCEPT,
                null,
                null);
    }

    /** Everybody drawn alike. */
    public static SurveyFacts survey(
            String name, String sha256, long respondents, long used, int regions, RegionTableFacts table) {
        return new SurveyFacts(name, sha256, respondents, used, regions, table, null, null, null);
    }

    /** A region without a population, a posterior or a design. */
    public static RegionEstimate region(
            String key,
            String name,
            long respondents,
            long positives,
            long unanswered,
            Estimate raw,
            Estimate pooled,
            double synthetic,
            RandomEffect effect,
            double shrinkage,
            List<String> flags) {
        return new RegionEstimate(
                new RegionEstimate.Place(key, name, null),
                new RegionEstimate.Sample(respondents, positives, unanswered, null),
                raw,
                new RegionEstimate.Pooling(pooled, synthetic, effect, shrinkage),
                flags,
                null,
                null,
                null,
                null);
    }
}
