package org.regionwise.engine.direct;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Direct estimates of a sample's regions and of all of them together.
 *
 * <p>Hájek: p̂_j = Σ w_i y_i / Ŵ_j, y_i yes or no or anything measured. Variance by Taylor linearisation for
 * domains: every respondent of the sample has a score z_i = w_i u_i, u_i = (y_i − p̂_j) / Ŵ_j in region j and 0
 * elsewhere, and V_j is the {@link DesignVariance} of their sum. Where weights were calibrated on known totals, z_i =
 * w_i (u_i − x_i'B) over all respondents ({@link CalibrationProjection}). Source: Särndal, Swensson &amp; Wretman,
 * <i>Model Assisted Survey Sampling</i> (1992), 5.8, 5.10 and 10.3; agrees with R's survey.
 */
public final class DirectEstimates {
    /** What is left of a variance by calibration when it explains the answer but for rounding. */
    private static final double NOTHING_LEFT = 1e-10;

    private final DesignSample sample;
    private final DesignVariance variance;
    /** Null where weights are taken as fixed. */
    private final CalibrationProjection projection;

    private DirectEstimates(DesignSample sample) {
        this.sample = sample;
        this.variance = new DesignVariance(sample);
        this.projection = sample.calibration().length == 0
                ? null
                : new CalibrationProjection(sample.calibration(), baseWeights(sample));
    }

    private static double[] baseWeights(DesignSample sample) {
        double[] sums = new double[sample.calibration().length];
        for (int g = 0; g < sample.start(sample.regions() + 1); g++) {
            sums[sample.group(g).pattern()] += sample.group(g).baseWeight();
        }
        return sums;
    }

    /** One estimate a region, in their order. */
    public static List<DirectEstimate> regions(DesignSample sample) {
        DirectEstimates space = new DirectEstimates(sample);
        List<DirectEstimate> estimates = new ArrayList<>();
        for (int j = 0; j < sample.regions(); j++) {
            estimates.add(space.domain(sample.start(j), sample.start(j + 1)));
        }
        return estimates;
    }

    /** All respondents who are in some region. */
    public static DirectEstimate nation(DesignSample sample) {
        return new DirectEstimates(sample).domain(0, sample.start(sample.regions()));
    }

    /** Domains of a sample, and the differences between them. */
    static DirectEstimates in(DesignSample sample) {
        return new DirectEstimates(sample);
    }

    /** All respondents of the regions {@code from} up to {@code to} together. */
    DirectEstimate together(int from, int to) {
        return domain(sample.start(from), sample.start(to));
    }

    /**
     * V of p̂_2 − p̂_1, the estimates of two domains without a common respondent: that of the sum of z_i = w_i (y_i −
     * p̂_2) / Ŵ_2 over the one and its negative over the other.
     *
     * @param from the regions of the first domain, from this
     * @param to up to this
     * @param first its estimate
     * @param offset how many regions later those of the second are
     * @param second its estimate
     */
    double ofDifference(int from, int to, DirectEstimate first, int offset, DirectEstimate second) {
        return variance(List.of(
                        new Part(
                                sample.start(from),
                                sample.start(to),
                                new Score(first.proportion(), -first.weight(), 0, Double.POSITIVE_INFINITY)),
                        new Part(
                                sample.start(offset + from),
                                sample.start(offset + to),
                                new Score(second.proportion(), second.weight(), 0, Double.POSITIVE_INFINITY))))
                .value();
    }

    private DirectEstimate domain(int from, int to) {
        long respondents = 0;
        long positives = 0;
        double weight = 0;
        double weighted = 0;
        double plainSum = 0;
        boolean shares = true;
        for (int g = from; g < to; g++) {
            SampleGroup group = sample.group(g);
            respondents += group.count();
            weight += group.weight();
            weighted += group.answer() * group.weight();
            plainSum += group.answer() * group.count();
            positives += group.positive() ? group.count() : 0;
            shares &= group.positive() || group.answer() == 0;
        }
        if (!(weight > 0)) {
            return new DirectEstimate(
                    respondents,
                    positives,
                    0,
                    Double.NaN,
                    Double.NaN,
                    0,
                    0,
                    Double.NaN,
                    respondents == 0 ? Double.NaN : plainSum / respondents,
                    Double.NaN,
                    Double.NaN,
                    false);
        }
        // all or none: exactly 1 or 0, whatever rounding did to the two sums
        double p = positives == respondents ? 1 : weighted / weight;
        double plain = plainSum / respondents;
        DesignVariance.Value own = variance(from, to, new Score(p, weight, 0, Double.POSITIVE_INFINITY));
        DesignVariance.Value difference = variance(from, to, new Score(p, weight, plain, respondents));
        Units units = units(from, to);
        boolean known = units.number > 1;
        boolean census = known && own.value() <= DesignVariance.ROUNDING * own.withReplacement();
        double value = !known ? Double.NaN : census ? own.withReplacement() : own.value();
        double simple = sample.respondents()
                / (sample.respondents() - 1.0)
                * (shares ? p * (1 - p) : spread(from, to, p) / weight)
                / respondents;
        return new DirectEstimate(
                respondents,
                positives,
                weight,
                p,
                value,
                units.number,
                units.number - units.strata,
                value > 0 && simple > 0 ? value / simple : Double.NaN,
                plain,
                !known ? Double.NaN : census ? difference.withReplacement() : difference.value(),
                known ? own.withReplacement() : Double.NaN,
                census && own.withReplacement() > 0);
    }

    /** Primary sampling units with respondents of a domain, and their strata. */
    private record Units(int number, int strata) {}

    private Units units(int from, int to) {
        BitSet strata = new BitSet();
        BitSet clusters = new BitSet();
        int respondents = 0;
        for (int g = from; g < to; g++) {
            SampleGroup group = sample.group(g);
            strata.set(group.stratum());
            respondents += Math.toIntExact(group.count());
            if (sample.clustered()) {
                clusters.set(group.unit());
            }
        }
        return new Units(sample.clustered() ? clusters.cardinality() : respondents, strata.cardinality());
    }

    /** Σ w_i (y_i − p̂)². */
    private double spread(int from, int to, double mean) {
        double sum = 0;
        for (int g = from; g < to; g++) {
            double deviation = sample.group(g).answer() - mean;
            sum += sample.group(g).weight() * deviation * deviation;
        }
        return sum;
    }

    /** z_i = w_i (y_i − mean)/weight − (y_i − plain)/respondents, the second part nothing for infinitely many. */
    private record Score(double mean, double weight, double plain, double respondents) {
        double slope(SampleGroup group) {
            return (group.answer() - mean) / weight;
        }

        double constant(SampleGroup group) {
            return -(group.answer() - plain) / respondents;
        }
    }

    /** Respondents from one group of the sample up to another, and their scores. */
    private record Part(int from, int to, Score score) {}

    private DesignVariance.Value variance(int from, int to, Score score) {
        return variance(List.of(new Part(from, to, score)));
    }

    /** V of what parts score together, no group in two of them, or of what calibration leaves of it. */
    private DesignVariance.Value variance(List<Part> parts) {
        for (Part part : parts) {
            for (int g = part.from; g < part.to; g++) {
                add(g, part.score, 0);
            }
        }
        DesignVariance.Value plain = variance.end();
        if (projection == null) {
            return plain;
        }
        double[] totals = new double[sample.calibration().length];
        for (Part part : parts) {
            for (int g = part.from; g < part.to; g++) {
                SampleGroup group = sample.group(g);
                totals[group.pattern()] += part.score.slope(group) * group.baseWeight();
            }
        }
        double[] fitted = projection.fitted(totals);
        for (int g = 0; g < sample.start(sample.regions() + 1); g++) {
            double shift = fitted[sample.group(g).pattern()];
            Score own = null;
            for (Part part : parts) {
                own = g >= part.from && g < part.to ? part.score : own;
            }
            if (own != null) {
                add(g, own, shift);
            } else {
                variance.add(sample.group(g), -shift, 0);
            }
        }
        DesignVariance.Value left = variance.end();
        return left.withReplacement() <= NOTHING_LEFT * plain.withReplacement() ? new DesignVariance.Value(0, 0) : left;
    }

    private void add(int g, Score score, double fitted) {
        SampleGroup group = sample.group(g);
        variance.add(group, score.slope(group) - fitted, score.constant(group));
    }
}
