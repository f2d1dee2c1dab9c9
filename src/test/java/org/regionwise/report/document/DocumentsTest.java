package org.regionwise.report.document;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.regionwise.Containment.assertContains;
import static org.regionwise.Containment.assertLacks;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.regionwise.analysis.result.RegionEstimate;
import org.regionwise.analysis.result.Result;
import org.regionwise.release.BuiltInProfile;
import org.regionwise.release.Released;
import org.regionwise.report.FileStep;
import org.regionwise.report.Heading;
import org.regionwise.report.Results;
import org.regionwise.report.Templates;
import org.regionwise.report.chart.draw.ChartDrawings;
import org.regionwise.report.chart.draw.VegaEngine;
import org.regionwise.report.chart.input.ChartSource;
import org.regionwise.report.message.Catalogue;
import org.regionwise.report.message.Words;
import org.regionwise.report.method.MethodsText;
import org.regionwise.report.method.Work;
import org.regionwise.report.words.PlainWordsTest;

/** PDF, Word, workbook and HTML of the same results, looked into part by part. */
class DocumentsTest {
    static final Documents DOCUMENTS =
            new Documents(new Templates("0.1.0", Catalogue.load()), new ChartDrawings(new VegaEngine()));
    static final Heading HEADING = new Heading("Report <of> the “office” & others", "A. Uthor", "First.\n\nSecond.");

    static List<Result> everyShape() {
        return PlainWordsTest.everyShape();
    }

    static byte[] pdf(Released released, Heading heading) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        DOCUMENTS.pdf(ChartSource.of(released), heading, out);
        return out.toByteArray();
    }

    static byte[] docx(Released released, Heading heading) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        DOCUMENTS.docx(ChartSource.of(released), heading, out);
        return out.toByteArray();
    }

    static byte[] xlsx(Released released) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        DOCUMENTS.xlsx(ChartSource.of(released), HEADING, out);
        return out.toByteArray();
    }

    /** Every step that a file's making goes through; made to its end. */
    private static List<FileStep> steps(Making making) throws IOException {
        List<FileStep> steps = new ArrayList<>();
        making.make(DOCUMENTS.watched((step, done, total) -> {
            assertTrue(total == 0 || done < total, step.name());
            steps.add(step);
        }));
        return steps;
    }

    private interface Making {
        void make(Documents watched) throws IOException;
    }

    @Test
    void theMakingOfAFileStopsWhereverItIsToldOf() throws IOException {
        ChartSource source = ChartSource.of(Released.inFull(Results.harassment()));
        OutputStream nowhere = OutputStream.nullOutputStream();
        Map<FileStep, Making> makings = Map.of(
                FileStep.PAGES, documents -> documents.pdf(source, HEADING, nowhere),
                FileStep.PICTURES, documents -> documents.docx(source, HEADING, nowhere),
                FileStep.SHEETS, documents -> documents.xlsx(source, HEADING, nowhere),
                FileStep.PAGE, documents -> documents.html(source, HEADING));
        for (Map.Entry<FileStep, Making> each : makings.entrySet()) {
            List<FileStep> steps = steps(each.getValue());
            assertEquals(FileStep.CHARTS, steps.get(0));
            assertEquals(each.getKey(), steps.get(steps.size() - 1));
            for (int stop : new int[] {0, 1, steps.size() / 2, steps.size() - 1}) {
                AtomicInteger heard = new AtomicInteger();
                assertThrows(
                        CancellationException.class,
                        () -> each.getValue().make(DOCUMENTS.watched((words, done, total) -> {
                            if (heard.getAndIncrement() >= stop) {
                                throw new CancellationException();
                            }
                        })),
                        each.getKey().name());
                assertEquals(stop + 1, heard.get(), "goes on after " + steps.get(stop));
            }
        }
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
        }
    }

    /** Parts of an Office file, pictures left out. */
    private static Map<String, String> parts(byte[] file) throws IOException {
        Map<String, String> parts = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (!entry.getName().endsWith(".png")) {
                    parts.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
                }
            }
        }
        return parts;
    }

    /** A quote within a quoted value is written as a shell needs it, and does not end the value. */
    @Test
    void commandsBreakBetweenOptionsOnly() {
        String command =
                "java -jar regionwise.jar estimate survey.csv --missing 'don'\\''t --know' --regions regions.csv"
                        + " --population population --method bayes";
        List<String> lines = CommandLines.of(command);
        assertEquals(
                List.of(
                        "java -jar regionwise.jar estimate survey.csv --missing 'don'\\''t --know' \\",
                        "  --regions regions.csv --population population --method bayes"),
                lines);
    }

    @Test
    void pdfIsTaggedNamedAndHasItsFontsWithin() throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf(Released.inFull(Results.harassment()), HEADING))) {
            assertTrue(document.getDocumentCatalog().getMarkInfo().isMarked());
            assertNotNull(document.getDocumentCatalog().getStructureTreeRoot());
            assertEquals("en", document.getDocumentCatalog().getLanguage());
            assertEquals(HEADING.title(), document.getDocumentInformation().getTitle());
            assertEquals(HEADING.author(), document.getDocumentInformation().getAuthor());
            assertEquals(null, document.getDocumentInformation().getCreationDate());
            for (PDPage page : document.getPages()) {
                for (COSName name : page.getResources().getFontNames()) {
                    assertTrue(page.getResources().getFont(name).isEmbedded(), name.getName());
                }
                // drawings are vectors
                for (COSName name : page.getResources().getXObjectNames()) {
                    assertFalse(page.getResources().isImageXObject(name), name.getName());
                }
            }
        }
    }

    @Test
    void pdfHasEveryFigureOfTheTableAndWhatItCites() throws IOException {
        Result result = Results.harassment();
        String text = text(pdf(Released.inFull(result), HEADING));
        for (RegionEstimate region : result.regions()) {
            assertTrue(text.contains(region.label()), region.label());
            assertTrue(
                    text.contains(
                            Words.english().numerals().percent(region.pooled().estimate())),
                    region.label());
            assertTrue(text.contains(Words.english().numerals().percentInterval(region.pooled())), region.label());
        }
        assertContains(result.survey().sha256(), text);
        MethodsText methods = MethodsText.of(result, Catalogue.load().english());
        for (Work work : Work.values()) {
            assertEquals(methods.works().contains(work), text.contains(work.reference()), work.name());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "es", "cs"})
    void worksThatAreListedAreThoseThatAreCited(String tag) {
        Words words = words(tag);
        for (Result result : everyShape()) {
            MethodsText methods = MethodsText.of(result, words);
            String text = methods.paragraphs().toString();
            assertLacks("NaN", text);
            for (Work work : Work.values()) {
                assertEquals(text.contains(work.mark()), methods.works().contains(work), work.name());
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "en, The survey “, 95% interval, Estimates",
        "es, La encuesta «, intervalo del 95\u00a0%, Estimaciones",
        "cs, Šetření „, 95% interval, Odhady"
    })
    void filesAreInTheLanguageThatIsAskedFor(String tag, String data, String interval, String sheet)
            throws IOException {
        Documents spoken = DOCUMENTS.in(words(tag).language());
        ChartSource source = ChartSource.of(Released.inFull(Results.harassment()));
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        spoken.pdf(source, HEADING, pdf);
        ByteArrayOutputStream workbook = new ByteArrayOutputStream();
        spoken.xlsx(source, HEADING, workbook);
        assertContains(data, text(pdf.toByteArray()));
        assertContains(data, spoken.html(source, HEADING));
        assertContains("\"" + sheet + "\"", parts(workbook.toByteArray()).get("xl/workbook.xml"));
        assertContains(
                interval,
                MethodsText.of(Results.harassment(), words(tag)).paragraphs().toString());
    }

    private static Words words(String tag) {
        Catalogue catalogue = Catalogue.load();
        return catalogue.words(catalogue.language(tag).orElseThrow());
    }

    @ParameterizedTest
    @MethodSource("everyShape")
    void everyPartIsXmlWhateverNamesAreLike(Result result) throws Exception {
        for (byte[] file : List.of(docx(Released.inFull(result), HEADING), xlsx(Released.inFull(result)))) {
            for (Map.Entry<String, String> part : parts(file).entrySet()) {
                DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
                factory.setNamespaceAware(true);
                factory.newDocumentBuilder()
                        .parse(new ByteArrayInputStream(part.getValue().getBytes(StandardCharsets.UTF_8)));
                assertFalse(part.getValue().contains("NaN"), part.getKey());
                assertFalse(part.getValue().contains("http://www.thymeleaf.org"), part.getKey());
                assertFalse(part.getValue().contains("TargetMode"), part.getKey());
            }
        }
        assertLacks("NaN", text(pdf(Released.inFull(result), HEADING)));
    }

    @Test
    void wordKnowsHeadingsTablesAndPictures() throws IOException {
        String document =
                parts(docx(Released.inFull(Results.harassment()), HEADING)).get("word/document.xml");
        assertContains("<w:pStyle w:val=\"Heading1\"/>", document);
        assertEquals(4, document.split("<w:tblHeader/>", -1).length - 1);
        assertEquals(3, document.split("SEQ Table", -1).length - 1);
        // an interval in every row, and the axis, none of which tells what the figures do not
        assertEquals(1 + 14, document.split("decorative", -1).length / 2);
        // the rows of both tables have as many cells as their grids have columns
        String[] tables = document.split("<w:tbl>", -1);
        for (String each : List.of(tables[1], tables[2])) {
            String table = each.substring(0, each.indexOf("</w:tbl>"));
            int columns = table.split("<w:gridCol ", -1).length - 1;
            int rows = table.split("<w:tr>", -1).length - 1;
            assertEquals(1 + 14 + 1, rows);
            assertEquals(rows * columns, table.split("<w:tc>", -1).length - 1);
        }
        // as wide as the page and as high as their text, whatever the font
        assertLacks("w:trHeight", document);
        assertLacks("w:type=\"dxa\"", document);
    }

    @Test
    void equalResultsGiveEqualFiles() throws IOException {
        Released released = Released.inFull(Results.harassment());
        assertArrayEquals(pdf(released, HEADING), pdf(released, HEADING));
        assertArrayEquals(docx(released, HEADING), docx(released, HEADING));
        assertArrayEquals(xlsx(released), xlsx(released));
    }

    @Test
    void whatIsWithheldIsInNoFile() throws IOException {
        Result result = Results.harassment();
        Released released = Released.of(result, BuiltInProfile.STATISTICS_CANADA.profile());
        List<RegionEstimate> withheld = result.regions().stream()
                .filter(region -> Double.isNaN(released.result().regions().stream()
                        .filter(other -> other.region().equals(region.region()))
                        .findFirst()
                        .orElseThrow()
                        .raw()
                        .estimate()))
                .toList();
        assertFalse(withheld.isEmpty());
        String full = everything(Released.inFull(result));
        String shown = everything(released);
        for (RegionEstimate region : withheld) {
            // interval limits are of no other figure, unlike a rounded percentage
            String interval = Words.english().numerals().percentInterval(region.raw());
            String exact = Double.toString(region.raw().upper());
            assertTrue(full.contains(interval) && full.contains(exact), region.label());
            assertFalse(shown.contains(interval), region.label() + " " + interval);
            assertFalse(shown.contains(exact), region.label() + " " + exact);
        }
        assertContains("withheld as too unreliable", shown);
    }

    private static String everything(Released released) throws IOException {
        return text(pdf(released, Heading.NONE))
                + parts(docx(released, Heading.NONE))
                + parts(xlsx(released))
                + DOCUMENTS.html(ChartSource.of(released), Heading.NONE);
    }

    @Test
    void longTextsOfTheAnalystAreRefused() {
        Heading.TooLong refused = org.junit.jupiter.api.Assertions.assertThrows(
                Heading.TooLong.class, () -> new Heading("a".repeat(301), "", ""));
        assertEquals(Heading.Part.TITLE, refused.part());
        assertEquals(300, refused.limit());
    }

    @Test
    void aCommandIsBrokenOnlyBetweenOptions() {
        String command =
                "java -jar regionwise.jar estimate survey.csv --positive 'a --b " + "x".repeat(80) + "' --seed 1";
        List<String> lines = CommandLines.of(command);
        assertTrue(lines.size() > 1);
        assertEquals(command, String.join("", lines).replaceAll(" \\\\ {2}", " "));
    }
}
