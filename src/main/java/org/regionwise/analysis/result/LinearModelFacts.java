package org.regionwise.analysis.result;

import java.util.Map;
import org.regionwise.analysis.LinearUnit;

/**
 * What only the model of a measured outcome has.
 *
 * @param unit what the outcome is measured in; null where nobody said
 * @param populationMeans columns of the region table with the population's means, by the term that they are of
 * @param error where the standard errors of pooled means come from
 * @param replications of the bootstrap; null without one
 * @param sampledShare the largest share of a region's population that was asked; undefined where populations are not
 *     known, or were not used as such
 */
public record LinearModelFacts(
        String unit,
        Map<String, String> populationMeans,
        LinearUnit.MeanError error,
        Integer replications,
        double sampledShare) {
    public LinearModelFacts {
        populationMeans = populationMeans == null ? Map.of() : populationMeans;
    }
}
