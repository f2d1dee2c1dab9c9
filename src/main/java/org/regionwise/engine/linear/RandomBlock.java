package org.regionwise.engine.linear;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.regionwise.engine.NotEstimable;

/**
 * All random effects of one factor, with columns that are centred (where the covariance is free, so that the model
 * stays what it is) and scaled: given effects are b = T b̃. Λ̃ is block-diagonal with a lower triangle a term.
 */
final class RandomBlock {
    final GroupingFactor factor;
    /** Effects a level. */
    final int size;

    final List<String> names = new ArrayList<>();
    /** Scaled columns of Z without the grouping. */
    final double[][] columns;
    /** T, row by row. */
    final double[] transform;
    /** First of this block's parameters in θ. */
    final int thetaStart;
    /** Row and column in Λ̃ of each of its parameters, term by term, columns first, as lme4 orders them. */
    final int[] thetaRow;

    final int[] thetaColumn;
    /** The term, counted within the block, of each effect. */
    final int[] termOf;

    RandomBlock(List<RandomTerm> terms, int thetaStart) {
        this.factor = terms.get(0).factor();
        this.thetaStart = thetaStart;
        for (RandomTerm term : terms) {
            names.addAll(term.names());
        }
        size = names.size();
        columns = new double[size][];
        transform = new double[size * size];
        termOf = new int[size];
        List<int[]> parameters = new ArrayList<>();
        int at = 0;
        int group = 0;
        for (RandomTerm term : terms) {
            int width = term.names().size();
            int constant = term.correlated() ? constant(term) : -1;
            for (int k = 0; k < width; k++) {
                scale(term, k, constant, at);
            }
            for (int k = 0; k < width; k++) {
                termOf[at + k] = term.correlated() ? group : group + k;
                for (int row = k; row < (term.correlated() ? width : k + 1); row++) {
                    parameters.add(new int[] {at + row, at + k});
                }
            }
            group += term.correlated() ? 1 : width;
            at += width;
        }
        thetaRow = parameters.stream().mapToInt(each -> each[0]).toArray();
        thetaColumn = parameters.stream().mapToInt(each -> each[1]).toArray();
    }

    private static int constant(RandomTerm term) {
        for (int k = 0; k < term.columns().size(); k++) {
            if (isOne(term.columns().get(k))) {
                return k;
            }
        }
        return -1;
    }

    private static boolean isOne(double[] column) {
        for (double value : column) {
            if (value != 1) {
                return false;
            }
        }
        return true;
    }

    private void scale(RandomTerm term, int k, int constant, int at) {
        double[] given = term.columns().get(k);
        double mean = 0;
        if (constant >= 0 && k != constant) {
            for (double value : given) {
                mean += value / given.length;
            }
        }
        double square = 0;
        for (double value : given) {
            square += (value - mean) * (value - mean) / given.length;
        }
        double scale = Math.sqrt(square);
        if (!(scale > 1e-12 * Math.abs(mean))) {
            throw new NotEstimable(
                    "random-effect-without-variation",
                    Map.of("factor", factor.name(), "term", term.names().get(k)));
        }
        double[] scaled = new double[given.length];
        for (int i = 0; i < given.length; i++) {
            scaled[i] = (given[i] - mean) / scale;
        }
        columns[at + k] = scaled;
        // z = mean + scale z̃, so that b0 + b1 z = (b0 + b1 mean) + (b1 scale) z̃, and b1 = b̃1/scale, b0 = b̃0 − b̃1
        // mean/scale
        transform[(at + k) * size + at + k] = 1 / scale;
        if (mean != 0) {
            transform[(at + constant) * size + at + k] = -mean / scale;
        }
    }

    int parameters() {
        return thetaRow.length;
    }

    /** Λ̃, row by row. */
    double[] factorOf(double[] theta) {
        double[] lambda = new double[size * size];
        for (int i = 0; i < thetaRow.length; i++) {
            lambda[thetaRow[i] * size + thetaColumn[i]] = theta[thetaStart + i];
        }
        return lambda;
    }

    /** T M of a matrix with {@code size} rows. */
    double[] given(double[] matrix, int width) {
        double[] product = new double[matrix.length];
        for (int i = 0; i < size; i++) {
            for (int k = 0; k < size; k++) {
                double t = transform[i * size + k];
                for (int c = 0; t != 0 && c < width; c++) {
                    product[i * width + c] += t * matrix[k * width + c];
                }
            }
        }
        return product;
    }

    /** θ̃ of this block for effects whose covariance matrix over σ² is AA', A square in given units. */
    double[] thetaOf(double[] root) {
        double[] scaled = inverseTransform(root);
        rotateToLower(scaled, size);
        double[] theta = new double[parameters()];
        for (int k = 0; k < theta.length; k++) {
            theta[k] = scaled[thetaRow[k] * size + thetaColumn[k]];
        }
        return theta;
    }

    /** T⁻¹A: T is diagonal but for the row of the intercept. */
    private double[] inverseTransform(double[] matrix) {
        double[] solved = matrix.clone();
        for (int pass = 0; pass < 2; pass++) {
            for (int i = 0; i < size; i++) {
                boolean plain = true;
                for (int k = 0; k < size; k++) {
                    plain &= k == i || transform[i * size + k] == 0;
                }
                // rows that mix others come after those are solved
                for (int c = 0; c < size && plain == (pass == 0); c++) {
                    double sum = matrix[i * size + c];
                    for (int k = 0; k < size; k++) {
                        sum -= k == i ? 0 : transform[i * size + k] * solved[k * size + c];
                    }
                    solved[i * size + c] = sum / transform[i * size + i];
                }
            }
        }
        return solved;
    }

    /** Rotates columns of a square matrix so that it is lower triangular with no negative diagonal entry; AA' stays. */
    static void rotateToLower(double[] a, int q) {
        for (int i = 0; i < q; i++) {
            for (int k = i + 1; k < q; k++) {
                double x = a[i * q + i];
                double y = a[i * q + k];
                double r = Math.hypot(x, y);
                if (y == 0 || r == 0) {
                    continue;
                }
                for (int row = i; row < q; row++) {
                    double u = a[row * q + i];
                    double v = a[row * q + k];
                    a[row * q + i] = (x * u + y * v) / r;
                    a[row * q + k] = (x * v - y * u) / r;
                }
            }
            if (a[i * q + i] < 0) {
                for (int row = i; row < q; row++) {
                    a[row * q + i] = -a[row * q + i];
                }
            }
        }
    }

    /** T'z: z'b = (T'z)'b̃. */
    double[] scaled(double[] z) {
        double[] scaled = new double[size];
        for (int i = 0; i < size; i++) {
            for (int k = 0; k < size; k++) {
                scaled[k] += transform[i * size + k] * z[i];
            }
        }
        return scaled;
    }

    /** T Λ̃, whose product with its transpose is the covariance matrix of the effects over σ². */
    double[] givenFactor(double[] theta) {
        return given(factorOf(theta), size);
    }

    /** T Λ̃Λ̃'T'. */
    double[] covariance(double[] theta) {
        double[] root = givenFactor(theta);
        double[] covariance = new double[size * size];
        for (int i = 0; i < size; i++) {
            for (int k = 0; k < size; k++) {
                for (int l = 0; l < size; l++) {
                    covariance[i * size + k] += root[i * size + l] * root[k * size + l];
                }
            }
        }
        return covariance;
    }
}
