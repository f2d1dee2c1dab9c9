package org.regionwise.engine.binomial.posterior;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.regionwise.engine.FitStep;
import org.regionwise.engine.numeric.AffineMap;
import org.regionwise.engine.numeric.ParetoSmoothing;
import org.regionwise.engine.numeric.ShiftedSobol;
import org.regionwise.engine.numeric.StudentFour;

/**
 * The posterior of the hyperparameters (β, σ) as weighted points: quasi-random points from a {@link SigmaProposal},
 * weighted by posterior over proposal density, the weights Pareto-smoothed. Every u_j is integrated out exactly at
 * every point, so no Markov chain is needed. Reproducible: equal seeds give equal points on any number of cores.
 */
final class HyperparameterPosterior {
    /** k̂ above which, or number of effective points below which, the integration is refined. */
    private static final double GOOD_SHAPE = 0.5;

    private static final double GOOD_POINTS = 400;
    /**
     * And where it counts as poor if refining did not help. Vehtari et al. (2024): k̂ above 0.7 is not to be trusted.
     */
    private static final double POOR_SHAPE = 0.7;

    private static final double POOR_POINTS = 200;
    private static final int MOST_ROUNDS = 3;
    /** Points evaluated as one task; modes are handed on within it. */
    private static final int CHUNK = 32;

    private final PointEvaluator evaluator;
    private final int p;
    private final long seed;

    /** Each point: scaled β, then σ. */
    double[][] points;
    /** ℓ_j, v̂_j and τ_j at each point: [point][region]. */
    double[][] regionLogLikelihood;

    double[][] mode;
    double[][] tau;
    /** Summing to 1. */
    double[] weights;

    /** Standardised coordinates of the points, kept to fit a better proposal. */
    private double[][] whitened;

    private ParetoSmoothing smoothing;
    private double logEvidence;
    private int rounds;

    HyperparameterPosterior(PointEvaluator evaluator, SigmaProposal proposal, int coefficients, int points, long seed) {
        this.evaluator = evaluator;
        this.p = coefficients;
        this.seed = seed;
        AffineMap shift = AffineMap.none(p);
        int size = points;
        for (rounds = 1; ; rounds++) {
            integrate(proposal, shift, size);
            boolean good = !(smoothing.shape() > GOOD_SHAPE) && effectivePoints() >= GOOD_POINTS;
            if (good || rounds == MOST_ROUNDS) {
                return;
            }
            shift = AffineMap.fitted(whitened, weights);
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

    /** log p(y), of the individual 0/1 responses, the hyperparameters integrated over their priors. */
    double logEvidence() {
        return logEvidence;
    }

    /** How often the integration was run, the first time included. */
    int rounds() {
        return rounds;
    }

    boolean poor() {
        return smoothing.shape() > POOR_SHAPE || effectivePoints() < POOR_POINTS;
    }

    private void integrate(SigmaProposal proposal, AffineMap shift, int size) {
        double[][] uniforms = ShiftedSobol.points(size, p + 1, seed);
        points = new double[size][];
        whitened = new double[size][];
        regionLogLikelihood = new double[size][];
        mode = new double[size][];
        tau = new double[size][];
        double[] logWeights = new double[size];
        int chunks = (size + CHUNK - 1) / CHUNK;
        AtomicInteger done = new AtomicInteger();
        IntStream.range(0, chunks).parallel().forEach(chunk -> {
            PointEvaluator.Work work = evaluator.work();
            for (int i = chunk * CHUNK; i < Math.min(size, (chunk + 1) * CHUNK); i++) {
                double lambda = proposal.lambda(uniforms[i][0]);
                double[] z = new double[p];
                double logProposal = proposal.logDensity(lambda);
                for (int k = 0; k < p; k++) {
                    z[k] = StudentFour.quantile(uniforms[i][k + 1]);
                    logProposal += StudentFour.logDensity(z[k]);
                }
                double[] placed = shift.apply(z);
                double[] point = new double[p + 1];
                logProposal -= proposal.place(lambda, placed, point) + shift.logDeterminant();
                point[p] = Math.exp(lambda);
                logWeights[i] = evaluator.logPosterior(point, work) - logProposal;
                points[i] = point;
                whitened[i] = placed;
                regionLogLikelihood[i] = work.logLikelihood.clone();
                mode[i] = work.mode.clone();
                tau[i] = work.tau.clone();
                evaluator.progress.at(FitStep.INTEGRATING, done.incrementAndGet(), size);
            }
        });
        smoothing = ParetoSmoothing.of(logWeights);
        weights = smoothing.weights();
        double largest = Arrays.stream(logWeights).max().orElseThrow();
        logEvidence = largest
                + Math.log(Arrays.stream(logWeights)
                        .map(w -> Math.exp(w - largest))
                        .average()
                        .orElseThrow());
    }
}
