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

/**
 * Scripts for R of samples in two stages and of calibrated weights: R's survey gives the standard errors they compare
 * with.
 */
class StagedRScriptTest {
    private static final Path RESOURCES = Path.of("src/test/resources");
    private static final Pattern LARGEST = Pattern.compile("Largest difference of standard errors: +(\\S+)");

    @TempDir
    private Path folder;

    @BeforeAll
    static void needsR() {
        Rscript.requireOrSkip();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    designs/two_stage.csv          | --weight w --stratum st --cluster cl --finite-population N1 \
                    --calibrated-on region
                    designs/census_of_clusters.csv | --weight w --stratum st --cluster cl --finite-population f
                    reference/survey-stages/linear/survey.csv | --weight weight --stratum stratum --cluster cluster \
                    --second-stage household --finite-population f1,n2 --calibrated-on sex,age,school --factors age \
                    --base-weight base
                    """)
    void givesTheSameStandardErrors(String file, String options) throws Exception {
        Path survey = Files.copy(RESOURCES.resolve(file), folder.resolve("survey.csv"));
        assertTrue(largest(script(survey, options)) <= 1e-12, options);
    }

    private Path script(Path survey, String options) {
        Path script = folder.resolve("analysis.R");
        List<String> words = new ArrayList<>(List.of("estimate", survey.toString(), "--region", "region"));
        words.addAll(Arrays.asList("--outcome", "y", "--method", "ml", "--format", "r", "--output", script.toString()));
        words.addAll(List.of(options.split(" ")));
        Run run = Run.of(words.toArray(String[]::new));
        assertEquals(0, run.status(), run.err());
        return script;
    }

    private static double largest(Path script) throws IOException, InterruptedException {
        String printed = Rscript.run(script);
        Matcher found = LARGEST.matcher(printed);
        assertTrue(found.find(), printed);
        return Double.parseDouble(found.group(1));
    }
}
