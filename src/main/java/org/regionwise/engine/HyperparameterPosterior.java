package org.regionwise.engine;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.random.SobolSequenceGenerator;

/**
 * The posterior of the hyperparameters (β, σ) as weighted points: quasi-random points from a {@link SigmaProposal},
 * weighted by posterior over proposal density, the weights Pareto-smoothed. Every u_j is integrated out exactly at every
 * point, so no Markov chain is needed. Reproducible: equal seeds give equal points on any number of cores.
 */
final class HyperparameterPosterior {
    /** Components of the proposal's scale mixture: most points as the curvature says, some far out against heavy tails. */
    private static final double NARROW = 1.05;

    private static final double WIDE = 2.5;
    private static final double WIDE_SHARE = 0.1;

    /** k̂ above which, or share of effective points below which, the integration is refined. */
    private static final double POOR_SHAPE = 0.5;

    private static final double POOR_EFFICIENCY = 0.5;
    private static final int MOST_ROUNDS = 3;
    /** Points evaluated as one task; modes are handed on within it. */
    private static final int CHUNK = 32;

    private static final NormalDistribution NORMAL = new NormalDistribution();

    private final Cells cells;
    private final ScaledDesign design;
    private final Priors priors;
    private final GaussHermite rule;
    private final long seed;

    /** Each point: scaled β, then σ. */
    double[][] points;
    /** ℓ_j at each point: [point][region]. */
    double[][] regionLogLikelihood;
    /** Summing to 1. */
    double[] weights;

    private ParetoSmoothing smoothing;
    private int rounds;

    HyperparameterPosterior(
            Cells cells, ScaledDesign design, Priors priors, int quadraturePoints, int points, long seed) {
        this.cells = cells;
        this.design = design;
        this.priors = priors;
        this.rule = new GaussHermite(quadraturePoints);
        this.seed = seed;
        // the proposal only needs derivatives that are nearly right
        MarginalLikelihood likelihood = new MarginalLikelihood(cells, design, Math.max(7, Math.min(quadraturePoints, 9)));
        SigmaProposal proposal = new SigmaProposal(priors.onAll(likelihood, design), start());
        Shift shift = Shift.none(design.columns());
        int size = points;
        for (rounds = 1; rounds <= MOST_ROUNDS; rounds++) {
            integrate(proposal, shift, size);
            if (!poor() || rounds == MOST_ROUNDS) {
                break;
            }
            shift = Shift.fitted(whitened, weights);
            size *= 2;
        }
    }

    /** Pareto k̂ of the weights; NaN when they are too even to have a tail, which is best. */
    double shape() {
        return smoothing.shape();
    }

    /** As many equally weighted points would serve as well. */
    double effectivePoints() {
        return smoothing.effectiveSize();
    }

    /** How often the integration was run, the first time included. */
    int rounds() {
        return rounds;
    }

    boolean poor() {
        return smoothing.shape() > POOR_SHAPE || effectivePoints() < POOR_EFFICIENCY * weights.length;
    }

    private double[] start() {
        double yes = 0;
        for (int j = 0; j < cells.regions(); j++) {
            yes += cells.successesOfRegion(j);
        }
        double[] beta = new double[design.columns()];
        beta[0] = Logistic.logit((yes + 0.5) / (cells.totalTrials() + 1));
        return beta;
    }

    /** The standard normal coordinates of the points, kept to fit a better proposal. */
    private double[][] whitened;

    private void integrate(SigmaProposal proposal, Shift shift, int size) {
        int p = design.columns();
        double[][] uniforms = uniforms(size, p + 2);
        double[] sds = priors.scaledCoefficientSds(design);
        points = new double[size][];
        whitened = new double[size][];
        regionLogLikelihood = new double[size][];
        double[] logWeights = new double[size];
        int chunks = (size + CHUNK - 1) / CHUNK;
        IntStream.range(0, chunks).parallel().forEach(chunk -> {
            RegionIntegral integral = new RegionIntegral(cells, rule);
            double[] modes = new double[cells.regions()];
            double[] eta = new double[cells.size()];
            for (int i = chunk * CHUNK; i < Math.min(size, (chunk + 1) * CHUNK); i++) {
                double lambda = proposal.lambda(uniforms[i][0]);
                double[] z = standardNormal(uniforms[i], p);
                double[] placed = shift.apply(z);
                double[] point = new double[p + 1];
                double logFactor = proposal.place(lambda, placed, point) + shift.logDeterminant();
                point[p] = Math.exp(lambda);
                double logProposal = proposal.logDensity(lambda) + logDensity(z) - logFactor;
                double[] likelihood = likelihoods(point, integral, modes, eta);
                points[i] = point;
                whitened[i] = placed;
                regionLogLikelihood[i] = likelihood;
                logWeights[i] = Arrays.stream(likelihood).sum()
                        + Priors.logDensity(point, sds)
                        + priors.logDensityOfSigma(point[p])
                        + lambda
                        - logProposal;
            }
        });
        smoothing = ParetoSmoothing.of(logWeights);
        weights = smoothing.weights();
    }

    /** Sobol points, shifted at random by the seed (Cranley &amp; Patterson 1976), so that no coordinate is 0 or 1. */
    private double[][] uniforms(int size, int dimensions) {
        SobolSequenceGenerator sobol = new SobolSequenceGenerator(dimensions);
        SplittableRandom random = new SplittableRandom(seed);
        double[] shift = random.doubles(dimensions).toArray();
        double[][] uniforms = new double[size][];
        for (int i = 0; i < size; i++) {
            double[] next = sobol.nextVector();
            for (int k = 0; k < dimensions; k++) {
                double shifted = next[k] + shift[k];
                next[k] = Math.min(Math.max(shifted - Math.floor(shifted), 1e-12), 1 - 1e-12);
            }
            uniforms[i] = next;
        }
        return uniforms;
    }

    /** z from the scale mixture of normals; the last coordinate chooses the component. */
    private static double[] standardNormal(double[] uniform, int p) {
        double scale = uniform[p + 1] < WIDE_SHARE ? WIDE : NARROW;
        double[] z = new double[p];
        for (int k = 0; k < p; k++) {
            z[k] = scale * NORMAL.inverseCumulativeProbability(uniform[k + 1]);
        }
        return z;
    }

    private static double logDensity(double[] z) {
        double square = Arrays.stream(z).map(x -> x * x).sum();
        double constant = -0.5 * z.length * Math.log(2 * Math.PI);
        double narrow = Math.log(1 - WIDE_SHARE) - z.length * Math.log(NARROW) - square / (2 * NARROW * NARROW);
        double wide = Math.log(WIDE_SHARE) - z.length * Math.log(WIDE) - square / (2 * WIDE * WIDE);
        double larger = Math.max(narrow, wide);
        return constant + larger + Math.log(Math.exp(narrow - larger) + Math.exp(wide - larger));
    }

    private double[] likelihoods(double[] point, RegionIntegral integral, double[] modes, double[] eta) {
        design.linearPredictors(point, eta);
        double sigma = point[design.columns()];
        double[] likelihood = new double[cells.regions()];
        for (int j = 0; j < likelihood.length; j++) {
            if (cells.trialsOfRegion(j) > 0) {
                integral.integrate(j, eta, sigma, modes[j]);
                modes[j] = integral.mode;
                likelihood[j] = integral.logLikelihood;
            }
        }
        return likelihood;
    }
}
