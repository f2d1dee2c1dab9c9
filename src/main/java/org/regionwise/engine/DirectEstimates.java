package org.regionwise.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Direct estimates of a sample's regions and of all of them together.
 *
 * <p>Hájek: p̂_j = Σ w_i y_i / Ŵ_j. Variance by Taylor linearisation for domains: every respondent of the sample has a score
 * z_i = w_i (y_i − p̂_j) / Ŵ_j in region j and 0 elsewhere; scores are summed within primary sampling units, and
 *
 * <pre>V_j = Σ_h f_h m_h/(m_h − 1) Σ_i (z_hi − z̄_h)²</pre>
 *
 * over the m_h units of stratum h in the whole sample, f_h = 1 − m_h/M_h. A stratum with one unit contributes f_h z_h², its
 * deviation from the mean of all scores, which is 0. Source: Särndal, Swensson &amp; Wretman, <i>Model Assisted Survey
 * Sampling</i> (1992), 5.8 and 10.3; agrees with R's survey, {@code options(survey.lonely.psu = "adjust")}.
 */
public final class DirectEstimates {
    /** Relative error of a difference of two sums of a stratum's scores. */
    private static final double ROUNDING = 1e-12;

    private final DesignSample sample;
    /** Sum of scores of each cluster, or of each stratum where respondents are units; zero between two domains. */
    private final double[] sums;

    private final double[] squares;
    private final int[] units;
    private final boolean[] seen;
    private final List<Integer> touched = new ArrayList<>();

    private DirectEstimates(DesignSample sample) {
        this.sample = sample;
        int places = sample.clustered() ? sample.clusters() : sample.strata();
        this.sums = new double[places];
        this.seen = new boolean[places];
        this.squares = new double[sample.strata()];
        this.units = new int[sample.strata()];
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

    /**
     * Design effect of what varies within regions: of the sum of all regions' residuals w_i (y_i − p̂_j) against that of a simple
     * random sample, N/(N − 1) Σ_j n_j p̄_j (1 − p̄_j), p̄_j = y_j/n_j. Differences between regions, which the design did not make,
     * are no part of it.
     *
     * @param regions as {@link #regions} gives them
     * @return NaN where nothing varies within regions, or there are no degrees of freedom
     */
    static double withinRegions(DesignSample sample, List<DirectEstimate> regions) {
        DirectEstimates space = new DirectEstimates(sample);
        double weight = 0;
        double respondents = 0;
        double simple = 0;
        for (DirectEstimate region : regions) {
            weight += region.weight();
            respondents += region.respondents();
            if (region.respondents() > 0) {
                simple += region.respondents() * region.unweighted() * (1 - region.unweighted());
            }
        }
        space.begin();
        for (int j = 0; j < regions.size(); j++) {
            double p = regions.get(j).proportion();
            for (int g = sample.start(j); g < sample.start(j + 1); g++) {
                space.add(sample.group(g), new Score((1 - p) / weight, -p / weight, 0, 0));
            }
        }
        double variance = space.end();
        double ofSimple = sample.respondents() / (sample.respondents() - 1.0) * simple / (respondents * respondents);
        return variance > 0 && ofSimple > 0 ? variance / ofSimple : Double.NaN;
    }

    private DirectEstimate domain(int from, int to) {
        long respondents = 0;
        long positives = 0;
        double weight = 0;
        double weightOfPositives = 0;
        for (int g = from; g < to; g++) {
            SampleGroup group = sample.group(g);
            respondents += group.count();
            weight += group.weight();
            if (group.positive()) {
                positives += group.count();
                weightOfPositives += group.weight();
            }
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
                    respondents == 0 ? Double.NaN : (double) positives / respondents,
                    Double.NaN);
        }
        // all or none: exactly 1 or 0, whatever rounding did to the two sums
        double p = positives == respondents ? 1 : weightOfPositives / weight;
        double plain = (double) positives / respondents;
        double variance = variance(from, to, new Score((1 - p) / weight, -p / weight, 0, 0));
        int used = 0;
        int strata = 0;
        for (int inStratum : units) {
            used += inStratum;
            strata += inStratum > 0 ? 1 : 0;
        }
        double difference = variance(
                from, to, new Score((1 - p) / weight, -p / weight, -(1 - plain) / respondents, plain / respondents));
        boolean known = used > 1;
        double simple = sample.respondents() / (sample.respondents() - 1.0) * plain * (1 - plain) / respondents;
        return new DirectEstimate(
                respondents,
                positives,
                weight,
                p,
                known ? variance : Double.NaN,
                used,
                used - strata,
                known && variance > 0 && simple > 0 ? variance / simple : Double.NaN,
                plain,
                known ? difference : Double.NaN);
    }

    /** z_i = a w_i + b, of those who said yes and those who said no. */
    private record Score(double yes, double no, double yesConstant, double noConstant) {}

    /** V of the domain's scores; leaves the domain's number of units in each stratum in {@link #units}. */
    private double variance(int from, int to, Score score) {
        begin();
        for (int g = from; g < to; g++) {
            add(sample.group(g), score);
        }
        return end();
    }

    private void begin() {
        Arrays.fill(squares, 0);
        Arrays.fill(units, 0);
        touched.clear();
    }

    private void add(SampleGroup group, Score score) {
        double a = group.positive() ? score.yes : score.no;
        double b = group.positive() ? score.yesConstant : score.noConstant;
        int place = sample.clustered() ? group.unit() : group.stratum();
        if (!seen[place]) {
            seen[place] = true;
            touched.add(place);
        }
        sums[place] += a * group.weight() + b * group.count();
        if (!sample.clustered()) {
            squares[place] += a * a * group.weightSquares() + 2 * a * b * group.weight() + b * b * group.count();
            units[place] += (int) group.count();
        }
    }

    private double end() {
        return sample.clustered() ? ofClusters() : ofRespondents();
    }

    private double ofClusters() {
        double[] means = new double[sample.strata()];
        for (int unit : touched) {
            int h = sample.stratumOfUnit(unit);
            squares[h] += sums[unit] * sums[unit];
            means[h] += sums[unit] / sample.units(h);
            units[h]++;
            clear(unit);
        }
        double variance = 0;
        for (int h = 0; h < means.length; h++) {
            variance += stratum(h, means[h]);
        }
        return variance;
    }

    private double ofRespondents() {
        double variance = 0;
        for (int h : touched) {
            variance += stratum(h, sums[h] / sample.units(h));
            clear(h);
        }
        return variance;
    }

    private void clear(int place) {
        sums[place] = 0;
        seen[place] = false;
    }

    /** f_h m_h/(m_h − 1) (Σ z² − m_h z̄²), or f_h z² of a single unit. */
    private double stratum(int h, double mean) {
        int size = sample.units(h);
        double correction = sample.finitePopulationCorrection(h);
        if (size == 1) {
            return correction * squares[h];
        }
        double deviations = squares[h] - size * mean * mean;
        // what rounding leaves of two equal sums is no variation
        return deviations <= ROUNDING * squares[h] ? 0 : correction * size / (size - 1.0) * deviations;
    }
}
