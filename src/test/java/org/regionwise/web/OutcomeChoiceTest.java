package org.regionwise.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.regionwise.web.Visitor.Sent;

/**
 * What is estimated is the outcome that stands chosen, with answers of its own; two questions may share their codes.
 */
class OutcomeChoiceTest {
    private static final String CHOSEN = "outcome";

    @AutoClose
    private static RunningApplication application;

    private static Visitor visitor;
    private static String survey;

    @BeforeAll
    static void start(@TempDir Path data) {
        application = RunningApplication.on(data);
        visitor = new Visitor(application);
        StringBuilder rows = new StringBuilder("region,smokes,drinks,age,remark\n");
        for (int i = 0; i < 90; i++) {
            rows.append("ABC".charAt(i % 3))
                    .append(i % 2 == 0 ? ",1," : ",2,")
                    .append(i % 5 == 0 ? "1," : "2,")
                    .append(20 + i)
                    .append(",says ")
                    .append(i)
                    .append('\n');
        }
        String upload = visitor.upload(Sent.survey(rows.toString()));
        visitor.step(upload, "columns", "region", "region", CHOSEN, "smokes");
        survey = visitor.store(upload, "value", "1", "meaning.0", "yes", "value", "2", "meaning.1", "no");
    }

    private static String[] answersOf(String outcome, String... more) {
        return Visitor.fields(
                new String[] {"answers-of", outcome, "value", "2", "meaning.0", "yes", "value", "1", "meaning.1", "no"},
                more);
    }

    @Test
    void answersOfAnotherOutcomeAreRefusedAndAllElseIsKept() {
        HttpResponse<String> answer = visitor.post(
                survey + "/analyses",
                answersOf(
                        "smokes",
                        CHOSEN,
                        "drinks",
                        "threshold",
                        "12,x",
                        "respondent-predictor",
                        "age",
                        "respondent-predictor",
                        "drinks",
                        "title",
                        "My title",
                        "method",
                        "ml",
                        "scale",
                        "logit"));
        assertEquals(422, answer.statusCode());
        String page = answer.body().replaceAll("\\s+", " ");
        for (String kept : new String[] {
            "name=\"answers-of\" value=\"drinks\"",
            "What do the answers in “drinks” mean?",
            "value=\"12,x\"",
            "value=\"age\" checked",
            "value=\"My title\"",
            "value=\"ml\" aria-describedby=\"method-ml-hint\" checked",
            "value=\"logit\" selected",
            "and no longer has other roles: Predictors of respondents."
        }) {
            assertTrue(page.contains(kept), kept + " is missing in " + page);
        }
        // 1 means yes again, as for any outcome that nobody coded yet
        assertTrue(
                page.contains(
                        "name=\"meaning.1\" value=\"yes\" id=\"meaning.1\" aria-label=\"1 counts as yes\" checked"),
                page);
        assertEquals(
                200,
                visitor.post(survey + "/analyses/new", answersOf("smokes", CHOSEN, "drinks"))
                        .statusCode());
        assertFalse(visitor.get(survey).body().contains("/analyses/4\""), "nothing was estimated");
    }

    @Test
    void answersOfTheOutcomeStayAsTheyWereSaid() {
        String page = visitor.post(survey + "/analyses/new", answersOf("smokes", CHOSEN, "smokes"))
                .body()
                .replaceAll("\\s+", " ");
        assertTrue(page.contains("value=\"yes\" id=\"meaning.1\" aria-label=\"2 counts as yes\" checked"), page);
    }

    @Test
    void answersComeBackWithTheirOutcomeAsTheyWereSaid() {
        String drinks = visitor.post(survey + "/analyses/new", answersOf("smokes", CHOSEN, "drinks"))
                .body()
                .replaceAll("\\s+", " ");
        for (String field : new String[] {
            "name=\"kept-of\" value=\"smokes\"",
            "name=\"kept-field\" value=\"meaning.0\"",
            "name=\"kept-value\" value=\"yes\""
        }) {
            assertTrue(drinks.contains(field), field + " is missing in " + drinks);
        }
        String[] kept = {
            "kept-of",
            "smokes",
            "kept-field",
            "value",
            "kept-value",
            "2",
            "kept-of",
            "smokes",
            "kept-field",
            "meaning.0",
            "kept-value",
            "yes",
            "kept-of",
            "smokes",
            "kept-field",
            "value",
            "kept-value",
            "1",
            "kept-of",
            "smokes",
            "kept-field",
            "meaning.1",
            "kept-value",
            "no",
            "answers-of",
            "drinks",
            "value",
            "1",
            "meaning.0",
            "yes",
            "value",
            "2",
            "meaning.1",
            "missing",
            CHOSEN,
            "smokes"
        };
        String smokes = visitor.post(survey + "/analyses/new", kept).body().replaceAll("\\s+", " ");
        assertTrue(smokes.contains("value=\"yes\" id=\"meaning.1\" aria-label=\"2 counts as yes\" checked"), smokes);
        assertTrue(smokes.contains("name=\"kept-of\" value=\"drinks\""), smokes);
        assertFalse(smokes.contains("name=\"kept-of\" value=\"smokes\""), smokes);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "calibrated-on|age|You said that weights were calibrated to “age”. Choose the weight too.",
                "second-stage|remark|You chose “remark”, which is about the stage within clusters. Choose the cluster",
                "finite-population|age|is part of a design. Choose the weight, the stratum or the cluster too.",
                "weight|nothing|“nothing” is not a column of the survey.",
                "level|many|Level of the intervals, %: “many”."
            })
    void whatCannotBeIsSaidOnTheFormWithAllElseKept(String field, String value, String sentence) {
        HttpResponse<String> answer = visitor.post(
                survey + "/analyses", answersOf("smokes", CHOSEN, "smokes", "title", "My title", field, value));
        assertEquals(422, answer.statusCode());
        String page = answer.body().replaceAll("\\s+", " ");
        assertTrue(page.contains("Nothing was estimated yet"), page);
        assertTrue(page.contains(sentence), page);
        assertTrue(page.contains("value=\"My title\""), page);
        assertTrue(page.contains("value=\"yes\" id=\"meaning.1\" aria-label=\"2 counts as yes\" checked"), page);
        assertFalse(page.contains("The form"), page);
    }

    @Test
    @InChromium
    void theAnswersFollowTheChoiceAtOnce(Chromium chromium) {
        try (WatchedPage watched = WatchedPage.open(application, chromium)) {
            Page page = watched.page();
            watched.go(survey + "/analyses/new");
            Field.labelled(page, "Name of this analysis").fill("Of drinking");
            page.locator("#outcome").selectOption("remark");
            assertThat(page.locator("#answers")).containsText("too many different answers");
            page.locator("#outcome").selectOption("drinks");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Estimate"))
                    .click();
            assertThat(page.locator("h1")).containsText("Drinks ");
            assertThat(page.locator(".breadcrumbs")).containsText("Of drinking");
        }
    }

    @Test
    @InChromium
    void withoutScriptsTheRightAnswersAreShownFirst(Chromium chromium) {
        try (WatchedPage watched =
                WatchedPage.open(application, chromium, new Browser.NewContextOptions().setJavaScriptEnabled(false))) {
            Page page = watched.page();
            watched.go(survey + "/analyses/new");
            page.locator("#outcome").selectOption("drinks");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Estimate"))
                    .click();
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("you chose the outcome “drinks”");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Estimate"))
                    .click();
            assertThat(page.locator("h1")).containsText("Drinks ");
        }
    }
}
