package org.regionwise.survey;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One row a region: key, perhaps a name and a population, and covariates. Values are kept as written (numbers in
 * canonical form); a covariate is read as a number when an analysis uses it as one.
 *
 * @param file the file's name as the analyst knows it
 * @param sha256 hash of the file, lower-case hexadecimal
 * @param keyColumn column that matches the survey's region column
 * @param nameColumn column shown to people, or null
 * @param populationColumn column of N_j, or null
 * @param columns all columns, in file order
 * @param rows one list per region, in file order, aligned with {@code columns}; null where the cell was empty
 */
public record RegionTable(
        String file,
        String sha256,
        String keyColumn,
        String nameColumn,
        String populationColumn,
        List<Column> columns,
        List<List<String>> rows) {
    public RegionTable {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /** Region keys in file order. */
    public List<String> keys() {
        int key = index(keyColumn);
        return rows.stream().map(row -> row.get(key)).toList();
    }

    /** Columns that can enter a model: all but key, name and population. */
    public List<Column> covariates() {
        return columns.stream()
                .filter(column -> !column.name().equals(keyColumn)
                        && !column.name().equals(nameColumn)
                        && !column.name().equals(populationColumn))
                .toList();
    }

    /** The named column. */
    public Optional<Column> column(String name) {
        return columns.stream().filter(column -> column.name().equals(name)).findFirst();
    }

    /** Values of one column by region key, in file order; null where the cell was empty. */
    public Map<String, String> values(String columnName) {
        int key = index(keyColumn);
        int value = index(columnName);
        Map<String, String> values = new LinkedHashMap<>();
        rows.forEach(row -> values.put(row.get(key), row.get(value)));
        return values;
    }

    private int index(String columnName) {
        List<String> names = new ArrayList<>();
        columns.forEach(column -> names.add(column.name()));
        int index = names.indexOf(columnName);
        if (index < 0) {
            throw new IllegalArgumentException("no column " + columnName + " in the region table");
        }
        return index;
    }
}
