package org.regionwise.engine.linear.inference;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.regionwise.engine.FitProgress;
import org.regionwise.engine.FitStep;
import org.regionwise.engine.Interval;
import org.regionwise.engine.ReferenceCase;
import org.regionwise.engine.linear.Criterion;
import org.regionwise.engine.linear.LinearCase;
import org.regionwise.engine.linear.LinearFit;
import org.regionwise.engine.linear.LinearRandomEffects;

/**
 * Cross-validation against a loop over lmer; the bootstrap against the theory that it must agree with in a balanced
 * design.
 */
class ResamplingTest {
    private static final JsonNode EXPECTED = ReferenceCase.json("linear/inference.json");

    private static LinearFit sleepstudy(String structure) {
        return new LinearRandomEffects(LinearCase.sleepstudy("survey.csv", structure), Criterion.REML).fit();
    }

    @Test
    void everyGroupLeftOut() {
        LinearFit fit = sleepstudy("ris");
        RowFolds folds = RowFolds.leaveOneOut(RowFolds.groups(fit.factors().get(0)));
        assertEquals(18, folds.size());
        CrossValidation ours = CrossValidation.of(fit, folds, FitProgress.UNWATCHED);
        JsonNode theirs = EXPECTED.get("byGroup");
        assertEquals(theirs.get("rmse").asDouble(), ours.rootMeanSquaredError(), 1e-5);
        assertEquals(theirs.get("mae").asDouble(), ours.meanAbsoluteError(), 1e-5);
        assertEquals(theirs.get("logScore").asDouble(), ours.meanLogScore(), 1e-6);
        assertEquals(180, ours.predictions().size());
        assertEquals(0, ours.failedFolds());
    }

    @Test
    void everyRowLeftOut() {
        LinearFit fit = sleepstudy("ri");
        CrossValidation ours =
                CrossValidation.of(fit, RowFolds.leaveOneOut(RowFolds.rows(fit.rows())), FitProgress.UNWATCHED);
        assertEquals(EXPECTED.at("/byRow/rmse").asDouble(), ours.rootMeanSquaredError(), 1e-5);
        assertEquals(EXPECTED.at("/byRow/mae").asDouble(), ours.meanAbsoluteError(), 1e-5);
    }

    @Test
    void foldsCoverEveryRowOnceAndRepeatBySeed() {
        LinearFit fit = sleepstudy("ri");
        int[] groups = RowFolds.groups(fit.factors().get(0));
        RowFolds folds = RowFolds.kFold(groups, 5, 7);
        int[] all = IntStream.range(0, 5)
                .flatMap(f -> Arrays.stream(folds.heldOut(f)))
                .sorted()
                .toArray();
        assertArrayEquals(IntStream.range(0, 180).toArray(), all);
        assertArrayEquals(folds.heldOut(2), RowFolds.kFold(groups, 5, 7).heldOut(2));
        RowFolds random = RowFolds.monteCarlo(RowFolds.rows(180), 3, 0.1, 7);
        assertEquals(18, random.heldOut(1).length);
        CrossValidation once = CrossValidation.of(fit, random, FitProgress.UNWATCHED);
        assertEquals(once, CrossValidation.of(fit, random, FitProgress.UNWATCHED));
    }

    @Test
    void bootstrapAgreesWithTheory() {
        LinearFit fit = sleepstudy("ri");
        ParametricBootstrap ours = new ParametricBootstrap(fit, 1000, 11, FitProgress.UNWATCHED);
        assertEquals("days", ours.names().get(1));
        assertEquals("sigma", ours.names().get(3));
        // the slope's error is exactly normal; 1,000 draws leave 2.2% of Monte Carlo error: four of them
        double error = fit.fixedEffects().standardError(1);
        assertEquals(error, ours.standardError(1), 0.09 * error);
        Interval slope = ours.interval(1, 0.95);
        double estimate = fit.fixedEffects().estimates()[1];
        assertEquals(estimate - 1.96 * error, slope.lower(), 0.35 * error);
        assertEquals(estimate + 1.96 * error, slope.upper(), 0.35 * error);
        // (n − m − 1) σ̂²/σ² is χ² with 161 degrees of freedom
        assertEquals(fit.sigma() / Math.sqrt(2 * 161.0), ours.standardError(3), 0.1 * ours.standardError(3));
        assertEquals(0, ours.failed());
        assertEquals(
                ours.interval(2, 0.9), new ParametricBootstrap(fit, 1000, 11, FitProgress.UNWATCHED).interval(2, 0.9));
    }

    @Test
    void whoeverWatchesMayStopIt() {
        FitProgress impatient = new FitProgress() {
            @Override
            public void at(FitStep step, long done, long total) {
                assertTrue(done < total || total == 0, "no more parts than there are");
                throw new CancellationException();
            }

            @Override
            public void checkpoint() {}
        };
        LinearFit fit = sleepstudy("ri");
        assertThrows(CancellationException.class, () -> new ParametricBootstrap(fit, 10, 1, impatient));
        RowFolds folds = RowFolds.kFold(RowFolds.rows(180), 3, 1);
        assertThrows(CancellationException.class, () -> CrossValidation.of(fit, folds, impatient));
    }
}
