package org.regionwise.engine.binomial;

import java.util.Arrays;
import java.util.BitSet;
import org.regionwise.engine.FitProgress;
import org.regionwise.engine.cells.Cells;
import org.regionwise.engine.cells.UndeterminedDirections;
import org.regionwise.engine.heldout.HeldOut;

/**
 * Maximum likelihood's prediction of regions held out: log p(y_j | θ̂_−), the model fitted again without them, begun at
 * the estimates of all. The integral over u_j is exact however the model was fitted, so that Laplace's answer is scored
 * by what it predicts and not by its own approximation of it.
 *
 * <p>Where the regions kept do not determine the linear predictor of a region held out (it alone has a level of a
 * predictor, say), maximum likelihood predicts nothing for it and its score is NaN.
 */
final class HeldOutByLikelihood implements HeldOut {
    /** Relative to the largest eigenvalue of X'X: a direction that the regions kept say nothing about. */
    private static final double NOTHING = 1e-10;

    private final BinomialFit fit;
    private final FitProgress progress;

    HeldOutByLikelihood(BinomialFit fit, FitProgress progress) {
        this.progress = progress.within();
        this.fit = fit;
    }

    @Override
    public Prediction predict(int[] regions) {
        BitSet left = new BitSet();
        Arrays.stream(regions).forEach(left::set);
        Cells training = fit.cells.without(left);
        double[] scores = new double[regions.length];
        if (training.totalTrials() == 0) {
            Arrays.fill(scores, Double.NaN);
            return new Prediction(scores, Double.NaN, false);
        }
        BinomialFit refit = new BinomialRandomIntercept(training, fit.summary().quadraturePoints(), progress).fit(fit);
        double[] eta = new double[training.size()];
        refit.design.linearPredictors(refit.point, eta);
        RegionIntegral integral = new RegionIntegral(fit.cells, 0);
        UndeterminedDirections undetermined = refit.design.columns() < fit.design.columns()
                ? UndeterminedDirections.of(training, fit.design, NOTHING)
                : null;
        for (int i = 0; i < regions.length; i++) {
            int j = regions[i];
            if (undetermined != null && undetermined.touch(j)) {
                scores[i] = Double.NaN;
            } else {
                integral.integrate(j, eta, refit.sigma(), 0);
                scores[i] = integral.logLikelihood;
            }
        }
        return new Prediction(scores, Double.NaN, true);
    }
}
