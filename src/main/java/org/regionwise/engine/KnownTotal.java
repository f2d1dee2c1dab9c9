package org.regionwise.engine;

import java.util.Arrays;

/**
 * A total that is known without error, such as a count of everybody: Σ_i w_i π_i of some regions. A joint draw is
 * brought to it by one map of its prevalences, whose constant is that draw's own: on the logit scale π e^c / (1 − π +
 * π e^c), as a ratio min(1, r π), or π + c. The total is then the same in every draw, and regions keep the uncertainty
 * that it leaves them. Draws beyond (0, 1), which the identity scale allows, take the difference.
 *
 * @param regions their numbers
 * @param weights w_i, aligned; sum to 1
 * @param total of proportions, in (0, 1)
 */
public record KnownTotal(int[] regions, double[] weights, double total) {
    private static final double FOUND = 1e-12;
    private static final int MOST_STEPS = 100;
    /** No prevalence is moved further than this, in logits. */
    private static final double FURTHEST = 40;

    /** Moves one draw's prevalences of these regions, in place. */
    void bring(Benchmarking.Kind kind, double[] prevalence) {
        double mean = 0;
        boolean inside = true;
        for (int i = 0; i < prevalence.length; i++) {
            mean += weights[i] * prevalence[i];
            inside &= prevalence[i] > 0 && prevalence[i] < 1;
        }
        if (inside && kind == Benchmarking.Kind.LOGIT) {
            shift(prevalence, mean);
        } else if (inside && kind == Benchmarking.Kind.RATIO) {
            multiply(prevalence);
        } else {
            for (int i = 0; i < prevalence.length; i++) {
                prevalence[i] += total - mean;
            }
        }
    }

    /** Newton's steps on the logit of the total, nearly a line of slope 1, kept between what is known to bracket. */
    private void shift(double[] prevalence, double before) {
        double wanted = logit(total);
        double low = -FURTHEST;
        double high = FURTHEST;
        double constant = wanted - logit(before);
        for (int step = 0; step < MOST_STEPS; step++) {
            double factor = Math.exp(constant);
            double mean = 0;
            double slope = 0;
            for (int i = 0; i < prevalence.length; i++) {
                double odds = prevalence[i] * factor;
                double moved = odds / (1 - prevalence[i] + odds);
                mean += weights[i] * moved;
                slope += weights[i] * moved * (1 - moved);
            }
            double miss = logit(mean) - wanted;
            if (Math.abs(miss) < FOUND) {
                break;
            }
            low = miss < 0 ? constant : low;
            high = miss > 0 ? constant : high;
            double next = constant - miss * mean * (1 - mean) / slope;
            constant = next > low && next < high ? next : (low + high) / 2;
        }
        Benchmarking map = new Benchmarking(Benchmarking.Kind.LOGIT, constant);
        Arrays.setAll(prevalence, i -> map.of(prevalence[i]));
    }

    /** Those that would pass 1 stay there, and the others share what is left. */
    private void multiply(double[] prevalence) {
        double factor = 0;
        int full = -1;
        while (true) {
            double left = total;
            double mean = 0;
            int passed = 0;
            for (int i = 0; i < prevalence.length; i++) {
                boolean at = factor * prevalence[i] >= 1;
                passed += at ? 1 : 0;
                left -= at ? weights[i] : 0;
                mean += at ? 0 : weights[i] * prevalence[i];
            }
            if (passed == full || mean == 0) {
                break;
            }
            full = passed;
            factor = left / mean;
        }
        Benchmarking map = new Benchmarking(Benchmarking.Kind.RATIO, factor);
        Arrays.setAll(prevalence, i -> map.of(prevalence[i]));
    }

    private static double logit(double share) {
        return Math.log(share) - Math.log1p(-share);
    }
}
