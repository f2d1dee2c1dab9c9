package org.regionwise.analysis.result;

/**
 * The nation: the direct estimate, and the population-weighted mean of the pooled ones.
 *
 * @param benchmark what brought the pooled one to the direct one; null where nothing did
 */
public record National(Estimate raw, Estimate pooled, National.BenchmarkFacts benchmark) {

    /**
     * How pooled estimates were brought into agreement with the nation.
     *
     * @param method not {@link BenchmarkMethod#NONE}
     * @param target the direct national estimate
     * @param constant the shift on the logit scale, or the factor
     * @param pooledBefore the national pooled estimate without it
     */
    public record BenchmarkFacts(BenchmarkMethod method, double target, double constant, Estimate pooledBefore) {}
}
