package org.regionwise.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code regionwise estimate} on files as people and survey programs lay them out. */
class LayoutsTest {
    private static final String LAYOUTS = "src/test/resources/layouts/";
    /** Share of yes in all these files. */
    private static final double ALL = 37 / 130.0;

    @TempDir
    Path folder;

    private static Run run(String file, String region, String outcome, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "estimate",
                LAYOUTS + file,
                "--region",
                region,
                "--outcome",
                outcome,
                "--method",
                "ml",
                "--format",
                "json"));
        arguments.addAll(List.of(more));
        return Run.of(arguments.toArray(String[]::new));
    }

    private static JsonNode json(Run run) throws IOException {
        assertEquals(0, run.status(), run.err());
        return new ObjectMapper().readTree(run.out());
    }

    @ParameterizedTest
    @CsvSource({
        "booltrue.xlsx, region, y, ''",
        "boolmixed.xlsx, region, y, ''",
        "escaped.xlsx, region, y, ''",
        "mergedregion.xlsx, region, y, ''",
        "merged-libreoffice.xlsx, region, y, ''",
        "pivotlayout.xlsx, region, y, --fill-down=region",
        "twohead.xlsx, Region, Respondent harassed, --header-rows=2",
        "twohead.xlsx, Region, harassed, --header-row=2",
        "qualtrics.csv, Q1, Q2, --skip-after-header=2",
        "smonkey.csv, Which region? Response, Harassed? Response, --header-rows=2"
    })
    void givesTheSameHoweverLaidOut(String file, String region, String outcome, String option) throws IOException {
        JsonNode result = json(option.isEmpty() ? run(file, region, outcome) : run(file, region, outcome, option));
        assertEquals(130, result.at("/survey/used").asInt());
        assertEquals(6, result.get("regions").size());
        // counts, so exact
        assertEquals(ALL, result.at("/national/raw/estimate").asDouble(), 1e-15);
    }

    @ParameterizedTest
    @CsvSource({
        "formula.xlsx, region, y, The formula has no stored result. Open",
        "formulapart.xlsx, region, y, The formula has no stored result. Open",
        "pivotlayout.xlsx, region, y, --fill-down region",
        "pivotlayout.xlsx, region, y, --mostly-empty region",
        "twohead.xlsx, Region, harassed, add --header-rows 2",
        "twohead.xlsx, Region, harassed, add --skip-after-header 1",
        "qualtrics.csv, Q1, Q2, add --skip-after-header 2"
    })
    void asksBeforeItGuesses(String file, String region, String outcome, String words) {
        Run run = run(file, region, outcome);
        assertEquals(2, run.status(), run.err());
        assertTrue(run.err().contains(words), run.err());
        assertEquals("", run.out());
    }

    @ParameterizedTest
    @ValueSource(strings = {"mergedregion.xlsx", "merged-libreoffice.xlsx"})
    void mergedCellsThatWereFilledAreCounted(String file) throws IOException {
        Run run = run(file, "region", "y", "--regions", LAYOUTS + "mergedtable.xlsx", "--predictors", "part");
        JsonNode remarks = json(run).at("/survey/imported/remarks");
        List<String> said = new ArrayList<>();
        remarks.forEach(remark -> said.add(remark.get("sentence").asText()));
        assertEquals(
                List.of(
                        "124 empty cells of column “region” belong to merged cells and have their value.",
                        "Region table: 4 empty cells of column “part” belong to merged cells and have their value."),
                said);
        said.forEach(each -> assertTrue(run.err().contains(each), run.err()));
    }

    private static Run area(String file, String region, String estimate, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "estimate",
                LAYOUTS + file,
                "--region",
                region,
                "--model",
                "area",
                "--estimate",
                estimate,
                "--standard-error",
                "se",
                "--method",
                "reml",
                "--format",
                "json"));
        arguments.addAll(List.of(more));
        return Run.of(arguments.toArray(String[]::new));
    }

    @Test
    void aTableOfEstimatesIsReadLikeASurvey() throws IOException {
        JsonNode capitals = json(area("areatable.xlsx", "region", "share", "--predictors", "capital"));
        assertEquals("Centre&B", capitals.at("/regions/0/region").asText());
        assertTrue(capitals.toString().contains("capitaltrue"), "true is a category of its own");
        Run merged = area("mergedtable.xlsx", "region", "share", "--predictors", "part");
        assertEquals(0, merged.status(), merged.err());
        assertTrue(merged.err().contains("4 empty cells of column “part” belong to merged cells"), merged.err());
    }

    @ParameterizedTest
    @CsvSource({
        "key, share, 'row 3, column “key”: The formula has no stored result. Open'",
        "region, counted, 'row 4, column “counted”: The formula has no stored result. Open'"
    })
    void formulasOfATableOfEstimatesAreMetToo(String region, String estimate, String words) {
        Run run = area("areatable.xlsx", region, estimate);
        assertEquals(2, run.status(), run.err());
        assertTrue(run.err().contains(words), run.err());
    }

    @Test
    void formulasOfTheRegionTableAreMetToo() {
        Run run = run("mergedregion.xlsx", "region", "y", "--regions", LAYOUTS + "formulareg.xlsx");
        assertEquals(2, run.status(), run.err());
        assertTrue(
                run.err().contains("formulareg.xlsx, row 2, column “region”: The formula has no stored result"),
                run.err());
    }

    @Test
    void whoSaysThatRegionsAreNotKnownGoesOn() throws IOException {
        Run run = run("pivotlayout.xlsx", "region", "y", "--mostly-empty", "region");
        assertEquals(6, json(run).at("/survey/used").asInt());
        assertTrue(run.err().contains("124 respondents without a region are left out"), run.err());
    }

    @Test
    void wrongNumbersOfRowsAreRefused() {
        for (String option : List.of("--header-rows=0", "--header-rows=10", "--skip-after-header=-1")) {
            Run run = run("twohead.xlsx", "Region", "harassed", option);
            assertEquals(2, run.status(), option);
            assertTrue(run.err().contains("must be from"), run.err());
        }
    }

    @ParameterizedTest
    @CsvSource({"bmi.sav", "bmi.dta"})
    void aLabelledValueOfAMeasureIsWarnedOf(String file) throws IOException {
        Run run = run(file, "region", "v445", "--positive", ">=3000");
        JsonNode result = json(run);
        assertTrue(run.err().contains("9998 = “Flagged cases” (12 respondents)"), run.err());
        assertTrue(result.at("/fit/warnings").findValuesAsText("code").contains("labelled-values"), run.out());
        Run without = run(file, "region", "v445", "--positive", ">=3000", "--missing", "9998");
        assertEquals(118, json(without).at("/survey/used").asInt());
        // 27 of 118, counted by hand
        assertEquals(27 / 118.0, json(without).at("/national/raw/estimate").asDouble(), 1e-15);
        assertFalse(without.err().contains("Flagged"), without.err());
    }

    @Test
    void aLabelledValueOfAPredictorIsWarnedOf() throws IOException {
        Run run = run(
                "bmi.dta",
                "region",
                "v445",
                "--positive",
                ">=3000",
                "--missing",
                "9998",
                "--respondent-predictors",
                "v445");
        assertTrue(run.err().contains("“v445” enters the model as a number"), run.err());
        assertTrue(run.err().contains("--empty-in v445=9998"), run.err());
    }

    @Test
    void whatCountsAsNoIsListed() throws IOException {
        Run run = run("brfss.csv", "_STATE", "ASTHMA3", "--positive", "1");
        assertTrue(
                run.err()
                        .contains(
                                "Counted as no because they are neither yes nor missing, 93 respondents in all: 2 (80);"
                                        + " 7 (7);"
                                        + " 9 (6)."),
                run.err());
        assertEquals(0, run.status());
        Run said = run("brfss.csv", "_STATE", "ASTHMA3", "--positive", "1", "--negative", "2", "--missing", "7,9");
        assertFalse(said.err().contains("Counted as no"), said.err());
        Run table = Run.of(
                "estimate",
                LAYOUTS + "brfss.csv",
                "--region",
                "_STATE",
                "--outcome",
                "ASTHMA3",
                "--positive",
                "1",
                "--method",
                "ml");
        assertTrue(table.out().replaceAll("\\s+", " ").contains("2 (80); 7 (7); 9 (6)"), table.out());
    }

    @Test
    void codesOfOneLabelAreToldApart() throws IOException {
        List<String> names =
                json(run("duplabels.dta", "v024", "v")).get("regions").findValuesAsText("name");
        assertTrue(names.containsAll(List.of("other (5)", "other (6)")), names.toString());
    }

    /** The header of a system file names the weight at byte 76, as the number of its first block in a case, from 1. */
    @Test
    void theWeightThatSpssUsedIsNamed() throws IOException {
        byte[] bytes = Files.readAllBytes(Path.of(LAYOUTS, "bmi.sav"));
        // region is a text of at most eight bytes, so that v445 is the second block
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(76, 2);
        Path weighted = Files.write(folder.resolve("weighted.sav"), bytes);
        Run run = Run.of(
                "estimate",
                weighted.toString(),
                "--region",
                "region",
                "--outcome",
                "v445",
                "--positive",
                ">=3000",
                "--method",
                "ml");
        assertEquals(0, run.status(), run.err());
        assertTrue(run.err().contains("weighted.sav was saved weighted by “v445”"), run.err());
        assertTrue(run.err().contains("--weight v445"), run.err());
    }

    /** What a message says to add can be pasted after the command, whatever the column is called. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "region|region",
                "What's your region?|'What'\\''s your region?'",
                "Region, please|'Region, please' --fill-down ''"
            })
    void quotesAColumnForTheShell(String column, String quoted) throws IOException {
        StringBuilder rows = new StringBuilder("\"" + column + "\",y\n");
        for (int i = 0; i < 120; i++) {
            rows.append(i % 20 == 0 ? "Region " + i : "").append(i % 3 == 0 ? ",1\n" : ",0\n");
        }
        String survey = Files.writeString(folder.resolve("grouped.csv"), rows).toString();
        Run run = Run.of("estimate", survey, "--region", column, "--outcome", "y");
        assertEquals(2, run.status(), run.err());
        assertTrue(run.err().contains("add --fill-down " + quoted + ". "), run.err());
        assertTrue(
                run.err().contains("add --mostly-empty " + quoted.replace("--fill-down", "--mostly-empty")), run.err());
        List<String> said = new ArrayList<>(List.of("estimate", survey, "--region", column, "--outcome", "y"));
        said.addAll(List.of("--fill-down", column));
        if (column.contains(",")) {
            said.addAll(List.of("--fill-down", ""));
        }
        assertEquals(0, Run.of(said.toArray(String[]::new)).status(), column);
    }
}
