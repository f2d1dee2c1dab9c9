package org.regionwise.report.file;

import java.util.Locale;
import java.util.function.Function;
import org.regionwise.analysis.result.Estimate;
import org.regionwise.analysis.result.RegionEstimate;
import org.regionwise.report.table.ResultColumn;

/**
 * A quantity that every region can have, with its limits where it has any.
 *
 * @param name the column of the table of regions that holds its estimate
 * @param column that column, or the first one of its limits
 * @param level coverage of its limits; NaN where it has none
 * @param of the quantity of a region
 */
public record RegionQuantity(String name, ResultColumn column, double level, Function<RegionEstimate, Estimate> of) {
    /** As exchange formats name it: its name in capitals. */
    public String id() {
        return name.toUpperCase(Locale.ROOT);
    }

    /** Whether a region has it, or a limit of it. */
    public boolean definedIn(RegionEstimate region) {
        Estimate value = of.apply(region);
        return Double.isFinite(value.estimate()) || Double.isFinite(value.lower()) || Double.isFinite(value.upper());
    }
}
