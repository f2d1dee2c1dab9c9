package org.regionwise.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.regionwise.Containment.assertContains;
import static org.regionwise.Containment.assertLacks;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An analysis put to other outcomes of its survey on the page. */
class IndicatorRoutesTest {
    private static final Pattern OUTCOME = Pattern.compile("<tr data-outcome=\"([^\"]*)\"");

    @AutoClose
    private static RunningApplication application;

    private static Visitor visitor;
    private static String survey;
    private static String analysis;

    @BeforeAll
    static void start(@TempDir Path data) {
        application = RunningApplication.on(data);
        visitor = new Visitor(application);
        Random random = new Random(3);
        StringBuilder rows = new StringBuilder("region,y,weight,q1,q2,word\n");
        for (int i = 0; i < 300; i++) {
            int region = i % 6;
            rows.append("R")
                    .append(region)
                    .append(',')
                    .append(random.nextInt(4) == 0 ? 1 : 0)
                    .append(',')
                    .append(1 + random.nextInt(3))
                    .append(',')
                    .append(random.nextInt(6) <= region ? 1 : 0)
                    .append(',')
                    .append(region == 0 && i < 200 ? "" : random.nextInt(5) == 0 ? "yes" : "no")
                    .append(',')
                    .append(random.nextBoolean() ? "red" : "blue")
                    .append('\n');
        }
        survey = visitor.stored(rows.toString());
        analysis = visitor.analyse(survey, Visitor.question("weight", "weight", "method", "ml"));
    }

    /** The matrix once it is computed: a program waits for its file. */
    private static String matrix(String query) {
        assertEquals(
                200,
                visitor.get(analysis + "/indicators/indicators.json?" + query).statusCode());
        return visitor.get(analysis + "/indicators?" + query).body();
    }

    private static List<String> outcomes(String page) {
        return OUTCOME.matcher(page)
                .results()
                .map((MatchResult each) -> each.group(1))
                .toList();
    }

    @Test
    void theMatrixHasEveryOutcomeOrWhyNot() {
        String page = matrix("outcomes=y,q*,word&coding=suggested");
        assertContains("4 indicators in 6 regions", page);
        assertEquals(List.of("y", "q1", "q2"), outcomes(page));
        assertContains("<li data-outcome=\"word\">", page);
        assertContains("No answer in this column counts as yes", page);
        assertLacks("--positive", page);
        assertContains("class=\"number heat-5\"", page);
        assertContains(" href=\"" + survey + "/analyses/new?from=" + id() + "&amp;outcome=q1\"", page);
    }

    private static String id() {
        return analysis.substring(analysis.lastIndexOf('/') + 1);
    }

    @Test
    void anOutcomeOfThePlanIsWhatItsOwnAnalysisIs() {
        JsonNode plan = visitor.json(analysis + "/indicators/indicators.json?outcomes=q1");
        String alone = visitor.analyse(
                survey,
                "outcome",
                "q1",
                "value",
                "0",
                "meaning.0",
                "no",
                "value",
                "1",
                "meaning.1",
                "yes",
                "weight",
                "weight",
                "method",
                "ml");
        JsonNode result = visitor.json("/api" + alone + "/result");
        assertEquals(result.get("regions"), plan.at("/outcomes/0/result/regions"));
        assertEquals(result.get("national"), plan.at("/outcomes/0/result/national"));
    }

    @Test
    void theMatrixIsSortedByARegion() {
        String up = matrix("outcomes=y,q1,q2&coding=suggested&sort=region:R5&order=ascending");
        String down = matrix("outcomes=y,q1,q2&coding=suggested&sort=region:R5&order=descending");
        assertEquals("q1", outcomes(down).get(0));
        assertEquals("q1", outcomes(up).get(2));
        assertContains("aria-sort=\"ascending\"", up);
    }

    @Test
    void rulesHoldInTheMatrix() {
        String rules = visitor.stored(rulesSurvey());
        String ruled = visitor.analyse(rules, Visitor.question("method", "ml"));
        visitor.post(ruled + "/release", "profile", "confidential");
        String query = "outcomes=y,q1";
        assertEquals(
                200, visitor.get(ruled + "/indicators/indicators.json?" + query).statusCode());
        String page = visitor.get(ruled + "/indicators?" + query).body();
        assertContains(">x</td>", page);
        JsonNode data = visitor.json(ruled + "/indicators/indicators.json?" + query);
        boolean hidden = false;
        for (JsonNode region : data.at("/outcomes/0/result/regions")) {
            hidden |= region.at("/raw/estimate").isNull()
                    && region.get("flags").toString().contains("confidential");
        }
        assertTrue(hidden, "a region is withheld");
    }

    private static String rulesSurvey() {
        StringBuilder rows = new StringBuilder("region,y,q1\n");
        for (int i = 0; i < 203; i++) {
            rows.append(i < 3 ? "Few" : "R" + i % 4)
                    .append(',')
                    .append(i % 3 == 0 ? 1 : 0)
                    .append(',')
                    .append(i % 2)
                    .append('\n');
        }
        return rows.toString();
    }

    @ParameterizedTest
    @CsvSource({"xlsx, PK", "docx, PK", "pdf, %PDF", "html, <!DOCTYPE", "csv, outcome", "json, {"})
    void theFilesAreThere(String ending, String begins) {
        byte[] file = visitor.bytes(analysis + "/indicators/indicators." + ending + "?outcomes=y,q1")
                .body();
        assertContains(begins, new String(file, 0, 60, StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "outcomes=zzz; No column of the survey is called “zzz”",
                "outcomes=y,weight; “weight” has another role",
                "outcomes=region; “region” has another role",
                "outcomes=zz*; No column of the survey matches “zz*”"
            })
    void whatCannotBeAskedIsSaidAboveTheForm(String query, String said) {
        assertEquals(422, visitor.get(analysis + "/indicators?" + query).statusCode());
        String page = visitor.get(analysis + "/indicators?" + query).body();
        assertContains(said, page);
        assertContains("<textarea", page);
    }

    @ParameterizedTest
    @CsvSource({"''", "?outcomes=", "'?outcomes=,'", "'?outcomes=%0A%20,'"})
    void withoutOutcomesThereIsTheFormAndNoFile(String query) {
        assertEquals(200, visitor.get(analysis + "/indicators" + query).statusCode());
        for (String file : List.of("plan.json", "indicators.csv", "indicators.pdf")) {
            assertEquals(
                    404, visitor.get(analysis + "/indicators/" + file + query).statusCode());
        }
    }

    @Test
    void thePlanIsOneForTheCommandLine() {
        String plan =
                visitor.get(analysis + "/indicators/plan.json?outcomes=y,q*").body();
        assertContains("\"weight\" : \"weight\"", plan);
        assertContains("\"column\" : \"q2\"", plan);
        assertLacks("\"column\" : \"q*\"", plan);
    }

    @Test
    void aColumnOfThePatternWithAnotherRoleIsNamed() {
        String page = matrix("outcomes=*&coding=suggested");
        assertContains("“*” also matches “region” and “weight”", page);
        assertEquals(List.of("y", "q1", "q2"), outcomes(page));
    }

    @Test
    void theResultLeadsThere() {
        assertContains(analysis + "/indicators", visitor.get(analysis).body());
        assertContains(
                "Choose the outcomes", visitor.get(analysis + "/indicators").body());
    }
}
