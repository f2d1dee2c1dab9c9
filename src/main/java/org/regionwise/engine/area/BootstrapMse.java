package org.regionwise.engine.area;

import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.regionwise.engine.FitProgress;
import org.regionwise.engine.FitStep;
import org.regionwise.engine.numeric.RegionRandom;

/**
 * Mean squared error on the scale of reporting by a parametric bootstrap, for scales on which no formula holds. Each
 * replication draws u* ~ N(0, σ̂²) and e* ~ N(0, V_j), fits θ̂* = x'β̂ + u* + e* anew by the same estimator, and
 * compares the estimate with g⁻¹(x'β̂ + u*), all areas included. González-Manteiga et al. (2008), J. Stat. Comput.
 * Simul. 78.
 *
 * <p>The world it draws from takes σ̂² for true, and where σ̂² = 0 says nothing of differences between areas: the
 * answer then holds the estimation of β and σ² alone. Equal seeds give equal figures on any number of cores.
 */
public final class BootstrapMse {
    /** Replications that one task sums, in order, so that the sums do not depend on who does which. */
    private static final int BLOCK = 8;

    private final double[] meanSquare;
    private final double[] bias;

    /**
     * Runs the bootstrap.
     *
     * @param fit of the model
     * @param scale that on which it was fitted
     * @param replications at least 1; 200 leave about a tenth of Monte Carlo error in each figure, 1,000 a twentieth
     * @param seed of all draws
     */
    public BootstrapMse(FayHerriotFit fit, AreaScale scale, int replications, long seed) {
        this(fit, scale, replications, seed, FitProgress.UNWATCHED);
    }

    /** The same, watched. */
    public BootstrapMse(FayHerriotFit fit, AreaScale scale, int replications, long seed, FitProgress progress) {
        AtomicInteger done = new AtomicInteger();
        if (replications < 1) {
            throw new IllegalArgumentException("replications must be at least 1, not " + replications);
        }
        int areas = fit.data.size();
        double[] centre = fit.synthetics();
        List<double[][]> blocks = IntStream.range(0, (replications + BLOCK - 1) / BLOCK)
                .parallel()
                .mapToObj(block -> {
                    double[][] sums = new double[2][areas];
                    for (int b = block * BLOCK; b < Math.min(replications, (block + 1) * BLOCK); b++) {
                        double[] error = errors(fit, scale, centre, RegionRandom.of(seed, b));
                        for (int j = 0; j < areas; j++) {
                            sums[0][j] += error[j] * error[j];
                            sums[1][j] += error[j];
                        }
                        progress.at(FitStep.REPLICATING, done.incrementAndGet(), replications);
                    }
                    return sums;
                })
                .toList();
        meanSquare = new double[areas];
        bias = new double[areas];
        for (double[][] sums : blocks) {
            for (int j = 0; j < areas; j++) {
                meanSquare[j] += sums[0][j] / replications;
                bias[j] += sums[1][j] / replications;
            }
        }
    }

    /** Estimate less truth of every area in one replication. */
    private static double[] errors(FayHerriotFit fit, AreaScale scale, double[] centre, SplittableRandom random) {
        int areas = centre.length;
        double[] theta = new double[areas];
        double[] direct = new double[areas];
        for (int j = 0; j < areas; j++) {
            theta[j] = centre[j] + fit.sigma() * random.nextGaussian();
            double error = random.nextGaussian();
            direct[j] = fit.data.sampled(j) ? theta[j] + Math.sqrt(fit.data.variance(j)) * error : Double.NaN;
        }
        FayHerriotFit again = new FayHerriot(fit.data, fit.estimator).fit(fit.data.with(direct), fit.design);
        double[] eblup = again.eblups();
        double[] errors = new double[areas];
        for (int j = 0; j < areas; j++) {
            double given = fit.data.sampled(j)
                    ? ShrinkageFactor.of(again.betweenVariance(), fit.data.variance(j)) * fit.data.variance(j)
                    : again.betweenVariance();
            errors[j] = new TransformedNormal(scale, eblup[j], Math.sqrt(given)).mean() - scale.inverse(theta[j]);
        }
        return errors;
    }

    /** MSE of every area's estimate, on the scale of reporting; take the root for a standard error. */
    public double[] meanSquaredErrors() {
        return meanSquare.clone();
    }

    /** Its mean error: estimate less truth. */
    public double[] biases() {
        return bias.clone();
    }
}
