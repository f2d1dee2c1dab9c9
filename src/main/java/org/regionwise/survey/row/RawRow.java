package org.regionwise.survey.row;

import java.util.List;

/**
 * A row as it stands in the file, before anything is understood of it.
 *
 * @param row its number as a spreadsheet shows it, or the case's number
 * @param cells its cells; a line of delimited text is a single one
 */
public record RawRow(long row, List<String> cells) {
    public RawRow {
        cells = List.copyOf(cells);
    }
}
