package org.regionwise.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.regionwise.Containment.assertContains;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.regionwise.engine.ReferenceCase;

/** {@code model --impute} against mice's 2l.pan; {@code src/test/r/linear-impute.R}. */
class ModelImputationTest {
    private static final String DATA = "src/test/resources/reference/linear/imputed.csv";
    private static final String FORMULA = "--formula=y ~ x + z + (1 | g)";

    @TempDir
    private Path folder;

    private static JsonNode json(String... arguments) throws IOException {
        Run run = Run.of(arguments);
        assertEquals(0, run.status(), run.err());
        return new ObjectMapper().readTree(run.out());
    }

    @Test
    void agreesWithMice() throws IOException {
        JsonNode reference = ReferenceCase.json("linear/imputed.json");
        JsonNode json = json("model", DATA, FORMULA, "--impute=100", "--format=json");
        JsonNode fit = json.get("fit");
        assertEquals(100, fit.at("/imputation/copies").asInt());
        assertEquals(
                reference.get("missing").asInt(),
                fit.at("/imputation/imputed/x").asInt());
        assertEquals(600, json.at("/survey/used").asInt());
        for (int k = 0; k < 3; k++) {
            JsonNode line = fit.get("fixedEffects").get(k);
            double error = reference.get("se").get(k).asDouble();
            double share = reference.get("lambda").get(k).asDouble();
            // Monte Carlo errors of 100 and 200 copies, √(λ/100 + λ/200) of a standard error, three of them
            double tolerance = 3 * Math.sqrt(share * 0.015) * error;
            assertEquals(
                    reference.get("estimate").get(k).asDouble(),
                    line.get("estimate").asDouble(),
                    tolerance);
            // the variance between 100 copies is known to a seventh, which is share/14 of the error; thrice that
            assertEquals(error, line.get("standardError").asDouble(), (0.02 + 0.22 * share) * error);
            assertEquals(share, fit.at("/imputation/missingInformation/" + k).asDouble(), 0.12);
        }
        // what complete rows say of the intercept is far off, as rows of high outcomes lack x more often
        double complete = reference.get("complete").get(0).asDouble();
        double pooled = fit.at("/fixedEffects/0/estimate").asDouble();
        double whole = reference.get("whole").get(0).asDouble();
        assertTrue(Math.abs(pooled - whole) < Math.abs(complete - whole) / 2, pooled + " of " + whole);
        assertTrue(fit.get("aic").isNull() && fit.get("logLikelihood").isNull(), fit.toString());
        assertEquals(
                json.get("groups"),
                json("model", DATA, FORMULA, "--impute=100", "--format=json").get("groups"));
    }

    @Test
    void saysWhatItDid() {
        Run run = Run.of("model", DATA, "--formula=y ~ x * z + (x | g)", "--impute=5");
        assertEquals(0, run.status(), run.err());
        assertContains("pooled by Rubin's rules", run.out());
        assertContains("5 completed data sets", run.out());
        assertContains("Share of missing information", run.out());
        assertContains("no value in “x”; 5 were drawn", run.err());
    }

    @Test
    void nothingMissingIsSaid() {
        Run run = Run.of("model", DATA, "--formula=y ~ z + (1 | g)", "--impute");
        assertEquals(0, run.status(), run.err());
        assertContains("REML criterion", run.out());
        assertContains("nothing was imputed", run.err());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--bayes",
                "--format=r",
                "--anova",
                "--intervals=profile",
                "--validate=loo",
                "--compare=y ~ x + (1 | g)"
            })
    void refusesWhatDoesNotGoWithIt(String option) {
        Run run = Run.of("model", DATA, FORMULA, "--impute", option);
        assertEquals(2, run.status(), run.out());
        assertContains("--impute", run.err());
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            y ~ x + (1 | g)             ; “x” is the same in all rows of a group of “g”
            y ~ between(w, g) + (1 | g) ; “w” cannot be imputed
            """)
    void refusesWhatVariesBetweenGroupsOnly(String formula, String words) throws IOException {
        Path file = folder.resolve("groups.csv");
        Files.writeString(file, "g,x,w,y\na,1,1,2\na,1,,3\nb,,4,5\nb,2,3,1\nc,3,2,2\nc,3,5,9\n");
        Run run = Run.of("model", file.toString(), "--formula=" + formula, "--impute");
        assertEquals(2, run.status(), run.out());
        assertContains(words, run.err());
    }
}
