package org.regionwise.survey.name;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelsTest {
    private static final Map<String, Map<String, String>> VALUES =
            Map.of("q7", Map.of("1", "Yes, often", "3", "Student"), "sex", Map.of("2", "Female"));

    private static Labels labels(String outcome, List<String> positive, DisplayNames names, String... predictors) {
        return Labels.of(
                new Labels.Question(outcome, positive, "kraj", List.of(predictors)),
                names,
                column -> VALUES.getOrDefault(column, Map.of()),
                "file.sav");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "harassed_6m|1|harassed 6m",
                "poor|Sí|poor",
                "poor|yes;true|poor",
                "q7|1|Main activity",
                "q7|3|Main activity: Student",
                "q7|3;4|Main activity: Student, 4",
                "q7|3;4;5;6;7|Main activity: Student, 4, 5 …",
                "age|>= 18|age >= 18",
                "__|1|__",
            })
    void anOutcomeThatNobodyNamedSaysWhatWasCounted(String outcome, String positive, String expected) {
        DisplayNames names = DisplayNames.NONE.labelled(Map.of("q7", "Main activity"));
        assertEquals(
                expected, labels(outcome, List.of(positive.split(";")), names).outcome());
    }

    @Test
    void whatIsSaidCountsBeforeWhatTheFileSays() {
        DisplayNames said = new DisplayNames(
                        Map.of("q7", " Being\n a student "), Map.of("q7", "in education"), " ", null, null, Map.of())
                .labelled(Map.of("q7", "Main activity", "kraj", "Region of residence"));
        Labels labels = labels("q7", List.of("3"), said);
        assertEquals("Being a student", labels.outcome());
        assertEquals("in education", labels.yes());
        assertEquals("Region of residence", labels.region());
        assertEquals("file.sav", labels.survey());
        assertNull(labels.people());
        assertNull(labels("q7", List.of("3"), DisplayNames.NONE).region());
        assertEquals(
                Set.of(),
                said.orElse(DisplayNames.ofColumns(Map.of("q7", "Main activity")))
                        .withoutSuggested()
                        .labelled(Map.of("q7", "Being a student"))
                        .withoutSuggested()
                        .columns()
                        .keySet());
    }

    @Test
    void termsAreCalledByPredictorAndCategory() {
        Labels labels = labels(
                "q7",
                List.of("1"),
                DisplayNames.ofColumns(Map.of("sex", "gender", "u", "unemployment", "u_2", "unemployment")),
                "u",
                "u_2",
                "sex",
                "urban");
        assertEquals("gender: Female", labels.term("sex2"));
        assertEquals("gender: 9", labels.term("sex9"));
        assertEquals("urban", labels.term("urban"));
        // two of one name are told apart
        assertEquals("unemployment (u_2)", labels.term("u_2"));
        assertEquals("unemployment (u)", labels.term("u"));
        assertEquals("(Intercept)", labels.term("(Intercept)"));
    }
}
