package org.regionwise.engine.binomial;

import java.util.List;
import java.util.stream.IntStream;
import org.regionwise.engine.Interval;
import org.regionwise.engine.LogitInterval;
import org.regionwise.engine.WeightedMean;
import org.regionwise.engine.cells.Cells;

/**
 * Region estimates given the estimated hyperparameters: the posterior of each π_j by one-dimensional quadrature, with
 * (β, σ) held at their estimates. Rao &amp; Molina (2015), section 9.
 */
public final class PlugInRegions {
    private static final int FEWEST_NODES = 15;

    private final BinomialFit fit;
    private final double level;
    private final double[] eta;
    private final int nodes;

    /**
     * @param fit the fitted model
     * @param level coverage of the intervals, in (0, 1)
     */
    public PlugInRegions(BinomialFit fit, double level) {
        this.fit = fit;
        this.level = level;
        this.eta = new double[fit.cells.size()];
        fit.design.linearPredictors(fit.point, eta);
        // covariances need more than Laplace's single node
        int points = fit.summary().quadraturePoints();
        this.nodes = points == 0 ? 0 : Math.max(FEWEST_NODES, points);
    }

    /** One prediction per region, regions without respondents included. */
    public List<RegionPrediction> regions() {
        return IntStream.range(0, fit.cells.regions())
                .parallel()
                .mapToObj(j -> fit.sigma() == 0 ? withoutVariation(j) : posterior(j))
                .toList();
    }

    private RegionPrediction posterior(int j) {
        double sigma = fit.sigma();
        RegionPosterior posterior =
                new RegionPosterior(fit.cells, RegionPosterior.FINE_STEP, RegionPosterior.FINE_NEGLIGIBLE);
        posterior.condition(j, eta, 0, sigma, 0);
        double[] moments = posterior.prevalenceMoments();
        double spread = posterior.standardDeviation();
        return new RegionPrediction(
                moments[0],
                moments[1],
                new Interval(
                        posterior.prevalenceQuantile((1 - level) / 2), posterior.prevalenceQuantile((1 + level) / 2)),
                synthetic(j),
                posterior.mode(),
                posterior.mean(),
                spread,
                Math.min(1, spread * spread / (sigma * sigma)));
    }

    private RegionPrediction withoutVariation(int j) {
        double prevalence = synthetic(j);
        double error = Math.sqrt(fit.variance(prevalenceGradient(j)));
        return new RegionPrediction(
                prevalence, error, LogitInterval.of(prevalence, error, level), prevalence, 0, 0, 0, 1);
    }

    private double synthetic(int j) {
        double sum = 0;
        for (int c = fit.cells.start(j); c < fit.cells.start(j + 1); c++) {
            sum += fit.cells.share(c) * SyntheticEstimate.proportion(eta[c], fit.sigma());
        }
        return sum;
    }

    /**
     * Σ_j w_j E[π_j | y] for weights that sum to 1, with the standard error that holds both the regions' posterior
     * spread (independent given θ̂) and, by the delta method, the uncertainty of θ̂: Σ w_j² Var(π_j | y) + g'Vg, g the
     * gradient of the sum by θ. Booth &amp; Hobert (1998), JASA 93. Limits on the logit scale.
     */
    public WeightedMean weightedMean(double[] weights, List<RegionPrediction> predictions) {
        double mean = 0;
        double variance = 0;
        double[] gradient = new double[fit.point.length];
        List<double[]> gradients = IntStream.range(0, weights.length)
                .parallel()
                .mapToObj(j -> weights[j] == 0 ? new double[gradient.length] : prevalenceGradient(j))
                .toList();
        for (int j = 0; j < weights.length; j++) {
            mean += weights[j] * predictions.get(j).prevalence();
            double[] own = gradients.get(j);
            for (int i = 0; i < gradient.length; i++) {
                gradient[i] += weights[j] * own[i];
            }
            if (fit.sigma() > 0) {
                double spread = weights[j] * predictions.get(j).standardDeviation();
                variance += spread * spread;
            }
        }
        double error = Math.sqrt(variance + fit.variance(gradient));
        return new WeightedMean(mean, error, LogitInterval.of(mean, error, level));
    }

    /** ∂E[π_j | y, θ]/∂θ = E[∂π_j/∂θ] + Cov(π_j, s_j), s_j the score of region j's counts. */
    private double[] prevalenceGradient(int j) {
        Cells cells = fit.cells;
        int p = fit.design.columns();
        double sigma = fit.sigma();
        RegionIntegral integral = new RegionIntegral(cells, nodes);
        integral.integrate(j, eta, sigma, 0);
        double[] direct = new double[p + 1];
        double[] meanScore = new double[p + 1];
        double[] product = new double[p + 1];
        double mean = 0;
        for (int k = 0; k < integral.nodes; k++) {
            double v = integral.node[k];
            double weight = integral.weight[k];
            double prevalence = 0;
            double[] score = new double[p + 1];
            for (int c = cells.start(j); c < cells.start(j + 1); c++) {
                double probability = integral.probability[c - cells.start(j)][k];
                double residual = cells.successes(c) - cells.trials(c) * probability;
                double density = weight * cells.share(c) * probability * (1 - probability);
                prevalence += cells.share(c) * probability;
                for (int i = 0; i <= p; i++) {
                    double x = i < p ? fit.design.value(c, i) : v;
                    score[i] += x * residual;
                    direct[i] += x * density;
                }
            }
            mean += weight * prevalence;
            for (int i = 0; i <= p; i++) {
                meanScore[i] += weight * score[i];
                product[i] += weight * score[i] * prevalence;
            }
        }
        for (int i = 0; i <= p; i++) {
            direct[i] += product[i] - mean * meanScore[i];
        }
        return direct;
    }
}
