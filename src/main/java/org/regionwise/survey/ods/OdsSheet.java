package org.regionwise.survey.ods;

import java.util.Arrays;
import java.util.List;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.regionwise.survey.ByteCount;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.NumberText;
import org.regionwise.survey.Reason;
import org.regionwise.survey.row.CellText;
import org.regionwise.survey.row.ReceivedFile;
import org.regionwise.survey.sheet.Merges;
import org.regionwise.survey.sheet.SheetPackage;
import org.regionwise.survey.sheet.Workbook;

/**
 * The rows of a sheet. A row or a cell says how often it is repeated, which programs use for the blank rest of a sheet
 * too.
 */
final class OdsSheet {
    private static final String OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0";
    private static final String TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0";
    private static final int MOST_COLUMNS = 16_384;
    private static final long MOST_ROWS = 1_048_576;
    private static final int LONGEST_TEXT = 40_000;

    private final SheetPackage parts;
    private final ReceivedFile file;
    private final List<Merges.Range> ranges;
    private final long size;

    private String[] cells = new String[64];
    private Reason[] wrong = new Reason[64];
    /** Columns up to the last that is filled. */
    private int width;
    /** Characters of rows that stand once in the file for many, and would stand in it if it were written out. */
    private long repetitions;
    /** Columns that were passed. */
    private int column;

    /** @param ranges receives merged cells */
    OdsSheet(SheetPackage parts, ReceivedFile file, List<Merges.Range> ranges, long size) {
        this.parts = parts;
        this.file = file;
        this.ranges = ranges;
        this.size = size;
    }

    void read(XMLStreamReader xml, Workbook.Visitor visitor) throws XMLStreamException {
        long number = 1;
        while (parts.next(xml) && !(xml.isEndElement() && OdsBook.isTable(xml))) {
            if (!xml.isStartElement() || !xml.getLocalName().equals("table-row")) {
                continue;
            }
            long repeated = repeated(xml, "number-rows-repeated");
            readCells(xml, number);
            if (width > 0) {
                if (number + repeated - 1 > MOST_ROWS) {
                    throw new ImportProblem(file.problem(Reason.of("sheet-too-long", "limit", MOST_ROWS)));
                }
                requireBounded(repeated);
                double read = Math.min(1, Math.max(0, xml.getLocation().getCharacterOffset() / (double) size));
                for (long i = 0; i < repeated; i++) {
                    if (!visitor.row(number + i, cells, wrong, width, read)) {
                        return;
                    }
                }
            }
            number += repeated;
        }
    }

    /** A small file must not say “and so on” to more than a large one may hold. */
    private void requireBounded(long repeated) {
        if (repeated == 1) {
            return;
        }
        long once = width;
        for (int i = 0; i < width; i++) {
            once += cells[i] == null ? 0 : cells[i].length();
        }
        repetitions += once * repeated;
        long most = file.limits().workbookBytes();
        if (repetitions > most) {
            throw new ImportProblem(file.problem(
                    Reason.of("workbook-too-large", "limit", ByteCount.of(most).toString())));
        }
    }

    private long repeated(XMLStreamReader xml, String attribute) {
        String written = xml.getAttributeValue(OdsBook.TABLE, attribute);
        if (written == null) {
            return 1;
        }
        try {
            return Math.max(1, Math.min(Integer.MAX_VALUE, Long.parseLong(written)));
        } catch (NumberFormatException e) {
            throw new ImportProblem(file.damaged());
        }
    }

    private void readCells(XMLStreamReader xml, long row) throws XMLStreamException {
        Arrays.fill(cells, 0, width, null);
        Arrays.fill(wrong, 0, width, null);
        width = 0;
        column = 0;
        while (parts.next(xml)) {
            String element = xml.getLocalName();
            if (xml.isEndElement() && element.equals("table-row")) {
                return;
            }
            if (xml.isStartElement() && (element.equals("table-cell") || element.equals("covered-table-cell"))) {
                readCell(xml, element, row);
            }
        }
    }

    private void readCell(XMLStreamReader xml, String element, long row) throws XMLStreamException {
        long repeated = repeated(xml, "number-columns-repeated");
        long across = repeated(xml, "number-columns-spanned");
        long down = repeated(xml, "number-rows-spanned");
        if (across > 1 || down > 1) {
            ranges.add(new Merges.Range(
                    (int) row,
                    (int) Math.min(MOST_ROWS, row + down - 1),
                    column,
                    (int) Math.min(MOST_COLUMNS, column + across) - 1));
        }
        String type = type(xml);
        String value = value(xml, type);
        boolean formula = xml.getAttributeValue(OdsBook.TABLE, "formula") != null;
        String text = text(xml);
        // what is covered by a merged cell is not seen
        String cell = element.startsWith("covered") ? null : value != null ? value : CellText.clean(text);
        Reason why = type.equals("error") ? Reason.of("formula-error") : null;
        if (why == null && formula && cell == null && type.isEmpty()) {
            why = Reason.of("formula-without-result");
        }
        if (cell == null && why == null) {
            column = (int) Math.min(Integer.MAX_VALUE, column + repeated);
            return;
        }
        if (column + repeated > MOST_COLUMNS) {
            throw new ImportProblem(file.problem(Reason.of("cell-beyond-sheet", "cell", "R" + row)));
        }
        for (long i = 0; i < repeated; i++) {
            put(cell, why);
        }
    }

    private void put(String cell, Reason why) {
        if (column >= cells.length) {
            cells = Arrays.copyOf(cells, Math.min(MOST_COLUMNS, 2 * column));
            wrong = Arrays.copyOf(wrong, cells.length);
        }
        cells[column] = cell;
        wrong[column] = why;
        width = ++column;
    }

    /** LibreOffice calls an error one in a namespace of its own. */
    private static String type(XMLStreamReader xml) {
        String type = "";
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (xml.getAttributeLocalName(i).equals("value-type")) {
                boolean office = OFFICE.equals(xml.getAttributeNamespace(i));
                String here = xml.getAttributeValue(i);
                type = here.equals("error") || office && !type.equals("error") ? here : type;
            }
        }
        return type;
    }

    private String value(XMLStreamReader xml, String type) {
        return switch (type) {
            case "float", "percentage", "currency" -> {
                String written = xml.getAttributeValue(OFFICE, "value");
                if (written == null || written.length() > 40 || !NumberText.isNumber(written.strip())) {
                    throw new ImportProblem(file.damaged());
                }
                yield NumberText.format(Double.parseDouble(written));
            }
            case "date" -> moment(xml.getAttributeValue(OFFICE, "date-value"));
            case "boolean" -> xml.getAttributeValue(OFFICE, "boolean-value");
            default -> null;
        };
    }

    /** As ISO 8601 has it; midnight is a day, and fractions of a second are not shown. */
    private static String moment(String written) {
        return written == null ? null : written.replaceFirst("\\.\\d+$", "").replaceFirst("T00:00:00$", "");
    }

    /** What people see in the cell, without the notes that are attached to it. */
    private String text(XMLStreamReader xml) throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        int depth = 1;
        int note = 0;
        boolean paragraph = false;
        while (depth > 0) {
            int event = xml.next();
            if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
                throw new ImportProblem(file.problem(Reason.of("document-type")));
            }
            if (event == XMLStreamConstants.START_ELEMENT) {
                depth++;
                String inner = xml.getLocalName();
                if (note > 0 || inner.equals("annotation") || inner.equals("shapes") || inner.equals("frame")) {
                    note++;
                } else if (TEXT.equals(xml.getNamespaceURI())) {
                    switch (inner) {
                        case "p" -> {
                            text.append(paragraph ? "\n" : "");
                            paragraph = true;
                        }
                        case "s" -> text.append(" ".repeat(spaces(xml.getAttributeValue(TEXT, "c"))));
                        case "tab", "line-break" -> text.append(' ');
                        default -> {
                            // spans and links: their text is read as it comes
                        }
                    }
                }
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
                note = Math.max(0, note - 1);
            } else if (xml.hasText()
                    && event != XMLStreamConstants.COMMENT
                    && paragraph
                    && note == 0
                    && text.length() <= LONGEST_TEXT) {
                text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
            }
        }
        return text.toString();
    }

    private static int spaces(String count) {
        return count == null || !count.matches("\\d{1,4}") ? 1 : Integer.parseInt(count);
    }
}
