package org.regionwise.analysis.estimate;

import java.util.List;
import java.util.function.Function;
import org.regionwise.analysis.coding.CodedData;
import org.regionwise.analysis.coding.RegionGroups;
import org.regionwise.analysis.result.Estimate;

/**
 * Direct estimates as an area-level model takes them, aligned with the regions of {@code coded}; NaN where unknown.
 *
 * @param coded what a result says of the data
 * @param raw with their intervals, as a result shows them
 * @param proportion p_j
 * @param variance V_j as the design or the publisher has it
 * @param respondents n_j
 * @param degreesOfFreedom of V_j; infinite where it follows from p_j and n_j
 * @param effectiveSize n*_j under the design
 * @param rows rows of the table of published estimates; 0 of a survey's own
 * @param predictors one row a region, the first entry 1
 * @param terms names of their columns
 * @param nation the direct national estimate; null where it is the mean of the regions'
 * @param groups direct estimates of groups of regions; null where they are shares of respondents, or means of regions'
 */
record DirectFigures(
        CodedData coded,
        List<Estimate> raw,
        double[] proportion,
        double[] variance,
        double[] respondents,
        double[] degreesOfFreedom,
        double[] effectiveSize,
        long[] rows,
        List<double[]> predictors,
        List<String> terms,
        Estimate nation,
        Function<RegionGroups.Group, Estimate> groups) {}
