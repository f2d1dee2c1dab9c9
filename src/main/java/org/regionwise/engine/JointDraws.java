package org.regionwise.engine;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntFunction;

/**
 * Joint draws of all regions' prevalences from their posterior: draw d of every region shares its hyperparameters. For
 * what no single region's posterior can say: ranks, differences, national figures.
 */
public final class JointDraws {
    /** [region][draw], less {@link #centre}. */
    private final float[][] off;

    private final double centre;
    private final double level;

    /**
     * @param prevalence by region and draw, in (0, 1); kept, not copied
     * @param level coverage of intervals made from the draws, in (0, 1)
     */
    public JointDraws(float[][] prevalence, double level) {
        this(prevalence, 0, level);
    }

    /**
     * Draws of quantities that may lie far from 0, where single precision tells them apart by their distance from
     * somewhere near.
     *
     * @param off by region and draw, distance from the centre; kept, not copied
     * @param centre 0 for proportions
     * @param level coverage of intervals made from the draws, in (0, 1)
     */
    public JointDraws(float[][] off, double centre, double level) {
        this.off = off;
        this.centre = centre;
        this.level = level;
    }

    /** Number of draws. */
    public int size() {
        return off[0].length;
    }

    /** π_j in one draw. */
    public double prevalence(int region, int draw) {
        return centre + off[region][draw];
    }

    /** Posterior of π_j as the draws have it. */
    public PosteriorSummary of(int region) {
        return of(region, level);
    }

    /** The same with an interval of another coverage. */
    public PosteriorSummary of(int region, double coverage) {
        double[] values = new double[size()];
        for (int d = 0; d < values.length; d++) {
            values[d] = prevalence(region, d);
        }
        return PosteriorSummary.of(values, coverage);
    }

    /** Posterior of Σ_j w_j π_j, for weights that sum to 1. */
    public PosteriorSummary weightedMean(double[] weights) {
        double[] sums = new double[size()];
        for (int j = 0; j < weights.length; j++) {
            if (weights[j] == 0) {
                continue;
            }
            for (int d = 0; d < sums.length; d++) {
                sums[d] += weights[j] * off[j][d];
            }
        }
        return summary(Arrays.stream(sums).map(sum -> centre + sum).toArray());
    }

    /** E[map(π_j)], by the draws, corrected by what their mean is off. */
    double mean(int region, DoubleUnaryOperator map, double exactMean) {
        double difference = 0;
        for (float draw : off[region]) {
            difference += map.applyAsDouble(centre + draw) - centre - draw;
        }
        return exactMean + difference / size();
    }

    /**
     * Posterior of map(π_j): the mean as the draws' mean moves, the standard deviation as theirs stretches, the
     * quantiles mapped.
     *
     * @param map increasing
     * @param unmapped the exact posterior of π_j
     */
    public PosteriorSummary mapped(int region, DoubleUnaryOperator map, PosteriorSummary unmapped) {
        double before = deviation(region, DoubleUnaryOperator.identity());
        return new PosteriorSummary(
                mean(region, map, unmapped.mean()),
                unmapped.standardDeviation() * (before == 0 ? 1 : deviation(region, map) / before),
                map.applyAsDouble(unmapped.median()),
                map.applyAsDouble(unmapped.lower()),
                map.applyAsDouble(unmapped.upper()));
    }

    private double deviation(int region, DoubleUnaryOperator map) {
        double near = centre == 0 ? 0 : map.applyAsDouble(centre);
        double mean = 0;
        for (float draw : off[region]) {
            mean += (map.applyAsDouble(centre + draw) - near) / size();
        }
        double squares = 0;
        for (float draw : off[region]) {
            double apart = map.applyAsDouble(centre + draw) - near - mean;
            squares += apart * apart;
        }
        return Math.sqrt(squares / size());
    }

    /** The same draws, each mapped. */
    public JointDraws mapped(DoubleUnaryOperator map) {
        return mappedByRegion(region -> map);
    }

    /** The same draws, each mapped as its region is. */
    public JointDraws mappedByRegion(IntFunction<DoubleUnaryOperator> maps) {
        double near = centre == 0 ? 0 : maps.apply(0).applyAsDouble(centre);
        float[][] mapped = new float[off.length][size()];
        for (int j = 0; j < mapped.length; j++) {
            DoubleUnaryOperator map = maps.apply(j);
            for (int d = 0; d < size(); d++) {
                mapped[j][d] = (float) (map.applyAsDouble(centre + off[j][d]) - near);
            }
        }
        return new JointDraws(mapped, near, level);
    }

    /**
     * The same draws, the regions of every total brought to it in each of them.
     *
     * @param totals of regions that no two of them share
     */
    public JointDraws brought(Benchmarking.Kind kind, List<KnownTotal> totals) {
        float[][] moved = off.clone();
        totals.parallelStream().forEach(total -> {
            int[] regions = total.regions();
            float[][] own = new float[regions.length][size()];
            double[] prevalence = new double[regions.length];
            for (int d = 0; d < size(); d++) {
                for (int i = 0; i < regions.length; i++) {
                    prevalence[i] = prevalence(regions[i], d);
                }
                total.bring(kind, prevalence);
                for (int i = 0; i < regions.length; i++) {
                    own[i][d] = (float) (prevalence[i] - centre);
                }
            }
            for (int i = 0; i < regions.length; i++) {
                moved[regions[i]] = own[i];
            }
        });
        return new JointDraws(moved, centre, level);
    }

    /** Posterior of π_a − π_b. */
    public PosteriorSummary difference(int a, int b) {
        double[] differences = new double[size()];
        for (int d = 0; d < differences.length; d++) {
            differences[d] = (double) off[a][d] - off[b][d];
        }
        return summary(differences);
    }

    /** P(π_a &gt; π_b). */
    public double probabilityHigher(int a, int b) {
        int above = 0;
        for (int d = 0; d < size(); d++) {
            above += off[a][d] > off[b][d] ? 1 : 0;
        }
        return (double) above / size();
    }

    /** P(π_j &gt; Σ_k w_k π_k) of every region j, for weights that sum to 1. */
    public double[] probabilitiesAboveMean(double[] weights) {
        double[] mean = new double[size()];
        for (int j = 0; j < weights.length; j++) {
            for (int d = 0; d < mean.length; d++) {
                mean[d] += weights[j] * off[j][d];
            }
        }
        double[] probabilities = new double[off.length];
        for (int j = 0; j < probabilities.length; j++) {
            int above = 0;
            for (int d = 0; d < mean.length; d++) {
                above += off[j][d] > mean[d] ? 1 : 0;
            }
            probabilities[j] = (double) above / mean.length;
        }
        return probabilities;
    }

    /** P(π_j &gt; threshold). */
    public double probabilityAbove(int region, double threshold) {
        int above = 0;
        for (float draw : off[region]) {
            above += centre + draw > threshold ? 1 : 0;
        }
        return (double) above / size();
    }

    private PosteriorSummary summary(double[] values) {
        double[] even = new double[values.length];
        Arrays.fill(even, 1.0 / values.length);
        return PosteriorSummary.of(values, even, level);
    }

    /** Ranks in every draw: 1 is the highest prevalence. */
    public Ranking ranking(int highest) {
        return Ranking.of(off, highest, level);
    }
}
