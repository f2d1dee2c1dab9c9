package org.regionwise.analysis.coding;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.regionwise.analysis.result.PopulationCorrection;

/** What the weights of clusters tell of how people were drawn within them. */
final class ClusterWeights {
    /** Whole clusters have w f = 1; weights adjusted for non-response or to known totals are off by a little. */
    private static final double MOST = 1.05;

    private static final double LEAST = 0.95;
    /** Weights that sum to the number of respondents, but for their rounding, were scaled to do so. */
    private static final double SCALED_TO_SAMPLE = 0.005;

    private ClusterWeights() {}

    /**
     * A cluster of the sample.
     *
     * @param respondents of it
     * @param weight mean of theirs
     * @param fraction of its stratum's clusters that are in the sample
     */
    record Cluster(long respondents, double weight, double fraction) {
        double product() {
            return weight * fraction;
        }
    }

    /** Whether a typical w f shows that clusters were subsampled. */
    static boolean subsampled(double product) {
        return product > MOST;
    }

    /** What clusters' weights tell of the first stage's correction: whether they were taken whole. */
    static PopulationCorrection correction(List<Cluster> clusters) {
        double product = median(clusters);
        double respondents = clusters.stream().mapToLong(Cluster::respondents).sum();
        double mean = clusters.stream()
                        .mapToDouble(each -> each.respondents() * each.weight())
                        .sum()
                / respondents;
        if (subsampled(product)) {
            return PopulationCorrection.SUBSAMPLED;
        }
        return product < LEAST || Math.abs(mean - 1) <= SCALED_TO_SAMPLE
                ? PopulationCorrection.RELATIVE_WEIGHTS
                : PopulationCorrection.FIRST_STAGE;
    }

    /** Median over respondents of w f, the mean weight in their cluster times the sampled fraction of clusters. */
    static double median(List<Cluster> clusters) {
        List<Cluster> sorted = new ArrayList<>(clusters);
        sorted.sort(Comparator.comparingDouble(Cluster::product));
        long half = (sorted.stream().mapToLong(Cluster::respondents).sum() + 1) / 2;
        for (Cluster each : sorted) {
            half -= each.respondents();
            if (half <= 0) {
                return each.product();
            }
        }
        return Double.NaN;
    }
}
