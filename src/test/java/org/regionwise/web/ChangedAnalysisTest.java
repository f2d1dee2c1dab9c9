package org.regionwise.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.regionwise.Containment.assertContains;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import org.regionwise.release.Profile;
import org.regionwise.release.ProfileJson;

/** An analysis changed, over HTTP: what is answered, what is kept, what is refused. */
class ChangedAnalysisTest {
    /** Of the survey of harassment, without predictors. */
    private static final String ANALYSIS = "/analyses/2";

    private static final String SURVEY = "/surveys/2";

    private static final String[] FORM = Visitor.fields(
            Visitor.NO_YES_AND_MISSING,
            "outcome",
            "harassed_6m",
            "answers-of",
            "harassed_6m",
            "whole",
            "yes",
            "from",
            "2",
            "method",
            "bayes");

    private static final String[] ASKED = {
        "predictor",
        "unemployment",
        "level",
        "80",
        "threshold",
        "20",
        "prior-sd-exponential",
        "3",
        "prior-slope-sd",
        "0.5"
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

    private static HttpResponse<String> asked(String... changed) {
        return visitor.post("/api" + SURVEY + "/analyses/preview", Visitor.fields(FORM, changed));
    }

    private static JsonNode answer(String survey, String... form) {
        HttpResponse<String> answer = visitor.post("/api" + survey + "/analyses/preview", form);
        assertEquals(200, answer.statusCode(), answer.body());
        try {
            return new ObjectMapper().readTree(answer.body());
        } catch (JsonProcessingException e) {
            throw new AssertionError(answer.body(), e);
        }
    }

    private static JsonNode answer(String[] changed) {
        return answer(SURVEY, Visitor.fields(FORM, changed));
    }

    private static String query(String[] form) {
        StringBuilder query = new StringBuilder("?");
        for (int i = 0; i < form.length; i += 2) {
            query.append(i > 0 ? "&" : "").append(form[i]).append('=').append(form[i + 1]);
        }
        return query.toString();
    }

    private static String page(String... changed) {
        return SURVEY + "/analyses/new" + query(Visitor.fields(FORM, changed));
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
        JsonNode answer = answer(ASKED);
        String kept = visitor.analyse(SURVEY, Visitor.fields(FORM, ASKED));
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
    }

    @Test
    void aWeightedSurveyIsAnsweredLikewise() {
        assertTrue(visitor.json("/api/analyses/4/result").at("/survey/design").isObject());
        String[] form = {
            "outcome",
            "poor",
            "value",
            "no",
            "meaning.0",
            "no",
            "value",
            "yes",
            "meaning.1",
            "yes",
            "weight",
            "weight",
            "stratum",
            "stratum",
            "cluster",
            "area",
            "from",
            "4",
            "level",
            "90",
            "prior-sd-exponential",
            "1"
        };
        JsonNode answer = answer("/surveys/3", form);
        assertContains(
                "Changed: without the predictor “unemployment rate”, intervals at 90% instead of 95%.",
                answer.get("html").asText());
        assertDrawn(visitor.json("/api" + visitor.analyse("/surveys/3", form) + "/result"), answer, COARSE);
    }

    @Test
    void askingNothingIsTheAnalysisAsItStands() {
        JsonNode answer = answer(new String[0]);
        assertDrawn(visitor.json("/api" + ANALYSIS + "/result"), answer, 0);
        assertContains("Nothing is changed yet", answer.get("html").asText());
    }

    @Test
    void lookingStoresNothing() {
        List<String> surveys = surveys();
        String home = visitor.get("/").body();
        assertEquals(200, asked(ASKED).statusCode());
        assertEquals(
                200, visitor.get(page(Visitor.fields(ASKED, "preview", "yes"))).statusCode());
        assertEquals(surveys, surveys());
        assertEquals(home, visitor.get("/").body());
    }

    /** Where nobody says how wide, and where somebody asks for more than there is room on any screen. */
    @Test
    void theChartIsAsWideAsAnyOther() {
        for (String width : List.of("", "&width=480", "&width=4294967396")) {
            JsonNode other = visitor.json("/api" + ANALYSIS + "/charts/shrinkage.json?" + width);
            assertTrue(other.get("width").isNumber());
            assertEquals(other.get("width"), chartWidth(width), width);
        }
    }

    private static JsonNode chartWidth(String width) {
        try {
            String answer = visitor.post("/api" + SURVEY + "/analyses/preview?" + width, FORM)
                    .body();
            return new ObjectMapper().readTree(answer).get("chart").get("width");
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void theOneChartIsAPictureToo() {
        String chart = SURVEY + "/analyses/preview/shrinkage";
        String query = query(Visitor.fields(FORM, ASKED));
        HttpResponse<byte[]> saved = visitor.bytes(chart + ".png" + query + "&save=yes");
        assertEquals("image/png", saved.headers().firstValue("Content-Type").orElseThrow());
        assertEquals(
                "attachment; filename=\"harassment-in-the-last-six-by-unemployment-rate-preview-shrinkage.png\"",
                saved.headers().firstValue("Content-Disposition").orElseThrow());
        assertEquals(404, visitor.get(chart + ".json" + query).statusCode());
        assertEquals(404, visitor.get(chart + ".gif" + query).statusCode());
        assertEquals(
                404, visitor.get(SURVEY + "/analyses/preview/map.svg" + query).statusCode());
        // in the order that was looked at
        String svg = visitor.get(chart + ".svg" + query).body();
        assertFalse(
                svg.equals(visitor.get(chart + ".svg" + query + "&order=byName").body()), "ordered by name");
    }

    /** Where what if had a page of its own, the form opens with what its address changed. */
    @Test
    void earlierAddressesLeadToTheForm() {
        assertEquals(
                SURVEY + "/analyses/new?from=2",
                visitor.get(ANALYSIS + "/what-if")
                        .headers()
                        .firstValue("Location")
                        .orElseThrow());
        String page =
                followed(ANALYSIS + "/what-if?predictor=unemployment&level=80&threshold=20&sigma-rate=3&slope-sd=");
        assertTrue(page.matches("(?s).*value=\"unemployment\" checked.*"), page);
        assertTrue(page.matches("(?s).*name=\"level\"[^>]*value=\"80\".*"), page);
        assertTrue(page.matches("(?s).*name=\"threshold\"[^>]*value=\"20\".*"), page);
        assertTrue(page.matches("(?s).*name=\"prior-sd-exponential\"[^>]*value=\"3\".*"), page);
        assertFalse(
                followed("/analyses/3/what-if?level=95").matches("(?s).*value=\"unemployment\" checked.*"),
                "its predictor was taken out");
        assertTrue(followed("/analyses/3/what-if").matches("(?s).*value=\"unemployment\" checked.*"), "unchanged");
    }

    private static String followed(String path) {
        return visitor.get(visitor.get(path).headers().firstValue("Location").orElseThrow())
                .body();
    }

    private static List<String> surveys() {
        return Stream.of("/surveys/1", "/surveys/2", "/surveys/3")
                .map(survey -> visitor.get(survey).body())
                .toList();
    }

    @Test
    void whatIsNoSettingIsRefusedInWords() {
        Map<String[], String> refused = Map.of(
                new String[] {"level", "0"}, "Level of the intervals, %",
                new String[] {"level", "abc"}, "Level of the intervals, %",
                new String[] {"threshold", "100"}, "Threshold, %",
                new String[] {"prior-sd-exponential", "-1"},
                        "Standard deviation between regions: rate of its exponential prior",
                new String[] {"prior-slope-sd", "0"}, "Slopes: standard deviation of their normal prior");
        refused.forEach((changed, named) -> {
            HttpResponse<String> api = asked(changed);
            assertEquals(422, api.statusCode(), named);
            assertTrue(api.body().contains(named) && api.body().contains("This must be a number from"), api.body());
            HttpResponse<String> page = visitor.get(page(Visitor.fields(changed, "preview", "yes")));
            assertEquals(422, page.statusCode(), named);
            assertTrue(page.body().contains(named), page.body());
            assertEquals(
                    422,
                    visitor.post(SURVEY + "/analyses", Visitor.fields(FORM, changed))
                            .statusCode());
        });
        HttpResponse<String> unknown = asked("predictor", "nowhere");
        assertEquals(422, unknown.statusCode(), unknown.body());
        assertTrue(unknown.body().contains("nowhere"), unknown.body());
        assertEquals(404, visitor.get("/analyses/999/what-if").statusCode());
        assertEquals(
                404, visitor.post("/api/surveys/999/analyses/preview", FORM).statusCode());
    }

    @Test
    void whatIsWithheldStaysWithheld() {
        JsonNode full = visitor.json("/api" + visitor.analyse(SURVEY, FORM) + "/result");
        visitor.post(ANALYSIS + "/release", "profile", ProfileJson.write(BuiltInProfile.CONFIDENTIAL.profile()));
        JsonNode answer = answer(ASKED);
        String page = visitor.get(page(Visitor.fields(ASKED, "preview", "yes"))).body();
        String drawing = visitor.get(SURVEY + "/analyses/preview/shrinkage.svg" + query(Visitor.fields(FORM, ASKED)))
                .body();
        String kept = visitor.analyse(SURVEY, Visitor.fields(FORM, ASKED));
        JsonNode released = visitor.json("/api" + kept + "/result");
        visitor.post(ANALYSIS + "/release", "profile", ProfileJson.write(Profile.NONE));
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
