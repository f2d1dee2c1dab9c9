package org.regionwise.web.outcome;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.regionwise.survey.OutcomeCoding;
import org.regionwise.survey.ValueCount;

class AnswerChoicesTest {
    private static final Map<String, String> REFUSED = Map.of("988888", "No response");

    private static boolean measure(int points, Map<String, String> labels, OutcomeCoding coding) {
        Stream<String> values = IntStream.range(20, 20 + points).mapToObj(Integer::toString);
        return AnswerChoices.isMeasure(
                Stream.concat(values, Stream.of("988888"))
                        .map(value -> new ValueCount(value, 3))
                        .toList(),
                labels,
                coding);
    }

    @Test
    void fewNumbersBesideALabelledCodeAreAMeasure() {
        OutcomeCoding usual = OutcomeCoding.usual();
        assertEquals(true, measure(35, REFUSED, usual));
        assertEquals(false, measure(5, REFUSED, usual), "a scale of five points is listed");
        assertEquals(false, measure(35, Map.of(), usual), "nothing tells that it is no count of answers");
        assertEquals(true, measure(35, REFUSED, new OutcomeCoding(List.of(">=30"), List.of(), List.of("988888"))));
        OutcomeCoding chosen = new OutcomeCoding(List.of("20", "21"), List.of(), List.of("988888"));
        assertEquals(false, measure(35, REFUSED, chosen), "what was chosen value by value stays so");
    }
}
