package org.regionwise.engine.binomial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.regionwise.engine.Coefficient;
import org.regionwise.engine.FitWarning;
import org.regionwise.engine.Interval;
import org.regionwise.engine.ReferenceCase;

/** The 17 small data sets of reference/edge on which estimation is awkward, and what must be said of each. */
class AwkwardDataTest {
    private record Case(String name, boolean singular, boolean penalised, List<String> warnings) {}

    private static final List<Case> CASES = List.of(
            new Case("all_zero_region", false, false, List.of()),
            new Case("one_respondent_region", true, false, List.of("singular")),
            new Case("one_respondent_region_zero", true, false, List.of("singular")),
            new Case("sigma_zero_homogeneous", true, false, List.of("singular")),
            new Case("separation_region_predictor", true, true, List.of("separation", "weak-priors", "singular")),
            new Case("three_regions", false, false, List.of("few-regions")),
            new Case("three_regions_strong", false, false, List.of("few-regions")),
            new Case("two_regions", false, false, List.of("few-regions")),
            new Case("one_region", true, false, List.of("few-regions", "variation-not-identified")),
            new Case("all_zero", true, true, List.of("all-answers-alike", "weak-priors", "singular")),
            new Case("all_one", true, true, List.of("all-answers-alike", "weak-priors", "singular")),
            new Case("every_region_n1", true, false, List.of("variation-not-identified")),
            new Case(
                    "complete_between",
                    false,
                    true,
                    List.of("variation-unbounded", "weak-priors", "few-quadrature-points")),
            new Case("constant_predictor", true, false, List.of("constant-predictor", "few-regions", "singular")),
            new Case("collinear_predictors", true, false, List.of("collinear-predictor", "singular")),
            new Case("unscaled_predictor", true, false, List.of("singular")),
            new Case(
                    "more_predictors_than_regions",
                    true,
                    false,
                    List.of("collinear-predictor", "few-regions", "variation-not-identified")));

    private static ReferenceCase.Regions regions(String name) {
        var rows = ReferenceCase.csv("edge/" + name + "/survey.csv");
        List<String> predictors = new ArrayList<>(rows.get(0).keySet());
        predictors.removeAll(List.of("id", "region", "y"));
        predictors.sort(Comparator.naturalOrder());
        return ReferenceCase.cells(rows, "y", predictors, List.of());
    }

    @TestFactory
    Stream<DynamicTest> everyCaseGetsAnAnswerAndItsWarnings() {
        return CASES.stream()
                .map(each -> DynamicTest.dynamicTest(each.name(), () -> {
                    ReferenceCase.Regions regions = regions(each.name());
                    BinomialFit fit = new BinomialRandomIntercept(regions.cells(), 15).fit();
                    assertTrue(fit.summary().converged());
                    assertEquals(each.singular(), fit.summary().singular());
                    assertEquals(each.penalised(), fit.summary().penalised());
                    assertEquals(
                            each.warnings(),
                            fit.summary().warnings().stream()
                                    .map(FitWarning::code)
                                    .toList());
                    assertTrue(Double.isFinite(fit.sigma()) && Double.isFinite(fit.logLikelihood()));
                    ProfileLikelihood profile = ProfileLikelihood.of(fit, 0.95);
                    assertTrue(profile.lower() <= fit.sigma());
                    // an open interval is marked, and only where σ is not identified
                    assertEquals(fit.variationIdentified(), profile.upper() > fit.sigma());
                    for (RegionPrediction region : new PlugInRegions(fit, 0.95).regions()) {
                        Interval interval = region.interval();
                        assertTrue(region.prevalence() > 0 && region.prevalence() < 1);
                        assertTrue(interval.lower() < region.prevalence() && region.prevalence() < interval.upper());
                        assertTrue(interval.upper() - interval.lower() > 0.01, "an interval of no width");
                        assertTrue(region.standardDeviation() > 0 && region.synthetic() > 0 && region.synthetic() < 1);
                        assertTrue(region.shrinkage() >= 0 && region.shrinkage() <= 1);
                    }
                }));
    }

    /** Where the reference's own exact fit stands (σ inside), ours is the same. */
    @TestFactory
    Stream<DynamicTest> ordinaryAnswersAgree() {
        return Stream.of("all_zero_region", "three_regions", "three_regions_strong", "two_regions")
                .map(name -> DynamicTest.dynamicTest(name, () -> {
                    JsonNode exact = ReferenceCase.json("edge/expected.json").at("/cases/" + name + "/exact_ml");
                    BinomialFit fit = new BinomialRandomIntercept(regions(name).cells(), 25).fit();
                    assertEquals(exact.get("sigma").asDouble(), fit.sigma(), 1e-6);
                    assertEquals(exact.get("logLik_kernel").asDouble(), fit.logLikelihood(), 1e-8);
                    ProfileLikelihood profile = ProfileLikelihood.of(fit, 0.95);
                    assertEquals(exact.at("/profile95_sigma/0").asDouble(), profile.lower(), 1e-5);
                    // the reference stops its root search at 1e-10 in σ over a 61-point likelihood, ours at 25 points
                    assertEquals(exact.at("/profile95_sigma/1").asDouble(), profile.upper(), 1e-5);
                    JsonNode groups = exact.get("groups");
                    List<RegionPrediction> ours = new PlugInRegions(fit, 0.95).regions();
                    for (int j = 0; j < groups.size(); j++) {
                        assertEquals(
                                groups.get(j).get("Ep").asDouble(), ours.get(j).prevalence(), 1e-6);
                        assertEquals(
                                groups.get(j).get("SDp").asDouble(), ours.get(j).standardDeviation(), 1e-6);
                    }
                }));
    }

    /** At σ̂ = 0 the model is the plain logistic regression. */
    @TestFactory
    Stream<DynamicTest> atTheBoundaryItIsThePlainRegression() {
        return Stream.of(
                        "one_respondent_region",
                        "one_respondent_region_zero",
                        "sigma_zero_homogeneous",
                        "unscaled_predictor",
                        "constant_predictor",
                        "collinear_predictors",
                        "more_predictors_than_regions")
                .map(name -> DynamicTest.dynamicTest(name, () -> {
                    JsonNode glm =
                            ReferenceCase.json("edge/expected.json").at("/cases/" + name + "/glm_complete_pooling");
                    BinomialFit fit = new BinomialRandomIntercept(regions(name).cells(), 15).fit();
                    assertEquals(0, fit.sigma());
                    // glm iterates to a relative 1e-8 in the deviance
                    assertEquals(glm.get("logLik").asDouble(), fit.logLikelihood(), 1e-7);
                    for (int k = 0; k < glm.get("beta").size(); k++) {
                        Coefficient ours = fit.coefficients(0.95).get(k);
                        JsonNode theirs = glm.get("beta").get(k).get("estimate");
                        assertEquals(!theirs.isNumber(), Double.isNaN(ours.estimate()));
                        if (theirs.isNumber()) {
                            assertEquals(theirs.asDouble(), ours.estimate(), 1e-6 * Math.abs(theirs.asDouble()));
                        }
                    }
                }));
    }

    /** Standard errors that R's glm gives at either scale, see reference/README.md; glmer's own are wrong there. */
    @Test
    void anUnscaledPredictorKeepsItsStandardError() {
        BinomialFit fit =
                new BinomialRandomIntercept(regions("unscaled_predictor").cells(), 15).fit();
        assertEquals(1.479798, fit.coefficients(0.95).get(0).standardError(), 1e-6);
        assertEquals(8.08363e-6, fit.coefficients(0.95).get(1).standardError(), 1e-11);
    }

    @Test
    void separationNamesThePredictor() {
        BinomialFit fit = new BinomialRandomIntercept(
                        regions("separation_region_predictor").cells(), 15)
                .fit();
        assertEquals(List.of("x"), fit.summary().warnings().get(0).facts().get("terms"));
        assertTrue(Double.isNaN(fit.aic()) && Double.isNaN(fit.bic()));
    }
}
