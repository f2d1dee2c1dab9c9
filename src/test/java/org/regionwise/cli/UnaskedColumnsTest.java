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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands in columns that nobody asked for, and in the names and numbers of those that are. */
class UnaskedColumnsTest {
    /** A survey as spreadsheets have it: its column “age” ends in #N/A in rows 3 and 5. */
    private static final Path ERRORS = Path.of("src/test/resources/unasked/error-cells.xlsx");

    private static final String TABLE = "region,estimate,se\nA,%s,%s\nB,%s,%s\nC,%s,%s\nD,%s,%s\n";

    @TempDir
    Path folder;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static Run run(Path file, String... more) {
        List<String> arguments =
                new ArrayList<>(List.of("estimate", file.toString(), "--region", "region", "--format", "json"));
        arguments.addAll(List.of(more));
        return Run.of(arguments.toArray(String[]::new));
    }

    private static Run estimate(Path survey, String... more) {
        List<String> all = new ArrayList<>(List.of("--method", "ml", "--outcome"));
        all.addAll(List.of(more));
        return run(survey, all.toArray(String[]::new));
    }

    private static JsonNode result(Run run) throws IOException {
        assertEquals(0, run.status(), run.err());
        return new ObjectMapper().readTree(run.out());
    }

    @Test
    void errorCellsMatterInColumnsThatAreUsed() throws IOException {
        assertEquals(8, result(estimate(ERRORS, "y")).at("/survey/respondents").asInt());
        assertEquals(
                8,
                result(estimate(ERRORS, "y", "--leave-out"))
                        .at("/survey/respondents")
                        .asInt());
        Run used = estimate(ERRORS, "y", "--respondent-predictors", "age");
        assertEquals(2, used.status());
        assertEquals(2, used.problems().size(), used.err());
        assertTrue(used.err().contains("row 3, column “age”: “#N/A”"), used.err());
        Run empty = estimate(ERRORS, "y", "--respondent-predictors", "age", "--empty", "#N/A");
        assertEquals(6, result(empty).at("/survey/used").asInt(), empty.out());
    }

    @Test
    void aQuestionIsFoundAsItIsAskedWhateverItsLengthAndLines() throws IOException {
        String question = "Have you, in the past six months, " + "really ".repeat(40) + "been there? (Yes/No)";
        Path survey = file(
                "forms.csv",
                "Timestamp,region,\"" + question.replace("past six", "past\n six") + "\"\n1,A,Yes\n2,B,No\n3,A,No\n");
        Run run = estimate(survey, question);
        assertEquals(3, result(run).at("/survey/respondents").asInt());
        assertTrue(run.err().contains("cut to “Have you, in the past six months"), run.err());
        assertEquals(
                "column-names-shortened",
                result(run).at("/survey/imported/remarks/0/code").asText());
    }

    @Test
    void eitherOfTwoColumnsOfOneNameCanBeAsked() throws IOException {
        Path survey = file("two.csv", "region,y,y\nA,1,0\nB,1,1\nA,1,0\nB,0,1\n");
        assertEquals(3, result(estimate(survey, "y")).at("/national/positives").asInt(3));
        Run second = estimate(survey, "y_2");
        assertTrue(second.err().contains("the others are called “y_2”"), second.err());
        assertFalse(result(second)
                .at("/regions/0/raw")
                .equals(result(estimate(survey, "y")).at("/regions/0/raw")));
    }

    @Test
    void percentSignsAreTakenAtTheirWord() throws IOException {
        Object[] signed = {"10.0%", "2.0%", "15.5%", "2.4%", "20%", "3%", "35%", "3%"};
        Object[] plain = {"0.1", "0.02", "0.155", "0.024", "0.2", "0.03", "0.35", "0.03"};
        Path table = file("signed.csv", TABLE.formatted(signed));
        JsonNode expected =
                result(published(file("plain.csv", TABLE.formatted(plain)))).get("regions");
        assertEquals(expected, result(published(table)).get("regions"));
        assertEquals(expected, result(published(table, "--percent")).get("regions"));
        Run mixed = published(file("mixed.csv", TABLE.formatted("10%", "2%", "15", "2%", "20%", "3%", "35%", "3%")));
        assertEquals(2, mixed.status());
        assertTrue(mixed.err().contains("row 3, column “estimate”: “15”: This has no percent sign"), mixed.err());
        Path half = file("half.csv", TABLE.formatted("10%", "2", "15%", "2", "20%", "3", "35%", "3"));
        assertContains("say so (command line: --percent)", published(half).err());
        assertEquals(
                0.1,
                result(published(half, "--percent"))
                        .at("/regions/0/raw/estimate")
                        .asDouble(0.1));
    }

    private static Run published(Path table, String... more) {
        List<String> all = new ArrayList<>(
                List.of("--model", "area", "--method", "reml", "--estimate", "estimate", "--standard-error", "se"));
        all.addAll(List.of(more));
        return run(table, all.toArray(String[]::new));
    }

    @Test
    void numbersWithFlagsAndMarksAreNamedForWhatTheyAre() throws IOException {
        Path survey = file("survey.csv", "region,y\nA,1\nB,0\nC,1\nA,0\n");
        Path flags = file("flags.csv", "region,x,n\nA,5.5 b,1 km\nB,4.1,2 km\nC,: c,3 km\n");
        Run flagged = estimate(survey, "y", "--regions", flags.toString(), "--predictors", "x");
        assertTrue(flagged.err().contains("row 2, column “x”: “5.5 b”"), flagged.err());
        assertTrue(flagged.err().contains("the flag “b”"), flagged.err());
        assertTrue(flagged.err().contains("(command line: --regions-empty)"), flagged.err());
        Path european = file("eu.csv", "region;y;w\nA;1;1.285,0\nB;0;1.157,5\nB;1;1.210,0\nA;0;1.000,0\n");
        Run read = estimate(european, "y", "--weight", "w");
        assertEquals(
                ",", result(read).at("/survey/imported/options/numbers/decimal").asText());
        assertTrue(read.err().contains("read with a decimal comma, as in 1.234,5"), read.err());
        Path thousands = file("thousands.csv", "region,y,w\nA,1,\"1,285\"\nB,0,\"1,157\"\n");
        Run unsure = estimate(thousands, "y", "--weight", "w");
        assertEquals(1, unsure.problems().size(), unsure.err());
        assertTrue(unsure.err().contains("may stand before decimals or after thousands"), unsure.err());
    }

    @Test
    void anOutcomeOfWhichNoAnswerIsKnownIsOneProblem() throws IOException {
        Run run = estimate(file("scale.csv", "region,y\nA,2\nB,3\nA,4\nB,5\n"), "y");
        assertEquals(1, run.problems().size(), run.err());
        assertTrue(run.err().contains("No answer in this column counts as yes"), run.err());
        assertTrue(run.err().contains("“2”, “3”, “4” and “5”"), run.err());
    }
}
