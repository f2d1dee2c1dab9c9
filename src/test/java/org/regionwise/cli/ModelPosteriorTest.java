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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.regionwise.engine.ReferenceCase;

/** {@code model --bayes} against long chains of rstanarm's {@code stan_lmer}; {@code src/test/r/linear-stan.R}. */
class ModelPosteriorTest {
    private static final String SLEEP = "src/test/resources/reference/linear/summary/sleepstudy.csv";
    private static final String FORMULA = "--formula=Reaction ~ Days + (Days | Subject)";

    private static JsonNode chain(String parameter) {
        for (JsonNode each : ReferenceCase.json("linear/stan.json").get("ris")) {
            if (each.get("parameter").asText().equals(parameter)) {
                return each;
            }
        }
        throw new AssertionError("no " + parameter);
    }

    /** Five Monte Carlo errors of the chains, and 1% of the deviation for our points. */
    private static void agrees(String parameter, JsonNode mean) {
        JsonNode chain = chain(parameter);
        double tolerance =
                5 * chain.get("mcse").asDouble() + 0.01 * chain.get("sd").asDouble();
        assertEquals(chain.get("mean").asDouble(), mean.asDouble(), tolerance, parameter);
    }

    @Test
    void agreesWithChains() throws IOException {
        Run run = Run.of(
                "model",
                SLEEP,
                FORMULA,
                "--bayes",
                "--format=json",
                "--predict=src/test/resources/reference/linear/predict/sleep.csv");
        assertEquals(0, run.status(), run.err());
        JsonNode json = new ObjectMapper().readTree(run.out());
        JsonNode fit = json.get("fit");
        assertEquals("bayes", json.at("/model/method").asText());
        // 2.5 standard deviations of the outcome, 56.3287, and of it over that of the days, 2.8803
        assertEquals(
                2.5 * 56.3287,
                json.at("/model/priors/coefficients/0/standardDeviation").asDouble(),
                0.01);
        assertEquals(
                2.5 * 56.3287 / 2.880293,
                json.at("/model/priors/coefficients/1/standardDeviation").asDouble(),
                0.01);
        agrees("(Intercept)", fit.at("/fixedEffects/0/estimate"));
        agrees("days", fit.at("/fixedEffects/1/estimate"));
        agrees("sigma", fit.get("residualStandardDeviation"));
        agrees("Sigma[subject:(Intercept),(Intercept)]", fit.at("/varianceComponents/0/variance"));
        agrees("Sigma[subject:days,days]", fit.at("/varianceComponents/1/variance"));
        agrees("Sigma[subject:days,(Intercept)]", fit.at("/varianceComponents/2/variance"));
        JsonNode second = json.get("groups").get(1);
        assertEquals("309", second.get("level").asText());
        agrees("b[(Intercept) subject:309]", second.at("/effects/0/mode"));
        agrees("b[days subject:309]", second.at("/effects/1/mode"));
        assertTrue(fit.get("aic").isNull() && fit.at("/fixedEffects/0/p").isNull(), fit.toString());
        assertTrue(fit.at("/quality/effectivePoints").asDouble() > 1000, fit.toString());
        JsonNode rows = json.at("/predictions/rows");
        // subject 309 on day 9: what the group's coefficients say
        assertEquals(
                second.at("/coefficients/0/partial").asDouble()
                        + 9 * second.at("/coefficients/1/partial").asDouble(),
                rows.get(1).get("estimate").asDouble(),
                1e-6);
        // a subject that nobody has seen is the average one, and far less certain
        double average = fit.at("/fixedEffects/0/estimate").asDouble()
                + 3 * fit.at("/fixedEffects/1/estimate").asDouble();
        assertEquals(average, rows.get(3).get("estimate").asDouble(), 1e-6);
        assertTrue(
                rows.get(3).get("standardError").asDouble()
                        > 3 * rows.get(0).get("standardError").asDouble() / 1.5,
                rows.toString());
    }

    @Test
    void saysItsPriors() {
        Run run = Run.of("model", SLEEP, "--formula=Reaction ~ Days + (1 | Subject)", "--bayes");
        assertEquals(0, run.status(), run.err());
        assertContains(" Days ~ normal(0, 48.89)", run.out());
        assertContains(" sigma ~ exponential with mean 56.33", run.out());
        assertContains("decov(reg. = 1, conc. = 1, shape = 1, scale = 1)", run.out());
        assertContains("2.5%", run.out());
        assertEquals("", run.err());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--df=none",
                "--intervals=profile",
                "--compare=Reaction ~ 1 + (1 | Subject)",
                "--ml",
                "--validate=loo"
            })
    void refusesWhatDoesNotGoWithIt(String option) {
        List<String> arguments = new ArrayList<>(List.of("model", SLEEP, FORMULA, "--bayes", option));
        Run run = Run.of(arguments.toArray(String[]::new));
        assertEquals(2, run.status(), run.out());
        assertContains("--bayes", run.err());
    }

    /** Posterior means lie near the estimates of lme4, 0.84671 and 1.93157, and variances above them. */
    @Test
    void severalFactors() throws IOException {
        Run run = Run.of(
                "model",
                "src/test/resources/reference/linear/summary/penicillin.csv",
                "--formula=diameter ~ 1 + (1 | plate) + (1 | sample)",
                "--bayes",
                "--format=json");
        assertEquals(0, run.status(), run.err());
        JsonNode json = new ObjectMapper().readTree(run.out());
        JsonNode components = json.at("/fit/varianceComponents");
        assertEquals("plate", components.at("/0/group").asText());
        assertEquals(0.84671, components.at("/0/standardDeviation").asDouble(), 0.15);
        assertEquals("sample", components.at("/1/group").asText());
        assertEquals(1.93157, components.at("/1/standardDeviation").asDouble(), 0.8);
        assertEquals(24 + 6, json.get("groups").size());
        assertEquals("sample", json.at("/groups/24/factor").asText());
    }

    /** An outcome that is missing is predicted as a row of another file would be; rows that lack more are not. */
    @Test
    void missingOutcomesArePredicted(@TempDir Path folder) throws IOException {
        List<String> rows = new ArrayList<>(Files.readAllLines(Path.of(SLEEP)));
        String[] third = rows.get(3).split(",", -1);
        int outcome = List.of(rows.get(0).replace("\"", "").split(",", -1)).indexOf("Reaction");
        third[outcome] = "";
        rows.set(3, String.join(",", third));
        rows.set(5, rows.get(5).replaceAll("[^,]", ""));
        Path lacking = Files.write(folder.resolve("lacking.csv"), rows);
        Path asked = Files.write(folder.resolve("asked.csv"), List.of(rows.get(0), rows.get(3)));
        JsonNode own = predictions(lacking);
        assertEquals(1, own.size());
        assertEquals(4, own.at("/0/row").asInt());
        JsonNode other = predictions(lacking, "--predict=" + asked);
        for (String figure : List.of("estimate", "standardError", "responseLower", "responseUpper")) {
            assertEquals(
                    other.get(0).get(figure).asDouble(), own.get(0).get(figure).asDouble(), figure);
        }
    }

    private static JsonNode predictions(Path file, String... more) throws IOException {
        List<String> words = new ArrayList<>(List.of("model", file.toString(), FORMULA, "--bayes", "--format=json"));
        words.addAll(List.of(more));
        Run run = Run.of(words.toArray(String[]::new));
        assertEquals(0, run.status(), run.err());
        return new ObjectMapper().readTree(run.out()).at("/predictions/rows");
    }
}
