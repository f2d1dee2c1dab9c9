package org.regionwise.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The sample surveys with measured outcomes give back what they were simulated with. */
class MeasuredSamplesTest {
    private static final Path SAMPLES = Path.of("sample-surveys");
    /** Standard errors; a correct model of one fixed data set is seldom further off. */
    private static final double FAR = 3;

    private static JsonNode answer(String survey, String... options) throws IOException {
        String[] arguments = new String[options.length + 3];
        arguments[0] = "model";
        arguments[1] = SAMPLES.resolve(survey).resolve("survey.csv").toString();
        arguments[2] = "--format=json";
        System.arraycopy(options, 0, arguments, 3, options.length);
        Run run = Run.of(arguments);
        assertEquals(0, run.status(), run.err());
        return new ObjectMapper().readTree(run.out());
    }

    private static void near(double truth, JsonNode estimate) {
        double error = estimate.get("standardError").asDouble();
        assertEquals(truth, estimate.get("estimate").asDouble(), FAR * error, estimate.toString());
    }

    /** A column of the truth by the first. */
    private static Map<String, Double> truth(String survey, int column) throws IOException {
        List<String> lines = Files.readAllLines(SAMPLES.resolve(survey).resolve("truth.csv"));
        Map<String, Double> truth = new HashMap<>();
        lines.stream()
                .skip(1)
                .map(line -> line.split(","))
                .forEach(cells -> truth.put(cells[0], Double.valueOf(cells[column])));
        return truth;
    }

    /** Mean of the squared distance to the truth in conditional standard deviations: about 1 where these are right. */
    private static double spread(JsonNode groups, int effect, Map<String, Double> truth) {
        double sum = 0;
        for (JsonNode group : groups) {
            JsonNode of = group.get("effects").get(effect);
            double z = (of.get("mode").asDouble() - truth.get(group.get("level").asText()))
                    / of.get("standardDeviation").asDouble();
            sum += z * z / groups.size();
        }
        return sum;
    }

    @Test
    void hours() throws IOException {
        JsonNode answer = answer("hours", "--formula=hours ~ age + (1 | region)", "--within=age");
        JsonNode fit = answer.get("fit");
        near(-0.1, fit.get("fixedEffects").get(1));
        near(0.5, fit.get("fixedEffects").get(2));
        near(0.6, fit.get("contextualEffects").get(0));
        assertEquals(5, fit.get("residualStandardDeviation").asDouble(), 0.5);
        assertEquals(20, answer.get("groups").size());
    }

    @Test
    void sleep() throws IOException {
        JsonNode answer = answer("sleep", "--formula=reaction ~ days + (days | subject)");
        JsonNode fit = answer.get("fit");
        near(250, fit.get("fixedEffects").get(0));
        near(10.5, fit.get("fixedEffects").get(1));
        assertEquals(25, fit.get("residualStandardDeviation").asDouble(), 5);
        double ofIntercepts = spread(answer.get("groups"), 0, truth("sleep", 2));
        double ofSlopes = spread(answer.get("groups"), 1, truth("sleep", 3));
        // the means of 18 squares, coefficients estimated besides
        assertTrue(ofIntercepts > 0.4 && ofIntercepts < 2.2, "intercepts " + ofIntercepts);
        assertTrue(ofSlopes > 0.4 && ofSlopes < 2.2, "slopes " + ofSlopes);
        // one day says nothing about a line of one's own
        JsonNode last = answer.get("groups").get(17);
        assertTrue(last.at("/coefficients/1/none").isNull(), last.toString());
        assertTrue(last.at("/coefficients/1/partial").isDouble(), last.toString());
    }
}
