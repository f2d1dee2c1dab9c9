package org.regionwise.analysis.linear;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.regionwise.engine.PosteriorSummary;
import org.regionwise.engine.linear.GroupEffects;
import org.regionwise.engine.linear.LinearData;
import org.regionwise.engine.linear.LinearFit;
import org.regionwise.engine.linear.LinearPosterior;
import org.regionwise.engine.linear.VarianceComponent;
import org.regionwise.engine.linear.inference.ThreePoolings;

/**
 * What a posterior says beside its lines of coefficients and variances.
 *
 * @param posterior of the model
 * @param effects of every level, a summary an effect
 * @param intraclassCorrelation share of the groups in what coefficients leave, its mean over rows
 */
public record PosteriorFigures(
        LinearPosterior posterior, List<List<PosteriorSummary>> effects, PosteriorSummary intraclassCorrelation) {

    /** @param fit of the same data, for names and poolings */
    static PosteriorFigures of(LinearPosterior posterior, LinearFit fit, double level) {
        int effects = fit.effects(0).size();
        List<List<PosteriorSummary>> all = IntStream.range(
                        0, fit.factors().get(0).size())
                .parallel()
                .mapToObj(group -> IntStream.range(0, effects)
                        .mapToObj(effect -> posterior.effect(group, effect, level))
                        .toList())
                .toList();
        return new PosteriorFigures(posterior, all, posterior.intraclassCorrelation(products(fit), level));
    }

    private static double[] products(LinearFit fit) {
        LinearData data = fit.data();
        int size = fit.effects(0).size();
        double[] products = new double[size * size];
        for (int i = 0; i < data.rows(); i++) {
            double[] z = data.effectRow(fit.factors().get(0).name(), i);
            for (int k = 0; k < products.length; k++) {
                products[k] += z[k / size] * z[k % size] / data.rows();
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
        PosteriorSummary each = posterior.mean(contrast, LinearPosterior.NO_GROUP, null, level);
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
            boolean residual = component.group().equals(VarianceComponent.RESIDUAL);
            PosteriorSummary of;
            double variance;
            if (component.other() == null) {
                of = residual
                        ? posterior.sigma(level)
                        : posterior.standardDeviation(fit.effects(0).indexOf(component.term()), level);
                variance = of.mean() * of.mean() + of.standardDeviation() * of.standardDeviation();
            } else {
                int one = fit.effects(0).indexOf(component.term());
                int other = fit.effects(0).indexOf(component.other());
                of = posterior.correlation(one, other, level);
                variance = posterior.covariance(one, other, level).mean();
            }
            lines.add(new VarianceLine(
                    new VarianceComponent(component.group(), component.term(), component.other(), variance, of.mean()),
                    of.lower(),
                    of.upper()));
        }
        return lines;
    }

    /** The poolings with posterior means in the place of estimates. */
    ThreePoolings partial(ThreePoolings poolings, List<CoefficientLine> coefficients, LinearFit fit) {
        List<String> terms = poolings.terms();
        double[][] partial = new double[effects.size()][terms.size()];
        for (int group = 0; group < partial.length; group++) {
            for (int k = 0; k < coefficients.size(); k++) {
                double mean = coefficients.get(k).estimate();
                partial[group][k] = Double.isNaN(mean) ? 0 : mean;
            }
            for (int k = 0; k < fit.effects(0).size(); k++) {
                partial[group][terms.indexOf(fit.effects(0).get(k))] +=
                        effects.get(group).get(k).mean();
            }
        }
        return new ThreePoolings(
                poolings.factor(), poolings.levels(), terms, poolings.complete(), poolings.none(), partial);
    }

    /** Means and standard deviations of the effects in the place of modes and conditional ones. */
    public GroupEffects groupEffects(LinearFit fit) {
        int size = fit.effects(0).size();
        double[][] means = new double[effects.size()][size];
        double[][] covariances = new double[effects.size()][size * size];
        for (int group = 0; group < means.length; group++) {
            for (int k = 0; k < size; k++) {
                PosteriorSummary each = effects.get(group).get(k);
                means[group][k] = each.mean();
                covariances[group][k * size + k] = each.standardDeviation() * each.standardDeviation();
            }
        }
        return new GroupEffects(
                fit.factors().get(0).name(), fit.factors().get(0).levels(), fit.effects(0), means, covariances);
    }
}
