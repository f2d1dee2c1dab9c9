package org.regionwise.engine.binomial;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.regionwise.engine.Interval;
import org.regionwise.engine.ReferenceCase;
import org.regionwise.engine.cells.Cells;
import org.regionwise.engine.direct.WilsonInterval;

/** Against reference/extra: sixty districts, Wilson intervals, response-scale integrals, single posteriors. */
class ExtraReferenceTest {
    @Test
    void wilsonIntervals() {
        for (JsonNode each : ReferenceCase.json("extra/wilson.json").get("cases")) {
            Interval ours = WilsonInterval.of(
                    each.get("y").asDouble(),
                    each.get("n").asDouble(),
                    each.get("level").asDouble());
            // closed form
            assertEquals(each.get("lower").asDouble(), ours.lower(), 1e-12);
            assertEquals(each.get("upper").asDouble(), ours.upper(), 1e-12);
        }
    }

    @Test
    void intraclassCorrelationAndSyntheticEstimate() {
        for (JsonNode each : ReferenceCase.json("extra/response-scale.json").get("cases")) {
            double eta = each.get("eta").asDouble();
            double sigma = each.get("sigma").asDouble();
            // R's integrate is asked for 1e-12
            assertEquals(each.get("mean").asDouble(), SyntheticEstimate.proportion(eta, sigma), 1e-11);
            double response = each.get("icc_response").asDouble();
            assertEquals(response, IntraclassCorrelation.response(eta, sigma), 1e-8 * response);
            assertEquals(each.get("icc_latent").asDouble(), IntraclassCorrelation.latent(sigma), 1e-14);
            double ratio = each.get("median_odds_ratio").asDouble();
            assertEquals(ratio, MedianOddsRatio.of(sigma), 1e-12 * ratio);
        }
    }

    @Test
    void posteriorOfOneRegion() {
        for (JsonNode each :
                ReferenceCase.json("extra/one-region-posterior.json").get("cases")) {
            double sigma = each.get("sigma").asDouble();
            Cells cells = Cells.oneEach(
                    new double[] {each.get("n").asDouble()},
                    new double[] {each.get("y").asDouble()},
                    new DMatrixRMaj(1, 1, true, 1),
                    List.of("(Intercept)"));
            double[] eta = {each.get("eta").asDouble()};
            RegionPosterior ours =
                    new RegionPosterior(cells, RegionPosterior.FINE_STEP, RegionPosterior.FINE_NEGLIGIBLE);
            ours.condition(0, eta, 0, sigma, 0);
            String where = each.toString();
            assertEquals(each.get("mode").asDouble(), ours.mode(), 1e-7, where);
            assertEquals(each.get("u_mean").asDouble(), ours.mean(), 1e-7, where);
            assertEquals(each.get("u_sd").asDouble(), ours.standardDeviation(), 1e-7, where);
            assertEquals(each.get("p_mean").asDouble(), ours.prevalenceMoments()[0], 1e-8, where);
            assertEquals(each.get("p_sd").asDouble(), ours.prevalenceMoments()[1], 1e-8, where);
            // quantiles: the cubic interpolant of the distribution function is good to 1e-7
            assertEquals(each.get("p_lower").asDouble(), ours.prevalenceQuantile(0.025), 1e-7, where);
            assertEquals(each.get("p_median").asDouble(), ours.prevalenceQuantile(0.5), 1e-7, where);
            assertEquals(each.get("p_upper").asDouble(), ours.prevalenceQuantile(0.975), 1e-7, where);
        }
    }

    @TestFactory
    Stream<DynamicTest> sixtyDistricts() {
        var rows = ReferenceCase.joined(
                ReferenceCase.csv("extra/sixty-districts/survey.csv"),
                ReferenceCase.csv("extra/sixty-districts/regions.csv"));
        List<String> region = List.of("income", "density");
        return Stream.of(
                DynamicTest.dynamicTest(
                        "null", () -> agrees("null", ReferenceCase.cells(rows, "y", List.of(), List.of()))),
                DynamicTest.dynamicTest(
                        "predictors", () -> agrees("predictors", ReferenceCase.cells(rows, "y", region, List.of()))),
                DynamicTest.dynamicTest(
                        "predictors and education",
                        () -> agrees(
                                "predictors_and_education",
                                ReferenceCase.cells(rows, "y", region, List.of("education")))));
    }

    private static void agrees(String model, ReferenceCase.Regions regions) {
        JsonNode exact =
                ReferenceCase.json("extra/sixty-districts/expected.json").at("/models/" + model + "/exact");
        JsonNode expected =
                ReferenceCase.json("extra/sixty-districts/expected.json").at("/models/" + model + "/regions");
        // the default number of points
        BinomialFit fit = new BinomialRandomIntercept(regions.cells(), 15).fit();
        assertEquals(exact.get("sigma").asDouble(), fit.sigma(), 1e-6);
        assertEquals(exact.get("logLik").asDouble(), fit.logLikelihood(), 1e-7);
        assertEquals(exact.get("AIC").asDouble(), fit.aic(), 1e-6);
        assertEquals(exact.get("BIC").asDouble(), fit.bic(), 1e-6);
        assertEquals(exact.get("se_sigma").asDouble(), fit.sigmaStandardError(), 1e-5);
        for (int k = 0; k < exact.get("beta").size(); k++) {
            assertEquals(
                    exact.at("/beta/" + k + "/estimate").asDouble(),
                    fit.coefficients(0.95).get(k).estimate(),
                    1e-6);
            assertEquals(
                    exact.at("/beta/" + k + "/se").asDouble(),
                    fit.coefficients(0.95).get(k).standardError(),
                    1e-5);
        }
        ProfileLikelihood profile = ProfileLikelihood.of(fit, 0.95);
        assertEquals(exact.at("/profile95_sigma/0").asDouble(), profile.lower(), 1e-6);
        assertEquals(exact.at("/profile95_sigma/1").asDouble(), profile.upper(), 1e-6);
        List<RegionPrediction> ours = new PlugInRegions(fit, 0.95).regions();
        for (JsonNode region : expected) {
            int j = regions.keys().indexOf(region.get("region").asText());
            if (j < 0) {
                continue;
            }
            assertEquals(region.get("mode").asDouble(), ours.get(j).mode(), 1e-6);
            assertEquals(region.get("u_mean").asDouble(), ours.get(j).effectMean(), 1e-6);
            assertEquals(region.get("u_sd").asDouble(), ours.get(j).effectStandardDeviation(), 1e-6);
            assertEquals(region.get("shrinkage").asDouble(), ours.get(j).shrinkage(), 1e-5);
            if (region.has("Ep")) {
                assertEquals(region.get("Ep").asDouble(), ours.get(j).prevalence(), 1e-6);
                assertEquals(
                        region.get("p_lower").asDouble(), ours.get(j).interval().lower(), 1e-6);
                assertEquals(
                        region.get("p_upper").asDouble(), ours.get(j).interval().upper(), 1e-6);
                assertEquals(region.get("synthetic").asDouble(), ours.get(j).synthetic(), 1e-6);
            } else {
                assertEquals(region.at("/own_mix/Ep").asDouble(), ours.get(j).prevalence(), 1e-6);
            }
        }
    }
}
