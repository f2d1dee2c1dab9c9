package org.regionwise.analysis.linear;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.hipparchus.distribution.continuous.TDistribution;
import org.hipparchus.special.Erf;
import org.regionwise.engine.FitProgress;
import org.regionwise.engine.linear.GroupEffects;
import org.regionwise.engine.linear.LinearFit;
import org.regionwise.engine.linear.LinearRandomEffects;
import org.regionwise.engine.linear.VarianceComponent;
import org.regionwise.engine.linear.imputation.PooledEstimate;
import org.regionwise.engine.linear.inference.CoefficientTests;
import org.regionwise.engine.linear.inference.ThreePoolings;
import org.regionwise.engine.linear.inference.VariancePartition;
import org.regionwise.engine.numeric.NormalQuantile;
import org.regionwise.survey.frame.DataFrame;

/** Fits of a model to completed copies of its rows, pooled by Rubin's rules ({@link PooledEstimate}). */
final class ImputedEstimation {
    private final LinearQuestion question;
    private final List<LinearFit> fits;

    /** @param completed copies of the rows, two at least */
    ImputedEstimation(LinearQuestion question, List<DataFrame> completed, FitProgress progress) {
        this.question = question;
        fits = completed.parallelStream()
                .map(data -> new LinearRandomEffects(
                                new LinearRows(question, data).data(question.formula()),
                                question.criterion(),
                                progress.within())
                        .fit())
                .toList();
    }

    /** Of the first copy: names, groups and what else all have in common. */
    LinearFit first() {
        return fits.get(0);
    }

    private double[] each(ToDoubleFunction<LinearFit> figure) {
        return fits.stream().mapToDouble(figure).toArray();
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(Double.NaN);
    }

    /** Pooled coefficients, with the share of missing information of each. */
    List<CoefficientLine> coefficients(List<Double> missingInformation) {
        List<CoefficientTests> tests = fits.parallelStream()
                .map(fit -> new CoefficientTests(fit, question.tests()))
                .toList();
        List<String> terms = first().data().terms();
        List<CoefficientLine> lines = new ArrayList<>();
        for (int k = 0; k < terms.size(); k++) {
            int term = k;
            List<CoefficientTests.Tested> tested =
                    tests.stream().map(each -> each.coefficient(term)).toList();
            PooledEstimate pooled = PooledEstimate.of(
                    tested.stream()
                            .mapToDouble(CoefficientTests.Tested::estimate)
                            .toArray(),
                    tested.stream()
                            .mapToDouble(CoefficientTests.Tested::standardError)
                            .toArray(),
                    mean(tested.stream()
                            .mapToDouble(CoefficientTests.Tested::degreesOfFreedom)
                            .toArray()));
            missingInformation.add(pooled.missingInformation());
            lines.add(line(terms.get(k), pooled));
        }
        return lines;
    }

    private CoefficientLine line(String term, PooledEstimate pooled) {
        double estimate = pooled.estimate();
        if (Double.isNaN(estimate)) {
            return new CoefficientLine(
                    term, estimate, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
        }
        double statistic = estimate / pooled.standardError();
        boolean normal = Double.isInfinite(pooled.degreesOfFreedom());
        TDistribution t = normal ? null : new TDistribution(pooled.degreesOfFreedom());
        double width = pooled.standardError()
                * (normal
                        ? NormalQuantile.twoSided(question.level())
                        : t.inverseCumulativeProbability((1 + question.level()) / 2));
        double tail = normal
                ? Erf.erfc(Math.abs(statistic) / Math.sqrt(2))
                : 2 * t.cumulativeProbability(-Math.abs(statistic));
        return new CoefficientLine(
                term,
                estimate,
                pooled.standardError(),
                pooled.degreesOfFreedom(),
                statistic,
                tail,
                estimate - width,
                estimate + width);
    }

    /** Means over the copies: of variances and covariances, and of correlations. */
    List<VarianceLine> variances() {
        List<VarianceLine> lines = new ArrayList<>();
        List<VarianceComponent> components = first().varianceComponents();
        for (int k = 0; k < components.size(); k++) {
            int at = k;
            VarianceComponent component = components.get(k);
            double variance = mean(each(fit -> fit.varianceComponents().get(at).variance()));
            double deviation = component.other() == null
                    ? Math.sqrt(variance)
                    : mean(each(fit -> fit.varianceComponents().get(at).standardDeviation()));
            lines.add(new VarianceLine(
                    new VarianceComponent(component.group(), component.term(), component.other(), variance, deviation),
                    Double.NaN,
                    Double.NaN));
        }
        return lines;
    }

    VariancePartition partition() {
        List<VariancePartition> all = fits.stream().map(VariancePartition::of).toList();
        return new VariancePartition(
                all.stream().mapToDouble(VariancePartition::fixed).average().orElseThrow(),
                all.stream().mapToDouble(VariancePartition::random).average().orElseThrow(),
                all.stream().mapToDouble(VariancePartition::residual).average().orElseThrow());
    }

    List<ThreePoolings> poolings() {
        return IntStream.range(0, first().factors().size())
                .mapToObj(factor -> {
                    List<ThreePoolings> all = fits.parallelStream()
                            .map(fit -> ThreePoolings.of(fit, factor))
                            .toList();
                    ThreePoolings one = all.get(0);
                    return new ThreePoolings(
                            one.factor(),
                            one.levels(),
                            one.terms(),
                            mean(all, of -> new double[][] {of.complete()})[0],
                            mean(all, ThreePoolings::none),
                            mean(all, ThreePoolings::partial));
                })
                .toList();
    }

    private static <T> double[][] mean(List<T> all, Function<T, double[][]> figures) {
        double[][] first = figures.apply(all.get(0));
        double[][] mean = new double[first.length][];
        for (int i = 0; i < mean.length; i++) {
            mean[i] = new double[first[i].length];
        }
        for (T each : all) {
            double[][] own = figures.apply(each);
            for (int i = 0; i < mean.length; i++) {
                for (int k = 0; k < mean[i].length; k++) {
                    mean[i][k] += own[i][k] / all.size();
                }
            }
        }
        return mean;
    }

    /** Means of modes; their covariance between the copies is added to the conditional one, as to a variance. */
    List<GroupEffects> effects() {
        return IntStream.range(0, first().factors().size())
                .mapToObj(factor -> {
                    List<GroupEffects> all = fits.parallelStream()
                            .map(fit -> fit.groupEffects(factor))
                            .toList();
                    double[][] modes = mean(all, GroupEffects::modes);
                    double[][] covariances = mean(all, GroupEffects::covariances);
                    int m = all.size();
                    for (GroupEffects each : all) {
                        for (int level = 0; level < modes.length; level++) {
                            int q = modes[level].length;
                            for (int k = 0; k < q * q; k++) {
                                covariances[level][k] += (1 + 1.0 / m)
                                        / (m - 1)
                                        * (each.modes()[level][k / q] - modes[level][k / q])
                                        * (each.modes()[level][k % q] - modes[level][k % q]);
                            }
                        }
                    }
                    GroupEffects one = all.get(0);
                    return new GroupEffects(one.factor(), one.levels(), one.terms(), modes, covariances);
                })
                .toList();
    }

    /** All of it. */
    ImputedFigures figures(Map<String, Integer> imputed, List<Double> missingInformation) {
        return new ImputedFigures(fits.size(), imputed, missingInformation, effects());
    }
}
