package org.regionwise.engine.binomial.posterior;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.regionwise.engine.FitProgress;
import org.regionwise.engine.FitStep;
import org.regionwise.engine.FitWarning;
import org.regionwise.engine.JointDraws;
import org.regionwise.engine.LinearPredictor;
import org.regionwise.engine.NotEstimable;
import org.regionwise.engine.PosteriorSummary;
import org.regionwise.engine.RegionMarginal;
import org.regionwise.engine.binomial.BinomialFit;
import org.regionwise.engine.binomial.DataWarnings;
import org.regionwise.engine.binomial.IntraclassCorrelation;
import org.regionwise.engine.binomial.MarginalLikelihood;
import org.regionwise.engine.binomial.MedianOddsRatio;
import org.regionwise.engine.binomial.Priors;
import org.regionwise.engine.cells.Cells;
import org.regionwise.engine.cells.ScaledDesign;
import org.regionwise.engine.heldout.HeldOut;
import org.regionwise.engine.heldout.LogScores;
import org.regionwise.engine.heldout.RegionFolds;
import org.regionwise.engine.numeric.GaussHermite;
import org.regionwise.engine.numeric.RegionRandom;
import org.regionwise.engine.numeric.SystematicResampling;

/**
 * Full posterior of the binomial random-intercept model, without Markov chains: hyperparameters by quasi-random
 * importance sampling (without predictors also on a grid, which is exacter), each u_j exactly by one-dimensional
 * integration given them. Reproducible: equal data, settings and
 * seed give equal numbers on any number of cores.
 */
public final class BinomialPosterior {
    private static final int MOST_POINTS = 4096;
    private static final int FEWEST_POINTS = 512;
    /** Region integrals that the hyperparameter points may cost in all: points × regions. */
    private static final int INTEGRALS = 150_000;
    /** Joint draws × regions are kept below this, 64 MB. */
    private static final int MOST_VALUES = 1 << 24;

    /** Replicated surveys × regions are kept below this, unless the surveys become too few for a tail probability. */
    private static final int MOST_REPLICATED = 1 << 20;

    private static final int FEWEST_REPLICATIONS = 1000;

    /** Points × regions that the regions' mixtures may cost in all, and their number where there is a choice. */
    private static final int COMPONENTS = 65_536;

    private static final int FEWEST_COMPONENTS = 256;

    /** A probability needs no more, where a log score does. */
    private static final double CONFLICT_SHAPE = 0.7;

    private final Cells cells;
    private final ScaledDesign design;
    /** What the regions' marginals are mixed over. */
    private final WeightedPoints mixture;

    private final SigmaMarginal sigma;
    private final HyperparameterPosterior hyper;
    private final int points;
    private final Settings settings;
    private final FitProgress progress;
    private final List<FitWarning> warnings;

    /**
     * How to compute.
     *
     * @param quadraturePoints nodes per region and hyperparameter point, 1 to 101
     * @param draws joint draws wanted, at least 100; fewer are made where there are very many regions
     * @param seed of the quasi-random shift and of the draws
     * @param level coverage of the intervals
     * @param grain how finely; a coarse one takes fewer nodes and draws than are asked for
     */
    public record Settings(Priors priors, int quadraturePoints, int draws, long seed, double level, Grain grain) {
        /** As finely as a result wants it. */
        public Settings(Priors priors, int quadraturePoints, int draws, long seed, double level) {
            this(priors, quadraturePoints, draws, seed, level, Grain.FINE);
        }

        public Settings {
            if (quadraturePoints < 1 || quadraturePoints > GaussHermite.MOST_POINTS) {
                throw new IllegalArgumentException(
                        "quadrature points must be 1 to " + GaussHermite.MOST_POINTS + ", not " + quadraturePoints);
            }
            if (draws < 100 || draws > 1_000_000) {
                throw new IllegalArgumentException("draws must be 100 to 1,000,000, not " + draws);
            }
        }
    }

    /**
     * Integrates the model.
     *
     * @throws NotEstimable when no region has a response
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
        int nodes = Math.min(settings.quadraturePoints(), settings.grain().mostNodes);
        PointEvaluator evaluator = new PointEvaluator(cells, design, settings.priors(), nodes, progress);
        MarginalLikelihood likelihood =
                new MarginalLikelihood(cells, design, proposalQuadraturePoints(nodes), progress);
        double[] start = new double[design.columns()];
        start[0] = cells.smoothedLogit();
        SigmaProposal proposal = new SigmaProposal(settings.priors().onAll(likelihood, design), start);
        this.points =
                Integer.highestOneBit(Math.max(FEWEST_POINTS, Math.min(MOST_POINTS, INTEGRALS / cells.regions())));
        this.hyper = new HyperparameterPosterior(evaluator, proposal, design.columns(), points, settings.seed());
        if (design.columns() == 1) {
            HyperparameterGrid grid = new HyperparameterGrid(evaluator, proposal);
            this.mixture = grid.points();
            this.sigma = grid.sigma();
        } else {
            WeightedPoints all = new WeightedPoints(hyper.points, hyper.weights);
            int components = Math.min(
                    settings.grain().mostComponents, Math.max(FEWEST_COMPONENTS, COMPONENTS / cells.regions()));
            this.mixture = all.first(Integer.highestOneBit(components)).calibratedTo(all);
            this.sigma = SigmaMarginal.of(proposal, all);
        }
        this.warnings = new ArrayList<>(new DataWarnings(cells, design).forBayes());
        if (hyper.poor()) {
            warnings.add(FitWarning.ofModel("integration-poor"));
        }
    }

    /** Fewer nodes than for the posterior: the proposal only needs derivatives that are nearly right. */
    static int proposalQuadraturePoints(int quadraturePoints) {
        return Math.max(7, Math.min(quadraturePoints, 9));
    }

    /** All that a reader must know. */
    public List<FitWarning> warnings() {
        return List.copyOf(warnings);
    }

    /** How well the weighted points carry what is summed over them. */
    public IntegrationQuality quality() {
        double share = hyper.effectivePoints() / hyper.weights.length;
        return new IntegrationQuality(
                hyper.weights.length,
                hyper.effectivePoints(),
                size(),
                size() * share,
                hyper.shape(),
                hyper.rounds(),
                hyper.poor());
    }

    /** E[ℓ(β, σ) | y], of the individual responses. */
    public double meanLogLikelihood() {
        double mean = 0;
        for (int i = 0; i < hyper.weights.length; i++) {
            mean += hyper.weights[i]
                    * Arrays.stream(hyper.regionLogLikelihood[i]).sum();
        }
        return mean;
    }

    /** Fixed effects in the order of the terms, in the units of the predictors; NaN for terms that were left out. */
    public List<PosteriorSummary> coefficients() {
        List<PosteriorSummary> summaries = new ArrayList<>();
        double[][] unscaled = Arrays.stream(hyper.points).map(design::unscaled).toArray(double[][]::new);
        for (int k = 0; k < cells.terms().size(); k++) {
            int term = k;
            summaries.add(
                    of(Arrays.stream(unscaled).mapToDouble(beta -> beta[term]).toArray()));
        }
        return summaries;
    }

    /** x'β at a row of all terms; terms that were left out count nothing. */
    public LinearPredictor linearPredictor(double[] predictors) {
        double[] row = design.row(predictors);
        return LinearPredictor.of(of(point -> {
            double sum = 0;
            for (int i = 0; i < row.length; i++) {
                sum += row[i] * point[i];
            }
            return sum;
        }));
    }

    /** σ, logit scale. */
    public PosteriorSummary sigma() {
        return ofSigma(DoubleUnaryOperator.identity());
    }

    /**
     * σ's quantiles at (i + ½)/size.
     *
     * @param size how many, at least 1
     */
    public double[] sigmaQuantiles(int size) {
        return sigma.quantiles(size);
    }

    /** Intraclass correlation on the logit scale, σ²/(σ² + π²/3), over σ’s posterior. */
    public PosteriorSummary latentCorrelation() {
        return ofSigma(IntraclassCorrelation::latent);
    }

    /** Median odds ratio of two regions drawn at random, exp(√2 σ Φ⁻¹(¾)), over σ’s posterior. */
    public PosteriorSummary medianOddsRatio() {
        return ofSigma(MedianOddsRatio::of);
    }

    /** P(σ ≤ value | y). */
    public double sigmaProbabilityBelow(double value) {
        return sigma.probabilityBelow(value);
    }

    /** P(β_k ≤ value | y) of a term's coefficient in the units of its predictor; NaN for a term that was left out. */
    public double coefficientProbabilityBelow(int term, double value) {
        double below = 0;
        for (int i = 0; i < hyper.points.length; i++) {
            double beta = design.unscaled(hyper.points[i])[term];
            if (Double.isNaN(beta)) {
                return Double.NaN;
            }
            below += beta <= value ? hyper.weights[i] : 0;
        }
        return below;
    }

    /** P(π_j ≤ prevalence | y), of the mixture that {@link #regions} takes quantiles of. */
    public double regionProbabilityBelow(int region, double prevalence) {
        return new RegionMixture(cells, design, mixture, settings.grain()).probabilityBelow(region, prevalence);
    }

    /** Of a function of σ alone, by σ's own marginal density. */
    private PosteriorSummary ofSigma(DoubleUnaryOperator function) {
        return sigma.summary(function, settings.level());
    }

    /** Intraclass correlation of the answers themselves, at the mean linear predictor, over (β, σ)’s posterior. */
    public PosteriorSummary responseCorrelation() {
        return of(point -> IntraclassCorrelation.response(BinomialFit.meanLinearPredictor(point), sigmaOf(point)));
    }

    private double sigmaOf(double[] point) {
        return point[design.columns()];
    }

    private PosteriorSummary of(ToDoubleFunction<double[]> quantity) {
        return of(Arrays.stream(hyper.points).parallel().mapToDouble(quantity).toArray());
    }

    private PosteriorSummary of(double[] values) {
        return PosteriorSummary.of(values, hyper.weights, settings.level());
    }

    /** What {@link #regions} gives. */
    public record Regions(List<RegionMarginal> marginals, JointDraws draws) {}

    /**
     * Every region, with and without respondents.
     *
     * @param threshold for the exceedance probability, in (0, 1), or NaN
     */
    public Regions regions(double threshold) {
        int[] draws = resampled(size());
        int regions = cells.regions();
        float[][] prevalence = new float[regions][draws.length];
        RegionMarginal[] marginals = new RegionMarginal[regions];
        int block = Math.max(1, regions / 64);
        AtomicInteger done = new AtomicInteger();
        IntStream.range(0, (regions + block - 1) / block).parallel().forEach(number -> {
            RegionMixture space = new RegionMixture(cells, design, mixture, settings.grain());
            for (int j = number * block; j < Math.min(regions, (number + 1) * block); j++) {
                marginals[j] = space.region(j, settings.level(), threshold);
                draw(j, draws, prevalence[j]);
                progress.at(FitStep.ESTIMATING_REGIONS, done.incrementAndGet(), regions);
            }
        });
        return new Regions(List.of(marginals), new JointDraws(prevalence, settings.level()));
    }

    /** The joint draws that {@link #regions} gives, without the regions' marginals. */
    public JointDraws draws() {
        int[] draws = resampled(size());
        float[][] prevalence = new float[cells.regions()][draws.length];
        IntStream.range(0, cells.regions()).parallel().forEach(j -> draw(j, draws, prevalence[j]));
        return new JointDraws(prevalence, settings.level());
    }

    /** A draw of π_j at each draw of the hyperparameters. */
    private void draw(int j, int[] draws, float[] prevalence) {
        // a generator of its own for each region, so that no draw depends on who computes it
        SplittableRandom random = RegionRandom.of(settings.seed(), j);
        RegionDraw draw = new RegionDraw(cells);
        int first = cells.start(j);
        double[] eta = new double[cells.start(j + 1) - first];
        for (int d = 0; d < draws.length; d++) {
            int i = draws[d];
            if (d == 0 || draws[d - 1] != i) {
                design.linearPredictors(hyper.points[i], first, eta.length, eta);
                draw.condition(j, eta, sigmaOf(hyper.points[i]), hyper.mode[i][j], hyper.tau[i][j]);
            }
            prevalence[d] = (float) draw.prevalence(random);
        }
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
        return new RegionConflicts(cells, design, held).midP(progress);
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
        double[] weights =
                Arrays.copyOf(hyper.weights, Math.min(hyper.weights.length, settings.grain().mostComponents));
        double start = new SplittableRandom(settings.seed()).nextDouble();
        return SystematicResampling.of(weights, Arrays.stream(weights).sum(), size, start);
    }
}
