package org.regionwise.engine.binomial.posterior;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.regionwise.engine.numeric.CubicSpline;

/**
 * The posterior of (β, σ) of a model without predictors on few, well-placed points: even grids in λ = log σ and in β
 * given λ, where the trapezoidal rule converges geometrically. Weights are proportional to the posterior density, so
 * the proposal's shape only places the points.
 */
final class HyperparameterGrid {
    /** Points that carry less than this are left out. */
    private static final double NEGLIGIBLE = 1e-7;

    private static final int TABLE = 2000;
    /** Of β's grid, in standard deviations, and points on either side. */
    private static final double STEP = 0.6;

    private static final int HALF = 12;
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

    private final WeightedPoints points;
    private final double[] grid;
    private final double[] logMarginal;
    private final boolean openBelow;

    HyperparameterGrid(PointEvaluator evaluator, SigmaProposal proposal) {
        int each = 2 * HALF + 1;
        int size = proposal.gridSize() * each;
        double[][] all = new double[size][];
        double[] terms = new double[size];
        IntStream.range(0, proposal.gridSize()).parallel().forEach(g -> {
            PointEvaluator.Work work = evaluator.work();
            // shifted from one λ to the next, so that the mixture over all of them has no lumps where σ is small
            double shift = g * GOLDEN % 1 - 0.5;
            for (int k = 0; k < each; k++) {
                double[] z = {(k - HALF + shift) * STEP};
                double[] point = new double[2];
                double logFactor = proposal.placeOnGrid(g, z, point);
                point[1] = Math.exp(proposal.gridLambda(g));
                all[g * each + k] = point;
                terms[g * each + k] = evaluator.logPosterior(point, work) + logFactor;
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
                double mass = Math.exp(terms[g * each + k] - top);
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
            if (weight[i] > NEGLIGIBLE * sum) {
                kept.add(all[i]);
                keptWeights.add(weight[i]);
                keptSum += weight[i];
            }
        }
        double total = keptSum;
        this.points = new WeightedPoints(
                kept.toArray(double[][]::new),
                keptWeights.stream().mapToDouble(w -> w / total).toArray());
    }

    WeightedPoints points() {
        return points;
    }

    /** σ's marginal, from the interpolated density of λ. */
    SigmaMarginal sigma() {
        double start = openBelow ? grid[0] - 14 : grid[0];
        double step = (grid[grid.length - 1] - start) / (TABLE - 1);
        double highest = Arrays.stream(logMarginal).max().orElseThrow();
        CubicSpline spline = new CubicSpline(grid, logMarginal);
        double[] knots = new double[TABLE];
        double[] cumulative = new double[TABLE];
        double before = 0;
        for (int i = 0; i < TABLE; i++) {
            knots[i] = start + i * step;
            double height = knots[i] < grid[0] ? logMarginal[0] + knots[i] - grid[0] : spline.at(knots[i]);
            double density = Math.exp(height - highest);
            cumulative[i] = i == 0 ? 0 : cumulative[i - 1] + step * (before + density) / 2;
            before = density;
        }
        return SigmaMarginal.of(knots, cumulative);
    }
}
