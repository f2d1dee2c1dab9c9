package org.regionwise.web;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.regionwise.Containment.assertLacks;

import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.regionwise.web.Visitor.Sent;

/** Regions in two notations on the page of the check: paired, selected, and to be changed. */
class NotationRoutesTest {
    private static final String SQUARE = "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1,0],[1,1],[0,0]]]}";

    @AutoClose
    private RunningApplication application;

    private Visitor visitor;

    @BeforeEach
    void start(@TempDir Path data) {
        application = RunningApplication.on(data);
        visitor = new Visitor(application);
    }

    private static Sent shapes(String... members) {
        StringBuilder features = new StringBuilder();
        for (String each : members) {
            features.append(features.isEmpty() ? "" : ",")
                    .append("{\"type\":\"Feature\",")
                    .append(each)
                    .append('}');
        }
        return new Sent("boundaries", "map.json", "{\"type\":\"FeatureCollection\",\"features\":[" + features + "]}");
    }

    @Test
    void pairsStandSelectedAndAreKeptApartOnRequest() {
        String page = visitor.upload(
                Sent.survey("region,y\n" + "5001,1\n5001,0\n10001,1\n10001,0\n".repeat(3)),
                Sent.regions("region,name\n05001,North\n10001,South\n"),
                shapes(
                        "\"id\":5001,\"properties\":{},\"geometry\":" + SQUARE,
                        "\"id\":10001,\"properties\":{},\"geometry\":null",
                        "\"id\":10001,\"properties\":{},\"geometry\":" + SQUARE));
        String check =
                visitor.step(page, "columns", "region", "region", "outcome", "y", "key", "region", "label", "name");
        assertTrue(check.contains("In both the survey and the region table: 2."), check);
        assertTrue(check.contains("1 region is written differently and was matched by Regionwise"), check);
        assertTrue(check.matches("(?s).*aria-label=\"5001 is the same as\".*value=\"05001\" selected.*"), check);
        assertTrue(check.contains("Map areas that match a region: 2."), check);
        String apart = visitor.step(page, "match", "take", "regions", "region-from", "5001", "region-to", "");
        assertTrue(apart.contains("In both the survey and the region table: 1."), apart);
        assertTrue(apart.contains("1 region of the survey is not in the region table"), apart);
        String again = visitor.step(page, "match", "take", "regions", "region-from", "5001", "region-to", "05001");
        assertTrue(again.contains("<span class=\"note\">matched by Regionwise because of the spelling</span>"), again);
        String survey = visitor.store(page, Visitor.NO_AND_YES);
        String body = visitor.get(survey).body();
        assertTrue(body.contains("12 respondents, 2 regions"), body);
    }

    @Test
    void spellingsOfOneSurveyAreCountedAsOneUnlessTheyAreTwo() {
        String page = visitor.upload(Sent.survey("region,y\n" + "5001,1\n05001,0\n05001,1\n10001,0\n".repeat(3)));
        String check = visitor.step(page, "columns", "region", "region", "outcome", "y");
        assertTrue(check.contains("12 respondents in 2 regions."), check);
        assertTrue(check.contains("counts these regions as one because of their spelling"), check);
        String apart = visitor.step(page, "match", "take", "regions", "region-from", "5001", "region-to", "");
        assertTrue(apart.contains("12 respondents in 3 regions."), apart);
    }

    @Test
    void shapesOfNoRegionAreSaidAndNotStored() {
        String page = visitor.upload(
                Sent.survey("region,y\n" + "North,1\nNorth,0\nSouth,0\n".repeat(3)),
                shapes("\"properties\":{\"name\":\"Atlantis\"},\"geometry\":" + SQUARE));
        String check = visitor.step(page, "columns", "region", "region", "outcome", "y");
        assertTrue(check.contains("None of the map areas is a region of the survey"), check);
        String survey = visitor.store(page, Visitor.NO_AND_YES);
        assertLacks("map.json", visitor.get(survey).body());
    }

    @Test
    void whatWasDoneToReadShapesIsSaid() {
        String page = visitor.upload(
                Sent.survey("region,y\n" + "North,1\nNorth,0\nSouth,0\n".repeat(3)),
                shapes(
                        "\"properties\":{\"name\":\"North\"},\"geometry\":" + SQUARE,
                        "\"properties\":{\"name\":\"North\"},\"geometry\":" + SQUARE,
                        "\"properties\":{\"name\":\"South\"},\"geometry\":null"));
        String check = visitor.step(page, "columns", "region", "region", "outcome", "y");
        assertTrue(check.contains("2 shapes of “North” were joined."), check);
        assertTrue(check.contains("The shape “South” is left out. Its geometry is empty."), check);
        assertTrue(check.contains("1 region has no map area"), check);
    }
}
