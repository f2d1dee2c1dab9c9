package org.regionwise.engine.area;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import org.regionwise.engine.FitSummary;
import org.regionwise.engine.FitWarning;
import org.regionwise.engine.NotEstimable;
import org.regionwise.engine.cells.ScaledDesign;
import org.regionwise.engine.numeric.HalfLineMaximum;

/**
 * The area-level model θ̂_j = x_j'β + u_j + e_j, u_j ~ N(0, σ²), e_j ~ N(0, V_j), V_j known. Fay &amp; Herriot (1979),
 * JASA 74; Rao &amp; Molina (2015), chapter 6.
 *
 * <p>σ² is sought over all of [0, ∞), as the likelihood can have several maxima when the V_j are very unequal. σ̂² = 0
 * is a legitimate answer (singular). Each step costs O(m p²).
 */
public final class FayHerriot {
    private static final int MOST_STEPS = 500;

    private final AreaEstimates data;
    private final VarianceEstimator estimator;

    /**
     * @param data the direct estimates on the scale of the model, at least one of them not NaN
     * @param estimator of σ²
     */
    public FayHerriot(AreaEstimates data, VarianceEstimator estimator) {
        this.data = data;
        this.estimator = estimator;
    }

    /**
     * Fits the model.
     *
     * @throws NotEstimable when no area has a direct estimate
     */
    public FayHerriotFit fit() {
        return fit(data, data.scaledDesign());
    }

    /** Fits it to other estimates of the same areas, whose scaled predictors are known. */
    FayHerriotFit fit(AreaEstimates estimates, ScaledDesign design) {
        AreaRegression regression = new AreaRegression(estimates, design);
        boolean identified = regression.size() > regression.columns;
        HalfLineMaximum found = identified ? betweenVariance(regression) : new HalfLineMaximum(0, 0, 0, 0, true);
        AreaRegression.At at = regression.at(found.at());
        List<FitWarning> warnings = new ArrayList<>(new AreaWarnings(estimates, design).common());
        warnings.addAll(AreaWarnings.ofEstimate(identified, found.at() == 0, found.converged()));
        FitSummary summary = new FitSummary(
                estimator.words(),
                0,
                found.evaluations(),
                estimator == VarianceEstimator.REML ? at.restrictedLogLikelihood() : at.logLikelihood(),
                identified && estimator.likelihood() ? Math.abs(found.slope() * found.at()) : 0,
                found.converged(),
                found.at() == 0,
                false,
                warnings);
        return new FayHerriotFit(estimates, design, regression, estimator, found.at(), identified, summary);
    }

    private HalfLineMaximum betweenVariance(AreaRegression regression) {
        return switch (estimator) {
            case REML, ML ->
                HalfLineMaximum.of(likelihood(regression, estimator), regression.variance[0], farEnd(regression));
            case FAY_HERRIOT -> fayHerriotMoments(regression);
            case PRASAD_RAO -> prasadRaoMoments(regression);
        };
    }

    /** ℓ_R or ℓ as a function of σ², with its slope. */
    static DoubleFunction<HalfLineMaximum.Slope> likelihood(AreaRegression regression, VarianceEstimator estimator) {
        return betweenVariance -> {
            AreaRegression.At at = regression.at(betweenVariance);
            return estimator == VarianceEstimator.REML
                    ? new HalfLineMaximum.Slope(at.restrictedLogLikelihood(), at.restrictedScore())
                    : new HalfLineMaximum.Slope(at.logLikelihood(), at.score());
        };
    }

    /**
     * σ² beyond which both likelihoods fall: with S the residual sum of squares without weights and V the largest
     * variance, θ̂'PPθ̂ ≤ S/(σ² + min V)² and tr P ≥ (m − p)/(σ² + V), so that S/(m − p) + V is far enough.
     */
    static double farEnd(AreaRegression regression) {
        int free = regression.size() - regression.columns;
        double largest = regression.variance[regression.size() - 1];
        return regression.ordinary().weightedSquares() / free + largest;
    }

    /**
     * Newton's method from 0: the left side falls and is convex, so that every step stays on the near side of the root.
     */
    private static HalfLineMaximum fayHerriotMoments(AreaRegression regression) {
        int free = regression.size() - regression.columns;
        double betweenVariance = 0;
        for (int step = 1; step <= MOST_STEPS; step++) {
            AreaRegression.At at = regression.at(betweenVariance);
            double excess = at.weightedSquares() - free;
            double next = betweenVariance + excess / at.squaredScaledResiduals();
            if (!(excess > 0) || next - betweenVariance <= 1e-15 * next) {
                return new HalfLineMaximum(betweenVariance, 0, 0, step, true);
            }
            betweenVariance = next;
        }
        return new HalfLineMaximum(betweenVariance, 0, 0, MOST_STEPS, false);
    }

    private static HalfLineMaximum prasadRaoMoments(AreaRegression regression) {
        int free = regression.size() - regression.columns;
        LeastSquares fit = regression.ordinary();
        double sum = fit.weightedSquares();
        for (int i = 0; i < regression.size(); i++) {
            sum -= regression.variance[i] * (1 - fit.leverage(i));
        }
        return new HalfLineMaximum(Math.max(0, sum / free), 0, 0, 1, true);
    }
}
