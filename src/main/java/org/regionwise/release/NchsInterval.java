package org.regionwise.release;

import org.hipparchus.distribution.continuous.TDistribution;
import org.regionwise.analysis.result.Result;
import org.regionwise.engine.Interval;
import org.regionwise.engine.direct.KornGraubardInterval;

/**
 * The 95% interval of a direct estimate by Korn and Graubard as NCHS computes it: at the effective sample size adjusted
 * for degrees of freedom, which is never more than the sample size; at the sample size where everybody gave one answer.
 *
 * @param effectiveSampleSize p(1 − p)/SE², at most n; n where everybody gave one answer or respondents count alike
 * @param width upper less lower limit
 */
record NchsInterval(double effectiveSampleSize, double width) {
    private static final double LEVEL = 0.95;

    /** @param designed whether respondents were said not to be drawn alike */
    static NchsInterval of(Subject subject, boolean designed) {
        double p = subject.raw().estimate();
        double error = subject.raw().standardError();
        boolean known = subject.respondents() != Result.UNKNOWN;
        double n = known ? subject.respondents() : Double.POSITIVE_INFINITY;
        boolean ownError = (designed || !known) && error > 0 && p > 0 && p < 1;
        double effective = ownError ? Math.min(n, p * (1 - p) / (error * error)) : n;
        if (!Double.isFinite(effective)) {
            return new NchsInterval(Double.NaN, Double.NaN);
        }
        double adjusted = effective;
        double degrees = subject.degreesOfFreedom();
        if (ownError && known && degrees >= 1 && n > 1) {
            double ratio = quantile(n - 1) / quantile(degrees);
            adjusted = Math.min(n, p * (1 - p) / (error * error) * ratio * ratio);
        }
        Interval limits = KornGraubardInterval.of(p, adjusted, 1, 0, LEVEL);
        return new NchsInterval(effective, limits.upper() - limits.lower());
    }

    private static double quantile(double degreesOfFreedom) {
        return new TDistribution(degreesOfFreedom).inverseCumulativeProbability((1 + LEVEL) / 2);
    }
}
