package org.regionwise.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.regionwise.analysis.Comparison;
import org.regionwise.analysis.NamedResult;
import org.regionwise.analysis.Result;
import org.regionwise.release.Released;
import org.regionwise.report.chart.ChartDrawings;
import org.regionwise.report.chart.VegaEngine;

class HtmlReportTest {
    private static final Templates TEMPLATES = new Templates("0.1.0");
    private static final HtmlReport REPORT = new HtmlReport(TEMPLATES, new ChartDrawings(new VegaEngine()));

    static List<Result> everyShape() {
        return PlainWordsTest.everyShape();
    }

    @ParameterizedTest
    @MethodSource("everyShape")
    void standsAlone(Result result) {
        String html = REPORT.html(Released.inFull(result));
        assertFalse(Pattern.compile("https?://|\\s(src|href|xmlns:th|th:\\w+)=|@import|url\\(|<script|<link")
                .matcher(html.replace("&lt;script", ""))
                .find());
        assertFalse(Pattern.compile("<[^>]*\\sstyle=").matcher(html).find());
        assertFalse(html.contains("NaN") || html.contains(">null<"));
        assertTrue(html.contains(result.survey().sha256()));
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
        assertFalse(html.contains("<script>"));
        assertFalse(html.contains("<b>bold"));
        assertTrue(html.contains("&lt;script&gt;alert(1)&lt;/script&gt;"));
        assertFalse(html.contains("x\" onload"));
    }

    @Test
    void warningsAndMissingRespondentsAreSaid() {
        String html = REPORT.html(Released.inFull(Results.singular()));
        assertTrue(html.contains("No variation between regions was found beyond chance"));
        assertTrue(REPORT.html(Released.inFull(Results.districts())).contains(">no respondents</span>"));
        assertTrue(REPORT.html(Released.inFull(Results.harassment())).contains("gave no warnings"));
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
        String html = TEMPLATES.render("compare/tables", Map.of("comparison", ComparisonReading.of(comparison)));
        assertTrue(html.indexOf("Predictors of regions") < html.indexOf("Log-likelihood"));
        // 1 − 0.38² / 0.5² = 0.4224
        assertTrue(html.contains("explain 42% of the variance between regions"), html);
        assertTrue(html.contains("on 2 degrees of freedom"), html);
        assertFalse(html.contains("<i>") || html.contains("NaN"));
    }

    @Test
    void rareOutcomesGetMoreDecimals() {
        Result rare = Results.of(
                List.of(new Results.Counts("a", "A", 100_000, 31), new Results.Counts("b", "B", 90_000, 22)),
                0.2,
                List.of());
        assertEquals("0.031", RegionalTable.of(rare).rows().get(0).rawPercent());
        assertEquals(
                "20.9", RegionalTable.of(Results.harassment()).rows().get(0).rawPercent());
    }
}
