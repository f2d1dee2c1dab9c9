package org.regionwise.engine.area;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.regionwise.engine.cells.ScaledDesign;

/**
 * The direct estimates as a regression with variances σ² + V_j: θ̂ ~ N(Xβ, diag(σ² + V_j)), over the areas that have
 * one. Holds what does not depend on σ²; {@link #at} gives the generalised least squares fit for one σ².
 *
 * <p>Rows are kept in ascending order of V_j, which is descending order of weight at every σ²: Householder reflections
 * are then stable row by row, however unequal the variances. Cox &amp; Higham (1998), SIAM J. Matrix Anal. Appl. 19.
 */
final class AreaRegression {
    /** Areas with a direct estimate, in ascending order of V_j. */
    final int[] area;

    final int columns;
    /** V_j in that order. */
    final double[] variance;

    /** θ̂_j in that order. */
    final double[] estimate;
    /** Row-major scaled predictors in that order. */
    final double[] x;
    /** log |X'X|. */
    private final double logDeterminant;

    AreaRegression(AreaEstimates data, ScaledDesign design) {
        this.area = IntStream.range(0, data.size())
                .filter(data::sampled)
                .boxed()
                .sorted(Comparator.comparingDouble(data::variance))
                .mapToInt(Integer::intValue)
                .toArray();
        this.columns = design.columns();
        this.variance = Arrays.stream(area).mapToDouble(data::variance).toArray();
        this.estimate = Arrays.stream(area).mapToDouble(data::estimate).toArray();
        this.x = new double[area.length * columns];
        for (int i = 0; i < area.length; i++) {
            for (int k = 0; k < columns; k++) {
                x[i * columns + k] = design.value(area[i], k);
            }
        }
        double[] one = new double[area.length];
        Arrays.fill(one, 1);
        this.logDeterminant = 2 * new LeastSquares(this, one).logDiagonal();
    }

    /** m, the number of areas with a direct estimate. */
    int size() {
        return area.length;
    }

    /** Least squares without weights. */
    LeastSquares ordinary() {
        double[] one = new double[size()];
        Arrays.fill(one, 1);
        return new LeastSquares(this, one);
    }

    /** The fit at σ² ≥ 0. */
    At at(double betweenVariance) {
        return new At(this, betweenVariance);
    }

    /** Everything about one σ². With W = diag 1/(σ² + V_j), r = θ̂ − Xβ̂ and P = W − WX(X'WX)⁻¹X'W. */
    static final class At {
        private final AreaRegression regression;
        final double[] weight;
        final LeastSquares fit;
        private final double logVariances;

        private At(AreaRegression regression, double betweenVariance) {
            this.regression = regression;
            this.weight = new double[regression.size()];
            double sum = 0;
            for (int i = 0; i < weight.length; i++) {
                double total = betweenVariance + regression.variance[i];
                weight[i] = 1 / total;
                sum += Math.log(total);
            }
            this.logVariances = sum;
            this.fit = new LeastSquares(regression, weight);
        }

        /** r'Wr = θ̂'Pθ̂. */
        double weightedSquares() {
            return fit.weightedSquares();
        }

        /** ℓ(β̂, σ²) = −½ [m log 2π + Σ log(σ² + V_j) + r'Wr]. */
        double logLikelihood() {
            return -(weight.length * Math.log(2 * Math.PI) + logVariances + weightedSquares()) / 2;
        }

        /** ℓ_R(σ²) = −½ [(m − p) log 2π + Σ log(σ² + V_j) + log |X'WX| − log |X'X| + r'Wr]. Harville (1974). */
        double restrictedLogLikelihood() {
            int free = weight.length - regression.columns;
            return -(free * Math.log(2 * Math.PI)
                            + logVariances
                            + 2 * fit.logDiagonal()
                            - regression.logDeterminant
                            + weightedSquares())
                    / 2;
        }

        /** dℓ/dσ² = ½ [θ̂'PPθ̂ − Σ w_j]. */
        double score() {
            return (squaredScaledResiduals() - sum(1)) / 2;
        }

        /** dℓ_R/dσ² = ½ [θ̂'PPθ̂ − tr P]. */
        double restrictedScore() {
            double trace = 0;
            for (int i = 0; i < weight.length; i++) {
                trace += weight[i] * (1 - fit.leverage(i));
            }
            return (squaredScaledResiduals() - trace) / 2;
        }

        /** θ̂'PPθ̂ = Σ (w_j r_j)². */
        double squaredScaledResiduals() {
            double sum = 0;
            for (int i = 0; i < weight.length; i++) {
                double v = weight[i] * fit.residual[i];
                sum += v * v;
            }
            return sum;
        }

        /** Σ w_j^power. */
        double sum(int power) {
            double sum = 0;
            for (double w : weight) {
                sum += power == 1 ? w : Math.pow(w, power);
            }
            return sum;
        }

        /** tr PP = Σ w_j² (1 − 2 h_j) + ‖Q'WQ‖², Q an orthonormal basis of W^½X. */
        double traceOfSquare() {
            int p = regression.columns;
            double[] product = new double[p * p];
            double sum = 0;
            for (int i = 0; i < weight.length; i++) {
                double[] q = fit.reduced(i);
                double w = weight[i] * weight[i];
                double leverage = 0;
                for (int a = 0; a < p; a++) {
                    leverage += weight[i] * q[a] * q[a];
                    for (int b = 0; b < p; b++) {
                        product[a * p + b] += w * q[a] * q[b];
                    }
                }
                sum += w * (1 - 2 * leverage);
            }
            for (double each : product) {
                sum += each * each;
            }
            return sum;
        }

        /** tr[(X'WX)⁻¹ X'W²X] = Σ w_j h_j. */
        double weightedLeverages() {
            double sum = 0;
            for (int i = 0; i < weight.length; i++) {
                sum += weight[i] * fit.leverage(i);
            }
            return sum;
        }
    }
}
