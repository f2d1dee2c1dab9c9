package org.regionwise.analysis.coding;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What is made of the finite populations that a survey states. */
public enum PopulationCorrection {
    /** None is stated. */
    NONE(null),
    /** Of the first stage, which is the only one. */
    FIRST_STAGE("first-stage"),
    /** Of both stages. */
    TWO_STAGES("two-stages"),
    /**
     * The first stage's is left out, as weights show that clusters were subsampled and the second stage is not known.
     */
    SUBSAMPLED("left-out-subsampled"),
    /** Of the second stage alone, its populations told by weights: all clusters of every stratum are in the sample. */
    SECOND_STAGE_BY_WEIGHTS("second-stage-by-weights"),
    /** Left out, as a second stage is stated without its populations. */
    SECOND_UNKNOWN("left-out-second-stage-unknown"),
    /** Left out, as weights are relative and cannot show whether clusters were subsampled. */
    RELATIVE_WEIGHTS("left-out-relative-weights");

    /** Whole clusters have w f = 1; weights adjusted for non-response or to known totals are off by a little. */
    private static final double MOST = 1.05;

    private static final double LEAST = 0.95;
    /** Weights that sum to the number of respondents, but for their rounding, were scaled to do so. */
    private static final double SCALED_TO_SAMPLE = 0.005;

    private final String code;

    PopulationCorrection(String code) {
        this.code = code;
    }

    /** How files write it. */
    public String code() {
        return code;
    }

    boolean leftOut() {
        return this == SUBSAMPLED || this == SECOND_UNKNOWN || this == RELATIVE_WEIGHTS;
    }

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
    static PopulationCorrection ofWeights(List<Cluster> clusters) {
        double product = median(clusters);
        double respondents = clusters.stream().mapToLong(Cluster::respondents).sum();
        double mean = clusters.stream()
                        .mapToDouble(each -> each.respondents() * each.weight())
                        .sum()
                / respondents;
        if (subsampled(product)) {
            return SUBSAMPLED;
        }
        return product < LEAST || Math.abs(mean - 1) <= SCALED_TO_SAMPLE ? RELATIVE_WEIGHTS : FIRST_STAGE;
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
