package org.regionwise.engine.binomial.posterior;

import org.regionwise.engine.binomial.PooledLattice;
import org.regionwise.engine.binomial.RegionEffects;

/**
 * The ridge along one distribution of region effects, or one of pooled effects.
 *
 * @param first number of its first slice
 * @param pooled the distribution of pooled effects; null where there are none
 */
record Ridge(
        RegionEffects.Candidate effects,
        SigmaRidge ridge,
        int first,
        SigmaSlice.Model model,
        PooledLattice.Node pooled,
        double logWeight) {
    int end() {
        return first + ridge.nodes().size();
    }

    /** By Laplace's method, or exactly. */
    double logMass(int g, double logMarginal) {
        // the first node stands for all below it, where the density falls like e^λ
        double stands = g == first && ridge.openBelow() ? 1 / -Math.expm1(-ridge.step()) : 1;
        return effects.logPrior() + logWeight + logMarginal + Math.log(stands * ridge.step());
    }
}
