package org.regionwise.analysis.result;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * The nation: the direct estimate, and the population-weighted mean of the pooled ones.
 *
 * @param benchmark what brought the pooled one to the direct one; null where nothing did
 */
public record National(Estimate raw, Estimate pooled, National.BenchmarkFacts benchmark) {
    /** The same with another account of groups that agree. */
    public National with(List<GroupBenchmark> groups) {
        return new National(
                raw,
                pooled,
                new BenchmarkFacts(
                        benchmark.method, benchmark.target, benchmark.constant, benchmark.pooledBefore, groups));
    }

    /**
     * How pooled estimates were brought into agreement with the nation, or with groups of regions.
     *
     * @param method not {@link BenchmarkMethod#NONE}
     * @param target the direct national estimate; undefined where every region is in a group that agrees with its own
     * @param constant the shift on the logit scale, or the factor, of regions that agree with the nation; likewise
     * @param pooledBefore the national pooled estimate without it
     * @param groups groups that agree with figures of their own; none where all regions agree with the nation
     */
    public record BenchmarkFacts(
            BenchmarkMethod method,
            double target,
            double constant,
            Estimate pooledBefore,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<GroupBenchmark> groups) {
        public BenchmarkFacts {
            // results of earlier versions have none
            groups = groups == null ? List.of() : List.copyOf(groups);
        }
    }

    /**
     * How the pooled estimates of a group of regions were brought into agreement with its figure.
     *
     * @param group its name
     * @param target its direct estimate, or its known figure
     * @param constant the shift or factor of its regions' estimates; where the figure is known, joint draws have one
     *     each and this is that of their means
     * @param pooledBefore its pooled estimate without it
     */
    public record GroupBenchmark(String group, double target, double constant, Estimate pooledBefore) {}
}
