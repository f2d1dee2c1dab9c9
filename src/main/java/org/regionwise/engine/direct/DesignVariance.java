package org.regionwise.engine.direct;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Variance of a sum of scores z_i under a sample's design, stage by stage:
 *
 * <pre>V = Σ_h (1 − f_h) m_h/(m_h − 1) Σ_c (z_c − z̄_h)²
 *     + Σ_h f_h Σ_c (1 − f_c) m_c/(m_c − 1) Σ_i (z_ci − z̄_c)²</pre>
 *
 * over the m_h primary units c of stratum h, f_h = m_h/M_h of them sampled, and the m_c second-stage units i of c, f_c
 * = m_c/M_c of them sampled; z is summed within units, and units without a score count as 0. The second sum is there
 * where both stages have finite populations. A stratum or primary unit with one unit contributes (1 − f) z², uncentred.
 * Source: Särndal, Swensson &amp; Wretman, <i>Model Assisted Survey Sampling</i> (1992), 4.3; agrees with R's survey
 * under {@code options(survey.lonely.psu = "adjust")}.
 */
final class DesignVariance {
    /** Relative error of a difference of two sums of a stratum's scores. */
    static final double ROUNDING = 1e-12;

    private final DesignSample sample;
    /** By primary unit, or by stratum where respondents are units; zero between two sums. */
    private final Scores units;
    /** By second-stage unit; nothing where respondents are such. */
    private final Scores seconds;
    /** Σ z² within each primary unit over its second-stage units. */
    private final double[] within;

    private final double[] squares;

    DesignVariance(DesignSample sample) {
        this.sample = sample;
        this.units = new Scores(sample.clustered() ? sample.clusters() : sample.strata());
        this.seconds = new Scores(sample.secondUnits());
        this.within = new double[sample.twoStage() ? sample.clusters() : 0];
        this.squares = new double[sample.strata()];
    }

    /**
     * Both are 0 where nothing varies.
     *
     * @param value V
     * @param withReplacement V as if populations were infinite
     */
    record Value(double value, double withReplacement) {}

    /** Sums of scores by place, and the places that have any. */
    private static final class Scores {
        private final double[] sums;
        private final boolean[] seen;
        private final List<Integer> touched = new ArrayList<>();

        Scores(int places) {
            sums = new double[places];
            seen = new boolean[places];
        }

        void add(int place, double score) {
            if (!seen[place]) {
                seen[place] = true;
                touched.add(place);
            }
            sums[place] += score;
        }

        void clear() {
            for (int place : touched) {
                sums[place] = 0;
                seen[place] = false;
            }
            touched.clear();
        }
    }

    /** Respondents of a group with z_i = a w_i + b. */
    void add(SampleGroup group, double a, double b) {
        double score = a * group.weight() + b * group.count();
        double square = a * a * group.weightSquares() + 2 * a * b * group.weight() + b * b * group.count();
        if (!sample.clustered()) {
            units.add(group.stratum(), score);
            squares[group.stratum()] += square;
            return;
        }
        units.add(group.unit(), score);
        if (!sample.twoStage()) {
            return;
        }
        if (group.secondUnit() == SampleGroup.OWN_UNIT) {
            within[group.unit()] += square;
        } else {
            seconds.add(group.secondUnit(), score);
        }
    }

    /** V of all that was added since the last time. */
    Value end() {
        Value value = sample.clustered() ? ofClusters() : ofRespondents();
        units.clear();
        seconds.clear();
        Arrays.fill(within, 0);
        Arrays.fill(squares, 0);
        return value;
    }

    private Value ofClusters() {
        double[] sums = new double[sample.strata()];
        for (int unit : units.touched) {
            int h = sample.stratumOfUnit(unit);
            squares[h] += units.sums[unit] * units.sums[unit];
            sums[h] += units.sums[unit];
        }
        Value first = ofStrata(sums);
        return new Value(first.value + (sample.twoStage() ? secondStage() : 0), first.withReplacement);
    }

    private Value ofRespondents() {
        double[] sums = new double[sample.strata()];
        for (int h : units.touched) {
            sums[h] = units.sums[h];
        }
        return ofStrata(sums);
    }

    private Value ofStrata(double[] sums) {
        double value = 0;
        double withReplacement = 0;
        for (int h = 0; h < sums.length; h++) {
            double stratum = between(sample.units(h), squares[h], sums[h]);
            value += sample.finitePopulationCorrection(h) * stratum;
            withReplacement += stratum;
        }
        return new Value(value, withReplacement);
    }

    private double secondStage() {
        for (int second : seconds.touched) {
            within[sample.unitOfSecond(second)] += seconds.sums[second] * seconds.sums[second];
        }
        double value = 0;
        for (int unit : units.touched) {
            value += (1 - sample.finitePopulationCorrection(sample.stratumOfUnit(unit)))
                    * sample.secondCorrection(unit)
                    * between(sample.secondUnitsOf(unit), within[unit], units.sums[unit]);
        }
        return value;
    }

    /** m/(m − 1) (Σ z² − (Σ z)²/m), or z² of a single unit. */
    private static double between(int size, double squares, double sum) {
        if (size == 1) {
            return squares;
        }
        double deviations = squares - sum * sum / size;
        // what rounding leaves of two equal sums is no variation
        return deviations <= ROUNDING * squares ? 0 : size / (size - 1.0) * deviations;
    }
}
