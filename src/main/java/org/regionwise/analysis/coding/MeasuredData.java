package org.regionwise.analysis.coding;

import java.util.List;
import java.util.Optional;
import org.regionwise.engine.direct.SampleMean;
import org.regionwise.engine.linear.LinearData;
import org.regionwise.engine.linear.unit.AreaPopulation;

/**
 * A survey coded for a model of what was measured.
 *
 * @param rows one a respondent, grouped by regions in the order of {@code coded}
 * @param populations of these regions
 * @param people of these regions, where their cells are known
 * @param direct their means, as if everybody had been drawn alike
 * @param nation the mean of all respondents, likewise
 * @param ofRegions number of terms that regions and not respondents have, the intercept among them
 * @param sampledShare the largest n_j/N_j; NaN where no population counts as such
 * @param coded what a result says of the data
 */
public record MeasuredData(
        LinearData rows,
        List<AreaPopulation> populations,
        Optional<MeasuredPeople> people,
        List<SampleMean> direct,
        SampleMean nation,
        int ofRegions,
        double sampledShare,
        CodedData coded) {}
