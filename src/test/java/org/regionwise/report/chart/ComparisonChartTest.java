package org.regionwise.report.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.regionwise.Containment.assertContains;
import static org.regionwise.Containment.assertStarts;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.regionwise.analysis.compare.Comparison;
import org.regionwise.analysis.compare.NamedResult;
import org.regionwise.analysis.result.Estimate;
import org.regionwise.analysis.result.Result;
import org.regionwise.report.Results;
import org.regionwise.report.chart.draw.ChartDrawings;
import org.regionwise.report.chart.draw.VegaEngine;
import org.regionwise.report.chart.input.ChartForm;
import org.regionwise.report.message.Words;

class ComparisonChartTest {
    private static final ChartDrawings DRAWINGS = new ChartDrawings(new VegaEngine());

    private static Comparison compared(Result... results) {
        List<NamedResult> named = new ArrayList<>();
        for (Result result : results) {
            named.add(new NamedResult("Analysis " + (char) ('A' + named.size()), result));
        }
        return Comparison.of(named);
    }

    private static Comparison three() {
        return compared(
                Results.harassment(),
                Results.harassmentWithoutPredictors(),
                Results.of(Results.harassmentCounts(), 0.1, List.of()));
    }

    private static JsonNode specification(Comparison comparison, int width, Map<String, String> state) {
        return ComparisonChart.of(comparison, ChartForm.screen(width, Words.english()), state)
                .tree();
    }

    private static String svg(Comparison comparison, Map<String, String> state) {
        return DRAWINGS.svg(ComparisonChart.of(comparison, ChartForm.paper(Words.english()), state));
    }

    private static JsonNode layer(JsonNode specification, String name) {
        for (JsonNode each : specification.path("layer")) {
            if (each.path("name").asText().equals(name)) {
                return each;
            }
        }
        throw new AssertionError("no layer " + name);
    }

    @Test
    void everyRegionIsARowWithTheEstimatesOfAllInTheirOrder() {
        Comparison comparison = three();
        JsonNode rows =
                specification(comparison, 800, Map.of()).path("datasets").path("regions");
        assertEquals(comparison.regions().size(), rows.size());
        for (int place = 0; place < rows.size(); place++) {
            Comparison.Region region = comparison.regions().get(place);
            JsonNode row = rows.get(place);
            assertEquals(region.region(), row.path("region").asText());
            assertEquals(place, row.path("byFirst").asInt(), "by the first one's pooled estimate");
            for (int i = 0; i < 3; i++) {
                Estimate estimate = region.pooled().get(i);
                assertEquals(i, row.path("analysis").get(i).asInt());
                assertEquals(estimate.estimate(), row.path("pooled").get(i).asDouble());
                assertEquals(estimate.lower(), row.path("lower").get(i).asDouble());
                assertEquals(estimate.upper(), row.path("upper").get(i).asDouble());
            }
        }
    }

    @Test
    void theLargestDifferencesComeFirstWhenAskedForAndAreNamed() {
        Comparison comparison = three();
        JsonNode rows =
                specification(comparison, 800, Map.of()).path("datasets").path("regions");
        double[] byPlace = new double[rows.size()];
        String[] names = new String[rows.size()];
        for (JsonNode row : rows) {
            double least = 1;
            double most = 0;
            for (JsonNode pooled : row.path("pooled")) {
                least = Math.min(least, pooled.asDouble());
                most = Math.max(most, pooled.asDouble());
            }
            byPlace[row.path("byDifference").asInt()] = most - least;
            names[row.path("byDifference").asInt()] = row.path("label").asText();
        }
        for (int place = 1; place < byPlace.length; place++) {
            assertTrue(byPlace[place] <= byPlace[place - 1], "place " + place);
        }
        String alternative = ComparisonChart.view(comparison, Words.english()).alternative();
        Matcher said = Pattern.compile("The largest differences: (.+?) with .+?; (.+?) with .+?; (.+?) with [^;]+\\.$")
                .matcher(alternative);
        assertTrue(said.find(), alternative);
        assertEquals(List.of(names[0], names[1], names[2]), List.of(said.group(1), said.group(2), said.group(3)));
        assertTrue(alternative.contains("of 3 analyses: “Analysis A”, “Analysis B” and “Analysis C”"), alternative);
    }

    @Test
    void analysesAreToldApartByShapeAndTone() {
        JsonNode pooled = layer(specification(three(), 800, Map.of()), "pooled");
        assertEquals(4, distinct(pooled.at("/encoding/shape/scale/range")).size());
        JsonNode interval = layer(specification(three(), 800, Map.of()), "interval");
        assertEquals(4, distinct(interval.at("/encoding/color/scale/range")).size());
        for (String channel : List.of("shape", "color")) {
            assertEquals(
                    "analysis", pooled.at("/encoding/" + channel + "/field").asText());
        }
    }

    private static Set<String> distinct(JsonNode values) {
        Set<String> distinct = new HashSet<>();
        values.forEach(each -> distinct.add(each.asText()));
        return distinct;
    }

    @Test
    void theDrawingHasAMarkForEveryEstimateAndIntervalsOnDemand() {
        String plain = svg(three(), Map.of());
        assertEquals(3 * 14, marks(plain, "pooled"));
        assertEquals(0, marks(plain, "interval"));
        assertEquals(14, marks(plain, "row"));
        assertEquals(3, marks(plain, "key"));
        assertEquals(1, marks(plain, "nation"), "one national share");
        assertFalse(plain.contains("var("), "colours are written out");
        assertContains("Where do the analyses differ?", plain);
        assertEquals(3 * 14, marks(svg(three(), Map.of("intervals", "true")), "interval"));
    }

    @Test
    void theKeyNamesTheAnalysesInTheirOrderFromAbove() {
        JsonNode key = specification(three(), 800, Map.of()).path("datasets").path("analyses");
        double above = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < key.size(); i++) {
            assertEquals(i, key.get(i).path("analysis").asInt());
            assertEquals("Analysis " + (char) ('A' + i), key.get(i).path("name").asText());
            assertTrue(key.get(i).path("at").asDouble() > above);
            above = key.get(i).path("at").asDouble();
        }
        assertTrue(above < 0, "above the rows");
    }

    @Test
    void longNamesBreakWhereTheChartIsNarrow() {
        String name = "Coverage by unemployment and rurality with priors that are rather wide ".repeat(2) + "(17)";
        Comparison comparison = Comparison.of(List.of(
                new NamedResult(name, Results.harassment()),
                new NamedResult("B", Results.harassmentWithoutPredictors())));
        String shown = specification(comparison, 340, Map.of())
                .at("/datasets/analyses/0/name")
                .asText();
        assertEquals(2, shown.split("\n").length, shown);
        assertTrue(shown.startsWith("Coverage by") && shown.endsWith("(17)"), shown);
    }

    /** Neither what looks like a place in a specification nor a quotation mark in a name does anything. */
    @Test
    void namesAreNothingButNames() {
        String nasty = "${width} var(--none) \"quoted\" 'so' \\ <b>";
        Comparison comparison = Comparison.of(List.of(
                new NamedResult(nasty, Results.harassment()),
                new NamedResult("B", Results.harassmentWithoutPredictors())));
        String svg = DRAWINGS.svg(ComparisonChart.of(comparison, ChartForm.paper(Words.english()), Map.of()));
        assertTrue(svg.contains("${width} var(--none) \"quoted\""), svg);
        assertStarts(
                nasty,
                ComparisonChart.of(comparison, ChartForm.paper(Words.english()), Map.of())
                        .tree()
                        .at("/usermeta/columns/1/1")
                        .asText());
    }

    @Test
    void manyRegionsShowTheirEndsAndTheMiddleInEveryOrder() {
        Comparison comparison = compared(Results.threeThousand(), Results.regions(3000));
        assertTrue(ComparisonChart.view(comparison, Words.english()).searchable());
        assertEquals(48, marks(svg(comparison, Map.of()), "row"));
        assertEquals(48, marks(svg(comparison, Map.of("order", "byDifference")), "row"));
        assertEquals(
                3000,
                specification(comparison, 800, Map.of())
                        .path("datasets")
                        .path("regions")
                        .size());
        assertFalse(ComparisonChart.view(three(), Words.english()).searchable());
    }

    @Test
    void whatAnAnalysisHasNotHasNoMark() {
        Result all = Results.harassment();
        Result fewer = new Result(
                all.software(),
                all.survey(),
                all.model(),
                all.fit(),
                all.national(),
                all.regions().subList(2, 14));
        Comparison comparison = compared(fewer, all);
        String svg = svg(comparison, Map.of());
        assertEquals(12 + 14, marks(svg, "pooled"));
        assertEquals(14, marks(svg, "row"));
        assertEquals(12, marks(svg, "span"), "no difference of one alone");
        assertEquals(
                "No region has different shares.",
                ComparisonChart.view(comparison, Words.english())
                        .alternative()
                        .replaceAll("^.*” and “Analysis B”\\. ", ""));
    }

    @Test
    void aNationThatIsNotTheSameIsNoLineButWords() {
        Comparison comparison = compared(Results.harassment(), Results.threeRegions());
        assertEquals(
                0,
                specification(comparison, 800, Map.of())
                        .path("datasets")
                        .path("nation")
                        .size());
        String note = ComparisonChart.view(comparison, Words.english()).note();
        assertTrue(
                note.matches(".*All regions together, raw: [0-9.]+% in “Analysis A” and [0-9.]+% in “Analysis B”\\.$"),
                note);
    }

    private static int marks(String svg, String name) {
        int start = svg.indexOf(" " + name + "_marks\"");
        int open = svg.indexOf('>', start);
        if (svg.charAt(open - 1) == '/') {
            return 0;
        }
        String group = svg.substring(open, svg.indexOf("</g>", open));
        return group.split("<path|<line", -1).length - 1;
    }
}
