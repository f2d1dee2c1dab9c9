package org.regionwise.survey.row;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.regionwise.survey.Reason;

/**
 * The cases of a file that says itself what is in which column, as SPSS, Stata, SAS and Parquet write them: cells are
 * made of what a case is in the file, and texts among them must be text in the encoding that was said.
 *
 * @param <C> a case as the file has it, such as its bytes
 */
public final class DictionaryCases<C> {
    private static final int SHOWN = 40;

    private final List<String> columns;
    private final Cases<C> cases;
    private final Reason noText;

    /** The cases of a file, from the first. */
    public interface Cases<C> {
        /** Hands on the cases until there are no more, or the visitor has enough. */
        void each(Visitor<C> visitor) throws IOException;
    }

    /** Receives the cases as they stand in the file. */
    public interface Visitor<C> {
        /**
         * Returns whether to go on.
         *
         * @param number of the case, from 1
         * @param one case, overwritten by the next one
         * @param read bytes of the file that were read by now
         */
        boolean visit(long number, C one, long read);
    }

    /** What the dictionary makes of a case. */
    public interface Cells<C> {
        /** The cell of a column, by its place from 0; null where it is empty. */
        String cell(int column, C one);
    }

    /** @param noText what is said of a cell with bytes that are no text in the encoding */
    public DictionaryCases(FileColumns columns, Cases<C> cases, Reason noText) {
        this.columns = columns.names();
        this.cases = cases;
        this.noText = noText;
    }

    /** Hands every case to the gate, with what is wrong with its texts. */
    public void read(RowGate gate, Cells<C> cells) throws IOException {
        String[] row = new String[gate.width()];
        cases.each((number, one, read) -> {
            boolean sound = true;
            for (int i = 0; i < columns.size(); i++) {
                int slot = gate.slot(i);
                if (slot >= 0) {
                    row[slot] = cells.cell(i, one);
                    sound &= row[slot] == null || isSound(gate, number, columns.get(i), slot, row);
                }
            }
            gate.row(number, row, sound, read);
            return true;
        });
    }

    private boolean isSound(RowGate gate, long number, String column, int slot, String[] row) {
        String cell = row[slot];
        if (cell.length() > gate.limits().cellCharacters()) {
            row[slot] = null;
            return gate.spares(
                    number,
                    slot,
                    cell.substring(0, Math.min(SHOWN, cell.length())) + "…",
                    Reason.of(
                            "cell-too-long",
                            "length",
                            cell.length(),
                            "limit",
                            gate.limits().cellCharacters()));
        }
        if (cell.indexOf('\uFFFD') >= 0 || cell.indexOf('\0') >= 0) {
            gate.problem(number, column, cell.replace('\0', ' '), noText);
            return false;
        }
        return true;
    }

    /**
     * The first cases as they stand.
     *
     * @param most of them
     * @param empty what stands for an empty cell
     */
    public List<RawRow> rawRows(int most, String empty, Cells<C> cells) throws IOException {
        List<RawRow> rows = new ArrayList<>();
        cases.each((number, one, read) -> {
            List<String> row = new ArrayList<>();
            for (int i = 0; i < columns.size(); i++) {
                String cell = cells.cell(i, one);
                row.add(cell == null ? empty : cell);
            }
            rows.add(new RawRow(number, row));
            return rows.size() < most;
        });
        return rows;
    }
}
