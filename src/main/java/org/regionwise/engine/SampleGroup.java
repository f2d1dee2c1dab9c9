package org.regionwise.engine;

/**
 * Respondents of a sample who share a region, a stratum, a primary sampling unit and an answer.
 *
 * @param region j in 0..m−1, or −1 for respondents who are part of the design but of no estimate (no answer, no region)
 * @param stratum h in 0..H−1
 * @param unit primary sampling unit in 0..U−1, each in one stratum; −1 where every respondent is a unit of his own
 * @param positive y_i
 * @param count how many respondents
 * @param weight Σ w_i over them
 * @param weightSquares Σ w_i² over them
 */
public record SampleGroup(
        int region, int stratum, int unit, boolean positive, long count, double weight, double weightSquares) {
    /** Respondents who belong to the design only. */
    public static final int NO_REGION = -1;

    /** The unit of respondents who were drawn one by one. */
    public static final int OWN_UNIT = -1;
}
