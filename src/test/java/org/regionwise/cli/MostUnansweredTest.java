package org.regionwise.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An outcome that most rows lack, as that of a question after a filter. */
class MostUnansweredTest {
    private static final String FILTER = "That is right if only some were asked, as after a filter question; the"
            + " estimates then describe those who were asked. Otherwise check the column, and which answers count as"
            + " missing.";

    @TempDir
    Path folder;

    /** 80 answers, so many empty or refused ones, and rows of no region, which count for nothing. */
    @ParameterizedTest
    @CsvSource({"80, ''", "81, '81 of 161 rows with a region have no answer to “y”. '"})
    void saysHowManyLackTheOutcomeWhereMostDo(int unanswered, String words) throws IOException {
        StringBuilder rows = new StringBuilder("region,y,sex\n");
        for (int i = 0; i < 80 + unanswered; i++) {
            String answer = i < 80 ? Integer.toString(i % 3 == 0 ? 1 : 0) : i % 2 == 0 ? "" : "refused";
            rows.append("ABCD".charAt(i % 4)).append(',').append(answer).append(i % 5 < 2 ? ",m\n" : ",f\n");
        }
        rows.append(",,m\n".repeat(40));
        Path survey = Files.writeString(folder.resolve("survey.csv"), rows);
        assertEquals(words.isEmpty() ? "" : words + FILTER, warning(survey, unanswered));
        String predicted = warning(survey, unanswered, "--respondent-predictors", "sex", "--predict-unanswered");
        assertEquals(
                words.isEmpty()
                        ? ""
                        : words + "The model predicts their answers. That is right only if all of them could have"
                                + " answered: a question put to some respondents says nothing about the others.",
                predicted);
    }

    private static String warning(Path survey, int unanswered, String... more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("estimate", survey.toString(), "--region", "region"));
        arguments.addAll(List.of("--outcome", "y", "--positive", "1", "--negative", "0", "--missing", "refused"));
        arguments.addAll(List.of("--mostly-empty", "region", "--method", "ml", "--format", "json"));
        arguments.addAll(List.of(more));
        Run run = Run.of(arguments.toArray(String[]::new));
        assertEquals(0, run.status(), run.err());
        for (JsonNode each : new ObjectMapper().readTree(run.out()).at("/fit/warnings")) {
            if (each.get("code").asText().equals("most-unanswered")) {
                assertEquals("answers", each.get("about").asText());
                assertEquals(unanswered, each.at("/facts/unanswered").asInt());
                assertEquals(80 + unanswered, each.at("/facts/rows").asInt());
                return each.get("message").asText();
            }
        }
        return "";
    }
}
