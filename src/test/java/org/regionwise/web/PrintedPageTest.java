package org.regionwise.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.regionwise.Containment.assertContains;
import static org.regionwise.Containment.assertLacks;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages on paper. */
@InChromium
class PrintedPageTest {
    @AutoClose
    private static RunningApplication application;

    @BeforeAll
    static void start(@TempDir Path folder) {
        application = RunningApplication.on(folder.resolve("data"));
    }

    /** Scripts get nothing to draw from, as when somebody prints at once; the server's drawings stand in. */
    @ParameterizedTest
    @ValueSource(strings = {"/analyses/1", "/analyses/1/explain", "/analyses/1/audit"})
    void everyChartIsDrawnEvenWhereScriptsHaveDrawnNone(String address, Chromium chromium) throws IOException {
        try (WatchedPage watched = WatchedPage.open(application, chromium)) {
            Page page = watched.page();
            page.route("**/api/analyses/**/charts/**", route -> {
                // never answered
            });
            watched.go(address);
            Object charts = page.evaluate("document.querySelectorAll('[data-chart]').length");
            assertTrue((int) charts > 0, "charts on the page");
            List<?> closed = (List<?>) page.evaluate("""
                    [...document.querySelectorAll("main details:not([open]):not(.export, .opens, .table-options, \
                    .chart-reading, .chart-table)")].map(each => each.querySelector("summary ~ *").textContent.trim()
                      .split(/\\s+/).slice(0, 4).join(" "))""");
            byte[] pdf = page.pdf();
            assertEquals(
                    List.of(),
                    page.evaluate("[...document.querySelectorAll('[data-chart]')]"
                            + ".filter(chart => !chart.querySelector('.chart-place svg'))"
                            + ".map(chart => chart.dataset.chart)"));
            try (PDDocument document = Loader.loadPDF(pdf)) {
                String text = new PDFTextStripper().getText(document);
                Object questions = page.evaluate("[...document.querySelectorAll('[data-chart] > figcaption')]"
                        + ".map(caption => caption.textContent.trim())");
                ((List<?>) questions).forEach(question -> assertContains(question.toString(), text.replace("\n", " ")));
                String whole = text.replaceAll("\\s+", " ");
                closed.forEach(begun -> assertContains(begun.toString(), whole));
                assertEquals(
                        closed.size(),
                        page.evaluate("document.querySelectorAll('main details:not([open], .export, .opens, "
                                + ".table-options, .chart-reading, .chart-table)').length"),
                        "closed again");
                assertLacks("Skip to", text);
                assertLacks("Export", text);
            }
        }
    }
}
