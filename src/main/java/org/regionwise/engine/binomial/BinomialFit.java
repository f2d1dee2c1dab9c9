package org.regionwise.engine.binomial;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.regionwise.engine.Coefficient;
import org.regionwise.engine.FitProgress;
import org.regionwise.engine.FitSummary;
import org.regionwise.engine.LikelihoodRatioTest;
import org.regionwise.engine.LinearPredictor;
import org.regionwise.engine.cells.Cells;
import org.regionwise.engine.cells.ScaledDesign;
import org.regionwise.engine.heldout.LogScores;
import org.regionwise.engine.heldout.RegionFolds;
import org.regionwise.engine.numeric.Evaluation;
import org.regionwise.engine.numeric.NormalQuantile;
import org.regionwise.engine.numeric.Objective;
import org.regionwise.engine.numeric.SymmetricMatrix;

/** Estimates of a {@link BinomialRandomIntercept} model. Immutable. */
public final class BinomialFit {
    final Cells cells;
    final ScaledDesign design;
    /** What was maximised, as a function of (β of scaled predictors, σ); not for use by several threads. */
    final Objective objective;
    /** Where: (β of scaled predictors, σ̂). */
    final double[] point;
    /** Covariance of (β, σ) at σ̂ &gt; 0, of β alone at σ̂ = 0; null where the curvature gives none. */
    final DMatrixRMaj covariance;

    private final double completeLogLikelihood;
    private final boolean variationIdentified;
    private final FitSummary summary;
    private final double[] deviations;

    BinomialFit(
            Cells cells,
            ScaledDesign design,
            Objective objective,
            double[] point,
            Evaluation maximum,
            double completeLogLikelihood,
            boolean variationIdentified,
            FitSummary summary,
            double[] deviations) {
        this.deviations = deviations;
        this.cells = cells;
        this.design = design;
        this.objective = objective;
        this.point = point;
        this.covariance = SymmetricMatrix.covariance(maximum.hessian());
        this.completeLogLikelihood = completeLogLikelihood;
        this.variationIdentified = variationIdentified;
        this.summary = summary;
    }

    /** What it was fitted to. */
    public Cells cells() {
        return cells;
    }

    /**
     * g'Vg, V the covariance of (β, σ), at σ̂ = 0 of β alone; NaN when the fit has none.
     *
     * @param gradient by β of the scaled predictors, then by σ
     */
    public double variance(double[] gradient) {
        if (covariance == null) {
            return Double.NaN;
        }
        double sum = 0;
        for (int i = 0; i < covariance.numRows; i++) {
            for (int k = 0; k < covariance.numCols; k++) {
                sum += gradient[i] * covariance.get(i, k) * gradient[k];
            }
        }
        return sum;
    }

    /** The predictors as they were scaled for the fit. */
    public ScaledDesign design() {
        return design;
    }

    /** Where the maximum was found: β of the scaled predictors, then σ̂; not copied. */
    public double[] point() {
        return point;
    }

    /** τ̂ by group of pooled effects; 0 where categories do not differ. */
    public double[] pooledDeviations() {
        return Arrays.stream(deviations)
                .map(each -> each < PooledDeviations.ZERO ? 0 : each)
                .toArray();
    }

    /** How the fit went. */
    public FitSummary summary() {
        return summary;
    }

    /** Whether the data say anything about σ. */
    public boolean variationIdentified() {
        return variationIdentified;
    }

    /** σ̂ ≥ 0, logit scale. */
    public double sigma() {
        return point[point.length - 1];
    }

    /** Standard error of σ̂ from the observed information; NaN at σ̂ = 0, where it has no meaning. */
    public double sigmaStandardError() {
        int last = point.length - 1;
        return summary.singular() || covariance == null ? Double.NaN : Math.sqrt(covariance.get(last, last));
    }

    /** Fixed effects in the order of the terms, with Wald limits at the given level. */
    public List<Coefficient> coefficients(double level) {
        double z = NormalQuantile.twoSided(level);
        double[] beta = design.unscaled(point);
        double[] errors = new double[beta.length];
        if (covariance == null) {
            Arrays.fill(errors, Double.NaN);
        } else {
            errors = design.unscaledStandardErrors(covariance);
        }
        List<Coefficient> coefficients = new ArrayList<>();
        for (int k = 0; k < beta.length; k++) {
            coefficients.add(new Coefficient(
                    cells.terms().get(k), beta[k], errors[k], beta[k] - z * errors[k], beta[k] + z * errors[k]));
        }
        return coefficients;
    }

    /** x'β̂ at a row of all terms, with Wald limits; terms that were left out count nothing. */
    public LinearPredictor linearPredictor(double[] predictors, double level) {
        double[] row = design.row(predictors);
        double sum = 0;
        double variance = covariance == null ? Double.NaN : 0;
        for (int i = 0; i < row.length; i++) {
            sum += row[i] * point[i];
            for (int l = 0; l < row.length && covariance != null; l++) {
                variance += row[i] * covariance.get(i, l) * row[l];
            }
        }
        return LinearPredictor.of(sum, Math.sqrt(variance), level);
    }

    /** ℓ̂: log-likelihood of the individual responses at the estimates. */
    public double logLikelihood() {
        return summary.objective();
    }

    /** Log-likelihood of the model without between-region variation, at its own estimates. */
    public double completePoolingLogLikelihood() {
        return completeLogLikelihood;
    }

    /** Number of free parameters: coefficients that were estimated, σ, and the τ of pooled effects in their places. */
    public int parameters() {
        int fixed = (int) IntStream.range(0, design.columns())
                .filter(i -> design.pooled(i) < 0)
                .count();
        return fixed + 1 + deviations.length;
    }

    /** −2ℓ̂ + 2k; NaN when weak priors had to be added. */
    public double aic() {
        return summary.penalised() ? Double.NaN : -2 * logLikelihood() + 2 * parameters();
    }

    /** −2ℓ̂ + k log n, n the number of responses; NaN when weak priors had to be added. */
    public double bic() {
        return summary.penalised() ? Double.NaN : -2 * logLikelihood() + parameters() * Math.log(cells.totalTrials());
    }

    /** Test of no between-region variation; NaN where σ is not identified, weak priors were added or effects pooled. */
    public LikelihoodRatioTest betweenRegionTest() {
        if (!variationIdentified || summary.penalised() || deviations.length > 0) {
            return new LikelihoodRatioTest(Double.NaN, Double.NaN);
        }
        return LikelihoodRatioTest.ofBoundary(logLikelihood(), completeLogLikelihood);
    }

    /** Every region with responses predicted from the others, at a cost of a fit for each: Σ_j log p(y_j | θ̂_−j). */
    public LogScores leaveRegionOut() {
        return logScores(RegionFolds.leaveOneOut(cells));
    }

    /**
     * Regions predicted from those of the other folds, parameters at their estimates, at a cost of a fit for each fold.
     *
     * @param folds of the cells of this fit
     */
    public LogScores logScores(RegionFolds folds) {
        return logScores(folds, FitProgress.UNWATCHED);
    }

    /** The same, watched. */
    public LogScores logScores(RegionFolds folds, FitProgress progress) {
        return LogScores.of(cells, folds, new HeldOutByLikelihood(this, progress), progress);
    }

    /** Mean of x_c'β̂ over responses, on the logit scale. */
    public double meanLinearPredictor() {
        return design.meanLinearPredictor(point);
    }
}
