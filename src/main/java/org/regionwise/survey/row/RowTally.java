package org.regionwise.survey.row;

import java.util.List;
import java.util.Map;
import org.regionwise.survey.ReadingRemark;
import org.regionwise.survey.UnreadCells;

/**
 * How many rows a reading met.
 *
 * @param rows rows that were handed on
 * @param leftOut unsound rows that were left out, as the analyst chose
 * @param recodedRows by column, how many of the rows held each of the values that were read as another
 * @param notes rows below the data that are no data, in words; they were left out
 * @param filled by column, how many empty cells were given the value of a merged one, or of one above
 * @param remarks what was read otherwise than it stands in the rows
 * @param unread cells that could not be read, of columns of which nothing was asked
 */
public record RowTally(
        long rows,
        long leftOut,
        Map<String, Map<String, Long>> recodedRows,
        List<String> notes,
        Map<String, Long> filled,
        List<ReadingRemark> remarks,
        List<UnreadCells> unread) {
    public RowTally {
        notes = List.copyOf(notes);
        remarks = List.copyOf(remarks);
        unread = List.copyOf(unread);
    }

    /** The same of so many rows: where rows stand for several respondents each, of these. */
    public RowTally counting(long respondents) {
        return new RowTally(respondents, leftOut, recodedRows, notes, filled, remarks, unread);
    }

    /** So many rows, and nothing to say of them. */
    public static RowTally of(long rows) {
        return new RowTally(rows, 0, Map.of(), List.of(), Map.of(), List.of(), List.of());
    }
}
