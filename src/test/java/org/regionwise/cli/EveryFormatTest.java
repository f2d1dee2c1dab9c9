package org.regionwise.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One survey in every format gives the same figures. */
class EveryFormatTest {
    private static final String FOLDER = "src/test/resources/extracts/";

    private static Run estimate(String file, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "estimate",
                file,
                "--region",
                "region",
                "--outcome",
                "answer",
                "--positive",
                "1",
                "--negative",
                "2",
                "--missing",
                "8,9",
                "--method",
                "ml",
                "--format",
                "json"));
        arguments.addAll(List.of(more));
        return Run.of(arguments.toArray(String[]::new));
    }

    private static JsonNode json(Run run) throws JsonProcessingException {
        assertEquals(0, run.status(), run.err());
        return new ObjectMapper().readTree(run.out());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "semicolon-1250.csv --encoding windows-1250 --decimal-mark comma",
                "semicolon-8859-2.csv --encoding iso-8859-2 --decimal-mark ,",
                "tab-utf16le.txt",
                "pipe-utf8.csv --delimiter pipe",
                "comma-utf8.csv.gz",
                "openxlsx.xlsx --sheet Data --header-row 3",
                "haven-byte.sav",
                "haven.zsav --keep-declared-missing",
                "haven-15.dta"
            })
    void givesTheSameFigures(String line) throws JsonProcessingException {
        String[] words = line.split(" ");
        String[] more = List.of(words).subList(1, words.length).toArray(String[]::new);
        JsonNode expected = json(estimate(FOLDER + "expected.csv"));
        JsonNode result = json(estimate(FOLDER + words[0], more));
        assertEquals(expected.get("regions"), result.get("regions"));
        assertEquals(expected.get("fit"), result.get("fit"));
        assertEquals(60, result.at("/survey/respondents").asInt());
    }

    @Test
    void anotherEncodingIsSuggestedAndNotTaken() {
        Run run = estimate(FOLDER + "semicolon-1250.csv");
        assertEquals(2, run.status());
        assertTrue(run.err().contains("it looks like windows-1250"), run.err());
        assertTrue(run.err().contains("--encoding"), run.err());
    }

    @Test
    void unsoundRowsAreLeftOutOnlyWhenAskedTo(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("survey.csv"), "region,answer\nA,1\nA,2\nB,1,9\nB,2\nB,1\n");
        assertEquals(2, estimate(file.toString()).status());
        Run run = estimate(file.toString(), "--leave-out");
        JsonNode result = json(run);
        assertEquals(1, result.at("/survey/imported/leftOut").asInt());
        assertEquals(4, result.at("/survey/respondents").asInt());
        assertTrue(run.err().contains("1 row of the file could not be read and was left out"), run.err());
    }

    @Test
    void typesAndEmptyTextsAreSaid(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(
                folder.resolve("survey.csv"), "region,answer,age\nA,1,30\nA,2,n/a\nB,1,1e\nB,2,40\nB,1,50\n");
        Run wrong = estimate(file.toString(), "--empty", "n/a", "--numeric", "age", "--respondent-predictors", "age");
        assertEquals(2, wrong.status());
        assertTrue(
                wrong.err().startsWith("survey.csv, row 4, column “age”: “1e”: This is not a number such as"),
                wrong.err());
        Run unknown = estimate(file.toString(), "--numeric", "height");
        assertTrue(unknown.err().contains("“height”: There is no such column"), unknown.err());
        Run mark = estimate(file.toString(), "--decimal-mark", "x");
        assertEquals(2, mark.status());
        assertTrue(mark.err().startsWith("--decimal-mark must be a point or a comma"), mark.err());
    }

    @Test
    void regionsWrittenDifferentlyAreTheSame(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(
                folder.resolve("survey.csv"),
                "region,answer\nPRAHA,1\nPraha,2\nBrno venkov,1\nBrno-venkov,2\nZlin,1\nZlin,2\n");
        Path table = Files.writeString(
                folder.resolve("regions.csv"), "region;name;rate\nCZ1;Praha;1,5\nCZ2;Brno‑venkov;2\nCZ3;Zlín;3\n");
        JsonNode result = json(estimate(
                file.toString(),
                "--regions",
                table.toString(),
                "--predictors",
                "rate",
                "--regions-decimal-mark",
                ",",
                "--same-region",
                "Zlin=CZ3",
                "--same-region",
                "Brno venkov=CZ2"));
        assertEquals(3, result.get("regions").size());
        assertEquals(2, result.at("/regions/0/respondents").asInt());
        assertEquals(
                "CZ1",
                result.at("/survey/imported/options/recoded/region/PRAHA").asText());
        assertEquals(
                "CZ2",
                result.at("/survey/imported/options/recoded/region/Brno-venkov").asText());
    }
}
