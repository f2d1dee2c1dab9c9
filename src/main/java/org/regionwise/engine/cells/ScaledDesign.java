package org.regionwise.engine.cells;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.regionwise.engine.numeric.OrthonormalBasis;

/**
 * The design matrix as the engine works with it: predictors centred at their mean over responses and divided by their
 * standard deviation over responses, columns that carry nothing of their own left out. The likelihood does not change;
 * its numerical condition does.
 */
public final class ScaledDesign {
    /** A column whose part not explained by earlier columns is smaller than this, relatively, is left out (R's lm). */
    private static final double INDEPENDENT = 1e-7;
    /** A standard deviation this small beside the values is rounding. */
    private static final double ROUNDING = 1e-12;

    private final int[] kept;
    private final double[] centre;
    private final double[] scale;
    private final double[] values;
    private final int allTerms;
    private final double responses;
    private final List<Integer> constant;
    private final List<Integer> collinear;
    /** By kept column, its group of pooled effects; −1 for a fixed effect. */
    private final int[] pooled;
    /** By kept column, its mean over responses. */
    private final double[] mean;

    private ScaledDesign(
            int[] kept,
            double[] centre,
            double[] scale,
            double[] values,
            int allTerms,
            double responses,
            List<Integer> constant,
            List<Integer> collinear,
            int[] pooled,
            double[] mean) {
        this.pooled = pooled;
        this.mean = mean;
        this.kept = kept;
        this.centre = centre;
        this.scale = scale;
        this.values = values;
        this.allTerms = allTerms;
        this.responses = responses;
        this.constant = constant;
        this.collinear = collinear;
    }

    /**
     * Centred and scaled; columns that carry nothing beside those before them are left out and named. Those of pooled
     * effects are kept as they are, all of them, as their distribution determines them.
     */
    public static ScaledDesign of(Cells cells) {
        int terms = cells.terms().size();
        double total = cells.totalTrials();
        List<Integer> kept = new ArrayList<>(List.of(0));
        List<Integer> constant = new ArrayList<>();
        List<Integer> collinear = new ArrayList<>();
        double[] centre = new double[terms];
        double[] scale = new double[terms];
        scale[0] = 1;
        double[] share = new double[terms];
        share[0] = 1;
        OrthonormalBasis basis = new OrthonormalBasis();
        for (int k = 1; k < terms; k++) {
            double largest = 0;
            for (int c = 0; c < cells.size(); c++) {
                centre[k] += cells.trials(c) * cells.predictor(c, k) / total;
                largest = Math.max(largest, Math.abs(cells.predictor(c, k)));
            }
            if (cells.pooled(k) >= 0) {
                share[k] = centre[k];
                centre[k] = 0;
                scale[k] = 1;
                kept.add(k);
                continue;
            }
            double[] column = new double[cells.size()];
            for (int c = 0; c < cells.size(); c++) {
                column[c] = Math.sqrt(cells.trials(c)) * (cells.predictor(c, k) - centre[k]);
            }
            scale[k] = length(column) / Math.sqrt(total);
            if (scale[k] <= ROUNDING * largest) {
                constant.add(k);
                continue;
            }
            if (basis.reduce(column) <= INDEPENDENT) {
                collinear.add(k);
                continue;
            }
            basis.add(column);
            kept.add(k);
        }
        int[] columns = kept.stream().mapToInt(Integer::intValue).toArray();
        double[] values = new double[cells.size() * columns.length];
        for (int c = 0; c < cells.size(); c++) {
            for (int i = 0; i < columns.length; i++) {
                int k = columns[i];
                values[c * columns.length + i] = k == 0 ? 1 : (cells.predictor(c, k) - centre[k]) / scale[k];
            }
        }
        return new ScaledDesign(
                columns,
                centre,
                scale,
                values,
                terms,
                total,
                constant,
                collinear,
                Arrays.stream(columns).map(cells::pooled).toArray(),
                Arrays.stream(columns).mapToDouble(k -> share[k]).toArray());
    }

    private static double length(double[] column) {
        double sum = 0;
        for (double value : column) {
            sum += value * value;
        }
        return Math.sqrt(sum);
    }

    /** Number of columns kept, the intercept included. */
    public int columns() {
        return kept.length;
    }

    /** The mean of x'β over responses. */
    public double meanLinearPredictor(double[] point) {
        double sum = 0;
        for (int i = 0; i < mean.length; i++) {
            sum += mean[i] * point[i];
        }
        return sum;
    }

    /** The mean row over responses: 1 for the intercept, 0 for what is centred; not to be written to. */
    public double[] mean() {
        return mean;
    }

    /** The group of pooled effects of kept column i; −1 for a fixed effect. */
    public int pooled(int i) {
        return pooled[i];
    }

    /** Number of groups of pooled effects. */
    public int pooledGroups() {
        return 1 + Arrays.stream(pooled).max().orElse(-1);
    }

    /** Scaled entry of cell c and kept column i. */
    public double value(int c, int i) {
        return values[c * kept.length + i];
    }

    /** Writes η_c = x_c'β for all cells; entries of {@code point} beyond the coefficients are ignored. */
    public void linearPredictors(double[] point, double[] eta) {
        linearPredictors(point, 0, eta.length, eta);
    }

    /** Writes η of {@code size} cells from {@code first} on to the beginning of {@code eta}. */
    public void linearPredictors(double[] point, int first, int size, double[] eta) {
        int columns = kept.length;
        for (int c = 0; c < size; c++) {
            double sum = 0;
            for (int i = 0; i < columns; i++) {
                sum += values[(first + c) * columns + i] * point[i];
            }
            eta[c] = sum;
        }
    }

    /** Row-major entries, one row of {@link #columns()} per cell; not to be written to. */
    public double[] values() {
        return values;
    }

    /** Standard deviation over responses (divisor n) by which kept column i was divided; 1 for the intercept. */
    public double scale(int i) {
        return scale[kept[i]];
    }

    /** What turns that standard deviation into the reciprocal of the usual one (divisor n − 1): √((n − 1)/n). */
    public double scaleToSampleSd() {
        return Math.sqrt((responses - 1) / responses);
    }

    /** Index among all terms of kept column i. */
    public int term(int i) {
        return kept[i];
    }

    /** Terms that have one value for all responses. */
    public List<Integer> constantTerms() {
        return constant;
    }

    /** Terms that are an exact linear combination of earlier ones. */
    public List<Integer> collinearTerms() {
        return collinear;
    }

    /** A row of all terms in the given units as the kept columns hold it. */
    public double[] row(double[] given) {
        double[] row = new double[kept.length];
        row[0] = 1;
        for (int i = 1; i < kept.length; i++) {
            row[i] = (given[kept[i]] - centre[kept[i]]) / scale[kept[i]];
        }
        return row;
    }

    /** Coefficients in the given units for all terms, NaN for those left out. */
    public double[] unscaled(double[] scaledCoefficients) {
        double[] beta = new double[allTerms];
        Arrays.fill(beta, Double.NaN);
        beta[0] = scaledCoefficients[0];
        for (int i = 1; i < kept.length; i++) {
            int k = kept[i];
            beta[k] = scaledCoefficients[i] / scale[k];
            beta[0] -= beta[k] * centre[k];
        }
        return beta;
    }

    /** Scaled coefficients of those in the given units for all terms; the reverse of {@link #unscaled}. */
    public double[] scaled(double[] beta) {
        double[] scaledCoefficients = new double[kept.length];
        scaledCoefficients[0] = beta[0];
        for (int i = 1; i < kept.length; i++) {
            int k = kept[i];
            scaledCoefficients[i] = beta[k] * scale[k];
            scaledCoefficients[0] += beta[k] * centre[k];
        }
        return scaledCoefficients;
    }

    /** Standard errors in the given units for all terms, NaN for those left out, from the scaled covariance. */
    public double[] unscaledStandardErrors(DMatrixRMaj covariance) {
        double[] errors = new double[allTerms];
        Arrays.fill(errors, Double.NaN);
        double[] toIntercept = new double[kept.length];
        toIntercept[0] = 1;
        for (int i = 1; i < kept.length; i++) {
            int k = kept[i];
            toIntercept[i] = -centre[k] / scale[k];
            errors[k] = Math.sqrt(covariance.get(i, i)) / scale[k];
        }
        double variance = 0;
        for (int i = 0; i < kept.length; i++) {
            for (int l = 0; l < kept.length; l++) {
                variance += toIntercept[i] * covariance.get(i, l) * toIntercept[l];
            }
        }
        errors[0] = Math.sqrt(variance);
        return errors;
    }
}
