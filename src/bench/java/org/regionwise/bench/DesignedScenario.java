package org.regionwise.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * One way of drawing a sample with weights, strata and clusters.
 *
 * @param weightSpread standard deviation of log weights that have nothing to do with the answer
 * @param oversampling δ: who would say yes is drawn e^δ times as often, and weighs e^−δ
 * @param clusters how a region's respondents fall into clusters
 * @param correlation within clusters
 * @param strata whether each region is a stratum of its own; else the whole sample is one
 * @param fraction of the population's elements or clusters that is drawn; 0 of an infinite one
 * @param dominating whether half of all respondents live in the first region
 */
record DesignedScenario(
        String name,
        int regions,
        double weightSpread,
        double oversampling,
        Clusters clusters,
        Correlation correlation,
        boolean strata,
        double fraction,
        boolean dominating) {

    /** How many clusters a region has. */
    enum Clusters {
        NONE,
        /** Of about twelve. */
        OF_TWELVE,
        /** Two to eight, whatever the region's size. */
        TWO_TO_EIGHT,
        /** Two to six, the largest many times the smallest. */
        FEW_UNEQUAL,
        /** One to four people. */
        HOUSEHOLDS,
        /** None, but two strata in each region, with prevalences 1.8 and 0.2 times the region's. */
        LAYERS
    }

    /** Correlation of answers within clusters. */
    enum Correlation {
        NONE(0),
        WEAK(0.03),
        MIDDLE(0.1),
        STRONG(0.2),
        /** Uniform from 0 to .3, a region's own. */
        RANDOM(0.3),
        /** .3 in regions of up to 60 respondents, elsewhere none. */
        IN_SMALL(0.3),
        /** .3 in regions of more. */
        IN_LARGE(0.3),
        /** .3 in the first region, .02 elsewhere. */
        IN_FIRST(0.3);

        private final double most;

        Correlation(double most) {
            this.most = most;
        }

        double of(int region, double respondents, SplittableRandom random) {
            return switch (this) {
                case RANDOM -> most * random.nextDouble();
                case IN_SMALL -> respondents <= 60 ? most : 0;
                case IN_LARGE -> respondents > 60 ? most : 0;
                case IN_FIRST -> region == 0 ? most : 0.02;
                default -> most;
            };
        }
    }

    private static final double FIVE = Math.log(5);
    /** Of log weights with a coefficient of variation of 1. */
    private static final double ONE = Math.sqrt(Math.log(2));

    /** Every design with few regions and with many. */
    static List<DesignedScenario> all() {
        List<DesignedScenario> all = new ArrayList<>();
        for (int m : new int[] {14, 30}) {
            all.add(of("informative weights, deff near 1.3", m, 0.3, 0.4, Clusters.OF_TWELVE, Correlation.WEAK));
            all.add(of("informative weights, deff near 2", m, 0.6, 0.7, Clusters.OF_TWELVE, Correlation.MIDDLE));
            all.add(of("informative weights, deff near 3", m, 0.7, 0.7, Clusters.OF_TWELVE, Correlation.STRONG));
            all.add(of("unequal weights, CV 1, no clusters", m, ONE, 0, Clusters.NONE, Correlation.NONE));
            all.add(of("2–8 clusters a region", m, 0.3, 0, Clusters.TWO_TO_EIGHT, Correlation.MIDDLE));
            all.add(of("yes drawn five times as often", m, 0, FIVE, Clusters.NONE, Correlation.NONE));
            all.add(of("– with clusters", m, 0, FIVE, Clusters.OF_TWELVE, Correlation.MIDDLE));
            all.add(of("correlation 0–.3 at random", m, 0.3, 0, Clusters.OF_TWELVE, Correlation.RANDOM));
            all.add(of("correlation .3 in regions up to 60", m, 0.3, 0, Clusters.OF_TWELVE, Correlation.IN_SMALL));
            all.add(of("correlation .3 in regions above 60", m, 0.3, 0, Clusters.OF_TWELVE, Correlation.IN_LARGE));
            all.add(of("2–6 unequal clusters", m, 0.3, 0, Clusters.FEW_UNEQUAL, Correlation.MIDDLE));
            all.add(new DesignedScenario(
                    "half of all in one region, .3 there",
                    m,
                    0.3,
                    0,
                    Clusters.OF_TWELVE,
                    Correlation.IN_FIRST,
                    true,
                    0,
                    true));
            all.add(of("households", m, 0.5, 0, Clusters.HOUSEHOLDS, Correlation.RANDOM));
            all.add(of("weights follow the answer, to either side", m, 0, -1, Clusters.NONE, Correlation.NONE));
            all.add(of("two strata a region", m, 0, 0, Clusters.LAYERS, Correlation.NONE));
            all.add(new DesignedScenario(
                    "half of all elements drawn", m, 0, 0, Clusters.NONE, Correlation.NONE, true, 0.5, false));
            all.add(new DesignedScenario(
                    "half of all clusters drawn", m, 0, 0, Clusters.OF_TWELVE, Correlation.MIDDLE, true, 0.5, false));
            all.add(new DesignedScenario(
                    "2–8 clusters a region, one " + "stratum",
                    m,
                    0.3,
                    0.4,
                    Clusters.TWO_TO_EIGHT,
                    Correlation.MIDDLE,
                    false,
                    0,
                    false));
        }
        return all;
    }

    private static DesignedScenario of(
            String name,
            int regions,
            double weightSpread,
            double oversampling,
            Clusters clusters,
            Correlation correlation) {
        return new DesignedScenario(name, regions, weightSpread, oversampling, clusters, correlation, true, 0, false);
    }

    /** Whether clusters are units; else respondents are. */
    boolean clustered() {
        return clusters != Clusters.NONE && clusters != Clusters.LAYERS;
    }

    /** δ of a region; where it is negative, to either side in turn. */
    double oversampling(int region) {
        return oversampling < 0 && region % 2 == 0 ? -oversampling : oversampling;
    }

    /** Respondents wanted of each region: log-uniform from 3 to 300. */
    double[] sizes(SplittableRandom random) {
        double[] sizes = new double[regions];
        double others = 0;
        for (int j = 0; j < regions; j++) {
            double fewest = fraction > 0 ? 30 : 3;
            sizes[j] = Math.round(fewest * Math.exp(random.nextDouble() * Math.log(300 / fewest)));
            others += j > 0 ? sizes[j] : 0;
        }
        if (dominating) {
            sizes[0] = others;
        }
        return sizes;
    }

    /** Numbers of people of each of a region's clusters before the oversampling, as shares of 1. */
    double[] clusterShares(double respondents, SplittableRandom random) {
        int count = switch (clusters) {
            case NONE -> 1;
            case LAYERS -> 2;
            case OF_TWELVE -> (int) Math.max(1, Math.round(respondents / 12));
            case TWO_TO_EIGHT -> random.nextInt(2, 9);
            case FEW_UNEQUAL -> random.nextInt(2, 7);
            case HOUSEHOLDS -> (int) Math.max(1, Math.round(respondents / 2.5));
        };
        double[] shares = new double[count];
        double sum = 0;
        for (int c = 0; c < count; c++) {
            shares[c] = switch (clusters) {
                case FEW_UNEQUAL -> Math.exp(random.nextGaussian());
                case HOUSEHOLDS -> random.nextInt(1, 5);
                case LAYERS -> 1;
                default -> 0.7 + 0.6 * random.nextDouble();
            };
            sum += shares[c];
        }
        for (int c = 0; c < count; c++) {
            shares[c] /= sum;
        }
        return shares;
    }
}
