package org.regionwise.engine.direct;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Direct estimates of regions and of all of them together whose variances come from replicate weights.
 *
 * <p>The weighted share Σ w_i y_i / Σ w_i is computed again with each w_ir in place of w_i, and
 * {@link ReplicateVariance} takes the results. The degrees of freedom are the rank of the domain's rows of replicate
 * weights less 1. Agrees with R's {@code svyby(~y, ~region, svrepdesign(…), svymean)} and {@code degf(subset(…))}.
 */
public final class ReplicateEstimates {
    /**
     * A variance this small beside that of n drawn one by one comes from the rounding of replicate weights in a domain
     * whose respondents are all of one unit: it is none.
     */
    private static final double NEGLIGIBLE = 1e-3;

    private final ReplicateVariance variance;
    private final List<Domain> regions = new ArrayList<>();
    private final Domain nation;

    /** Sums over a domain, one a replicate. */
    private static final class Domain {
        private final double[] weights;
        private final double[] weighted;
        private final double[] factors;
        private final double[] factored;
        private final ReplicateSpan span;

        Domain(int replicates) {
            weights = new double[replicates];
            weighted = new double[replicates];
            factors = new double[replicates];
            factored = new double[replicates];
            span = new ReplicateSpan(replicates);
        }

        void add(double answer, ReplicateSums sums) {
            for (int r = 0; r < weights.length; r++) {
                weights[r] += sums.weights()[r];
                weighted[r] += answer * sums.weights()[r];
                factors[r] += sums.factors()[r];
                factored[r] += answer * sums.factors()[r];
            }
            span.addBasis(sums.span());
        }

        void add(Domain other) {
            for (int r = 0; r < weights.length; r++) {
                weights[r] += other.weights[r];
                weighted[r] += other.weighted[r];
                factors[r] += other.factors[r];
                factored[r] += other.factored[r];
            }
            span.addBasis(other.span.basis());
        }

        /** θ̂_r; not a number where nothing of the domain is in the replicate. */
        double[] shares() {
            double[] shares = new double[weights.length];
            Arrays.setAll(shares, r -> weighted[r] / weights[r]);
            return shares;
        }

        /** θ̂_r less what the replicate gives without the weight. */
        double[] differences() {
            double[] differences = new double[weights.length];
            Arrays.setAll(differences, r -> weighted[r] / weights[r] - factored[r] / factors[r]);
            return differences;
        }
    }

    /** @param regions m */
    public ReplicateEstimates(ReplicateVariance variance, int regions) {
        this.variance = variance;
        this.nation = new Domain(variance.replicates());
        for (int j = 0; j < regions; j++) {
            this.regions.add(new Domain(variance.replicates()));
        }
    }

    /** Respondents of a region with the same answer y. */
    public void add(int region, double answer, ReplicateSums sums) {
        regions.get(region).add(answer, sums);
        nation.add(answer, sums);
    }

    /** The region's estimate as if respondents were drawn one by one, its variance replaced by the replicates'. */
    public DirectEstimate region(int region, DirectEstimate plain) {
        return estimate(regions.get(region), plain);
    }

    /** That of all regions together. */
    public DirectEstimate nation(DirectEstimate plain) {
        return estimate(nation, plain);
    }

    /** That of the regions {@code from} up to {@code to} together. */
    DirectEstimate together(int from, int to, DirectEstimate plain) {
        return estimate(domain(from, to), plain);
    }

    /**
     * V of p̂_2 − p̂_1, from the differences of the two in each replicate; parameters as of {@link
     * DirectEstimates#ofDifference}.
     */
    double ofDifference(int from, int to, DirectEstimate first, int offset, DirectEstimate second) {
        double[] before = domain(from, to).shares();
        double[] after = domain(offset + from, offset + to).shares();
        double[] differences = new double[before.length];
        Arrays.setAll(differences, r -> after[r] - before[r]);
        return variance.of(differences, second.proportion() - first.proportion());
    }

    private Domain domain(int from, int to) {
        if (to == from + 1) {
            return regions.get(from);
        }
        Domain all = new Domain(variance.replicates());
        regions.subList(from, to).forEach(all::add);
        return all;
    }

    /** How many replicates have nobody of the region and so do not count. */
    public int discarded(int region) {
        return (int) Arrays.stream(regions.get(region).shares())
                .filter(each -> !Double.isFinite(each))
                .count();
    }

    /**
     * The mean of w_ir/w_i over respondents, by replicate: 1 or near it. Where all are far off, w_ir are factors of the
     * weight and not weights; where one is, its column is no replicate.
     *
     * @param respondents of all regions
     */
    public double[] meanFactors(long respondents) {
        return Arrays.stream(nation.factors).map(each -> each / respondents).toArray();
    }

    private DirectEstimate estimate(Domain domain, DirectEstimate plain) {
        int units = domain.span.rank();
        // p̂(1 − p̂) N/((N − 1) n), as the plain estimate was compared with it
        double simple = plain.variance() / plain.designEffect();
        double found = units > 1 ? variance.of(domain.shares(), plain.proportion()) : Double.NaN;
        double own = found <= NEGLIGIBLE * simple ? 0 : found;
        double difference =
                own > 0 ? variance.of(domain.differences(), plain.proportion() - plain.unweighted()) : Double.NaN;
        return new DirectEstimate(
                plain.respondents(),
                plain.positives(),
                plain.weight(),
                plain.proportion(),
                own,
                units,
                Math.max(0, units - 1),
                own > 0 && simple > 0 ? own / simple : Double.NaN,
                plain.unweighted(),
                difference,
                own,
                false);
    }
}
