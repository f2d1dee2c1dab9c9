package org.regionwise.engine.binomial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.regionwise.engine.Coefficient;
import org.regionwise.engine.ReferenceCase;

/**
 * Against reference/…/expected.json: {@code exact_ml} is a 61-point adaptive quadrature in R with numerical
 * derivatives, which agrees with {@code glmer(nAGQ = 25)} to 1e-6.
 */
class BinomialReferenceTest {
    /** The reference's own optimum is good to about 1e-7 in the parameters (Newton polish on differenced gradients). */
    private static final double PARAMETER = 1e-6;
    /** Relative: the reference differentiates numerically; the last digits of a Richardson Hessian are not ours. */
    private static final double STANDARD_ERROR = 1e-5;
    /** The likelihood is flat at the top, so it agrees better than the parameters. */
    private static final double LOG_LIKELIHOOD = 1e-8;
    /** Our nodes: 15 are the default and good to 1e-6; 25 leave only the reference's own error. */
    private static final int POINTS = 25;

    private record Model(String folder, String name, ReferenceCase.Regions regions) {
        JsonNode expected() {
            return ReferenceCase.json(folder + "/expected.json").at("/models/" + name);
        }
    }

    private static Stream<Model> models() {
        var harassment = ReferenceCase.joined(
                ReferenceCase.csv("harassment/survey.csv"), ReferenceCase.csv("harassment/covariates.csv"));
        var cbpp = ReferenceCase.csv("cbpp/survey.csv");
        return Stream.of(
                new Model("harassment", "null", ReferenceCase.cells(harassment, "harassed_6m", List.of(), List.of())),
                new Model(
                        "harassment",
                        "predictors",
                        ReferenceCase.cells(
                                harassment, "harassed_6m", List.of("unemployment", "education"), List.of())),
                new Model(
                        "harassment",
                        "sex_age",
                        ReferenceCase.cells(harassment, "harassed_6m", List.of(), List.of("sex", "agegroup"))),
                new Model("cbpp", "null", ReferenceCase.cells(cbpp, "y", List.of(), List.of())),
                new Model(
                        "cbpp", "period_bernoulli_rows", ReferenceCase.cells(cbpp, "y", List.of(), List.of("period"))));
    }

    @TestFactory
    Stream<DynamicTest> agreesWithTheExactMaximum() {
        return models().map(model -> DynamicTest.dynamicTest(model.folder() + " " + model.name(), () -> {
            JsonNode exact = model.expected().get("exact_ml");
            BinomialFit fit = new BinomialRandomIntercept(model.regions().cells(), POINTS).fit();
            assertTrue(fit.summary().converged());
            assertFalse(fit.summary().singular());
            assertEquals(exact.get("sigma").asDouble(), fit.sigma(), PARAMETER);
            assertEquals(exact.get("logLik_kernel").asDouble(), fit.logLikelihood(), LOG_LIKELIHOOD);
            relative(exact.get("se_sigma").asDouble(), fit.sigmaStandardError(), STANDARD_ERROR);
            for (int k = 0; k < exact.get("beta").size(); k++) {
                JsonNode beta = exact.get("beta").get(k);
                Coefficient ours = fit.coefficients(0.95).get(k);
                assertEquals(beta.get("term").asText(), ours.term());
                relative(beta.get("estimate").asDouble(), ours.estimate(), PARAMETER);
                relative(beta.get("se").asDouble(), ours.standardError(), STANDARD_ERROR);
            }
            ProfileLikelihood profile = ProfileLikelihood.of(fit, 0.95);
            assertEquals(exact.get("profile95_sigma").get(0).asDouble(), profile.lower(), PARAMETER);
            assertEquals(exact.get("profile95_sigma").get(1).asDouble(), profile.upper(), PARAMETER);
            assertEquals(exact.get("ICC_latent").asDouble(), IntraclassCorrelation.latent(fit.sigma()), PARAMETER);
            relative(exact.get("MOR").asDouble(), MedianOddsRatio.of(fit.sigma()), PARAMETER);
            JsonNode test = model.expected().get("lrt_vs_glm_using_exact_logLik");
            assertEquals(test.get("chisq").asDouble(), fit.betweenRegionTest().statistic(), 1e-6);
            relative(
                    test.get("p_mixture_half_chisq0_chisq1").asDouble(),
                    fit.betweenRegionTest().pValue(),
                    1e-6);
        }));
    }

    /** Regions' posteriors: the reference integrates each by 800 Gauss–Legendre nodes at its estimates. */
    @TestFactory
    Stream<DynamicTest> regionPosteriorsAgree() {
        return models().map(model -> DynamicTest.dynamicTest(model.folder() + " " + model.name(), () -> {
            JsonNode groups = model.expected().at("/exact_ml/groups");
            BinomialFit fit = new BinomialRandomIntercept(model.regions().cells(), POINTS).fit();
            List<RegionPrediction> ours = new PlugInRegions(fit, 0.95).regions();
            boolean oneCell =
                    model.regions().cells().size() == model.regions().keys().size();
            assertEquals(groups.size(), ours.size());
            for (JsonNode group : groups) {
                RegionPrediction region = ours.get(
                        model.regions().keys().indexOf(group.get("group").asText()));
                assertEquals(group.get("mode").asDouble(), region.mode(), 1e-5);
                assertEquals(group.get("Eu").asDouble(), region.effectMean(), 1e-5);
                assertEquals(group.get("SDu").asDouble(), region.effectStandardDeviation(), 1e-5);
                if (oneCell) {
                    // with several cells the reference gives the first cell's, ours is the region's
                    assertEquals(group.get("Ep").asDouble(), region.prevalence(), PARAMETER);
                    assertEquals(group.get("SDp").asDouble(), region.standardDeviation(), PARAMETER);
                }
            }
        }));
    }

    /** One node is Laplace's approximation: glmer(nAGQ = 1) under a tight optimiser. */
    @TestFactory
    Stream<DynamicTest> onePointIsLaplace() {
        return models().map(model -> DynamicTest.dynamicTest(model.folder() + " " + model.name(), () -> {
            JsonNode glmer = model.expected().at("/fits/glmer_nAGQ1");
            BinomialFit fit = new BinomialRandomIntercept(model.regions().cells(), 1).fit();
            // bobyqa stops at about 1e-6 in the parameters, on a flat top
            assertEquals(glmer.get("sigma").asDouble(), fit.sigma(), 1e-5);
            // on counts, glmer adds the binomial coefficients; ours is the likelihood of the responses
            double coefficients =
                    model.expected().at("/exact_ml/sum_log_choose").asDouble();
            assertEquals(glmer.get("logLik").asDouble() - coefficients, fit.logLikelihood(), 1e-6);
            for (int k = 0; k < glmer.get("beta").size(); k++) {
                Coefficient ours = fit.coefficients(0.95).get(k);
                relative(glmer.at("/beta/" + k + "/estimate").asDouble(), ours.estimate(), 2e-5);
                // glmer differences its deviance with a coarse step
                relative(glmer.at("/beta/" + k + "/se").asDouble(), ours.standardError(), 1e-3);
            }
        }));
    }

    private static void relative(double expected, double actual, double tolerance) {
        assertEquals(expected, actual, Math.abs(expected) * tolerance);
    }
}
