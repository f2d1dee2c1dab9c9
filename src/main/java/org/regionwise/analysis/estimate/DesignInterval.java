package org.regionwise.analysis.estimate;

import org.regionwise.analysis.result.Estimate;
import org.regionwise.engine.Interval;
import org.regionwise.engine.LogitInterval;
import org.regionwise.engine.direct.DirectEstimate;
import org.regionwise.engine.direct.KornGraubardInterval;

/** A direct estimate of a designed sample with its limits, which are never of zero width. */
final class DesignInterval {
    private DesignInterval() {}

    /**
     * On the logit scale with the design's standard error and degrees of freedom; by Korn and Graubard at the effective
     * sample size where these say nothing: everybody gave the same answer, or too few primary sampling units.
     *
     * @param effectiveSampleSize by the pooled design effect where the own one is not known
     */
    static Estimate estimate(DirectEstimate direct, double effectiveSampleSize, double level) {
        if (Double.isNaN(direct.proportion())) {
            return Estimate.UNDEFINED;
        }
        double p = direct.proportion();
        double error = direct.standardError();
        if (Double.isNaN(error) && direct.mixed()) {
            error = Math.sqrt(p * (1 - p) / effectiveSampleSize);
        }
        Interval logit = LogitInterval.of(p, direct.standardError(), direct.degreesOfFreedom(), level);
        Interval limits = Double.isNaN(logit.lower()) ? kornGraubard(direct, effectiveSampleSize, level) : logit;
        return new Estimate(p, error, limits.lower(), limits.upper());
    }

    /** At p̂(1 − p̂)/V, or at the given effective sample size where V is not known; NaN without respondents. */
    static Interval kornGraubard(DirectEstimate direct, double effectiveSampleSize, double level) {
        if (Double.isNaN(direct.proportion())) {
            return new Interval(Double.NaN, Double.NaN);
        }
        double p = direct.proportion();
        boolean own = direct.mixed() && direct.variance() > 0;
        return KornGraubardInterval.of(
                p,
                own ? p * (1 - p) / direct.variance() : effectiveSampleSize,
                direct.respondents(),
                direct.degreesOfFreedom(),
                level);
    }
}
