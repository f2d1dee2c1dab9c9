package org.regionwise.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Estimates with the shapes of their regions. */
class GeoJsonTest {
    /**
     * Clockwise, a hole counterclockwise, a region in two parts, one named otherwise, one that is none of the survey.
     */
    private static final String SHAPES = """
            {"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"EPSG:4326"}},"features":[
            {"type":"Feature","properties":{"nuts":"PRAHA","x":1},"geometry":{"type":"Polygon","coordinates":[
              [[14,50],[14,51],[15,51],[15,50],[14,50]],
              [[14.2,50.2],[14.4,50.2],[14.4,50.4],[14.2,50.4],[14.2,50.2]]]}},
            {"type":"Feature","properties":{"nuts":"Brno\u2011venkov"},"geometry":{"type":"MultiPolygon","coordinates":[
              [[[16,49],[17,49],[17,50],[16,50],[16,49]]],[[[18,49],[18,50],[19,50],[19,49],[18,49]]]]}},
            {"type":"Feature","properties":{"nuts":"Atlantis"},"geometry":{"type":"Polygon","coordinates":[
              [[0,0],[1,0],[1,1],[0,0]]]}}]}
            """;

    @TempDir
    private Path folder;

    private Run estimate(String format, String... more) throws IOException {
        Path survey = Files.writeString(
                folder.resolve("survey.csv"),
                "region,answer\nCZ1,1\nCZ1,0\nCZ1,0\nCZ2,1\nCZ2,0\nCZ3,0\nCZ3,1\nCZ3,1\nCZ3,0\n");
        Path table = Files.writeString(
                folder.resolve("regions.csv"), "region,name\nCZ1,Praha\nCZ2,Brno-venkov\nCZ3,Zlín\nCZ4,=Nowhere\n");
        List<String> arguments = new ArrayList<>(List.of(
                "estimate",
                survey.toString(),
                "--region",
                "region",
                "--outcome",
                "answer",
                "--regions",
                table.toString(),
                "--method",
                "ml",
                "--format",
                format));
        arguments.addAll(List.of(more));
        return Run.of(arguments.toArray(String[]::new));
    }

    @Test
    void everyRegionIsAFeatureWithTheTablesFigures() throws IOException {
        Path shapes = Files.writeString(folder.resolve("shapes.json"), SHAPES);
        Run run = estimate("geojson", "--boundaries", shapes.toString());
        assertEquals(0, run.status(), run.err());
        assertTrue(run.err().contains("warning: shapes.json has no shape of"), run.err());
        JsonNode map = new ObjectMapper().readTree(run.out());
        assertEquals("FeatureCollection", map.get("type").asText());
        // RFC 7946 has no other coordinates than WGS 84's
        assertFalse(map.has("crs"));
        assertEquals(4, map.get("features").size());
        Map<String, JsonNode> features = new HashMap<>();
        for (JsonNode feature : map.get("features")) {
            assertEquals("Feature", feature.get("type").asText());
            assertTrue(feature.has("geometry") && feature.get("properties").isObject());
            features.put(feature.get("id").asText(), feature);
        }
        assertEquals("Polygon", features.get("CZ1").at("/geometry/type").asText());
        // outer rings counterclockwise, holes clockwise
        assertEquals(
                "[[[14,50],[15,50],[15,51],[14,51],[14,50]],"
                        + "[[14.2,50.2],[14.2,50.4],[14.4,50.4],[14.4,50.2],[14.2,50.2]]]",
                features.get("CZ1").at("/geometry/coordinates").toString());
        assertEquals(
                "[[[[16,49],[17,49],[17,50],[16,50],[16,49]]],[[[18,49],[19,49],[19,50],[18,50],[18,49]]]]",
                features.get("CZ2").at("/geometry/coordinates").toString());
        assertTrue(features.get("CZ3").get("geometry").isNull());
        assertTrue(features.get("CZ4").get("geometry").isNull());
        assertTrue(features.get("CZ4").at("/properties/raw").isNull());
        assertEquals("=Nowhere", features.get("CZ4").at("/properties/name").asText());

        String csv = estimate("csv").out().substring(1);
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(csv)) {
            for (NamedCsvRecord row : reader.stream().toList()) {
                JsonNode properties = features.get(row.getField("region")).get("properties");
                for (String column : List.of("respondents", "raw", "pooled", "pooled_lower", "shrinkage", "median")) {
                    String text = row.getField(column);
                    assertEquals(
                            text.isEmpty() ? Double.NaN : Double.parseDouble(text),
                            properties.get(column).asDouble(Double.NaN),
                            column);
                    assertTrue(properties.has(column));
                }
            }
        }
    }

    @Test
    void withoutBoundariesItSaysWhatToGive() throws IOException {
        for (String format : List.of("geojson", "gpkg")) {
            Run run = estimate(format);
            assertEquals(2, run.status());
            assertTrue(run.err().contains("--format " + format + " needs the shapes of the regions."), run.err());
            assertTrue(run.err().contains("Give them with --boundaries FILE"), run.err());
        }
        Run absent = estimate(
                "geojson", "--boundaries", folder.resolve("absent.json").toString());
        assertEquals(2, absent.status());
        assertTrue(absent.err().contains("there is no such file"), absent.err());
    }

    /** The library that most programs read maps with. */
    @Test
    void otherProgramsReadIt() throws Exception {
        Rscript.requireOrSkip();
        Path shapes = Files.writeString(folder.resolve("shapes.json"), SHAPES);
        estimate(
                "geojson",
                "--boundaries",
                shapes.toString(),
                "--output",
                folder.resolve("map.geojson").toString());
        Path script = Files.writeString(
                folder.resolve("read.R"),
                "if (!requireNamespace(\"sf\", quietly = TRUE)) { cat(\"without sf: \"); map <-"
                        + " jsonlite::fromJSON(\"map.geojson\")$features$properties } else map <-"
                        + " sf::st_read(\"map.geojson\", quiet = TRUE)\n"
                        + "cat(nrow(map), sum(is.na(map$raw)), sum(map$respondents))\n");
        String printed = Rscript.run(script);
        assertTrue(printed.endsWith("4 1 9"), printed);
    }
}
