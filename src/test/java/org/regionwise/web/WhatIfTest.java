package org.regionwise.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.regionwise.Containment.assertContains;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.regionwise.release.BuiltInProfile;
import org.regionwise.release.ProfileJson;

/** An analysis asked differently, over HTTP: what is answered, what is kept, what is refused. */
class WhatIfTest {
    /** Of the survey of harassment, without predictors. */
    private static final String ANALYSIS = "/analyses/2";

    private static final String ASKED = "predictor=unemployment&level=80&threshold=20&sigma-rate=3&slope-sd=0.5";
    private static final String[] SENT = {
        "predictor", "unemployment", "level", "80", "threshold", "20", "sigma-rate", "3", "slope-sd", "0.5"
    };

    @AutoClose
    private static RunningApplication application;

    private static Visitor visitor;

    @BeforeAll
    static void start(@TempDir Path data) {
        application = RunningApplication.on(data);
        visitor = new Visitor(application);
    }

    /** A tenth of a percentage point, see {@link org.regionwise.engine.binomial.posterior.Grain#COARSE}. */
    private static final double COARSE = 0.001;

    private static JsonNode answer(String analysis, String asked) {
        return visitor.json("/api" + analysis + "/what-if?" + asked);
    }

    private static String keep(String analysis, String... sent) {
        HttpResponse<String> answer = visitor.post(analysis + "/what-if", sent);
        assertEquals(302, answer.statusCode(), answer.body());
        return answer.headers().firstValue("Location").orElseThrow();
    }

    /**
     * What is drawn is what is kept: raw figures to the last digit, and pooled ones as near as looking around promises.
     *
     * @param near 0 for pooled ones to the last digit too
     */
    private static void assertDrawn(JsonNode result, JsonNode answer, double near) {
        Map<String, JsonNode> drawn = new HashMap<>();
        answer.at("/chart/datasets/regions")
                .forEach(row -> drawn.put(row.get("region").asText(), row));
        assertEquals(result.get("regions").size(), drawn.size());
        for (JsonNode region : result.get("regions")) {
            JsonNode row = drawn.get(region.get("region").asText());
            for (String estimate : List.of("raw", "pooled")) {
                double tolerance = estimate.equals("raw") ? 0 : near;
                assertNear(region.at("/" + estimate + "/estimate"), row.path(estimate), tolerance);
                assertNear(region.at("/" + estimate + "/lower"), row.path(estimate + "Lower"), 3 * tolerance);
                assertNear(region.at("/" + estimate + "/upper"), row.path(estimate + "Upper"), 3 * tolerance);
            }
        }
    }

    /** What is undefined is null in a result and absent in a picture. */
    private static void assertNear(JsonNode result, JsonNode drawn, double tolerance) {
        assertEquals(result.isNull(), drawn.isMissingNode());
        if (tolerance == 0) {
            assertEquals(result.asDouble(), drawn.asDouble());
        } else {
            assertEquals(result.asDouble(), drawn.asDouble(), tolerance);
        }
    }

    @Test
    void theAnswerIsWhatIsKept() {
        JsonNode answer = answer(ANALYSIS, ASKED);
        String kept = keep(ANALYSIS, SENT);
        JsonNode result = visitor.json("/api" + kept + "/result");
        assertDrawn(result, answer, COARSE);
        assertEquals(0.8, result.at("/model/interval").asDouble());
        assertEquals(0.2, result.at("/model/threshold").asDouble());
        assertEquals("unemployment", result.at("/model/predictors/0").asText());
        assertEquals(3, result.at("/model/priors/sdExponential").asDouble());
        String html = answer.get("html").asText() + answer.get("more").asText();
        assertTrue(
                html.contains(
                        "Changed: with the predictor “unemployment rate”, intervals at 80% instead of 95%, threshold"
                                + " 20% instead of none"),
                html);
        assertTrue(html.contains("Above 20%"), html);
        String page = visitor.get(kept).body();
        assertTrue(page.contains("No predictors, changed"), "named after the one that it was made from");
    }

    @Test
    void aWeightedSurveyIsAnsweredLikewise() {
        String weighted = "/analyses/4";
        assertTrue(
                visitor.json("/api" + weighted + "/result").at("/survey/design").isObject());
        JsonNode answer = answer(weighted, "level=90&sigma-rate=1");
        assertDrawn(
                visitor.json("/api" + keep(weighted, "level", "90", "sigma-rate", "1") + "/result"), answer, COARSE);
    }

    @Test
    void askingNothingIsTheAnalysisAsItStands() {
        JsonNode answer = answer(ANALYSIS, "");
        assertDrawn(visitor.json("/api" + ANALYSIS + "/result"), answer, 0);
        assertContains("Nothing is changed yet", answer.get("html").asText());
    }

    @Test
    void lookingStoresNothing() {
        List<String> surveys = surveys();
        String home = visitor.get("/").body();
        assertEquals(200, visitor.get("/analyses/3/what-if?" + ASKED).statusCode());
        assertEquals(200, visitor.get("/api/analyses/3/what-if?" + ASKED).statusCode());
        assertEquals(
                200, visitor.get("/analyses/3/what-if/shrinkage.svg?" + ASKED).statusCode());
        assertEquals(surveys, surveys());
        assertEquals(home, visitor.get("/").body());
    }

    /** Where nobody says how wide, and where somebody asks for more than there is room on any screen. */
    @Test
    void theChartIsAsWideAsAnyOther() {
        for (String width : List.of("", "&width=480", "&width=4294967396")) {
            JsonNode other = visitor.json("/api" + ANALYSIS + "/charts/shrinkage.json?" + width);
            assertTrue(other.get("width").isNumber());
            assertEquals(
                    other.get("width"),
                    answer(ANALYSIS, "level=95" + width).get("chart").get("width"),
                    width);
        }
    }

    @Test
    void theOneChartIsAPictureToo() {
        String chart = ANALYSIS + "/what-if/shrinkage";
        HttpResponse<byte[]> saved = visitor.bytes(chart + ".png?save=yes&" + ASKED);
        assertEquals("image/png", saved.headers().firstValue("Content-Type").orElseThrow());
        assertEquals(
                "attachment; filename=\"harassment-in-the-last-six-months-no-predictors-2-what-if-shrinkage.png\"",
                saved.headers().firstValue("Content-Disposition").orElseThrow());
        assertEquals(404, visitor.get(chart + ".json").statusCode());
        assertEquals(404, visitor.get(chart + ".gif").statusCode());
        assertEquals(404, visitor.get(ANALYSIS + "/what-if/map.svg").statusCode());
    }

    private static List<String> surveys() {
        return Stream.of("/surveys/1", "/surveys/2", "/surveys/3")
                .map(survey -> visitor.get(survey).body())
                .toList();
    }

    @Test
    void whatIsNoSettingIsRefusedInWords() {
        Map<String, String> refused = Map.of(
                "level=0", "Level of the intervals, %",
                "level=abc", "Level of the intervals, %",
                "level=95&threshold=100", "Threshold, %",
                "level=95&sigma-rate=-1", "Prior of the standard deviation between regions: rate",
                "level=95&slope-sd=0", "Prior of the slopes: standard deviation");
        refused.forEach((asked, named) -> {
            HttpResponse<String> api = visitor.get("/api" + ANALYSIS + "/what-if?" + asked);
            assertEquals(422, api.statusCode(), asked);
            assertTrue(api.body().contains(named) && api.body().contains("This must be a number from"), api.body());
            HttpResponse<String> page = visitor.get(ANALYSIS + "/what-if?" + asked);
            assertEquals(422, page.statusCode(), asked);
            assertTrue(page.body().contains(named), page.body());
        });
        HttpResponse<String> unknown = visitor.get("/api" + ANALYSIS + "/what-if?level=95&predictor=nowhere");
        assertEquals(422, unknown.statusCode(), unknown.body());
        assertTrue(unknown.body().contains("nowhere"), unknown.body());
        assertEquals(422, visitor.post(ANALYSIS + "/what-if", "level", "200").statusCode());
        assertEquals(404, visitor.get("/analyses/999/what-if").statusCode());
        assertEquals(404, visitor.get("/api/analyses/999/what-if").statusCode());
        assertEquals(404, visitor.get(ANALYSIS + "/what-if/else.svg").statusCode());
    }

    @Test
    void whatIsWithheldStaysWithheld() {
        String base = keep(ANALYSIS, "level", "95", "title", "To be published");
        JsonNode full = visitor.json("/api" + base + "/result");
        visitor.post(base + "/release", "profile", ProfileJson.write(BuiltInProfile.CONFIDENTIAL.profile()));
        JsonNode answer = answer(base, ASKED);
        String page = visitor.get(base + "/what-if?" + ASKED).body();
        String drawing = visitor.get(base + "/what-if/shrinkage.svg?" + ASKED).body();
        String kept = keep(base, SENT);
        JsonNode released = visitor.json("/api" + kept + "/result");
        assertEquals(
                "Confidentiality, counts below 10",
                released.at("/release/profile/name").asText());
        int withheld = 0;
        for (int j = 0; j < released.get("regions").size(); j++) {
            JsonNode region = released.get("regions").get(j);
            if (region.at("/raw/estimate").isNull()) {
                withheld++;
                String raw = full.at("/regions/" + j + "/raw/estimate").asText();
                assertFalse(answer.toString().contains(raw), raw);
                assertFalse(page.contains(raw), raw);
                assertFalse(drawing.contains(raw), raw);
                String key = region.get("region").asText();
                answer.at("/chart/datasets/regions").forEach(row -> {
                    if (row.get("region").asText().equals(key)) {
                        assertFalse(row.has("raw") || row.has("respondents"), row.toString());
                    }
                });
            }
        }
        assertTrue(withheld >= 2);
    }
}
