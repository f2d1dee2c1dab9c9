package org.regionwise.engine.area;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.hipparchus.distribution.continuous.TDistribution;
import org.regionwise.engine.Coefficient;
import org.regionwise.engine.FitSummary;
import org.regionwise.engine.Interval;
import org.regionwise.engine.LikelihoodRatioTest;
import org.regionwise.engine.LinearPredictor;
import org.regionwise.engine.LogitInterval;
import org.regionwise.engine.WeightedMean;
import org.regionwise.engine.cells.ScaledDesign;
import org.regionwise.engine.numeric.NormalQuantile;

/** Estimates of a {@link FayHerriot} model. Immutable. */
public final class FayHerriotFit {
    final AreaEstimates data;
    final ScaledDesign design;
    final VarianceEstimator estimator;
    private final AreaRegression regression;
    private final AreaRegression.At at;
    private final double betweenVariance;
    private final boolean identified;
    private final FitSummary summary;

    FayHerriotFit(
            AreaEstimates data,
            ScaledDesign design,
            AreaRegression regression,
            VarianceEstimator estimator,
            double betweenVariance,
            boolean identified,
            FitSummary summary) {
        this.data = data;
        this.design = design;
        this.regression = regression;
        this.estimator = estimator;
        this.betweenVariance = betweenVariance;
        this.at = regression.at(betweenVariance);
        this.identified = identified;
        this.summary = summary;
    }

    /** How the fit went; its objective is ℓ_R under REML, ℓ otherwise, its gradient that by log σ². */
    public FitSummary summary() {
        return summary;
    }

    /** How σ² was estimated. */
    public VarianceEstimator estimator() {
        return estimator;
    }

    /** Whether the data say anything about σ²: there are more direct estimates than coefficients. */
    public boolean variationIdentified() {
        return identified;
    }

    /** σ̂² ≥ 0. */
    public double betweenVariance() {
        return betweenVariance;
    }

    /** σ̂ ≥ 0. */
    public double sigma() {
        return Math.sqrt(betweenVariance);
    }

    /**
     * Standard error of σ̂²: √(2/tr PP) under REML, √(2/Σw²) under ML, both from the expected information, and of the
     * moment estimators the asymptotic one of {@link PrasadRaoMse}. NaN at σ̂² = 0, where it has no meaning.
     */
    public double betweenVarianceStandardError() {
        if (betweenVariance == 0) {
            return Double.NaN;
        }
        return Math.sqrt(
                estimator == VarianceEstimator.REML
                        ? 2 / at.traceOfSquare()
                        : PrasadRaoMse.Common.estimatorVariance(estimator, at));
    }

    /** That of σ̂ by the delta method, SE(σ̂²)/(2σ̂); NaN at σ̂ = 0. */
    public double sigmaStandardError() {
        return betweenVarianceStandardError() / (2 * sigma());
    }

    /**
     * Coefficients in the order of the terms, in the units of the predictors, ± t SE, t with m − p degrees of freedom.
     */
    public List<Coefficient> coefficients(double level) {
        double t = quantile(level);
        double[] beta = design.unscaled(at.fit.beta);
        DMatrixRMaj covariance = coefficientCovariance();
        List<Coefficient> coefficients = new ArrayList<>();
        for (int k = 0; k < beta.length; k++) {
            double error = Math.sqrt(covariance.get(k, k));
            coefficients.add(
                    new Coefficient(data.terms().get(k), beta[k], error, beta[k] - t * error, beta[k] + t * error));
        }
        return coefficients;
    }

    /** (X'WX)⁻¹ in the order of the terms and the units of the predictors; NaN for terms that were left out. */
    public DMatrixRMaj coefficientCovariance() {
        int terms = data.terms().size();
        // unscaled is linear in the scaled coefficients
        double[][] root =
                Arrays.stream(at.fit.rootCovariance()).map(design::unscaled).toArray(double[][]::new);
        DMatrixRMaj covariance = new DMatrixRMaj(terms, terms);
        for (int a = 0; a < terms; a++) {
            for (int b = 0; b < terms; b++) {
                double sum = 0;
                for (double[] each : root) {
                    sum += each[a] * each[b];
                }
                covariance.set(a, b, sum);
            }
        }
        return covariance;
    }

    /** x'β̂ at a row of all terms, with limits as those of the coefficients; terms that were left out count nothing. */
    public LinearPredictor linearPredictor(double[] predictors, double level) {
        double[] row = design.row(predictors);
        return LinearPredictor.within(at.fit.fitted(row), quantile(level) * at.fit.fittedError(row));
    }

    /** ℓ(β̂, σ̂²), also under REML. */
    public double logLikelihood() {
        return at.logLikelihood();
    }

    /** ℓ_R(σ̂²), which only REML maximises; 0 with as many coefficients as direct estimates. */
    public double restrictedLogLikelihood() {
        return at.restrictedLogLikelihood();
    }

    /** Number of free parameters: coefficients that were estimated, and σ². */
    public int parameters() {
        return design.columns() + 1;
    }

    /** −2ℓ(β̂, σ̂²) + 2k. Of the ordinary likelihood under every estimator, as R's sae has it. */
    public double aic() {
        return -2 * logLikelihood() + 2 * parameters();
    }

    /** −2ℓ(β̂, σ̂²) + k log m, m the number of direct estimates. */
    public double bic() {
        return -2 * logLikelihood() + parameters() * Math.log(regression.size());
    }

    /**
     * Test of σ² = 0 by the likelihood that was maximised; NaN under the moment estimators, or where σ² is not
     * identified.
     */
    public LikelihoodRatioTest betweenRegionTest() {
        if (!identified || !estimator.likelihood()) {
            return new LikelihoodRatioTest(Double.NaN, Double.NaN);
        }
        AreaRegression.At zero = regression.at(0);
        return LikelihoodRatioTest.ofBoundary(
                summary.objective(),
                estimator == VarianceEstimator.REML ? zero.restrictedLogLikelihood() : zero.logLikelihood());
    }

    /**
     * Profile-likelihood interval of σ, of the restricted likelihood under REML.
     *
     * @return NaN both under the moment estimators, or where σ² is not identified
     */
    public Interval sigmaInterval(double level) {
        if (!identified || !estimator.likelihood()) {
            return new Interval(Double.NaN, Double.NaN);
        }
        return AreaProfile.interval(regression, estimator, betweenVariance, summary.objective(), level);
    }

    /** Every area on the scale of the model, with and without a direct estimate. */
    public List<AreaEblup> areas() {
        PrasadRaoMse.Common common = new PrasadRaoMse.Common(estimator, at, betweenVariance, identified);
        return IntStream.range(0, data.size()).mapToObj(j -> area(j, common)).toList();
    }

    /**
     * Every area on the scale of reporting.
     *
     * @param scale that on which the model was fitted
     * @param level coverage of the intervals, in (0, 1)
     */
    public List<AreaPrediction> predictions(AreaScale scale, double level) {
        AreaLimits limits = new AreaLimits(data, adjusted(), quantile(level), NormalQuantile.twoSided(level));
        List<AreaEblup> areas = areas();
        return IntStream.range(0, areas.size())
                .mapToObj(j -> AreaPrediction.of(areas.get(j), betweenVariance, scale, limits.of(j, areas.get(j))))
                .toList();
    }

    /** The areas at σ² by {@link AdjustedLikelihood}, or here where σ² is not identified. */
    private List<AreaEblup> adjusted() {
        return identified
                ? new FayHerriotFit(
                                data,
                                design,
                                regression,
                                VarianceEstimator.REML,
                                AdjustedLikelihood.betweenVariance(regression),
                                true,
                                summary)
                        .areas()
                : areas();
    }

    /**
     * That of Student's t with m − p degrees of freedom, as σ² is estimated; the normal one where it is not identified.
     */
    private double quantile(double level) {
        return identified
                ? new TDistribution(regression.size() - regression.columns)
                        .inverseCumulativeProbability((1 + level) / 2)
                : NormalQuantile.twoSided(level);
    }

    /**
     * Σ_j w_j π̂_j for weights that sum to 1, with a standard error: Σ w_j² d_j² (g1 + 2 g3 + correction) +
     * a'(X'WX)⁻¹a, a = Σ w_j d_j (1 − γ_j) x_j, d_j the area's standard error on the scale of reporting over that on
     * the scale of the model. Errors of areas are independent but for those of the coefficients. Limits by t with m − p
     * degrees of freedom on the logit scale, under identity plain.
     *
     * @param predictions all of {@link #predictions} at the same scale
     */
    public WeightedMean weightedMean(
            double[] weights, List<AreaPrediction> predictions, AreaScale scale, double level) {
        int columns = design.columns();
        double[] along = new double[columns];
        double mean = 0;
        double variance = 0;
        for (int j = 0; j < weights.length; j++) {
            AreaPrediction area = predictions.get(j);
            PrasadRaoMse mse = area.onScale().mse();
            double slope = weights[j] * area.standardError() / Math.sqrt(mse.total());
            mean += weights[j] * area.estimate();
            variance += slope * slope * (mse.total() - mse.coefficients());
            for (int i = 0; i < columns; i++) {
                along[i] += slope * (1 - area.onScale().weight()) * design.value(j, i);
            }
        }
        double error = Math.sqrt(variance + at.fit.spread(along, 0));
        double quantile = quantile(level);
        Interval interval = scale == AreaScale.IDENTITY
                ? new Interval(mean - quantile * error, mean + quantile * error)
                : LogitInterval.ofQuantile(mean, error, quantile);
        return new WeightedMean(mean, error, interval);
    }

    /** The EBLUPs alone. */
    double[] eblups() {
        return IntStream.range(0, data.size()).mapToDouble(this::eblup).toArray();
    }

    private double eblup(int j) {
        double synthetic = synthetic(j);
        return data.sampled(j)
                ? synthetic + ShrinkageFactor.of(betweenVariance, data.variance(j)) * (data.estimate(j) - synthetic)
                : synthetic;
    }

    private AreaEblup area(int j, PrasadRaoMse.Common common) {
        double synthetic = synthetic(j);
        double gamma = ShrinkageFactor.of(betweenVariance, data.variance(j));
        double effect = data.sampled(j) ? gamma * (data.estimate(j) - synthetic) : 0;
        double spread = at.fit.spread(design.values(), j * design.columns());
        return new AreaEblup(eblup(j), synthetic, effect, gamma, common.of(data.variance(j), spread));
    }

    /** x_j'β̂. */
    private double synthetic(int j) {
        return at.fit.predictor(design.values(), j * design.columns());
    }

    /** x_j'β̂ of all areas. */
    double[] synthetics() {
        double[] synthetics = new double[data.size()];
        Arrays.setAll(synthetics, this::synthetic);
        return synthetics;
    }
}
