package org.regionwise.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.regionwise.Containment.assertContains;
import static org.regionwise.Containment.assertLacks;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.regionwise.web.Visitor.Sent;

/** What changed between versions of a survey, as pages and files say it. */
class ChangeRoutesTest {
    private static final Path WAVES = Path.of("src/test/resources/reference/survey-change/persons");

    @AutoClose
    private RunningApplication application;

    private static Sent wave(String name) throws IOException {
        return Sent.survey(Files.readString(WAVES.resolve(name + ".csv")));
    }

    private static String asked(Visitor visitor, String survey, String method) {
        return visitor.analyse(survey, Visitor.question("title", "Of " + survey, "method", method));
    }

    private static String number(String path) {
        return path.replaceAll("\\D", "");
    }

    @Test
    void versionsAreChosenOnTheSurveysPageAndComparedFromTheOldestOn(@TempDir Path data) throws IOException {
        application = RunningApplication.on(data);
        Visitor visitor = new Visitor(application);
        String early = visitor.upload(wave("first"));
        visitor.step(early, "columns", "region", "region", "outcome", "y");
        String first = visitor.store(early, Visitor.NO_AND_YES);
        String before = asked(visitor, first, "ml");
        String late = visitor.upload(new Sent("replaces", "", number(first)), wave("second"));
        visitor.step(late, "columns", "region", "region", "outcome", "y");
        String second = visitor.store(late, Visitor.NO_AND_YES);
        String after = asked(visitor, second, "ml");
        assertContains(second + "/change\"", visitor.get(second).body());

        // the newer one was ticked first
        String query = "?analysis=" + number(after) + "&analysis=" + number(before);
        JsonNode change = visitor.json(second + "/changes.json" + query + "&identifier=id")
                .at("/changes/0");
        assertEquals("Version 1", change.get("from").asText());
        // as R has it, src/test/r/survey-change.R
        assertEquals(
                0.0487221742181115, change.at("/national/raw/standardError").asDouble(), 1e-12);
        String page = visitor.get(second + "/change" + query + "&identifier=id").body();
        assertContains("What changed from “Version 1” to “Version 2”?", page);
        assertContains(
                "Nationally, the pooled figure rose from 35% to 50%",
                page.replace("34.5%", "35%").replace("50.0%", "50%"));
        assertContains("<option value=\"id\" selected=\"selected\">", page);
        assertLacks("NaN", page);
        assertTrue(visitor.get(second + "/changes.csv" + query).body().lines().count() == 9, "regions and the nation");

        // rules of one version hold for the change
        visitor.post(before + "/release", "profile", "confidential");
        JsonNode ruled = visitor.json(second + "/changes.json" + query + "&identifier=id")
                .at("/changes/0");
        assertTrue(ruled.at("/overlap/common").isNull(), ruled.get("overlap")::toString);
        assertContains(
                "how many is withheld",
                visitor.get(second + "/change" + query + "&identifier=id").body());

        String same = asked(visitor, second, "ml");
        assertContains(
                "Both waves are the same file",
                visitor.get(second + "/change?analysis=" + number(after) + "&analysis=" + number(same))
                        .body());
    }

    private static String other(Visitor visitor, String fileName, String rows) {
        String upload = visitor.upload(new Sent("survey", fileName, rows));
        visitor.step(upload, "columns", "region", "region", "outcome", "said");
        return visitor.store(upload, Visitor.NO_AND_YES);
    }

    @Test
    void wavesMayBeOtherSurveysWithAnotherColumnAndRenamedRegions(@TempDir Path data) throws IOException {
        application = RunningApplication.on(data);
        Visitor visitor = new Visitor(application);
        String first = visitor.stored(wave("first").text());
        String before = asked(visitor, first, "ml");
        String second = other(
                visitor,
                "later.csv",
                wave("second").text().replace("weight,y", "weight,said").replace("R03,", "Third,"));
        String after = visitor.analyse(
                second, Visitor.fields(new String[] {"outcome", "said", "method", "ml"}, Visitor.NO_AND_YES));
        String choose = visitor.get(first + "/change").body();
        assertContains("Choose the waves to compare", choose);
        assertContains("<optgroup label=\"later, version 1\">", choose);
        assertContains("<option value=\"" + number(before) + "\" selected=\"selected\">", choose);

        String query = "?analysis=" + number(before) + "&analysis=" + number(after) + "&analysis=";
        String page = visitor.get(first + "/change" + query).body();
        assertContains("What changed from “survey” to “later”?", page);
        assertContains("different columns of answers: “y” and “said”", page);
        assertLacks("command line:", page);
        assertContains("“R03” is now called", page);
        String renamed = query + "&renamed-from=R03&renamed-to=Third";
        assertContains(
                "<option value=\"Third\" selected=\"selected\">",
                visitor.get(first + "/change" + renamed).body());
        JsonNode change = visitor.json(first + "/changes.json" + renamed).at("/changes/0");
        assertEquals(7, change.get("regions").size(), "one region less than without");
        String drawn = visitor.get("/api" + first + "/compare/comparison.json" + renamed)
                .body();
        assertContains("Third", drawn);
        assertLacks("R03", drawn);
        assertEquals(
                200,
                visitor.get("/api" + first + "/compare/comparison.json" + query).statusCode());
        assertContains(
                "has both “R01” and “R02”",
                visitor.get(first + "/change" + query + "&renamed-from=R01&renamed-to=R02")
                        .body());
    }
}
