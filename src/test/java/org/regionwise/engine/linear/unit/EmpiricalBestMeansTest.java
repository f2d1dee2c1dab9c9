package org.regionwise.engine.linear.unit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.regionwise.engine.ReferenceCase;
import org.regionwise.engine.linear.Criterion;
import org.regionwise.engine.linear.GroupingFactor;
import org.regionwise.engine.linear.LinearCase;
import org.regionwise.engine.linear.LinearData;
import org.regionwise.engine.linear.LinearFit;
import org.regionwise.engine.linear.LinearRandomEffects;
import org.regionwise.engine.linear.RandomTerm;

/** Means of outcomes modelled on another scale, against brute force and Molina and Rao's draws. */
class EmpiricalBestMeansTest {
    private static final LinearCase ROWS = new LinearCase("linear/unit_transformed.csv");

    static Stream<JsonNode> scales() {
        List<JsonNode> all = new ArrayList<>();
        ReferenceCase.json("linear/unit-transformed.json").get("scales").forEach(all::add);
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("scales")
    void meansOfAreas(JsonNode expected) {
        OutcomeScale scale = new OutcomeScale(
                expected.get("lambda").asDouble(), expected.get("shift").asDouble());
        double[] outcome = ROWS.numbers(expected.get("name").asText());
        GroupingFactor area = ROWS.factor("area", "area");
        LinearData rows = ROWS.data("x", List.of("x"), List.of(RandomTerm.intercept(area)), null, null)
                .withOutcome(Arrays.stream(outcome).map(scale::of).toArray());
        LinearFit fit = new LinearRandomEffects(rows, Criterion.REML).fit();
        List<List<PopulationCell>> cells = new ArrayList<>();
        List<double[]> answered = new ArrayList<>();
        for (int j = 0; j < area.size(); j++) {
            int level = j;
            JsonNode others = expected.at("/areas/" + j + "/others");
            cells.add(IntStream.range(0, 3)
                    .mapToObj(x -> new PopulationCell(
                            new double[] {1, x}, others.get(x).asDouble()))
                    .toList());
            answered.add(IntStream.range(0, outcome.length)
                    .filter(i -> area.levelOfRow()[i] == level)
                    .mapToDouble(i -> outcome[i])
                    .toArray());
        }
        double[] exact = new EmpiricalBestMeans(scale, cells).means(fit);
        double[] finite = new EmpiricalBestMeans(scale, cells, answered).means(fit);
        for (int j = 0; j < exact.length; j++) {
            JsonNode theirs = expected.at("/areas/" + j);
            // lme4's θ is good to 1e-6, sums over the grid to 1e-6 where the outcome has its bound
            assertEquals(theirs.get("exact").asDouble(), exact[j], 2e-5 * exact[j]);
            // four Monte Carlo errors: one area in ten thousand would fail by chance
            assertEquals(
                    theirs.get("drawn").asDouble(),
                    finite[j],
                    4 * theirs.get("drawnError").asDouble());
        }
        cells.set(3, List.of());
        answered.set(3, new double[0]);
        assertThrows(IllegalArgumentException.class, () -> new EmpiricalBestMeans(scale, cells, answered));
    }
}
