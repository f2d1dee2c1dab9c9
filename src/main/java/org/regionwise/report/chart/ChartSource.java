package org.regionwise.report.chart;

import java.util.Optional;
import org.regionwise.analysis.Result;
import org.regionwise.release.Released;
import org.regionwise.survey.RegionTable;

/**
 * What charts are drawn from.
 *
 * @param released the result as it may be shown
 * @param boundaries shapes of the regions as GeoJSON, every shape with its {@code region}
 * @param table the region table, which may say where regions stand on a tile grid
 */
public record ChartSource(Released released, Optional<String> boundaries, Optional<RegionTable> table) {
    /** A result without a map. */
    public static ChartSource of(Released released) {
        return new ChartSource(released, Optional.empty(), Optional.empty());
    }

    Result result() {
        return released.result();
    }
}
