package org.regionwise.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Figures of groups of regions asked for on the command line. */
class GroupOptionTest {
    private static final Path SURVEY = Path.of("src/test/resources/reference/survey-replicates/survey.csv");
    private static final String TABLE =
            "region,people,land,whole\nR1,500,north,all\nR2,300,north,all\nR3,250,south,all\n"
                    + "R4,100,south,all\nR5,90,south,all\nR6,80,east,all\nR7,70,south,all\nR8,400,north,all\n";

    @TempDir
    private Path folder;

    private Run estimate(Path survey, String table, String options) throws IOException {
        Path regions = Files.writeString(folder.resolve("regions.csv"), table);
        List<String> words = new ArrayList<>(List.of("estimate", survey.toString(), "--region", "region"));
        words.addAll(List.of("--outcome", "y", "--regions", regions.toString(), "--format", "json"));
        words.addAll(Arrays.asList(options.split(" ")));
        return Run.of(words.toArray(String[]::new));
    }

    private JsonNode result(Path survey, String options) throws IOException {
        Run run = estimate(survey, TABLE, options);
        assertEquals(0, run.status(), run.err());
        return new ObjectMapper().readTree(run.out());
    }

    private static JsonNode group(JsonNode result, String name) {
        for (JsonNode each : result.get("aggregates")) {
            if (each.get("region").asText().equals(name)) {
                return each;
            }
        }
        throw new AssertionError("no group " + name);
    }

    /** The group of all regions is the nation, a group of one that region, whatever the method and the design. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "--method ml",
                "--method bayes --benchmark logit",
                "--method ml --weight weight --benchmark ratio",
                "--method bayes --weight weight --replicate-weights sdr* --replicate-type sdr",
                "--model area --method reml --weight weight --benchmark ratio",
                "--model area --method bayes --scale identity",
            })
    void agreesWithTheNationAndWithARegionAlone(String options) throws IOException {
        JsonNode all = result(SURVEY, options + " --population people --group whole");
        JsonNode nation = group(all, "all");
        for (String number : List.of("estimate", "standardError", "lower", "upper")) {
            assertEquals(
                    all.at("/national/raw/" + number).asDouble(),
                    nation.at("/raw/" + number).asDouble(),
                    1e-12,
                    "raw " + number);
            // limits by likelihood move with the estimate
            assertEquals(
                    all.at("/national/pooled/" + number).asDouble(),
                    nation.at("/pooled/" + number).asDouble(),
                    number.equals("estimate") ? 1e-4 : 5e-3,
                    "pooled " + number);
        }
        JsonNode lands = result(SURVEY, options + " --population people --group land");
        JsonNode east = group(lands, "east");
        assertEquals(lands.at("/regions/5/raw/estimate"), east.at("/raw/estimate"));
        assertEquals(lands.at("/regions/5/pooled"), east.at("/pooled"));
        assertEquals("east", lands.at("/regions/5/group").asText());
        assertEquals("land", lands.at("/model/group").asText());
    }

    /** A group's raw figure is that of the survey read as if its regions were one. */
    @Test
    void theRawFigureIsThatOfOneRegionInTheirPlace() throws IOException {
        String options = "--method ml --weight weight --replicate-weights jk1* --replicate-type jk1";
        Path merged = Files.writeString(
                folder.resolve("merged.csv"),
                Files.readString(SURVEY)
                        .replaceAll("(?m)^R[128],", "north,")
                        .replaceAll("(?m)^R[3457],", "south,")
                        .replaceAll("(?m)^R6,", "east,"));
        Run asRegions =
                Run.of(("estimate " + merged + " --region region --outcome y --format json " + options).split(" "));
        assertEquals(0, asRegions.status(), asRegions.err());
        JsonNode groups = result(SURVEY, options + " --population people --group land");

        for (JsonNode region : new ObjectMapper().readTree(asRegions.out()).get("regions")) {
            JsonNode group = group(groups, region.get("region").asText());
            assertEquals(
                    region.at("/raw/standardError").asDouble(),
                    group.at("/raw/standardError").asDouble(),
                    1e-12);
            assertEquals(
                    region.at("/raw/estimate").asDouble(),
                    group.at("/raw/estimate").asDouble(),
                    1e-12);
            assertEquals(region.at("/design/degreesOfFreedom"), group.at("/design/degreesOfFreedom"));
        }
    }

    /** Σ N_j π_j / Σ N_j over the group's regions. */
    @Test
    void pooledAndSyntheticAreMeansByPopulation() throws IOException {
        JsonNode result = result(SURVEY, "--method bayes --draws 20000 --population people --group land");
        double people = 0;
        double pooled = 0;
        double synthetic = 0;
        for (JsonNode region : result.get("regions")) {
            if (region.get("group").asText().equals("south")) {
                double own = region.get("population").asDouble();
                people += own;
                pooled += own * region.at("/pooled/estimate").asDouble();
                synthetic += own * region.get("synthetic").asDouble();
            }
        }
        JsonNode south = group(result, "south");
        assertEquals(people, south.get("population").asDouble());
        // the error of a mean of 20,000 draws
        assertEquals(pooled / people, south.at("/pooled/estimate").asDouble(), 2e-3);
        assertEquals(synthetic / people, south.get("synthetic").asDouble(), 1e-12);
    }

    /** Of means the direct figure is that of the group's respondents; the pooled one that of its regions' people. */
    @ParameterizedTest
    @ValueSource(strings = {"--model linear", "--model linear --benchmark ratio", "--model area --unit hours"})
    void meansHaveGroupsToo(String options) throws IOException {
        Path survey = Path.of("sample-surveys/hours/survey.csv");
        Map<String, List<Double>> answers = new TreeMap<>();
        for (String line : Files.readAllLines(survey)) {
            String[] cells = line.split(",", -1);
            if (cells[3].matches("[0-9.]+")) {
                answers.computeIfAbsent(cells[1], region -> new ArrayList<>()).add(Double.valueOf(cells[3]));
            }
        }
        List<String> names = List.copyOf(answers.keySet());
        StringBuilder table = new StringBuilder("region,people,land,whole\n");
        for (int j = 0; j < names.size(); j++) {
            table.append(names.get(j)).append(',').append(1000 + 300 * j);
            table.append(j == 0 ? ",one" : ",rest").append(",all\n");
        }
        String shared = "--outcome hours --population people " + options + " --group ";
        JsonNode whole = measured(survey, table.toString(), shared + "whole");
        JsonNode all = group(whole, "all");
        for (String figure : List.of("raw", "pooled")) {
            for (String number : List.of("estimate", "standardError")) {
                double nation = whole.at("/national/" + figure + "/" + number).asDouble();
                assertEquals(nation, all.at("/" + figure + "/" + number).asDouble(), 1e-9 * nation, figure + number);
            }
        }
        JsonNode lands = measured(survey, table.toString(), shared + "land");
        assertEquals(lands.at("/regions/0/pooled"), group(lands, "one").at("/pooled"));
        assertEquals(lands.at("/regions/0/raw/estimate"), group(lands, "one").at("/raw/estimate"));
        double[] rest = names.subList(1, names.size()).stream()
                .flatMap(name -> answers.get(name).stream())
                .mapToDouble(Double::doubleValue)
                .toArray();
        double mean = Arrays.stream(rest).average().orElseThrow();
        double squares =
                Arrays.stream(rest).map(each -> (each - mean) * (each - mean)).sum();
        assertEquals(mean, group(lands, "rest").at("/raw/estimate").asDouble(), 1e-9);
        assertEquals(
                Math.sqrt(squares / (rest.length - 1.0) / rest.length),
                group(lands, "rest").at("/raw/standardError").asDouble(),
                1e-9);
        assertTrue(
                group(lands, "rest").get("positives").isNull()
                        || group(lands, "rest").get("positives").asLong() < 0,
                "nobody said yes to hours");
    }

    private JsonNode measured(Path survey, String table, String options) throws IOException {
        Path regions = Files.writeString(folder.resolve("regions.csv"), table);
        List<String> words = new ArrayList<>(List.of("estimate", survey.toString(), "--region", "region"));
        words.addAll(List.of("--regions", regions.toString(), "--format", "json"));
        words.addAll(Arrays.asList(options.split(" ")));
        Run run = Run.of(words.toArray(String[]::new));
        assertEquals(0, run.status(), run.err());
        return new ObjectMapper().readTree(run.out());
    }

    /** A table of published estimates has its groups in it. */
    @ParameterizedTest
    @ValueSource(strings = {"reml", "bayes"})
    void publishedEstimatesHaveGroupsToo(String method) throws IOException {
        Path areas = Files.writeString(
                folder.resolve("areas.csv"),
                "area,p,se,people,land,whole\nA,0.20,0.03,100,n,all\nB,0.25,0.04,300,n,all\nC,0.31,0.05,200,s,all\n"
                        + "D,0.18,0.03,500,s,all\nE,0.40,0.06,150,s,all\nF,0.22,0.05,120,e,all\n");
        JsonNode result = published(areas, method, "whole");
        assertEquals(
                result.at("/national/raw/estimate").asDouble(),
                group(result, "all").at("/raw/estimate").asDouble(),
                1e-12);
        assertEquals(
                result.at("/national/pooled/estimate").asDouble(),
                group(result, "all").at("/pooled/estimate").asDouble(),
                1e-3);
        JsonNode lands = published(areas, method, "land");
        assertEquals(
                (100 * 0.20 + 300 * 0.25) / 400,
                group(lands, "n").at("/raw/estimate").asDouble(),
                1e-12);
        assertEquals(
                Math.hypot(100 * 0.03, 300 * 0.04) / 400,
                group(lands, "n").at("/raw/standardError").asDouble(),
                1e-12);
        assertEquals(lands.at("/regions/5/pooled"), group(lands, "e").at("/pooled"));
    }

    private static JsonNode published(Path areas, String method, String column) throws IOException {
        Run run = Run.of(
                "estimate",
                areas.toString(),
                "--model",
                "area",
                "--region",
                "area",
                "--estimate",
                "p",
                "--standard-error",
                "se",
                "--method",
                method,
                "--population",
                "people",
                "--group",
                column,
                "--format",
                "json");
        assertEquals(0, run.status(), run.err());
        return new ObjectMapper().readTree(run.out());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --group land                                            | --population
            --population people --group lands                       | has no such column
            """)
    void refusesWhatCannotBe(String options, String said) throws IOException {
        Run run = estimate(SURVEY, TABLE, options);

        assertEquals(2, run.status());
        assertTrue(run.err().contains(said), run.err());
    }

    /** A known figure is that of one outcome in one survey. */
    @ParameterizedTest
    @ValueSource(strings = {"estimate survey --outcome y --outcome other", "change survey survey --outcome y"})
    void refusesKnownFiguresOfMoreThanOneOutcomeOrSurvey(String command) throws IOException {
        Path survey = Files.writeString(folder.resolve("survey.csv"), "region,y,other\nR1,1,0\nR1,0,1\nR2,1,1\n");
        Path regions = Files.writeString(
                folder.resolve("regions.csv"), "region,people,land,known\nR1,500,north,0.3\nR2,300,north,0.3\n");
        String options = " --region region --regions regions --population people --group land --method ml"
                + " --benchmark logit --benchmark-groups known";
        Run run = Run.of(Arrays.stream((command + options).split(" "))
                .map(word -> word.equals("survey") ? survey.toString() : word)
                .map(word -> word.equals("regions") ? regions.toString() : word)
                .toArray(String[]::new));

        assertEquals(2, run.status(), run.err());
        assertTrue(run.err().contains("of one outcome in one survey"), run.err());
    }

    @Test
    void namesRegionsWithoutGroupOrPopulation() throws IOException {
        Run outside = estimate(
                SURVEY, TABLE.replace("R1,500,north", "R1,500,"), "--method ml --population people --group land");
        assertEquals(0, outside.status(), outside.err());
        assertTrue(outside.err().contains("Region R1 is in no group"), outside.err());

        Run unknown = estimate(SURVEY, TABLE.replace("R3,250", "R3,"), "--method ml --population people --group land");
        assertEquals(2, unknown.status());
        assertTrue(unknown.err().contains("regions.csv, row 4"), unknown.err());
        assertTrue(unknown.err().contains("population of region R3 is missing"), unknown.err());
    }
}
