package org.regionwise.engine.binomial.posterior;

import java.util.Arrays;
import org.regionwise.engine.FitProgress;
import org.regionwise.engine.binomial.Priors;
import org.regionwise.engine.binomial.RegionIntegral;
import org.regionwise.engine.cells.Cells;
import org.regionwise.engine.cells.ScaledDesign;
import org.regionwise.engine.numeric.GaussHermite;

/**
 * The log posterior density of (β, log σ) and its parts by region. Safe for use by several threads, each with its own
 * work.
 */
final class PointEvaluator {
    private final Cells cells;
    private final ScaledDesign design;
    private final Priors priors;
    private final double[] sds;
    private final GaussHermite rule;
    private final boolean[] sampled;
    /** Who watches the points being evaluated. */
    final FitProgress progress;

    PointEvaluator(Cells cells, ScaledDesign design, Priors priors, int quadraturePoints, FitProgress progress) {
        this.progress = progress;
        this.cells = cells;
        this.design = design;
        this.priors = priors;
        this.sds = priors.scaledCoefficientSds(design);
        this.rule = GaussHermite.of(quadraturePoints);
        this.sampled = new boolean[cells.regions()];
        for (int j = 0; j < sampled.length; j++) {
            sampled[j] = cells.trialsOfRegion(j) > 0;
        }
    }

    /** One thread's working space; hands modes on from point to point. */
    final class Work {
        private final RegionIntegral integral = new RegionIntegral(cells, rule);
        private final double[] eta = new double[cells.size()];
        /** v̂_j, τ_j and ℓ_j at the last point. */
        final double[] mode = new double[cells.regions()];

        final double[] tau = new double[cells.regions()];
        final double[] logLikelihood = new double[cells.regions()];
    }

    Work work() {
        return new Work();
    }

    /** Up to a constant; {@code work} then holds the regions' parts. */
    double logPosterior(double[] point, Work work) {
        progress.checkpoint();
        design.linearPredictors(point, work.eta);
        double sigma = point[design.columns()];
        for (int j = 0; j < cells.regions(); j++) {
            if (sampled[j]) {
                work.integral.integrate(j, work.eta, sigma, work.mode[j]);
                work.mode[j] = work.integral.mode();
                work.tau[j] = work.integral.tau();
                work.logLikelihood[j] = work.integral.logLikelihood();
            } else {
                work.tau[j] = 1;
            }
        }
        return Arrays.stream(work.logLikelihood).sum()
                + Priors.logDensity(point, sds)
                + priors.logDensityOfSigma(sigma)
                + Math.log(sigma);
    }
}
