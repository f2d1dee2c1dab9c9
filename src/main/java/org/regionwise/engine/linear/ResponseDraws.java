package org.regionwise.engine.linear;

import java.util.SplittableRandom;

/**
 * Responses drawn from a fitted model for the rows of its data, variances and β as estimated: {@code simulate(model)}.
 */
public final class ResponseDraws {
    private final LinearFit fit;
    private final double[] population;
    private final double[] conditional;

    /** @param fit whose σ̂, θ̂ and β̂ are held */
    public ResponseDraws(LinearFit fit) {
        this.fit = fit;
        RowPredictions predictions = new RowPredictions(fit);
        population = predictions.fitted(false);
        conditional = predictions.fitted(true);
    }

    /**
     * One draw of all rows.
     *
     * @param newLevels whether effects are drawn anew from N(0, σ̂²ΛΛ'), or held at their modes
     */
    public double[] draw(SplittableRandom random, boolean newLevels) {
        double[] drawn = newLevels ? population.clone() : conditional.clone();
        double sigma = fit.sigma();
        if (newLevels) {
            for (RandomBlock block : fit.sums.blocks) {
                addEffects(block, drawn, sigma, random);
            }
        }
        for (int i = 0; i < drawn.length; i++) {
            drawn[i] += sigma / Math.sqrt(fit.data.weight(i)) * random.nextGaussian();
        }
        return drawn;
    }

    private void addEffects(RandomBlock block, double[] drawn, double sigma, SplittableRandom random) {
        int q = block.size;
        double[] lambda = block.factorOf(fit.at.theta);
        double[][] effects = new double[block.factor.size()][q];
        double[] z = new double[q];
        for (double[] effect : effects) {
            for (int k = 0; k < q; k++) {
                z[k] = random.nextGaussian();
                for (int l = 0; l <= k; l++) {
                    effect[k] += sigma * lambda[k * q + l] * z[l];
                }
            }
        }
        int[] level = block.factor.levelOfRow();
        for (int i = 0; i < drawn.length; i++) {
            for (int k = 0; k < q; k++) {
                // scaled effects go with scaled columns
                drawn[i] += block.columns[k][i] * effects[level[i]][k];
            }
        }
    }
}
