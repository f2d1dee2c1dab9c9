package org.regionwise.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.QRDecomposition;

/**
 * Points and weights that integrate smooth functions against the standard normal density in p dimensions: the trapezoidal
 * rule in one, McNamee and Stenger's 2p² + 1 points of degree 5 otherwise (1967, Numer. Math. 10). Every variant is as
 * exact but lies elsewhere (shifted, or rotated), so that a mixture over many variants has no lumps.
 *
 * @param points z
 * @param weights summing to 1; some are negative in more than four dimensions
 */
record NormalCubature(List<double[]> points, double[] weights) {
    private static final double STEP = 0.6;
    private static final int HALF = 9;
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

    static NormalCubature of(int p, int variant) {
        return p == 1 ? line(variant) : rotated(sphere(p), variant);
    }

    private static NormalCubature line(int variant) {
        double shift = variant * GOLDEN % 1 - 0.5;
        List<double[]> points = new ArrayList<>();
        double[] weights = new double[2 * HALF + 1];
        double sum = 0;
        for (int k = -HALF; k <= HALF; k++) {
            double z = (k + shift) * STEP;
            points.add(new double[] {z});
            weights[k + HALF] = Math.exp(-z * z / 2);
            sum += weights[k + HALF];
        }
        for (int k = 0; k < weights.length; k++) {
            weights[k] /= sum;
        }
        return new NormalCubature(points, weights);
    }

    private static NormalCubature sphere(int p) {
        List<double[]> points = new ArrayList<>();
        List<Double> weights = new ArrayList<>();
        points.add(new double[p]);
        weights.add(2.0 / (p + 2));
        double onAxis = Math.sqrt(p + 2);
        double onDiagonal = Math.sqrt((p + 2) / 2.0);
        for (int i = 0; i < p; i++) {
            for (int sign = -1; sign <= 1; sign += 2) {
                double[] point = new double[p];
                point[i] = sign * onAxis;
                points.add(point);
                weights.add((4.0 - p) / (2.0 * (p + 2) * (p + 2)));
            }
            for (int k = 0; k < i; k++) {
                for (int corner = 0; corner < 4; corner++) {
                    double[] point = new double[p];
                    point[i] = (corner & 1) == 0 ? onDiagonal : -onDiagonal;
                    point[k] = (corner & 2) == 0 ? onDiagonal : -onDiagonal;
                    points.add(point);
                    weights.add(1.0 / ((p + 2) * (p + 2)));
                }
            }
        }
        return new NormalCubature(
                points, weights.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private static NormalCubature rotated(NormalCubature rule, int variant) {
        int p = rule.points().get(0).length;
        SplittableRandom random = new SplittableRandom(variant);
        DMatrixRMaj matrix = new DMatrixRMaj(p, p);
        for (int i = 0; i < p * p; i++) {
            matrix.data[i] = StudentFour.quantile(random.nextDouble());
        }
        QRDecomposition<DMatrixRMaj> qr = DecompositionFactory_DDRM.qr(p, p);
        qr.decompose(matrix);
        DMatrixRMaj rotation = qr.getQ(null, false);
        List<double[]> points = new ArrayList<>();
        for (double[] z : rule.points()) {
            double[] turned = new double[p];
            for (int i = 0; i < p; i++) {
                for (int k = 0; k < p; k++) {
                    turned[i] += rotation.get(i, k) * z[k];
                }
            }
            points.add(turned);
        }
        return new NormalCubature(points, rule.weights());
    }
}
