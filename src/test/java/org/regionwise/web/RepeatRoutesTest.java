package org.regionwise.web;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.regionwise.Containment.assertContains;
import static org.regionwise.Containment.assertEnds;
import static org.regionwise.Containment.assertLacks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.regionwise.cli.RegionwiseCommand;
import org.regionwise.web.Visitor.Sent;

/** Bundles, scripts and maps from the page of a result: what the server computed, the command line computes again. */
class RepeatRoutesTest {
    @AutoClose
    private static RunningApplication application;

    private static Visitor visitor;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start(@TempDir Path data) {
        application = RunningApplication.on(data);
        visitor = new Visitor(application);
    }

    private String rerun(Path bundle) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
        int status = RegionwiseCommand.execute(new String[] {"rerun", bundle.toString()}, Map.of(), print, print);
        assertEquals(0, status, out.toString(StandardCharsets.UTF_8));
        return out.toString(StandardCharsets.UTF_8);
    }

    private Path download(String path) throws IOException {
        HttpResponse<byte[]> response = visitor.bytes(path);
        assertEquals(200, response.statusCode());
        assertEquals(
                "application/zip", response.headers().firstValue("Content-Type").orElseThrow());
        return Files.write(folder.resolve("bundle.zip"), response.body());
    }

    @ParameterizedTest
    @CsvSource({"2, harassment", "4, poverty"})
    void aBundleFromThePageRepeatsFromTheFilesOrTheCounts(int analysis, String sample) throws IOException {
        Path withCells = download("/analyses/" + analysis + "/bundle.zip?cells=yes");
        assertContains("cells.json: as recorded", rerun(withCells));
        Path without = download("/analyses/" + analysis + "/bundle.zip");
        try (ZipFile zip = new ZipFile(without.toFile())) {
            assertEquals(null, zip.getEntry("cells.json"));
            // what the server has is what it gives away
            assertArrayEquals(
                    (visitor.get("/api/analyses/" + analysis + "/result").body() + "\n")
                            .getBytes(StandardCharsets.UTF_8),
                    zip.getInputStream(zip.getEntry("result.json")).readAllBytes());
        }
        for (String file : new String[] {"survey.csv", "regions.csv"}) {
            Files.copy(Path.of("sample-surveys", sample, file), folder.resolve(file));
        }
        String said = rerun(without);
        assertTrue(said.contains("survey.csv: as analysed"), said);
        assertTrue(said.contains("regions.csv: as analysed"), said);
    }

    @Tag("long")
    @ParameterizedTest
    @CsvSource({"1, vaccination", "3, harassment"})
    void soDoTheOtherSamples(int analysis, String sample) throws IOException {
        aBundleFromThePageRepeatsFromTheFilesOrTheCounts(analysis, sample);
    }

    @Test
    void aScriptNamesTheFilesThatWereUploaded() {
        HttpResponse<String> script = visitor.get("/analyses/3/analysis.R");
        assertEquals(200, script.statusCode());
        assertEnds(".R\"", script.headers().firstValue("Content-Disposition").orElseThrow());
        assertTrue(script.body().contains("read.table(\"survey.csv\""), script.body());
        assertTrue(script.body().contains("read.table(\"regions.csv\""), script.body());
    }

    /** Decimal commas in the region table, spellings that were joined, and shapes. */
    @Test
    void aSurveyReadInItsOwnWayRepeatsToo() throws IOException {
        String survey = "region;y\nPRAHA;1\nPraha;0\nPraha;0\nBrno;1\nBrno;0\nZlín;0\nZlín;1\nZlín;1\n";
        String regions = "region;rate\nPraha;1,5\nBrno;2,25\nZlín;1,75\n";
        String shapes = "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":"
                + "{\"id\":\"praha\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":"
                + "[[[14,50],[15,50],[15,51],[14,50]]]}}]}";
        String page = visitor.upload(
                Sent.survey(survey), Sent.regions(regions), new Sent("boundaries", "map.geojson", shapes));
        visitor.step(page, "columns", "region", "region", "outcome", "y", "key", "region");
        String analysis = visitor.analyse(
                visitor.store(page, Visitor.NO_AND_YES),
                Visitor.question("level", "95", "points", "15", "method", "ml", "predictors", "rate"));
        assertContains(
                "href=\"" + analysis + "/regions.geojson\"",
                visitor.get(analysis).body());
        Path bundle = download(analysis + "/bundle.zip");
        Files.writeString(folder.resolve("survey.csv"), survey);
        Files.writeString(folder.resolve("regions.csv"), regions);
        rerun(bundle);
        HttpResponse<String> response = visitor.get(analysis + "/regions.geojson");
        assertEquals(
                "application/geo+json",
                response.headers().firstValue("Content-Type").orElseThrow());
        JsonNode map = new ObjectMapper().readTree(response.body());
        int drawn = 0;
        for (JsonNode feature : map.get("features")) {
            boolean shaped = feature.get("id").asText().equals("Praha");
            assertEquals(shaped, !feature.get("geometry").isNull(), feature.toString());
            drawn++;
        }
        assertEquals(3, drawn);
        HttpResponse<String> layer = visitor.get(analysis + "/regions.gpkg");
        assertEquals(
                "application/geopackage+sqlite3",
                layer.headers().firstValue("Content-Type").orElseThrow());
        assertContains("SQLite format 3", layer.body().substring(0, 20));
        try (ZipFile zip = new ZipFile(bundle.toFile())) {
            JsonNode record = new ObjectMapper().readTree(zip.getInputStream(zip.getEntry("analysis.json")));
            assertEquals("map.geojson", record.at("/data/boundaries/file").asText());
            assertEquals(64, record.at("/data/boundaries/sha256").asText().length());
            assertEquals(",", record.at("/data/regions/reading/numbers/decimal").asText());
        }
    }

    @Test
    void withoutShapesThereIsNoMap() {
        for (String map : List.of("geojson", "gpkg")) {
            HttpResponse<String> response = visitor.get("/analyses/2/regions." + map);
            assertEquals(404, response.statusCode());
            assertContains("Map files need the shapes of the regions", response.body());
        }
        assertContains(
                "Map files need the shapes of the regions",
                visitor.get("/analyses/2").body());
        assertLacks("GeoJSON", visitor.get("/analyses/2").body());
    }
}
