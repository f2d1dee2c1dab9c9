package org.regionwise.report.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.regionwise.engine.ReferenceCase;

/** Numbers are written as R writes them; {@code src/test/r/linear-summary.R}. */
class RFormatTest {
    @Test
    void columnsAreAsFormatHasThem() {
        for (JsonNode each : ReferenceCase.json("linear/summary/format.json")) {
            assertEquals(
                    texts(each.get("texts")),
                    RFormat.column(
                            numbers(each.get("values")), each.get("digits").asInt()),
                    each::toString);
        }
    }

    @Test
    void pValuesAreAsFormatPvalHasThem() {
        for (JsonNode each : ReferenceCase.json("linear/summary/p-values.json")) {
            assertEquals(texts(each.get("texts")), RFormat.pValues(numbers(each.get("values")), 3), each::toString);
            assertEquals(texts(each.get("finer")), RFormat.pValues(numbers(each.get("values")), 4), each::toString);
        }
    }

    @Test
    void namesAreCutAsAbbreviateCutsThem() {
        for (JsonNode each : ReferenceCase.json("linear/summary/abbreviate.json")) {
            List<String> names = texts(each.get("names"));
            assertEquals(texts(each.get("short")), RFormat.abbreviated(names, 6));
            assertEquals(texts(each.get("long")), RFormat.abbreviated(names, 11));
        }
    }

    private static double[] numbers(JsonNode array) {
        double[] numbers = new double[array.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = array.get(i).asDouble();
        }
        return numbers;
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(each -> texts.add(each.asText()));
        return texts;
    }
}
