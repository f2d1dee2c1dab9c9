package org.regionwise.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Scripts for R of poststratified figures: lme4 and plain sums give the same. */
class PopulationRScriptTest {
    private static final Path REFERENCE = Path.of("src/test/resources/reference/harassment");
    private static final Pattern LARGEST = Pattern.compile("Largest difference of a poststratified figure: +(\\S+)");

    @TempDir
    private Path folder;

    @BeforeAll
    static void needsR() {
        Rscript.requireOrSkip();
    }

    @ParameterizedTest
    @CsvSource({
        // lme4 takes 25 nodes a region and stops at 1e-9
        "--population-table popcells.csv --standard standard.csv --benchmark logit, 1e-6",
        "--population-table margin.csv --population-table other.csv --benchmark ratio, 1e-6",
        // where effects are crossed lme4 has Laplace's method for regions too
        "--population-table popcells.csv --pooled-predictors agegroup, 0.005",
    })
    void givesTheSameFigures(String options, double tolerance) throws Exception {
        for (String each : List.of("survey.csv", "popcells.csv")) {
            Files.copy(REFERENCE.resolve(each), folder.resolve(each));
        }
        Files.writeString(folder.resolve("standard.csv"), "agegroup,N\n18-34,30\n35-54,50\n55+,20\n");
        margins();
        Path script = folder.resolve("analysis.R");
        List<String> words =
                new ArrayList<>(List.of("estimate", folder.resolve("survey.csv").toString()));
        words.addAll(List.of("--region", "region", "--outcome", "harassed_6m", "--method", "ml"));
        boolean pooled = options.contains("pooled");
        words.addAll(List.of("--respondent-predictors", pooled ? "sex" : "sex,agegroup", "--format", "r"));
        words.addAll(List.of("--output", script.toString()));
        Arrays.stream(options.split(" ", -1))
                .map(each -> each.endsWith(".csv") ? folder.resolve(each).toString() : each)
                .forEach(words::add);
        Run run = Run.of(words.toArray(String[]::new));
        assertEquals(0, run.status(), run.err());
        Matcher largest = LARGEST.matcher(Rscript.run(script));
        assertTrue(largest.find(), "no differences are printed");
        assertTrue(Double.parseDouble(largest.group(1)) < tolerance, largest.group());
    }

    private void margins() throws IOException {
        StringBuilder sexes = new StringBuilder("region,sex,N\n");
        StringBuilder ages = new StringBuilder("region,agegroup,N\n");
        int at = 0;
        for (String region : List.of("CZ010", "CZ020", "CZ080")) {
            at++;
            sexes.append(region).append(",F,").append(100 * at).append('\n');
            sexes.append(region).append(",M,").append(200).append('\n');
            ages.append(region).append(",18-34,").append(100).append('\n');
            ages.append(region).append(",55+,").append(100 + 100 * at).append('\n');
        }
        Files.writeString(folder.resolve("margin.csv"), sexes);
        Files.writeString(folder.resolve("other.csv"), ages);
    }

    /** rstanarm takes minutes: the scripts that were run lie beside their data, with what they found in its README. */
    @ParameterizedTest
    @CsvSource({
        "poststratified-bayes.R, --respondent-predictors sex;agegroup",
        "pooled-bayes.R, --respondent-predictors sex --pooled-predictors agegroup"
    })
    void writesTheScriptThatWasRun(String script, String options) throws IOException {
        Run run = Run.of(("estimate " + REFERENCE.resolve("survey.csv") + " --region region --outcome harassed_6m "
                        + options.replace(';', ',') + " --population-table " + REFERENCE.resolve("popcells.csv")
                        + " --format r")
                .split(" ", -1));
        assertEquals(0, run.status(), run.err());
        assertEquals(unmeasured(Files.readString(REFERENCE.resolve(script))), unmeasured(run.out()));
    }

    /** Without version, figures, and how lines break at them. */
    private static String unmeasured(String script) {
        return script.replaceAll("(?m)^# Written by .*$", "")
                .replaceAll("\\d+\\.\\d+(E-?\\d+)?", "#")
                .replaceAll("\\s+", "");
    }
}
