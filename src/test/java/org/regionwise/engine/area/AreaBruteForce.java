package org.regionwise.engine.area;

import java.util.Arrays;
import org.ejml.simple.SimpleMatrix;
import org.regionwise.engine.PosteriorSummary;

/** Midpoints over σ; given σ the joint normal of (β, u) from its precision matrix. */
final class AreaBruteForce {
    private static final int SIZE = 10_000;
    private final AreaCase data;
    private final double[] sigma = new double[SIZE];
    private final double[] weight = new double[SIZE];
    private final SimpleMatrix[] mean = new SimpleMatrix[SIZE];
    private final SimpleMatrix[] covariance = new SimpleMatrix[SIZE];
    private final int p;
    private final int m;

    /** @param priorMean of σ's exponential prior; NaN for the one that is flat on σ² */
    AreaBruteForce(AreaCase data, double priorMean) {
        this.data = data;
        this.p = data.x()[0].length;
        this.m = data.estimate().length;
        double[] log = new double[SIZE];
        for (int i = 0; i < SIZE; i++) {
            if (Double.isNaN(priorMean)) {
                // evenly in log σ, as the tail is that of a power: from e⁻⁸ to e¹² where all scales are about 1
                sigma[i] = Math.exp(-8 + 20 * (i + 0.5) / SIZE);
                log[i] = condition(i) + 2 * Math.log(sigma[i]);
            } else {
                // in σ = s² so that points are dense near zero
                double root = Math.sqrt(end(priorMean)) * (i + 0.5) / SIZE;
                sigma[i] = root * root;
                log[i] = condition(i) - sigma[i] / priorMean + Math.log(root);
            }
        }
        double top = Arrays.stream(log).max().orElseThrow();
        double mass = 0;
        for (int i = 0; i < SIZE; i++) {
            weight[i] = Math.exp(log[i] - top);
            mass += weight[i];
        }
        for (int i = 0; i < SIZE; i++) {
            weight[i] /= mass;
        }
    }

    /** Thirty-five prior means, as the likelihood falls as well, or where the likelihood has ended before. */
    private double end(double priorMean) {
        return 35 * priorMean;
    }

    /** log ∫∫ p(θ̂ | β, u) p(u | σ) du dβ, and the normal of (β, u) given σ and θ̂. */
    private double condition(int i) {
        int size = p + m;
        SimpleMatrix precision = new SimpleMatrix(size, size);
        SimpleMatrix linear = new SimpleMatrix(size, 1);
        double constant = -m * Math.log(sigma[i]);
        for (int j = 0; j < m; j++) {
            precision.set(p + j, p + j, precision.get(p + j, p + j) + 1 / (sigma[i] * sigma[i]));
            if (Double.isNaN(data.estimate()[j])) {
                continue;
            }
            double v = data.variance()[j];
            double[] row = new double[size];
            System.arraycopy(data.x()[j], 0, row, 0, p);
            row[p + j] = 1;
            for (int a = 0; a < size; a++) {
                for (int b = 0; b < size; b++) {
                    precision.set(a, b, precision.get(a, b) + row[a] * row[b] / v);
                }
                linear.set(a, linear.get(a) + row[a] * data.estimate()[j] / v);
            }
            constant -= data.estimate()[j] * data.estimate()[j] / (2 * v);
        }
        covariance[i] = precision.invert();
        mean[i] = covariance[i].mult(linear);
        double sum = 0;
        for (int a = 0; a < size; a++) {
            sum += mean[i].get(a) * linear.get(a) / 2;
        }
        // a determinant of many scales: by the pivots' logarithms
        return constant + sum - logDeterminant(precision) / 2;
    }

    private static double logDeterminant(SimpleMatrix matrix) {
        SimpleMatrix left = matrix.copy();
        double log = 0;
        for (int k = 0; k < left.getNumRows(); k++) {
            double pivot = left.get(k, k);
            log += Math.log(pivot);
            for (int a = k + 1; a < left.getNumRows(); a++) {
                double factor = left.get(a, k) / pivot;
                for (int b = k; b < left.getNumRows(); b++) {
                    left.set(a, b, left.get(a, b) - factor * left.get(k, b));
                }
            }
        }
        return log;
    }

    double sigmaMean() {
        double sum = 0;
        for (int i = 0; i < SIZE; i++) {
            sum += weight[i] * sigma[i];
        }
        return sum;
    }

    double sigmaBelow(double value) {
        double sum = 0;
        for (int i = 0; i < SIZE; i++) {
            double share = i == SIZE - 1 ? 1 : (value - sigma[i]) / (sigma[i + 1] - sigma[i]) + 0.5;
            sum += weight[i] * Math.min(1, Math.max(0, share));
        }
        return sum;
    }

    double threshold() {
        return data.scale() == AreaScale.IDENTITY ? 0.25 : 0.2;
    }

    double effectScale() {
        return Math.sqrt(Math.max(sigmaMean() * sigmaMean(), 1e-6));
    }

    private double[] theta(int i, int j) {
        double centre = mean[i].get(p + j);
        double variance = covariance[i].get(p + j, p + j);
        for (int a = 0; a < p; a++) {
            centre += data.x()[j][a] * mean[i].get(a);
            variance += 2 * data.x()[j][a] * covariance[i].get(a, p + j);
            for (int b = 0; b < p; b++) {
                variance += data.x()[j][a] * data.x()[j][b] * covariance[i].get(a, b);
            }
        }
        return new double[] {centre, Math.sqrt(variance)};
    }

    /** Mean, SD, P below the three quantiles, exceedance, shrinkage, mean and SD of u. */
    double[] area(int j, PosteriorSummary at) {
        double[] answer = new double[9];
        double mass = 0;
        double square = 0;
        double effectSquare = 0;
        for (int i = 0; i < SIZE; i++) {
            if (weight[i] * Math.max(1, sigma[i] * sigma[i]) < 1e-13) {
                continue;
            }
            double[] theta = theta(i, j);
            double[] parts = parts(theta[0], theta[1], at);
            mass += weight[i];
            answer[0] += weight[i] * parts[0];
            square += weight[i] * parts[1];
            for (int k = 2; k < 6; k++) {
                answer[k] += weight[i] * parts[k];
            }
            double own = Double.isNaN(data.variance()[j])
                    ? 1
                    : data.variance()[j] / (sigma[i] * sigma[i] + data.variance()[j]);
            answer[6] += weight[i] * own;
            answer[7] += weight[i] * mean[i].get(p + j);
            effectSquare += weight[i] * (covariance[i].get(p + j, p + j) + mean[i].get(p + j) * mean[i].get(p + j));
        }
        for (int k = 0; k < 8; k++) {
            answer[k] /= mass;
        }
        answer[1] = Math.sqrt(square / mass - 2 * at.mean() * answer[0] + at.mean() * at.mean());
        answer[8] = Math.sqrt(effectSquare / mass - answer[7] * answer[7]);
        return answer;
    }

    /** Of one restricted normal by midpoints: first and second moment and probabilities. */
    private double[] parts(double centre, double spread, PosteriorSummary at) {
        int size = 800;
        double low = centre - 8 * spread;
        double high = centre + 8 * spread;
        if (data.scale() == AreaScale.ARCSINE) {
            low = Math.max(low, 0);
            high = Math.min(high, Math.PI / 2);
        }
        double[] limits = {at.median(), at.lower(), at.upper(), threshold()};
        double[] onScale = Arrays.stream(limits).map(this::scaled).toArray();
        double[] answer = new double[6];
        double mass = 0;
        double step = (high - low) / size;
        for (int i = 0; i < size; i++) {
            double theta = low + (i + 0.5) * step;
            double density = Math.exp(-Math.pow((theta - centre) / spread, 2) / 2);
            double value = back(theta);
            mass += density;
            answer[0] += density * value;
            answer[1] += density * value * value;
            for (int k = 0; k < 4; k++) {
                answer[2 + k] += density * Math.min(1, Math.max(0, (onScale[k] - theta) / step + 0.5));
            }
        }
        for (int k = 0; k < 6; k++) {
            answer[k] /= mass;
        }
        answer[5] = 1 - answer[5];
        return answer;
    }

    private double scaled(double value) {
        return switch (data.scale()) {
            case IDENTITY -> value;
            case LOGIT -> Math.log(value / (1 - value));
            case ARCSINE -> Math.asin(Math.sqrt(value));
        };
    }

    private double back(double theta) {
        return switch (data.scale()) {
            case IDENTITY -> theta;
            case LOGIT -> 1 / (1 + Math.exp(-theta));
            case ARCSINE -> Math.sin(theta) * Math.sin(theta);
        };
    }

    double coefficientMean() {
        double sum = 0;
        for (int i = 0; i < SIZE; i++) {
            sum += weight[i] * mean[i].get(0);
        }
        return sum;
    }

    double coefficientDeviation() {
        double centre = coefficientMean();
        double sum = 0;
        for (int i = 0; i < SIZE; i++) {
            sum += weight[i] * (covariance[i].get(0, 0) + Math.pow(mean[i].get(0) - centre, 2));
        }
        return Math.sqrt(sum);
    }

    /** Of θ_0 − θ_1. */
    double differenceDeviation() {
        double first = 0;
        double second = 0;
        for (int i = 0; i < SIZE; i++) {
            double[] row = new double[p + m];
            for (int a = 0; a < p; a++) {
                row[a] = data.x()[0][a] - data.x()[1][a];
            }
            row[p] = 1;
            row[p + 1] = -1;
            double centre = 0;
            double variance = 0;
            for (int a = 0; a < p + m; a++) {
                centre += row[a] * mean[i].get(a);
                for (int b = 0; b < p + m; b++) {
                    variance += row[a] * row[b] * covariance[i].get(a, b);
                }
            }
            first += weight[i] * centre;
            second += weight[i] * (variance + centre * centre);
        }
        return Math.sqrt(second - first * first);
    }
}
