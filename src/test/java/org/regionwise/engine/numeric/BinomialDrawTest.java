package org.regionwise.engine.numeric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.hipparchus.distribution.discrete.BinomialDistribution;
import org.junit.jupiter.api.Test;

class BinomialDrawTest {
    /** Frequencies against Hipparchus's probabilities, both branches and both sides of one half. */
    @Test
    void frequenciesFollowTheDistribution() {
        SplittableRandom random = new SplittableRandom(4);
        int draws = 100_000;
        double[][] cases = {{1, 0.3}, {5, 0.9}, {40, 0.1}, {60, 0.5}, {300, 0.2}, {300, 0.97}, {2000, 0.6}};
        for (double[] each : cases) {
            int n = (int) each[0];
            int[] count = new int[n + 1];
            for (int d = 0; d < draws; d++) {
                count[(int) BinomialDraw.of(n, each[1], random)]++;
            }
            BinomialDistribution exact = new BinomialDistribution(n, each[1]);
            double cumulative = 0;
            double farthest = 0;
            for (int k = 0; k <= n; k++) {
                cumulative += count[k];
                farthest = Math.max(farthest, Math.abs(cumulative / draws - exact.cumulativeProbability(k)));
            }
            // Kolmogorov's 99.9% point is 1.95/√draws, and smaller for discrete distributions
            assertTrue(farthest < 1.95 / Math.sqrt(draws), n + " trials at " + each[1] + ": " + farthest);
        }
    }

    @Test
    void certaintyIsKept() {
        SplittableRandom random = new SplittableRandom(4);
        assertEquals(0, BinomialDraw.of(0, 0.4, random));
        assertEquals(0, BinomialDraw.of(50, 0, random));
        assertEquals(50, BinomialDraw.of(50, 1, random));
    }
}
