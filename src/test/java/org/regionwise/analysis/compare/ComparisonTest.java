package org.regionwise.analysis.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.regionwise.analysis.result.Estimate;
import org.regionwise.analysis.result.Facts;
import org.regionwise.analysis.result.Fit;
import org.regionwise.analysis.result.FixedEffect;
import org.regionwise.analysis.result.IntervalEstimate;
import org.regionwise.analysis.result.National;
import org.regionwise.analysis.result.RandomEffect;
import org.regionwise.analysis.result.RegionEstimate;
import org.regionwise.analysis.result.Result;
import org.regionwise.engine.linear.inference.ModelComparison;

class ComparisonTest {
    private static final Result NULL_MODEL = result("aa", List.of(), 0.5, -410.0, 100, 12);
    private static final Result UNEMPLOYMENT = result("aa", List.of("unemployment"), 0.4, -406.0, 100, 12);
    private static final Result EDUCATION = result("aa", List.of("education"), 0.45, -409.0, 100, 12);

    @Test
    void nestedModelsGetExplainedVarianceAndLikelihoodRatio() {
        Comparison comparison = compare(NULL_MODEL, UNEMPLOYMENT);
        assertTrue(comparison.sameAnswers());
        assertEquals(1, comparison.nested().size());
        NestedModels models = comparison.nested().get(0);
        assertEquals("A", models.smaller());
        assertEquals("B", models.larger());
        // 1 − 0.16 / 0.25; the tolerance is that of squaring doubles.
        assertEquals(0.36, models.explained().estimate(), 1e-12);
        assertEquals(8, models.statistic(), 1e-12);
        assertEquals(1, models.degreesOfFreedom());
        // P(χ²₁ ≥ 8) = erfc(2) = 0.004677734981047266, as tables of erfc print it.
        assertEquals(0.004677734981047266, models.pValue(), 1e-14);
        assertEquals(NestedModels.Caution.NONE, models.caution());
    }

    @Test
    void smallTailsKeepTheirDigits() {
        // χ² with two degrees of freedom has the tail exp(−x/2); relative tolerance, because absolute would accept 0.
        assertEquals(1, ModelComparison.tail(200, 2) / Math.exp(-100), 1e-10);
    }

    @Test
    void theOrderInWhichAnalysesWereChosenDoesNotMatterForNesting() {
        assertEquals("B", compare(UNEMPLOYMENT, NULL_MODEL).nested().get(0).smaller());
    }

    @Test
    void differentPredictorsAreNotNested() {
        Comparison comparison = compare(UNEMPLOYMENT, EDUCATION);
        assertTrue(comparison.sameAnswers());
        assertTrue(comparison.nested().isEmpty());
        assertEquals(
                List.of("none-nested"),
                comparison.remarks().stream().map(Comparison.Remark::code).toList());
    }

    @Test
    void otherDataOrOtherRespondentsDoNotCompare() {
        for (Result other : List.of(
                result("bb", List.of("unemployment"), 0.4, -406, 100, 12),
                result("aa", List.of("unemployment"), 0.4, -406, 99, 12),
                result("aa", List.of("unemployment"), 0.4, -406, 100, 13))) {
            Comparison comparison = compare(NULL_MODEL, other);
            assertFalse(comparison.sameAnswers());
            assertTrue(comparison.nested().isEmpty());
            assertEquals("no-likelihoods", comparison.remarks().get(0).code());
        }
    }

    @Test
    void nothingToExplainAndNothingToTestAreSaid() {
        NestedModels singular = compare(
                        result("aa", List.of(), 0, -410, 100, 12), result("aa", List.of("x"), 0, -409, 100, 12))
                .nested()
                .get(0);
        assertTrue(Double.isNaN(singular.explained().estimate()));
        assertEquals(2, singular.statistic(), 1e-12);
        assertEquals(NestedModels.Caution.NO_VARIANCE, singular.caution());

        NestedModels worse = compare(NULL_MODEL, result("aa", List.of("x"), 0.5, -411, 100, 12))
                .nested()
                .get(0);
        assertTrue(Double.isNaN(worse.pValue()));
        assertEquals(NestedModels.Caution.STOPPED_EARLY, worse.caution());
    }

    @Test
    void aRegionMissingFromOneAnalysisIsUndefinedThere() {
        Result two = NULL_MODEL;
        Result one = new Result(
                two.software(),
                two.survey(),
                two.model(),
                two.fit(),
                two.national(),
                two.regions().subList(0, 1));
        Comparison comparison = compare(two, one);
        assertEquals(
                List.of("H", "L"),
                comparison.regions().stream().map(Comparison.Region::region).toList());
        assertFalse(comparison.regions().get(0).pooled().get(1).defined());
        assertTrue(comparison.regions().get(1).pooled().get(1).defined());
    }

    @Test
    void twoToFourAnalysesAreTaken() {
        NamedResult one = new NamedResult("A", NULL_MODEL);
        assertThrows(IllegalArgumentException.class, () -> Comparison.of(List.of(one)));
        assertThrows(IllegalArgumentException.class, () -> Comparison.of(List.of(one, one, one, one, one)));
        assertEquals(2, Comparison.of(List.of(one, one)).analyses().size());
    }

    private static Comparison compare(Result first, Result second) {
        return Comparison.of(List.of(new NamedResult("A", first), new NamedResult("B", second)));
    }

    /** Two regions; figures that do not matter here are zero. */
    private static Result result(
            String sha256, List<String> predictors, double sigma, double logLikelihood, long n, long y) {
        IntervalEstimate zero = new IntervalEstimate(0, 0, 0);
        List<FixedEffect> effects = new java.util.ArrayList<>();
        effects.add(new FixedEffect("(Intercept)", -2, 0.1, -2.2, -1.8));
        predictors.forEach(name -> effects.add(new FixedEffect(name, 0.1, 0.1, -0.1, 0.3)));
        Fit fit = new Fit(
                new Fit.Convergence(true, sigma == 0, 5),
                List.of(),
                effects,
                new Estimate(sigma, 0.1, 0, 1),
                null,
                new Fit.Likelihood(logLikelihood, 0, 0),
                new Fit.Variation(new Fit.Icc(zero, zero), zero, new Fit.BetweenRegionTest(0, 1)),
                Map.of(),
                null,
                null,
                null);
        return new Result(
                new Result.Software("regionwise", "0.1.0"),
                Facts.survey("Survey", sha256, 200, 200, 2, null),
                Facts.model("outcome", predictors),
                fit,
                new National(Estimate.UNDEFINED, Estimate.UNDEFINED, null),
                List.of(region("L", n, y, 0.11), region("H", 200 - n, 30, 0.2)));
    }

    private static RegionEstimate region(String key, long n, long y, double pooled) {
        return Facts.region(
                key,
                null,
                n,
                y,
                0,
                Estimate.UNDEFINED,
                new Estimate(pooled, 0.02, pooled - 0.04, pooled + 0.04),
                0.15,
                new RandomEffect(0, 0, 0.1),
                0.4,
                List.of());
    }
}
