package org.regionwise.engine.area;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.regionwise.engine.Coefficient;
import org.regionwise.engine.Interval;
import org.regionwise.engine.ReferenceCase;

/** Against reference/area: metafor's rma and blup on simulated areas. */
class FayHerriotReferenceTest {
    private static final JsonNode REFERENCE = ReferenceCase.json("area/metafor.json");

    private static AreaEstimates data(JsonNode rows) {
        List<String> terms = new ArrayList<>(List.of("(Intercept)"));
        for (int k = 1; rows.get(0).has("x" + k); k++) {
            terms.add("x" + k);
        }
        double[] estimate = new double[rows.size()];
        double[] variance = new double[rows.size()];
        DMatrixRMaj design = new DMatrixRMaj(rows.size(), terms.size());
        for (int j = 0; j < rows.size(); j++) {
            JsonNode row = rows.get(j);
            estimate[j] = row.get("y").asDouble(Double.NaN);
            variance[j] = row.get("V").asDouble(Double.NaN);
            design.set(j, 0, 1);
            for (int k = 1; k < terms.size(); k++) {
                design.set(j, k, row.get("x" + k).asDouble());
            }
        }
        return new AreaEstimates(estimate, variance, design, terms);
    }

    private static Stream<String> cases() {
        Iterable<String> names = () -> REFERENCE.get("cases").fieldNames();
        return StreamSupport.stream(names.spliterator(), false);
    }

    @TestFactory
    Stream<DynamicTest> likelihoodFits() {
        return cases().flatMap(name -> Stream.of(0, 1).map(i -> {
            JsonNode each = REFERENCE.at("/cases/" + name);
            JsonNode fit = each.get("fits").get(i);
            return DynamicTest.dynamicTest(
                    name + " " + fit.get("method").asText(), () -> agrees(data(each.get("data")), fit));
        }));
    }

    private static void agrees(AreaEstimates data, JsonNode theirs) {
        VarianceEstimator estimator =
                VarianceEstimator.valueOf(theirs.get("method").asText());
        FayHerriotFit ours = new FayHerriot(data, estimator).fit();
        assertTrue(ours.summary().converged());
        double tau2 = theirs.get("tau2").asDouble();
        // rma's Fisher scoring stops on a change of 1e-14, which rounding in its matrices keeps it from below 1e-9
        assertEquals(tau2, ours.betweenVariance(), 1e-9 * Math.max(tau2, 1e-3));
        // it approaches zero by halving steps and stops short of it
        boolean zeroVariance = tau2 < 1e-13;
        assertEquals(zeroVariance, ours.summary().singular());
        assertEquals(zeroVariance, ours.betweenVariance() == 0);
        if (!zeroVariance) {
            assertEquals(theirs.get("se_tau2").asDouble(), ours.betweenVarianceStandardError(), 1e-8 * tau2);
        }
        // the likelihood is flat at its maximum; sums of some hundred terms
        double logLikelihood = theirs.get("logLik").asDouble();
        double zero = theirs.get("logLik_zero").asDouble();
        assertEquals(logLikelihood, ours.summary().objective(), 1e-11 * Math.abs(logLikelihood));
        assertEquals(
                Math.max(0, 2 * (logLikelihood - zero)),
                ours.betweenRegionTest().statistic(),
                1e-10 * Math.abs(zero));
        // coefficients move with tau2
        JsonNode beta = theirs.get("beta");
        List<Coefficient> coefficients = ours.coefficients(0.95);
        DMatrixRMaj covariance = ours.coefficientCovariance();
        for (int k = 0; k < beta.size(); k++) {
            double error = theirs.get("se").get(k).asDouble();
            assertEquals(beta.get(k).asDouble(), coefficients.get(k).estimate(), 1e-8 * error);
            assertEquals(error, coefficients.get(k).standardError(), 1e-8 * error);
            for (int l = 0; l < beta.size(); l++) {
                double scale = error * theirs.get("se").get(l).asDouble();
                assertEquals(theirs.at("/covariance/" + k + "/" + l).asDouble(), covariance.get(k, l), 1e-8 * scale);
            }
        }
        List<AreaEblup> areas = ours.areas();
        for (Iterator<JsonNode> all = theirs.get("areas").iterator(); all.hasNext(); ) {
            JsonNode area = all.next();
            AreaEblup eblup = areas.get(area.get("area").asInt() - 1);
            double error = area.get("se").asDouble();
            assertEquals(area.get("eblup").asDouble(), eblup.eblup(), 1e-8 * error);
            assertEquals(error, Math.sqrt(eblup.mse().given() + eblup.mse().coefficients()), 1e-8 * error);
        }
        for (JsonNode area : theirs.get("synthetic")) {
            int j = area.get("area").asInt() - 1;
            AreaEblup eblup = areas.get(j);
            double error = area.get("se").asDouble();
            assertEquals(area.get("fitted").asDouble(), eblup.synthetic(), 1e-8 * error);
            if (!data.sampled(j)) {
                assertEquals(eblup.synthetic(), eblup.eblup());
                assertEquals(0, eblup.weight());
                double total = tau2 + error * error;
                assertEquals(total, eblup.mse().given() + eblup.mse().coefficients(), 1e-8 * total);
            }
        }
    }

    @TestFactory
    Stream<DynamicTest> moments() {
        return cases().flatMap(name -> Stream.of(VarianceEstimator.FAY_HERRIOT, VarianceEstimator.PRASAD_RAO)
                .map(estimator -> DynamicTest.dynamicTest(name + " " + estimator, () -> {
                    double theirs =
                            REFERENCE.at("/moments/" + name + "/" + estimator).asDouble();
                    AreaEstimates data = data(REFERENCE.at("/cases/" + name + "/data"));
                    FayHerriotFit ours = new FayHerriot(data, estimator).fit();
                    // rma finds the root of the first to 1e-14 of a bracket of 100, and the second in closed form
                    assertEquals(theirs, ours.betweenVariance(), 1e-10 * Math.max(theirs, 1e-2));
                })));
    }

    @TestFactory
    Stream<DynamicTest> profileIntervals() {
        Iterable<String> names = () -> REFERENCE.get("profile").fieldNames();
        return StreamSupport.stream(names.spliterator(), false)
                .flatMap(name -> Stream.of(VarianceEstimator.REML, VarianceEstimator.ML)
                        .map(estimator -> DynamicTest.dynamicTest(name + " " + estimator, () -> {
                            JsonNode theirs = REFERENCE.at("/profile/" + name + "/" + estimator);
                            AreaEstimates data = data(REFERENCE.at("/cases/" + name + "/data"));
                            Interval ours =
                                    new FayHerriot(data, estimator).fit().sigmaInterval(0.95);
                            // uniroot to 1e-13
                            assertEquals(Math.sqrt(theirs.get("lower").asDouble()), ours.lower(), 1e-9);
                            assertEquals(Math.sqrt(theirs.get("upper").asDouble()), ours.upper(), 1e-9);
                        })));
    }
}
