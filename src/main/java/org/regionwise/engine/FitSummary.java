package org.regionwise.engine;

import java.util.List;

/**
 * A fit's record of itself.
 *
 * @param method what was maximised, in words
 * @param quadraturePoints nodes per region; 0 for as many as each integral took
 * @param iterations Newton steps from all starting points
 * @param objective log-likelihood at the estimates
 * @param gradient largest absolute entry of the gradient there, predictors scaled to unit standard deviation
 * @param converged whether the maximum was found
 * @param singular whether σ̂ = 0
 * @param penalised whether weak priors had to be added because no finite maximum exists
 * @param warnings all that a reader must know
 */
public record FitSummary(
        String method,
        int quadraturePoints,
        int iterations,
        double objective,
        double gradient,
        boolean converged,
        boolean singular,
        boolean penalised,
        List<FitWarning> warnings) {
    public FitSummary {
        warnings = List.copyOf(warnings);
    }
}
