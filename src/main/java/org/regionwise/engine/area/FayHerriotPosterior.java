package org.regionwise.engine.area;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.regionwise.engine.FitProgress;
import org.regionwise.engine.FitStep;
import org.regionwise.engine.FitWarning;
import org.regionwise.engine.Interval;
import org.regionwise.engine.JointDraws;
import org.regionwise.engine.LinearPredictor;
import org.regionwise.engine.NotEstimable;
import org.regionwise.engine.PosteriorSummary;
import org.regionwise.engine.RegionMarginal;
import org.regionwise.engine.cells.ScaledDesign;
import org.regionwise.engine.numeric.HalfLineMaximum;
import org.regionwise.engine.numeric.RegionRandom;
import org.regionwise.engine.numeric.StandardNormal;
import org.regionwise.engine.numeric.SystematicResampling;
import org.regionwise.engine.numeric.TruncatedNormal;

/**
 * Full posterior of the area-level model: σ by one-dimensional quadrature, β (flat prior) and every θ_j in closed form
 * given σ. Rao &amp; Molina (2015), section 10.3.
 *
 * <p>σ² has a flat prior, p(σ | θ̂) ∝ σ exp(ℓ_R(σ²)), or, with few areas or where asked for, σ an exponential one, p(σ
 * | θ̂) ∝ exp(ℓ_R(σ²) − σ/mean), which is proper whenever X over the areas with a direct estimate has full rank ({@link
 * SigmaPrior}). Given σ, with γ_j = σ²/(σ² + V_j) and C = (X'WX)⁻¹, θ_j ~ N(γ_j θ̂_j + (1 − γ_j) x_j'β̂, γ_j V_j +
 * (1 − γ_j)² x_j'Cx_j), and N(x_j'β̂, σ² + x_j'Cx_j) without a direct estimate; each restricted to the scale's support.
 * No chains, and but for the joint draws no random numbers.
 */
public final class FayHerriotPosterior {
    /** Joint draws × areas are kept below this, 64 MB. */
    private static final int MOST_VALUES = 1 << 24;
    /** Spread of the estimates that is rounding beside their size. */
    private static final double ROUNDING = 1e-12;

    private final AreaEstimates data;
    private final AreaScale scale;
    private final Settings settings;
    private final ScaledDesign design;
    private final AreaRegression regression;
    private final SigmaPrior prior;
    private final SigmaDensity sigma;
    private final FitProgress progress;
    /** Least squares at every node of σ. */
    private final LeastSquares[] fits;

    private final List<FitWarning> warnings;

    /**
     * How to compute.
     *
     * @param sigmaMean mean of σ's exponential prior on the scale of the model, positive; NaN for a prior flat on σ²,
     *     or with at most four areas beyond the coefficients an exponential one whose mean is the standard deviation of
     *     the direct estimates
     * @param draws joint draws wanted, at least 100; fewer are made where there are very many areas
     * @param seed of the draws
     * @param level coverage of the intervals
     */
    public record Settings(double sigmaMean, int draws, long seed, double level) {
        public Settings {
            if (sigmaMean <= 0 || Double.isInfinite(sigmaMean)) {
                throw new IllegalArgumentException("the mean of sigma's prior must be positive, not " + sigmaMean);
            }
            if (draws < 100 || draws > 1_000_000) {
                throw new IllegalArgumentException("draws must be 100 to 1,000,000, not " + draws);
            }
        }
    }

    /**
     * Integrates the model.
     *
     * @param data the direct estimates on the scale of the model
     * @param scale that scale
     * @throws NotEstimable when no area has a direct estimate
     */
    public FayHerriotPosterior(AreaEstimates data, AreaScale scale, Settings settings) {
        this(data, scale, settings, FitProgress.UNWATCHED);
    }

    /** The same, watched, and so are its {@link #regions}. */
    public FayHerriotPosterior(AreaEstimates data, AreaScale scale, Settings settings, FitProgress progress) {
        this.progress = progress;
        this.data = data;
        this.scale = scale;
        this.settings = settings;
        this.design = data.scaledDesign();
        this.regression = new AreaRegression(data, design);
        this.warnings = new ArrayList<>(new AreaWarnings(data, design).common());
        boolean identified = regression.size() > regression.columns;
        if (!identified) {
            warnings.add(AreaWarnings.priorDecides());
        }
        this.prior = Double.isNaN(settings.sigmaMean())
                ? usualPrior(regression)
                : SigmaPrior.exponential(settings.sigmaMean());
        double largestVariance = regression.variance[regression.size() - 1];
        this.sigma = new SigmaDensity(
                value -> {
                    progress.at(FitStep.INTEGRATING, 0, 0);
                    AreaRegression.At at = regression.at(value * value);
                    return new HalfLineMaximum.Slope(
                            at.restrictedLogLikelihood() - value * prior.rate(),
                            2 * value * at.restrictedScore() - prior.rate());
                },
                prior.power(),
                Math.min(Math.sqrt(regression.variance[0]), 1 / prior.rate()),
                Math.sqrt(identified ? FayHerriot.farEnd(regression) : largestVariance));
        this.fits = Arrays.stream(sigma.nodes())
                .mapToObj(value -> regression.at(value * value).fit)
                .toArray(LeastSquares[]::new);
    }

    private SigmaPrior usualPrior(AreaRegression regression) {
        if (SigmaPrior.flatSuffices(regression.size(), regression.columns)) {
            return SigmaPrior.FLAT_ON_VARIANCE;
        }
        warnings.add(AreaWarnings.exponentialPrior());
        return SigmaPrior.exponential(spread(regression));
    }

    /** Standard deviation of the direct estimates, or where they have none the root of the mean sampling variance. */
    private double spread(AreaRegression regression) {
        double mean = Arrays.stream(regression.estimate).average().orElseThrow();
        double squares = Arrays.stream(regression.estimate)
                .map(each -> (each - mean) * (each - mean))
                .sum();
        double spread = Math.sqrt(squares / Math.max(1, regression.size() - 1));
        double size = Arrays.stream(regression.estimate).map(Math::abs).max().orElse(0);
        if (spread > ROUNDING * size) {
            return spread;
        }
        double typical = Math.sqrt(Arrays.stream(regression.variance).average().orElseThrow());
        warnings.add(FitWarning.ofAnswers("prior-from-sampling-variances", Map.of("priorMean", typical)));
        return typical;
    }

    /**
     * How each area's direct estimate sits with what the others make of it: P(θ̂ &lt; θ̂_j) under the posterior
     * predictive without the area; NaN without a direct estimate, or where the others do not determine what to expect.
     */
    public double[] conflicts() {
        return new AreaConflicts(regression, sigma, fits).midP(data.size());
    }

    /** All that a reader must know. */
    public List<FitWarning> warnings() {
        return List.copyOf(warnings);
    }

    /** Mean of σ's exponential prior, as used; NaN under the one that is flat on σ². */
    public double sigmaPriorMean() {
        return prior.mean();
    }

    /** Quadrature points over σ. */
    public int points() {
        return sigma.nodes().length;
    }

    /** σ on the scale of the model. */
    public PosteriorSummary sigma() {
        return sigma.summary(settings.level());
    }

    /** σ's quantiles at (i + ½)/size. */
    public double[] sigmaQuantiles(int size) {
        return IntStream.range(0, size)
                .mapToDouble(i -> sigma.quantile((i + 0.5) / size))
                .toArray();
    }

    /** P(σ ≤ value | θ̂). */
    public double sigmaProbabilityBelow(double value) {
        return sigma.below(value);
    }

    /** Coefficients in the order of the terms, in the units of the predictors; NaN for terms that were left out. */
    public List<PosteriorSummary> coefficients() {
        return IntStream.range(0, data.terms().size())
                .mapToObj(term -> {
                    AreaMixture mixture = coefficient(term);
                    return mixture == null
                            ? new PosteriorSummary(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN)
                            : mixture.summary(settings.level());
                })
                .toList();
    }

    /** P(β_k ≤ value | θ̂); NaN for a term that was left out. */
    public double coefficientProbabilityBelow(int term, double value) {
        AreaMixture mixture = coefficient(term);
        return mixture == null ? Double.NaN : mixture.below(value);
    }

    /** x'β at a row of all terms; terms that were left out count nothing. */
    public LinearPredictor linearPredictor(double[] predictors) {
        double[] row = design.row(predictors);
        return LinearPredictor.of(new AreaMixture(
                        AreaScale.IDENTITY,
                        sigma.weights(),
                        Arrays.stream(fits).mapToDouble(fit -> fit.fitted(row)).toArray(),
                        Arrays.stream(fits)
                                .mapToDouble(fit -> fit.fittedError(row))
                                .toArray())
                .summary(settings.level()));
    }

    /** β_k given σ is normal; null for a term that was left out. */
    private AreaMixture coefficient(int term) {
        double[] mean = new double[fits.length];
        double[] deviation = new double[fits.length];
        for (int k = 0; k < fits.length; k++) {
            mean[k] = design.unscaled(fits[k].beta)[term];
            deviation[k] = design.unscaledStandardErrors(fits[k].covariance())[term];
            if (Double.isNaN(mean[k])) {
                return null;
            }
        }
        return new AreaMixture(AreaScale.IDENTITY, sigma.weights(), mean, deviation);
    }

    /** What {@link #regions} gives. */
    public record Regions(List<RegionMarginal> marginals, JointDraws draws) {}

    /**
     * Every area, with and without a direct estimate: figures of g⁻¹(θ_j) on the scale of reporting, effects u_j on
     * that of the model; as the mode of u_j stands its mean, which is the same given σ.
     *
     * @param threshold on the scale of reporting for the exceedance probability, or NaN
     */
    public Regions regions(double threshold) {
        int[] nodes = resampled(size());
        double[][] beta = drawnCoefficients(nodes);
        float[][] drawn = new float[data.size()][nodes.length];
        double centre = centre();
        RegionMarginal[] marginals = new RegionMarginal[data.size()];
        AtomicInteger done = new AtomicInteger();
        IntStream.range(0, data.size()).parallel().forEach(j -> {
            AreaMixture mixture = area(j);
            marginals[j] = marginal(j, mixture, threshold);
            draw(j, mixture, nodes, beta, centre, drawn[j]);
            progress.at(FitStep.ESTIMATING_REGIONS, done.incrementAndGet(), data.size());
        });
        return new Regions(List.of(marginals), new JointDraws(drawn, centre, settings.level()));
    }

    /** Near which means are drawn; 0 for proportions. */
    private double centre() {
        double level = IntStream.range(0, data.size())
                .filter(data::sampled)
                .mapToDouble(data::estimate)
                .average()
                .orElse(0);
        return scale == AreaScale.IDENTITY && Math.abs(level) > 1 ? Math.rint(level) : 0;
    }

    /** P(g⁻¹(θ_j) ≤ value | θ̂), of the mixture that {@link #regions} takes quantiles of. */
    public double regionProbabilityBelow(int region, double value) {
        return area(region).below(value);
    }

    /** θ_j as a mixture over σ. */
    private AreaMixture area(int j) {
        double[] mean = new double[fits.length];
        double[] deviation = new double[fits.length];
        for (int k = 0; k < fits.length; k++) {
            double betweenVariance = sigma.nodes()[k] * sigma.nodes()[k];
            double gamma = ShrinkageFactor.of(betweenVariance, data.variance(j));
            double synthetic = synthetic(j, fits[k]);
            double given = data.sampled(j) ? gamma * data.variance(j) : betweenVariance;
            mean[k] = data.sampled(j) ? synthetic + gamma * (data.estimate(j) - synthetic) : synthetic;
            deviation[k] = Math.sqrt(given + (1 - gamma) * (1 - gamma) * spread(j, fits[k]));
        }
        return new AreaMixture(scale, sigma.weights(), mean, deviation);
    }

    private double synthetic(int j, LeastSquares fit) {
        return fit.predictor(design.values(), j * design.columns());
    }

    private double spread(int j, LeastSquares fit) {
        return fit.spread(design.values(), j * design.columns());
    }

    private RegionMarginal marginal(int j, AreaMixture mixture, double threshold) {
        double effect = 0;
        double square = 0;
        double shrinkage = 0;
        double synthetic = 0;
        for (int k = 0; k < fits.length; k++) {
            double weight = sigma.weights()[k];
            double betweenVariance = sigma.nodes()[k] * sigma.nodes()[k];
            double gamma = ShrinkageFactor.of(betweenVariance, data.variance(j));
            double predictor = synthetic(j, fits[k]);
            double spread = spread(j, fits[k]);
            double u = data.sampled(j) ? gamma * (data.estimate(j) - predictor) : 0;
            effect += weight * u;
            square += weight * (u * u + (1 - gamma) * betweenVariance + gamma * gamma * spread);
            shrinkage += weight * (1 - gamma);
            synthetic += weight * new TransformedNormal(scale, predictor, Math.sqrt(betweenVariance + spread)).mean();
        }
        return new RegionMarginal(
                mixture.summary(settings.level()),
                new Interval(mixture.quantile(0.25), mixture.quantile(0.75)),
                Double.isNaN(threshold) ? Double.NaN : 1 - mixture.below(threshold),
                synthetic,
                effect,
                effect,
                Math.sqrt(Math.max(0, square - effect * effect)),
                Math.min(1, shrinkage));
    }

    /**
     * θ_j in every joint draw: from N given the draw's σ and β, then moved to the same quantile of the restricted
     * distribution given σ, so that every area's draws follow its marginal.
     */
    private void draw(int j, AreaMixture mixture, int[] nodes, double[][] beta, double centre, float[] drawn) {
        SplittableRandom random = RegionRandom.of(settings.seed(), j);
        int columns = design.columns();
        for (int d = 0; d < drawn.length; d++) {
            int k = nodes[d];
            double betweenVariance = sigma.nodes()[k] * sigma.nodes()[k];
            double theta = 0;
            for (int i = 0; i < columns; i++) {
                theta += design.value(j, i) * beta[d][i];
            }
            double gamma = ShrinkageFactor.of(betweenVariance, data.variance(j));
            if (data.sampled(j)) {
                theta += gamma * (data.estimate(j) - theta);
            }
            theta += Math.sqrt((1 - gamma) * betweenVariance) * random.nextGaussian();
            TruncatedNormal part = mixture.part(k);
            if (!part.whole()) {
                double below = StandardNormal.below((theta - part.mean()) / part.deviation());
                theta = part.quantile(Math.min(Math.max(below, Double.MIN_NORMAL), 1 - 1e-16));
            }
            drawn[d] = (float) (scale.inverse(theta) - centre);
        }
    }

    /** β of each draw, given its σ. */
    private double[][] drawnCoefficients(int[] nodes) {
        SplittableRandom random = RegionRandom.of(settings.seed(), data.size());
        double[][] beta = new double[nodes.length][];
        for (int d = 0; d < nodes.length; d++) {
            double[] z = new double[design.columns()];
            Arrays.setAll(z, i -> random.nextGaussian());
            beta[d] = fits[nodes[d]].drawn(z);
        }
        return beta;
    }

    private int size() {
        return Math.min(settings.draws(), Math.max(100, MOST_VALUES / data.size()));
    }

    /** The number of the node for each draw, ascending. */
    private int[] resampled(int size) {
        SplittableRandom random = RegionRandom.of(settings.seed(), data.size() + 1);
        return SystematicResampling.of(sigma.weights(), 1, size, random.nextDouble());
    }
}
