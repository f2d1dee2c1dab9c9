package org.regionwise.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every joint draw is brought to a known total by a map of its own. */
class KnownTotalTest {
    private static final double[] WEIGHTS = {0.5, 0.3, 0.2};

    /** The constant of each draw is that which halving finds; draws hold single precision, 6e-8 of 1. */
    @ParameterizedTest
    @EnumSource(names = {"LOGIT", "RATIO"})
    void everyDrawHasTheTotalByOneMap(Benchmarking.Kind kind) {
        Random random = new Random(3);
        float[][] draws = new float[4][500];
        for (float[] region : draws) {
            for (int d = 0; d < region.length; d++) {
                region[d] = (float) Math.pow(random.nextDouble(0.001, 0.999), 1 + d % 3);
            }
        }
        JointDraws before = new JointDraws(draws, 0.95);
        for (double total : new double[] {0.002, 0.35, 0.97}) {
            JointDraws after = before.brought(kind, List.of(new KnownTotal(new int[] {3, 0, 1}, WEIGHTS, total)));
            for (int d = 0; d < after.size(); d++) {
                double[] own = {before.prevalence(3, d), before.prevalence(0, d), before.prevalence(1, d)};
                double constant = halved(
                        kind == Benchmarking.Kind.LOGIT ? -40 : 0,
                        kind == Benchmarking.Kind.LOGIT ? 40 : 1e12,
                        c -> mean(kind, c, own) - total);
                assertEquals(mapped(kind, constant, own[0]), after.prevalence(3, d), 1e-7);
                assertEquals(mapped(kind, constant, own[2]), after.prevalence(1, d), 1e-7);
                assertEquals(
                        total,
                        0.5 * after.prevalence(3, d) + 0.3 * after.prevalence(0, d) + 0.2 * after.prevalence(1, d),
                        1e-7);
                assertEquals(before.prevalence(2, d), after.prevalence(2, d), 0, "others stay");
            }
            assertEquals(0, after.weightedMean(new double[] {0.3, 0.2, 0, 0.5}).standardDeviation(), 1e-7);
        }
    }

    /** What the identity scale lets lie beyond (0, 1) takes the difference. */
    @ParameterizedTest
    @EnumSource(names = {"LOGIT", "RATIO"})
    void drawsBeyondProportionsTakeTheDifference(Benchmarking.Kind kind) {
        JointDraws before = new JointDraws(new float[][] {{-0.1f}, {0.4f}}, 0.95);
        JointDraws after =
                before.brought(kind, List.of(new KnownTotal(new int[] {0, 1}, new double[] {0.5, 0.5}, 0.25)));
        assertEquals(0, after.prevalence(0, 0), 1e-7);
        assertEquals(0.5, after.prevalence(1, 0), 1e-7);
    }

    private static double mean(Benchmarking.Kind kind, double constant, double[] prevalence) {
        double mean = 0;
        for (int i = 0; i < prevalence.length; i++) {
            mean += WEIGHTS[i] * mapped(kind, constant, prevalence[i]);
        }
        return mean;
    }

    private static double mapped(Benchmarking.Kind kind, double constant, double prevalence) {
        return kind == Benchmarking.Kind.LOGIT
                ? 1 / (1 + Math.exp(-(Math.log(prevalence / (1 - prevalence)) + constant)))
                : Math.min(1, constant * prevalence);
    }

    private static double halved(double low, double high, DoubleUnaryOperator rising) {
        double below = low;
        double above = high;
        for (int step = 0; step < 200; step++) {
            double middle = (below + above) / 2;
            if (rising.applyAsDouble(middle) < 0) {
                below = middle;
            } else {
                above = middle;
            }
        }
        return below;
    }
}
