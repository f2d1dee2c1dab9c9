package org.regionwise.survey.shape;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.regionwise.Containment.assertContains;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.regionwise.analysis.result.RegionEstimate;
import org.regionwise.analysis.result.Result;
import org.regionwise.release.BuiltInProfile;
import org.regionwise.release.MinimumFrequency;
import org.regionwise.release.Profile;
import org.regionwise.release.Released;
import org.regionwise.report.Results;
import org.regionwise.report.agency.GeoPackageReport;
import org.regionwise.report.message.Words;
import org.regionwise.report.table.ResultColumn;

/** GeoPackages as they are written, read back by the reader of boundaries and, if it is installed, by SQLite itself. */
class GeoPackageReportTest {
    @TempDir
    private Path folder;

    /** A square, every third with a hole, every fifth in two parts, every seventh with none at all. */
    private static String shapes(Result result, int corners) {
        List<String> features = new ArrayList<>();
        for (int i = 0; i < result.regions().size(); i++) {
            double x = i % 300;
            double y = Math.floorDiv(i, 300);
            String outer = ring(x, y, 0.9, corners);
            String area = "[" + outer + (i % 3 == 0 ? "," + ring(x + 0.2, y + 0.2, 0.1, -1) : "") + "]";
            String more = "[" + ring(x + 0.92, y, 0.05, 1) + "]";
            String geometry = i % 5 == 0
                    ? "{\"type\":\"MultiPolygon\",\"coordinates\":[" + area + "," + more + "]}"
                    : "{\"type\":\"Polygon\",\"coordinates\":" + area + "}";
            if (i % 7 != 6) {
                features.add("{\"type\":\"Feature\",\"properties\":{\"region\":\""
                        + result.regions().get(i).region() + "\"},\"geometry\":" + geometry + "}");
            }
        }
        return "{\"type\":\"FeatureCollection\",\"features\":[" + String.join(",", features) + "]}";
    }

    /** Counterclockwise from the south-west, with so many corners on the way up; clockwise for a negative number. */
    private static String ring(double x, double y, double side, int corners) {
        StringBuilder ring = new StringBuilder("[");
        int up = Math.max(1, corners);
        double[][] square = {{x, y}, {x + side, y}, {x + side, y + side}};
        for (double[] corner : square) {
            ring.append(position(corner[0], corner[1]));
        }
        for (int i = 0; i < up; i++) {
            ring.append(position(x, y + side - side * i / up));
        }
        String counterclockwise =
                ring + position(x, y).substring(0, position(x, y).length() - 1) + "]";
        return corners > 0
                ? counterclockwise
                : "["
                        + position(x, y) + position(x, y + side) + position(x + side, y + side)
                        + position(x + side, y) + position(x, y).replace("],", "]") + "]";
    }

    private static String position(double x, double y) {
        return "[" + x + "," + y + "],";
    }

    private Path write(Released released, String shapes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        GeoPackageReport.write(released, Words.english(), shapes, out);
        ByteArrayOutputStream again = new ByteArrayOutputStream();
        GeoPackageReport.write(released, Words.english(), shapes, again);
        assertArrayEquals(out.toByteArray(), again.toByteArray());
        return Files.write(folder.resolve("regions.gpkg"), out.toByteArray());
    }

    /** One region fits one page; 3,000 need a tree of three levels, large shapes pages of their own. */
    @ParameterizedTest
    @ValueSource(ints = {1, 77, 3000})
    void shapesAreReadBackAsTheyWere(int number) throws Exception {
        Result result = Results.regions(number);
        String shapes = shapes(result, number == 77 ? 5_000 : 3);
        Path file = write(Released.inFull(result), shapes);
        assertSound(file);
        List<String> keys =
                result.regions().stream().map(RegionEstimate::region).toList();
        Boundaries read = BoundaryFile.read(file, "regions.gpkg", keys);
        assertEquals("region", read.keyProperty());
        Map<String, JsonNode> expected = byRegion(shapes);
        assertEquals(expected, byRegion(read.geojson()));
        assertEquals(expected.keySet(), Set.copyOf(read.keys()));
    }

    private static Map<String, JsonNode> byRegion(String geojson) throws IOException {
        Map<String, JsonNode> shapes = new HashMap<>();
        for (JsonNode feature : new ObjectMapper().readTree(geojson).path("features")) {
            JsonNode geometry = feature.path("geometry");
            boolean one = geometry.path("type").asText().equals("Polygon");
            JsonNode coordinates = geometry.path("coordinates");
            shapes.put(
                    feature.at("/properties/region").asText(),
                    one ? new ObjectMapper().createArrayNode().add(coordinates) : coordinates);
        }
        return shapes;
    }

    @Test
    void figuresAreThoseReleasedWithTheDecisionBesideThem() throws Exception {
        Released released = Released.of(Results.harassment(), BuiltInProfile.NCHS.profile());
        SqliteFile database = new SqliteFile(Files.readAllBytes(write(released, shapes(Results.harassment(), 3))));
        Map<String, Map<String, Object>> rows = new HashMap<>();
        database.forEachRow("regions", row -> rows.put((String) row.get("region"), row));
        int withheld = 0;
        for (RegionEstimate region : released.result().regions()) {
            Map<String, Object> row = rows.get(region.region());
            for (ResultColumn column : ResultColumn.ofCsv()) {
                if (column.numeric()) {
                    double value = column.number(region);
                    Number read = (Number) row.get(column.code());
                    assertEquals(value, read == null ? Double.NaN : read.doubleValue(), column.code());
                }
            }
            if (row.get("raw") == null) {
                withheld++;
                assertEquals("unreliable", row.get("raw_publication"));
                assertTrue(row.get("release_reasons").toString().startsWith("raw estimate:"), row.toString());
            }
        }
        assertTrue(withheld > 0, "something withheld");
        Profile all = new Profile("All", List.of(new MinimumFrequency(1_000_000, true)));
        Path empty = write(Released.of(Results.harassment(), all), shapes(Results.harassment(), 3));
        // columns are of one kind whatever may be shown
        assertContains(
                "\"positives\" INTEGER, \"unanswered\" INTEGER, \"raw\" DOUBLE",
                new String(Files.readAllBytes(empty), StandardCharsets.ISO_8859_1));
        Map<String, Object> contents = new HashMap<>();
        database.forEachRow("gpkg_contents", contents::putAll);
        assertEquals(4326L, contents.get("srs_id"));
        assertEquals(0.0, contents.get("min_x"));
        List<String> described = new ArrayList<>();
        database.forEachRow("gpkg_data_columns", row -> described.add(row.get("column_name") + " " + row.get("name")));
        assertEquals(
                ResultColumn.ofCsv().stream()
                        .map(column -> column.code() + " null")
                        .toList(),
                described);
        List<String> metadata = new ArrayList<>();
        database.forEachRow("gpkg_metadata", row -> metadata.add((String) row.get("metadata")));
        assertTrue(metadata.get(0).contains("<fileName>regions.gpkg</fileName>"), metadata.get(0));
    }

    @Test
    void withoutOneShapeTheTableIsStillThere() throws Exception {
        Path file = write(Released.inFull(Results.threeRegions()), "{\"type\":\"FeatureCollection\",\"features\":[]}");
        assertSound(file);
        SqliteFile database = new SqliteFile(Files.readAllBytes(file));
        List<Object> shapes = new ArrayList<>();
        database.forEachRow("regions", row -> shapes.add(row.get("geom")));
        assertEquals(3, shapes.size());
        database.forEachRow("gpkg_contents", row -> assertNull(row.get("min_x")));
    }

    /** SQLite's own check of every page, index and key. */
    private static void assertSound(Path file) throws Exception {
        Process process;
        try {
            process = new ProcessBuilder(
                            "sqlite3",
                            file.toString(),
                            "pragma integrity_check; pragma foreign_key_check; pragma user_version;"
                                    + " pragma application_id;")
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException e) {
            Assumptions.assumeTrue(false, "without SQLite's shell its own check is left out");
            return;
        }
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), said);
        assertEquals("ok\n10300\n1196444487\n", said);
    }
}
