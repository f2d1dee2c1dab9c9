package org.regionwise.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.regionwise.Containment.assertContains;
import static org.regionwise.Containment.assertLacks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Several outcomes by one plan: each is what it would be alone, and none stops the others. */
class PlanTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private Path survey;
    private Path regions;

    /** Regions in two spellings, codings of three kinds, a column of words, one that nobody answered. */
    @BeforeEach
    void writeFiles() throws IOException {
        Random random = new Random(7);
        List<String> lines = new ArrayList<>(List.of("region,weight,stratum,village,q1,q2,q3,words,nobody,wordy"));
        for (int i = 0; i < 400; i++) {
            int region = random.nextInt(8);
            String name = (i % 9 == 0 ? "r" : "R") + region;
            lines.add(String.join(
                    ",",
                    name,
                    Double.toString(0.5 + random.nextInt(8) / 4.0),
                    Integer.toString(region % 2),
                    "v" + region + random.nextInt(5),
                    random.nextInt(10) == 0 ? "" : random.nextInt(4) == 0 ? "1" : "0",
                    random.nextInt(3) == 0 ? "yes" : "no",
                    Integer.toString(1 + random.nextInt(5)),
                    random.nextBoolean() ? "often" : "never",
                    "",
                    "text " + i));
        }
        survey = Files.write(folder.resolve("survey.csv"), lines);
        regions = Files.writeString(
                folder.resolve("regions.csv"),
                "region,people\n"
                        + String.join(
                                "\n",
                                Stream.iterate(0, k -> k + 1)
                                        .limit(8)
                                        .map(k -> "R" + k + "," + (k + 1) * 1000)
                                        .toList())
                        + "\n");
    }

    private Run estimate(String... more) {
        return Run.of(Stream.concat(Stream.of("estimate", survey.toString()), Arrays.stream(more))
                .toArray(String[]::new));
    }

    private JsonNode json(String... more) throws IOException {
        Run run = estimate(Stream.concat(Arrays.stream(more), Stream.of("--format", "json"))
                .toArray(String[]::new));
        assertEquals(0, run.status(), run.err());
        return JSON.readTree(run.out());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--method ml",
                "--method bayes --draws 1000",
                "--method ml --weight weight --stratum stratum --cluster village",
                "--model area --weight weight --stratum stratum --cluster village --method reml"
            })
    void givesWhatEachOutcomeGivesAlone(String options) throws IOException {
        String[] shared = ("--region region --regions " + regions + " --population people " + options).split(" ", -1);
        JsonNode plan = json(concat(shared, "--outcome", "q1,q2"));
        for (String outcome : List.of("q1", "q2")) {
            assertEquals(json(concat(shared, "--outcome", outcome)), result(plan, outcome), outcome);
        }
    }

    private static String[] concat(String[] some, String... more) {
        return Stream.concat(Arrays.stream(some), Arrays.stream(more)).toArray(String[]::new);
    }

    private static JsonNode result(JsonNode plan, String outcome) {
        return of(plan, outcome).get("result");
    }

    private static JsonNode of(JsonNode plan, String outcome) {
        for (JsonNode each : plan.get("outcomes")) {
            if (each.get("outcome").asText().equals(outcome)) {
                return each;
            }
        }
        throw new AssertionError("no " + outcome);
    }

    @Test
    void anOutcomeThatCannotBeEstimatedIsNamedAndStopsNoOther() throws IOException {
        Run run = estimate("--region", "region", "--outcome", "q1,words,nobody", "--method", "ml", "--format", "json");
        assertEquals(0, run.status(), run.err());
        JsonNode plan = JSON.readTree(run.out());
        assertTrue(of(plan, "words").get("result").isNull(), "no result");
        assertContains(
                "No answer in this column counts as yes",
                of(plan, "words").get("problem").asText());
        assertTrue(of(plan, "nobody").get("result").isNull(), "nobody answered");
        assertEquals("binomial", result(plan, "q1").get("model").get("family").asText());
        assertContains("words could not be estimated", run.err());
        assertContains("nobody could not be estimated. No respondent has both", run.err());
    }

    @Test
    void aPlanFileHasACodingAndNameForEachOutcome() throws IOException {
        Path plan = folder.resolve("plan.json");
        Run written =
                estimate("--region", "region", "--outcome", "q1", "--method", "ml", "--write-plan", plan.toString());
        assertEquals(0, written.status(), written.err());
        String record = Files.readString(plan);
        Files.writeString(plan, record.replaceFirst("(?s)\"outcomes\".*", """
                        "outcomes": [{"column": "q1"}, {"column": "word*",
                         "coding": {"positive": ["often"], "negative": [],
                         "missing": []}}, {"column": "q3", "name": "High marks", "yes": "gave a high mark",
                         "coding": {"positive": [">=4"], "negative": [], "missing": []}}]}
                        """));
        JsonNode planned = json("--plan", plan.toString());
        assertEquals(
                json(
                        "--region",
                        "region",
                        "--outcome",
                        "q3",
                        "--positive",
                        ">=4",
                        "--method",
                        "ml",
                        "--outcome-name",
                        "High marks",
                        "--yes-name",
                        "gave a high mark"),
                result(planned, "q3"));
        assertEquals("High marks", of(planned, "q3").get("name").asText());
        assertEquals(
                List.of("q1", "words", "wordy", "q3"),
                planned.get("outcomes").findValuesAsText("outcome").stream()
                        .filter(each -> !each.contains(":"))
                        .distinct()
                        .toList()
                        .subList(0, 4));
    }

    @Test
    void theRecordOfABundleIsAPlan() throws IOException {
        Path bundle = folder.resolve("bundle.zip");
        estimate(
                "--region",
                "region",
                "--outcome",
                "q2",
                "--method",
                "ml",
                "--interval",
                "0.9",
                "--format",
                "bundle",
                "--output",
                bundle.toString());
        Path plan = folder.resolve("analysis.json");
        try (FileSystem files = FileSystems.newFileSystem(bundle)) {
            Files.copy(files.getPath("analysis.json"), plan);
        }
        assertEquals(
                0.9,
                result(json("--plan", plan.toString()), "q2")
                        .get("model")
                        .get("interval")
                        .asDouble());
    }

    @Test
    void rulesHoldForEveryIndicator() throws IOException {
        String[] options = {"--region", "region", "--method", "ml", "--release", "nchs"};
        JsonNode plan = json(concat(options, "--outcome", "q?"));
        assertEquals(json(concat(options, "--outcome", "q1")), result(plan, "q1"));
        Run text = estimate(concat(options, "--outcome", "q?", "--format", "html"));
        assertEquals(0, text.status(), text.err());
        assertContains("NCHS", text.out());
    }

    /**
     * Answers to one question, written as columns: what is small in one follows from the others. Few people of R3 chose
     * b; a and c alone would let everybody through.
     */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "q=a,q=b,q=c; q=a,q=b,q=c", // the answers to one question
                "q=a,other,q=b,q=c; q=a,q=b,q=c", // and a question of its own between them
                "q=b,not b; q=b,not b", // an indicator and its complement
                "a or b,q=b,q=a; a or b,q=b,q=a", // a total and its parts
                "q=b,other; ''" // nothing that adds up
            })
    void whatAddsUpIsWithheldTogether(String outcomes, String together) throws IOException {
        List<String> lines = new ArrayList<>(List.of("region,q=a,q=b,q=c,not b,a or b,other"));
        for (int i = 0; i < 480; i++) {
            int region = i % 6;
            int answer = (i / 6) % 3;
            lines.add(String.join(
                    ",",
                    "R" + region,
                    answer == 0 ? "1" : "0",
                    answer == 1 ? "1" : "0",
                    answer == 2 ? "1" : "0",
                    answer == 1 ? "0" : "1",
                    answer == 2 ? "0" : "1",
                    i / 6 % 2 == 0 ? "1" : "0"));
        }
        for (int i = 1; i < lines.size(); i++) {
            // in R3 all but two of b's answers become a's
            lines.set(
                    i,
                    lines.get(i).startsWith("R3,0,1") && i > 40
                            ? lines.get(i).replaceFirst("R3,0,1,0,0,1", "R3,1,0,0,1,1")
                            : lines.get(i));
        }
        Files.write(survey, lines);
        String[] options = {"--region", "region", "--method", "ml", "--release", "confidential"};
        Run run = estimate(concat(options, "--outcome", outcomes, "--format", "json"));
        assertEquals(0, run.status(), run.err());
        JsonNode plan = JSON.readTree(run.out());
        List<String> joined = together.isEmpty() ? List.of() : List.of(together.split(","));
        for (String each : outcomes.split(",")) {
            JsonNode region = of(plan, each).at("/result/regions/3");
            boolean hidden = joined.contains(each) || each.equals("q=b");
            assertEquals(hidden, region.at("/raw/estimate").isNull(), each + " " + region);
        }
        assertEquals(!joined.isEmpty(), run.err().contains("add up"), run.err());
    }

    @Test
    void aPlanHasItsRules() throws IOException {
        Path plan = folder.resolve("plan.json");
        String[] options = {"--region", "region", "--method", "ml", "--release", "nchs"};
        Run written = estimate(concat(options, "--outcome", "q1,q2", "--write-plan", plan.toString()));
        assertEquals(0, written.status(), written.err());
        JsonNode followed = json("--plan", plan.toString());
        assertEquals(json(concat(options, "--outcome", "q1")), result(followed, "q1"));
        Run both = estimate("--plan", plan.toString(), "--release", "confidential", "--format", "json");
        assertContains("publication rules of its own (NCHS", both.err());
        assertContains("\"minimum-cell\"", both.out());
        assertContains("\"nchs", both.out());
        Files.writeString(plan, Files.readString(plan).replace("\"nchs-proportion\"", "\"nothing\""));
        Run unknown = estimate("--plan", plan.toString());
        assertEquals(2, unknown.status(), unknown.err());
        assertContains("plan.json", unknown.err());
    }

    @Test
    void columnsThatAPatternNamesAndTheDesignUsesAreSaid() throws IOException {
        Files.write(
                survey,
                Files.readAllLines(survey).stream()
                        .map(line -> line.replaceFirst("^region,weight", "region,q_weight"))
                        .toList());
        Run run = estimate(
                "--region", "region", "--outcome", "q*", "--weight", "q_weight", "--method", "ml", "--format", "csv");
        assertEquals(0, run.status(), run.err());
        assertContains("“q*” also matches “q_weight”", run.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"table", "csv", "tidy", "xlsx", "html", "pdf", "docx"})
    void everyFormatHasThem(String format) throws IOException {
        Path file = folder.resolve("out");
        Run run = estimate(
                "--region",
                "region",
                "--outcome",
                "q1,q2,words",
                "--method",
                "ml",
                "--format",
                format,
                "--output",
                file.toString());
        assertEquals(0, run.status(), run.err());
        byte[] bytes = Files.readAllBytes(file);
        assertTrue(bytes.length > 500, format);
        if (List.of("table", "csv", "tidy", "html").contains(format)) {
            assertContains("q2", new String(bytes, StandardCharsets.UTF_8));
            assertContains("No answer in this column counts as yes", new String(bytes, StandardCharsets.UTF_8));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "--outcome q1,q2 --format bundle; --format bundle is for one outcome",
                "--outcome q1,q2 --format geojson; --format geojson is for one outcome",
                "--outcome q1,q2 --outcome-name x; --outcome-name and --yes-name name one outcome",
                "--outcome z*; no column of the survey is called z*",
                "--outcome q1,nowhere; nowhere",
                "--outcome q1,region; --region and --outcome are the same column",
                "--outcome q1,weight --weight weight; --outcome cannot be a weight",
                "--outcome words,nobody; No answer in this column counts as yes"
            })
    void refusesWhatCannotBe(String options, String said) {
        Run run = estimate(concat("--region region --method ml".split(" ", -1), options.split(" ", -1)));
        assertEquals(2, run.status(), run.err());
        assertContains(said, run.err());
        assertEquals("", run.out());
    }

    @Test
    void refusesOptionsThatAPlanHas() throws IOException {
        Path plan = folder.resolve("plan.json");
        estimate("--region", "region", "--outcome", "q1,q2", "--method", "ml", "--write-plan", plan.toString());
        Run twice = estimate("--plan", plan.toString(), "--weight", "weight");
        assertEquals(2, twice.status());
        assertContains("--weight is part of the plan", twice.err());
        String two = Files.readString(plan).replace("\"q2\"", "\"q1\",\"name\":\"another\"");
        Files.writeString(plan, two);
        Run both = estimate("--plan", plan.toString());
        assertEquals(2, both.status());
        assertContains("says two things of “q1”", both.err());
        Files.writeString(plan, "{}");
        Run none = estimate("--plan", plan.toString());
        assertEquals(2, none.status());
        assertContains("this is not a plan", none.err());
        assertLacks("Exception", none.err());
    }

    @Test
    void aColumnWhoseNameLooksLikeSeveralIsOne() throws IOException {
        Files.write(
                survey,
                Files.readAllLines(survey).stream()
                        .map(line -> line.replaceFirst("village,q1,q2", "village,\"q1,a\",q*"))
                        .toList());
        assertEquals(
                "q1,a",
                json("--region", "region", "--outcome", "q1,a", "--method", "ml")
                        .get("model")
                        .get("outcome")
                        .asText());
        assertEquals(
                "q*",
                json("--region", "region", "--outcome", "q*", "--method", "ml")
                        .get("model")
                        .get("outcome")
                        .asText());
    }
}
