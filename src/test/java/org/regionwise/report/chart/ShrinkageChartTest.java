package org.regionwise.report.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.regionwise.Containment.assertContains;
import static org.regionwise.Containment.assertLacks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.regionwise.analysis.result.Result;
import org.regionwise.release.Released;
import org.regionwise.report.Results;
import org.regionwise.report.chart.draw.ChartDrawings;
import org.regionwise.report.chart.draw.VegaEngine;
import org.regionwise.report.chart.input.ChartForm;
import org.regionwise.report.chart.input.ChartSource;
import org.regionwise.report.message.Words;

class ShrinkageChartTest {
    private static final ChartDrawings DRAWINGS = new ChartDrawings(new VegaEngine());

    private static final String BETWEEN = "between these";

    private static JsonNode specification(Result result, Map<String, String> state) throws IOException {
        return new ObjectMapper()
                .readTree(ChartSpecification.of(
                                Chart.SHRINKAGE,
                                ChartSource.of(Released.inFull(result)),
                                ChartForm.screen(800, Words.english()),
                                state)
                        .orElseThrow()
                        .json());
    }

    @Test
    void everyRegionIsARowWithItsFiguresAndPlaces() throws IOException {
        JsonNode rows =
                specification(Results.districts(), Map.of()).path("datasets").path("regions");
        assertEquals(77, rows.size());
        for (int place = 0; place < rows.size(); place++) {
            assertEquals(place, rows.get(place).path("byPooled").asInt());
        }
        for (JsonNode row : rows) {
            boolean sampled = row.path("respondents").asInt() > 0;
            assertEquals(sampled, row.has("raw"), row.toString());
            assertTrue(row.has("pooled"));
        }
        JsonNode largest = null;
        for (JsonNode row : rows) {
            largest = row.path("bySize").asInt() == 0 ? row : largest;
        }
        for (JsonNode row : rows) {
            assertTrue(row.path("respondents").asInt()
                    <= largest.path("respondents").asInt());
        }
    }

    @Test
    void whatTheAddressAsksForIsSet() throws IOException {
        JsonNode parameters = specification(
                        Results.harassment(), Map.of("order", "byName", "intervals", "true", "x", "y"))
                .path("params");
        assertEquals("byName", parameters.get(0).path("value").asText());
        assertTrue(parameters.get(1).path("value").isBoolean());
        assertTrue(parameters.get(1).path("value").asBoolean());
    }

    @Test
    void theDrawingHasAMarkForEveryEstimate() {
        String svg = DRAWINGS.svg(Chart.SHRINKAGE, Released.inFull(Results.districts()), Words.english())
                .orElseThrow();
        assertTrue(svg.contains(Chart.SHRINKAGE.question(Words.english())), svg);
        assertFalse(svg.contains("var("), "colours are written out");
        // 69 of 77 have respondents
        assertEquals(69, marks(svg, "raw"));
        assertEquals(69, marks(svg, "head"));
        assertEquals(77, marks(svg, "pooled"));
    }

    @Test
    void manyRegionsShowTheirEndsAndTheMiddle() throws IOException {
        String svg = DRAWINGS.svg(Chart.SHRINKAGE, Released.inFull(Results.threeThousand()), Words.english())
                .orElseThrow();
        assertEquals(48, marks(svg, "row"), "sixteen of each part");
        assertEquals(List.of("1,476 regions between these", "1,476 regions between these"), breaks(svg));
        JsonNode screen = specification(Results.districts(), Map.of());
        String some = new VegaEngine().svg(screen.toString());
        assertEquals(48, marks(some, "row"));
        assertEquals(List.of("14 regions between these", "15 regions between these"), breaks(some));
        assertContains(
                "the middle 16 and the last 16 of 77 regions",
                screen.path("description").asText());
        assertEquals(77, screen.path("datasets").path("regions").size());
    }

    @Test
    void allRegionsAreDrawnWhereTheReaderAsksForThemAndOnPaperThatHasRoom() throws IOException {
        JsonNode asked = specification(Results.districts(), Map.of("all", "true"));
        String all = new VegaEngine().svg(asked.toString());
        assertEquals(77, marks(all, "row"));
        assertLacks(BETWEEN, all);
        ChartSpecification paper = ChartSpecification.of(
                        Chart.SHRINKAGE,
                        ChartSource.of(Released.inFull(Results.districts())),
                        ChartForm.paper(Words.english()),
                        Map.of())
                .orElseThrow();
        String drawn = DRAWINGS.svg(paper);
        assertEquals(77, marks(drawn, "row"));
        assertLacks(BETWEEN, drawn);
        assertLacks("the middle", paper.alternative());
        assertTrue(height(drawn) < 1_020, "high as a sheet: " + height(drawn));
    }

    @Test
    void theAxisStandsAboveTallChartsToo() throws IOException {
        List<String> tall = axis(new VegaEngine()
                .svg(specification(Results.districts(), Map.of()).toString()));
        List<String> low = axis(new VegaEngine()
                .svg(specification(Results.harassment(), Map.of()).toString()));
        assertEquals(tall.size(), 2 * tall.stream().distinct().count(), tall.toString());
        assertEquals(low.size(), low.stream().distinct().count(), low.toString());
    }

    /** What is said in place of the rows that are left out. */
    private static List<String> breaks(String svg) {
        int start = svg.indexOf(" gap_marks\"");
        return Pattern.compile(">([^<]+ between these)<")
                .matcher(svg.substring(start, svg.indexOf("</g>", start)))
                .results()
                .map(each -> each.group(1))
                .toList();
    }

    private static double height(String svg) {
        return Double.parseDouble(svg.replaceFirst("(?s).*? height=\"([0-9.]+)\".*", "$1"));
    }

    @Test
    void aRegionThatABreakLeavesOutTakesItsPlaceWhenItIsLitUp() throws IOException {
        JsonNode specification = specification(Results.threeThousand(), Map.of());
        JsonNode between = null;
        for (JsonNode each : specification.at("/datasets/regions")) {
            between = each.get("byPooled").asInt() == 2000 ? each : between;
        }
        String lit = between.get("region").asText();
        ((ObjectNode) specification.at("/params/4")).put("value", lit);
        assertEquals("highlight", specification.at("/params/4/name").asText());
        String svg = new VegaEngine().svg(specification.toString());
        assertEquals(49, marks(svg, "row"), "no row more than before, so that nothing moves");
        assertEquals(1, breaks(svg).size(), "the other break stays");
        assertContains(">" + between.get("label").asText() + "<", svg);
    }

    @Test
    void aSearchShowsNoMoreThanWithoutOne() throws IOException {
        JsonNode specification = specification(Results.threeThousand(), Map.of("search", "1"));
        String svg = new VegaEngine().svg(specification.toString());
        assertEquals(48, marks(svg, "row"), "as many as without a search");
    }

    @Test
    void scalesStayWhicheverRegionsAreInSight() throws IOException {
        String all = new VegaEngine()
                .svg(specification(Results.threeThousand(), Map.of()).toString());
        String one = new VegaEngine()
                .svg(specification(Results.threeThousand(), Map.of("order", "byName"))
                        .toString());
        assertEquals(axis(all), axis(one));
    }

    /** The numbers of the axis of shares. */
    private static List<String> axis(String svg) {
        return Pattern.compile(">([0-9]+%)<")
                .matcher(svg)
                .results()
                .map(each -> each.group(1))
                .toList();
    }

    @Test
    void thePictureFileIsTwiceAsWideAsThePage() throws IOException {
        byte[] png = DRAWINGS.png(Chart.SHRINKAGE, Released.inFull(Results.harassment()), Words.english())
                .orElseThrow();
        assertEquals(
                2 * ChartForm.paper(Words.english()).width(),
                ImageIO.read(new ByteArrayInputStream(png)).getWidth());
    }

    private static int marks(String svg, String name) {
        int start = svg.indexOf(" " + name + "_marks\"");
        return svg.substring(start, svg.indexOf("</g>", start)).split("<path", -1).length - 1;
    }
}
