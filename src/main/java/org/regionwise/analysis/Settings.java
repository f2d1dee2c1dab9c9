package org.regionwise.analysis;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.regionwise.engine.Benchmarking;
import org.regionwise.engine.area.FayHerriotPosterior;
import org.regionwise.engine.binomial.Priors;
import org.regionwise.engine.binomial.RegionEffects;
import org.regionwise.engine.binomial.posterior.BinomialPosterior;
import org.regionwise.engine.binomial.posterior.Grain;

/**
 * How an analysis is computed, and what is asked of its posterior beside the estimates.
 *
 * @param method how to estimate
 * @param quadraturePoints nodes per region, 1 (Laplace) to 101; {@link #ADAPTIVE} for as many as each integral needs
 * @param interval coverage of the intervals, in (0, 1)
 * @param seed for methods that draw
 * @param draws joint draws of {@link Method#BAYES}, 100 to 1,000,000
 * @param priors of {@link Method#BAYES}
 * @param threshold proportion of which {@link Method#BAYES} gives each region's probability to exceed it; NaN for none
 * @param unansweredPredicted whether, with predictors of respondents, a region's figure is for all of its respondents,
 *     those without an answer included by prediction from their predictors; else it is for those who answered
 * @param highest k, where {@link Method#BAYES} gives each region's probability to be among the k highest
 * @param benchmark how pooled estimates are brought into agreement with the direct national one; null for not at all
 * @param effects distribution of region effects under {@link Method#BAYES}; null, as analyses of earlier versions have
 *     it, for the normal one
 * @param group column of the region table that says which regions belong together, for figures of these; null for none
 * @param benchmarkGroups what pooled estimates of every group are brought to agree with in place of the nation's direct
 *     estimate: {@link #DIRECT}, or the column of the region table that has the groups' known figures; null for the
 *     nation, as it is without groups or agreement
 */
public record Settings(
        Method method,
        int quadraturePoints,
        double interval,
        long seed,
        int draws,
        Priors priors,
        double threshold,
        boolean unansweredPredicted,
        int highest,
        Benchmarking.Kind benchmark,
        RegionEffects effects,

        @JsonInclude(JsonInclude.Include.NON_NULL) String group,

        @JsonInclude(JsonInclude.Include.NON_NULL) String benchmarkGroups) {
    /** Groups agree with their own direct estimates. */
    public static final String DIRECT = "direct";

    /** Quadrature points where no number is asked for. */
    public static final int ADAPTIVE = 0;

    /** What is used unless something else is asked for. */
    public static final Settings DEFAULT = new Settings(
            Method.BAYES, ADAPTIVE, 0.95, 1, 5000, Priors.DEFAULT, Double.NaN, false, 3, null, RegionEffects.NORMAL);

    /** {@link #DEFAULT} by maximum likelihood. */
    public static final Settings LIKELIHOOD = DEFAULT.with(Method.ML);

    /** Of regions alone, without groups of them. */
    public Settings(
            Method method,
            int quadraturePoints,
            double interval,
            long seed,
            int draws,
            Priors priors,
            double threshold,
            boolean unansweredPredicted,
            int highest,
            Benchmarking.Kind benchmark,
            RegionEffects effects) {
        this(
                method,
                quadraturePoints,
                interval,
                seed,
                draws,
                priors,
                threshold,
                unansweredPredicted,
                highest,
                benchmark,
                effects,
                null,
                null);
    }

    public Settings {
        benchmarkGroups = group == null || benchmark == null ? null : benchmarkGroups;
        effects = effects == null ? RegionEffects.NORMAL : effects;
        if (quadraturePoints < ADAPTIVE || quadraturePoints > 101) {
            throw new IllegalArgumentException("quadrature points must be 0 to 101, not " + quadraturePoints);
        }
        if (!(interval > 0 && interval < 1)) {
            throw new IllegalArgumentException("interval must lie between 0 and 1, not " + interval);
        }
        if (draws < 100 || draws > 1_000_000) {
            throw new IllegalArgumentException("draws must be 100 to 1,000,000, not " + draws);
        }
        if (threshold <= 0 || threshold >= 1) {
            throw new IllegalArgumentException("threshold must lie between 0 and 1, not " + threshold);
        }
        if (highest < 1) {
            throw new IllegalArgumentException("the number of highest regions must be at least 1, not " + highest);
        }
    }

    /** The column of the region table that has known figures of groups; null where there is none. */
    public String knownOfGroups() {
        return DIRECT.equals(benchmarkGroups) ? null : benchmarkGroups;
    }

    /** As the engine's posterior takes them. */
    public BinomialPosterior.Settings posterior() {
        return posterior(Grain.FINE);
    }

    /** What full Bayes takes from these settings, integrated as finely as {@code grain} says. */
    public BinomialPosterior.Settings posterior(Grain grain) {
        return new BinomialPosterior.Settings(priors, quadraturePoints, draws, seed, interval, effects, grain);
    }

    /** As the engine's posterior of an area-level model takes them. */
    public FayHerriotPosterior.Settings areaPosterior(double sigmaPriorMean) {
        return new FayHerriotPosterior.Settings(sigmaPriorMean, draws, seed, interval);
    }

    /** The same by another method. */
    public Settings with(Method other) {
        return asked(other, interval, priors, threshold, highest, benchmark);
    }

    /** The same with intervals of another coverage. */
    public Settings withInterval(double coverage) {
        return asked(method, coverage, priors, threshold, highest, benchmark);
    }

    /** The same with other priors. */
    public Settings with(Priors other) {
        return asked(method, interval, other, threshold, highest, benchmark);
    }

    /** The same with another threshold; NaN for none. */
    public Settings withThreshold(double proportion) {
        return asked(method, interval, priors, proportion, highest, benchmark);
    }

    /** The same with another number of highest regions. */
    public Settings withHighest(int count) {
        return asked(method, interval, priors, threshold, count, benchmark);
    }

    /** The same brought otherwise into agreement with the nation; null for not at all. */
    public Settings with(Benchmarking.Kind other) {
        return asked(method, interval, priors, threshold, highest, other);
    }

    /** The same with another distribution of region effects. */
    public Settings with(RegionEffects other) {
        return new Settings(
                method,
                quadraturePoints,
                interval,
                seed,
                draws,
                priors,
                threshold,
                unansweredPredicted,
                highest,
                benchmark,
                other,
                group,
                benchmarkGroups);
    }

    /** The same with what is changed one by one. */
    private Settings asked(
            Method by, double coverage, Priors prior, double above, int count, Benchmarking.Kind agreement) {
        return new Settings(
                by,
                quadraturePoints,
                coverage,
                seed,
                draws,
                prior,
                above,
                unansweredPredicted,
                count,
                agreement,
                effects,
                group,
                benchmarkGroups);
    }

    /** The same with figures of groups of regions, which this column of the region table names; null for none. */
    public Settings withGroup(String column) {
        return withGroup(column, null);
    }

    /**
     * The same with figures of groups of regions that agree with something else than the nation.
     *
     * @param agreeing {@link #DIRECT}, or a column of the region table; null for the nation
     */
    public Settings withGroup(String column, String agreeing) {
        return new Settings(
                method,
                quadraturePoints,
                interval,
                seed,
                draws,
                priors,
                threshold,
                unansweredPredicted,
                highest,
                benchmark,
                effects,
                column,
                agreeing);
    }
}
