package org.regionwise.analysis.result;

/**
 * What only a full posterior can say of a region.
 *
 * @param median posterior median of the prevalence
 * @param halfLower lower limit of the equal-tailed 50% interval
 * @param halfUpper upper limit
 * @param exceedance probability that the prevalence is above the threshold; undefined without one
 * @param amongHighest probability of being among the k highest
 * @param expectedRank posterior mean of the rank, 1 the highest
 * @param rankLower lower limit of the rank's interval
 * @param rankUpper upper limit
 * @param aboveNation probability that the prevalence is above that of all regions together; undefined for a single
 *     region, and in results that were kept before it was computed
 */
public record PosteriorFacts(
        double median,
        double halfLower,
        double halfUpper,
        double exceedance,
        double amongHighest,
        double expectedRank,
        int rankLower,
        int rankUpper,
        double aboveNation) {
    /** The same without what it says of all regions together. */
    public PosteriorFacts withoutNation() {
        return new PosteriorFacts(
                median, halfLower, halfUpper, exceedance, amongHighest, expectedRank, rankLower, rankUpper, Double.NaN);
    }
}
