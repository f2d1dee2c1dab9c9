package org.regionwise.engine;

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
    private final SampleGroup[] groups;
    /** Groups of region j: from start[j] to start[j + 1]; those of no region come last. */
    private final int[] start;

    private final long respondents;

    /**
     * @param regions m
     * @param groups the whole sample, respondents without an answer included
     * @param finitePopulation per stratum the number of primary sampling units in the population, or their sampled
     *     fraction when at most 1; positive infinity where unknown or sampled with replacement
     * @throws IllegalArgumentException when a group's indices or sums are impossible, only some groups have units, a unit
     *     lies in two strata, or a stratum has more units in the sample than in the population
     */
    public DesignSample(int regions, List<SampleGroup> groups, double[] finitePopulation) {
        this.regions = regions;
        this.clustered = !groups.isEmpty() && groups.get(0).unit() != SampleGroup.OWN_UNIT;
        this.unitsOfStratum = new int[finitePopulation.length];
        this.groups = new SampleGroup[groups.size()];
        this.start = new int[regions + 2];
        long all = 0;
        int units = 0;
        for (SampleGroup group : groups) {
            require(group.region() >= SampleGroup.NO_REGION && group.region() < regions, "regions numbered 0 to m − 1");
            require(
                    group.count() > 0 && group.weight() >= 0 && group.weightSquares() >= 0,
                    "respondents, and weights that are not negative");
            require(clustered == (group.unit() != SampleGroup.OWN_UNIT), "units everywhere or nowhere");
            start[place(group) + 1]++;
            units = Math.max(units, group.unit() + 1);
            all += group.count();
        }
        this.respondents = all;
        for (int j = 0; j <= regions; j++) {
            start[j + 1] += start[j];
        }
        this.stratumOfUnit = new int[units];
        Arrays.fill(stratumOfUnit, -1);
        int[] next = start.clone();
        for (SampleGroup group : groups) {
            this.groups[next[place(group)]++] = group;
            count(group);
        }
        this.finitePopulation = populations(finitePopulation);
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
    }

    /** In units, sampled fractions turned round. */
    private double[] populations(double[] given) {
        double[] populations = new double[given.length];
        for (int h = 0; h < given.length; h++) {
            require(given[h] > 0, "finite populations above 0");
            populations[h] = given[h] <= 1 ? unitsOfStratum[h] / given[h] : given[h];
            require(unitsOfStratum[h] <= populations[h], "no more units in the sample than in the population");
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

    /** f_h = 1 − m_h / M_h. */
    double finitePopulationCorrection(int stratum) {
        return 1 - unitsOfStratum[stratum] / finitePopulation[stratum];
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
