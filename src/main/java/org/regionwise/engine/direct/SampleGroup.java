package org.regionwise.engine.direct;

/**
 * Respondents of a sample who share a region, a stratum, a sampling unit of each stage, an answer, and the values of
 * the variables that weights were calibrated on.
 *
 * @param region j in 0..m−1, or −1 for respondents who are part of the design but of no estimate (no answer, no region)
 * @param stratum h in 0..H−1
 * @param unit primary sampling unit in 0..U−1, each in one stratum; −1 where every respondent is a unit of his own
 * @param secondUnit second-stage unit in 0..S−1, each in one primary unit; −1 where every respondent is one
 * @param pattern row of the sample's calibration variables; 0 where there are none
 * @param answer y_i: 1 or 0 where the answer is yes or no, or what was measured
 * @param count how many respondents
 * @param weight Σ w_i over them
 * @param weightSquares Σ w_i² over them
 * @param baseWeight Σ d_i over them, d the weights before calibration; Σ w_i where these are not known
 */
public record SampleGroup(
        int region,
        int stratum,
        int unit,
        int secondUnit,
        int pattern,
        double answer,
        long count,
        double weight,
        double weightSquares,
        double baseWeight) {
    /** Respondents who belong to the design only. */
    public static final int NO_REGION = -1;

    /** The unit of respondents who were drawn one by one. */
    public static final int OWN_UNIT = -1;

    /** Of a sample in one stage whose weights are taken as fixed. */
    public SampleGroup(
            int region, int stratum, int unit, boolean positive, long count, double weight, double weightSquares) {
        this(region, stratum, unit, OWN_UNIT, 0, positive ? 1 : 0, count, weight, weightSquares, weight);
    }

    /** Whether the answer is yes. */
    public boolean positive() {
        return answer == 1;
    }
}
