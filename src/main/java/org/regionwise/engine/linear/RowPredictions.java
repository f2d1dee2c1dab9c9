package org.regionwise.engine.linear;

import java.util.ArrayList;
import java.util.List;

/**
 * Predictions of rows: conditional ones hold b at its mode ({@code re.form = NULL}), population-average ones at 0
 * ({@code re.form = NA}). A level that the fit has not seen has effect 0, and its whole variance counts as error.
 */
public final class RowPredictions {
    /** For a row whose level is not among those of the fit. */
    public static final int UNKNOWN_LEVEL = -1;

    /**
     * What the model says of one row.
     *
     * @param mean x'β̂ + offset, and z'b̂ where levels are known and conditional predictions are asked for
     * @param standardError of the mean: estimation of β, and of b where it is part of it; variances are taken as
     *     estimated
     * @param responseDeviation standard deviation of a new response about the predicted mean, standard error included
     */
    public record Prediction(double mean, double standardError, double responseDeviation) {}

    private final LinearFit fit;
    private final double[] coefficients;
    /** Modes of each factor, level by level. */
    private final List<double[][]> modes = new ArrayList<>();

    /** @param fit whose θ̂, β̂ and modes b̂ are used */
    public RowPredictions(LinearFit fit) {
        this.fit = fit;
        coefficients = fit.fixedEffects().estimates();
        for (int f = 0; f < fit.sums.blocks.size(); f++) {
            modes.add(fit.modes(f));
        }
    }

    /** x'β̂ of a row of all terms; those that were left out count nothing. */
    public double fixedMean(double[] x) {
        double sum = 0;
        for (int k : fit.sums.fixed.kept) {
            sum += x[k] * coefficients[k];
        }
        return sum;
    }

    /** Predicted means of all rows of data of the same terms and factors, whose levels have the same numbers. */
    public double[] means(LinearData data, boolean conditional) {
        double[] means = new double[data.rows()];
        double[] design = data.design().data;
        int width = data.terms().size();
        for (int i = 0; i < means.length; i++) {
            means[i] = data.offset(i);
            for (int k : fit.sums.fixed.kept) {
                means[i] += design[i * width + k] * coefficients[k];
            }
        }
        for (int f = 0; conditional && f < modes.size(); f++) {
            double[][] z = data.effectColumns(fit.sums.blocks.get(f).factor.name());
            double[][] b = modes.get(f);
            int[] level = factorOf(data, f).levelOfRow();
            for (int k = 0; k < z.length; k++) {
                for (int i = 0; i < means.length; i++) {
                    means[i] += z[k][i] * b[level[i]][k];
                }
            }
        }
        return means;
    }

    /** Fitted values of the rows of the fit. */
    public double[] fitted(boolean conditional) {
        return means(fit.data, conditional);
    }

    /** The factor of {@code data} that is factor f of the fit. */
    private GroupingFactor factorOf(LinearData data, int f) {
        String name = fit.sums.blocks.get(f).factor.name();
        return data.random().stream()
                .map(RandomTerm::factor)
                .filter(factor -> factor.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /**
     * Predicts one row.
     *
     * @param x of all terms
     * @param levels of each factor in the order of {@link LinearFit#factors}, {@link #UNKNOWN_LEVEL} where it is new
     * @param z of each factor's effects
     * @param offset known part of the mean
     * @param weight precision weight of the response, 1 for an ordinary one
     * @param conditional whether effects of known levels count
     */
    public Prediction predict(
            double[] x, int[] levels, List<double[]> z, double offset, double weight, boolean conditional) {
        double residual = fit.at.residualVariance();
        double mean = offset + fixedMean(x);
        PredictionContrast contrast = new PredictionContrast(fit.at).fixed(x);
        double unknown = 0;
        for (int f = 0; f < levels.length; f++) {
            double[] along = z.get(f);
            if (conditional && levels[f] != UNKNOWN_LEVEL) {
                double[] b = modes.get(f)[levels[f]];
                for (int k = 0; k < along.length; k++) {
                    mean += along[k] * b[k];
                }
                contrast.level(f, levels[f], along);
            } else {
                unknown += quadratic(fit.effectCovariance(f), along);
            }
        }
        double estimation = 0;
        for (double each : contrast.root()) {
            estimation += residual * each * each;
        }
        // a mean over the population has no single region's effect in it; a new region's mean has
        double error = Math.sqrt(estimation + (conditional ? unknown : 0));
        return new Prediction(mean, error, Math.sqrt(estimation + unknown + residual / weight));
    }

    /**
     * Standard error of Σ_j a_j (x_j'β + b_j), j over the levels of the only factor, whose only effect is an intercept:
     * √(σ² Σ_j a_j² |own part of j|² + σ² |Σ_j a_j common part of j|²), the common part being the error of β̂.
     *
     * @param rows x_j of all terms, one a level
     * @param shares a_j
     */
    public double errorOfMean(List<double[]> rows, double[] shares) {
        double own = 0;
        double[] common = null;
        for (int j = 0; j < shares.length; j++) {
            double[] root = new PredictionContrast(fit.at)
                    .fixed(rows.get(j))
                    .level(0, j, new double[] {1})
                    .root();
            own += shares[j] * shares[j] * root[0] * root[0];
            common = common == null ? new double[root.length - 1] : common;
            for (int k = 0; k < common.length; k++) {
                common[k] += shares[j] * root[k + 1];
            }
        }
        double sum = own;
        for (double each : common) {
            sum += each * each;
        }
        return Math.sqrt(fit.at.residualVariance() * sum);
    }

    /** z'Dz. */
    private static double quadratic(double[] covariance, double[] z) {
        double sum = 0;
        for (int i = 0; i < z.length; i++) {
            for (int k = 0; k < z.length; k++) {
                sum += z[i] * covariance[i * z.length + k] * z[k];
            }
        }
        return sum;
    }
}
