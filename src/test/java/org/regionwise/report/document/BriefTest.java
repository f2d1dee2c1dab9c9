package org.regionwise.report.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.regionwise.Containment.assertContains;
import static org.regionwise.Containment.assertLacks;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.regionwise.analysis.result.RegionEstimate;
import org.regionwise.analysis.result.Result;
import org.regionwise.release.BuiltInProfile;
import org.regionwise.release.Released;
import org.regionwise.report.Edition;
import org.regionwise.report.Heading;
import org.regionwise.report.Markers;
import org.regionwise.report.RegionOrder;
import org.regionwise.report.Results;
import org.regionwise.report.chart.input.ChartSource;
import org.regionwise.report.message.Words;

/** The brief and its annex as they come out of the printer. */
class BriefTest {
    private static final Heading HEADING = new Heading("", "", "", "Unit of Epidemiology, epi@example.org", "May 2026");
    private static final Edition BRIEF = new Edition(RegionOrder.NAME, false, Markers.LETTERS);

    private static byte[] pdf(Released released, Edition edition) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        DocumentsTest.DOCUMENTS.as(edition).pdf(ChartSource.of(released), HEADING, out);
        return out.toByteArray();
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 3", "14, 4", "17, 4", "40, 6", "41, 6", "77, 6"})
    void isAtMostTwoPagesAndItsAnnexLeavesNoPageMoreThanAThirdEmpty(int regions, int most) throws IOException {
        Released released = Released.of(Results.regions(regions), BuiltInProfile.NCHS.profile());
        try (PDDocument brief = Loader.loadPDF(pdf(released, BRIEF))) {
            assertTrue(brief.getNumberOfPages() <= 2, "pages of the brief: " + brief.getNumberOfPages());
        }
        try (PDDocument whole = Loader.loadPDF(pdf(released, Edition.USUAL))) {
            assertTrue(whole.getNumberOfPages() <= most, "pages: " + whole.getNumberOfPages());
            PDFRenderer renderer = new PDFRenderer(whole);
            for (int page = 0; page < whole.getNumberOfPages() - 1; page++) {
                double empty = empty(renderer.renderImage(page, 0.5f));
                assertTrue(empty <= 1.0 / 3, "page " + (page + 1) + " is empty to " + empty);
            }
        }
    }

    /** Of a page between its margins, what is white beneath the last line above the foot. */
    private static double empty(BufferedImage page) {
        int top = page.getHeight() * 17 / 297;
        int bottom = page.getHeight() * (297 - 20) / 297;
        int last = IntStream.range(top, bottom)
                .filter(y -> IntStream.range(0, page.getWidth()).anyMatch(x -> (page.getRGB(x, y) & 0xFF) < 200))
                .max()
                .orElse(top);
        return (bottom - last) / (double) (bottom - top);
    }

    @Test
    void hasWhoToAskTheDateTheSourceAndEveryFigureOfItsTable() throws IOException {
        Result result = Results.harassment();
        String text = text(pdf(Released.inFull(result), BRIEF));
        for (String part : List.of("Regional brief · May 2026", "Unit of Epidemiology, epi@example.org", "Source: ")) {
            assertContains(part, text);
        }
        Words words = Words.english();
        for (RegionEstimate region : result.regions()) {
            assertContains(region.label(), text);
            assertContains(
                    words.numerals().percent(region.pooled().estimate()) + " "
                            + words.numerals().percentInterval(region.pooled()),
                    text);
        }
        assertLacks("Annex", text.replace("see the report with its annex", ""));
    }

    /** Regions that are told together take one paragraph, with the range of what decided. */
    @Test
    void decisionsAreGrouped() throws IOException {
        Released released = Released.of(Results.districts(), BuiltInProfile.NCHS.profile());
        String text = text(pdf(released, Edition.USUAL));
        assertContains(
                "regions: raw estimate: 6 to 29 respondents, fewer than 30; withheld as too unreliable (F):", text);
        String marked = text(pdf(released, new Edition(RegionOrder.NAME, true, Markers.BRACKETS)));
        assertContains("fewer than 30; withheld as too unreliable ([u]):", marked);
        assertContains("[u]", marked);
        assertLacks("(F)", marked);
    }

    @Test
    void manyRegionsAreFoundByTheOutlineAndTheIndex() throws IOException {
        Result result = Results.regions(250);
        try (PDDocument document = Loader.loadPDF(pdf(Released.inFull(result), Edition.USUAL))) {
            List<String> titles = new ArrayList<>();
            collect(document.getDocumentCatalog().getDocumentOutline().getFirstChild(), titles);
            assertTrue(titles.contains("Annex"), titles.toString());
            assertTrue(titles.contains("Region 1 to Region 83"), titles.toString());
            String text = new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
            assertContains("Find a region: Region 1 to Region 83 2", text);
            assertContains("33 of 250 regions", text);
        }
    }

    private static void collect(PDOutlineItem item, List<String> titles) {
        for (PDOutlineItem each = item; each != null; each = each.getNextSibling()) {
            titles.add(each.getTitle());
            collect(each.getFirstChild(), titles);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 40, 41, 77, 3000})
    void bothEndsAndTheMiddleAreShownOnceEach(int regions) {
        List<Integer> places = BriefTable.shown(regions);
        assertEquals(places.stream().distinct().sorted().toList(), places);
        assertEquals(0, places.get(0));
        assertEquals(regions - 1, places.get(places.size() - 1));
        assertTrue(places.size() <= BriefTable.MOST, places.toString());
    }
}
