package org.regionwise.engine.numeric;

import java.util.SplittableRandom;
import org.hipparchus.special.Gamma;

/**
 * Draws of a binomial count by inversion: from zero where few successes are expected, from the mode otherwise. Kemp
 * (1986).
 */
public final class BinomialDraw {
    private static final double FEW = 10;

    private BinomialDraw() {}

    /**
     * A count from 0 to {@code trials}.
     *
     * @param trials not below 0
     * @param probability of a success, in [0, 1]
     * @param random of which one number is used, or none where the count is certain
     */
    public static long of(long trials, double probability, SplittableRandom random) {
        boolean flip = probability > 0.5;
        double p = flip ? 1 - probability : probability;
        long drawn = trials == 0 || p <= 0
                ? 0
                : trials * p <= FEW ? fromZero(trials, p, random) : fromMode(trials, p, random);
        return flip ? trials - drawn : drawn;
    }

    private static long fromZero(long trials, double p, SplittableRandom random) {
        double odds = p / (1 - p);
        double mass = Math.exp(trials * Math.log1p(-p));
        double left = random.nextDouble() - mass;
        long k = 0;
        while (left >= 0 && k < trials) {
            k++;
            mass *= odds * (trials - k + 1) / k;
            left -= mass;
        }
        return k;
    }

    private static long fromMode(long trials, double p, SplittableRandom random) {
        double odds = p / (1 - p);
        long mode = (long) ((trials + 1) * p);
        double top = Math.exp(Gamma.logGamma(trials + 1.0)
                - Gamma.logGamma(mode + 1.0)
                - Gamma.logGamma(trials - mode + 1.0)
                + mode * Math.log(p)
                + (trials - mode) * Math.log1p(-p));
        double left = random.nextDouble() - top;
        long above = mode;
        long below = mode;
        double massAbove = top;
        double massBelow = top;
        while (left >= 0 && (massAbove > 0 || massBelow > 0)) {
            massAbove *= odds * (trials - above) / (above + 1);
            above++;
            left -= massAbove;
            if (left < 0) {
                return above;
            }
            massBelow *= below / (odds * (trials - below + 1));
            below--;
            left -= massBelow;
            if (left < 0) {
                return below;
            }
        }
        return mode;
    }
}
