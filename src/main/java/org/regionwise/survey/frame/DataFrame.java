package org.regionwise.survey.frame;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Columns of equal length, by name.
 *
 * @param columns in the order asked for
 * @param fileRows the row of the file that each row stands in, as a spreadsheet shows it
 */
public record DataFrame(Map<String, FrameColumn> columns, long[] fileRows) {
    public DataFrame {
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
        for (FrameColumn column : columns.values()) {
            if (column.rows() != fileRows.length) {
                throw new IllegalArgumentException("columns of " + column.rows() + " and " + fileRows.length + " rows");
            }
        }
    }

    /** Number of rows. */
    public int rows() {
        return fileRows.length;
    }

    /**
     * One column.
     *
     * @throws IllegalArgumentException when there is none of this name
     */
    public FrameColumn column(String name) {
        FrameColumn column = columns.get(name);
        if (column == null) {
            throw new IllegalArgumentException("there is no column " + name);
        }
        return column;
    }

    /** Some of the rows; categories keep their levels. */
    public DataFrame rows(int[] kept) {
        Map<String, FrameColumn> fewer = new LinkedHashMap<>();
        columns.forEach((name, column) -> fewer.put(name, column.rows(kept)));
        long[] rows = new long[kept.length];
        for (int i = 0; i < kept.length; i++) {
            rows[i] = fileRows[kept[i]];
        }
        return new DataFrame(fewer, rows);
    }
}
