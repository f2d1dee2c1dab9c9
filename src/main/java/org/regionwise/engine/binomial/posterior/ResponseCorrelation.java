package org.regionwise.engine.binomial.posterior;

import java.util.List;
import org.regionwise.engine.PosteriorSummary;
import org.regionwise.engine.binomial.IntraclassCorrelation;
import org.regionwise.engine.numeric.Logistic;
import org.regionwise.engine.numeric.interpolation.LocalPolynomial;

/**
 * The posterior of the intraclass correlation on the response scale, a smooth function of λ and of the mean linear
 * predictor: its logit at three places of the latter given each λ, interpolated over λ and by a parabola over the
 * predictor.
 */
final class ResponseCorrelation {
    private static final int SIGMAS = 400;
    /** Nodes and weights of the five-point Gauss–Hermite rule for a standard normal. */
    private static final double[] NODE = {
        -2.856970013872806, -1.355626179974266, 0, 1.355626179974266, 2.856970013872806
    };

    private static final double[] WEIGHT = {
        0.01125741132772069, 0.2220759220056126, 0.5333333333333333, 0.2220759220056126, 0.01125741132772069
    };

    private ResponseCorrelation() {}

    static PosteriorSummary of(HyperparameterPosterior hyper, double level) {
        List<HyperparameterPosterior.OfEffects> all = hyper.byEffects();
        int each = SIGMAS * NODE.length;
        double[] values = new double[all.size() * each];
        double[] weights = new double[values.length];
        for (int i = 0; i < all.size(); i++) {
            add(hyper, all.get(i), values, weights, i * each);
        }
        return PosteriorSummary.of(values, weights, level);
    }

    /** Writes values and their weights from one place on. */
    private static void add(
            HyperparameterPosterior hyper,
            HyperparameterPosterior.OfEffects part,
            double[] values,
            double[] weights,
            int first) {
        int size = part.slices().size();
        double[] lambda = new double[size];
        double[][] logit = new double[3][size];
        for (int g = 0; g < size; g++) {
            SigmaSlice slice = part.slices().get(g);
            BetaMoments.Linear mean = slice.moments().of(hyper.design().mean());
            lambda[g] = slice.lambda();
            for (int side = -1; side <= 1; side++) {
                double at = mean.mean() + 2 * side * mean.deviation();
                logit[side + 1][g] = Logistic.logit(IntraclassCorrelation.response(at, slice.sigma(), slice.mixture()));
            }
        }
        double[] sigmas = part.sigma().quantiles(SIGMAS);
        for (int i = 0; i < SIGMAS; i++) {
            double at = Math.log(sigmas[i]);
            // below the slices the correlation falls like σ²
            double fall = 2 * Math.min(0, at - lambda[0]);
            double position = (at - lambda[0]) / (lambda[1] - lambda[0]);
            double low = LocalPolynomial.at(logit[0], position) + fall;
            double middle = LocalPolynomial.at(logit[1], position) + fall;
            double high = LocalPolynomial.at(logit[2], position) + fall;
            for (int k = 0; k < NODE.length; k++) {
                double z = NODE[k] / 2;
                double value = middle + z * ((high - low) / 2 + z * ((high + low) / 2 - middle));
                values[first + i * NODE.length + k] = Logistic.probability(value);
                weights[first + i * NODE.length + k] = part.mass() * WEIGHT[k] / SIGMAS;
            }
        }
    }
}
