package org.regionwise.engine.linear.inference;

import org.regionwise.engine.linear.GroupingFactor;

/**
 * A predictor of rows split into what differs between groups and what differs within, for β_W(x_ij − x̄_j) + β_B x̄_j.
 * The contextual effect is β_B − β_W, a contrast of {@link CoefficientTests}: what a group's mean adds beyond one's own
 * value. Mundlak (1978), Econometrica 46.
 *
 * @param within x_ij − x̄_j of every row
 * @param between x̄_j of every row, the mean over the group's rows
 */
public record WithinBetween(double[] within, double[] between) {

    /** @param x one value a row of {@code groups} */
    public static WithinBetween of(double[] x, GroupingFactor groups) {
        double[] mean = new double[groups.size()];
        int[] rows = new int[groups.size()];
        for (int i = 0; i < x.length; i++) {
            int j = groups.levelOfRow()[i];
            rows[j]++;
            // a running mean does not overflow
            mean[j] += (x[i] - mean[j]) / rows[j];
        }
        double[] within = new double[x.length];
        double[] between = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            between[i] = mean[groups.levelOfRow()[i]];
            within[i] = x[i] - between[i];
        }
        return new WithinBetween(within, between);
    }
}
