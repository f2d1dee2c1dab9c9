package org.regionwise.survey;

/**
 * Respondents of one {@link ResponseCount} who were drawn from the same stratum and cluster.
 *
 * @param responses who they are, how many, and the first of their rows
 * @param stratum null without strata, or where the cell was empty
 * @param cluster null without clusters, or where the cell was empty
 * @param finitePopulation as written; null without it, or where the cell was empty
 * @param unusableWeight what stands in place of a weight, the empty text for the empty cell; null where weights are numbers
 *     above 0
 * @param weight Σ w; the number of respondents without weights
 * @param weightSquares Σ w²
 */
public record DesignCount(
        ResponseCount responses,
        String stratum,
        String cluster,
        String finitePopulation,
        String unusableWeight,
        double weight,
        double weightSquares) {
    /** Respondents who were drawn like all others. */
    public static DesignCount alike(ResponseCount responses) {
        return new DesignCount(responses, null, null, null, null, responses.count(), responses.count());
    }
}
