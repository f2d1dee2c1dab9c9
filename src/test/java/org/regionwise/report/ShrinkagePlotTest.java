package org.regionwise.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.regionwise.analysis.PooledOrder;
import org.regionwise.analysis.Result;
import org.regionwise.analysis.Result.RegionEstimate;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class ShrinkagePlotTest {
    @Test
    void isWellFormedWhateverTheNames() throws Exception {
        for (Result result : List.of(
                Results.harassment(),
                Results.nasty(),
                Results.singular(),
                Results.oneRegion(),
                Results.districts(),
                Results.threeThousand())) {
            for (int width : new int[] {ShrinkagePlot.NARROW, ShrinkagePlot.WIDE}) {
                String svg = new ShrinkagePlot(result, width).svg();
                Document document = parse(svg);
                assertEquals("img", document.getDocumentElement().getAttribute("role"));
                assertFalse(svg.contains("NaN") || svg.contains("null") || svg.contains("style="), svg);
            }
        }
    }

    @Test
    void rowsAreOrderedByThePooledEstimate() throws Exception {
        Result result = Results.districts();
        List<String> expected =
                PooledOrder.of(result).stream().map(RegionEstimate::region).toList();
        assertEquals(
                expected,
                rows(result).stream()
                        .map(row -> row.getAttribute("data-region"))
                        .toList());
    }

    @Test
    void areaFollowsRespondentsAndRegionsWithoutAnyAreSaidToHaveNone() throws Exception {
        for (Element row : rows(Results.districts())) {
            boolean unsampled = row.getTextContent().contains("no respondents");
            int raws = 0;
            for (Element circle : elements(row, "circle")) {
                raws += circle.getAttribute("class").equals("plot-raw") ? 1 : 0;
            }
            assertEquals(unsampled ? 0 : 1, raws);
        }
        double praha = radius("Praha");
        double kralovehradecky = radius("Královéhradecký kraj");
        // Coordinates are written with two decimals, so the ratio of squares is good to about one per cent.
        assertEquals(178.0 / 48, praha * praha / (kralovehradecky * kralovehradecky), 0.03);
    }

    @Test
    void everyMarkLiesWithinTheDrawing() throws Exception {
        for (int width : new int[] {ShrinkagePlot.NARROW, ShrinkagePlot.WIDE}) {
            Document document = parse(new ShrinkagePlot(Results.nasty(), width).svg());
            for (Element circle : elements(document.getDocumentElement(), "circle")) {
                double x = Double.parseDouble(circle.getAttribute("cx"));
                assertTrue(x >= 0 && x <= width, circle.getAttribute("cx"));
            }
        }
    }

    @Test
    void theTextAlternativeNamesTheThreeLargestMoves() throws Exception {
        Document document = parse(new ShrinkagePlot(Results.harassment(), ShrinkagePlot.WIDE).svg());
        String description =
                elements(document.getDocumentElement(), "desc").get(0).getTextContent();
        assertTrue(
                description.contains(
                        "The largest moves: Karlovarský kraj from 37.5% to 16.4% (8 respondents); Liberecký"
                                + " kraj from 0.0% to"),
                description);
        assertEquals(3, description.split("respondents\\)", -1).length - 1);
    }

    @Test
    void beyondOneHundredAndFiftyOnlyTheEndsAreDrawn() throws Exception {
        assertEquals(60, rows(Results.threeThousand()).size());
        assertEquals(
                "Shown are the 30 highest and the 30 lowest pooled estimates of 3,000 regions; the table has all of them.",
                ShrinkagePlot.omission(Results.threeThousand()));
        assertEquals("", ShrinkagePlot.omission(Results.districts()));
    }

    @Test
    void ticksAreFriendlyStartAtZeroAndReachTheHighest() {
        Axis axis = Axis.covering(0.37, 0, 100, 10);
        assertEquals(List.of("0", "5", "10", "15", "20", "25", "30", "35", "40%"), labels(axis));
        assertEquals(List.of("0", "20", "40%"), labels(Axis.covering(0.37, 0, 100, 3)));
        assertEquals(List.of("0", "0.2", "0.4", "0.6%"), labels(Axis.covering(0.0055, 0, 100, 4)));
        assertEquals("100%", labels(Axis.covering(1, 0, 100, 10)).get(10));
        assertTrue(labels(Axis.covering(0, 0, 100, 10)).size() > 1);
    }

    private static List<String> labels(Axis axis) {
        return axis.ticks().stream().map(axis::label).toList();
    }

    private static double radius(String label) throws Exception {
        for (Element row : rows(Results.harassment())) {
            if (elements(row, "text").get(0).getTextContent().equals(label)) {
                for (Element circle : elements(row, "circle")) {
                    if (circle.getAttribute("class").equals("plot-raw")) {
                        return Double.parseDouble(circle.getAttribute("r"));
                    }
                }
            }
        }
        throw new AssertionError("no raw circle for " + label);
    }

    private static List<Element> rows(Result result) throws Exception {
        Document document = parse(new ShrinkagePlot(result, ShrinkagePlot.WIDE).svg());
        return elements(document.getDocumentElement(), "g").stream()
                .filter(group -> group.hasAttribute("data-region"))
                .toList();
    }

    private static List<Element> elements(Element within, String name) {
        NodeList nodes = within.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }

    private static Document parse(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }
}
