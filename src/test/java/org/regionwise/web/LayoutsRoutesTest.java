package org.regionwise.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.regionwise.web.Visitor.Sent;

/** Uploads of files as people and survey programs lay them out. */
class LayoutsRoutesTest {
    private static final Path LAYOUTS = Path.of("src/test/resources/layouts");

    @AutoClose
    private RunningApplication application;

    private Visitor visitor;

    @BeforeEach
    void start(@TempDir Path data) {
        application = RunningApplication.on(data);
        visitor = new Visitor(application);
    }

    private static Sent layout(String name) throws IOException {
        return new Sent("survey", name, Files.readAllBytes(LAYOUTS.resolve(name)));
    }

    private JsonNode result(String survey, String... question) {
        return visitor.json("/api" + visitor.analyse(survey, question) + "/result");
    }

    @Test
    void whoTheRowsWithoutARegionBelongToIsAsked() throws IOException {
        String page = visitor.upload(layout("pivotlayout.xlsx"));
        String asked = visitor.step(page, "columns", "region", "region", "outcome", "y");
        assertTrue(asked.contains("“region” is empty in 124 of 130 rows with an answer."), asked);
        String back = visitor.step(page, "back");
        assertTrue(back.contains("Describe your columns"), back);
        visitor.step(page, "columns", "region", "region", "outcome", "y");
        String check = visitor.step(page, "grouped", "rows", "fill-down");
        assertTrue(check.contains("130 respondents in 6 regions."), check);
        String survey = visitor.store(page, Visitor.NO_AND_YES);
        JsonNode result = result(survey, Visitor.question("method", "ml"));
        assertEquals(130, result.at("/survey/used").asInt());
        assertEquals(
                "region", result.at("/survey/imported/options/filledDown/0").asText());
        // the next version is read as this one was
        String next =
                visitor.upload(layout("pivotlayout.xlsx"), new Sent("replaces", "", survey.replaceAll("\\D", "")));
        assertTrue(
                visitor.step(next, "columns", "region", "region", "outcome", "y")
                        .contains("130 respondents in 6 regions."),
                "filled down without asking again");
    }

    @Test
    void rowsWithoutARegionAreLeftOutWhenSaid() throws IOException {
        String page = visitor.upload(layout("pivotlayout.xlsx"));
        visitor.step(page, "columns", "region", "region", "outcome", "y");
        String check = visitor.step(page, "grouped", "rows", "leave-out");
        assertTrue(check.contains("130 respondents in 6 regions."), check);
        String survey = visitor.store(page, Visitor.NO_AND_YES);
        assertEquals(
                6,
                result(survey, Visitor.question("method", "ml"))
                        .at("/survey/used")
                        .asInt());
    }

    @Test
    void theRowsOfTheHeaderAreAskedFor() throws IOException {
        String page = visitor.upload(layout("qualtrics.csv"));
        String columns = visitor.whole(page);
        assertTrue(columns.contains("rows 2 to 3 look like question texts or more column names"), columns);
        String read = columns.replaceAll("\\s+", " ");
        assertTrue(read.contains("First choose how many rows the column names take up"), columns);
        assertEquals(
                422,
                visitor.post(page + "/columns", "region", "Q1", "outcome", "Q2").statusCode());
        String said = visitor.step(page, "reading", "which", "survey", "header-row", "1", "header-shape", "1,2");
        assertFalse(said.replaceAll("\\s+", " ").contains("First choose how many"), said);
        assertTrue(said.contains("Have you been harassed in the last 6 months?"), said);
        String check = visitor.step(page, "columns", "region", "Q1", "outcome", "Q2");
        assertTrue(check.contains("130 respondents in 6 regions."), check);
        assertEquals(
                422,
                visitor.post(page + "/reading", "which", "survey", "header-shape", "x")
                        .statusCode());
        String survey = visitor.store(page, "value", "No", "meaning.0", "no", "value", "Yes", "meaning.1", "yes");
        String form = visitor.get(survey).body();
        assertTrue(form.contains("2 rows below the column names left out"), form);
    }

    @Test
    void mergedCellsBelongToTheirRegion() throws IOException {
        String page = visitor.upload(layout("mergedregion.xlsx"));
        assertTrue(
                visitor.whole(page).contains("124 empty cells of column “region” belong to merged cells"),
                "said while the file is looked at");
        String check = visitor.step(page, "columns", "region", "region", "outcome", "y");
        assertTrue(check.contains("130 respondents in 6 regions."), check);
    }

    @Test
    void aLabelledValueOfAMeasureIsFilledIn() throws IOException {
        String page = visitor.upload(layout("bmi.sav"));
        String check = visitor.step(page, "columns", "region", "region", "outcome", "v445");
        assertTrue(check.contains("value=\"9998\""), check);
        assertTrue(check.contains("“9998” (12 rows) is labelled “Flagged cases”"), check);
        String survey = visitor.store(page, "cut", ">=", "bound", "3000", "no-answer", "");
        String form = visitor.get(survey + "/analyses/new").body();
        assertTrue(form.contains("“9998” (12 rows) is labelled “Flagged cases”"), form);
        JsonNode result =
                result(survey, "outcome", "v445", "cut", ">=", "bound", "3000", "no-answer", "", "method", "ml");
        assertTrue(result.at("/fit/warnings").findValuesAsText("code").contains("labelled-values"), result.toString());
    }

    @Test
    void codesOfOneLabelAreToldApart() throws IOException {
        String page = visitor.upload(layout("duplabels.dta"));
        visitor.step(page, "columns", "region", "v024", "outcome", "v");
        String survey = visitor.store(page, Visitor.NO_AND_YES);
        JsonNode result = result(
                survey,
                "outcome",
                "v",
                "value",
                "0",
                "meaning.0",
                "no",
                "value",
                "1",
                "meaning.1",
                "yes",
                "method",
                "ml");
        assertTrue(result.get("regions").findValuesAsText("name").contains("other (6)"), result.toString());
    }
}
