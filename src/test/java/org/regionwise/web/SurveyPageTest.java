package org.regionwise.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.regionwise.Containment.assertContains;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is called by a name on a survey's page is called so everywhere; an analysis that is deleted can come back. */
class SurveyPageTest {
    @AutoClose
    private static RunningApplication application;

    private static Visitor visitor;

    @BeforeAll
    static void start(@TempDir Path data) {
        application = RunningApplication.on(data);
        visitor = new Visitor(application);
    }

    @Test
    void namesThatAreGivenHoldInResultsFilesAndJson() {
        assertContains(
                "value=\"harassed in the last six months\"",
                visitor.get("/surveys/2").body());
        visitor.post(
                "/surveys/2/names",
                "name",
                "Safety survey",
                "column",
                "harassed_6m",
                "column-name",
                "Ever   obtěžování",
                "outcome",
                "harassed_6m",
                "yes",
                "ever harassed",
                "column",
                "education",
                "column-name",
                "",
                "people",
                "women",
                "field-dates",
                "May 2025");
        JsonNode labels = visitor.json("/api/analyses/3/result").at("/model/labels");
        assertEquals("Ever obtěžování", labels.get("outcome").asText());
        assertEquals("women", labels.get("people").asText());
        assertEquals("Safety survey", labels.get("survey").asText());
        assertEquals("unemployment rate", labels.at("/predictors/unemployment").asText());
        String page = visitor.get("/analyses/3").body();
        assertContains("<h1>Ever obtěžování ranges from ", page);
        assertContains("Share of women ever harassed. ", page);
        assertContains("Safety survey, May 2025.", page);
        String named = visitor.get("/analyses/3/regions.csv")
                .headers()
                .firstValue("Content-Disposition")
                .orElseThrow();
        assertContains("filename=\"ever-obtezovani-with-unemployment-3.csv\"", named);
        assertContains("filename*=UTF-8''ever-ob", named);
        assertContains("Ever obtěžování", visitor.get("/").body());
        String survey = visitor.get("/surveys/2").body();
        assertContains("value=\"education\"", survey);
        assertEquals(
                422,
                visitor.post("/surveys/2/names", "name", "x", "people", "x".repeat(301))
                        .statusCode());
    }

    @Test
    void anAnalysisIsRenamedDescribedDeletedAndBroughtBack() {
        visitor.post("/analyses/1/name", "title", "Plain & simple", "description", "For <the> board");
        String survey = visitor.get("/surveys/1").body();
        assertContains("Plain &amp; simple", survey);
        assertContains("For &lt;the&gt; board", survey);
        visitor.post("/analyses/1/delete");
        survey = visitor.get("/surveys/1?removed=1").body();
        assertContains("“Plain &amp; simple” is deleted.", survey);
        assertFalse(survey.contains("id=\"analysis-1\""), survey);
        assertFalse(visitor.get("/").body().contains("Plain &amp; simple"), "a deleted analysis is out of the lists");
        assertEquals(200, visitor.get("/analyses/1").statusCode());
        assertContains(
                "action=\"/analyses/1/restore\"", visitor.get("/analyses/1").body());
        visitor.post("/analyses/1/restore");
        assertTrue(visitor.get("/surveys/1").body().contains("id=\"analysis-1\""), "it is back in the list");
    }
}
