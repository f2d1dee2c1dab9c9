package org.regionwise.engine.direct;

import java.util.List;

/**
 * The variance of an estimate θ̂ from its replicates θ̂_r:
 *
 * <pre>V = scale Σ_r rscale_r (θ̂_r − c)²</pre>
 *
 * c the estimate itself, or the mean of its replicates with rscale_r &gt; 0. Replicates that are not defined count
 * neither in the sum nor in the mean, as in R's survey ({@code svrVar}).
 *
 * @param scale of all
 * @param rscales one a replicate
 * @param aroundMean whether c is the replicates' mean
 */
public record ReplicateVariance(double scale, List<Double> rscales, boolean aroundMean) {
    /** Squares an entry of this size below the others' are what rounding leaves of equal replicates. */
    private static final double ROUNDING = 1e-14;

    public ReplicateVariance {
        rscales = List.copyOf(rscales);
    }

    /** R. */
    public int replicates() {
        return rscales.size();
    }

    /** V; NaN where no replicate is defined. */
    double of(double[] replicates, double estimate) {
        double centre = aroundMean ? mean(replicates) : estimate;
        double sum = 0;
        int defined = 0;
        for (int r = 0; r < replicates.length; r++) {
            if (Double.isFinite(replicates[r])) {
                double deviation = replicates[r] - centre;
                defined++;
                sum += Math.abs(deviation) <= ROUNDING * Math.abs(centre) ? 0 : rscales.get(r) * deviation * deviation;
            }
        }
        return defined == 0 ? Double.NaN : scale * sum;
    }

    private double mean(double[] replicates) {
        double sum = 0;
        int counted = 0;
        for (int r = 0; r < replicates.length; r++) {
            if (Double.isFinite(replicates[r]) && rscales.get(r) > 0) {
                sum += replicates[r];
                counted++;
            }
        }
        return sum / counted;
    }
}
