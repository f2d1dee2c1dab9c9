package org.regionwise.engine.area;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.ejml.simple.SimpleMatrix;
import org.junit.jupiter.api.Test;
import org.regionwise.engine.numeric.StandardNormal;

/** Against the model without the area, over a dense grid of σ. */
class AreaConflictsTest {
    private static final double PRIOR_MEAN = 0.5;

    private static final double[] ESTIMATE = {0.12, 0.31, 0.05, 3.1, Double.NaN, 0.2, 0.26, -0.4};
    private static final double[] VARIANCE = {0.04, 0.01, 0.02, 0.06, Double.NaN, 0.01, 0.02, 0.3};
    private static final double[][] X = {{1, 0}, {1, 0.4}, {1, 0.2}, {1, 0.6}, {1, 0.7}, {1, 0.1}, {1, 0.9}, {1, 0.5}};

    private static double[] conflicts(double[][] x) {
        return new FayHerriotPosterior(
                        new AreaCase("case", AreaScale.LOGIT, ESTIMATE, VARIANCE, x, PRIOR_MEAN).data(),
                        AreaScale.LOGIT,
                        new FayHerriotPosterior.Settings(PRIOR_MEAN, 100, 1, 0.95))
                .conflicts();
    }

    @Test
    void agreesWithTheModelWithoutTheArea() {
        double[] midP = conflicts(X);
        for (int j = 0; j < ESTIMATE.length; j++) {
            if (Double.isNaN(ESTIMATE[j])) {
                assertTrue(Double.isNaN(midP[j]), "without a direct estimate");
            } else {
                double exact = without(j);
                // 4,000 midpoints of σ; of the outlier's σ without it the smallest values are out of sight
                assertEquals(exact, midP[j], 1e-4, "area " + j);
            }
        }
        assertTrue(1 - midP[3] < 0.001, () -> "the outlier has " + midP[3]);
    }

    @Test
    void anAreaAloneInItsPredictorIsNotJudged() {
        double[][] alone = Arrays.stream(X).map(row -> new double[] {1, 0}).toArray(double[][]::new);
        alone[2][1] = 1;
        double[] midP = conflicts(alone);
        assertTrue(Double.isNaN(midP[2]), "nothing else tells its level");
        assertTrue(midP[0] > 0 && midP[0] < 1, "the others are judged");
    }

    private static double without(int left) {
        int[] others = IntStream.range(0, ESTIMATE.length)
                .filter(j -> j != left && !Double.isNaN(ESTIMATE[j]))
                .toArray();
        SimpleMatrix x = new SimpleMatrix(others.length, 2);
        SimpleMatrix y = new SimpleMatrix(others.length, 1);
        for (int i = 0; i < others.length; i++) {
            x.setRow(i, 0, X[others[i]]);
            y.set(i, 0, ESTIMATE[others[i]]);
        }
        SimpleMatrix row = new SimpleMatrix(1, 2, true, X[left]);
        double above = 0;
        double below = 0;
        for (int k = 0; k < 4000; k++) {
            double sigma = 10 * (k + 0.5) / 4000;
            SimpleMatrix w = SimpleMatrix.identity(others.length);
            double log = -sigma / PRIOR_MEAN;
            for (int i = 0; i < others.length; i++) {
                double total = sigma * sigma + VARIANCE[others[i]];
                w.set(i, i, 1 / total);
                log -= Math.log(total) / 2;
            }
            SimpleMatrix covariance = x.transpose().mult(w).mult(x).invert();
            SimpleMatrix beta = covariance.mult(x.transpose()).mult(w).mult(y);
            SimpleMatrix residual = y.minus(x.mult(beta));
            log += (Math.log(covariance.determinant())
                            - residual.transpose().mult(w).mult(residual).get(0))
                    / 2;
            double predicted = sigma * sigma
                    + VARIANCE[left]
                    + row.mult(covariance).mult(row.transpose()).get(0);
            double weight = Math.exp(log);
            below += weight;
            above += weight
                    * StandardNormal.below((ESTIMATE[left] - row.mult(beta).get(0)) / Math.sqrt(predicted));
        }
        return above / below;
    }
}
