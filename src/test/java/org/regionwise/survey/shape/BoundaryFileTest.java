package org.regionwise.survey.shape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.regionwise.Containment.assertContains;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.regionwise.Said;
import org.regionwise.survey.ImportLimits;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.Problem;
import org.regionwise.survey.row.ReceivedFile;

class BoundaryFileTest {
    private static final String GEOJSON = """
            {"type": "FeatureCollection", "features": [
              {"type": "Feature", "properties": {"nuts": "CZ01", "name": "Praha"},
               "geometry": {"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 0]]]}},
              {"type": "Feature", "properties": {"nuts": "CZ02", "name": "Brno"},
               "geometry": {"type": "MultiPolygon", "coordinates": [[[[1, 0], [2, 0], [1, 1], [1, 0]]]]}}]}
            """;

    /** The same two areas, sharing the arc from (1, 0) to (1, 1). */
    private static final String TOPOJSON = """
            {"type": "Topology", "transform": {"scale": [0.5, 0.5], "translate": [0, 0]},
             "arcs": [[[2, 0], [0, 2]], [[2, 2], [-2, -2], [2, 0]], [[2, 2], [2, -2], [-2, 0]]],
             "objects": {"regions": {"type": "GeometryCollection", "geometries": [
               {"type": "Polygon", "id": "CZ01", "properties": {"name": "Praha"}, "arcs": [[0, 1]]},
               {"type": "Polygon", "id": "CZ02", "properties": {"name": "Brno"}, "arcs": [[-1, -3]]}]}}}
            """;

    @TempDir
    Path folder;

    private Boundaries read(String text, String... regions) {
        try {
            return BoundaryFile.read(Files.writeString(folder.resolve("map.json"), text), "map.json", List.of(regions));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static JsonNode json(Boundaries boundaries) {
        try {
            return new ObjectMapper().readTree(boundaries.geojson());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void thePropertyThatKnowsTheRegionsIsTheKey() {
        assertEquals("nuts", read(GEOJSON, "cz01", "CZ02").keyProperty());
        Boundaries byName = read(GEOJSON, "PRAHA", "Brno");
        assertEquals("name", byName.keyProperty());
        assertEquals(List.of("Praha", "Brno"), byName.keys());
        Boundaries renamed = BoundaryFile.renamed(byName, Map.of("Praha", "PRAHA"));
        assertEquals("PRAHA", json(renamed).at("/features/0/properties/region").asText());
    }

    @Test
    void sharedArcsArePutTogether() {
        Boundaries boundaries = read(TOPOJSON, "CZ01", "CZ02");
        assertEquals("id", boundaries.keyProperty());
        assertEquals(Map.of("CZ01", "Praha", "CZ02", "Brno"), boundaries.names());
        assertEquals(
                "[[[1.0,0.0],[1.0,1.0],[0.0,0.0],[1.0,0.0]]]",
                json(boundaries).at("/features/0/geometry/coordinates").toString());
        assertEquals(
                "[[[1.0,1.0],[1.0,0.0],[2.0,0.0],[1.0,1.0]]]",
                json(boundaries).at("/features/1/geometry/coordinates").toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "not JSON",
                "[1, 2]",
                "{\"type\": \"FeatureCollection\", \"features\": []}",
                "{\"type\": \"FeatureCollection\", \"features\": [{\"type\": \"Feature\", \"geometry\": "
                        + "{\"type\": \"Point\", \"coordinates\": [1, 2]}}]}",
                "{\"type\": \"Topology\", \"arcs\": [[[0, 0]]], \"objects\": {\"a\": {\"type\": \"Polygon\", \"arcs\":"
                        + " [[7]]}}}"
            })
    void whatIsNoMapIsRefused(String text) {
        assertThrows(ImportProblem.class, () -> read(text, "A"));
    }

    private static List<String> said(Boundaries boundaries) {
        return boundaries.notes().stream().map(Said::of).toList();
    }

    @Test
    void shapesOfOneRegionAreJoined() {
        Boundaries boundaries = read(GEOJSON.replace("CZ02", "cz01"), "CZ01");
        assertEquals(List.of("CZ01"), boundaries.keys());
        assertEquals(
                "{\"type\":\"MultiPolygon\",\"coordinates\":[[[[0,0],[1,0],[1,1],[0,0]]],[[[1,0],[2,0],[1,1],[1,0]]]]}",
                json(boundaries).at("/features/0/geometry").toString());
        assertEquals(List.of("2 shapes of “CZ01” were joined; they are called “Brno” and “Praha”."), said(boundaries));
    }

    /** A square at a place, as one feature with these members. */
    private static String square(double x, double y, double side, String members) {
        return "{\"type\": \"Feature\", " + members + ", \"geometry\": {\"type\": \"Polygon\", \"coordinates\": [[["
                + x + "," + y + "],[" + (x + side) + "," + y + "],[" + (x + side) + "," + (y + side) + "],[" + x + ","
                + y
                + "]]]}}";
    }

    private static String named(String name, String geometry) {
        return "{\"type\": \"Feature\", \"properties\": {\"name\": \"" + name + "\"}, \"geometry\": " + geometry + "}";
    }

    private static String collection(String... features) {
        return "{\"type\": \"FeatureCollection\", \"features\": [" + String.join(",", features) + "]}";
    }

    @Test
    void theIdIsAKeyAsAnyProperty() {
        String numbered = collection(
                square(0, 0, 1, "\"id\": 1001, \"properties\": {\"name\": \"North\", \"level\": 1}"),
                square(1, 0, 1, "\"id\": 2001.0, \"properties\": null"));
        Boundaries boundaries = read(numbered, "01001", "02001");
        assertEquals("id", boundaries.keyProperty());
        assertEquals(List.of("1001", "2001"), boundaries.keys());
        Boundaries both = read(collection(square(0, 0, 1, "\"id\": \"A\", \"properties\": {\"id\": 7}")), "A", "B");
        assertEquals("feature id", both.keyProperty());
    }

    @Test
    void theKeyIsWhatMostRegionsAreTold() {
        String level = collection(
                square(0, 0, 1, "\"properties\": {\"level\": 1, \"NAME_1\": \"NordrheinWestfalen\"}"),
                square(1, 0, 1, "\"properties\": {\"level\": 1, \"NAME_1\": \"Thueringen\"}"));
        assertEquals(
                "NAME_1",
                read(level, "1", "Nordrhein-Westfalen", "2", "Thüringen").keyProperty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "{\"type\": \"Polygon\", \"coordinates\": []}",
                "{\"type\": \"Polygon\", \"coordinates\": [[[0, 0], [1, 1], [0, 0]]]}",
                "{\"type\": \"Polygon\", \"coordinates\": [[0, 0], [1, 0], [1, 1], [0, 0]]}",
                "{\"type\": \"Polygon\", \"coordinates\": [[[[0, 0], [1, 0], [1, 1], [0, 0]]]]}",
                "{\"type\": \"Polygon\", \"coordinates\": [[[0, 0], [1, \"NaN\"], [1, 1], [0, 0]]]}",
                "{\"type\": \"Polygon\", \"coordinates\": [[[0, 0], [1, null], [1, 1], [0, 0]]]}",
                "{\"type\": \"Polygon\", \"coordinates\": [[[0, 0], [1, 1e999], [1, 1], [0, 0]]]}",
                "{\"type\": \"Polygon\", \"coordinates\": [[[0, 0], [1, 4200000], [1, 1], [0, 0]]]}",
                "{\"type\": \"Polygon\", \"coordinates\": \"none\"}",
                "{\"type\": \"Polygon\"}",
                "{\"type\": \"GeometryCollection\", \"geometries\": []}",
                "{\"type\": \"Curve\", \"coordinates\": []}",
                "7"
            })
    void oneOddShapeIsNamedAndLeftOut(String geometry) {
        Boundaries boundaries = read(
                collection(
                        square(0, 0, 1, "\"properties\": {\"name\": \"A\"}"),
                        named("Odd", geometry),
                        square(1, 0, 1, "\"properties\": {\"name\": \"C\"}")),
                "A",
                "Odd",
                "C");
        assertEquals(List.of("A", "C"), boundaries.keys());
        assertEquals(1, boundaries.notes().size(), boundaries.notes().toString());
        assertTrue(said(boundaries).get(0).contains("“Odd”"), said(boundaries).toString());
    }

    @Test
    void polygonsOfACollectionAreTakenAndRingsClosed() {
        Boundaries boundaries = read(
                collection(
                        named(
                                "A",
                                "{\"type\": \"GeometryCollection\", \"geometries\": [{\"type\": "
                                        + "\"Point\", \"coordinates\": [1, 1]}, {\"type\": "
                                        + "\"GeometryCollection\", \"geometries\": [{\"type\": "
                                        + "\"Polygon\", \"coordinates\": [[[0, 0, 5], [1, 0, 5], [1, 1, 5]]]}]}]}"),
                        named("B", "{\"type\": \"LineString\", \"coordinates\": [[0, 0], [1, 1]]}"),
                        "{\"type\": \"Feature\", \"properties\": {}, \"geometry\": null}"),
                "A",
                "B");
        assertEquals(
                "[[[0,0],[1,0],[1,1],[0,0]]]",
                json(boundaries).at("/features/0/geometry/coordinates").toString());
        assertEquals(
                List.of(
                        "1 shape has no “name”, so nothing says which region it is.",
                        "2 points and lines were passed over, because they are not areas.",
                        "1 ring that did not end where it began was closed."),
                said(boundaries));
    }

    @Test
    void otherSystemsAreTransformedAndSaid() {
        String crs = ", \"crs\": {\"type\": \"name\", \"properties\": {\"name\": \"urn:ogc:def:crs:EPSG::3035\"}}}";
        String metres = collection(square(4321000, 3210000, 50000, "\"properties\": {\"name\": \"A\"}"));
        Boundaries boundaries = read(metres.substring(0, metres.length() - 1) + crs, "A", "B");
        assertEquals(
                "[10.0,52.0]",
                json(boundaries).at("/features/0/geometry/coordinates/0/0").toString(),
                "the origin of EPSG:3035 by its definition");
        assertEquals(
                List.of("Coordinates were transformed from “EPSG:3035” to longitude and latitude (WGS 84)."),
                said(boundaries));
        String degrees = collection(square(10, 52, 1, "\"properties\": {\"name\": \"A\"}"));
        assertEquals(
                "[10.0,52.0]",
                json(read(degrees.substring(0, degrees.length() - 1) + crs, "A", "B"))
                        .at("/features/0/geometry/coordinates/0/0")
                        .toString(),
                "what names metres and has degrees was transformed already");
        String topology = TOPOJSON.substring(0, TOPOJSON.lastIndexOf('}'))
                .replace("[0.5, 0.5]", "[50000, 50000]")
                .replace("\"translate\": [0, 0]", "\"translate\": [4321000, 3210000]");
        assertEquals(
                "[10.0,52.0]",
                json(read(topology + crs, "CZ01", "CZ02"))
                        .at("/features/0/geometry/coordinates/0/2")
                        .toString());
        assertThrows(ImportProblem.class, () -> read(topology + "}", "CZ01"));
    }

    @Test
    void latitudeFirstIsTurnedWhereTheFileNamesDegreesAndRefusedElsewhere() {
        String turned = collection(
                square(40, -100, 1, "\"properties\": {\"name\": \"A\"}"),
                square(41, -95, 1, "\"properties\": {\"name\": \"B\"}"),
                square(41, -75, 1, "\"properties\": {\"name\": \"C\"}"));
        Boundaries boundaries = read(
                turned.substring(0, turned.length() - 1) + ", \"crs\": {\"type\": \"name\", \"properties\": {\"name\":"
                        + " \"urn:ogc:def:crs:EPSG::4326\"}}}",
                "A",
                "B");
        assertEquals(
                "[-75.0,41.0]",
                json(boundaries).at("/features/2/geometry/coordinates/0/0").toString());
        assertEquals(1, boundaries.notes().size());
        assertContains(
                "if latitude stood first", Said.of(assertThrows(ImportProblem.class, () -> read(turned, "A", "B"))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|nothing in the file says in which system they are",
                "EPSG:4326|though the file names the system “EPSG:4326”",
                "Lokal 7|the system “Lokal 7”, which cannot be transformed",
                "EPSG:25833|do not fit the system that the file names",
            })
    void whatCannotBeBroughtToDegreesIsRefusedWithTheSystemsName(String system, String said) {
        String file = collection(
                square(4e12, 4e12, 50000, "\"properties\": {\"name\": \"A\"}"),
                square(5e12, 4e12, 50000, "\"properties\": {\"name\": \"B\"}"));
        String crs = system.isEmpty()
                ? "}"
                : ", \"crs\": {\"type\": \"name\", \"properties\": {\"name\": \"" + system + "\"}}}";
        String message = Said.of(assertThrows(
                ImportProblem.class, () -> read(file.substring(0, file.length() - 1) + crs, "A", "B")));
        assertTrue(message.contains(said), message);
        assertTrue(message.contains("WGS 84 (EPSG:4326)."), message);
    }

    @Test
    void oneArcThatIsMissingCostsOneShape() {
        Boundaries boundaries = read(TOPOJSON.replace("[[-1, -3]]", "[[-1, -9]]"), "CZ01", "CZ02");
        assertEquals(List.of("CZ01"), boundaries.keys());
        assertEquals(
                List.of("The shape “CZ02” is left out. One of its coordinates is not a number."), said(boundaries));
    }

    @Test
    void everyShapeIsNamedWhenNoneCanBeDrawn() throws IOException {
        String[] odd = new String[150];
        for (int i = 0; i < odd.length; i++) {
            odd[i] = named("A" + i, "{\"type\": \"Polygon\", \"coordinates\": [[[0, 0], [1, 1], [0, 0]]]}");
        }
        Path file = Files.writeString(folder.resolve("odd.json"), collection(odd));
        List<Problem> problems = new ArrayList<>();
        BoundaryFile.forEachProblem(
                new ReceivedFile(file, "odd.json", ImportLimits.USUAL), List.of("A1"), problems::add);
        assertEquals(150, problems.size());
        assertEquals(
                "One of its rings has fewer than three corners.",
                Said.of(problems.get(0).expected()));
    }

    @Test
    void nestingWithoutEndIsRefused() {
        String deep = "{\"type\": \"GeometryCollection\", \"geometries\": [".repeat(60) + "]}".repeat(60);
        assertContains(
                "nested deeper",
                Said.of(assertThrows(ImportProblem.class, () -> read(collection(named("A", deep)), "A"))));
    }

    @Test
    void damageIsRefusedWithReasons() throws IOException {
        Random random = new Random(11);
        Path file = folder.resolve("damaged.json");
        for (int i = 0; i < 2_000; i++) {
            byte[] bytes = (i % 2 == 0 ? GEOJSON : TOPOJSON).getBytes(StandardCharsets.UTF_8);
            for (int j = 0; j <= random.nextInt(4); j++) {
                bytes[random.nextInt(bytes.length)] = (byte) "[]{},:\"0-1e9 ".charAt(random.nextInt(13));
            }
            Files.write(file, bytes);
            try {
                BoundaryFile.read(file, "damaged.json", List.of("CZ01", "Brno"));
            } catch (ImportProblem problem) {
                assertTrue(problem.report().total() > 0);
            }
        }
    }
}
