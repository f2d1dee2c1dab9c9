package org.regionwise.engine.sensitivity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.regionwise.engine.FitWarning;
import org.regionwise.engine.ReferenceCase;
import org.regionwise.engine.binomial.IntraclassCorrelation;
import org.regionwise.engine.binomial.Priors;
import org.regionwise.engine.binomial.posterior.BinomialPosterior;
import org.regionwise.engine.cells.Cells;
import org.regionwise.engine.numeric.Logistic;

class ApproximationAuditTest {
    private static final BinomialPosterior.Settings SETTINGS =
            new BinomialPosterior.Settings(Priors.DEFAULT, 25, 1000, 1, 0.95);

    private static final BinomialPosterior.Settings FEWER_POINTS =
            new BinomialPosterior.Settings(Priors.DEFAULT, 11, 500, 1, 0.95);

    private static Cells edge(String name) {
        return ReferenceCase.cells(ReferenceCase.csv("edge/" + name + "/survey.csv"), "y", List.of(), List.of())
                .cells();
    }

    private static List<String> codes(ApproximationAudit audit) {
        return audit.findings().stream().map(FitWarning::code).toList();
    }

    /** Laplace and 25 nodes as glmer has them, the posterior as the deterministic grid has it. */
    @Test
    void harassmentAsThePeersHaveIt() {
        Cells cells = ReferenceCase.cells(
                        ReferenceCase.csv("harassment/survey.csv"), "harassed_6m", List.of(), List.of())
                .cells();
        ApproximationAudit audit = ApproximationAudit.of(cells, SETTINGS);
        assertEquals(0.471746, audit.laplace().sigma(), 2e-6);
        assertEquals(0.474095, audit.quadrature().sigma(), 1e-6);
        double grid = ReferenceCase.json("harassment/posterior_grid_null.json")
                .at("/exp1/sigma/mean")
                .asDouble();
        assertEquals(grid, audit.bayes().sigma(), 1e-3);
        assertEquals(-457.762127, audit.quadrature().logLikelihood(), 1e-6);
        // the mean of a log-likelihood lies about half the number of parameters below its maximum
        assertEquals(audit.quadrature().logLikelihood() - 1, audit.bayes().logLikelihood(), 0.5);
        assertTrue(audit.laplaceQuadrature() < 0.001);
        assertEquals(
                IntraclassCorrelation.latent(audit.quadrature().sigma()),
                audit.quadrature().latentCorrelation());
        assertTrue(
                codes(audit).stream().noneMatch(code -> code.startsWith("laplace")),
                codes(audit).toString());
    }

    @Test
    void laplaceUnderstatesWhereRegionsAreTiny() {
        int m = 200;
        double[] trials = new double[m];
        double[] successes = new double[m];
        for (int j = 0; j < m; j++) {
            trials[j] = 2;
            successes[j] = j % 10 < 4 ? 0 : j % 10 < 6 ? 1 : 2;
        }
        DMatrixRMaj ones = new DMatrixRMaj(m, 1);
        ones.fill(1);
        ApproximationAudit audit =
                ApproximationAudit.of(Cells.oneEach(trials, successes, ones, List.of("(Intercept)")), FEWER_POINTS);
        assertEquals(
                "laplace-understates", codes(audit).get(0), audit.findings().toString());
        assertTrue(audit.laplace().sigma() < 0.95 * audit.quadrature().sigma());
        assertEquals(2.0, audit.findings().get(0).facts().get("medianRespondents"));
    }

    @Test
    void variationEstimatedAsZeroIsSaid() {
        ApproximationAudit audit = ApproximationAudit.of(edge("sigma_zero_homogeneous"), SETTINGS);
        assertEquals(0, audit.quadrature().sigma());
        assertTrue(audit.bayes().sigma() > 0);
        assertEquals("variation-zero", codes(audit).get(0));
        assertTrue(codes(audit).contains("plug-in-narrow"), audit.findings().toString());
    }

    @Test
    void awkwardDataGetAVerdict() {
        assertEquals(
                "variation-not-identified",
                codes(ApproximationAudit.of(edge("one_region"), FEWER_POINTS)).get(0));
        assertEquals(
                "no-maximum",
                codes(ApproximationAudit.of(edge("complete_between"), FEWER_POINTS))
                        .get(0));
        for (String name : List.of("all_zero", "every_region_n1", "two_regions", "three_regions_strong")) {
            ApproximationAudit audit = ApproximationAudit.of(edge(name), FEWER_POINTS);
            assertTrue(
                    !audit.findings().toString().contains("NaN"),
                    audit.findings().toString());
        }
    }

    @Test
    void muchDataMakeThemAgree() {
        int m = 40;
        double[] trials = new double[m];
        double[] successes = new double[m];
        for (int j = 0; j < m; j++) {
            trials[j] = 500;
            successes[j] = Math.round(500 * Logistic.probability(-0.8 + 0.5 * Math.sin(j)));
        }
        DMatrixRMaj ones = new DMatrixRMaj(m, 1);
        ones.fill(1);
        ApproximationAudit audit =
                ApproximationAudit.of(Cells.oneEach(trials, successes, ones, List.of("(Intercept)")), FEWER_POINTS);
        assertEquals(List.of("agree"), codes(audit), audit.findings().toString());
    }
}
