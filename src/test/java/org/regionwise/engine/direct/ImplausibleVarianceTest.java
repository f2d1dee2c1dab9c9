package org.regionwise.engine.direct;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.hipparchus.distribution.discrete.BinomialDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.regionwise.engine.direct.VarianceCheck.Verdict;

class ImplausibleVarianceTest {
    private static final double NONE = Double.NaN;
    private static final double FORMULA = Double.POSITIVE_INFINITY;

    private static List<VarianceCheck> check(
            double[] proportion, double[] variance, double[] respondents, double freedom, double expected) {
        double[] national = filled(proportion.length, expected);
        return ImplausibleVariance.check(
                proportion,
                variance,
                respondents,
                filled(proportion.length, freedom),
                national,
                VarianceSmoothing.pooledDesignEffect(proportion, variance, respondents, national),
                0.05);
    }

    private static double[] filled(int size, double value) {
        double[] filled = new double[size];
        Arrays.fill(filled, value);
        return filled;
    }

    /** One positive of twenty among areas of a fifth to a quarter. */
    @Test
    void oneOfTwenty() {
        double[] proportion = {0.05, 0.25, 0.20, 0.30, 0.22, 0, NONE};
        double[] respondents = {20, 60, 45, 30, 100, 12, 0};
        double[] variance = new double[7];
        Arrays.setAll(variance, j -> proportion[j] * (1 - proportion[j]) / (respondents[j] - 1));
        for (double expected : new double[] {0.1, 0.15, 0.2, 0.25, 0.4}) {
            List<VarianceCheck> areas = check(proportion, variance, respondents, FORMULA, expected);
            assertTrue(areas.get(0).flagged(), "expected " + expected);
            assertEquals(expected * (1 - expected) / 20, areas.get(0).smoothed(), 1e-15);
            assertEquals(Verdict.ABSENT, areas.get(5).verdict());
            assertEquals(Verdict.NOT_SAMPLED, areas.get(6).verdict());
            if (expected > 0.15 && expected < 0.3) {
                for (int j = 1; j < 5; j++) {
                    assertEquals(Verdict.PLAUSIBLE, areas.get(j).verdict());
                }
            }
        }
        // where a twentieth is what is expected there is nothing to say
        assertEquals(
                Verdict.PLAUSIBLE,
                check(proportion, variance, respondents, FORMULA, 0.05).get(0).verdict());
    }

    /** By formula the p-value is an exact binomial tail, on both sides. */
    @Test
    void binomialTail() {
        BinomialDistribution y = new BinomialDistribution(20, 0.3);
        double ratio = 0.05 * 0.95 / 19 / (0.3 * 0.7 / 20);
        assertEquals(
                y.cumulativeProbability(1) + 1 - y.cumulativeProbability(18),
                ImplausibleVariance.pValue(ratio, 20, 0.3, FORMULA),
                1e-12);
        // so many respondents that the proportion no longer varies: a chi-square tail, here exponential
        assertEquals(1 - Math.exp(-0.3), ImplausibleVariance.pValue(0.3, 1e7, 0.3, 2), 1e-4);
    }

    /** Simple random samples of the expected proportion: false alarms at most at the level. */
    @ParameterizedTest
    @CsvSource({"20, 0.3", "50, 0.2", "150, 0.1", "60, 0.5"})
    void falseAlarmsOfSimpleSamples(int respondents, double expected) {
        Random random = new Random(6);
        int areas = 20_000;
        int alarms = 0;
        for (int j = 0; j < areas; j++) {
            double y = 0;
            for (int i = 0; i < respondents; i++) {
                y += random.nextDouble() < expected ? 1 : 0;
            }
            double share = y / respondents;
            double ratio = share * (1 - share) / (respondents - 1) / (expected * (1 - expected) / respondents);
            alarms += ImplausibleVariance.pValue(ratio, respondents, expected, FORMULA) <= 0.05 ? 1 : 0;
        }
        // four standard errors of a share of 20,000; from below the discreteness of counts takes away what it takes
        assertTrue(alarms <= areas * (0.05 + 4 * Math.sqrt(0.05 * 0.95 / areas)), alarms + " of " + areas);
        assertTrue(alarms >= areas * 0.01, alarms + " of " + areas);
    }

    /** Clusters of respondents who resemble one another, variance from the clusters' means: near the level. */
    @ParameterizedTest
    @CsvSource({"12, 10, 0.3, 0.1", "25, 8, 0.2, 0.05", "8, 20, 0.4, 0.02"})
    void falseAlarmsOfClusters(int clusters, int each, double expected, double correlation) {
        Random random = new Random(7);
        double designEffect = 1 + (each - 1) * correlation;
        double size = clusters * each / designEffect;
        double smoothed = expected * (1 - expected) / size;
        int areas = 4000;
        int alarms = 0;
        int found = 0;
        for (int j = 0; j < areas; j++) {
            double variance = clusterVariance(random, clusters, each, expected, correlation);
            alarms += ImplausibleVariance.pValue(variance / smoothed, size, expected, clusters - 1) <= 0.05 ? 1 : 0;
            found += ImplausibleVariance.pValue(variance / 5 / smoothed, size, expected, clusters - 1) <= 0.05 ? 1 : 0;
        }
        // near, as the two sources are not quite independent: half to one and a half times the level
        assertEquals(0.05, (double) alarms / areas, 0.025);
        // a variance of a fifth of the truth is mostly found
        assertTrue(found > 0.75 * areas, found + " of " + areas);
    }

    /** Of the mean of all respondents, Σ(p̂_c − p̂)²/(k(k − 1)). */
    private static double clusterVariance(Random random, int clusters, int each, double expected, double correlation) {
        double[] share = new double[clusters];
        for (int c = 0; c < clusters; c++) {
            // respondents copy the cluster's own answer with probability √correlation: so correlated are any two
            boolean own = random.nextDouble() < expected;
            for (int i = 0; i < each; i++) {
                boolean copies = random.nextDouble() < Math.sqrt(correlation);
                share[c] += (copies ? own : random.nextDouble() < expected) ? 1.0 / each : 0;
            }
        }
        double mean = Arrays.stream(share).average().orElseThrow();
        double squares = Arrays.stream(share).map(p -> (p - mean) * (p - mean)).sum();
        return squares / (clusters * (clusters - 1.0));
    }
}
