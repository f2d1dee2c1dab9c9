package org.regionwise.report.workbook;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.regionwise.analysis.result.Result;
import org.regionwise.release.Released;
import org.regionwise.report.Results;
import org.regionwise.report.file.CsvReport;
import org.regionwise.report.message.Words;
import org.regionwise.report.method.MethodSettings;
import org.regionwise.report.method.MethodsText;
import org.regionwise.report.words.WarningWords;
import org.regionwise.survey.NumberText;

/** The workbook read back by a reader that shares nothing with its writer. */
class WorkbookReportTest {
    @Test
    void hasEveryFigureOfTheCsvToTheLastDigit() throws IOException {
        for (Result result :
                List.of(Results.harassment(), Results.districts(), Results.singular(), Results.oneRegion())) {
            assertSameAsCsv(result);
        }
    }

    static void assertSameAsCsv(Result result) throws IOException {
        assertSameAsCsv(result, ReadWorkbook.of(result));
    }

    static void assertSameAsCsv(Result result, ReadWorkbook workbook) throws IOException {
        ByteArrayOutputStream csv = new ByteArrayOutputStream();
        CsvReport.write(Released.inFull(result), csv);
        Map<String, Map<String, Object>> regions = workbook.estimates();
        List<String> order = new ArrayList<>();
        String text = csv.toString(StandardCharsets.UTF_8).substring(1);
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(text)) {
            for (NamedCsvRecord record : reader) {
                String region = record.getField("region");
                order.add(region);
                for (String column : record.getHeader()) {
                    Object cell = regions.get(region).get(column);
                    String written = cell == null
                            ? ""
                            : cell instanceof Double number ? NumberText.format(number) : cell.toString();
                    assertEquals(record.getField(column), written, region + " " + column);
                }
            }
        }
        assertEquals(order, new ArrayList<>(regions.keySet()));
    }

    @Test
    void opensOnTheTableAndHasEveryColumnOfTheDataInTheDictionary() throws IOException {
        ReadWorkbook workbook = ReadWorkbook.of(Results.districts());
        assertEquals(
                List.of("Table", "Estimates", "Data dictionary", "Methods", "Model"),
                new ArrayList<>(workbook.sheets().keySet()));
        List<Object> columns = workbook.sheets().get("Estimates").get(0);
        assertEquals(columns.size(), new HashSet<>(columns).size());
        List<List<Object>> dictionary = workbook.sheets().get("Data dictionary");
        for (int i = 0; i < columns.size(); i++) {
            List<Object> row = dictionary.get(i + 1);
            assertEquals(columns.get(i), row.get(0));
            assertFalse(row.get(1).toString().isBlank() || row.get(2).toString().isBlank(), row.toString());
        }
        assertFalse(columns.contains("expected_rank") || columns.contains("design_effect"), columns.toString());
    }

    @Test
    void symbolsAreExplainedBesideThemAndInTheLegend() throws IOException {
        ReadWorkbook workbook = ReadWorkbook.of(Results.districts());
        Map<String, Object> unsampled = workbook.estimates().get("D009");
        assertEquals("‡", unsampled.get("symbols"));
        assertEquals("no respondents", unsampled.get("notes"));
        assertEquals("no-respondents", unsampled.get("flags"));
        assertNull(unsampled.get("raw"));
        assertEquals("no respondents", workbook.beside("Data dictionary", "‡"));
    }

    @Test
    void saysTheModelAndTheMethod() throws IOException {
        Result result = Results.singular();
        ReadWorkbook workbook = ReadWorkbook.of(result);
        assertEquals(result.fit().aic(), workbook.beside("Model", "AIC"));
        assertEquals("yes", workbook.beside("Model", "converged"));
        assertEquals(-2.1, workbook.beside("Model", "(Intercept)"));
        assertEquals(1.0, workbook.beside("Model", "median odds ratio"));
        Words words = Words.english();
        assertEquals(new WarningWords(words).sentences(result).get(0), workbook.beside("Model", "singular"));
        MethodsText.of(result, words)
                .paragraphs()
                .forEach(each -> assertEquals(each.text(), workbook.beside("Methods", each.heading())));
        MethodSettings.of(result, words).stream()
                // paragraphs have these names too
                .filter(each -> !List.of("Method", "Model").contains(each.name()))
                .forEach(each -> assertEquals(each.value(), workbook.beside("Methods", each.name())));
    }

    @Test
    void noTextRunsAsAFormula() throws IOException {
        byte[] bytes = ReadWorkbook.bytes(Results.nasty());
        for (String text : ReadWorkbook.read(bytes).texts()) {
            assertFalse(text.strip().matches("(?s)[=+\\-@＝＋－＠].*"), text);
        }
        ReadWorkbook workbook = ReadWorkbook.read(bytes);
        assertEquals("'=cmd|' /C calc'!A0", workbook.estimates().get("'=cmd()").get("name"));
        assertEquals("007", workbook.estimates().get("007").get("region"));
        for (Map.Entry<String, String> part : parts(bytes).entrySet()) {
            assertFalse(part.getValue().matches("(?s).*<f[ >].*"), part.getKey());
            assertFalse(
                    part.getKey().contains("externalLink") || part.getValue().contains("TargetMode"), part.getKey());
        }
    }

    @Test
    void whatSpreadsheetsCannotHoldIsHeldAsWellAsTheyCan() {
        assertEquals("_x005F_x0041_", SheetRows.cell("_x0041_"));
        assertEquals("_x_", SheetRows.cell("_x_"));
        assertEquals(32_767, SheetRows.cell("a".repeat(40_000)).length());
        assertEquals(32_767, SheetRows.cell("=" + "a".repeat(32_766)).length());
    }

    @Test
    void isFrozenFilteredAndShownInPerCent() throws IOException {
        Map<String, String> parts = parts(ReadWorkbook.bytes(Results.harassment()));
        String sheet = parts.get("xl/worksheets/sheet2.xml");
        assertTrue(sheet.contains("<pane xSplit=\"2\" ySplit=\"1\" topLeftCell=\"C2\""), sheet.substring(0, 600));
        assertTrue(sheet.contains("<autoFilter ref=\"A1:"), "filter");
        assertTrue(sheet.contains("<cols>"), "widths");
        assertTrue(parts.get("xl/styles.xml").contains("formatCode=\"0.0%\""), "per cent");
    }

    @Test
    void equalResultsGiveEqualFilesThatTellNoTime() throws IOException {
        byte[] first = ReadWorkbook.bytes(Results.harassment());
        assertArrayEquals(first, ReadWorkbook.bytes(Results.harassment()));
        assertFalse(parts(first).get("docProps/core.xml").contains("created"), "when it was made");
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(first))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                assertEquals(LocalDateTime.of(1980, 1, 1, 0, 0), entry.getTimeLocal(), entry.getName());
            }
        }
    }

    @Test
    void threeThousandRegionsFit() throws IOException {
        assertSameAsCsv(Results.threeThousand());
    }

    private static Map<String, String> parts(byte[] workbook) throws IOException {
        Map<String, String> parts = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(workbook))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                parts.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return parts;
    }
}
