package org.regionwise.engine.direct;

import java.util.List;
import org.hipparchus.distribution.continuous.TDistribution;
import org.regionwise.engine.Interval;

/**
 * Mean of a domain of a simple random sample.
 *
 * @param respondents n
 * @param mean ȳ; NaN without respondents
 * @param variance s²/n; NaN of fewer than two respondents, or where all are alike, which no sample proves
 */
public record SampleMean(long respondents, double mean, double variance) {
    /** Of these values. */
    public static SampleMean of(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        double mean = sum / values.length;
        double squares = 0;
        double rest = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
            rest += value - mean;
        }
        // what rounding left of the mean is taken off
        squares -= rest * rest / values.length;
        double variance = squares / (values.length - 1.0) / values.length;
        return new SampleMean(values.length, mean, variance > 0 ? variance : Double.NaN);
    }

    /** Of several domains as one, none of them in another. */
    public static SampleMean of(List<SampleMean> domains) {
        long respondents = 0;
        double sum = 0;
        for (SampleMean each : domains) {
            respondents += each.respondents;
            sum += each.respondents > 0 ? each.respondents * each.mean : 0;
        }
        double mean = sum / respondents;
        double squares = 0;
        for (SampleMean each : domains) {
            if (each.respondents > 0) {
                double n = each.respondents;
                // of one respondent, or of several who are alike, it is 0
                squares += Double.isNaN(each.variance) ? 0 : (n - 1) * n * each.variance;
                squares += n * (each.mean - mean) * (each.mean - mean);
            }
        }
        double variance = squares / (respondents - 1.0) / respondents;
        return new SampleMean(respondents, mean, variance > 0 ? variance : Double.NaN);
    }

    /** √variance. */
    public double standardError() {
        return Math.sqrt(variance);
    }

    /** ȳ ± t √variance with n − 1 degrees of freedom. */
    public Interval interval(double level) {
        return interval(mean, standardError(), respondents - 1.0, level);
    }

    /** Any mean ± t times its standard error; NaN where that or the degrees of freedom are not known. */
    public static Interval interval(double mean, double standardError, double degreesOfFreedom, double level) {
        if (!(degreesOfFreedom > 0) || Double.isNaN(standardError)) {
            return new Interval(Double.NaN, Double.NaN);
        }
        double half = new TDistribution(degreesOfFreedom).inverseCumulativeProbability((1 + level) / 2) * standardError;
        return new Interval(mean - half, mean + half);
    }
}
