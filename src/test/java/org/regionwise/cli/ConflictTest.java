package org.regionwise.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.regionwise.analysis.record.ResultJson;
import org.regionwise.analysis.result.RegionEstimate;
import org.regionwise.analysis.result.Result;
import org.regionwise.report.message.Words;
import org.regionwise.report.view.RegionStory;

/** A survey of which one region does not fit. */
class ConflictTest {
    /** Regions 1 to 16, about 15% everywhere but in region 2, where it is 75%; in region 9 three of eight. */
    private static String[] survey(Path folder, String... more) throws IOException {
        StringBuilder csv = new StringBuilder("region,y\n");
        for (int j = 1; j <= 16; j++) {
            int n = j == 9 ? 8 : 80;
            int yes = j == 2 ? 60 : j == 9 ? 3 : 11 + j % 4;
            for (int i = 0; i < n; i++) {
                csv.append(j).append(',').append(i < yes ? 1 : 0).append('\n');
            }
        }
        Path file = Files.writeString(folder.resolve("survey.csv"), csv);
        List<String> arguments = new ArrayList<>(
                List.of("estimate", file.toString(), "--region", "region", "--outcome", "y", "--positive", "1"));
        arguments.addAll(List.of(more));
        return arguments.toArray(String[]::new);
    }

    private static Result json(String... arguments) {
        Run run = Run.of(arguments);
        assertEquals(0, run.status(), run.err());
        return ResultJson.readResult(run.out());
    }

    private static List<String> named(Result result) {
        return result.fit().warnings().stream()
                .filter(warning -> warning.code().equals("regions-in-conflict"))
                .flatMap(warning -> warning.regions().stream())
                .toList();
    }

    @Test
    void theOutlierIsNamedEverywhere(@TempDir Path folder) throws IOException {
        Result result = json(survey(folder, "--method", "bayes", "--format", "json"));
        assertEquals(List.of("2"), named(result));
        for (RegionEstimate region : result.regions()) {
            assertEquals(region.region().equals("2"), region.conflict().named(), region.region());
            String story = String.join(
                    " ", RegionStory.of(result, region, Words.english()).sentences());
            assertEquals(region.conflict().named(), story.contains("does not fit the model"), story);
        }
        Run text = Run.of(survey(folder, "--method", "bayes"));
        assertTrue(text.out().contains("2 does not fit the model"), text.out());
        assertTrue(text.out().contains("a region that is not named may not fit either"), text.out());
        Result likelihood = json(survey(folder, "--method", "ml", "--format", "json"));
        assertTrue(
                likelihood.regions().stream().allMatch(region -> region.conflict() == null),
                "by maximum likelihood it is not computed");
    }

    /** Region 9 is confidential, and with it others so that it cannot be worked out: nothing is told of conflicts. */
    @Test
    void besideWithheldCountsNothingIsTold(@TempDir Path folder) throws IOException {
        Run run = Run.of(survey(folder, "--method", "bayes", "--format", "json", "--release", "confidential"));
        JsonNode released = new ObjectMapper().readTree(run.out());
        released.get("regions")
                .forEach(region -> assertTrue(region.get("conflict").isNull(), region.toString()));
        assertFalse(run.out().contains("regions-in-conflict"), run.out());
    }

    @Test
    void theAreaModelNamesItToo(@TempDir Path folder) throws IOException {
        StringBuilder csv = new StringBuilder("region,estimate,se\n");
        SplittableRandom random = new SplittableRandom(1);
        for (int j = 1; j <= 14; j++) {
            csv.append("R%d,%.4f,%.4f%n".formatted(j, j == 5 ? 0.62 : 0.2 + 0.03 * random.nextGaussian(), 0.03));
        }
        Path file = Files.writeString(folder.resolve("table.csv"), csv);
        Result result = json(
                "estimate",
                file.toString(),
                "--model",
                "area",
                "--region",
                "region",
                "--estimate",
                "estimate",
                "--standard-error",
                "se",
                "--method",
                "bayes",
                "--format",
                "json");
        assertEquals(List.of("R5"), named(result));
    }
}
