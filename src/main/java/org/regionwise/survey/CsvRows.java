package org.regionwise.survey;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.RecordType;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Checks the records that the CSV parser finds and hands the requested columns to a visitor. Only requested cells
 * become strings. It never returns a record, so that the parser runs through the whole file in one loop.
 */
final class CsvRows extends AbstractBaseCsvCallbackHandler<Object> {
    private static final int FEW_COLUMNS = 64;
    private static final int LONGEST_NOTE = 80;

    private final List<String> columns;
    private final int columnCount;
    private final int headerRow;
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

    /**
     * @param columns every column of the file
     * @param headerRow the last row of their names, or of what else is no data; what stands above is skipped
     * @param bytes how much of the file was read by now
     */
    CsvRows(List<String> columns, int headerRow, RowGate gate, LongSupplier bytes) {
        this.columns = columns;
        this.columnCount = columns.size();
        this.headerRow = headerRow;
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
        if (column >= columnCount || row < headerRow) {
            return;
        }
        if (length > longest) {
            sound = false;
            gate.problem(
                    row + 1,
                    columns.get(column),
                    new String(buffer, offset, Math.min(40, length)) + "…",
                    "the cell has " + length + " characters, at most " + longest
                            + " are read; perhaps a quotation mark before it is never closed");
            return;
        }
        int slot = slots[column];
        if (slot >= 0) {
            String text = texts[slot].of(buffer, offset, length);
            if (text != null && text.indexOf('\0') >= 0) {
                sound = false;
                gate.problem(
                        row + 1,
                        columns.get(column),
                        text.replace('\0', ' ').strip(),
                        "the cell holds a NUL character, which no text has; save the file as CSV in UTF-8");
            }
            cells[slot] = text;
        }
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
            String[] copy = cells.clone();
            gate.aside(number, new String(first, 0, firstLength), () -> handOn(number, fields, copy, good));
        } else {
            handOn(row, getFieldCount(), cells, sound);
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

    private void handOn(long number, int fields, String[] values, boolean good) {
        if (fields != columnCount) {
            gate.problem(
                    number,
                    "",
                    "",
                    "the row has " + fields(fields) + " where the header has " + columnCount
                            + "; a cell with the delimiter in it must stand in quotation marks");
        }
        gate.row(number, values, good && fields == columnCount, bytes.getAsLong());
    }

    private static String fields(int count) {
        return count == 1 ? "1 field" : count + " fields";
    }
}
