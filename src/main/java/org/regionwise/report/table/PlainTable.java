package org.regionwise.report.table;

import java.util.List;

/**
 * A table of texts, as pages and paper show it; the first cell of a row names it.
 *
 * @param caption what it shows
 * @param columns heads, as many as every row has cells
 * @param rows texts
 * @param notes what stands beneath it
 */
public record PlainTable(String caption, List<Column> columns, List<List<String>> rows, List<String> notes) {
    public PlainTable {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        notes = List.copyOf(notes);
    }

    /** A head, and whether figures stand beneath it. */
    public record Column(String name, boolean number) {}
}
