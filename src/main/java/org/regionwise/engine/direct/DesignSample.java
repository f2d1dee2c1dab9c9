package org.regionwise.engine.direct;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A stratified, clustered, weighted sample reduced to what direct estimates of its domains need, in the order of the
 * domains. Immutable.
 */
public final class DesignSample {
    private final int regions;
    private final boolean clustered;
    private final double[] finitePopulation;
    private final int[] unitsOfStratum;
    private final int[] stratumOfUnit;
    /** Of each primary unit; nothing where there is no second stage. */
    private final double[] secondPopulation;

    private final int[] secondUnitsOfUnit;
    private final int[] unitOfSecond;
    private final double[][] calibration;
    private final SampleGroup[] groups;
    /** Groups of region j: from start[j] to start[j + 1]; those of no region come last. */
    private final int[] start;

    private final long respondents;

    /**
     * @param regions m
     * @param groups the whole sample, respondents without an answer included
     * @param finitePopulation per stratum the number of primary sampling units in the population, or their sampled
     *     fraction when at most 1; positive infinity where unknown or sampled with replacement
     * @throws IllegalArgumentException when a group's indices or sums are impossible, only some groups have units, a
     *     unit lies in two strata, or a stratum has more units in the sample than in the population
     */
    public DesignSample(int regions, List<SampleGroup> groups, double[] finitePopulation) {
        this(regions, groups, finitePopulation, new double[0], new double[0][]);
    }

    /**
     * A sample of two stages, or with weights calibrated on known totals.
     *
     * @param regions m
     * @param groups the whole sample, respondents without an answer included
     * @param finitePopulation as above
     * @param secondPopulation per primary unit the number of second-stage units in it, or their sampled fraction when
     *     at most 1; positive infinity where unknown; nothing for a sample of one stage
     * @param calibration values of the calibration variables, the constant among them, one row a pattern of the groups;
     *     nothing where weights are taken as fixed
     * @throws IllegalArgumentException as above, likewise for second-stage units; or when a group's pattern has no row
     */
    public DesignSample(
            int regions,
            List<SampleGroup> groups,
            double[] finitePopulation,
            double[] secondPopulation,
            double[][] calibration) {
        this.regions = regions;
        this.clustered = !groups.isEmpty() && groups.get(0).unit() != SampleGroup.OWN_UNIT;
        this.unitsOfStratum = new int[finitePopulation.length];
        this.groups = new SampleGroup[groups.size()];
        this.start = new int[regions + 2];
        long all = 0;
        int units = 0;
        int seconds = 0;
        for (SampleGroup group : groups) {
            require(group.region() >= SampleGroup.NO_REGION && group.region() < regions, "regions numbered 0 to m − 1");
            require(
                    group.count() > 0 && group.weight() >= 0 && group.weightSquares() >= 0,
                    "respondents, and weights that are not negative");
            require(clustered == (group.unit() != SampleGroup.OWN_UNIT), "units everywhere or nowhere");
            require(calibration.length == 0 || group.pattern() < calibration.length, "values for each pattern");
            start[place(group) + 1]++;
            units = Math.max(units, group.unit() + 1);
            seconds = Math.max(seconds, group.secondUnit() + 1);
            all += group.count();
        }
        this.respondents = all;
        for (int j = 0; j <= regions; j++) {
            start[j + 1] += start[j];
        }
        this.stratumOfUnit = new int[units];
        Arrays.fill(stratumOfUnit, -1);
        this.secondUnitsOfUnit = new int[units];
        this.unitOfSecond = new int[seconds];
        Arrays.fill(unitOfSecond, -1);
        int[] next = start.clone();
        for (SampleGroup group : groups) {
            this.groups[next[place(group)]++] = group;
            count(group);
        }
        this.finitePopulation = populations(finitePopulation, unitsOfStratum);
        require(
                secondPopulation.length == 0 || secondPopulation.length == units,
                "a second stage in every unit or none");
        this.secondPopulation = populations(secondPopulation, secondUnitsOfUnit);
        this.calibration = calibration;
    }

    private int place(SampleGroup group) {
        return group.region() == SampleGroup.NO_REGION ? regions : group.region();
    }

    private void count(SampleGroup group) {
        if (!clustered) {
            unitsOfStratum[group.stratum()] += Math.toIntExact(group.count());
        } else if (stratumOfUnit[group.unit()] < 0) {
            stratumOfUnit[group.unit()] = group.stratum();
            unitsOfStratum[group.stratum()]++;
        } else {
            require(stratumOfUnit[group.unit()] == group.stratum(), "each unit in one stratum");
        }
        if (clustered) {
            countSecond(group);
        }
    }

    private void countSecond(SampleGroup group) {
        if (group.secondUnit() == SampleGroup.OWN_UNIT) {
            secondUnitsOfUnit[group.unit()] += Math.toIntExact(group.count());
        } else if (unitOfSecond[group.secondUnit()] < 0) {
            unitOfSecond[group.secondUnit()] = group.unit();
            secondUnitsOfUnit[group.unit()]++;
        } else {
            require(unitOfSecond[group.secondUnit()] == group.unit(), "each second-stage unit in one primary unit");
        }
    }

    /** In units, sampled fractions turned round. */
    private static double[] populations(double[] given, int[] units) {
        double[] populations = new double[given.length];
        for (int h = 0; h < given.length; h++) {
            require(given[h] > 0, "finite populations above 0");
            populations[h] = given[h] <= 1 ? units[h] / given[h] : given[h];
            require(units[h] <= populations[h], "no more units in the sample than in the population");
        }
        return populations;
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalArgumentException("a sample needs " + what);
        }
    }

    /** m. */
    public int regions() {
        return regions;
    }

    /** Strata whose one unit says nothing of the variation within it; they count by the "adjust" rule. */
    public int[] singleUnitStrata() {
        return IntStream.range(0, unitsOfStratum.length)
                .filter(h -> unitsOfStratum[h] == 1)
                .toArray();
    }

    int strata() {
        return unitsOfStratum.length;
    }

    /** Number of primary sampling units where they are clusters, else 0. */
    int clusters() {
        return stratumOfUnit.length;
    }

    boolean clustered() {
        return clustered;
    }

    int stratumOfUnit(int unit) {
        return stratumOfUnit[unit];
    }

    /** m_h, of the whole sample. */
    int units(int stratum) {
        return unitsOfStratum[stratum];
    }

    /** 1 − m_h / M_h. */
    double finitePopulationCorrection(int stratum) {
        return 1 - unitsOfStratum[stratum] / finitePopulation[stratum];
    }

    /** Whether both stages have finite populations. */
    boolean twoStage() {
        return secondPopulation.length > 0;
    }

    /** Number of second-stage units where they are not single respondents, else 0. */
    int secondUnits() {
        return unitOfSecond.length;
    }

    int unitOfSecond(int second) {
        return unitOfSecond[second];
    }

    /** m_c, of the whole sample. */
    int secondUnitsOf(int unit) {
        return secondUnitsOfUnit[unit];
    }

    /** 1 − m_c / M_c. */
    double secondCorrection(int unit) {
        return 1 - secondUnitsOfUnit[unit] / secondPopulation[unit];
    }

    /** Values of the calibration variables by pattern; nothing where weights are taken as fixed. */
    double[][] calibration() {
        return calibration;
    }

    /** Rows of the whole sample. */
    long respondents() {
        return respondents;
    }

    SampleGroup group(int g) {
        return groups[g];
    }

    /** First group of region j; those of region m are in no region. */
    int start(int j) {
        return start[j];
    }
}
