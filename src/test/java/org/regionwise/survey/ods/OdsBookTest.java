package org.regionwise.survey.ods;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.file.SurveyFile;

/** Spreadsheets written by hand as the standard has them, for what the shared extract lacks. */
class OdsBookTest {
    private static final String HEAD =
            "<table:table-row>" + text("region") + text("y") + text("note") + "</table:table-row>";

    @TempDir
    private Path folder;

    private static String text(String value) {
        return "<table:table-cell office:value-type=\"string\"><text:p>" + value + "</text:p></table:table-cell>";
    }

    private static String number(String value) {
        return "<table:table-cell office:value-type=\"float\" office:value=\"" + value + "\"/>";
    }

    private static String row(String... cells) {
        return "<table:table-row>" + String.join("", cells) + "</table:table-row>";
    }

    private Path written(String rows, String manifest) throws IOException {
        Path file = folder.resolve("survey.ods");
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            part(zip, "mimetype", "application/vnd.oasis.opendocument.spreadsheet");
            part(zip, "META-INF/manifest.xml", manifest);
            part(
                    zip,
                    "content.xml",
                    "<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""
                            + " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\""
                            + " xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\">"
                            + "<office:body><office:spreadsheet><table:table table:name=\"Data\">" + rows
                            + "</table:table></office:spreadsheet></office:body></office:document-content>");
        }
        return file;
    }

    private static void part(ZipOutputStream zip, String name, String content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    private List<List<String>> rows(String rows) throws IOException {
        List<List<String>> read = new ArrayList<>();
        SurveyFile.open(written(HEAD + rows, "<manifest/>"), "survey.ods")
                .forEachRow((number, cells) -> read.add(Arrays.asList(cells.clone())));
        return read;
    }

    @Test
    void rowsAndCellsAreRepeatedAndTheBlankRestIsNone() throws IOException {
        assertEquals(
                List.of(Arrays.asList("A", "1", "1"), Arrays.asList("A", "1", "1"), Arrays.asList("B", null, "0.125")),
                rows("<table:table-row table:number-rows-repeated=\"2\">" + text("A")
                        + "<table:table-cell table:number-columns-repeated=\"2\" office:value-type=\"float\""
                        + " office:value=\"1\"/></table:table-row>"
                        + row(
                                text("B"),
                                "<table:table-cell/>",
                                "<table:table-cell office:value-type=\"percentage\" office:value=\"0.125\">"
                                        + "<text:p>12.5%</text:p></table:table-cell>",
                                "<table:table-cell table:number-columns-repeated=\"16381\"/>")
                        + "<table:table-row table:number-rows-repeated=\"1048572\">"
                        + "<table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row>"));
    }

    @Test
    void cellsSayWhatPeopleSeeInThem() throws IOException {
        assertEquals(
                List.of(
                        Arrays.asList("Ústí nad Labem", "true", "2024-02-29"),
                        Arrays.asList("two lines", "-1.5", "2024-02-29T13:14:15")),
                rows(row(
                                "<table:table-cell office:value-type=\"string\"><office:annotation><text:p>checked"
                                        + "</text:p></office:annotation><text:p>Ústí<text:s/><text:span>nad</text:span>"
                                        + " Labem</text:p></table:table-cell>",
                                "<table:table-cell office:value-type=\"boolean\" office:boolean-value=\"true\">"
                                        + "<text:p>PRAVDA</text:p></table:table-cell>",
                                "<table:table-cell office:value-type=\"date\" office:date-value=\"2024-02-29\">"
                                        + "<text:p>29. 2.</text:p></table:table-cell>")
                        + row(
                                text("two lines"),
                                number("-1.50"),
                                "<table:table-cell office:value-type=\"date\""
                                        + " office:date-value=\"2024-02-29T13:14:15.000\"/>")));
    }

    @Test
    void mergedCellsCountInAllOfTheirRows() throws IOException {
        assertEquals(
                List.of(Arrays.asList("A", "1", null), Arrays.asList("A", "0", null), Arrays.asList("B", "1", null)),
                rows(row(
                                "<table:table-cell table:number-rows-spanned=\"2\" table:number-columns-spanned=\"1\""
                                        + " office:value-type=\"string\"><text:p>A</text:p></table:table-cell>",
                                number("1"))
                        + row("<table:covered-table-cell/>", number("0"))
                        + row(text("B"), number("1"))));
    }

    @Test
    void whatCannotBeIsRefused() throws IOException {
        refused(
                "sheet-too-long",
                HEAD + "<table:table-row table:number-rows-repeated=\"1000000000\">" + text("A") + "</table:table-row>",
                "<manifest/>");
        refused(
                "cell-beyond-sheet",
                HEAD
                        + row("<table:table-cell table:number-columns-repeated=\"1000000000\""
                                + " office:value-type=\"float\" office:value=\"1\"/>"),
                "<manifest/>");
        refused(
                "workbook-too-large",
                HEAD + "<table:table-row table:number-rows-repeated=\"1000000\"><table:table-cell"
                        + " table:number-columns-repeated=\"16384\" office:value-type=\"float\" office:value=\"1\"/>"
                        + "</table:table-row>",
                "<manifest/>");
        refused("damaged", HEAD + row(text("A"), number("one")), "<manifest/>");
        refused("part-damaged", HEAD + "<table:table-row>", "<manifest/>");
        refused("password", HEAD, "<manifest:encryption-data/>");
    }

    private void refused(String code, String rows, String manifest) throws IOException {
        Path file = written(rows, manifest);
        ImportProblem problem = assertThrows(
                ImportProblem.class, () -> SurveyFile.open(file, "survey.ods").forEachRow((number, cells) -> {}));
        assertEquals(code, problem.report().first().get(0).expected().code());
    }
}
