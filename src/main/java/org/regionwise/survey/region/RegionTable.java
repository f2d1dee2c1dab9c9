package org.regionwise.survey.region;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.regionwise.survey.Column;
import org.regionwise.survey.ImportFacts;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.NumberNotation;
import org.regionwise.survey.ReadingRemark;
import org.regionwise.survey.UnreadCells;

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
 * @param rowNumbers where these rows stand in the file; empty when that is not known any more
 * @param imported how the file was read; null when that is not known any more
 * @param notes rows below or beside the regions that are none, such as a total, in words; they were left out
 */
public record RegionTable(
        String file,
        String sha256,
        String keyColumn,
        String nameColumn,
        String populationColumn,
        List<Column> columns,
        List<List<String>> rows,
        List<Long> rowNumbers,
        ImportFacts imported,
        List<String> notes) {
    public RegionTable {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        // what was kept by earlier versions does not have these
        rowNumbers = rowNumbers == null ? List.of() : List.copyOf(rowNumbers);
        notes = notes == null ? List.of() : List.copyOf(notes);
    }

    /** A table of which no more is known than what it says of its regions. */
    public RegionTable(
            String file,
            String sha256,
            String keyColumn,
            String nameColumn,
            String populationColumn,
            List<Column> columns,
            List<List<String>> rows,
            ImportFacts imported) {
        this(file, sha256, keyColumn, nameColumn, populationColumn, columns, rows, List.of(), imported, List.of());
    }

    /** How the survey was read, with what is to be said of this table as well. */
    public ImportFacts saidBeside(ImportFacts survey) {
        return survey.remarking(
                        remarks().stream().map(ReadingRemark::ofRegionTable).toList())
                .noting(notes);
    }

    /** How the table was read where it is survey and region table in one, with published estimates. */
    public ImportFacts importedAsSurvey() {
        return new ImportFacts(
                imported.format(),
                imported.options(),
                imported.leftOut(),
                imported.recodedRows(),
                notes,
                imported.filled(),
                imported.remarks(),
                imported.unread());
    }

    /** What was read otherwise than it stands in the file, as far as it is known. */
    public List<ReadingRemark> remarks() {
        return imported == null ? List.of() : imported.remarks();
    }

    /** Whether a column was written with percent signs, so that its values are shares. */
    public boolean isPercent(String column) {
        return remarks().stream()
                .anyMatch(remark -> remark.code().equals(ReadingRemark.PERCENT)
                        && remark.columns().contains(column));
    }

    /** How numbers are written where they stand as text; with a point where that is not known. */
    public NumberNotation numbers() {
        return imported == null ? NumberNotation.POINT : imported.options().numbers();
    }

    /** Throws {@link ImportProblem} when a column has cells that could not be read. */
    public void requireRead(String column) {
        Optional<UnreadCells> cells = imported == null ? Optional.empty() : imported.unread(column);
        cells.ifPresent(each -> {
            throw new ImportProblem(each.problem(file));
        });
    }

    /** The row of the file in which a region stands; 0 when that is not known. */
    public long rowOf(String key) {
        int at = keys().indexOf(key);
        return at < 0 || at >= rowNumbers.size() ? 0 : rowNumbers.get(at);
    }

    /** The rows of the file in which regions stand, by key; empty when they are not known. */
    Map<String, Long> rowsByKey() {
        List<String> keys = keys();
        Map<String, Long> byKey = new HashMap<>();
        for (int i = 0; i < Math.min(keys.size(), rowNumbers.size()); i++) {
            byKey.putIfAbsent(keys.get(i), rowNumbers.get(i));
        }
        return byKey;
    }

    /** Region keys in file order. */
    public List<String> keys() {
        int key = index(keyColumn);
        return rows.stream().map(row -> row.get(key)).toList();
    }

    /** Names by key, in file order; null where a region has none. */
    public Map<String, String> names() {
        Map<String, String> names = new LinkedHashMap<>();
        Map<String, String> given = nameColumn == null ? Map.of() : values(nameColumn);
        keys().forEach(key -> names.put(key, given.get(key)));
        return names;
    }

    /** Columns that may predict: all but key, name, population, and places on a tile grid. */
    public List<Column> covariates() {
        Optional<TileGrid> tiles = TileGrid.of(this);
        return columns.stream()
                .filter(column -> !column.name().equals(keyColumn)
                        && !column.name().equals(nameColumn)
                        && !column.name().equals(populationColumn)
                        && tiles.filter(grid -> grid.holds(column.name())).isEmpty())
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
