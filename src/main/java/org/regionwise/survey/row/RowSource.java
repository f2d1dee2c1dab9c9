package org.regionwise.survey.row;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.regionwise.survey.ColumnLabels;
import org.regionwise.survey.FileFormat;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.ReadingOptions;

/** A file of some format, opened: its columns are known, and its rows can be read as often as asked for. */
public interface RowSource {
    /** Which reader opened it. */
    FileFormat format();

    /** How it is read, complete for the format. */
    ReadingOptions options();

    /** All columns of the file in its order. */
    FileColumns columns();

    /** What the file says about each column. */
    List<ColumnLabels> labels();

    /** What looks like more of a header, unless it was said how many rows that has. */
    default Optional<HeaderSuggestion> headerSuggestion() {
        return Optional.empty();
    }

    /** The column that the file was weighted by when it was saved (WEIGHT BY of SPSS). */
    default Optional<String> weight() {
        return Optional.empty();
    }

    /** The names of a workbook's sheets; empty for other formats. */
    default List<String> sheets() {
        return List.of();
    }

    /**
     * Hands every row to the gate, from first to last.
     *
     * @throws ImportProblem if what follows cannot be told apart into rows at all
     */
    void read(RowGate gate) throws IOException;

    /** The beginning of the file as it stands, rows before the header included; see {@link RawRow}. */
    List<RawRow> rawRows(int most) throws IOException;
}
