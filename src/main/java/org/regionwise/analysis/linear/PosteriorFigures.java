package org.regionwise.analysis.linear;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.regionwise.engine.PosteriorSummary;
import org.regionwise.engine.linear.GroupEffects;
import org.regionwise.engine.linear.GroupingFactor;
import org.regionwise.engine.linear.LinearData;
import org.regionwise.engine.linear.LinearFit;
import org.regionwise.engine.linear.LinearPosterior;
import org.regionwise.engine.linear.VarianceComponent;
import org.regionwise.engine.linear.inference.ThreePoolings;

/**
 * What a posterior says beside its lines of coefficients and variances.
 *
 * @param posterior of the model
 * @param effects of every level of each factor, a summary an effect
 * @param intraclassCorrelation share of the groups in what coefficients leave, its mean over rows
 */
public record PosteriorFigures(
        LinearPosterior posterior, List<List<List<PosteriorSummary>>> effects, PosteriorSummary intraclassCorrelation) {

    /** @param fit of the same data, for names and poolings */
    static PosteriorFigures of(LinearPosterior posterior, LinearFit fit, double level) {
        List<List<List<PosteriorSummary>>> all = IntStream.range(
                        0, fit.factors().size())
                .mapToObj(factor -> IntStream.range(0, fit.factors().get(factor).size())
                        .parallel()
                        .mapToObj(
                                group -> IntStream.range(0, fit.effects(factor).size())
                                        .mapToObj(effect -> posterior.effect(factor, group, effect, level))
                                        .toList())
                        .toList())
                .toList();
        List<double[]> products = IntStream.range(0, fit.factors().size())
                .mapToObj(factor -> products(fit, factor))
                .toList();
        return new PosteriorFigures(posterior, all, posterior.intraclassCorrelation(products, level));
    }

    private static double[] products(LinearFit fit, int factor) {
        LinearData data = fit.data();
        int size = fit.effects(factor).size();
        double[] products = new double[size * size];
        double[][] z = data.effectColumns(fit.factors().get(factor).name());
        for (int k = 0; k < products.length; k++) {
            for (int i = 0; i < data.rows(); i++) {
                products[k] += z[k / size][i] * z[k % size][i] / data.rows();
            }
        }
        return products;
    }

    /** Posterior means and standard deviations in the place of estimates and standard errors. */
    List<CoefficientLine> coefficients(List<String> terms, double level) {
        List<CoefficientLine> lines = new ArrayList<>();
        for (int k = 0; k < terms.size(); k++) {
            PosteriorSummary each = posterior.coefficient(k, level);
            lines.add(new CoefficientLine(
                    terms.get(k),
                    each.mean(),
                    each.standardDeviation(),
                    Double.NaN,
                    Double.NaN,
                    Double.NaN,
                    each.lower(),
                    each.upper()));
        }
        return lines;
    }

    /** A sum of coefficients. */
    CoefficientLine contrast(String name, double[] contrast, double level) {
        PosteriorSummary each = posterior.mean(contrast, new int[0], List.of(), level);
        return new CoefficientLine(
                name,
                each.mean(),
                each.standardDeviation(),
                Double.NaN,
                Double.NaN,
                Double.NaN,
                each.lower(),
                each.upper());
    }

    /** Posterior means of variances, and of standard deviations and correlations with their limits. */
    List<VarianceLine> variances(LinearFit fit, double level) {
        List<VarianceLine> lines = new ArrayList<>();
        for (VarianceComponent component : fit.varianceComponents()) {
            int factor =
                    fit.factors().stream().map(GroupingFactor::name).toList().indexOf(component.group());
            PosteriorSummary of;
            double variance;
            if (component.other() == null) {
                of = factor < 0
                        ? posterior.sigma(level)
                        : posterior.standardDeviation(
                                factor, fit.effects(factor).indexOf(component.term()), level);
                variance = of.mean() * of.mean() + of.standardDeviation() * of.standardDeviation();
            } else {
                int one = fit.effects(factor).indexOf(component.term());
                int other = fit.effects(factor).indexOf(component.other());
                of = posterior.correlation(factor, one, other, level);
                variance = posterior.covariance(factor, one, other, level).mean();
            }
            lines.add(new VarianceLine(
                    new VarianceComponent(component.group(), component.term(), component.other(), variance, of.mean()),
                    of.lower(),
                    of.upper()));
        }
        return lines;
    }

    /** The poolings of a factor with posterior means in the place of estimates. */
    ThreePoolings partial(int factor, ThreePoolings poolings, List<CoefficientLine> coefficients, LinearFit fit) {
        List<String> terms = poolings.terms();
        double[][] partial = new double[effects.get(factor).size()][terms.size()];
        for (int group = 0; group < partial.length; group++) {
            for (int k = 0; k < coefficients.size(); k++) {
                double mean = coefficients.get(k).estimate();
                partial[group][k] = Double.isNaN(mean) ? 0 : mean;
            }
            for (int k = 0; k < fit.effects(factor).size(); k++) {
                partial[group][terms.indexOf(fit.effects(factor).get(k))] +=
                        effects.get(factor).get(group).get(k).mean();
            }
        }
        return new ThreePoolings(
                poolings.factor(), poolings.levels(), terms, poolings.complete(), poolings.none(), partial);
    }

    /** Means and standard deviations of a factor's effects in the place of modes and conditional ones. */
    public GroupEffects groupEffects(int factor, LinearFit fit) {
        int size = fit.effects(factor).size();
        List<List<PosteriorSummary>> own = effects.get(factor);
        double[][] means = new double[own.size()][size];
        double[][] covariances = new double[own.size()][size * size];
        for (int group = 0; group < means.length; group++) {
            for (int k = 0; k < size; k++) {
                PosteriorSummary each = own.get(group).get(k);
                means[group][k] = each.mean();
                covariances[group][k * size + k] = each.standardDeviation() * each.standardDeviation();
            }
        }
        return new GroupEffects(
                fit.factors().get(factor).name(),
                fit.factors().get(factor).levels(),
                fit.effects(factor),
                means,
                covariances);
    }
}
