package org.regionwise.analysis.result;

import org.regionwise.engine.direct.VarianceCheck;

/**
 * What the area-level model says of a region. Variances are of the direct proportion.
 *
 * @param direct the direct estimate on the model's scale
 * @param pooled the best linear unbiased predictor on the scale; under {@code bayes} the posterior mean's place on
 *     it
 * @param variance own sampling variance; undefined where it is 0 or unknown
 * @param smoothedVariance what all regions together say of it; undefined where numbers of respondents are not known
 * @param varianceUsed the one taken for known
 * @param varianceVerdict whether the own variance can be believed; null where it was not checked
 * @param meanSquaredError on the scale, in its parts; null under {@code bayes}
 * @param pooledIfSmoothed pooled estimate with all variances smoothed by the pooled design effect, where the own
 *     variance is not plausible and was used as it is; else null
 * @param varianceOnScale the one taken for known, on the model's scale; undefined in results of earlier versions
 * @param pooledByBayes what full Bayes makes of the region where the method estimated no variance between regions;
 *     else null
 */
public record AreaFacts(
        double direct,
        double pooled,
        double variance,
        double smoothedVariance,
        double varianceUsed,
        VarianceCheck.Verdict varianceVerdict,
        AreaFacts.MeanSquaredError meanSquaredError,
        Estimate pooledIfSmoothed,
        double varianceOnScale,
        Estimate pooledByBayes) {
    /** The same beside what smoothed variances would say. */
    AreaFacts withPooledIfSmoothed(Estimate smoothed) {
        return new AreaFacts(
                direct,
                pooled,
                variance,
                smoothedVariance,
                varianceUsed,
                varianceVerdict,
                meanSquaredError,
                smoothed,
                varianceOnScale,
                pooledByBayes);
    }

    /** The same beside what full Bayes says. */
    AreaFacts withPooledByBayes(Estimate bayes) {
        return new AreaFacts(
                direct,
                pooled,
                variance,
                smoothedVariance,
                varianceUsed,
                varianceVerdict,
                meanSquaredError,
                pooledIfSmoothed,
                varianceOnScale,
                bayes);
    }

    /**
     * Mean squared error of a predictor in its parts (Prasad and Rao).
     *
     * @param g1 were all parameters known
     * @param g2 as the coefficients are estimated
     * @param g3 as σ² is estimated; counts twice
     * @param correction for the bias of g1
     * @param total g1 + g2 + 2 g3 + correction
     */
    public record MeanSquaredError(double g1, double g2, double g3, double correction, double total) {}
}
