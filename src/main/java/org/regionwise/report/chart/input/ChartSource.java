package org.regionwise.report.chart.input;

import java.util.Optional;
import org.regionwise.analysis.result.RegionInfluence;
import org.regionwise.analysis.result.Result;
import org.regionwise.release.Released;
import org.regionwise.survey.region.RegionTable;

/**
 * What charts are drawn from.
 *
 * @param released the result as it may be shown
 * @param boundaries shapes of the regions as GeoJSON, every shape with its {@code region}
 * @param table the region table, which may say where regions stand on a tile grid
 * @param influence what hangs on single regions, where it was asked for
 * @param before what a changed analysis started from, where it is one
 */
public record ChartSource(
        Released released,
        Optional<String> boundaries,
        Optional<RegionTable> table,
        Optional<RegionInfluence> influence,
        Optional<Released> before) {
    /** A result without a map. */
    public static ChartSource of(Released released) {
        return new ChartSource(released, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** A changed analysis, to be drawn over the one that it started from. */
    public static ChartSource changed(Released before, Released now) {
        return new ChartSource(now, Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(before));
    }

    /** A result with what hangs on its single regions. */
    public static ChartSource influential(Released released, RegionInfluence influence) {
        return new ChartSource(released, Optional.empty(), Optional.empty(), Optional.of(influence), Optional.empty());
    }

    /** A result with what a map needs, where there is any of it. */
    public static ChartSource mapped(Released released, Optional<String> boundaries, Optional<RegionTable> table) {
        return new ChartSource(released, boundaries, table, Optional.empty(), Optional.empty());
    }

    /** The released result: what is withheld is not in it. */
    public Result result() {
        return released.result();
    }
}
