package org.regionwise.engine.numeric;

/**
 * Draws from weighted points with one random number for all of them: draw d of n is the point at which the cumulative
 * weight passes (d + u)/n of their sum, so that a point with weight w is drawn n w times, rounded up or down.
 *
 * <p>Kitagawa, G. (1996). Monte Carlo filter and smoother for non-Gaussian nonlinear state space models. Journal of
 * Computational and Graphical Statistics 5, 1–25.
 */
public final class SystematicResampling {
    private SystematicResampling() {}

    /**
     * The number of the point, from 0, for each draw, ascending.
     *
     * @param weights at least one, none below 0
     * @param sum of the weights, above 0
     * @param draws how many to draw
     * @param start u in [0, 1)
     */
    public static int[] of(double[] weights, double sum, int draws, double start) {
        int[] drawn = new int[draws];
        double cumulative = weights[0];
        int point = 0;
        for (int d = 0; d < draws; d++) {
            double at = sum * (d + start) / draws;
            while (at > cumulative && point < weights.length - 1) {
                cumulative += weights[++point];
            }
            drawn[d] = point;
        }
        return drawn;
    }
}
