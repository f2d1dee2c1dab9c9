package org.regionwise.survey;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.RecordType;
import java.util.Arrays;
import java.util.List;

/**
 * Checks the records that the CSV parser finds and hands the requested columns to a visitor. Only requested cells
 * become strings. It never returns a record, so that the parser runs through the whole file in one loop.
 */
final class CsvRows extends AbstractBaseCsvCallbackHandler<Object> {
    private static final int FEW_COLUMNS = 64;

    private final String fileName;
    private final List<String> columns;
    private final int columnCount;
    private final int[] slots;
    private final CellText[] texts;
    private final String[] cells;
    private final ProblemCollector problems;
    private final RowVisitor visitor;
    private long row;
    private long dataRows;
    private boolean anyText;

    /**
     * @param columns every column of the file
     * @param requested positions of the columns to hand on
     */
    CsvRows(String fileName, List<String> columns, int[] requested, ProblemCollector problems, RowVisitor visitor) {
        this.fileName = fileName;
        this.columns = columns;
        this.columnCount = columns.size();
        this.problems = problems;
        this.visitor = visitor;
        this.slots = new int[columns.size()];
        this.texts = new CellText[requested.length];
        this.cells = new String[requested.length];
        Arrays.fill(slots, -1);
        for (int slot = 0; slot < requested.length; slot++) {
            slots[requested[slot]] = slot;
            texts[slot] = new CellText(requested.length <= FEW_COLUMNS ? 4096 : 256);
        }
    }

    /** The row that was handed on last, or is to be blamed when the parser gives up: the header is row 1. */
    long row() {
        return row;
    }

    /** How many rows there were that were not blank. */
    long dataRows() {
        return dataRows;
    }

    @Override
    protected void handleBegin(long line) {
        anyText = false;
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
        if (column >= columnCount || row == 0) {
            return;
        }
        if (length > SurveyFile.LONGEST_CELL) {
            problems.add(new Problem(
                    fileName,
                    row + 1,
                    columns.get(column),
                    new String(buffer, offset, 40) + "…",
                    "the cell has " + length + " characters, at most " + SurveyFile.LONGEST_CELL
                            + " are read; perhaps a quotation mark before it is never closed"));
            return;
        }
        int slot = slots[column];
        if (slot >= 0) {
            String text = texts[slot].of(buffer, offset, length);
            if (text != null && text.indexOf('\0') >= 0) {
                problems.add(new Problem(
                        fileName,
                        row + 1,
                        columns.get(column),
                        text.replace('\0', ' ').strip(),
                        "the cell holds a NUL character, which no text has; save the file as CSV in UTF-8"));
            }
            cells[slot] = text;
        }
    }

    @Override
    protected Object buildRecord() {
        row++;
        // a line without any text is what spreadsheets leave below a table, not a respondent
        if (row == 1 || !anyText || getRecordType() == RecordType.EMPTY) {
            return null;
        }
        dataRows++;
        if (getFieldCount() == columnCount) {
            visitor.row(row, cells);
        } else {
            problems.add(new Problem(
                    fileName,
                    row,
                    "",
                    "",
                    "the row has " + fields(getFieldCount()) + " where the header has " + columnCount
                            + "; a cell with the delimiter in it must stand in quotation marks"));
        }
        return null;
    }

    private static String fields(int count) {
        return count == 1 ? "1 field" : count + " fields";
    }
}
