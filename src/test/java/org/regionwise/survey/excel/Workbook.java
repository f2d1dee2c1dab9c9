package org.regionwise.survey.excel;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.regionwise.survey.ImportLimits;
import org.regionwise.survey.NumberText;
import org.regionwise.survey.ReadingOptions;
import org.regionwise.survey.file.SurveyFile;

/** Writes workbooks of one sheet, whose XML is given. */
final class Workbook {
    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private Workbook() {}

    /** @param rest what stands below the rows */
    static SurveyFile of(Path folder, String rows, String rest, ReadingOptions options) throws IOException {
        Path file = Files.createTempFile(folder, "workbook", ".xlsx");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            part(
                    zip,
                    "xl/workbook.xml",
                    "<workbook xmlns=\"" + MAIN + "\" xmlns:r=\"" + OFFICE
                            + "\"><sheets><sheet name=\"S\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>");
            part(
                    zip,
                    "xl/_rels/workbook.xml.rels",
                    "<Relationships><Relationship Id=\"r1\" Type=\"" + OFFICE
                            + "/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>");
            part(
                    zip,
                    "xl/worksheets/sheet1.xml",
                    "<x:worksheet xmlns:x=\"" + MAIN + "\"><x:sheetData>"
                            + rows.replace("<", "<x:").replace("<x:/", "</x:") + "</x:sheetData>"
                            + rest.replace("<", "<x:").replace("<x:/", "</x:") + "</x:worksheet>");
        }
        return SurveyFile.open(file, "book.xlsx", options, ImportLimits.USUAL);
    }

    /** A row of texts and numbers; an empty one is a cell without a value. */
    static String row(String... cells) {
        StringBuilder row = new StringBuilder("<row>");
        for (String cell : cells) {
            boolean number = NumberText.isNumber(cell);
            row.append(cell.isEmpty() ? "<c/>" : number ? "<c><v>" + cell + "</v></c>" : text(cell));
        }
        return row.append("</row>").toString();
    }

    static String text(String text) {
        return "<c t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
    }

    private static void part(ZipOutputStream zip, String name, String xml) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(xml.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }
}
