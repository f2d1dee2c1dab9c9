package org.regionwise.survey.csv;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.RecordType;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongSupplier;
import org.regionwise.survey.Reason;
import org.regionwise.survey.row.CellText;
import org.regionwise.survey.row.NoteRow;
import org.regionwise.survey.row.RowGate;

/**
 * Checks the records that the CSV parser finds and hands the requested columns to a visitor. Only requested cells
 * become strings. It never returns a record, so that the parser runs through the whole file in one loop.
 */
final class CsvRows extends AbstractBaseCsvCallbackHandler<Object> {
    private static final int FEW_COLUMNS = 64;
    private static final int LONGEST_NOTE = 80;

    private final List<String> columns;
    private final CsvLayout layout;
    private final int columnCount;
    private final int headerRow;
    private final char delimiter;
    private final int longest;
    private final int[] slots;
    private final CellText[] texts;
    private final String[] cells;
    private final RowGate gate;
    private final LongSupplier bytes;
    /** The beginning of the row's first text. */
    private final char[] first = new char[LONGEST_NOTE];

    private int firstLength;
    private int filled;
    private long row;
    private boolean anyText;
    private boolean sound;
    /** Whether a field behind the last column holds something that belongs to no column. */
    private boolean extra;

    /**
     * @param layout every column of the file
     * @param aboveData the last row of their names, or of what else is no data; what stands above is skipped
     * @param delimiter what separates cells
     * @param bytes how much of the file was read by now
     */
    CsvRows(CsvLayout layout, int aboveData, char delimiter, RowGate gate, LongSupplier bytes) {
        this.layout = layout;
        this.columns = layout.columns().names();
        this.columnCount = columns.size();
        this.headerRow = aboveData;
        this.delimiter = delimiter;
        this.gate = gate;
        this.bytes = bytes;
        this.longest = gate.limits().cellCharacters();
        this.slots = new int[columns.size()];
        Arrays.setAll(slots, gate::slot);
        this.texts = new CellText[gate.width()];
        this.cells = new String[gate.width()];
        for (int slot = 0; slot < texts.length; slot++) {
            texts[slot] = new CellText(texts.length <= FEW_COLUMNS ? 4096 : 256);
        }
    }

    /** The row that was handed on last, or is to be blamed when the parser gives up. */
    long row() {
        return row;
    }

    @Override
    protected void handleBegin(long line) {
        anyText = false;
        sound = true;
        extra = false;
        filled = 0;
        // a row that is cut short leaves nothing of the one before
        Arrays.fill(cells, null);
    }

    @Override
    protected void handleField(int column, char[] buffer, int offset, int length, boolean quoted) {
        if (length == 0) {
            if (column < columnCount && slots[column] >= 0) {
                cells[slots[column]] = null;
            }
            return;
        }
        anyText = true;
        if (filled++ == 0) {
            firstLength = Math.min(length, LONGEST_NOTE);
            System.arraycopy(buffer, offset, first, 0, firstLength);
        }
        if (row < headerRow) {
            return;
        }
        if (column >= columnCount) {
            extra |= column < layout.most() && note(column, buffer, offset, length);
            return;
        }
        int slot = slots[column];
        if (length > longest) {
            takeLong(column, buffer, offset, length);
        } else if (slot >= 0) {
            String text = texts[slot].of(buffer, offset, length);
            cells[slot] = text;
            if (text != null && text.indexOf('\0') >= 0) {
                cells[slot] = null;
                sound &= gate.spares(row + 1, slot, text.replace('\0', ' ').strip(), Reason.of("nul-character"));
            }
        }
    }

    /** A long text in a column that is not used does no harm, unless rows are lost in it. */
    private void takeLong(int column, char[] buffer, int offset, int length) {
        int slot = slots[column];
        String value = new String(buffer, offset, Math.min(40, length)) + "…";
        Reason why = Reason.of("cell-too-long-for-quotes", "length", length, "limit", longest);
        if (holdsRows(buffer, offset, length)) {
            sound = false;
            gate.problem(row + 1, columns.get(column), value, why);
        } else if (slot >= 0) {
            cells[slot] = null;
            sound &= gate.spares(row + 1, slot, value, why);
        }
    }

    /** Whether a line within a cell has as many delimiters as a row has. */
    private boolean holdsRows(char[] buffer, int offset, int length) {
        int delimiters = 0;
        boolean whole = false;
        for (int i = offset; i < offset + length; i++) {
            if (buffer[i] == '\n' || buffer[i] == '\r') {
                if (whole && columnCount > 1 && delimiters == columnCount - 1) {
                    return true;
                }
                whole = true;
                delimiters = 0;
            } else if (buffer[i] == delimiter) {
                delimiters++;
            }
        }
        return false;
    }

    /** Whether something stands in a field behind the last column; it is noted where the header has room for it. */
    private boolean note(int column, char[] buffer, int offset, int length) {
        String text = CellText.read(buffer, offset, Math.min(length, LONGEST_NOTE));
        if (text != null && layout.spare()) {
            gate.beside(row + 1, column + 1);
        }
        return text != null && !layout.spare();
    }

    @Override
    protected Object buildRecord() {
        row++;
        // a line without any text is what spreadsheets leave below a table, not a respondent
        if (row <= headerRow || !anyText || getRecordType() == RecordType.EMPTY) {
            return null;
        }
        if (columnCount > 1 && isNote()) {
            long number = row;
            int fields = getFieldCount();
            boolean good = sound;
            boolean more = extra;
            String[] copy = cells.clone();
            gate.aside(number, new String(first, 0, firstLength), () -> handOn(number, fields, more, copy, good));
        } else {
            handOn(row, getFieldCount(), extra, cells, sound);
        }
        return null;
    }

    private boolean isNote() {
        return filled == 1 && NoteRow.isNote(new String(first, 0, firstLength))
                || filled < columnCount && hasColon() && NoteRow.begins(new String(first, 0, firstLength));
    }

    private boolean hasColon() {
        for (int i = 0; i < firstLength; i++) {
            if (first[i] == ':') {
                return true;
            }
        }
        return false;
    }

    private void handOn(long number, int fields, boolean more, String[] values, boolean good) {
        boolean whole = fields >= layout.least() && fields <= layout.most() && !more;
        if (!whole) {
            gate.problem(
                    number,
                    "",
                    "",
                    Reason.of(
                            layout.most() == columnCount || fields == columnCount
                                    ? "fields-unlike-header"
                                    : "fields-unlike-names",
                            "fields",
                            fields,
                            "columns",
                            columnCount));
        }
        if (whole && fields > columnCount && !layout.spare()) {
            gate.trailing(number);
        }
        gate.row(number, values, good && whole, bytes.getAsLong());
    }
}
