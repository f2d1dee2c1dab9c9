package org.regionwise.survey.population;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.regionwise.survey.ReadingOptions;

/**
 * Counts of people in long format: one row a region and a combination of what describes people, with their number. A
 * standard population has no regions.
 *
 * @param file the file's name as the analyst knows it
 * @param sha256 hash of the file, lower-case hexadecimal
 * @param regionColumn column of the region; null of a standard population
 * @param countColumn column of the number of people
 * @param columns the other columns, in file order
 * @param rows in file order
 * @param notes rows below or above the data that are none, such as a total, in words; they were left out
 * @param reading how the file was read
 * @param raking how it was made of its margins; null where it was counted
 */
public record PopulationTable(
        String file,
        String sha256,
        String regionColumn,
        String countColumn,
        List<String> columns,
        List<Row> rows,
        List<String> notes,
        ReadingOptions reading,
        @JsonInclude(JsonInclude.Include.NON_NULL) Raking raking) {
    public PopulationTable {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        notes = notes == null ? List.of() : List.copyOf(notes);
    }

    /**
     * People who are alike.
     *
     * @param number row of the file as a spreadsheet shows it
     * @param region as the file writes it; null of a standard population
     * @param values aligned with the columns, null where the cell was empty
     * @param count at least 0
     */
    public record Row(long number, String region, List<String> values, double count) {
        public Row {
            values = Collections.unmodifiableList(new ArrayList<>(values));
        }
    }

    /** The same under another name. */
    public PopulationTable called(String name) {
        return new PopulationTable(name, sha256, regionColumn, countColumn, columns, rows, notes, reading, raking);
    }

    /** The same with some of its rows. */
    PopulationTable of(List<Row> some) {
        return new PopulationTable(file, sha256, regionColumn, countColumn, columns, some, notes, reading, raking);
    }

    /** The place of a column among {@link #columns}; −1 where there is none of that name. */
    public int place(String column) {
        return columns.indexOf(column);
    }

    /** Σ of the counts. */
    public double people() {
        return rows.stream().mapToDouble(Row::count).sum();
    }
}
