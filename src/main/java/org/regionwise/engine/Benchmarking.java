package org.regionwise.engine;

import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.hipparchus.analysis.solvers.BracketingNthOrderBrentSolver;

/**
 * Regions brought into agreement with the nation, or those of a group with the group: one monotone map of all their
 * prevalences, so that Σ_j w_j π_j equals a direct estimate. Applied to every draw and every quantile, so that
 * intervals keep their meaning. Rao &amp; Molina (2015), section 6.4.
 *
 * @param kind which map
 * @param constant the shift c of {@link Kind#LOGIT} and {@link Kind#DIFFERENCE}, the factor of the others
 */
public record Benchmarking(Kind kind, double constant) {
    /** No prevalence is moved further than this, in logits. */
    private static final double FURTHEST = 40;

    private static final int MOST_EVALUATIONS = 200;
    private static final double FOUND = 1e-12;

    /** The maps: two of proportions, two of means. */
    public enum Kind {
        /** logit π + c: stays within (0, 1); what lies outside, as the identity scale allows, stays where it is. */
        LOGIT,
        /** r π, at most 1. */
        RATIO,
        /** μ + c. */
        DIFFERENCE,
        /** r μ, r &gt; 0. */
        FACTOR
    }

    /** Means of prevalences under a map. */
    @FunctionalInterface
    interface Means {
        /** Σ_j w_j E[map(π_j)]. */
        double under(DoubleUnaryOperator map);
    }

    /**
     * Of means, by {@link Kind#DIFFERENCE} or {@link Kind#FACTOR}.
     *
     * @param estimates one a region
     * @param shares w_j, sum to 1
     * @param target the national estimate
     * @throws NotEstimable when no positive factor reaches the target
     */
    public static Benchmarking ofMeans(Kind kind, double[] estimates, double[] shares, double target) {
        double mean = 0;
        for (int j = 0; j < estimates.length; j++) {
            mean += shares[j] * estimates[j];
        }
        if (kind == Kind.DIFFERENCE) {
            return new Benchmarking(kind, target - mean);
        }
        if (!(target / mean > 0) || Double.isInfinite(target / mean)) {
            throw new NotEstimable("benchmark-out-of-reach", Map.of("kind", "ratio"));
        }
        return new Benchmarking(Kind.FACTOR, target / mean);
    }

    /**
     * Of point estimates that are proportions.
     *
     * @param estimates one a region
     * @param shares w_j, sum to 1
     * @param target the national estimate, in (0, 1)
     * @throws NotEstimable when no map of this kind reaches the target
     */
    public static Benchmarking ofPoints(Kind kind, double[] estimates, double[] shares, double target) {
        return reaching(kind, target, map -> {
            double sum = 0;
            for (int j = 0; j < estimates.length; j++) {
                sum += shares[j] == 0 ? 0 : shares[j] * map.applyAsDouble(estimates[j]);
            }
            return sum;
        });
    }

    /**
     * Of posterior means, each that of the mapped draws corrected by what the draws' mean is off without a map.
     *
     * @param means exact posterior means
     * @param shares w_j, sum to 1
     * @param target the national estimate, in (0, 1)
     * @throws NotEstimable when no map of this kind reaches the target
     */
    public static Benchmarking ofDraws(Kind kind, JointDraws draws, double[] means, double[] shares, double target) {
        return reaching(kind, target, map -> {
            double sum = 0;
            for (int j = 0; j < means.length; j++) {
                sum += shares[j] == 0 ? 0 : shares[j] * draws.mean(j, map, means[j]);
            }
            return sum;
        });
    }

    private static Benchmarking reaching(Kind kind, double target, Means means) {
        if (!(target > 0 && target < 1)) {
            throw new NotEstimable("benchmark-target-at-limit", Map.of());
        }
        double low = kind == Kind.LOGIT ? -FURTHEST : 0;
        double high = kind == Kind.LOGIT ? FURTHEST : 1 / target;
        while (kind == Kind.RATIO && means.under(new Benchmarking(kind, high)::of) < target && high < 1e12) {
            high *= 2;
        }
        if (means.under(new Benchmarking(kind, low)::of) > target
                || means.under(new Benchmarking(kind, high)::of) < target) {
            throw new NotEstimable("benchmark-out-of-reach", Map.of("kind", kind == Kind.LOGIT ? "logit" : "ratio"));
        }
        double constant = new BracketingNthOrderBrentSolver(FOUND, FOUND, FOUND, 5)
                .solve(
                        MOST_EVALUATIONS,
                        candidate -> means.under(new Benchmarking(kind, candidate)::of) - target,
                        low,
                        high,
                        kind == Kind.LOGIT ? 0 : Math.min(1, high / 2));
        return new Benchmarking(kind, constant);
    }

    /** Where a prevalence goes. */
    public double of(double prevalence) {
        return switch (kind) {
            case RATIO -> Math.min(1, constant * prevalence);
            case DIFFERENCE -> prevalence + constant;
            case FACTOR -> constant * prevalence;
            case LOGIT -> shifted(prevalence);
        };
    }

    /** π e^c / (1 − π + π e^c), the inverse logit of logit π + c without a logarithm. */
    private double shifted(double prevalence) {
        if (!(prevalence > 0 && prevalence < 1)) {
            return prevalence;
        }
        double odds = prevalence * Math.exp(constant);
        return odds / (1 - prevalence + odds);
    }

    /** The prevalence that goes there: the map turned round. */
    public double inverse(double prevalence) {
        return switch (kind) {
            case RATIO, FACTOR -> prevalence / constant;
            case LOGIT, DIFFERENCE -> new Benchmarking(kind, -constant).of(prevalence);
        };
    }

    /** ∂map/∂π, for standard errors of point estimates. */
    public double slope(double prevalence) {
        return switch (kind) {
            case RATIO -> constant * prevalence < 1 ? constant : 0;
            case DIFFERENCE -> 1;
            case FACTOR -> constant;
            case LOGIT -> shiftedSlope(prevalence);
        };
    }

    private double shiftedSlope(double prevalence) {
        double mapped = shifted(prevalence);
        return prevalence > 0 && prevalence < 1 ? mapped * (1 - mapped) / (prevalence * (1 - prevalence)) : 1;
    }
}
