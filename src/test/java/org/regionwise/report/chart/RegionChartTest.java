package org.regionwise.report.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.regionwise.analysis.compare.PooledOrder;
import org.regionwise.analysis.result.RegionEstimate;
import org.regionwise.analysis.result.Result;
import org.regionwise.release.BuiltInProfile;
import org.regionwise.release.Released;
import org.regionwise.report.Results;
import org.regionwise.report.chart.draw.ChartDrawings;
import org.regionwise.report.chart.draw.VegaEngine;
import org.regionwise.report.chart.input.ChartForm;
import org.regionwise.report.message.Words;

class RegionChartTest {
    private static final ChartDrawings DRAWINGS = new ChartDrawings(new VegaEngine());

    private static JsonNode specification(Result result, int width, RegionEstimate... regions) {
        return RegionChart.of(
                        Released.inFull(result), List.of(regions), ChartForm.screen(width, Words.english()), Map.of())
                .orElseThrow()
                .tree();
    }

    private static RegionEstimate named(Result result, String name) {
        return result.regions().stream()
                .filter(each -> each.label().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void thePooledEstimateStandsBetweenWhatItWasMadeOf() {
        Result result = Results.harassment();
        RegionEstimate region = named(result, "Karlovarský kraj");
        JsonNode parts = specification(result, 800, region).at("/datasets/parts");
        assertEquals(
                List.of("raw", "pooled", "model"),
                List.of(
                        parts.at("/0/kind").asText(),
                        parts.at("/1/kind").asText(),
                        parts.at("/2/kind").asText()));
        assertEquals(region.raw().estimate(), parts.at("/0/estimate").asDouble());
        assertEquals(region.raw().lower(), parts.at("/0/lower").asDouble());
        assertEquals(region.raw().upper(), parts.at("/0/upper").asDouble());
        assertEquals(region.pooled().estimate(), parts.at("/1/estimate").asDouble());
        assertEquals(region.pooled().lower(), parts.at("/1/lower").asDouble());
        assertEquals(region.synthetic(), parts.at("/2/estimate").asDouble());
        assertFalse(parts.get(2).has("lower"), "of it no interval is known");
        List<RegionEstimate> order = PooledOrder.of(result);
        int at = order.indexOf(region);
        assertEquals(
                "above " + order.get(at - 1).label(),
                parts.at("/3/kind").asText() + " " + parts.at("/3/of").asText());
        assertEquals(
                order.get(at - 1).pooled().estimate(), parts.at("/3/estimate").asDouble());
        assertEquals(
                "below " + order.get(at + 1).label(),
                parts.at("/4/kind").asText() + " " + parts.at("/4/of").asText());
        assertEquals(order.get(at + 1).pooled().lower(), parts.at("/4/lower").asDouble());
        assertEquals(1 - region.shrinkage(), parts.at("/0/weight").asDouble());
        assertEquals(region.shrinkage(), parts.at("/2/weight").asDouble());
    }

    @Test
    void theThickerLineHasMoreWeight() {
        Result result = Results.harassment();
        JsonNode small =
                specification(result, 800, named(result, "Karlovarský kraj")).at("/datasets/pulls");
        JsonNode large = specification(result, 800, named(result, "Praha")).at("/datasets/pulls");
        assertEquals(4, small.size(), "two lines of two ends");
        assertTrue(small.at("/0/thick").asDouble() < small.at("/2/thick").asDouble(), "eight respondents: the model");
        assertTrue(large.at("/0/thick").asDouble() > large.at("/2/thick").asDouble(), "178: their own answers");
    }

    @Test
    void itIsSaidInWords() {
        Result result = Results.threeRegions();
        RegionEstimate region = named(result, "South");
        ChartView view = RegionChart.view(Released.inFull(result), List.of(region), Words.english())
                .orElseThrow();
        assertTrue(
                view.alternative()
                        .matches("South: own answers 33\\.3% \\(.+ to .+\\) with \\d+% of the weight; the model expects"
                                + " 16\\.5% with \\d+% of the weight; pooled .+% \\(.+ to .+\\)\\. "
                                + "Dotted line: national estimate .+%\\."),
                view.alternative());
        assertEquals("What went into this estimate?", view.question());
    }

    @Test
    void theDrawingStandsAlone() {
        Result result = Results.harassment();
        RegionEstimate region = named(result, "Karlovarský kraj");
        String svg = DRAWINGS.svg(
                RegionChart.of(Released.inFull(result), List.of(region), ChartForm.paper(Words.english()), Map.of())
                        .orElseThrow());
        assertTrue(svg.contains("Karlovarský kraj: What went into this estimate?"), svg);
        assertTrue(svg.contains("Own answers") && svg.contains("8 respondents, weight"), svg);
        assertFalse(svg.contains("var("), "colours are written out");
        for (String mark : List.of("raw", "model", "pooled", "rawInterval", "interval", "nation")) {
            assertTrue(svg.contains(" " + mark + "_marks\""), mark);
        }
    }

    @Test
    void twoRegionsStandBelowEachOtherUnderTheirNames() {
        Result result = Results.nasty();
        RegionEstimate one = result.regions().get(2);
        RegionEstimate other = result.regions().get(3);
        JsonNode specification = specification(result, 360, one, other);
        JsonNode rows = specification.at("/encoding/y/scale/domain");
        assertEquals(8, rows.size());
        assertTrue(rows.get(0).asText().endsWith("  +49 \"quoted\", with comma".strip()), rows.toString());
        assertEquals(2, rows.get(4).asText().split("\n").length, "a name of two lines is one line");
        DRAWINGS.svg(
                RegionChart.of(Released.inFull(result), List.of(one, other), ChartForm.paper(Words.english()), Map.of())
                        .orElseThrow());
    }

    @Test
    void aRegionWithoutAnswersIsWhatTheModelExpects() {
        Result result = Results.districts();
        RegionEstimate empty = result.regions().stream()
                .filter(each -> !each.sampled())
                .findFirst()
                .orElseThrow();
        JsonNode parts = specification(result, 800, empty).at("/datasets/parts");
        assertEquals(
                List.of("pooled", "model", "above", "below"),
                IntStream.range(0, parts.size())
                        .mapToObj(at -> parts.get(at).get("kind").asText())
                        .toList());
        assertEquals(1, parts.at("/1/weight").asDouble());
    }

    @Test
    void ofWhatIsWithheldThereIsNoPicture() {
        Result result = Results.harassment();
        Released released = Released.of(result, BuiltInProfile.CONFIDENTIAL.profile());
        int withheld = 0;
        for (RegionEstimate region : released.result().regions()) {
            boolean shown =
                    RegionChart.view(released, List.of(region), Words.english()).isPresent();
            assertEquals(
                    shown,
                    RegionChart.of(released, List.of(region), ChartForm.paper(Words.english()), Map.of())
                            .isPresent());
            assertEquals(region.pooled().defined(), shown, region.label());
            withheld += shown ? 0 : 1;
        }
        assertTrue(withheld > 0 && withheld < 14, withheld + " withheld");
    }
}
