package org.regionwise.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.regionwise.Containment.assertContains;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.regionwise.release.BuiltInProfile;
import org.regionwise.release.ProfileJson;

/** Charts of a result of which something is withheld or flagged: it is in no data, and the map hatches it. */
class WithheldChartsTest {
    private static final int REGIONS = 12;

    @AutoClose
    private RunningApplication application;

    private Visitor visitor;
    private String stored;
    private String analysis;

    /** Twelve regions on a tile grid, from 4 to 400 respondents. */
    @BeforeEach
    void start(@TempDir Path data) {
        application = RunningApplication.on(data);
        visitor = new Visitor(application);
        StringBuilder survey = new StringBuilder("region,y\n");
        StringBuilder regions = new StringBuilder("region,row,column\n");
        int[] sizes = {4, 7, 12, 20, 33, 54, 80, 120, 160, 200, 300, 400};
        for (int j = 0; j < REGIONS; j++) {
            String key = "R" + (char) ('a' + j);
            for (int i = 0; i < sizes[j]; i++) {
                survey.append(key).append(',').append(i % 4 == 1 ? 1 : 0).append('\n');
            }
            regions.append(key)
                    .append(',')
                    .append(j / 4)
                    .append(',')
                    .append(j % 4)
                    .append('\n');
        }
        String upload =
                visitor.upload(Visitor.Sent.survey(survey.toString()), Visitor.Sent.regions(regions.toString()));
        visitor.step(upload, "columns", "region", "region", "outcome", "y", "key", "region");
        stored = visitor.store(upload, Visitor.NO_AND_YES);
        analysis = visitor.analyse(stored, Visitor.question());
    }

    private void choose(BuiltInProfile profile) {
        visitor.post(analysis + "/release", "profile", ProfileJson.write(profile.profile()));
    }

    private JsonNode result() {
        return visitor.json("/api" + analysis + "/result");
    }

    private JsonNode chart(String code) {
        return visitor.json("/api" + analysis + "/charts/" + code + ".json");
    }

    private static Set<String> hatched(JsonNode map, String which) {
        Set<String> regions = new TreeSet<>();
        map.at("/datasets/" + which)
                .forEach(stroke -> regions.add(stroke.get("region").asText()));
        return regions;
    }

    private static Map<String, JsonNode> byRegion(JsonNode rows) {
        Map<String, JsonNode> regions = new HashMap<>();
        rows.forEach(row -> regions.put(row.get("region").asText(), row));
        return regions;
    }

    @Test
    void whatIsWithheldIsInNoChartAndHatched() {
        JsonNode full = result();
        assertEquals(
                200, visitor.get("/api" + analysis + "/charts/influence.json").statusCode());
        choose(BuiltInProfile.CONFIDENTIAL);
        JsonNode released = result();
        JsonNode map = chart("map");
        Map<String, JsonNode> shapes = byRegion(map.at("/datasets/shapes"));
        assertEquals(REGIONS, shapes.size());
        int withheld = 0;
        for (int j = 0; j < REGIONS; j++) {
            JsonNode region = released.at("/regions/" + j);
            if (!region.at("/raw/estimate").isNull()) {
                continue;
            }
            withheld++;
            String key = region.get("region").asText();
            assertTrue(hatched(map, "hatchRaw").contains(key), key);
            assertFalse(
                    shapes.get(key).has("raw") || shapes.get(key).has("rawClass"),
                    shapes.get(key).toString());
            for (String code : List.of("shrinkage", "map", "intervals", "agreement", "funnel")) {
                String drawn = chart(code).toString();
                for (String figure : List.of("/raw/estimate", "/raw/lower", "/raw/upper")) {
                    String value = full.at("/regions/" + j + figure).asText();
                    // 0, 0.25 and the like may be anybody's
                    assertFalse(value.length() > 6 && drawn.contains(value), code + " " + key + figure);
                }
            }
            JsonNode row = byRegion(chart("shrinkage").at("/datasets/regions")).get(key);
            assertFalse(row.has("raw") || row.has("respondents"), row.toString());
            assertEquals("–", row.get("rawWords").asText());
        }
        assertTrue(withheld >= 2);
        assertEquals(
                404, visitor.get("/api" + analysis + "/charts/influence.json").statusCode());
        assertEquals(404, visitor.get(analysis + "/charts/influence.svg").statusCode());
        assertContains(
                "“Confidentiality, counts below 10” withholds or flags",
                visitor.get(analysis).body());
    }

    /**
     * Of two analyses one withholds a region; the chart of both shows it of neither, and its own page has no picture.
     */
    @Test
    void sideBySideAndAloneARegionThatIsWithheldIsNotDrawn() {
        String other = visitor.analyse(stored, Visitor.question("method", "ml", "level", "95", "points", "15"));
        String both = "?analysis=" + other.substring(10) + "&analysis=" + analysis.substring(10);
        String address = "/api" + stored + "/compare/comparison.json" + both;
        JsonNode full = visitor.json(address);
        String picture = analysis + "/region/region.svg?key=Ra";
        assertEquals(200, visitor.get(picture).statusCode());
        choose(BuiltInProfile.CONFIDENTIAL);
        JsonNode withheld = visitor.json(address);
        Map<String, JsonNode> rows = byRegion(withheld.at("/datasets/regions"));
        int gone = 0;
        for (JsonNode region : result().get("regions")) {
            if (!region.at("/pooled/estimate").isNull()) {
                continue;
            }
            gone++;
            String key = region.get("region").asText();
            JsonNode row = rows.get(key);
            for (String field : List.of("words0", "words1", "difference", "lowest")) {
                assertTrue(byRegion(full.at("/datasets/regions")).get(key).has(field), "else this could not fail");
                assertFalse(row.has(field), row.toString());
            }
            for (int i = 0; i < 2; i++) {
                assertTrue(
                        row.at("/pooled/" + i).isNull() && row.at("/upper/" + i).isNull(), row.toString());
                String value = byRegion(full.at("/datasets/regions"))
                        .get(key)
                        .at("/pooled/" + i)
                        .asText();
                assertFalse(withheld.toString().contains(value), value);
            }
            assertEquals(
                    404, visitor.get(analysis + "/region/region.svg?key=" + key).statusCode());
            assertEquals(
                    404,
                    visitor.get("/api" + analysis + "/region/region.json?key=" + key)
                            .statusCode());
            String page = visitor.get(analysis + "/region?key=" + key).body();
            assertTrue(page.contains("under the chosen profile they are confidential"), page);
            assertFalse(page.contains("What went into"), "no picture of " + key);
        }
        assertTrue(gone >= 2);
        assertEquals(404, visitor.get(picture).statusCode());
        assertTrue(
                visitor.get(analysis + "/region?key=Rl").body().contains("What went into"), "of the largest there is");
    }

    @Test
    void whatAnEarlierProfileShowedIsNotShownUnderALaterOne() {
        choose(BuiltInProfile.CONFIDENTIAL);
        List<String> strict = everything();
        choose(BuiltInProfile.BRFSS);
        List<String> other = everything();
        for (int i = 0; i < strict.size(); i++) {
            assertNotEquals(strict.get(i), other.get(i));
        }
        for (int round = 0; round < 2; round++) {
            choose(BuiltInProfile.CONFIDENTIAL);
            assertEquals(strict, everything());
            choose(BuiltInProfile.BRFSS);
            assertEquals(other, everything());
        }
    }

    /** Whatever is made of the released result when it is asked for. */
    private List<String> everything() {
        return List.of(
                visitor.get(analysis).body(),
                visitor.get(analysis + "/regions").body(),
                result().toString(),
                chart("shrinkage").toString(),
                visitor.post(
                                "/api" + stored + "/analyses/preview",
                                Visitor.question("from", analysis.replaceFirst(".*/", "")))
                        .body());
    }

    @Test
    void theMapHatchesWhatTheProfileFlags() {
        choose(BuiltInProfile.STATISTICS_CANADA);
        JsonNode map = chart("map");
        Set<String> flagged = new TreeSet<>();
        result().at("/release/decisions")
                .forEach(each -> each.get("concerns").forEach(figures -> {
                    if (figures.asText().equals("raw") && !each.get("region").isNull()) {
                        flagged.add(each.get("region").asText());
                    }
                }));
        assertFalse(flagged.isEmpty());
        assertTrue(flagged.size() < REGIONS, "the largest is precise enough");
        assertEquals(flagged, hatched(map, "hatchRaw"));
        assertEquals(Set.of(), hatched(map, "hatchPooled"), "the profile says nothing of pooled estimates");
    }
}
