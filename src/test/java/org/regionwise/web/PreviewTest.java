package org.regionwise.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.regionwise.Containment.assertContains;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The answer beside the form of an analysis: it follows the choices, and nothing of it is stored. */
class PreviewTest {
    private static final String PREVIEW = "/api/surveys/2/analyses/preview?width=600&page=p&question=";

    @AutoClose
    private static RunningApplication application;

    private static Visitor visitor;

    @BeforeAll
    static void start(@TempDir Path data) {
        application = RunningApplication.on(data);
        visitor = new Visitor(application);
    }

    private static String[] asked(String... more) {
        String[] fixed =
                Visitor.fields(Visitor.NO_YES_AND_MISSING, "outcome", "harassed_6m", "answers-of", "harassed_6m");
        return Visitor.fields(fixed, more);
    }

    private static JsonNode json(HttpResponse<String> response) throws IOException {
        return new ObjectMapper().readTree(response.body());
    }

    @Test
    void theAnswerIsThatOfTheAnalysisAndIsNotStored() throws IOException {
        int before = visitor.get("/surveys/2").body().split("id=\"analysis-").length;
        JsonNode answer = json(visitor.post(PREVIEW + 1, asked("method", "ml", "predictor", "unemployment")));
        assertContains(
                "Harassment in the last six months ranges from ",
                answer.get("html").asText());
        assertContains("Hlavní město Praha", answer.get("more").asText());
        assertFalse(answer.get("chart").isEmpty());
        JsonNode changed = json(visitor.post(PREVIEW + 2, asked("method", "ml", "from", "2")));
        assertContains("Before: “No predictors”.", changed.get("html").asText());
        assertEquals(before, visitor.get("/surveys/2").body().split("id=\"analysis-").length);
        assertEquals(422, visitor.post(PREVIEW + 3, asked("level", "120")).statusCode());
        assertEquals(
                422,
                visitor.post(PREVIEW + 4, "outcome", "sex", "answers-of", "harassed_6m")
                        .statusCode());
    }

    @Test
    @InChromium
    void theAnswerFollowsTheChoices(Chromium chromium) {
        try (WatchedPage watched = WatchedPage.open(application, chromium)) {
            Page page = watched.page();
            watched.go("/surveys/2/analyses/new?from=2");
            assertThat(page.locator(".analyse-answer h2")).containsText("Harassment in the last six months");
            assertThat(page.locator("#chart-shrinkage svg").first()).isVisible();
            assertThat(page.locator(".analyse-answer")).not().containsText("unemployment rate");
            Field.labelled(page, "unemployment rate").first().check();
            assertThat(page.locator(".analyse-answer")).containsText("unemployment rate");
        }
    }
}
