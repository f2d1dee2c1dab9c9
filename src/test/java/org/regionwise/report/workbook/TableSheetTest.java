package org.regionwise.report.workbook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.regionwise.Containment.assertContains;
import static org.regionwise.Containment.assertLacks;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.regionwise.analysis.result.RegionEstimate;
import org.regionwise.analysis.result.Result;
import org.regionwise.release.BuiltInProfile;
import org.regionwise.release.MinimumFrequency;
import org.regionwise.release.Profile;
import org.regionwise.release.Released;
import org.regionwise.report.Edition;
import org.regionwise.report.Heading;
import org.regionwise.report.Markers;
import org.regionwise.report.RegionOrder;
import org.regionwise.report.Results;
import org.regionwise.report.message.Catalogue;
import org.regionwise.report.table.FigureMarks;
import org.regionwise.report.table.ResultColumn;

/** The sheet that is handed over, read back and held against the result. */
class TableSheetTest {
    private static final int HEAD = 3;
    private static final Profile CONFIDENTIAL = new Profile("Confidential", List.of(new MinimumFrequency(10, true)));
    private static final Heading HEADING = new Heading("", "", "", "Unit & office, a@b.org", "");
    private static final List<ResultColumn> FIGURES = List.of(
            ResultColumn.RESPONDENTS,
            ResultColumn.RAW,
            ResultColumn.RAW_LOWER,
            ResultColumn.RAW_UPPER,
            ResultColumn.POOLED,
            ResultColumn.POOLED_LOWER,
            ResultColumn.POOLED_UPPER);

    private static byte[] bytes(Released released, Edition edition) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        WorkbookReport.write(
                released, HEADING, edition, List.of(), Catalogue.load().english(), out);
        return out.toByteArray();
    }

    private static List<List<Object>> table(Released released, Edition edition) throws IOException {
        return ReadWorkbook.read(bytes(released, edition)).sheets().get("Table");
    }

    @ParameterizedTest
    @EnumSource(RegionOrder.class)
    void hasEveryRegionInTheOrderAskedForAndAllOfThemFirst(RegionOrder order) throws IOException {
        Result result = Results.districts();
        List<List<Object>> rows = table(Released.inFull(result), new Edition(order, true, Markers.LETTERS));
        List<RegionEstimate> expected = order.of(result, Catalogue.load().english());
        assertEquals("All regions", rows.get(HEAD + 1).get(0));
        assertEquals((double) result.survey().used(), rows.get(HEAD + 1).get(1));
        assertEquals(result.national().pooled().estimate(), rows.get(HEAD + 1).get(5));
        for (int i = 0; i < expected.size(); i++) {
            List<Object> row = rows.get(HEAD + 2 + i);
            RegionEstimate region = expected.get(i);
            assertEquals(region.label(), row.get(0));
            for (int at = 0; at < FIGURES.size(); at++) {
                double figure = FIGURES.get(at).number(region);
                assertEquals(Double.isNaN(figure) ? "–" : figure, row.get(1 + at), region.label() + FIGURES.get(at));
            }
        }
    }

    @Test
    void namesOrderAsPeopleOrderThem() {
        List<String> names = RegionOrder.NAME
                .of(Results.regions(12), Catalogue.load().english())
                .stream()
                .map(RegionEstimate::label)
                .toList();
        assertEquals("Region 2", names.get(1));
        assertEquals("Region 12", names.get(11));
    }

    @Test
    void saysWhatItIsOfInWhatUnitsBySomeoneToAsk() throws IOException {
        String texts = table(Released.inFull(Results.harassment()), Edition.USUAL).stream()
                .flatMap(List::stream)
                .filter(Objects::nonNull)
                .map(Object::toString)
                .toList()
                .toString();
        Stream.of("respondents", "per cent, with 95% intervals", "Source: ", "Contact: Unit & office, a@b.org")
                .forEach(each -> assertContains(each, texts));
    }

    @Test
    void printsOnePageWideWithItsHeadOnEveryPage() throws IOException {
        Map<String, String> parts = parts(bytes(Released.inFull(Results.harassment()), Edition.USUAL));
        String sheet = parts.get("xl/worksheets/sheet1.xml");
        assertContains("<pane xSplit=\"1\" ySplit=\"4\" topLeftCell=\"B5\"", sheet);
        assertContains("fitToWidth=\"1\" fitToHeight=\"0\"", sheet);
        String book = parts.get("xl/workbook.xml");
        assertContains("_xlnm.Print_Area", book);
        assertContains("_xlnm.Print_Titles", book);
    }

    /** With NCHS's standards many raw figures go; with a smallest count whole regions do. */
    @Test
    void markersStandWhereFiguresAreMissing() throws IOException {
        Edition brackets = new Edition(RegionOrder.NAME, true, Markers.BRACKETS);
        Released unreliable = Released.of(Results.districts(), BuiltInProfile.NCHS.profile());
        Released confidential = Released.of(Results.harassment(), CONFIDENTIAL);
        assertTrue(marks(table(unreliable, brackets)).containsAll(List.of("[u]", "[x]")), "unreliable");
        assertTrue(marks(table(unreliable, Edition.USUAL)).containsAll(List.of("F", "–")), "letters");
        assertTrue(marks(table(confidential, brackets)).contains("[c]"), "confidential");
        assertTrue(marks(table(confidential, Edition.USUAL)).contains("x"), "letters");
        List<List<Object>> estimates =
                ReadWorkbook.read(bytes(unreliable, brackets)).sheets().get("Estimates");
        int raw = estimates.get(0).indexOf("raw");
        for (List<Object> row : estimates.subList(1, estimates.size())) {
            RegionEstimate region = unreliable.result().regions().stream()
                    .filter(each -> each.region().equals(row.get(0)))
                    .findFirst()
                    .orElseThrow();
            String mark = new FigureMarks(unreliable, Markers.BRACKETS).inPlace(ResultColumn.RAW, region);
            double estimate = region.raw().estimate();
            assertEquals(Double.isNaN(estimate) ? mark : estimate, row.get(raw), region.label());
            assertEquals(region.flags().contains("raw-unreliable"), "[u]".equals(mark) && Double.isNaN(estimate));
        }
        assertLacks(
                "[u]",
                ReadWorkbook.read(bytes(unreliable, Edition.USUAL)).sheets().toString());
    }

    private static List<Object> marks(List<List<Object>> rows) {
        return rows.stream()
                .filter(row -> row.size() > 2)
                .map(row -> row.get(2))
                .toList();
    }

    private static Map<String, String> parts(byte[] workbook) throws IOException {
        Map<String, String> parts = new HashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(workbook))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                parts.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return parts;
    }
}
