package org.regionwise.report.document;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.regionwise.Containment.assertContains;
import static org.regionwise.Containment.assertLacks;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.regionwise.analysis.compare.Comparison;
import org.regionwise.analysis.compare.NamedResult;
import org.regionwise.analysis.result.Result;
import org.regionwise.release.Released;
import org.regionwise.report.Results;
import org.regionwise.report.Templates;
import org.regionwise.report.chart.draw.ChartDrawings;
import org.regionwise.report.chart.draw.VegaEngine;
import org.regionwise.report.message.Catalogue;
import org.regionwise.report.message.Words;
import org.regionwise.report.table.ComparisonTable;
import org.regionwise.report.table.ComparisonTableView;
import org.regionwise.report.table.PrintedTable;
import org.regionwise.report.view.ComparisonView;
import org.regionwise.report.words.PlainWordsTest;
import org.regionwise.web.Chromium;
import org.regionwise.web.InChromium;

class HtmlReportTest {
    private static final Templates TEMPLATES = new Templates("0.1.0", Catalogue.load());
    private static final HtmlReport REPORT = new HtmlReport(TEMPLATES, new ChartDrawings(new VegaEngine()));

    private static final Pattern SCRIPT = Pattern.compile("<script.*?</script>", Pattern.DOTALL);

    static List<Result> everyShape() {
        return PlainWordsTest.everyShape();
    }

    @ParameterizedTest
    @MethodSource("everyShape")
    void standsAlone(Result result) {
        String html = REPORT.html(Released.inFull(result));
        String markup = SCRIPT.matcher(html).replaceAll("").replace(" xmlns=\"http://www.w3.org/2000/svg\"", "");
        assertFalse(Pattern.compile("<[^>]*\\s(src|href|xlink:href|xmlns:th|th:\\w+)=|@import|url\\(|<script|<link")
                .matcher(markup)
                .find());
        assertLacks("NaN", markup);
        assertLacks(">null<", markup);
        assertContains(result.survey().sha256(), html);
    }

    @Test
    void itsPolicyLetsItsOwnScriptsRunAndNothingElse() throws NoSuchAlgorithmException {
        String html = REPORT.html(Released.inFull(Results.nasty()));
        Matcher policy = Pattern.compile("Content-Security-Policy\" content=\"([^\"]+)\"")
                .matcher(html);
        assertTrue(policy.find());
        String allowed = policy.group(1).replace("&#39;", "'");
        assertTrue(allowed.startsWith("default-src 'none'"), allowed);
        int scripts = 0;
        Matcher script =
                Pattern.compile("<script>(.*?)</script>", Pattern.DOTALL).matcher(html);
        while (script.find()) {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(script.group(1).getBytes(StandardCharsets.UTF_8));
            assertContains("'sha256-" + Base64.getEncoder().encodeToString(digest) + "'", allowed);
            scripts++;
        }
        assertEquals(allowed.split("sha256-", -1).length - 1, scripts);
    }

    @Test
    @InChromium
    void drawsItsChartsAndOrdersItsTableWithoutAnyRequest(@TempDir Path folder, Chromium chromium) throws IOException {
        Path file =
                Files.writeString(folder.resolve("report.html"), REPORT.html(Released.inFull(Results.harassment())));
        try (Page page = chromium.browser().newPage()) {
            List<String> asked = new ArrayList<>();
            page.onRequest(request -> asked.add(request.url()));
            List<String> errors = new ArrayList<>();
            page.onConsoleMessage(message -> {
                if (message.type().equals("error")) {
                    errors.add(message.text());
                }
            });
            page.navigate(file.toUri().toString());
            assertThat(page.locator("#chart-shrinkage .chart-place.drawn svg")).isVisible();
            page.locator("#chart-intervals").scrollIntoViewIfNeeded();
            assertThat(page.locator("#chart-intervals .chart-place.drawn svg")).isVisible();
            // a narrow window has drawings of its own
            Locator intervals = page.locator("#chart-intervals .chart-place svg");
            String wide = intervals.getAttribute("width");
            page.setViewportSize(400, 700);
            assertThat(intervals).not().hasAttribute("width", wide);
            page.setViewportSize(1280, 700);
            assertThat(intervals).hasAttribute("width", wide);
            assertThat(page.locator(".chart-failure:visible")).hasCount(0);
            Locator first = page.locator("#regions tbody tr").first().locator("th");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Respondents"))
                    .click();
            assertThat(first).containsText("Praha");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Respondents"))
                    .click();
            assertThat(first).containsText("Karlovarský kraj");
            assertEquals(List.of(file.toUri().toString()), asked);
            assertEquals(List.of(), errors);
        }
    }

    @ParameterizedTest
    @MethodSource("everyShape")
    void idsAreUniqueAndWhatIsReferredToExists(Result result) {
        String html = REPORT.html(Released.inFull(result));
        List<String> ids = Pattern.compile("\\sid=\"([^\"]+)\"")
                .matcher(html)
                .results()
                .map(match -> match.group(1))
                .toList();
        assertEquals(ids.stream().distinct().toList(), ids);
        Pattern.compile("aria-(?:labelledby|describedby)=\"([^\"]+)\"")
                .matcher(html)
                .results()
                .forEach(match -> assertTrue(ids.contains(match.group(1)), match.group(1)));
    }

    @Test
    void namesAreNeverMarkup() {
        String html = REPORT.html(Released.inFull(Results.nasty()));
        assertLacks("<script>alert", html);
        assertLacks("<b>bold", html);
        assertContains("&lt;script&gt;alert(1)&lt;/script&gt;", html);
        assertLacks("x\" onload", html);
    }

    @Test
    void warningsAndMissingRespondentsAreSaid() {
        String html = REPORT.html(Released.inFull(Results.singular()));
        assertContains("regions differ no more than chance would make them", html);
        assertContains(">no respondents</span>", REPORT.html(Released.inFull(Results.districts())));
        assertContains("no problems found", REPORT.html(Released.inFull(Results.harassment())));
    }

    @Test
    void equalResultsGiveEqualDocuments() {
        assertEquals(
                REPORT.html(Released.inFull(Results.harassment())), REPORT.html(Released.inFull(Results.harassment())));
    }

    @Test
    void aComparisonNamesWhatDiffersFirst() {
        Comparison comparison = Comparison.of(List.of(
                new NamedResult("Without <i>", Results.harassmentWithoutPredictors()),
                new NamedResult("With", Results.harassment())));
        String html =
                TEMPLATES.render("compare/tables", Map.of("comparison", ComparisonView.of(comparison, Words.english())))
                        + TEMPLATES.fragment(
                                "compare/regions",
                                "regions",
                                Map.of(
                                        "table",
                                        ComparisonTable.of(
                                                comparison,
                                                ComparisonTableView.of("analysis=1&analysis=2", 2, Map.of()),
                                                Words.english()),
                                        "page",
                                        "/compare",
                                        "kept",
                                        List.of()));
        assertTrue(html.indexOf("Predictors of regions") < html.indexOf("Log-likelihood"));
        // 1 − 0.38² / 0.5² = 0.4224
        assertTrue(html.contains("explain 42% of the variance between regions"), html);
        assertTrue(html.contains("on 2 degrees of freedom"), html);
        assertLacks("<i>", html);
        assertLacks("NaN", html);
        // as Results has it: σ − 0.2 to σ + 0.31
        assertTrue(html.contains(">0.300 to 0.810<") && html.contains(">0.180 to 0.690<"), html);
    }

    @Test
    void rareOutcomesGetMoreDecimals() {
        Result rare = Results.of(
                List.of(new Results.Counts("a", "A", 100_000, 31), new Results.Counts("b", "B", 90_000, 22)),
                0.2,
                List.of());
        assertEquals(
                "0.031", PrintedTable.of(rare, Words.english()).rows().get(0).rawPercent());
        assertEquals(
                "20.9",
                PrintedTable.of(Results.harassment(), Words.english())
                        .rows()
                        .get(0)
                        .rawPercent());
    }
}
