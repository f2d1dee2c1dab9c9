package org.regionwise.engine.binomial.posterior;

import java.util.Arrays;
import org.regionwise.engine.numeric.Calibration;

/**
 * A few points that stand for a slice: its first, which among quasi-random ones are as even as can be (of a grid, every
 * so many), with weights changed as little as can be, in the sense of least squares, for β's mean and covariance to be
 * those of the slice, by a {@link Calibration} of a_i = (1, z_i, z_i z_i'). What is smooth in β then hardly depends on
 * which few points it is averaged over. A weight may be negative.
 *
 * @param share of the slice
 * @param weight of each point within the slice, summing to 1
 */
record SlicePoints(SigmaSlice slice, double share, double[][] beta, double[] weight) {
    /** Of a grid for one coefficient, which the trapezoidal rule does as well with. */
    private static final int EVERY = 4;
    /** Sum of the weights without their signs up to which they are sound. */
    private static final double SOUND = 1.3;

    static SlicePoints of(SigmaSlice slice, double share, int size) {
        int p = slice.beta(0).length;
        int every = every(p);
        int kept = p == 1 ? (slice.size() + every - 1 - every / 2) / every : Math.min(size, slice.size());
        double[][] beta = new double[kept][];
        double[] weight = new double[kept];
        for (int i = 0; i < kept; i++) {
            beta[i] = slice.beta(every / 2 + i * every);
            weight[i] = slice.weight(every / 2 + i * every);
        }
        double sum = Arrays.stream(weight).sum();
        Arrays.setAll(weight, i -> weight[i] / sum);
        SlicePoints plain = new SlicePoints(slice, share, beta, weight);
        // as many conditions as points would be met by any weights, and with many coefficients take long to meet
        if (1 + p + p * (p + 1) / 2 < kept) {
            SlicePoints calibrated = plain.calibrated(p, true);
            if (calibrated.sound()) {
                return calibrated;
            }
        }
        return 1 + 2 * p < kept ? plain.calibrated(p, false).orPlain(plain) : plain;
    }

    private static int every(int coefficients) {
        return coefficients == 1 ? EVERY : 1;
    }

    /** Weights of the points with part q of the mixture that effects are, given the responses of a kind of region. */
    double[] weight(int kind, int q) {
        if (slice.mixture().size() == 1) {
            return weight;
        }
        double[] part = new double[weight.length];
        int every = every(beta[0].length);
        for (int i = 0; i < part.length; i++) {
            int point = every / 2 + i * every;
            double log = slice.several(kind, point, q) - slice.several(kind, point);
            part[i] = weight[i] * slice.mixture().weight()[q] * Math.exp(log);
        }
        return part;
    }

    private SlicePoints orPlain(SlicePoints plain) {
        return sound() ? this : plain;
    }

    private boolean sound() {
        return Arrays.stream(weight).map(Math::abs).sum() < SOUND;
    }

    /** @param crossed whether products of different coordinates are among what is kept */
    private SlicePoints calibrated(int p, boolean crossed) {
        double[] none = new double[p * p];
        double[][] rows = new double[weight.length][];
        Arrays.setAll(rows, i -> moments(slice.at().coordinates(beta[i]), none, p, crossed));
        double[] target = moments(slice.moments().mean(), slice.moments().covariance(), p, crossed);
        return new SlicePoints(slice, share, beta, Calibration.of(weight, rows, target));
    }

    /** 1, E[z], E[z²], and E[z_k z_l] where {@code crossed}, of something with this mean and covariance. */
    private static double[] moments(double[] mean, double[] covariance, int p, boolean crossed) {
        double[] all = new double[1 + p + (crossed ? p * (p + 1) / 2 : p)];
        int at = 0;
        all[at++] = 1;
        for (int k = 0; k < p; k++) {
            all[at++] = mean[k];
        }
        for (int k = 0; k < p; k++) {
            for (int l = crossed ? 0 : k; l <= k; l++) {
                all[at++] = mean[k] * mean[l] + covariance[k * p + l];
            }
        }
        return all;
    }
}
