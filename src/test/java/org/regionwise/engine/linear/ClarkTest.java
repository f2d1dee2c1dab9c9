package org.regionwise.engine.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.regionwise.engine.ReferenceCase;

/** The simulated clusters of a teaching text, intercepts and slopes, against lme4. */
class ClarkTest {
    @ParameterizedTest
    @ValueSource(strings = {"random_intercept", "random_slope"})
    void fit(String name) {
        JsonNode theirs = ReferenceCase.json("clark/expected.json").get(name);
        LinearCase rows = new LinearCase("clark/survey_" + name + ".csv");
        GroupingFactor cluster = rows.factor("region", "clus");
        RandomTerm term = name.equals("random_intercept")
                ? RandomTerm.intercept(cluster)
                : RandomTerm.interceptAndSlope(cluster, "x", rows.numbers("x"));
        LinearData data = rows.data("y", List.of("x"), List.of(term), null, null);
        LinearFit reml = new LinearRandomEffects(data, Criterion.REML).fit();
        JsonNode tight = theirs.get("tight");
        assertEquals(tight.get("REML_criterion").asDouble(), reml.criterionValue(), 1e-7);
        coefficients(tight, reml);
        List<VarianceComponent> components = reml.varianceComponents();
        for (int i = 0; i < components.size(); i++) {
            double deviation = tight.get("varcorr").get(i).get("sdcor").asDouble();
            // bobyqa leaves 1e-6 of θ here
            assertEquals(deviation, components.get(i).standardDeviation(), 5e-6);
        }
        double correlation = reml.fixedEffects().covariance().get(0, 1)
                / (reml.fixedEffects().standardError(0) * reml.fixedEffects().standardError(1));
        assertEquals(tight.get("cor_fixef").asDouble(), correlation, 1e-5);
        double[] fitted = new RowPredictions(reml).fitted(true);
        double[] residuals = new double[fitted.length];
        for (int i = 0; i < fitted.length; i++) {
            residuals[i] = (data.outcome(i) - fitted[i]) / reml.sigma();
        }
        Arrays.sort(residuals);
        assertEquals(tight.get("scaled_resid_quantiles").get(0).asDouble(), residuals[0], 2e-6);
        assertEquals(tight.get("scaled_resid_quantiles").get(4).asDouble(), residuals[999], 2e-6);
        LinearFit ml = new LinearRandomEffects(data, Criterion.ML).fit();
        assertEquals(theirs.at("/ML/logLik").asDouble(), ml.logLikelihood(), 1e-7);
        assertEquals(theirs.at("/ML/AIC").asDouble(), ml.aic(), 1e-7);
        assertEquals(theirs.at("/ML/BIC").asDouble(), ml.bic(), 1e-7);
        coefficients(theirs.get("ML"), ml);
    }

    private static void coefficients(JsonNode theirs, LinearFit fit) {
        for (int k = 0; k < 2; k++) {
            JsonNode line = theirs.get("fixef").get(k);
            assertEquals(line.get("estimate").asDouble(), fit.fixedEffects().estimates()[k], 1e-6);
            double error = line.get("se").asDouble();
            assertEquals(error, fit.fixedEffects().standardError(k), 1e-5 * error);
        }
    }
}
