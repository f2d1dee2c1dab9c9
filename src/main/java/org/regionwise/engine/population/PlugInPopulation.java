package org.regionwise.engine.population;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.regionwise.engine.Interval;
import org.regionwise.engine.LogitInterval;
import org.regionwise.engine.WeightedMean;
import org.regionwise.engine.binomial.BinomialFit;
import org.regionwise.engine.binomial.RegionPosterior;
import org.regionwise.engine.cells.Cells;
import org.regionwise.engine.numeric.Logistic;

/**
 * {@link CellMeans} given the estimated hyperparameters, as {@link org.regionwise.engine.binomial.PlugInRegions} gives
 * regions: by the one-dimensional posterior of each u_j, limits at its quantiles, as all cells of a region rise with
 * u_j. Figures of the nation add the uncertainty of the hyperparameters by the delta method, as do all figures at σ̂ =
 * 0.
 */
public final class PlugInPopulation {
    private final BinomialFit fit;
    private final double level;
    private final CellMeans asked;
    private final Cells cells;
    /** β of the scaled predictors, then σ. */
    private final double[] point;
    /** x'β̂ of the survey's cells. */
    private final double[] eta;

    private final double[][] everywhere;

    /** @param level coverage of the intervals, in (0, 1) */
    public PlugInPopulation(BinomialFit fit, double level, CellMeans asked) {
        this.fit = fit;
        this.level = level;
        this.asked = asked;
        this.cells = fit.cells();
        this.point = fit.point();
        this.eta = new double[cells.size()];
        fit.design().linearPredictors(point, eta);
        this.everywhere = asked.patterns(fit.design());
    }

    /** What one region says: its own figures, and its parts of the nation's. */
    private record Region(List<WeightedMean> own, double[] part, double[] variance, double[][] gradient) {}

    /** The figures asked for. */
    public CellMeans.Answers answers() {
        List<Region> regions = IntStream.range(0, cells.regions())
                .parallel()
                .mapToObj(this::region)
                .toList();
        List<WeightedMean> national = new ArrayList<>();
        for (int k = 0; k < asked.nationalSize(); k++) {
            double mean = 0;
            double variance = 0;
            double[] gradient = new double[point.length];
            for (Region each : regions) {
                mean += each.part[k];
                variance += each.variance[k];
                for (int i = 0; i < gradient.length; i++) {
                    gradient[i] += each.gradient[k][i];
                }
            }
            national.add(wald(mean, variance, gradient));
        }
        return new CellMeans.Answers(regions.stream().map(Region::own).toList(), national);
    }

    private WeightedMean wald(double mean, double variance, double[] gradient) {
        double error = Math.sqrt(variance + fit.variance(gradient));
        return new WeightedMean(mean, error, LogitInterval.of(mean, error, level));
    }

    private Region region(int j) {
        double[] base = asked.region(fit.design(), j);
        double[][] patterns = asked.crossings().isEmpty() ? everywhere : asked.patterns(fit.design(), j);
        double[] predictor = new double[patterns.length];
        double constant = CellMeans.dot(base, point) + asked.shift();
        for (int p = 0; p < predictor.length; p++) {
            predictor[p] = constant + CellMeans.dot(patterns[p], point);
        }
        return fit.sigma() == 0 ? alike(j, base, patterns, predictor) : own(j, base, patterns, predictor);
    }

    /** Where regions do not differ but by their predictors. */
    private Region alike(int j, double[] base, double[][] patterns, double[] predictor) {
        double[] prevalence = new double[predictor.length];
        double[][] slope = new double[predictor.length][point.length];
        for (int p = 0; p < predictor.length; p++) {
            prevalence[p] = Logistic.probability(predictor[p]);
            for (int i = 0; i < base.length; i++) {
                slope[p][i] = (base[i] + patterns[p][i]) * prevalence[p] * (1 - prevalence[p]);
            }
        }
        List<WeightedMean> figures = asked.regional().get(j).stream()
                .map(each -> wald(each.of(prevalence), 0, gradient(each, slope)))
                .toList();
        List<CellMean> parts = asked.national().get(j);
        return new Region(
                figures,
                parts.stream().mapToDouble(each -> each.of(prevalence)).toArray(),
                new double[parts.size()],
                parts.stream().map(each -> gradient(each, slope)).toArray(double[][]::new));
    }

    private double[] gradient(CellMean mean, double[][] slope) {
        double[] gradient = new double[point.length];
        for (int k = 0; k < mean.patterns().length; k++) {
            for (int i = 0; i < gradient.length; i++) {
                gradient[i] += mean.weights()[k] * slope[mean.patterns()[k]][i];
            }
        }
        return gradient;
    }

    private Region own(int j, double[] base, double[][] patterns, double[] predictor) {
        RegionPosterior posterior = RegionPosterior.fine(cells);
        posterior.condition(j, eta, 0, fit.sigma(), 0);
        int nodes = posterior.nodes();
        double[] weight = new double[nodes];
        double[][] prevalence = new double[nodes][];
        for (int g = 0; g < nodes; g++) {
            weight[g] = posterior.weight(g);
            prevalence[g] = at(predictor, posterior.effect(g));
        }
        double[] lower = at(predictor, posterior.effectQuantile((1 - level) / 2));
        double[] upper = at(predictor, posterior.effectQuantile((1 + level) / 2));
        List<WeightedMean> figures = new ArrayList<>();
        for (CellMean each : asked.regional().get(j)) {
            double[] moments = moments(each, weight, prevalence);
            figures.add(
                    new WeightedMean(moments[0], Math.sqrt(moments[1]), new Interval(each.of(lower), each.of(upper))));
        }
        List<CellMean> parts = asked.national().get(j);
        double[] part = new double[parts.size()];
        double[] variance = new double[parts.size()];
        for (int k = 0; k < part.length; k++) {
            double[] moments = moments(parts.get(k), weight, prevalence);
            part[k] = moments[0];
            variance[k] = moments[1];
        }
        double[][] slope = part.length == 0 ? null : slopes(j, base, patterns, posterior, weight, prevalence);
        return new Region(
                figures,
                part,
                variance,
                parts.stream().map(each -> gradient(each, slope)).toArray(double[][]::new));
    }

    private static double[] at(double[] predictor, double effect) {
        double[] prevalence = new double[predictor.length];
        for (int p = 0; p < prevalence.length; p++) {
            prevalence[p] = Logistic.probability(predictor[p] + effect);
        }
        return prevalence;
    }

    /** Mean and variance. */
    private static double[] moments(CellMean each, double[] weight, double[][] prevalence) {
        double mean = 0;
        double square = 0;
        // about some value, so that the variance does not cancel
        double about = each.of(prevalence[prevalence.length / 2]);
        for (int g = 0; g < weight.length; g++) {
            double distance = each.of(prevalence[g]) - about;
            mean += weight[g] * distance;
            square += weight[g] * distance * distance;
        }
        return new double[] {about + mean, Math.max(0, square - mean * mean)};
    }

    /** By pattern, the gradient of E[π_jp | y, θ] by θ: π’s mean slope, and its covariance with the score. */
    private double[][] slopes(
            int j,
            double[] base,
            double[][] patterns,
            RegionPosterior posterior,
            double[] weight,
            double[][] prevalence) {
        int last = point.length - 1;
        double[][] slope = new double[patterns.length][point.length];
        double[] mean = new double[patterns.length];
        double[] meanScore = new double[point.length];
        double[] score = new double[point.length];
        for (int g = 0; g < weight.length; g++) {
            double u = posterior.effect(g);
            double v = u / fit.sigma();
            score(j, u, v, score);
            for (int i = 0; i <= last; i++) {
                meanScore[i] += weight[g] * score[i];
            }
            for (int p = 0; p < patterns.length; p++) {
                double of = weight[g] * prevalence[g][p];
                double bend = of * (1 - prevalence[g][p]);
                mean[p] += of;
                for (int i = 0; i < last; i++) {
                    slope[p][i] += bend * (base[i] + patterns[p][i]) + of * score[i];
                }
                slope[p][last] += bend * v + of * score[last];
            }
        }
        for (int p = 0; p < patterns.length; p++) {
            for (int i = 0; i <= last; i++) {
                slope[p][i] -= mean[p] * meanScore[i];
            }
        }
        return slope;
    }

    private void score(int j, double u, double v, double[] score) {
        Arrays.fill(score, 0);
        int last = score.length - 1;
        for (int c = cells.start(j); c < cells.start(j + 1); c++) {
            if (cells.trials(c) > 0) {
                double residual = cells.successes(c) - cells.trials(c) * Logistic.probability(eta[c] + u);
                for (int i = 0; i < last; i++) {
                    score[i] += fit.design().value(c, i) * residual;
                }
                score[last] += v * residual;
            }
        }
    }
}
