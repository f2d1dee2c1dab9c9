package org.regionwise.survey.excel;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.NumberText;
import org.regionwise.survey.Reason;
import org.regionwise.survey.row.CellText;
import org.regionwise.survey.row.ReceivedFile;
import org.regionwise.survey.sheet.SheetPackage;
import org.regionwise.survey.sheet.Workbook;

/**
 * The rows of a sheet, one after the other; cells as text, numbers with a decimal point, dates as ISO 8601 has them.
 */
final class ExcelSheet {
    private static final int MOST_COLUMNS = 16_384;
    private static final int LONGEST_TEXT = 40_000;
    private static final Reason NO_RESULT = Reason.of("formula-without-result");

    private final SheetPackage workbook;
    private final ExcelWorkbook facts;
    private final List<String> strings;
    private final ReceivedFile file;

    private String[] cells = new String[64];
    private Reason[] wrong = new Reason[64];
    private int width;

    ExcelSheet(SheetPackage workbook, ExcelWorkbook facts, List<String> strings, ReceivedFile file) {
        this.workbook = workbook;
        this.facts = facts;
        this.strings = strings;
        this.file = file;
    }

    /** Of a sheet, by the format itself. */
    private static final long MOST_ROWS = 1_048_576;

    void read(String part, Workbook.Visitor visitor) throws IOException {
        long size = workbook.size(part);
        workbook.read(part, xml -> {
            long number = 0;
            while (workbook.next(xml)) {
                if (!xml.getLocalName().equals("row") || !xml.isStartElement()) {
                    continue;
                }
                number = rowNumber(xml.getAttributeValue(null, "r"), number);
                if (number > MOST_ROWS) {
                    throw new ImportProblem(file.problem(Reason.of("sheet-too-long", "limit", MOST_ROWS)));
                }
                readCells(xml);
                double read = Math.min(1, xml.getLocation().getCharacterOffset() / (double) size);
                if (width > 0 && !visitor.row(number, cells, wrong, width, Math.max(0, read))) {
                    return;
                }
            }
        });
    }

    private long rowNumber(String written, long before) {
        if (written == null) {
            return before + 1;
        }
        try {
            long number = Long.parseLong(written);
            if (number > before && number < 1L << 40) {
                return number;
            }
        } catch (NumberFormatException e) {
            // as wrong as rows that are not in order
        }
        throw new ImportProblem(file.problem(Reason.of("rows-not-in-order")));
    }

    private void readCells(XMLStreamReader xml) throws XMLStreamException {
        Arrays.fill(cells, 0, width, null);
        Arrays.fill(wrong, 0, width, null);
        width = 0;
        while (workbook.next(xml)) {
            String element = xml.getLocalName();
            if (xml.isEndElement() && element.equals("row")) {
                return;
            }
            if (xml.isStartElement() && element.equals("c")) {
                int column = column(xml.getAttributeValue(null, "r"));
                if (column >= cells.length) {
                    cells = Arrays.copyOf(cells, Math.min(MOST_COLUMNS, 2 * column));
                    wrong = Arrays.copyOf(wrong, cells.length);
                }
                width = column + 1;
                readCell(xml, column);
            }
        }
    }

    /** {@code AB12} is 27; a cell that does not say where it stands follows the one before. */
    private int column(String reference) {
        if (reference == null) {
            return width < MOST_COLUMNS ? width : misplaced();
        }
        int column = 0;
        int at = 0;
        while (at < reference.length() && reference.charAt(at) >= 'A' && reference.charAt(at) <= 'Z') {
            column = 26 * column + reference.charAt(at) - 'A' + 1;
            at++;
            if (column > MOST_COLUMNS) {
                throw new ImportProblem(
                        file.problem(Reason.of("cell-beyond-sheet", "cell", reference.substring(0, at) + "…")));
            }
        }
        return column - 1 >= width ? column - 1 : misplaced();
    }

    private int misplaced() {
        throw new ImportProblem(file.problem(Reason.of("cells-not-in-order")));
    }

    private void readCell(XMLStreamReader xml, int column) throws XMLStreamException {
        String type = xml.getAttributeValue(null, "t");
        String style = xml.getAttributeValue(null, "s");
        String value = null;
        String inline = null;
        boolean formula = false;
        boolean at = workbook.next(xml);
        while (at && !(xml.isEndElement() && xml.getLocalName().equals("c"))) {
            String element = xml.getLocalName();
            if (xml.isStartElement() && element.equals("v")) {
                value = workbook.text(xml, LONGEST_TEXT);
            } else if (xml.isStartElement() && element.equals("is")) {
                inline = ExcelWorkbook.rich(workbook, xml, "is");
                at = workbook.next(xml);
            } else {
                formula |= xml.isStartElement() && element.equals("f");
                at = workbook.next(xml);
            }
        }
        // an empty text is a result, an empty anything else is none
        boolean result = value != null && (!value.isBlank() || "str".equals(type));
        if (inline != null) {
            cells[column] = CellText.clean(ExcelText.decoded(inline));
        } else if (formula && !result) {
            wrong[column] = NO_RESULT;
        } else if (result) {
            understand(column, type == null ? "n" : type, style, value.strip());
        }
    }

    private void understand(int column, String type, String style, String value) {
        switch (type) {
            case "s" -> cells[column] = shared(value);
            case "str", "inlineStr" -> cells[column] = CellText.clean(ExcelText.decoded(value));
            case "d" -> cells[column] = CellText.clean(value);
            case "b" -> truth(column, value);
            case "e" -> {
                cells[column] = value;
                wrong[column] = Reason.of("formula-error");
            }
            default -> number(column, style, value);
        }
    }

    private String shared(String index) {
        try {
            return strings.get(Integer.parseInt(index));
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            throw new ImportProblem(file.damaged());
        }
    }

    /** {@code xsd:boolean}, and as some programs write it. */
    private void truth(int column, String value) {
        switch (value.toLowerCase(Locale.ROOT)) {
            case "1", "true" -> cells[column] = "true";
            case "0", "false" -> cells[column] = "false";
            default -> {
                cells[column] = CellText.clean(value);
                wrong[column] = Reason.of("no-truth-value");
            }
        }
    }

    private void number(int column, String style, String value) {
        if (value.isEmpty()) {
            return;
        }
        if (value.length() > 40 || !NumberText.isNumber(value)) {
            cells[column] = CellText.clean(value);
            wrong[column] = Reason.of("no-cell-number");
            return;
        }
        double number = Double.parseDouble(value);
        String date = facts.isDate(style) ? ExcelDates.text(number, facts.from1904()) : null;
        cells[column] = date == null ? NumberText.format(number) : date;
    }
}
