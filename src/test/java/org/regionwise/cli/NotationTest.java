package org.regionwise.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.regionwise.Containment.assertContains;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that write the same regions in different notations, as programs leave them. */
class NotationTest {
    private static final String SQUARE =
            "{\"type\": \"Polygon\", \"coordinates\": [[[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]]]}";

    @TempDir
    Path folder;

    /** Six answers of each region, two of them yes. */
    private String survey(String... regions) throws IOException {
        String rows = Stream.of(regions)
                .map(region -> ("\"" + region + "\",1\n").repeat(2) + ("\"" + region + "\",0\n").repeat(4))
                .collect(Collectors.joining());
        return Files.writeString(folder.resolve("survey.csv"), "region,y\n" + rows)
                .toString();
    }

    private String table(String... regions) throws IOException {
        StringBuilder rows = new StringBuilder("region,name,population\n");
        for (int i = 0; i < regions.length; i++) {
            rows.append('"')
                    .append(regions[i])
                    .append("\",Name ")
                    .append((char) ('A' + i))
                    .append(",1000\n");
        }
        return Files.writeString(folder.resolve("regions.csv"), rows).toString();
    }

    private String shapes(String... members) throws IOException {
        String features = Stream.of(members)
                .map(each -> "{\"type\": \"Feature\", " + each + ", \"geometry\": " + SQUARE + "}")
                .collect(Collectors.joining(","));
        return Files.writeString(
                        folder.resolve("map.json"),
                        "{\"type\": \"FeatureCollection\", \"features\": [" + features + "]}")
                .toString();
    }

    private static Run estimate(String survey, String... more) {
        List<String> arguments =
                new ArrayList<>(List.of("estimate", survey, "--region", "region", "--outcome", "y", "--method", "ml"));
        arguments.addAll(List.of(more));
        return Run.of(arguments.toArray(String[]::new));
    }

    private static JsonNode json(Run run) throws IOException {
        assertEquals(0, run.status(), run.err());
        return new ObjectMapper().readTree(run.out());
    }

    private static String said(Run run, String part) {
        return run.problems().stream()
                .filter(line -> line.contains(part))
                .findFirst()
                .orElseThrow(() -> new AssertionError(part + " is not in " + run.err()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "5001;10001;15001|05001;10001;15001",
                "05001;10001;15001|5001;10001;15001",
                "1.0;2.0;3.0|1;2;3",
                "1;2;3|1.0;2.0;3.0",
                "01;02;11|001;002;011",
                "1.1E+01;1;2|11;1;2",
                "Navarra, Comunidad Foral de;Rioja, La;Madrid|Comunidad Foral de Navarra;La Rioja;Madrid",
                "Castilla y Leon;Zlin;Praha|Castilla y León;Zlín;Praha",
            })
    void regionsOfATableArePairedAndSaid(String here, String there) throws IOException {
        String[] regions = there.split(";");
        Run run = estimate(
                survey(here.split(";")), "--regions", table(regions), "--population", "population", "--format", "json");
        List<String> keys = new ArrayList<>();
        json(run).get("regions").forEach(region -> {
            keys.add(region.get("region").asText());
            assertEquals(6, region.get("respondents").asInt());
        });
        assertEquals(
                Stream.of(regions).sorted().toList(), keys.stream().sorted().toList());
        assertContains(
                "“" + here.split(";")[0] + "” is “" + regions[0] + "”",
                said(run, "matched them because of their spelling"));
    }

    @Test
    void twoSpellingsWithinOneSurveyAreOneRegion() throws IOException {
        String survey = survey("5001", "05001", "10001");
        JsonNode alone = json(estimate(survey, "--format", "json"));
        assertEquals(2, alone.get("regions").size());
        Run run = estimate(survey, "--regions", table("05001", "10001"), "--format", "json");
        assertEquals(12, json(run).at("/regions/0/respondents").asInt());
        said(run, "“05001” is written “05001” (6 respondents) and “5001” (6 respondents)");
        Run apart = estimate(survey, "--same-region", "5001=5001", "--format", "json");
        assertEquals(3, json(apart).get("regions").size(), "as the analyst says that it is a region of its own");
    }

    @Test
    void whatCouldBeTwoIsNotPairedAndTheOptionIsNamed() throws IOException {
        Run run = estimate(survey("1.0", "2", "Prahha"), "--regions", table("1", "01", "2", "Praha"));
        assertEquals(0, run.status());
        String line = said(run, "of the survey are not in the region table");
        assertTrue(line.contains("“Prahha”, perhaps “Praha” (Name D)"), line);
        assertTrue(line.contains("“1.0”, perhaps “1” (Name A)"), line);
        assertTrue(line.contains("--same-region 1.0=1"), line);
        Run accepted = estimate(
                survey("1.0", "2", "Prahha"),
                "--regions",
                table("1", "01", "2", "Praha"),
                "--same-region",
                "1.0=1",
                "--same-region",
                "Prahha=Praha");
        assertFalse(accepted.err().contains("not in the region table"), accepted.err());
    }

    @Test
    void aTableOfStrangersIsRefusedWithExamplesOfBoth() throws IOException {
        Run run = estimate(survey("North", "South"), "--regions", table("Northh", "XK2"));
        assertEquals(2, run.status());
        String line = said(run, "This region is not in the region table");
        assertTrue(
                line.contains("“North” (perhaps “Northh (Name A)”) and “South”; the table has “Northh” and “XK2”."),
                line);
        assertTrue(line.contains("--same-region North=Northh"), line);
    }

    @Test
    void shapesAreFoundByTheirIdAndPairedWhereNotationDiffers() throws IOException {
        Run run = estimate(
                survey("01001", "02001"),
                "--format",
                "geojson",
                "--boundaries",
                shapes("\"id\": 1001, \"properties\": {\"name\": \"North\"}", "\"id\": \"02001\", \"properties\": {}"));
        json(run)
                .get("features")
                .forEach(feature -> assertFalse(feature.get("geometry").isNull()));
        assertEquals(
                "warning: map.json: 1 shape was paired with a region that is written differently: “1001” is “01001”."
                        + " To keep one apart, use --same-shape with its own name twice, as in A=A.",
                said(run, "map.json"));
    }

    @Test
    void shapesOfNoRegionAreRefusedOrNamed() throws IOException {
        String shapes = shapes("\"properties\": {\"name\": \"Nort\"}", "\"properties\": {\"name\": \"Atlantis\"}");
        Run none = estimate(survey("North", "South"), "--format", "geojson", "--boundaries", shapes);
        assertEquals(2, none.status());
        assertEquals("", none.out());
        assertEquals(
                "map.json, column “name”: None of the shapes is a region of the survey. The file has “Nort” (perhaps"
                        + " “North”) and “Atlantis”; the survey has “North” and “South”. Write the regions the same way"
                        + " in both files, or say which shape is which region (command line: --same-shape Nort=North).",
                said(none, "None of the shapes"));
        Run some = estimate(
                survey("North", "South"), "--format", "geojson", "--boundaries", shapes, "--same-shape", "Nort=North");
        assertFalse(json(some).at("/features/0/geometry").isNull()
                && json(some).at("/features/1/geometry").isNull());
        said(some, "map.json has no shape of South");
        said(some, "map.json has shapes of no region, which are left out: “Atlantis”");
        Run wrong = estimate(
                survey("North", "South"),
                "--format",
                "geojson",
                "--boundaries",
                shapes,
                "--same-shape",
                "Nort=Nowhere");
        assertEquals(2, wrong.status());
        said(wrong, "“Nowhere”: There is no such region in the survey or the region table.");
    }

    @Test
    void projectedShapesAreTransformedOrRefused() throws IOException {
        String shapes = shapes("\"properties\": {\"name\": \"North\"}");
        Path file = Path.of(shapes);
        String metres = Files.readString(file)
                .replace("0, 0", "4321000, 3210000")
                .replace("1, 0", "4371000, 3210000")
                .replace("1, 1", "4371000, 3260000")
                .replace("0, 1", "4321000, 3260000");
        Files.writeString(
                file,
                metres.substring(0, metres.length() - 1)
                        + ", \"crs\": {\"type\": \"name\", \"properties\": {\"name\": "
                        + "\"urn:ogc:def:crs:EPSG::3035\"}}}");
        Run run = estimate(survey("North", "South"), "--format", "geojson", "--boundaries", shapes);
        JsonNode map = json(run);
        assertFalse(map.has("crs"));
        String north = map.at("/features/0/id").asText().equals("North") ? "/features/0" : "/features/1";
        assertEquals("[10.0,52.0]", map.at(north + "/geometry/coordinates/0/0").toString());
        said(run, "map.json: Coordinates were transformed from “EPSG:3035”");
        Files.writeString(file, metres);
        Run refused = estimate(survey("North", "South"), "--format", "geojson", "--boundaries", shapes);
        assertEquals(2, refused.status());
        said(
                refused,
                "not longitude and latitude, for example 4321000, 3210000, and nothing in the file says in which");
    }

    @Test
    void twoRegionsOfTheTableThatDifferInNotationOnlyAreNamedWhereOthersAreJoined() throws IOException {
        String warning = "“01001” (Name A) and “1001” (Name C)";
        Run joined = estimate(survey("01001", "1001", "2001", "02001"), "--regions", table("01001", "02001", "1001"));
        assertTrue(said(joined, "keys differ only in notation").contains(warning), joined.err());
        Run exact = estimate(survey("01001", "1001", "02001"), "--regions", table("01001", "02001", "1001"));
        assertFalse(exact.err().contains("keys differ only in notation"), exact.err());
    }
}
