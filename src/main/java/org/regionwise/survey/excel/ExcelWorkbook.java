package org.regionwise.survey.excel;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.Reason;
import org.regionwise.survey.row.CellText;
import org.regionwise.survey.row.ReceivedFile;
import org.regionwise.survey.sheet.SheetPackage;
import org.regionwise.survey.sheet.Workbook;

/**
 * What a workbook says about itself.
 *
 * @param sheets its sheets, in their order
 * @param dates which cell styles show a number as date or time
 * @param from1904 whether days are counted from 1904
 * @param sharedStrings the part with the texts of cells, or null
 */
record ExcelWorkbook(List<Workbook.Sheet> sheets, List<Boolean> dates, boolean from1904, String sharedStrings) {
    /** Different texts of a workbook, which are all in memory while it is read. */
    static final int MOST_STRINGS = 2_000_000;

    static final long MOST_CHARACTERS = 60_000_000;

    private static final int LONGEST_TEXT = 40_000;

    static ExcelWorkbook read(SheetPackage workbook, ReceivedFile file) throws IOException {
        String main = target(relations(workbook, "_rels/.rels"), "officeDocument", "xl/workbook.xml");
        if (!workbook.has(main)) {
            throw new ImportProblem(file.problem(Reason.of("archive-without-workbook")));
        }
        int slash = main.lastIndexOf('/') + 1;
        Map<String, String[]> relations =
                relations(workbook, main.substring(0, slash) + "_rels/" + main.substring(slash) + ".rels");
        List<Workbook.Sheet> sheets = new ArrayList<>();
        boolean[] from1904 = {false};
        workbook.read(main, xml -> {
            while (workbook.next(xml)) {
                if (!xml.isStartElement()) {
                    continue;
                }
                if (xml.getLocalName().equals("workbookPr")) {
                    String value = xml.getAttributeValue(null, "date1904");
                    from1904[0] = "1".equals(value) || "true".equals(value);
                } else if (xml.getLocalName().equals("sheet")) {
                    String[] relation = relations.get(relationId(xml));
                    String name = ExcelText.decoded(xml.getAttributeValue(null, "name"));
                    String state = xml.getAttributeValue(null, "state");
                    if (relation != null && name != null && relation[0].endsWith("/worksheet")) {
                        sheets.add(new Workbook.Sheet(
                                name, resolved(main, relation[1]), state == null || state.equals("visible")));
                    }
                }
            }
        });
        if (sheets.isEmpty()) {
            throw new ImportProblem(file.problem(Reason.of("workbook-without-cells")));
        }
        String strings = target(relations, "sharedStrings", null);
        String styles = target(relations, "styles", null);
        return new ExcelWorkbook(
                List.copyOf(sheets),
                styles == null ? List.of() : dates(workbook, resolved(main, styles)),
                from1904[0],
                strings == null ? null : resolved(main, strings));
    }

    private static String relationId(XMLStreamReader xml) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            String namespace = xml.getAttributeNamespace(i);
            if (xml.getAttributeLocalName(i).equals("id") && namespace != null && namespace.contains("relationships")) {
                return xml.getAttributeValue(i);
            }
        }
        return "";
    }

    /** Type and target by id. */
    private static Map<String, String[]> relations(SheetPackage workbook, String part) throws IOException {
        Map<String, String[]> relations = new HashMap<>();
        workbook.read(part, xml -> {
            while (workbook.next(xml)) {
                String id = xml.isStartElement() ? xml.getAttributeValue(null, "Id") : null;
                String type = id == null ? null : xml.getAttributeValue(null, "Type");
                String target = id == null ? null : xml.getAttributeValue(null, "Target");
                if (type != null && target != null) {
                    relations.put(id, new String[] {type, target});
                }
            }
        });
        return relations;
    }

    private static String target(Map<String, String[]> relations, String type, String otherwise) {
        return relations.values().stream()
                .filter(relation -> relation[0].endsWith("/" + type))
                .map(relation -> relation[1].replaceFirst("^/", ""))
                .findFirst()
                .orElse(otherwise);
    }

    /** A target relative to the part that names it; a name within the archive, never a path on the disk. */
    private static String resolved(String from, String target) {
        try {
            String path = URI.create("/" + from).resolve(target).getPath();
            // a target such as mailto: has none
            return path == null ? target : path.replaceFirst("^/+", "");
        } catch (IllegalArgumentException e) {
            return target;
        }
    }

    private static List<Boolean> dates(SheetPackage workbook, String part) throws IOException {
        Map<String, String> formats = new HashMap<>();
        List<Boolean> dates = new ArrayList<>();
        workbook.read(part, xml -> {
            boolean cellStyles = false;
            while (workbook.next(xml)) {
                String element = xml.getLocalName();
                if (element.equals("cellXfs")) {
                    cellStyles = xml.isStartElement();
                } else if (xml.isStartElement() && element.equals("numFmt")) {
                    formats.put(xml.getAttributeValue(null, "numFmtId"), xml.getAttributeValue(null, "formatCode"));
                } else if (xml.isStartElement() && cellStyles && element.equals("xf")) {
                    String id = xml.getAttributeValue(null, "numFmtId");
                    dates.add(ExcelDates.isDate(id, formats.get(id)));
                }
            }
        });
        return dates;
    }

    /** Whether the style of this number shows a date. */
    boolean isDate(String style) {
        if (style == null
                || style.length() > 6
                || !style.chars().allMatch(c -> c >= '0' && c <= '9')
                || style.isEmpty()) {
            return false;
        }
        int index = Integer.parseInt(style);
        return index < dates.size() && dates.get(index);
    }

    /** The texts that cells refer to by number, each in Unicode normal form C and stripped, null when blank. */
    List<String> sharedStrings(SheetPackage workbook, ReceivedFile file) throws IOException {
        List<String> strings = new ArrayList<>();
        if (sharedStrings == null) {
            return strings;
        }
        long[] characters = {0};
        workbook.read(sharedStrings, xml -> {
            while (workbook.next(xml)) {
                if (xml.isStartElement() && xml.getLocalName().equals("si")) {
                    String text = rich(workbook, xml, "si");
                    characters[0] += text.length();
                    if (strings.size() >= MOST_STRINGS || characters[0] > MOST_CHARACTERS) {
                        throw new ImportProblem(file.problem(Reason.of("too-many-texts")));
                    }
                    strings.add(CellText.clean(ExcelText.decoded(text)));
                }
            }
        });
        return strings;
    }

    /** The text of an element that may consist of several runs, without its phonetic ones. */
    static String rich(SheetPackage workbook, XMLStreamReader xml, String element) throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        boolean phonetic = false;
        boolean at = workbook.next(xml);
        while (at) {
            String name = xml.getLocalName();
            if (xml.isEndElement() && name.equals(element)) {
                break;
            }
            if (name.equals("rPh")) {
                phonetic = xml.isStartElement();
            }
            if (xml.isStartElement() && name.equals("t") && !phonetic) {
                text.append(workbook.text(xml, LONGEST_TEXT));
            } else {
                at = workbook.next(xml);
            }
        }
        return text.toString();
    }
}
