package org.regionwise.engine.binomial.posterior;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.regionwise.engine.PosteriorSummary;

/** σ's posterior distribution function, linear in log σ between knots. */
final class SigmaMarginal {
    private static final int DEGREE = 4;
    /** Standard deviations of log σ beyond which the ratio is taken as constant, there being hardly any points. */
    private static final double FARTHEST = 3.5;

    private static final double LEAST_RATIO = 0.01;

    /** log σ, ascending. */
    private final double[] knots;
    /** P(log σ ≤ knot), from 0 to 1. */
    private final double[] below;

    /** What each knot stands for, summing to 1. */
    private final double[] weights;

    private SigmaMarginal(double[] knots, double[] below, double[] weights) {
        double mass = below[below.length - 1];
        this.knots = knots;
        this.below = Arrays.stream(below).map(each -> each / mass).toArray();
        this.weights = weights;
    }

    /** @param below at closely spaced knots, ascending, up to a factor */
    static SigmaMarginal of(double[] knots, double[] below) {
        double[] weights = new double[knots.length];
        for (int i = 0; i < weights.length; i++) {
            double before = below[Math.max(i - 1, 0)];
            double after = below[Math.min(i + 1, below.length - 1)];
            weights[i] = (after - before) / (2 * below[below.length - 1]);
        }
        return new SigmaMarginal(knots, below, weights);
    }

    /**
     * From weighted points: the proposal's density of log σ times E[weight | log σ], a smooth function that a
     * polynomial follows. Averaging the weights' spread over β out in this way leaves far less noise in the tails than
     * the points do.
     */
    static SigmaMarginal of(SigmaProposal proposal, WeightedPoints points) {
        int size = points.weights().length;
        int last = points.points()[0].length - 1;
        double[] lambda = Arrays.stream(points.points())
                .mapToDouble(point -> Math.log(point[last]))
                .toArray();
        double centre = Arrays.stream(lambda).average().orElseThrow();
        double spread = Math.sqrt(Arrays.stream(lambda)
                .map(each -> (each - centre) * (each - centre))
                .average()
                .orElseThrow());
        DMatrixRMaj powers = new DMatrixRMaj(size, DEGREE + 1);
        DMatrixRMaj ratio = new DMatrixRMaj(size, 1);
        for (int i = 0; i < size; i++) {
            double t = standardised(lambda[i], centre, spread);
            for (int k = 0; k <= DEGREE; k++) {
                powers.set(i, k, Math.pow(t, k));
            }
            ratio.set(i, 0, points.weights()[i] * size);
        }
        DMatrixRMaj fitted = new DMatrixRMaj(DEGREE + 1, 1);
        CommonOps_DDRM.solve(powers, ratio, fitted);
        double[] knots = proposal.tableKnots();
        double[] below = new double[knots.length];
        double before = 0;
        for (int i = 0; i < knots.length; i++) {
            double t = standardised(knots[i], centre, spread);
            double weight = 0;
            for (int k = DEGREE; k >= 0; k--) {
                weight = weight * t + fitted.get(k);
            }
            double density = Math.exp(proposal.logDensity(knots[i])) * Math.max(weight, LEAST_RATIO);
            below[i] = i == 0 ? 0 : below[i - 1] + (knots[i] - knots[i - 1]) * (before + density) / 2;
            before = density;
        }
        return of(knots, below);
    }

    private static double standardised(double lambda, double centre, double spread) {
        return Math.min(Math.max((lambda - centre) / spread, -FARTHEST), FARTHEST);
    }

    /** Posterior of a function of σ. */
    PosteriorSummary summary(DoubleUnaryOperator function, double level) {
        return PosteriorSummary.of(
                Arrays.stream(knots).map(Math::exp).map(function).toArray(), weights, level);
    }

    /** Quantiles of σ at (i + ½)/size. */
    double[] quantiles(int size) {
        double[] quantiles = new double[size];
        int at = 1;
        for (int q = 0; q < size; q++) {
            double wanted = (q + 0.5) / size;
            while (at < below.length - 1 && below[at] < wanted) {
                at++;
            }
            double width = below[at] - below[at - 1];
            double t = width > 0 ? Math.min(Math.max((wanted - below[at - 1]) / width, 0), 1) : 1;
            quantiles[q] = Math.exp(knots[at - 1] + t * (knots[at] - knots[at - 1]));
        }
        return quantiles;
    }

    /** P(σ ≤ sigma | y). */
    double probabilityBelow(double sigma) {
        double lambda = Math.log(sigma);
        int found = Arrays.binarySearch(knots, lambda);
        int right = found >= 0 ? found : -found - 1;
        if (right == 0) {
            return 0;
        }
        if (right == knots.length) {
            return 1;
        }
        double t = (lambda - knots[right - 1]) / (knots[right] - knots[right - 1]);
        return below[right - 1] + t * (below[right] - below[right - 1]);
    }
}
