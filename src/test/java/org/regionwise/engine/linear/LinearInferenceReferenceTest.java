package org.regionwise.engine.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.regionwise.engine.Interval;
import org.regionwise.engine.ReferenceCase;

/**
 * Profiles of several factors and of weighted rows against lme4, errors of predictions against the inverse of the whole
 * system.
 */
class LinearInferenceReferenceTest {
    private static final JsonNode EXPECTED = ReferenceCase.json("linear/inference.json");

    @ParameterizedTest
    @ValueSource(strings = {"nested", "weighted"})
    void profiles(String name) {
        LinearFit fit = new LinearRandomEffects(LinearCase.linear(name, name + ".csv"), Criterion.ML).fit();
        LinearProfile profile = new LinearProfile(fit, 0.95);
        Map<String, Interval> ours = name.equals("nested")
                ? Map.of(
                        "sd_(Intercept)|class", profile.standardDeviation(0, 0),
                        "sd_(Intercept)|school", profile.standardDeviation(1, 0),
                        "sigma", profile.sigma(),
                        "(Intercept)", profile.fixedEffect(0),
                        "x", profile.fixedEffect(1))
                : Map.of(
                        "sd_(Intercept)|g", profile.standardDeviation(0, 0),
                        "sd_x|g", profile.standardDeviation(0, 1),
                        "cor_x.(Intercept)|g", profile.correlation(0, 0, 1),
                        "sigma", profile.sigma(),
                        "(Intercept)", profile.fixedEffect(0),
                        "x", profile.fixedEffect(1));
        for (JsonNode theirs : EXPECTED.get("profile").get(name)) {
            String parameter = theirs.get("parameter").asText();
            double lower = theirs.get("lower").asDouble();
            double upper = theirs.get("upper").asDouble();
            // lme4 interpolates between the points of its profile
            double tolerance = 1e-3 * (upper - lower);
            assertEquals(lower, ours.get(parameter).lower(), tolerance, parameter);
            assertEquals(upper, ours.get(parameter).upper(), tolerance, parameter);
        }
    }

    /**
     * σ̂_b = 0: the interval begins at 0 and ends where the deviance, least over σ on a fine grid, has risen by 3.84.
     */
    @Test
    void profileOfAVarianceEstimatedAsZero() {
        LinearFit fit = new LinearRandomEffects(LinearCase.linear("singular", "singular.csv"), Criterion.ML).fit();
        Interval ours = new LinearProfile(fit, 0.95).standardDeviation(0, 0);
        assertEquals(0, ours.lower());
        double least = Double.POSITIVE_INFINITY;
        for (double sigma = 0.5 * fit.sigma(); sigma < 1.5 * fit.sigma(); sigma += 1e-4 * fit.sigma()) {
            double[] theta = {ours.upper() / sigma};
            least = Math.min(least, new ProfiledDeviance(fit.sums, Criterion.ML, theta).value(sigma * sigma));
        }
        assertEquals(fit.criterionValue() + 3.841458820694124, least, 1e-5);
    }

    @ParameterizedTest
    @CsvSource({"crossed_slope, crossed.csv", "nested_slope, nested.csv"})
    void errorsOfPredictions(String name, String file) {
        LinearData data = LinearCase.linear(name, file);
        LinearFit fit = new LinearRandomEffects(data, Criterion.REML).fit();
        RowPredictions predictions = new RowPredictions(fit);
        for (JsonNode theirs : EXPECTED.get("errors").get(name)) {
            int row = theirs.get("row").asInt();
            int[] levels = IntStream.range(0, 2)
                    .map(f -> fit.factors().get(f).levelOfRow()[row])
                    .toArray();
            List<double[]> z = IntStream.range(0, 2)
                    .mapToObj(f -> data.effectRow(fit.factors().get(f).name(), row))
                    .toList();
            double[] x = data.row(row);
            RowPredictions.Prediction conditional = predictions.predict(x, levels, z, 0, 1, true);
            RowPredictions.Prediction population = predictions.predict(x, levels, z, 0, 1, false);
            // lme4's θ is good to 1e-5 at this boundary
            assertEquals(theirs.get("conditional").asDouble(), conditional.mean(), 1e-4);
            assertEquals(theirs.get("conditionalError").asDouble(), conditional.standardError(), 1e-4);
            assertEquals(theirs.get("population").asDouble(), population.mean(), 1e-5);
            assertEquals(theirs.get("populationError").asDouble(), population.standardError(), 1e-5);
        }
    }

    /** A group that nobody has seen: its mean is the population's, its error that and the variance between groups. */
    @Test
    void unknownLevel() {
        LinearFit fit = new LinearRandomEffects(LinearCase.sleepstudy("survey.csv", "ris"), Criterion.REML).fit();
        RowPredictions predictions = new RowPredictions(fit);
        double[] x = {1, 3};
        RowPredictions.Prediction ours =
                predictions.predict(x, new int[] {RowPredictions.UNKNOWN_LEVEL}, List.of(x), 0, 1, true);
        double[] covariance = fit.effectCovariance(0);
        double between = covariance[0] + 6 * covariance[1] + 9 * covariance[3];
        RowPredictions.Prediction population = predictions.predict(x, new int[] {0}, List.of(x), 0, 1, false);
        assertEquals(population.mean(), ours.mean(), 1e-12 * ours.mean());
        assertEquals(
                Math.hypot(population.standardError(), Math.sqrt(between)),
                ours.standardError(),
                1e-10 * ours.standardError());
    }
}
