package org.regionwise.engine.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.regionwise.engine.Interval;
import org.regionwise.engine.ReferenceCase;
import org.regionwise.engine.linear.inference.ModelComparison;
import org.regionwise.engine.linear.inference.ThreePoolings;
import org.regionwise.engine.linear.inference.VariancePartition;

/**
 * Profiles, likelihood ratios, R² and the three poolings of the study of sleep deprivation, against lme4 and
 * performance.
 */
class SleepstudyInferenceTest {
    private static final JsonNode EXPECTED = ReferenceCase.json("sleepstudy/expected.json");

    private static LinearFit fit(String file, String structure, Criterion criterion) {
        return new LinearRandomEffects(LinearCase.sleepstudy(file, structure), criterion).fit();
    }

    @ParameterizedTest
    @CsvSource({"full18, survey.csv", "tristan20, survey_tristan20.csv"})
    void profiles(String set, String file) {
        LinearProfile profile = new LinearProfile(fit(file, "ris", Criterion.REML), 0.95);
        List<Interval> ours = List.of(
                profile.standardDeviation(0, 0),
                profile.correlation(0, 0, 1),
                profile.standardDeviation(0, 1),
                profile.sigma(),
                profile.fixedEffect(0),
                profile.fixedEffect(1));
        for (int k = 0; k < ours.size(); k++) {
            JsonNode theirs = EXPECTED.get(set).get("profile95_ML_ris").get(k);
            // lme4 interpolates between the points of its profile by splines
            double lower = theirs.get("lo").asDouble();
            double upper = theirs.get("hi").asDouble();
            double tolerance = 5e-4 * (upper - lower);
            assertEquals(
                    lower, ours.get(k).lower(), tolerance, theirs.get("par").asText());
            assertEquals(
                    upper, ours.get(k).upper(), tolerance, theirs.get("par").asText());
        }
    }

    @ParameterizedTest
    @CsvSource({"full18, survey.csv", "tristan20, survey_tristan20.csv"})
    void likelihoodRatios(String set, String file) {
        for (JsonNode each : EXPECTED.get(set).get("anova_LRT_ML")) {
            // REML fits are refitted
            LinearFit smaller = fit(file, each.get("compact").asText(), Criterion.REML);
            LinearFit larger = fit(file, each.get("augmented").asText(), Criterion.ML);
            ModelComparison ours = ModelComparison.of(smaller, larger);
            assertEquals(each.get("chisq").asDouble(), ours.statistic(), 1e-7);
            assertEquals(each.get("df").asInt(), ours.degreesOfFreedom());
            double p = each.get("p").asDouble();
            assertEquals(p, ours.pValue(), 1e-6 * p);
        }
    }

    @Test
    void varianceOnTheBoundaryHalvesTheTail() {
        LinearFit larger = fit("survey.csv", "ris", Criterion.ML);
        LinearFit smaller = fit("survey.csv", "ri", Criterion.ML);
        ModelComparison ours = ModelComparison.of(smaller, larger, new ModelComparison.Tested(0, 1, 1));
        // RLRsim and pchisqsum: (P(χ²₁ > x) + P(χ²₂ > x))/2
        double x = ours.statistic();
        double one = org.hipparchus.special.Erf.erfc(Math.sqrt(x / 2));
        assertEquals((one + Math.exp(-x / 2)) / 2, ours.boundaryPValue(), 1e-10 * one);
    }

    @ParameterizedTest
    @CsvSource({
        "full18, survey.csv, null_ri",
        "full18, survey.csv, ri",
        "full18, survey.csv, rs",
        "full18, survey.csv, ris",
        "tristan20, survey_tristan20.csv, ris"
        // not ris_uncorr: performance 0.10.2 sees only one of two terms of one factor
    })
    void explainedVariance(String set, String file, String structure) {
        for (Criterion criterion : Criterion.values()) {
            JsonNode theirs = EXPECTED.get(set).get(structure).get(criterion.name());
            VariancePartition ours = VariancePartition.of(fit(file, structure, criterion));
            assertEquals(theirs.get("r2").get("marginal").asDouble(), ours.marginalR2(), 1e-6);
            assertEquals(theirs.get("r2").get("conditional").asDouble(), ours.conditionalR2(), 1e-6);
            assertEquals(theirs.get("icc").asDouble(), ours.intraclassCorrelation(), 1e-6);
        }
    }

    @Test
    void intraclassCorrelationAlongACovariate() {
        LinearFit fit = fit("survey.csv", "ris", Criterion.REML);
        JsonNode components = EXPECTED.at("/full18/ris/REML/varcorr");
        double residual = components.get(3).get("vcov").asDouble();
        for (double days : new double[] {0, 4.5, 9}) {
            double between = components.get(0).get("vcov").asDouble()
                    + 2 * days * components.get(2).get("vcov").asDouble()
                    + days * days * components.get(1).get("vcov").asDouble();
            double ours = VariancePartition.intraclassCorrelation(fit, 0, new double[] {1, days});
            assertEquals(between / (between + residual), ours, 1e-5);
        }
    }

    @ParameterizedTest
    @CsvSource({"full18, survey.csv", "tristan20, survey_tristan20.csv"})
    void threePoolings(String set, String file) {
        LinearFit fit = fit(file, "ris", Criterion.REML);
        ThreePoolings ours = ThreePoolings.of(fit, 0);
        JsonNode theirs = EXPECTED.get(set);
        OrdinaryLeastSquares complete = new OrdinaryLeastSquares(fit.data());
        for (int k = 0; k < 2; k++) {
            JsonNode line = theirs.get("complete_pooling_lm").get(k);
            assertEquals(line.get("estimate").asDouble(), ours.complete()[k], 1e-10 * 250);
            double error = line.get("se").asDouble();
            assertEquals(error, complete.fixedEffects().standardError(k), 1e-10 * error);
        }
        for (int level = 0; level < ours.levels().size(); level++) {
            String name = ours.levels().get(level);
            for (JsonNode line : theirs.get("no_pooling_lm")) {
                if (line.get("group").asText().equals(name)) {
                    assertEquals(line.get("intercept").asDouble(), ours.none()[level][0], 1e-9);
                    // one day only: a slope that nothing is known of
                    double slope =
                            line.get("days").isNumber() ? line.get("days").asDouble() : Double.NaN;
                    assertEquals(slope, ours.none()[level][1], 1e-9);
                }
            }
            for (JsonNode line : theirs.at("/ris/REML/coef")) {
                if (line.get("group").asText().equals(name)) {
                    assertEquals(line.get("intercept").asDouble(), ours.partial()[level][0], 1e-3);
                    assertEquals(line.get("days").asDouble(), ours.partial()[level][1], 1e-3);
                }
            }
        }
    }
}
