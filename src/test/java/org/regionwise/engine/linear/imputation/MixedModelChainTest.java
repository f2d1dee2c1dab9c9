package org.regionwise.engine.linear.imputation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.regionwise.engine.linear.Criterion;
import org.regionwise.engine.linear.LinearCase;
import org.regionwise.engine.linear.LinearData;
import org.regionwise.engine.linear.LinearFit;
import org.regionwise.engine.linear.LinearRandomEffects;

class MixedModelChainTest {
    /** Means and deviations of β over a long chain, in a flat prior, are near estimates and standard errors. */
    private static void wandersAbout(LinearFit fit, double ofDeviation) {
        MixedModelChain chain = new MixedModelChain(fit.data(), fit);
        SplittableRandom random = new SplittableRandom(3);
        int steps = 4000;
        int terms = fit.data().terms().size();
        double[] sum = new double[terms];
        double[] squares = new double[terms];
        for (int i = 0; i < steps; i++) {
            chain.step(random);
            double[] beta = chain.coefficients();
            for (int k = 0; k < terms; k++) {
                double away = beta[k] - fit.fixedEffects().estimates()[k];
                sum[k] += away / steps;
                squares[k] += away * away / steps;
            }
        }
        for (int k = 0; k < terms; k++) {
            double error = fit.fixedEffects().standardError(k);
            // β is drawn with a term's effects integrated out, so that draws are nearly independent
            assertEquals(0, sum[k] / error, 0.1);
            assertEquals(1, Math.sqrt(squares[k] - sum[k] * sum[k]) / error, ofDeviation);
        }
    }

    @Test
    void interceptAndSlope() {
        // with 18 subjects the spread of D makes β wider than at the estimate
        wandersAbout(fit(LinearCase.sleepstudy("survey.csv", "ris")), 0.15);
    }

    @Test
    void weightsAndOffset() {
        wandersAbout(fit(LinearCase.linear("weighted", "weighted.csv")), 0.15);
    }

    private static LinearFit fit(LinearData data) {
        return new LinearRandomEffects(data, Criterion.REML).fit();
    }

    /** m = 3 by hand: W = 2, B = 1. */
    @Test
    void rubinsRules() {
        PooledEstimate pooled =
                PooledEstimate.of(new double[] {1, 2, 3}, new double[] {1, 1, 2}, Double.POSITIVE_INFINITY);
        double total = 2 + 4.0 / 3;
        assertEquals(2, pooled.estimate(), 1e-15);
        assertEquals(Math.sqrt(total), pooled.standardError(), 1e-15);
        double share = 4.0 / 3 / total;
        assertEquals(share, pooled.missingInformation(), 1e-15);
        assertEquals(2 / (share * share), pooled.degreesOfFreedom(), 1e-12);
        // Barnard and Rubin: complete data of 20 degrees of freedom
        double observed = 21.0 / 23 * 20 * (1 - share);
        PooledEstimate small = PooledEstimate.of(new double[] {1, 2, 3}, new double[] {1, 1, 2}, 20);
        assertEquals(1 / (share * share / 2 + 1 / observed), small.degreesOfFreedom(), 1e-12);
        double[] same = new double[5];
        Arrays.fill(same, 7);
        double[] errors = {1, 1, 1, 1, 1};
        assertEquals(20 * 21.0 / 23, PooledEstimate.of(same, errors, 20).degreesOfFreedom(), 1e-9);
    }
}
