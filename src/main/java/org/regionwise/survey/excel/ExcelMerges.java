package org.regionwise.survey.excel;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.row.ReceivedFile;
import org.regionwise.survey.sheet.Merges;
import org.regionwise.survey.sheet.SheetPackage;

/** The merged cells of a sheet, which the format lists after the rows. */
final class ExcelMerges {
    private static final String ELEMENT = "mergeCell";
    private static final Pattern RANGE =
            Pattern.compile("\\$?([A-Z]{1,3})\\$?(\\d{1,7}):\\$?([A-Z]{1,3})\\$?(\\d{1,7})");

    private ExcelMerges() {}

    /** @throws ImportProblem if there are more ranges than any table has */
    static Merges read(SheetPackage workbook, String part, ReceivedFile file) throws IOException {
        List<Merges.Range> ranges = new ArrayList<>();
        if (workbook.mentions(part, ELEMENT)) {
            workbook.read(part, xml -> {
                while (workbook.next(xml) && ranges.size() <= Merges.MOST_RANGES) {
                    if (xml.isStartElement() && xml.getLocalName().equals(ELEMENT)) {
                        Merges.Range range = range(xml.getAttributeValue(null, "ref"));
                        if (range != null) {
                            ranges.add(range);
                        }
                    }
                }
            });
        }
        return Merges.of(ranges, file);
    }

    /** Null when it is none, or a single cell. */
    private static Merges.Range range(String reference) {
        Matcher matcher = RANGE.matcher(reference == null ? "" : reference.strip());
        if (!matcher.matches()) {
            return null;
        }
        int firstRow = Integer.parseInt(matcher.group(2));
        int lastRow = Integer.parseInt(matcher.group(4));
        int firstColumn = column(matcher.group(1));
        int lastColumn = column(matcher.group(3));
        boolean sound = firstRow >= 1 && firstRow <= lastRow && firstColumn <= lastColumn;
        return sound && (firstRow < lastRow || firstColumn < lastColumn)
                ? new Merges.Range(firstRow, lastRow, firstColumn, lastColumn)
                : null;
    }

    private static int column(String letters) {
        int column = 0;
        for (int i = 0; i < letters.length(); i++) {
            column = 26 * column + letters.charAt(i) - 'A' + 1;
        }
        return column - 1;
    }
}
