package org.regionwise.survey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
                "{\"type\": \"FeatureCollection\", \"features\": [{\"type\": \"Feature\", \"geometry\": {\"type\": \"Point\","
                        + " \"coordinates\": [1, 2]}}]}",
                "{\"type\": \"Topology\", \"arcs\": [[[0, 0]]], \"objects\": {\"a\": {\"type\": \"Polygon\", \"arcs\":"
                        + " [[7]]}}}"
            })
    void whatIsNoMapIsRefused(String text) {
        assertThrows(ImportProblem.class, () -> read(text, "A"));
    }

    @Test
    void shapesOfOneRegionAreJoined() {
        Boundaries boundaries = read(GEOJSON.replace("CZ02", "cz01"), "CZ01");
        assertEquals(List.of("CZ01"), boundaries.keys());
        assertEquals(
                "{\"type\":\"MultiPolygon\",\"coordinates\":[[[[0,0],[1,0],[1,1],[0,0]]],[[[1,0],[2,0],[1,1],[1,0]]]]}",
                json(boundaries).at("/features/0/geometry").toString());
        assertEquals(
                List.of("Shapes of one region were joined: 2 of “CZ01”, which are called “Brno”, “Praha”."),
                boundaries.notes());
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
