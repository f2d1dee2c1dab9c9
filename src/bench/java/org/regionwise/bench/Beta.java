package org.regionwise.bench;

import java.util.SplittableRandom;

/** Draws of a cluster's prevalence. */
final class Beta {
    private Beta() {}

    /** Beta with the given mean; two answers from one draw correlate as given. */
    static double draw(double mean, double correlation, SplittableRandom random) {
        double sum = 1 / correlation - 1;
        double a = gamma(mean * sum, random);
        double b = gamma((1 - mean) * sum, random);
        return a + b > 0 ? a / (a + b) : random.nextDouble() < mean ? 1 : 0;
    }

    /** Marsaglia and Tsang (2000), <i>ACM Transactions on Mathematical Software</i> 26, 363–372. */
    private static double gamma(double shape, SplittableRandom random) {
        if (shape < 1) {
            return gamma(shape + 1, random) * Math.pow(random.nextDouble(), 1 / shape);
        }
        double d = shape - 1.0 / 3;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double x = random.nextGaussian();
            double v = Math.pow(1 + c * x, 3);
            if (v > 0 && Math.log(1 - random.nextDouble()) < x * x / 2 + d - d * v + d * Math.log(v)) {
                return d * v;
            }
        }
    }
}
