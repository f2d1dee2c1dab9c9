package org.regionwise.report.document;

import com.openhtmltopdf.extend.FSTextBreaker;
import com.openhtmltopdf.layout.UrlAwareLineBreakIterator;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FSFontUseCase;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PagePosition;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.render.Box;
import com.openhtmltopdf.svgsupport.BatikSVGDrawer;
import com.openhtmltopdf.util.XRLog;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.BreakIterator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.regionwise.report.FileProgress;
import org.regionwise.report.FileStep;
import org.regionwise.report.Templates;
import org.regionwise.report.XmlText;
import org.regionwise.report.chart.draw.DrawnChart;

/**
 * A document as PDF: tagged for screen readers (PDF/UA), fonts embedded, drawings as vectors. Equal documents are equal
 * bytes. Safe for use by several threads.
 */
public final class PdfReport {
    /** As the web names the format. */
    public static final String MEDIA_TYPE = "application/pdf";

    private static final String FAMILY = "Source Sans";
    private static final Pattern FONT = Pattern.compile("font-family=\"[^\"]*\"");

    /** What a page holds beside its margins and a caption, in CSS pixels. */
    private static final long PAGE_WIDTH = 672;

    /** No higher than a third of a page, so that no page ends with more than that left empty before one. */
    private static final long PAGE_HEIGHT = 265;

    /** Of a figure of a sheet, which may be tall: two on a page. */
    private static final long SHEET_HEIGHT = 430;

    private static final String PRODUCER = "regionwise";

    private static final Pattern END = Pattern.compile("end");

    /** In points from the foot of a page: a third of what it holds, and the margin below. */
    private static final float EMPTY = 250 + 54;

    private final Templates templates;
    private final String css = text("/document/pdf.css");

    public PdfReport(Templates templates) {
        // how long it takes to lay out a page is nobody's news
        XRLog.listRegisteredLoggers().forEach(logger -> XRLog.setLevel(logger, Level.WARNING));
        this.templates = templates;
    }

    /** Writes the document to {@code out}, which is flushed and left open. */
    public void write(Paper paper, OutputStream out, FileProgress progress) throws IOException {
        progress.at(FileStep.PAGES, 0, 0);
        boolean apart = paper.edition().annex() && full(paper.withoutAnnex(), progress);
        try (PDDocument document = new PDDocument();
                PdfBoxRenderer renderer = renderer(paper, apart, document, progress)) {
            renderer.layout();
            renderer.createPDFKeepOpen();
            UndatedPdf.strip(document);
            document.save(out);
        }
        out.flush();
    }

    /** Whether the last page of a brief is full enough for its annex to begin on a page of its own. */
    private boolean full(Paper brief, FileProgress progress) throws IOException {
        try (PDDocument document = new PDDocument();
                PdfBoxRenderer renderer = renderer(brief, false, document, progress)) {
            renderer.layout();
            // where things are is known once they are painted
            renderer.createPDFKeepOpen();
            PagePosition<Box> end = renderer.findPagePositionsByID(END).get(0);
            return end.getY() < EMPTY;
        }
    }

    /** The same of a sheet. */
    public void write(Sheet sheet, OutputStream out, FileProgress progress) throws IOException {
        progress.at(FileStep.PAGES, 0, 0);
        Map<String, String> drawings = new HashMap<>();
        sheet.figures().forEach(each -> drawings.put(each.name(), drawing(each.figure(), SHEET_HEIGHT)));
        String html = XmlText.allowed(templates.render(
                "report/document/pdf-sheet", Map.of("sheet", sheet, "css", css, "drawings", drawings)));
        try (PDDocument document = new PDDocument();
                PdfBoxRenderer renderer = renderer(html, PRODUCER, document, progress)) {
            renderer.layout();
            renderer.createPDFKeepOpen();
            UndatedPdf.strip(document);
            document.save(out);
        }
        out.flush();
    }

    private PdfBoxRenderer renderer(Paper paper, boolean apart, PDDocument document, FileProgress progress)
            throws IOException {
        String html = XmlText.allowed(templates.render(
                "report/document/pdf",
                Map.of(
                        "paper",
                        paper,
                        "css",
                        css,
                        "axis",
                        axis(paper),
                        "map",
                        paper.map().map(map -> drawing(map, PAGE_HEIGHT)).orElse(""),
                        "groupsDrawn",
                        paper.groups().map(drawn -> drawing(drawn, PAGE_HEIGHT)).orElse(""),
                        "apart",
                        apart)));
        return renderer(html, paper.reading().result().software().name(), document, progress);
    }

    private PdfBoxRenderer renderer(String html, String producer, PDDocument document, FileProgress progress)
            throws IOException {
        PdfRendererBuilder builder = new PdfRendererBuilder();
        builder.usePdfUaAccessibility(true);
        builder.useSVGDrawer(new BatikSVGDrawer());
        builder.withProducer(producer);
        builder.useUnicodeLineBreaker(watchedBreaks(progress));
        // nothing is fetched, whatever a name may look like
        builder.useUriResolver((base, uri) -> null);
        builder.usePDDocument(document);
        font(builder, document, "SourceSans3-Regular", 400);
        font(builder, document, "SourceSans3-SemiBold", 700);
        builder.withHtmlContent(html, null);
        return builder.buildPdfRenderer();
    }

    /** As lines break anyhow; asked for every text that is set, it lets a long document be stopped while it is. */
    private static FSTextBreaker watchedBreaks(FileProgress progress) {
        return new UrlAwareLineBreakIterator(BreakIterator.getLineInstance(Locale.ENGLISH)) {
            @Override
            public void setText(String text) {
                progress.at(FileStep.PAGES, 0, 0);
                super.setText(text);
            }
        };
    }

    /** A drawing, as what is placed within the head of a table is not repeated with it on the next page. */
    private static String axis(Paper paper) {
        IntervalAxis axis = paper.brief().table().axis();
        String numbers = axis.ticks().stream().map(IntervalAxis.Tick::label).collect(Collectors.joining(" "));
        return StripDrawing.of(axis)
                .replace("Source Sans 3", FAMILY)
                .replaceFirst(
                        "<svg", "<svg alt=\"" + XmlText.attribute(numbers) + "\" style=\"width: 65.6mm; height: 5mm\"");
    }

    /** In the document's font, no larger than it may be, and with its caption for those who do not see it. */
    private static String drawing(DrawnChart figure, long height) {
        return FONT.matcher(figure.svg())
                .replaceAll("font-family=\"Source Sans\"")
                .replace("font-weight=\"600\"", "font-weight=\"bold\"")
                .replaceFirst(
                        "<svg",
                        Matcher.quoteReplacement(
                                "<svg alt=\"" + XmlText.attribute(figure.caption()) + "\" style=\"width: "
                                        + figure.wide(PAGE_WIDTH, height, 1) + "px; height: "
                                        + figure.high(PAGE_WIDTH, height, 1) + "px\""));
    }

    private static void font(PdfRendererBuilder builder, PDDocument document, String name, int weight)
            throws IOException {
        TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(open(name)));
        // joined letters have no character of their own: who copies or listens to "left" would get "le"
        font.setEnableGsub(false);
        builder.useFont(
                new PDFontSupplier(PDType0Font.load(document, font, true)), FAMILY, weight, FontStyle.NORMAL, true);
        builder.useFont(() -> open(name), FAMILY, weight, FontStyle.NORMAL, true, Set.of(FSFontUseCase.SVG));
    }

    private static String text(String resource) {
        try (InputStream in = PdfReport.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + resource, e);
        }
    }

    private static InputStream open(String name) {
        return PdfReport.class.getResourceAsStream("/fonts/" + name + ".ttf");
    }
}
