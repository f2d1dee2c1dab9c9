package org.regionwise.engine.linear.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.regionwise.engine.FitProgress;
import org.regionwise.engine.linear.Criterion;
import org.regionwise.engine.linear.LinearCase;
import org.regionwise.engine.linear.LinearFit;
import org.regionwise.engine.linear.LinearRandomEffects;

/** Reference distributions that are drawn agree with those that are known. */
class BootstrapComparisonTest {
    private static LinearFit sleepstudy(String structure) {
        return new LinearRandomEffects(LinearCase.sleepstudy("survey.csv", structure), Criterion.ML).fit();
    }

    @Test
    void covarianceOfInterceptAndSlope() {
        // a covariance is no boundary, so that χ² with one degree of freedom holds: p = 0.80 (anova of R)
        LinearFit smaller = sleepstudy("ris_uncorr");
        LinearFit larger = sleepstudy("ris");
        BootstrapComparison drawn = BootstrapComparison.of(smaller, larger, 400, 3, FitProgress.UNWATCHED);
        ModelComparison known = ModelComparison.of(smaller, larger);
        assertEquals(known.statistic(), drawn.statistic(), 1e-9);
        // four Monte Carlo errors of 400 draws, and the small sample
        assertEquals(known.pValue(), drawn.pValue(), 0.1);
        assertEquals(drawn, BootstrapComparison.of(smaller, larger, 400, 3, FitProgress.UNWATCHED));
    }

    @Test
    void variancesThatAreZero() {
        LinearFit larger = new LinearRandomEffects(LinearCase.linear("singular", "singular.csv"), Criterion.REML).fit();
        BootstrapComparison drawn = BootstrapComparison.ofRandomEffects(larger, 200, 5, FitProgress.UNWATCHED);
        ModelComparison known = ModelComparison.ofRandomEffects(larger, new ModelComparison.Tested(0, 1, 0));
        assertEquals(0, drawn.statistic(), 1e-9);
        assertEquals(1, drawn.pValue());
        assertEquals(1, known.boundaryPValue());
        LinearFit clear = sleepstudy("ri");
        assertEquals(
                1.0 / 201,
                BootstrapComparison.ofRandomEffects(clear, 200, 5, FitProgress.UNWATCHED)
                        .pValue());
    }
}
