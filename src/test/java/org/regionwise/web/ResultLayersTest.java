package org.regionwise.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.regionwise.Containment.assertContains;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.regionwise.release.BuiltInProfile;
import org.regionwise.release.ProfileJson;

/** The layers of a result as they are without any script, held to the JSON of the same result. */
class ResultLayersTest {
    private static final Pattern ROW = Pattern.compile("(?s)<tr data-region=\"([^\"]+)\">(.*?)</tr>");
    private static final Pattern LAYER =
            Pattern.compile("(?s)<a href=\"(/analyses/3[^\"]*)\"\\s+data-parts=\"([^\"]+)\"");

    private static final Pattern HEADING = Pattern.compile("(?s)<th[^>]*>(<a[^>]*>)?\\s*Voivodship");

    @AutoClose
    private static RunningApplication application;

    private static Visitor visitor;

    @BeforeAll
    static void start(@TempDir Path data) {
        application = RunningApplication.on(data);
        visitor = new Visitor(application);
    }

    private static Map<String, String> rows(String page) {
        Map<String, String> rows = new HashMap<>();
        Matcher row = ROW.matcher(page);
        while (row.find()) {
            rows.put(row.group(1), row.group(2));
        }
        return rows;
    }

    private static String standing(JsonNode region, double nation) {
        double lower = region.at("/pooled/lower").asDouble();
        double upper = region.at("/pooled/upper").asDouble();
        return lower > nation ? "above" : upper < nation ? "below" : "alike";
    }

    /** 77 regions without predictors, some of them empty; 14 with one; 22 of a weighted survey. */
    @ParameterizedTest
    @ValueSource(strings = {"/analyses/1", "/analyses/3", "/analyses/4"})
    void everyRowSaysWhatTheNumbersSay(String analysis) {
        JsonNode json = visitor.json("/api" + analysis + "/result");
        double nation = json.at("/national/pooled/estimate").asDouble();
        Map<String, String> rows = rows(visitor.get(analysis).body());
        assertEquals(json.get("regions").size(), rows.size());
        for (JsonNode region : json.get("regions")) {
            String row = rows.get(region.get("region").asText());
            assertContains("class=\"say " + standing(region, nation) + "\"", row);
            assertContains(
                    String.format(
                            Locale.ROOT,
                            ">%.1f<",
                            100 * region.at("/pooled/estimate").asDouble()),
                    row);
            boolean raw = !region.at("/raw/estimate").isNull();
            assertEquals(raw, row.contains("class=\"raw\""), "a raw estimate is drawn where there is one: " + row);
            assertEquals(
                    standing(region, nation).equals("alike"),
                    row.contains("<svg class=\"plot-alike\""),
                    "pale: " + row);
        }
    }

    @Test
    void everyOldFragmentIsOnTheLayerThatNamesIt() {
        Matcher layer = LAYER.matcher(visitor.get("/analyses/3").body());
        int layers = 0;
        while (layer.find()) {
            layers++;
            String page = visitor.get(layer.group(1)).body();
            for (String id : layer.group(2).strip().split("\\s+")) {
                // this result has no weights, no variances of its own, no map, and rules that say nothing
                if (!id.matches("published|chart-map|full-bayes|weighting|variances")) {
                    assertContains("id=\"" + id + "\"", page);
                }
            }
        }
        assertEquals(3, layers);
    }

    /** Wherever a table or a chart's data have a row a region, its heading is what the analyst calls the column. */
    @Test
    void regionsAreHeadedByWhatTheirColumnIsCalled() {
        visitor.post("/surveys/3/names", "name", "Poverty", "column", "region", "column-name", "voivodship");
        for (String page : List.of(
                "/analyses/4", "/analyses/4/audit", "/analyses/4/release?profile=nchs", "/analyses/4/report.html")) {
            assertTrue(HEADING.matcher(visitor.get(page).body()).find(), page);
        }
        for (String chart : List.of("shrinkage", "intervals", "ranks", "agreement", "funnel", "predictor")) {
            JsonNode specification = visitor.json("/api/analyses/4/charts/" + chart + ".json");
            assertEquals("Voivodship", specification.at("/usermeta/columns/0/1").asText(), chart);
        }
    }

    @Test
    void rulesInForceStandAboveTheTableAndInEveryRow() {
        visitor.post("/analyses/2/release", "profile", ProfileJson.write(BuiltInProfile.NCHS.profile()));
        String page = visitor.get("/analyses/2").body();
        assertContains("Publication rules: NCHS, proportions.", page);
        Map<String, String> rows = rows(page);
        assertEquals(14, rows.size());
        JsonNode json = visitor.json("/api/analyses/2/result");
        for (JsonNode region : json.get("regions")) {
            String row = rows.get(region.get("region").asText());
            String cell = row.substring(row.indexOf("class=\"publish\">") + "class=\"publish\">".length());
            boolean withheld = region.at("/raw/estimate").isNull();
            assertTrue(withheld == cell.matches("(?s)(raw|both): no, too unreliable \\(F\\).*"), cell);
        }
    }
}
