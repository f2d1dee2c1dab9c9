package org.regionwise.engine.direct;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.regionwise.engine.ReferenceCase;
import org.regionwise.engine.SampleCase;

/** Samples of two stages and calibrated weights, against R's survey. */
class StagedEstimatesTest {
    /** R prints 15 digits; 1e-8 where R calibrates, which it stops doing at that accuracy, or rakes in ten rounds. */
    @ParameterizedTest
    @CsvSource({
        "households, 1e-10",
        "persons, 1e-10",
        "census-and-single, 1e-10",
        "fractions, 1e-10",
        "linear, 1e-10",
        "raking-function, 1e-10",
        "poststrata, 1e-10",
        "rake, 1e-8"
    })
    void agreesWithSurvey(String name, double relative) {
        JsonNode expected = ReferenceCase.json("survey-stages/" + name + "/expected.json");
        Map<String, String> columns = new HashMap<>();
        expected.get("columns")
                .properties()
                .forEach(each -> columns.put(each.getKey(), each.getValue().asText()));
        SampleCase data = SampleCase.of(ReferenceCase.csv("survey-stages/" + name + "/survey.csv"), "y", columns);
        List<DirectEstimate> regions = DirectEstimates.regions(data.sample());
        for (JsonNode each : expected.get("regions")) {
            same(each, regions.get(data.regions().indexOf(each.get("region").asText())), relative);
        }
        same(expected.get("nation"), DirectEstimates.nation(data.sample()), relative);
    }

    private static void same(JsonNode expected, DirectEstimate ours, double relative) {
        assertEquals(expected.get("n").asLong(), ours.respondents());
        close(expected, "proportion", ours.proportion(), relative);
        close(expected, "se", ours.standardError(), relative);
        close(expected, "differenceSe", Math.sqrt(ours.weightingVariance()), relative);
    }

    private static void close(JsonNode expected, String field, double actual, double relative) {
        double value = expected.get(field).asDouble();
        assertEquals(value, actual, relative * Math.abs(value), field + " " + expected);
    }
}
