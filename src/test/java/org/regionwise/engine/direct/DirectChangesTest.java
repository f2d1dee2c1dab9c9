package org.regionwise.engine.direct;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.regionwise.engine.Interval;
import org.regionwise.engine.ReferenceCase;
import org.regionwise.engine.SampleCase;

/** Against R's svycontrast over regions by wave, with persons or clusters that both waves share. */
class DirectChangesTest {
    /** R prints 15 digits; sums run in another order. */
    private static final double RELATIVE = 1e-9;

    @ParameterizedTest
    @ValueSource(strings = {"persons", "weighted-strata", "clusters"})
    void agreesWithContrasts(String name) {
        JsonNode expected = ReferenceCase.json("survey-change/" + name + "/expected.json");
        DesignSample sample = sample(name, expected.get("columns"));
        List<DirectChanges.Change> changes = DirectChanges.regions(sample, Optional.empty());
        assertEquals(changes.size(), expected.get("regions").size());
        for (int j = 0; j < changes.size(); j++) {
            same(expected.get("regions").get(j), changes.get(j));
        }
        same(expected.get("nation"), DirectChanges.nation(sample, Optional.empty()));
    }

    private static void same(JsonNode expected, DirectChanges.Change ours) {
        String which = expected.toString();
        assertEquals(expected.get("change").asDouble(), ours.change(), RELATIVE, which);
        double error = expected.get("se").asDouble();
        assertEquals(error, Math.sqrt(ours.variance()), RELATIVE * error, which);
        // a covariance is a small difference of variances
        assertEquals(expected.get("covariance").asDouble(), ours.covariance(), RELATIVE * error * error, which);
    }

    /** Domains are named by wave and region, so that those of the first come before those of the second. */
    private static DesignSample sample(String name, JsonNode columns) {
        List<Map<String, String>> rows = new ArrayList<>();
        for (String wave : List.of("first", "second")) {
            for (Map<String, String> row : ReferenceCase.csv("survey-change/" + name + "/" + wave + ".csv")) {
                Map<String, String> placed = new HashMap<>(row);
                placed.put("region", wave + row.get("region"));
                rows.add(placed);
            }
        }
        Map<String, String> design =
                new HashMap<>(Map.of("cluster", columns.get("identifier").asText()));
        columns.properties()
                .forEach(each -> design.put(each.getKey(), each.getValue().asText()));
        return SampleCase.of(rows, "y", design).sample();
    }

    @Test
    void limitsOfADifferenceAreNewcombes() {
        // 56/70 and 48/80, Newcombe (1998), table II, method 10: 0.0524 to 0.3339
        Interval first = WilsonInterval.of(48, 80, 0.95);
        Interval second = WilsonInterval.of(56, 70, 0.95);
        Interval limits = DifferenceInterval.of(48 / 80.0, first, 56 / 70.0, second, 0);
        assertEquals(0.0524, limits.lower(), 5e-5);
        assertEquals(0.3339, limits.upper(), 5e-5);
        // the same respondents twice do not change
        assertEquals(0, DifferenceInterval.of(0.6, first, 0.6, first, 1).upper(), 0.03);
    }
}
