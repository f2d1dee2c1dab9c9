package org.regionwise.analysis.linear;

import java.util.List;
import java.util.Map;
import org.regionwise.engine.linear.GroupEffects;

/**
 * What several completed copies of the rows say beside the pooled lines of coefficients and variances.
 *
 * @param copies how many; 0 where nothing had to be imputed
 * @param imputed by column, how many rows lacked a value
 * @param missingInformation by coefficient, the share of its variance that missing values cause; NaN where it was left
 *     out
 * @param effects of every factor, pooled
 */
public record ImputedFigures(
        int copies, Map<String, Integer> imputed, List<Double> missingInformation, List<GroupEffects> effects) {
    /** Nothing had to be imputed. */
    static final ImputedFigures NONE = new ImputedFigures(0, Map.of(), List.of(), List.of());
}
