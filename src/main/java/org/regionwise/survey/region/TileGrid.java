package org.regionwise.survey.region;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.regionwise.survey.NumberText;

/**
 * Where a region table places its regions on a grid of squares, for a map without boundaries: a column with the number
 * of the square's row, the first on top, and one with the number of its column.
 *
 * @param places row and column by region key; regions without both numbers are left out
 */
public record TileGrid(String rowColumn, String columnColumn, Map<String, int[]> places) {
    private static final List<String> ROW = List.of("row", "grid_row", "tile_row");
    private static final List<String> COLUMN = List.of("column", "col", "grid_column", "grid_col", "tile_column");

    /** Empty where the table has no such columns, or they place no region. */
    public static Optional<TileGrid> of(RegionTable table) {
        return named(table, ROW)
                .flatMap(row -> named(table, COLUMN)
                        .map(column -> new TileGrid(row, column, places(table.values(row), table.values(column)))))
                .filter(grid -> !grid.places.isEmpty());
    }

    /** Whether a column of the table is one of the two, and so says nothing of the regions themselves. */
    public boolean holds(String column) {
        return column.equals(rowColumn) || column.equals(columnColumn);
    }

    private static Optional<String> named(RegionTable table, List<String> names) {
        return names.stream().filter(name -> table.column(name).isPresent()).findFirst();
    }

    private static Map<String, int[]> places(Map<String, String> rows, Map<String, String> columns) {
        Map<String, int[]> places = new HashMap<>();
        rows.forEach((region, row) -> {
            String column = columns.get(region);
            if (row != null && column != null && NumberText.isNumber(row) && NumberText.isNumber(column)) {
                places.put(region, new int[] {(int) Double.parseDouble(row), (int) Double.parseDouble(column)});
            }
        });
        return places;
    }
}
