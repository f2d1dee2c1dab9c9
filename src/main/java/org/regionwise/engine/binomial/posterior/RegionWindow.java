package org.regionwise.engine.binomial.posterior;

import org.regionwise.engine.binomial.RegionIntegral;
import org.regionwise.engine.cells.Cells;
import org.regionwise.engine.cells.ScaledDesign;
import org.regionwise.engine.numeric.Logistic;

/**
 * Where the integrand of a region of several cells counts, by t = x_1'β + u, x_1 the predictors of its first cell.
 *
 * @param region its number
 * @param middle t at the integrand's mode, of β being 0
 * @param gradient of the mode by β, taken as a plane
 * @param left how far the integrand reaches below the mode
 * @param right and above
 * @param deviation of t by the curvature at the mode
 */
record RegionWindow(int region, double middle, double[] gradient, double left, double right, double deviation) {

    static RegionWindow of(Cells cells, ScaledDesign design, RegionIntegral integral, Conditional at, int j) {
        int first = cells.start(j);
        int size = cells.start(j + 1) - first;
        int p = design.columns();
        double[] eta = new double[size];
        double sigma = at.sigma();
        design.linearPredictors(at.mode(), first, size, eta);
        integral.integrate(j, eta, first, sigma, 0);
        double u = sigma * integral.mode();
        double all = 1 / (sigma * sigma);
        double[] gradient = new double[p];
        for (int k = 0; k < p; k++) {
            gradient[k] = all * design.value(first, k);
        }
        for (int c = 0; c < size; c++) {
            double probability = Logistic.probability(eta[c] + u);
            double information = cells.trials(first + c) * probability * (1 - probability);
            all += information;
            for (int k = 0; k < p; k++) {
                gradient[k] -= information * (design.value(first + c, k) - design.value(first, k));
            }
        }
        double middle = eta[0] + u;
        for (int k = 0; k < p; k++) {
            gradient[k] /= all;
            middle -= gradient[k] * at.mode()[k];
        }
        double left = sigma * (integral.mode() - integral.end(j, eta, first, sigma, -1));
        double right = sigma * (integral.end(j, eta, first, sigma, 1) - integral.mode());
        return new RegionWindow(j, middle, gradient, left, right, sigma * integral.tau());
    }

    /** t at the mode. */
    double mode(double[] beta) {
        double sum = middle;
        for (int k = 0; k < beta.length; k++) {
            sum += gradient[k] * beta[k];
        }
        return sum;
    }

    /** Nodes below the mode. */
    int before(double step) {
        return (int) Math.ceil(left / step) + 1;
    }

    /** Nodes in all. */
    int size(double step) {
        return before(step) + (int) Math.ceil(right / step) + 2;
    }
}
