package org.regionwise.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.regionwise.Containment.assertContains;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names given on the command line are in the JSON, in what is said, and in the command that repeats it. */
class LabelOptionsTest {
    private static final List<String> NAMES = List.of(
            "--outcome-name",
            "Harassment, any",
            "--yes-name",
            "harassed",
            "--people-name",
            "adults",
            "--survey-name",
            "Safety survey",
            "--field-dates",
            "May 2025",
            "--label",
            "unemployment=jobless, %");

    private static Run estimate(List<String> names, String... more) {
        List<String> line = new ArrayList<>(List.of(
                "estimate",
                "sample-surveys/harassment/survey.csv",
                "--region",
                "region",
                "--outcome",
                "harassed_6m",
                "--missing",
                "9",
                "--regions",
                "sample-surveys/harassment/regions.csv",
                "--predictors",
                "unemployment",
                "--method",
                "ml"));
        line.addAll(names);
        line.addAll(List.of(more));
        return Run.of(line.toArray(String[]::new));
    }

    @Test
    void namesAreInTheJsonAndInWhatIsSaid() throws IOException {
        JsonNode labels = new ObjectMapper()
                .readTree(estimate(NAMES, "--format", "json").out())
                .at("/model/labels");
        assertEquals(
                "{\"outcome\":\"Harassment, any\",\"yes\":\"harassed\",\"people\":\"adults\",\"region\":null,"
                        + "\"survey\":\"Safety survey\",\"fieldDates\":\"May 2025\","
                        + "\"predictors\":{\"unemployment\":\"jobless, %\"},\"levels\":{}}",
                labels.toString());
        String html = estimate(NAMES, "--format", "html").out();
        assertContains("Harassment, any ranges from ", html);
        assertContains("--label &#39;unemployment=jobless, %&#39;", html);
        assertContains("“jobless, %”", html);
    }

    @Test
    void aRepetitionSaysTheSame(@TempDir Path folder) {
        Path bundle = folder.resolve("b.zip");
        Run made = estimate(NAMES, "--format", "bundle", "--include-cells", "--output", bundle.toString());
        assertEquals(0, made.status(), made.err());
        Run again = Run.of("rerun", bundle.toString());
        assertEquals(0, again.status(), again.out() + again.err());
    }

    @ParameterizedTest
    @CsvSource({
        "--outcome-name,' ',--outcome-name needs a name",
        "--label,unemployment= ,--label unemployment needs a name",
        "--label,nowhere=x,nowhere",
    })
    void aNameThatCannotBeIsRefused(String option, String value, String expected) {
        Run run = estimate(List.of(option, value));
        assertEquals(2, run.status());
        assertContains(expected, run.err());
    }
}
