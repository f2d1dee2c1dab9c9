package org.regionwise.analysis.compare;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.regionwise.analysis.Method;
import org.regionwise.analysis.result.Fit;
import org.regionwise.analysis.result.IntervalEstimate;
import org.regionwise.analysis.result.ModelFacts;
import org.regionwise.analysis.result.Result;
import org.regionwise.engine.linear.inference.ModelComparison;

/**
 * Two models of which one has all predictors of the other and more: what the additional predictors explain. Numbers
 * that are not defined are NaN, and {@code caution} says why.
 *
 * @param smaller name of the analysis with fewer predictors
 * @param larger name of the analysis with more
 * @param explained {@code 1 − σ²_larger / σ²_smaller}; negative where the variance grew. From estimates under
 *     {@code ml}, without limits; under {@code bayes} median and quantiles over all pairs of the two posteriors, as if
 *     they were independent, which makes the interval wider than it need be
 * @param level of those limits, that of the smaller model's intervals
 * @param statistic {@code 2 (ℓ_larger − ℓ_smaller)}
 * @param degreesOfFreedom how many coefficients more were estimated
 * @param pValue upper tail of χ² with these degrees of freedom
 * @param caution what to be careful about
 */
public record NestedModels(
        String smaller,
        String larger,
        IntervalEstimate explained,
        double level,
        double statistic,
        int degreesOfFreedom,
        double pValue,
        Caution caution) {
    /** What to be careful about. */
    public enum Caution {
        /** Nothing. */
        NONE,
        /** A likelihood-ratio test needs maximum likelihood, by which neither was fitted. */
        OTHER_METHOD,
        /** One of the fits did not reach its optimum. */
        NOT_CONVERGED,
        /** The likelihood of one of them has no maximum. */
        NO_MAXIMUM,
        /** The additional predictors could not be estimated. */
        NOT_ESTIMATED,
        /** The larger model has the lower likelihood, so one of the fits stopped early. */
        STOPPED_EARLY,
        /** Without the additional predictors there was no variance between regions to explain. */
        NO_VARIANCE
    }

    /** Rounding in two separate optimisations may make the larger model look this much worse. */
    private static final double OPTIMISER_NOISE = 1e-4;

    /** Whether {@code larger} has every predictor of {@code smaller}, entered the same way, and at least one more. */
    static boolean nested(Result smaller, Result larger) {
        return !columns(smaller).equals(columns(larger))
                && columns(larger).containsAll(columns(smaller))
                && sameRoles(smaller.model(), larger.model());
    }

    /** Compares two models for which {@link #nested} holds and which were fitted to the same answers. */
    static NestedModels of(NamedResult smaller, NamedResult larger) {
        Fit without = smaller.result().fit();
        Fit with = larger.result().fit();
        IntervalEstimate explained = explained(smaller.result(), larger.result());
        int more = with.parameters() - without.parameters();
        double statistic = 2 * (with.logLikelihood() - without.logLikelihood());
        boolean restricted = switch (larger.result().model().kind()) {
            case RANDOM_INTERCEPT -> false;
            case AREA_LEVEL, LINEAR_UNIT -> !larger.result().model().method().equals(Method.ML.code());
        };
        boolean testable =
                !restricted && more > 0 && statistic >= -OPTIMISER_NOISE && !penalised(without) && !penalised(with);
        double clean = Math.max(0, statistic);
        return new NestedModels(
                smaller.name(),
                larger.name(),
                explained,
                smaller.result().model().interval(),
                testable ? clean : Double.NaN,
                Math.max(0, more),
                testable ? ModelComparison.tail(clean, more) : Double.NaN,
                caution(without, with, restricted, more, statistic));
    }

    private static Caution caution(Fit without, Fit with, boolean restricted, int more, double statistic) {
        if (restricted) {
            return Caution.OTHER_METHOD;
        }
        if (!without.converged() || !with.converged()) {
            return Caution.NOT_CONVERGED;
        }
        if (penalised(without) || penalised(with)) {
            return Caution.NO_MAXIMUM;
        }
        if (more <= 0) {
            return Caution.NOT_ESTIMATED;
        }
        if (statistic < -OPTIMISER_NOISE) {
            return Caution.STOPPED_EARLY;
        }
        return without.regionStandardDeviation().estimate() == 0 ? Caution.NO_VARIANCE : Caution.NONE;
    }

    private static boolean penalised(Fit fit) {
        return Boolean.TRUE.equals(fit.quality().get(Fit.PENALISED));
    }

    private static IntervalEstimate explained(Result smaller, Result larger) {
        List<Double> without = smaller.fit().standardDeviationQuantiles();
        List<Double> with = larger.fit().standardDeviationQuantiles();
        if (without == null || with == null) {
            double variance = square(smaller.fit().regionStandardDeviation().estimate());
            double estimate = variance > 0
                    ? 1 - square(larger.fit().regionStandardDeviation().estimate()) / variance
                    : Double.NaN;
            return new IntervalEstimate(estimate, Double.NaN, Double.NaN);
        }
        double[] shares = without.stream()
                .flatMapToDouble(one -> with.stream().mapToDouble(other -> 1 - square(other) / square(one)))
                .sorted()
                .toArray();
        double tail = (1 - smaller.model().interval()) / 2;
        return new IntervalEstimate(
                shares[shares.length / 2],
                shares[(int) Math.floor(tail * (shares.length - 1))],
                shares[(int) Math.ceil((1 - tail) * (shares.length - 1))]);
    }

    private static Set<List<String>> columns(Result result) {
        Set<List<String>> columns = new HashSet<>();
        result.model().predictors().forEach(name -> columns.add(List.of("region", name)));
        result.model().respondentPredictors().forEach(name -> columns.add(List.of("respondent", name)));
        return columns;
    }

    private static boolean sameRoles(ModelFacts smaller, ModelFacts larger) {
        Set<String> shared = new HashSet<>(smaller.predictors());
        shared.addAll(smaller.respondentPredictors());
        return shared.stream()
                .allMatch(name ->
                        smaller.factors().contains(name) == larger.factors().contains(name));
    }

    private static double square(double x) {
        return x * x;
    }
}
