package org.regionwise.report.chart;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.regionwise.survey.NumberText;
import org.regionwise.survey.RegionTable;

/** A map of equal squares, whose places stand in two columns of the region table. */
final class TileGrid {
    private static final List<String> ROW = List.of("row", "grid_row", "tile_row");
    private static final List<String> COLUMN = List.of("column", "col", "grid_column", "grid_col", "tile_column");

    private TileGrid() {}

    /** Whether the table has such columns. */
    static boolean isIn(RegionTable table) {
        return named(table, ROW).isPresent() && named(table, COLUMN).isPresent();
    }

    /** The squares of the regions whose row and column are numbers; empty where there are none. */
    static Optional<MapShapes> of(RegionTable table) {
        Optional<String> row = named(table, ROW);
        Optional<String> column = named(table, COLUMN);
        if (row.isEmpty() || column.isEmpty()) {
            return Optional.empty();
        }
        Map<String, String> downs = table.values(row.get());
        Map<String, String> acrosses = table.values(column.get());
        Map<String, int[]> places = new HashMap<>();
        downs.forEach((region, down) -> {
            String across = acrosses.get(region);
            if (down != null && across != null && NumberText.isNumber(down) && NumberText.isNumber(across)) {
                places.put(region, new int[] {(int) Double.parseDouble(down), (int) Double.parseDouble(across)});
            }
        });
        return places.isEmpty() ? Optional.empty() : Optional.of(MapShapes.tiles(places));
    }

    private static Optional<String> named(RegionTable table, List<String> names) {
        return names.stream().filter(name -> table.column(name).isPresent()).findFirst();
    }
}
