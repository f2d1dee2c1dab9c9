package org.regionwise.engine.linear;

import java.util.List;

/**
 * Effects b of all levels of one factor.
 *
 * @param factor its name
 * @param levels names of the m levels
 * @param terms names of the q effects
 * @param modes m × q, conditional modes given y and the estimates
 * @param covariances m × (q·q), row by row, conditional on the estimates of β, σ and θ, as {@code ranef(condVar =
 *     TRUE)} has it
 */
public record GroupEffects(
        String factor, List<String> levels, List<String> terms, double[][] modes, double[][] covariances) {

    /** Conditional standard deviation of one effect. */
    public double standardDeviation(int level, int term) {
        return Math.sqrt(covariances[level][term * terms.size() + term]);
    }
}
