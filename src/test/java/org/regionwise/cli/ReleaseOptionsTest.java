package org.regionwise.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.regionwise.Containment.assertContains;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --release} on the survey that comes with the product. */
class ReleaseOptionsTest {
    private static Run run(String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "estimate",
                "sample-surveys/harassment/survey.csv",
                "--region",
                "region",
                "--outcome",
                "harassed_6m",
                "--missing",
                "9",
                "--method",
                "ml"));
        arguments.addAll(List.of(more));
        return Run.of(arguments.toArray(String[]::new));
    }

    private static JsonNode json(String... more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(more));
        arguments.addAll(List.of("--format", "json"));
        Run run = run(arguments.toArray(String[]::new));
        assertEquals(0, run.status(), run.err());
        return new ObjectMapper().readTree(run.out());
    }

    @Test
    void withoutItNothingIsWithheldAndTheObjectIsThere() throws IOException {
        JsonNode result = json();
        assertEquals("Everything", result.at("/release/profile/name").asText());
        assertEquals(0, result.at("/release/decisions").size());
        assertEquals(result, json("--release", "none"));
    }

    @Test
    void confidentialRegionsAreNullAndNoSubtractionTellsThem() throws IOException {
        JsonNode full = json();
        JsonNode result = json("--release", "confidential");
        long left = result.at("/survey/used").asLong();
        int withheld = 0;
        for (int j = 0; j < full.get("regions").size(); j++) {
            JsonNode region = result.get("regions").get(j);
            long n = full.get("regions").get(j).get("respondents").asLong();
            long yes = full.get("regions").get(j).get("positives").asLong();
            if (region.get("respondents").isNull()) {
                withheld++;
                assertTrue(region.at("/raw/estimate").isNull()
                        && region.at("/pooled/upper").isNull());
                assertTrue(region.get("positives").isNull()
                        && region.get("shrinkage").isNull());
            } else {
                left -= n;
                assertTrue((yes == 0 || yes >= 10) && (n == yes || n - yes >= 10), region.toString());
            }
        }
        assertTrue(withheld >= 2 && left >= 20, withheld + " withheld with " + left);
        assertTrue(result.at("/fit/logLikelihood").isNull());
    }

    @Test
    void everyDecisionHasItsRuleNumberAndLimit() throws IOException {
        JsonNode decisions = json("--release", "nchs").at("/release/decisions");
        assertTrue(decisions.size() > 3);
        for (JsonNode decision : decisions) {
            boolean pooled = decision.get("concerns").get(0).asText().equals("pooled");
            assertEquals(
                    pooled ? "nchs-pooled-proportion" : "nchs-proportion",
                    decision.get("rule").asText());
            assertTrue(decision.get("value").isNumber() && decision.get("limit").isNumber(), decision.toString());
        }
    }

    @Test
    void rulesForThePooledEstimateAreOnUnlessSwitchedOff(@TempDir Path folder) throws IOException {
        JsonNode on = json("--release", "nchs");
        JsonNode off = json("--release", "nchs", "--no-release-pooled");
        int regions = on.get("regions").size();
        assertEquals(regions + 1, on.at("/release/publication").size());
        assertTrue(
                on.at("/release/publication/" + regions + "/region").isNull(),
                "the last line is of all regions together");
        int withheld = 0;
        for (int j = 0; j < regions; j++) {
            JsonNode verdict = on.at("/release/publication/" + j);
            JsonNode region = on.at("/regions/" + j);
            assertEquals(region.get("region"), verdict.get("region"));
            boolean hidden = verdict.get("pooled").asText().equals("unreliable");
            assertEquals(hidden, region.at("/pooled/estimate").isNull());
            assertEquals(hidden, verdict.get("basis").asText().equals("none"));
            withheld += hidden ? 1 : 0;
            assertEquals(
                    "not-judged",
                    off.at("/release/publication/" + j + "/pooled").asText());
            assertEquals(verdict.get("raw"), off.at("/release/publication/" + j + "/raw"));
        }
        assertTrue(withheld > 0, "no pooled estimate is too wide");
        assertContains("adaptation", on.at("/release/footnotes").toString());
        assertContains("say nothing about pooled", off.at("/release/footnotes").toString());
        Path file = Files.writeString(
                folder.resolve("own.json"), "{\"name\":\"n\",\"rules\":[{\"rule\":\"nchs-proportion\"}]}");
        assertEquals(
                off.at("/release/decisions"), json("--release", file.toString()).at("/release/decisions"));
        assertEquals(
                on.at("/release/decisions"),
                json("--release", file.toString(), "--release-pooled").at("/release/decisions"));
        Run alone = run("--release-pooled");
        assertEquals(2, alone.status());
        assertContains("add --release", alone.err());
    }

    @Test
    void ownRulesComeFromAFile(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(
                folder.resolve("own.json"),
                "{\"name\":\"Narrow\",\"rules\":[{\"rule\":\"interval-half-width\",\"figures\":\"pooled\","
                        + "\"halfWidth\":0.0001}]}");
        JsonNode result = json("--release", file.toString());
        result.get("regions")
                .forEach(region -> assertTrue(region.at("/pooled/estimate").isNull()));
        assertContains("adaptation", result.at("/release/footnotes").toString());
        Run table = run("--release", file.toString());
        assertTrue(table.out().contains("All pooled estimates are withheld"), table.out());
    }

    @Test
    void aBundleRepeatsWhatWasReleased(@TempDir Path folder) throws IOException {
        Path bundle = folder.resolve("bundle.zip");
        Run made = run("--release", "confidential", "--format", "bundle", "--output", bundle.toString());
        assertEquals(0, made.status(), made.err());
        Run again = Run.of("rerun", bundle.toString(), "--survey", "sample-surveys/harassment/survey.csv");
        assertTrue(again.out().contains("identical: same numbers to the last byte"), again.out() + again.err());
        Run cells = run(
                "--release", "confidential", "--format", "bundle", "--include-cells", "--output", bundle.toString());
        assertEquals(2, cells.status());
        assertTrue(cells.err().contains("would tell what the publication profile withholds"), cells.err());
    }

    @Test
    void whatIsNoProfileIsRefused(@TempDir Path folder) throws IOException {
        Run unknown = run("--release", "nhcs");
        assertEquals(2, unknown.status());
        assertTrue(unknown.err().contains("statistics-canada"), unknown.err());
        Path file = Files.writeString(folder.resolve("own.json"), "{\"name\":\"Narrow\",\"rules\":[{\"rule\":\"x\"}]}");
        Run wrong = run("--release", file.toString());
        assertEquals(2, wrong.status());
        assertTrue(wrong.err().contains("this is not a publication profile"), wrong.err());
        assertEquals(1, wrong.err().lines().count(), wrong.err());
    }
}
