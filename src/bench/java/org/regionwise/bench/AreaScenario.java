package org.regionwise.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.regionwise.engine.area.AreaEstimates;
import org.regionwise.engine.area.AreaScale;

/**
 * One kind of table of direct estimates of the study of area-level intervals.
 *
 * @param kind how estimates come about
 * @param scale of the model
 * @param regions m
 * @param coefficients p, 1 or 2 with the intercept
 * @param sigma between-region standard deviation, logit scale
 * @param tables how many are simulated
 */
record AreaScenario(Kind kind, AreaScale scale, int regions, int coefficients, double sigma, int tables) {
    /** What the model takes for known, and whether it is. */
    enum Kind {
        /**
         * Normal estimates of known variance, as the model has them, on the logit scale. They are not taken back to
         * proportions, as intervals cover the same there.
         */
        KNOWN,
        /** Shares of counts, with variances from these counts. */
        COUNTS
    }

    static final double[] SIGMAS = {0, 0.1, 0.2, 0.4, 0.6};
    static final int[] REGIONS = {6, 10, 30, 100};

    private static final int FEWEST = 30;
    private static final int MOST = 400;
    private static final List<String> TERMS = List.of("(Intercept)", "x");

    /** What is less of those that take long: 100 regions, and counts. */
    private static final int PART = 3;

    /** Known variances for every m, p and σ; counts for 10 and 30 regions with a predictor, on every scale. */
    static List<AreaScenario> all(int tables) {
        List<AreaScenario> scenarios = new ArrayList<>();
        for (int regions : REGIONS) {
            for (int coefficients = 1; coefficients <= 2; coefficients++) {
                for (double sigma : SIGMAS) {
                    scenarios.add(new AreaScenario(
                            Kind.KNOWN,
                            AreaScale.IDENTITY,
                            regions,
                            coefficients,
                            sigma,
                            regions == 100 ? tables / PART : tables));
                }
            }
        }
        for (AreaScale scale : AreaScale.values()) {
            for (int regions : new int[] {10, 30}) {
                for (double sigma : SIGMAS) {
                    scenarios.add(new AreaScenario(Kind.COUNTS, scale, regions, 2, sigma, tables / PART));
                }
            }
        }
        return scenarios;
    }

    /**
     * A table with its truth.
     *
     * @param estimates on the scale
     * @param respondents n_j
     * @param truth true prevalences, of {@link Kind#KNOWN} their logits
     */
    record Table(AreaEstimates estimates, double[] respondents, double[] truth) {}

    /**
     * Respondents log-uniform from 30 to 400, prevalence 20% where x and the effect are 0, slope 0.3 a standard
     * deviation of x.
     */
    Table table(SplittableRandom random) {
        double[] respondents = new double[regions];
        double[] truth = new double[regions];
        double[] estimate = new double[regions];
        double[] variance = new double[regions];
        DMatrixRMaj design = new DMatrixRMaj(regions, coefficients);
        for (int j = 0; j < regions; j++) {
            respondents[j] = Math.rint(FEWEST * Math.pow((double) MOST / FEWEST, random.nextDouble()));
            design.set(j, 0, 1);
            double line = Math.log(0.2 / 0.8);
            if (coefficients == 2) {
                design.set(j, 1, random.nextGaussian());
                line += 0.3 * design.get(j, 1);
            }
            double theta = line + sigma * random.nextGaussian();
            if (kind == Kind.KNOWN) {
                truth[j] = theta;
                variance[j] = 1 / (0.16 * respondents[j]);
                estimate[j] = theta + Math.sqrt(variance[j]) * random.nextGaussian();
            } else {
                truth[j] = AreaScale.LOGIT.inverse(theta);
                count(j, random, respondents, truth, estimate, variance);
            }
        }
        return new Table(
                new AreaEstimates(estimate, variance, design, TERMS.subList(0, coefficients)), respondents, truth);
    }

    /**
     * p(1 − p)/(n − 1) taken to the scale, under arcsine 1/(4n); where nobody or everybody said yes, half an answer is
     * moved.
     */
    private void count(
            int j,
            SplittableRandom random,
            double[] respondents,
            double[] truth,
            double[] estimate,
            double[] variance) {
        double n = respondents[j];
        double yes = IntStream.range(0, (int) n)
                .filter(i -> random.nextDouble() < truth[j])
                .count();
        double p = Math.min(Math.max(yes, 0.5), n - 0.5) / n;
        estimate[j] = scale.of(p);
        variance[j] =
                scale == AreaScale.ARCSINE ? AreaScale.arcsineVariance(n) : scale.variance(p, p * (1 - p) / (n - 1));
    }
}
