package org.regionwise.engine.linear;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import org.ejml.data.DMatrixRMaj;
import org.hipparchus.analysis.solvers.BracketingNthOrderBrentSolver;
import org.regionwise.engine.Interval;
import org.regionwise.engine.numeric.NormalQuantile;
import org.regionwise.engine.numeric.QuasiNewton;

/**
 * Profile-likelihood intervals, as {@code confint(model)} has them: the values of one parameter at which the deviance
 * of maximum likelihood, least over all other parameters, is within the square of the normal quantile of its minimum. A
 * fit by REML is repeated by maximum likelihood. Standard deviations end at 0 and correlations at ±1, where the
 * deviance stays that low.
 */
public final class LinearProfile {
    private static final int MOST_EXTENSIONS = 60;
    private static final int MOST_EVALUATIONS = 100;
    /** Of a limit, relative to the distance from the estimate. */
    private static final double EXACT = 1e-8;
    /** Of the way to a bound: what is closer is at the bound. */
    private static final double AT_BOUND = 1e-5;

    private final LinearFit fit;
    private final double quantile;

    /** @param level coverage in (0, 1) */
    public LinearProfile(LinearFit fit, double level) {
        this.fit = fit.criterion() == Criterion.ML ? fit : new LinearRandomEffects(fit.data, Criterion.ML).fit();
        quantile = NormalQuantile.twoSided(level);
    }

    /** Of σ. */
    public Interval sigma() {
        double estimate = fit.sigma();
        Function<Double, Function<double[], QuasiNewton.Slope>> given = sigma -> theta -> {
            ProfiledDeviance at = new ProfiledDeviance(fit.sums, Criterion.ML, theta);
            return new QuasiNewton.Slope(at.value(sigma * sigma), at.gradient(sigma * sigma));
        };
        DoubleUnaryOperator deviance = least(given, inside());
        double step = quantile * estimate / Math.sqrt(2.0 * fit.rows());
        return new Interval(towards(deviance, estimate, 0, Double.NaN, step), away(deviance, estimate, step, 1));
    }

    /** Of the standard deviation of one effect of one factor. */
    public Interval standardDeviation(int factor, int effect) {
        RandomBlock block = fit.sums.blocks.get(factor);
        double estimate = Math.sqrt(fit.effectCovariance(factor)[effect * (block.size + 1)]);
        Function<Double, Function<double[], QuasiNewton.Slope>> given =
                deviation -> theta -> withDeviation(block, effect, deviation, theta);
        DoubleUnaryOperator deviance = least(given, inside());
        // a tenth of what one row says of it, where it is estimated as 0
        double scale = Math.abs(block.transform[effect * (block.size + 1)]);
        double step = Math.max(0.5 * estimate, 0.1 * fit.sigma() * scale);
        double lower = estimate == 0 ? 0 : towards(deviance, estimate, 0, withoutEffect(factor, effect), step);
        return new Interval(lower, away(deviance, estimate, step, 1));
    }

    /**
     * Of the ratio of the effects' standard deviation to σ.
     *
     * @throws IllegalArgumentException when the model is not one effect of one factor
     */
    public Interval deviationRatio() {
        if (fit.covarianceParameters() != 1) {
            throw new IllegalArgumentException("a ratio of two deviations needs one effect of one factor");
        }
        double scale = Math.sqrt(fit.sums.blocks.get(0).covariance(new double[] {1})[0]);
        double estimate = Math.sqrt(fit.effectCovariance(0)[0]) / fit.sigma();
        DoubleUnaryOperator deviance =
                ratio -> new ProfiledDeviance(fit.sums, Criterion.ML, new double[] {ratio / scale}).value();
        double step = Math.max(0.5 * estimate, 0.1 * scale);
        double lower = estimate == 0 ? 0 : towards(deviance, estimate, 0, deviance.applyAsDouble(0), step);
        return new Interval(lower, away(deviance, estimate, step, 1));
    }

    /** With σ² = s²/D_ii, so that the standard deviation is s whatever θ. */
    private QuasiNewton.Slope withDeviation(RandomBlock block, int effect, double deviation, double[] theta) {
        int q = block.size;
        double[] root = block.givenFactor(theta);
        double variance = 0;
        for (int k = 0; k < q; k++) {
            variance += root[effect * q + k] * root[effect * q + k];
        }
        double residual = deviation * deviation / variance;
        ProfiledDeviance at = new ProfiledDeviance(fit.sums, Criterion.ML, theta);
        double[] gradient = at.gradient(residual);
        double slope = -at.slope(residual) * residual / variance;
        for (int k = 0; k < block.parameters(); k++) {
            double byTheta =
                    2 * block.transform[effect * q + block.thetaRow[k]] * root[effect * q + block.thetaColumn[k]];
            gradient[block.thetaStart + k] += slope * byTheta;
        }
        return new QuasiNewton.Slope(at.value(residual), gradient);
    }

    /** Least deviance of the model that lacks the effect. */
    private double withoutEffect(int factor, int effect) {
        GroupingFactor of = fit.factors().get(factor);
        List<RandomTerm> rest = new ArrayList<>();
        int at = 0;
        for (RandomTerm term : fit.data.random()) {
            int here = effect - at;
            boolean same = term.factor().name().equals(of.name());
            if (!same || here < 0 || here >= term.names().size()) {
                rest.add(term);
            } else if (term.names().size() > 1) {
                rest.add(new RandomTerm(
                        term.factor(), without(term.names(), here), without(term.columns(), here), term.correlated()));
            }
            at += same ? term.names().size() : 0;
        }
        LinearData smaller = fit.data.withRandom(rest);
        return rest.isEmpty()
                ? new OrdinaryLeastSquares(smaller).deviance()
                : new LinearRandomEffects(smaller, Criterion.ML).fit().criterionValue();
    }

    private static <T> List<T> without(List<T> list, int index) {
        List<T> rest = new ArrayList<>(list);
        rest.remove(index);
        return rest;
    }

    /** Of the correlation of two effects of one term; NaN both where one of their variances is estimated as 0. */
    public Interval correlation(int factor, int one, int other) {
        RandomBlock block = fit.sums.blocks.get(factor);
        int q = block.size;
        double[] covariance = fit.effectCovariance(factor);
        double product = covariance[one * q + one] * covariance[other * q + other];
        if (product == 0) {
            return new Interval(Double.NaN, Double.NaN);
        }
        double estimate = Math.max(-1, Math.min(1, covariance[one * q + other] / Math.sqrt(product)));
        CorrelationPath path = new CorrelationPath(fit, factor, one, other);
        DoubleUnaryOperator deviance = least(correlation -> path.at(correlation), path.start());
        return new Interval(
                estimate == -1 ? -1 : towards(deviance, estimate, -1, deviance.applyAsDouble(-1), (estimate + 1) / 4),
                estimate == 1 ? 1 : towards(deviance, estimate, 1, deviance.applyAsDouble(1), (1 - estimate) / 4));
    }

    /** Of one coefficient; NaN both where it was left out. */
    public Interval fixedEffect(int term) {
        FixedEffects fixed = fit.fixedEffects();
        if (!fixed.estimated(term)) {
            return new Interval(Double.NaN, Double.NaN);
        }
        double estimate = fixed.estimates()[term];
        double step = quantile * fixed.standardError(term);
        DoubleUnaryOperator deviance = value -> given(term, value);
        return new Interval(away(deviance, estimate, step, -1), away(deviance, estimate, step, 1));
    }

    /** Least deviance with one coefficient known. */
    private double given(int term, double value) {
        LinearData data = fit.data;
        int terms = data.terms().size();
        DMatrixRMaj fewer = new DMatrixRMaj(data.rows(), terms - 1);
        double[] offset = new double[data.rows()];
        double[] weights = data.weighted() ? new double[data.rows()] : null;
        for (int i = 0; i < data.rows(); i++) {
            for (int k = 0; k < terms; k++) {
                if (k != term) {
                    fewer.set(i, k < term ? k : k - 1, data.design().get(i, k));
                }
            }
            offset[i] = data.offset(i) + value * data.design().get(i, term);
            if (weights != null) {
                weights[i] = data.weight(i);
            }
        }
        LinearData known =
                new LinearData(data.outcomes(), fewer, without(data.terms(), term), data.random(), weights, offset);
        return new LinearRandomEffects(known, Criterion.ML).fit(fit).criterionValue();
    }

    /** θ̃ of the fit, moved off the boundary. */
    private double[] inside() {
        double[] start = fit.at.theta.clone();
        for (RandomBlock block : fit.sums.blocks) {
            for (int k = 0; k < block.parameters(); k++) {
                if (block.thetaRow[k] == block.thetaColumn[k]) {
                    start[block.thetaStart + k] = Math.max(0.05, start[block.thetaStart + k]);
                }
            }
        }
        return start;
    }

    /**
     * Least deviance as a function of the parameter. Every search begins at the estimate, as one that begins where the
     * last ended may stay where a variance has run to 0.
     */
    private static DoubleUnaryOperator least(
            Function<Double, Function<double[], QuasiNewton.Slope>> given, double[] start) {
        return value -> QuasiNewton.minimise(given.apply(value), start).slope().value();
    }

    private DoubleUnaryOperator excess(DoubleUnaryOperator deviance) {
        return value -> deviance.applyAsDouble(value) - fit.criterionValue() - quantile * quantile;
    }

    /** The limit between the estimate and a bound, or the bound. */
    private double towards(
            DoubleUnaryOperator deviance, double estimate, double bound, double atBound, double firstStep) {
        DoubleUnaryOperator excess = excess(deviance);
        if (atBound - fit.criterionValue() <= quantile * quantile) {
            return bound;
        }
        double near = estimate;
        double below = -quantile * quantile;
        double way = Math.min(0.9, firstStep / Math.abs(estimate - bound));
        double remaining = 1 - way;
        for (int i = 0; i < MOST_EXTENSIONS && remaining > AT_BOUND; i++) {
            double trial = bound + remaining * (estimate - bound);
            double there = excess.applyAsDouble(trial);
            if (there > 0) {
                return root(excess, trial, near, below);
            }
            near = trial;
            below = there;
            remaining = i < 3 ? Math.max(remaining - way, remaining / 2) : remaining / 2;
        }
        return bound;
    }

    /** The limit on an open side; NaN where there is none in sight. */
    private double away(DoubleUnaryOperator deviance, double estimate, double firstStep, double direction) {
        DoubleUnaryOperator excess = excess(deviance);
        double near = estimate;
        double below = -quantile * quantile;
        double step = firstStep;
        for (int i = 0; i < MOST_EXTENSIONS; i++) {
            double trial = estimate + direction * step;
            double there = excess.applyAsDouble(trial);
            if (there > 0) {
                return root(excess, trial, near, below);
            }
            near = trial;
            below = there;
            step *= 1.5;
        }
        return Double.NaN;
    }

    /**
     * Along the way between the two, as a parameter of 1e9 leaves no digits for distances of its own.
     *
     * @param below what the excess is {@code within}: at a deviation of 0 it cannot be computed
     */
    private double root(DoubleUnaryOperator excess, double outside, double within, double below) {
        double way = outside - within;
        return within
                + way
                        * new BracketingNthOrderBrentSolver(EXACT, EXACT, 1e-10, 5)
                                .solve(
                                        MOST_EVALUATIONS,
                                        share -> share == 0 ? below : excess.applyAsDouble(within + share * way),
                                        0,
                                        1);
    }
}
