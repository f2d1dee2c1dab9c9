package org.regionwise.engine.binomial.posterior;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.regionwise.engine.FitProgress;
import org.regionwise.engine.FitStep;
import org.regionwise.engine.FitWarning;
import org.regionwise.engine.JointDraws;
import org.regionwise.engine.LinearPredictor;
import org.regionwise.engine.NotEstimable;
import org.regionwise.engine.PosteriorSummary;
import org.regionwise.engine.RegionMarginal;
import org.regionwise.engine.binomial.DataWarnings;
import org.regionwise.engine.binomial.IntraclassCorrelation;
import org.regionwise.engine.binomial.MedianOddsRatio;
import org.regionwise.engine.binomial.Priors;
import org.regionwise.engine.binomial.QuadratureCheck;
import org.regionwise.engine.binomial.RegionEffects;
import org.regionwise.engine.binomial.ScaleMixture;
import org.regionwise.engine.cells.Cells;
import org.regionwise.engine.cells.DistinctRegions;
import org.regionwise.engine.cells.ScaledDesign;
import org.regionwise.engine.check.PredictiveCheck;
import org.regionwise.engine.heldout.HeldOut;
import org.regionwise.engine.heldout.LogScores;
import org.regionwise.engine.heldout.RegionFolds;
import org.regionwise.engine.numeric.GaussHermite;
import org.regionwise.engine.numeric.SystematicResampling;

/**
 * Full posterior of the binomial random-intercept model, without Markov chains: σ on a grid, β given σ at quasi-random
 * points (or on a grid, where there is one coefficient), each u_j exactly by one-dimensional integration given them.
 * Reproducible: equal data, settings and seed give equal numbers on any number of cores.
 */
public final class BinomialPosterior {
    private static final int USUAL_POINTS = 8192;
    private static final int MOST_POINTS = 49_152;
    private static final int FEWEST_POINTS = 512;
    /**
     * Region integrals that the hyperparameter points may cost in all where regions have several cells: points × cells.
     */
    private static final int INTEGRALS = 1_000_000;
    /** Table look-ups that they may cost where regions have one cell: points × kinds of regions. */
    private static final int LOOK_UPS = 40_000_000;

    private static final PosteriorSummary UNDEFINED =
            new PosteriorSummary(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
    /** Joint draws × regions are kept below this, 64 MB. */
    private static final int MOST_VALUES = 1 << 24;

    /** Replicated surveys × regions are kept below this, unless the surveys become too few for a tail probability. */
    private static final int MOST_REPLICATED = 1 << 20;

    private static final int FEWEST_REPLICATIONS = 1000;

    /** Points of a slice × regions that the mixtures of regions of several cells may cost, and their least number. */
    private static final int MIXED = 8000;

    private static final int FEWEST_OF_SLICE = 32;

    /** Different regions whose tables under every part of every mixture are kept: some 0.1 MB each. */
    private static final int MOST_OF_MIXTURES = 1500;

    /** Groups of pooled effects whose standard deviations are integrated over. */
    private static final int MOST_POOLED = 4;

    /** A probability needs no more, where a log score does. */
    private static final double CONFLICT_SHAPE = 0.7;
    /** Mass of a region's density beside 1 that would show in the digits. */
    private static final double POOR_MASS = 1e-3;

    private final Cells cells;
    private final ScaledDesign design;
    private final HyperparameterPosterior hyper;
    private final SigmaMarginal sigma;
    private final int points;
    private final Settings settings;
    private final FitProgress progress;
    private final List<FitWarning> warnings;

    /**
     * How to compute.
     *
     * @param quadraturePoints nodes per region and hyperparameter point, 1 to 101; 0 for as many as each integral takes
     * @param draws joint draws wanted, at least 100; fewer are made where there are very many regions
     * @param seed of the quasi-random shift and of the draws
     * @param level coverage of the intervals
     * @param effects distribution of region effects
     * @param grain how finely; a coarse one takes fewer nodes and draws than are asked for
     */
    public record Settings(
            Priors priors,
            int quadraturePoints,
            int draws,
            long seed,
            double level,
            RegionEffects effects,
            Grain grain) {
        /** Of normal effects, as finely as a result wants it. */
        public Settings(Priors priors, int quadraturePoints, int draws, long seed, double level) {
            this(priors, quadraturePoints, draws, seed, level, RegionEffects.NORMAL, Grain.FINE);
        }

        public Settings {
            if (quadraturePoints < 0 || quadraturePoints > GaussHermite.MOST_POINTS) {
                throw new IllegalArgumentException(
                        "quadrature points must be 0 to " + GaussHermite.MOST_POINTS + ", not " + quadraturePoints);
            }
            if (draws < 100 || draws > 1_000_000) {
                throw new IllegalArgumentException("draws must be 100 to 1,000,000, not " + draws);
            }
        }
    }

    /**
     * Integrates the model.
     *
     * @throws NotEstimable when no region has a response, or too many regions differ for effects that are not normal
     */
    public BinomialPosterior(Cells cells, Settings settings) {
        this(cells, settings, FitProgress.UNWATCHED);
    }

    /** The same, watched; the watcher also hears what is asked of the posterior later. */
    public BinomialPosterior(Cells cells, Settings settings, FitProgress progress) {
        this.progress = progress;
        if (cells.totalTrials() == 0) {
            throw new NotEstimable("no-respondents-left", Map.of("weighted", "false"));
        }
        this.cells = cells;
        this.settings = settings;
        this.design = ScaledDesign.of(cells);
        if (design.pooledGroups() > 0 && settings.effects() != RegionEffects.NORMAL) {
            throw new NotEstimable("student-effects-pooled", Map.of());
        }
        if (design.pooledGroups() > MOST_POOLED) {
            throw new NotEstimable("too-many-pooled", Map.of("predictors", design.pooledGroups(), "most", MOST_POOLED));
        }
        DistinctRegions kinds = DistinctRegions.of(cells, design);
        if (settings.effects() != RegionEffects.NORMAL && kinds.size() > MOST_OF_MIXTURES) {
            throw new NotEstimable(
                    "student-effects-of-many-regions", Map.of("regions", kinds.size(), "most", MOST_OF_MIXTURES));
        }
        long affordable = affordable(cells, kinds);
        this.points = (int) Math.max(FEWEST_POINTS, Math.min(USUAL_POINTS, affordable));
        int most = (int) Math.max(FEWEST_POINTS, Math.min(MOST_POINTS, affordable));
        this.hyper = new HyperparameterPosterior(cells, design, settings, points, most, progress);
        this.sigma = hyper.sigma(effects -> 1);
        this.warnings = new ArrayList<>(new DataWarnings(cells, design).forBayes());
        warnings.addAll(QuadratureCheck.of(cells, design, settings.quadraturePoints(), hyper.likeliest(), progress));
        if (hyper.poor()) {
            warnings.add(FitWarning.ofModel("integration-poor"));
        }
    }

    /** Number of hyperparameter points. */
    private static long affordable(Cells cells, DistinctRegions kinds) {
        long several = 0;
        for (int kind = 0; kind < kinds.size(); kind++) {
            int size = cells.start(kinds.example(kind) + 1) - cells.start(kinds.example(kind));
            several += size > 1 ? size : 0;
        }
        return Math.min(LOOK_UPS / kinds.size(), several == 0 ? MOST_POINTS : INTEGRALS / several);
    }

    /** All that a reader must know. */
    public List<FitWarning> warnings() {
        return List.copyOf(warnings);
    }

    /** How well the weighted points carry what is summed over them. */
    public IntegrationQuality quality() {
        return new IntegrationQuality(
                hyper.weights().length,
                hyper.effectivePoints(),
                size(),
                size() * hyper.effectivePoints() / hyper.weights().length,
                hyper.shape(),
                hyper.slices().size(),
                hyper.rounds(),
                hyper.poor());
    }

    /** E[ℓ(β, σ) | y], of the individual responses. */
    public double meanLogLikelihood() {
        return hyper.meanLogLikelihood();
    }

    /** Fixed effects in the order of the terms, in the units of the predictors; NaN for terms that were left out. */
    public List<PosteriorSummary> coefficients() {
        return IntStream.range(0, cells.terms().size())
                .mapToObj(this::coefficient)
                .map(marginal -> marginal == null ? UNDEFINED : marginal.summary(settings.level()))
                .toList();
    }

    /** Of a term's coefficient in the units of its predictor; null for a term that was left out. */
    private LinearMarginal coefficient(int term) {
        // unscaling is linear: its matrix is made of what it does to unit vectors
        double[] row = new double[design.columns()];
        for (int i = 0; i < row.length; i++) {
            double[] unit = new double[row.length];
            unit[i] = 1;
            row[i] = design.unscaled(unit)[term];
        }
        return Double.isNaN(row[0]) ? null : LinearMarginal.of(hyper, row);
    }

    /** x'β at a row of all terms; terms that were left out count nothing. */
    public LinearPredictor linearPredictor(double[] predictors) {
        return LinearPredictor.of(
                LinearMarginal.of(hyper, design.row(predictors)).summary(settings.level()));
    }

    /** σ, logit scale. */
    public PosteriorSummary sigma() {
        return sigma.summary(DoubleUnaryOperator.identity(), settings.level());
    }

    /** ν, the degrees of freedom of region effects; infinite where they are normal. */
    public PosteriorSummary degreesOfFreedom() {
        double none = Double.POSITIVE_INFINITY;
        return settings.effects() == RegionEffects.NORMAL
                ? new PosteriorSummary(none, 0, none, none, none)
                : hyper.degreesBeyondTwo().summary(beyond -> 2 + beyond, settings.level());
    }

    /** τ_k, the standard deviation of a group of pooled effects, logit scale. */
    public PosteriorSummary pooledDeviation(int group) {
        return hyper.deviation(group).summary(DoubleUnaryOperator.identity(), settings.level());
    }

    /**
     * σ's quantiles at (i + ½)/size.
     *
     * @param size how many, at least 1
     */
    public double[] sigmaQuantiles(int size) {
        return sigma.quantiles(size);
    }

    /** Intraclass correlation on the logit scale, Var(u)/(Var(u) + π²/3), over the posterior. */
    public PosteriorSummary latentCorrelation() {
        return hyper.sigma(ScaleMixture::deviation).summary(IntraclassCorrelation::latent, settings.level());
    }

    /** Median odds ratio of two regions drawn at random, of normal effects exp(√2 σ Φ⁻¹(¾)), over the posterior. */
    public PosteriorSummary medianOddsRatio() {
        return hyper.sigma(ScaleMixture::medianDistance).summary(MedianOddsRatio::of, settings.level());
    }

    /** P(σ ≤ value | y). */
    public double sigmaProbabilityBelow(double value) {
        return sigma.probabilityBelow(value);
    }

    /** P(β_k ≤ value | y) of a term's coefficient in the units of its predictor; NaN for a term that was left out. */
    public double coefficientProbabilityBelow(int term, double value) {
        LinearMarginal marginal = coefficient(term);
        return marginal == null ? Double.NaN : marginal.below(value);
    }

    /** P(π_j ≤ prevalence | y), of the distribution that {@link #regions} takes quantiles of. */
    public double regionProbabilityBelow(int region, double prevalence) {
        if (severalCells(region)) {
            RegionMixture several = new RegionMixture(hyper, mixedPoints(), settings.grain().coarser);
            several.take(region);
            return several.below(prevalence);
        }
        RegionDensity density = new RegionDensity(hyper, settings.grain().coarser);
        density.take(region);
        return density.below(prevalence);
    }

    private boolean severalCells(int region) {
        return cells.start(region + 1) > cells.start(region) + 1;
    }

    /** What regions of several cells are mixed over. */
    private List<SlicePoints> mixedPoints() {
        int distributions = settings.effects().candidates().size();
        int most = MIXED / cells.regions() / distributions;
        int each = Math.max(FEWEST_OF_SLICE, Math.min(settings.grain().mostOfSlice, most));
        return RegionMixture.points(hyper, each / 2 * 2);
    }

    /** Intraclass correlation of the answers themselves, at the mean linear predictor, over (β, σ)’s posterior. */
    public PosteriorSummary responseCorrelation() {
        return ResponseCorrelation.of(hyper, settings.level());
    }

    /**
     * What {@link #regions} gives.
     *
     * @param massError by how much the mass of a region's density misses 1 at most: the density's own check
     */
    public record Regions(List<RegionMarginal> marginals, JointDraws draws, double massError) {
        /** Of densities that could not be worked out exactly; empty where all could. */
        public List<FitWarning> warnings() {
            return massError < POOR_MASS
                    ? List.of()
                    : List.of(FitWarning.ofModel("density-mass", Map.of("massError", massError)));
        }
    }

    /**
     * Every region, with and without respondents.
     *
     * @param threshold for the exceedance probability, in (0, 1), or NaN
     */
    public Regions regions(double threshold) {
        int regions = cells.regions();
        RegionMarginal[] marginals = new RegionMarginal[regions];
        double[] massError = new double[hyper.kinds().size()];
        List<SlicePoints> mixed = IntStream.range(0, regions).anyMatch(this::severalCells) ? mixedPoints() : List.of();
        AtomicInteger done = new AtomicInteger();
        inBlocks(kinds -> {
            RegionDensity density = new RegionDensity(hyper, settings.grain().coarser);
            RegionMixture several = new RegionMixture(hyper, mixed, settings.grain().coarser);
            kinds.forEach(kind -> {
                int j = hyper.kinds().example(kind);
                RegionMarginal marginal;
                if (severalCells(j)) {
                    several.take(j);
                    massError[kind] = several.massError();
                    marginal = several.marginal(settings.level(), threshold);
                } else {
                    density.take(j);
                    massError[kind] = density.massError();
                    marginal = density.marginal(settings.level(), threshold);
                }
                for (int region : hyper.kinds().regions(kind)) {
                    marginals[region] = marginal;
                }
                progress.at(FitStep.ESTIMATING_REGIONS, done.incrementAndGet(), massError.length);
            });
        });
        return new Regions(
                List.of(marginals), draws(), Arrays.stream(massError).max().orElse(0));
    }

    /** Some kinds of regions at a time, on any core. */
    private void inBlocks(Consumer<IntStream> work) {
        int size = hyper.kinds().size();
        int block = Math.max(1, size / 64);
        IntStream.range(0, (size + block - 1) / block)
                .parallel()
                .forEach(number -> work.accept(IntStream.range(number * block, Math.min(size, (number + 1) * block))));
    }

    /** The joint draws that {@link #regions} gives, without the regions' marginals. */
    public JointDraws draws() {
        RegionDraws each = regionDraws();
        float[][] prevalence = new float[cells.regions()][each.size()];
        inBlocks(kinds -> kinds.forEach(kind -> {
            progress.checkpoint();
            each.draw(hyper.kinds().regions(kind), prevalence);
        }));
        return new JointDraws(prevalence, settings.level());
    }

    /** What {@link #draws} are made of: the regions' effects and, beside them, the coefficients. */
    public RegionDraws regionDraws() {
        return new RegionDraws(hyper, resampled(size()), settings.seed());
    }

    /** The predictors as they were scaled. */
    public ScaledDesign design() {
        return design;
    }

    /** Every region with responses predicted from the others: Σ_j log p(y_j | y_−j). */
    public LogScores leaveRegionOut() {
        return logScores(RegionFolds.leaveOneOut(cells));
    }

    /**
     * Regions predicted from those of the other folds, parameters integrated out.
     *
     * @param folds of the cells of this posterior
     */
    public LogScores logScores(RegionFolds folds) {
        return LogScores.of(cells, folds, heldOut(HeldOutByPosterior.UNRELIABLE), progress);
    }

    /** @param unreliable k̂ above which the hyperparameters are integrated again */
    public HeldOut heldOut(double unreliable) {
        return new HeldOutByPosterior(cells, design, settings, hyper, points, unreliable, progress);
    }

    /**
     * How each region's count sits with what the others make of it: P(Y &lt; y_j) + ½ P(Y = y_j) under the posterior
     * predictive without the region; NaN where it has no responses, or no other has. Importance-weighted from this
     * posterior's points, the parameters integrated again without the region where k̂ &gt; 0.7. Marshall &amp;
     * Spiegelhalter (2007), Bayesian Anal. 2.
     */
    public double[] conflicts() {
        return conflicts(CONFLICT_SHAPE);
    }

    /** @param unreliable k̂ above which the hyperparameters are integrated again; below 0 always */
    double[] conflicts(double unreliable) {
        HeldOutByPosterior held =
                new HeldOutByPosterior(cells, design, settings, hyper, FEWEST_POINTS, unreliable, progress);
        return new RegionConflicts(cells, design, hyper, held, unreliable).midP(progress);
    }

    /** Whether surveys drawn from the model look like this one. */
    public PredictiveCheck predictiveCheck() {
        int replications = Math.min(
                Math.min(size(), settings.grain().mostReplications),
                Math.max(FEWEST_REPLICATIONS, MOST_REPLICATED / cells.regions()));
        return new ReplicatedSurveys(cells, design, hyper, resampled(replications), settings.seed(), progress).check();
    }

    private int size() {
        int wanted = Math.min(settings.draws(), settings.grain().mostDraws);
        return Math.min(wanted, Math.max(100, MOST_VALUES / cells.regions()));
    }

    /** The number of the point for each draw, ascending. */
    private int[] resampled(int size) {
        double[] weights = hyper.weights();
        double start = new SplittableRandom(settings.seed()).nextDouble();
        return SystematicResampling.of(weights, Arrays.stream(weights).sum(), size, start);
    }
}
