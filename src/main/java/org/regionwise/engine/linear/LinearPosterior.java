package org.regionwise.engine.linear;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.regionwise.engine.FitProgress;
import org.regionwise.engine.FitStep;
import org.regionwise.engine.NotEstimable;
import org.regionwise.engine.PosteriorSummary;
import org.regionwise.engine.numeric.AffineMap;
import org.regionwise.engine.numeric.Cholesky;
import org.regionwise.engine.numeric.ParetoSmoothing;
import org.regionwise.engine.numeric.QuasiNewton;
import org.regionwise.engine.numeric.ShiftedSobol;
import org.regionwise.engine.numeric.StandardNormal;
import org.regionwise.engine.numeric.StudentFour;

/**
 * The posterior of a linear mixed model, without Markov chains: given (θ, σ) coefficients and
 * effects are exactly Gaussian ({@link GivenVariances}), and over (θ, σ) the sum runs over quasi-random points,
 * weighted by posterior over proposal density, the weights Pareto-smoothed. Equal seeds give equal figures on any
 * number of cores.
 */
public final class LinearPosterior {
    /** For a row without effects of groups. */
    public static final int NO_GROUP = -1;
    /** For a row of a level that the data do not have. */
    public static final int NEW_GROUP = -2;

    private static final double GOOD_SHAPE = 0.5;
    private static final double POOR_SHAPE = 0.7;
    private static final int MOST_ROUNDS = 4;
    private static final double NEGLIGIBLE = 1e-9;
    private static final double DIFFERENCE = 1e-4;
    /** Levels times points of which effects are kept: 100 MB or so. */
    private static final int MOST_EFFECTS = 1_000_000;

    /** Numbers that are kept of all points: 160 MB. */
    private static final long MOST_NUMBERS = 20_000_000;

    private static final int FEWEST_PICKED = 300;
    /** Effects of factors but the largest: a minute or two. */
    private static final int MOST_OUTER = 300;

    private final CrossProducts sums;
    /** Of each block. */
    private final List<DecovPrior> decov;

    /** Parameters of all blocks. */
    private final int size;

    private final GivenVariances.Prior prior;
    private final double residualMean;
    private final List<CoefficientPrior> coefficientPriors = new ArrayList<>();
    private final FitProgress progress;
    private ParetoSmoothing smoothing;
    /** Points that count: θ̃ and σ. */
    private final List<double[]> thetas = new ArrayList<>();

    private final List<Double> sigmas = new ArrayList<>();
    private final List<GivenVariances> given;
    private double[] weights;
    private double[] givenWeights;

    /**
     * The normal prior of one coefficient.
     *
     * @param term its name; of the intercept it is that at the means of the predictors
     * @param location mean
     * @param scale standard deviation
     */
    public record CoefficientPrior(String term, double location, double scale) {}

    /**
     * Integrates.
     *
     * @param points in the first round; 4,096 leave errors of the order of a hundredth of a standard deviation
     * @throws NotEstimable as {@link LinearRandomEffects#fit} does, and where the factors but the largest have too many
     *     effects to be integrated over in minutes
     */
    public LinearPosterior(LinearData data, LinearPriors priors, int points, long seed, FitProgress progress) {
        sums = new CrossProducts(data);
        if (sums.outerSize > MOST_OUTER) {
            throw new NotEstimable(
                    "posterior-too-large",
                    Map.of("effects", sums.outerSize, "most", MOST_OUTER, "largest", sums.inner.factor.name()));
        }
        this.progress = progress;
        decov = sums.blocks.stream().map(block -> new DecovPrior(block, priors)).toList();
        size = decov.stream().mapToInt(DecovPrior::size).sum();
        double outcomeDeviation = deviation(data.outcomes());
        residualMean = priors.residualScale() * outcomeDeviation;
        prior = prior(data, priors, outcomeDeviation);
        integrate(points, seed);
        int[] picked = picked();
        given = Arrays.stream(picked)
                .parallel()
                .mapToObj(i -> new GivenVariances(sums, prior, thetas.get(i), sigmas.get(i)))
                .toList();
    }

    /**
     * All points, or where levels are so many that they would fill the memory, some drawn systematically by their
     * weights.
     */
    private int[] picked() {
        int levels = sums.blocks.stream().mapToInt(block -> block.factor.size()).sum();
        long numbers = new GivenVariances(sums, prior, thetas.get(0), sigmas.get(0)).size();
        int most = (int) Math.max(FEWEST_PICKED, Math.min(MOST_EFFECTS / levels, MOST_NUMBERS / numbers));
        if (weights.length <= most) {
            givenWeights = weights;
            return IntStream.range(0, weights.length).toArray();
        }
        int[] picked = new int[most];
        double below = weights[0];
        int at = 0;
        for (int i = 0; i < most; i++) {
            while (below < (i + 0.5) / most && at < weights.length - 1) {
                below += weights[++at];
            }
            picked[i] = at;
        }
        givenWeights = new double[most];
        Arrays.fill(givenWeights, 1.0 / most);
        return picked;
    }

    private static double deviation(double[] values) {
        double mean = Arrays.stream(values).average().orElse(0);
        double sum = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
        return Math.sqrt(sum / (values.length - 1));
    }

    /** Independent normals of the centred intercept and the slopes, as a normal of γ. */
    private GivenVariances.Prior prior(LinearData data, LinearPriors priors, double outcomeDeviation) {
        int terms = data.terms().size();
        double[] means = new double[terms];
        double[] deviations = new double[terms];
        int intercept = -1;
        for (int k : sums.fixed.kept) {
            double[] column = new double[data.rows()];
            for (int i = 0; i < column.length; i++) {
                column[i] = data.design().get(i, k);
            }
            means[k] = Arrays.stream(column).average().orElse(0);
            deviations[k] = deviation(column);
            if (intercept < 0 && deviations[k] == 0 && means[k] != 0) {
                intercept = k;
            }
        }
        int p = sums.columns;
        double[] precision = new double[p * p];
        double[] right = new double[p];
        for (int k : sums.fixed.kept) {
            double[] x = new double[terms];
            x[k] = 1;
            double scale = priors.coefficientScale() * outcomeDeviation / (k == intercept ? 1 : deviations[k]);
            double location = 0;
            if (k == intercept) {
                for (int l : sums.fixed.kept) {
                    x[l] = means[l];
                }
                location = Arrays.stream(data.outcomes()).average().orElse(0);
            }
            coefficientPriors.add(new CoefficientPrior(data.terms().get(k), location, scale));
            double[] row = sums.fixed.row(x);
            for (int i = 0; i < p; i++) {
                right[i] += row[i] * location / (scale * scale);
                for (int l = 0; l < p; l++) {
                    precision[i * p + l] += row[i] * row[l] / (scale * scale);
                }
            }
        }
        double[] root = precision.clone();
        Cholesky.factor(root, p);
        Cholesky.solveLower(root, p, right, 1);
        Cholesky.solveUpper(root, p, right, 1);
        double log = 0;
        for (int k = 0; k < p; k++) {
            log += 2 * Math.log(root[k * p + k]);
        }
        return new GivenVariances.Prior(right, precision, log);
    }

    /** Where parameters of all blocks lead: θ̃ of all, and the density of the parameters, up to a constant. */
    private DecovPrior.Placed placed(double[] point) {
        double[] theta = new double[sums.parameters];
        double log = 0;
        int from = 0;
        for (int f = 0; f < decov.size(); f++) {
            int to = from + decov.get(f).size();
            DecovPrior.Placed own = decov.get(f).at(Arrays.copyOfRange(point, from, to));
            System.arraycopy(own.theta(), 0, theta, sums.blocks.get(f).thetaStart, own.theta().length);
            log += own.logDensity();
            from = to;
        }
        return new DecovPrior.Placed(theta, log);
    }

    /** log posterior density of the parameters of {@link DecovPrior} and log σ, up to a constant. */
    private double logPosterior(double[] point) {
        DecovPrior.Placed placed = placed(point);
        double logSigma = point[size];
        double sigma = Math.exp(logSigma);
        try {
            double log = new GivenVariances(sums, prior, placed.theta(), sigma).logDensity();
            return log + placed.logDensity() - sigma / residualMean + logSigma;
        } catch (NotEstimable | ArithmeticException e) {
            // σ next to θ without bound: rounding is all that is left there
            return Double.NEGATIVE_INFINITY;
        }
    }

    private void integrate(int points, long seed) {
        double[] start = new double[size + 1];
        start[size] = Math.log(sums.scale / 2);
        Function<double[], QuasiNewton.Slope> minus = this::minusLogPosterior;
        double[] mode = QuasiNewton.minimise(minus, start).point();
        AffineMap proposal = proposal(QuasiNewton.hessian(minus, mode), mode);
        for (int round = 1; ; round++) {
            double[][] placed = new double[points][];
            double[] logWeights = logWeights(proposal, placed, seed);
            smoothing = ParetoSmoothing.of(logWeights);
            if (!(smoothing.shape() > GOOD_SHAPE) && smoothing.effectiveSize() > points / 4.0 || round == MOST_ROUNDS) {
                keep(placed);
                return;
            }
            proposal = AffineMap.fitted(placed, smoothing.weights());
        }
    }

    private QuasiNewton.Slope minusLogPosterior(double[] point) {
        progress.checkpoint();
        double[] gradient = new double[point.length];
        for (int k = 0; k < point.length; k++) {
            double[] moved = point.clone();
            moved[k] += DIFFERENCE;
            double above = logPosterior(moved);
            moved[k] = point[k] - DIFFERENCE;
            gradient[k] = (logPosterior(moved) - above) / (2 * DIFFERENCE);
        }
        return new QuasiNewton.Slope(-logPosterior(point), gradient);
    }

    /** The normal with the curvature at the mode; where there is none, of unit variance. */
    private static AffineMap proposal(double[] hessian, double[] mode) {
        int size = mode.length;
        double[] inverse = new double[size * size];
        double[] root = hessian.clone();
        if (!Cholesky.factor(root, size)) {
            return new AffineMap(mode, AffineMap.none(size).factor());
        }
        for (int i = 0; i < size; i++) {
            inverse[i * size + i] = 1;
        }
        Cholesky.solveLower(root, size, inverse, size);
        Cholesky.solveUpper(root, size, inverse, size);
        Cholesky.factor(inverse, size);
        for (int i = 0; i < size; i++) {
            Arrays.fill(inverse, i * size + i + 1, (i + 1) * size, 0);
        }
        return new AffineMap(mode, inverse);
    }

    private double[] logWeights(AffineMap proposal, double[][] placed, long seed) {
        int dimensions = size + 1;
        double[][] uniforms = ShiftedSobol.points(placed.length, dimensions, seed);
        double[] logWeights = new double[placed.length];
        AtomicInteger done = new AtomicInteger();
        IntStream.range(0, placed.length).parallel().forEach(i -> {
            double[] z = new double[dimensions];
            double logProposal = 0;
            for (int k = 0; k < dimensions; k++) {
                z[k] = StudentFour.quantile(uniforms[i][k]);
                logProposal += StudentFour.logDensity(z[k]);
            }
            placed[i] = proposal.apply(z);
            logWeights[i] = logPosterior(placed[i]) - logProposal;
            progress.at(FitStep.INTEGRATING, done.incrementAndGet(), placed.length);
        });
        return logWeights;
    }

    private void keep(double[][] placed) {
        int[] kept = IntStream.range(0, placed.length)
                .filter(i -> smoothing.weights()[i] > NEGLIGIBLE)
                .toArray();
        double mass =
                Arrays.stream(kept).mapToDouble(i -> smoothing.weights()[i]).sum();
        weights = Arrays.stream(kept)
                .mapToDouble(i -> smoothing.weights()[i] / mass)
                .toArray();
        for (int i : kept) {
            thetas.add(placed(placed[i]).theta());
            sigmas.add(Math.exp(placed[i][size]));
        }
    }

    /** As many equally weighted points would serve as well. */
    public double effectivePoints() {
        return smoothing.effectiveSize();
    }

    /** Pareto k̂ of the weights; NaN where they are too even to have a tail. */
    public double shape() {
        return smoothing.shape();
    }

    /** Whether the figures are not to be trusted. */
    public boolean poor() {
        return smoothing.shape() > POOR_SHAPE;
    }

    /** Priors of the coefficients that were estimated. */
    public List<CoefficientPrior> coefficientPriors() {
        return List.copyOf(coefficientPriors);
    }

    /** Mean of σ's exponential prior. */
    public double residualPriorMean() {
        return residualMean;
    }

    /** σ. */
    public PosteriorSummary sigma(double level) {
        return points(i -> sigmas.get(i), level);
    }

    /** Standard deviation of one effect of a factor over its levels. */
    public PosteriorSummary standardDeviation(int factor, int effect, double level) {
        RandomBlock block = sums.blocks.get(factor);
        return points(
                i -> sigmas.get(i) * Math.sqrt(block.covariance(thetas.get(i))[effect * block.size + effect]), level);
    }

    /**
     * Σ z'Dz/(Σ z'Dz + σ²) over the factors with its mean over rows in both places.
     *
     * @param products by factor, mean over rows of zz', row by row in the order of the effects
     */
    public PosteriorSummary intraclassCorrelation(List<double[]> products, double level) {
        return points(
                i -> {
                    double between = 0;
                    for (int f = 0; f < products.size(); f++) {
                        double[] covariance = sums.blocks.get(f).covariance(thetas.get(i));
                        for (int k = 0; k < covariance.length; k++) {
                            between += covariance[k] * products.get(f)[k];
                        }
                    }
                    return between / (between + 1);
                },
                level);
    }

    /** Correlation of two effects of one term of a factor. */
    public PosteriorSummary correlation(int factor, int one, int other, double level) {
        RandomBlock block = sums.blocks.get(factor);
        int q = block.size;
        return points(
                i -> {
                    double[] covariance = block.covariance(thetas.get(i));
                    return covariance[one * q + other]
                            / Math.sqrt(covariance[one * q + one] * covariance[other * q + other]);
                },
                level);
    }

    /** Covariance of two effects of a factor. */
    public PosteriorSummary covariance(int factor, int one, int other, double level) {
        RandomBlock block = sums.blocks.get(factor);
        return points(
                i -> sigmas.get(i) * sigmas.get(i) * block.covariance(thetas.get(i))[one * block.size + other], level);
    }

    /** A function of (θ, σ): its weighted distribution over the points. */
    private PosteriorSummary points(ToDoubleFunction<Integer> function, double level) {
        double[] values = IntStream.range(0, weights.length)
                .mapToDouble(function::applyAsDouble)
                .toArray();
        return PosteriorSummary.of(values, weights, level);
    }

    /** One coefficient; NaN where it was left out. */
    public PosteriorSummary coefficient(int term, double level) {
        if (Arrays.stream(sums.fixed.kept).noneMatch(k -> k == term)) {
            return new PosteriorSummary(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
        }
        double[] x = new double[sums.data.terms().size()];
        x[term] = 1;
        return mixture(sums.fixed.row(x), new int[0], List.of(), level, 0);
    }

    /** One effect of one level of a factor. */
    public PosteriorSummary effect(int factor, int group, int effect, double level) {
        int[] groups = new int[factor + 1];
        Arrays.fill(groups, NO_GROUP);
        groups[factor] = group;
        List<double[]> z = sums.blocks.subList(0, factor + 1).stream()
                .map(block -> new double[block.size])
                .toList();
        z.get(factor)[effect] = 1;
        return mixture(new double[sums.columns], groups, z, level, 0);
    }

    /**
     * Mean of the response x'β + Σ z'b of a row; the offset is not in it.
     *
     * @param groups its level of each factor, {@link #NEW_GROUP} for one that the data do not have, {@link #NO_GROUP}
     *     for b = 0; empty for none of any
     * @param z by factor
     */
    public PosteriorSummary mean(double[] x, int[] groups, List<double[]> z, double level) {
        return mixture(sums.fixed.row(x), groups, z, level, 0);
    }

    /** A response that nobody gave: as {@link #mean}, its own variation included. */
    public PosteriorSummary response(double[] x, int[] groups, List<double[]> z, double weight, double level) {
        return mixture(sums.fixed.row(x), groups, z, level, 1 / weight);
    }

    /** A mixture of normals over the points. */
    private PosteriorSummary mixture(double[] row, int[] groups, List<double[]> z, double level, double residualShare) {
        double[] means = new double[given.size()];
        double[] deviations = new double[given.size()];
        double mean = 0;
        for (int i = 0; i < means.length; i++) {
            GivenVariances at = given.get(i);
            double[] moments = at.moments(row, groups, z);
            double own = residualShare;
            for (int f = 0; f < groups.length; f++) {
                own += groups[f] == NEW_GROUP ? at.newEffect(f, z.get(f)) : 0;
            }
            means[i] = moments[0];
            deviations[i] = Math.sqrt(moments[1] + own * at.sigma() * at.sigma());
            mean += givenWeights[i] * means[i];
        }
        double variance = 0;
        for (int i = 0; i < means.length; i++) {
            variance += givenWeights[i] * (deviations[i] * deviations[i] + (means[i] - mean) * (means[i] - mean));
        }
        double deviation = Math.sqrt(variance);
        for (int i = 0; i < means.length && deviation > 0; i++) {
            means[i] = (means[i] - mean) / deviation;
            deviations[i] /= deviation;
        }
        double[] quantiles = new double[3];
        double[] probabilities = {0.5, (1 - level) / 2, (1 + level) / 2};
        for (int k = 0; k < 3; k++) {
            quantiles[k] = deviation > 0 ? mean + deviation * quantile(means, deviations, probabilities[k]) : mean;
        }
        return new PosteriorSummary(mean, deviation, quantiles[0], quantiles[1], quantiles[2]);
    }

    /** By bisection of the distribution function of a mixture with mean 0 and variance 1. */
    private double quantile(double[] means, double[] deviations, double probability) {
        double lower = -40;
        double upper = 40;
        while (upper - lower > 1e-9) {
            double middle = (lower + upper) / 2;
            double below = 0;
            for (int i = 0; i < means.length; i++) {
                below += givenWeights[i]
                        * (deviations[i] > 0
                                ? StandardNormal.below((middle - means[i]) / deviations[i])
                                : means[i] <= middle ? 1 : 0);
            }
            if (below < probability) {
                lower = middle;
            } else {
                upper = middle;
            }
        }
        return (lower + upper) / 2;
    }
}
