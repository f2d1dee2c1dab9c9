package org.regionwise.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The posterior of (β, σ) on few, well-placed points: an even grid in λ = log σ, where the trapezoidal rule converges
 * geometrically, and at each of its points a cubature over β. Weights are posterior over proposal density, so the
 * proposal's shape only matters for accuracy. For what is smooth in the hyperparameters, such as a region's marginal.
 */
final class HyperparameterGrid {
    /** Points that carry less than this are left out. */
    private static final double NEGLIGIBLE = 1e-7;

    private static final int TABLE = 2000;

    /** Each point: scaled β, then σ. */
    final double[][] points;
    /** Summing to 1. */
    final double[] weights;

    private final double[] grid;
    private final double[] logMarginal;
    private final boolean openBelow;

    HyperparameterGrid(PointEvaluator evaluator, SigmaProposal proposal, int coefficients) {
        NormalCubature[] cubatures = new NormalCubature[proposal.gridSize()];
        Arrays.setAll(cubatures, g -> NormalCubature.of(coefficients, g));
        int each = cubatures[0].weights().length;
        int size = proposal.gridSize() * each;
        double[][] all = new double[size][];
        double[] terms = new double[size];
        IntStream.range(0, proposal.gridSize()).parallel().forEach(g -> {
            PointEvaluator.Work work = evaluator.work();
            for (int k = 0; k < each; k++) {
                double[] z = cubatures[g].points().get(k);
                double[] point = new double[coefficients + 1];
                double logFactor = proposal.placeOnGrid(g, z, point);
                point[coefficients] = Math.exp(proposal.gridLambda(g));
                double square = Arrays.stream(z).map(x -> x * x).sum();
                all[g * each + k] = point;
                // the standard normal's constant is the same for every point
                terms[g * each + k] = evaluator.logPosterior(point, work) + square / 2 + logFactor;
            }
        });
        double top = Arrays.stream(terms).max().orElseThrow();
        this.grid = new double[proposal.gridSize()];
        this.logMarginal = new double[proposal.gridSize()];
        this.openBelow = proposal.openBelow();
        double[] weight = new double[size];
        double sum = 0;
        for (int g = 0; g < grid.length; g++) {
            grid[g] = proposal.gridLambda(g);
            double marginal = 0;
            // the first point stands for all below it, where the density falls like e^λ
            double width = g == 0 && openBelow
                    ? 1 + proposal.gridStep() / 2
                    : g == 0 || g == grid.length - 1 ? proposal.gridStep() / 2 : proposal.gridStep();
            for (int k = 0; k < each; k++) {
                double mass = cubatures[g].weights()[k] * Math.exp(terms[g * each + k] - top);
                marginal += mass;
                weight[g * each + k] = mass * width;
                sum += mass * width;
            }
            logMarginal[g] = Math.log(Math.max(marginal, 1e-300));
        }
        List<double[]> kept = new ArrayList<>();
        List<Double> keptWeights = new ArrayList<>();
        double keptSum = 0;
        for (int i = 0; i < size; i++) {
            if (Math.abs(weight[i]) > NEGLIGIBLE * sum) {
                kept.add(all[i]);
                keptWeights.add(weight[i]);
                keptSum += weight[i];
            }
        }
        double total = keptSum;
        this.points = kept.toArray(double[][]::new);
        this.weights = keptWeights.stream().mapToDouble(w -> w / total).toArray();
    }

    /**
     * σ's posterior as many evenly weighted quantiles, from the interpolated marginal density of λ.
     *
     * @param size how many
     */
    double[] sigmaQuantiles(int size) {
        double[] cumulative = cumulative();
        double[] quantiles = new double[size];
        int at = 1;
        for (int q = 0; q < size; q++) {
            double wanted = (q + 0.5) / size * cumulative[TABLE - 1];
            while (cumulative[at] < wanted) {
                at++;
            }
            double t = (wanted - cumulative[at - 1]) / (cumulative[at] - cumulative[at - 1]);
            quantiles[q] = Math.exp(tableStart() + (at - 1 + t) * tableStep());
        }
        return quantiles;
    }

    /** σ's posterior as closely spaced values, from the interpolated marginal density of λ. */
    double[] sigmas() {
        double[] sigmas = new double[TABLE];
        for (int i = 0; i < TABLE; i++) {
            sigmas[i] = Math.exp(tableStart() + i * tableStep());
        }
        return sigmas;
    }

    /** Weights of {@link #sigmas}, summing to 1: the trapezoidal rule. */
    double[] sigmaWeights() {
        double[] cumulative = cumulative();
        double[] weights = new double[TABLE];
        for (int i = 0; i < TABLE; i++) {
            double before = cumulative[Math.max(i - 1, 0)];
            double after = cumulative[Math.min(i + 1, TABLE - 1)];
            weights[i] = (after - before) / (2 * cumulative[TABLE - 1]);
        }
        return weights;
    }

    /** P(σ ≤ sigma), by the same table. */
    double sigmaProbabilityBelow(double sigma) {
        double position = (Math.log(sigma) - tableStart()) / tableStep();
        if (!(position > 0)) {
            return 0;
        }
        if (position >= TABLE - 1) {
            return 1;
        }
        double[] cumulative = cumulative();
        int left = (int) position;
        double t = position - left;
        return (cumulative[left] * (1 - t) + cumulative[left + 1] * t) / cumulative[TABLE - 1];
    }

    private double tableStart() {
        return openBelow ? grid[0] - 14 : grid[0];
    }

    private double tableStep() {
        return (grid[grid.length - 1] - tableStart()) / (TABLE - 1);
    }

    /** Distribution function of λ, up to a factor, on an even table. */
    private double[] cumulative() {
        double start = tableStart();
        double step = tableStep();
        double highest = Arrays.stream(logMarginal).max().orElseThrow();
        CubicSpline spline = new CubicSpline(grid, logMarginal);
        double[] cumulative = new double[TABLE];
        double before = 0;
        for (int i = 0; i < TABLE; i++) {
            double lambda = start + i * step;
            double height = lambda < grid[0] ? logMarginal[0] + lambda - grid[0] : spline.at(lambda);
            double density = Math.exp(height - highest);
            cumulative[i] = i == 0 ? 0 : cumulative[i - 1] + step * (before + density) / 2;
            before = density;
        }
        return cumulative;
    }
}
