package org.regionwise.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.regionwise.Containment.assertContains;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A population table, from its upload to the figures and what is said of people in no cell. */
class PopulationRoutesTest {
    private static final String SURVEY = """
            region,y,sex,age
            A,1,F,young
            A,0,F,old
            A,0,M,old
            A,1,M,young
            B,1,F,old
            B,0,F,old
            B,0,M,young
            B,1,M,young
            """;
    private static final String PEOPLE = """
            region,sex,age,n
            A,F,young,10
            A,F,old,30
            A,M,young,20
            A,M,old,40
            B,F,young,50
            B,F,old,20
            B,M,young,10
            """;

    @AutoClose
    private static RunningApplication application;

    private static Visitor visitor;
    private static String survey;

    @BeforeAll
    static void start(@TempDir Path data) throws IOException {
        application = RunningApplication.on(data);
        visitor = new Visitor(application);
        survey = visitor.stored(SURVEY);
        assertEquals(
                302,
                visitor.send(
                                visitor.multipart(
                                        survey + "/population",
                                        new Visitor.Sent("population-table", "people.csv", PEOPLE)),
                                BodyHandlers.ofString())
                        .statusCode());
    }

    @Test
    void theResultNamesEmptyCellsAndShowsFigures() {
        assertContains(
                "Population table: people.csv, 180 people", visitor.get(survey).body());
        String result = visitor.analyse(
                survey,
                Visitor.question(
                        "respondent-predictor",
                        "sex",
                        "respondent-predictor",
                        "age",
                        "poststratify",
                        "on",
                        "method",
                        "ml",
                        "pooled-predictor",
                        "age",
                        "interactions",
                        "sex:age"));
        String body = visitor.layers(result);
        assertContains("What holds for the whole population?", body);
        assertContains("“B (F, young)”", body);
        JsonNode json = visitor.json("/api" + result + "/result");
        assertEquals("age", json.at("/model/pooledPredictors/0").asText());
        assertEquals("age", json.at("/model/interactions/0/second").asText());
        assertEquals(2, json.at("/fit/pooledEffects").size());
        String id = result.substring(result.lastIndexOf('/') + 1);
        assertContains(
                "value=\"sex:age\"",
                visitor.get(survey + "/analyses/new?from=" + id).body());
    }

    @Test
    void anInteractionNeedsTwoChosenPredictors() {
        String answer = visitor.post(
                        survey + "/analyses",
                        Visitor.question("respondent-predictor", "sex", "interactions", "sex:height"))
                .body();
        assertContains("This does not join two of the chosen predictors", answer);
    }

    @Test
    @InChromium
    void anAnalystUploadsATable(@TempDir Path folder, Chromium chromium) throws IOException {
        String other = visitor.stored(SURVEY.replace("A,1,F,young", "A,0,F,young"));
        Path table = Files.writeString(folder.resolve("who.csv"), PEOPLE);
        try (WatchedPage watched = WatchedPage.open(application, chromium)) {
            Page page = watched.page();
            watched.go(other);
            page.getByText("Add a population table").click();
            page.locator("#population-table").setInputFiles(table);
            page.locator("#population button").first().click();
            assertThat(page.locator("#population")).containsText("Population table: who.csv, 180 people");
        }
    }
}
