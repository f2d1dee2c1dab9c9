package org.regionwise.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Computations that take longer than a moment: shown, waited for, stopped. */
@InChromium
class JobsTest {
    @TempDir
    private static Path folder;

    private static Chromium chromium;

    @AutoClose
    private static RunningApplication application;

    private static String survey;

    /** 800 regions by 61 values of a predictor of respondents: many seconds by full Bayes with many nodes. */
    @BeforeAll
    static void start(Chromium shared) {
        chromium = shared;
        application = RunningApplication.on(folder.resolve("data"));
        StringBuilder rows = new StringBuilder("region,y,age\n");
        for (int i = 0; i < 48_000; i++) {
            rows.append("R").append(i % 800).append(',').append(i * 7 % 11 < 3 ? 1 : 0);
            rows.append(',').append(18 + i * 31 % 61).append('\n');
        }
        survey = new Visitor(application).stored(rows.toString());
    }

    @Test
    void aLongFitSaysHowFarItIsAndCancellingLeavesNothingBehind() {
        for (boolean scripts : new boolean[] {true, false}) {
            try (WatchedPage watched = WatchedPage.open(
                    application, chromium, new Browser.NewContextOptions().setJavaScriptEnabled(scripts))) {
                Page page = watched.page();
                begin(watched);
                assertThat(page.locator("h1")).hasText("Computing");
                assertThat(page.locator("label[for='job-progress']")).hasText("Integrating over the parameters");
                assertThat(page.locator("[data-share]")).hasText(Pattern.compile("[\\d,]+ of [\\d,]+"));
                String job = watched.path();
                page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Cancel"))
                        .click();
                assertThat(page).hasURL(Pattern.compile("/analyses/new"));
                // what was filled in is still there
                assertThat(page.locator("[name='respondent-predictor'][value='age']"))
                        .isChecked();
                assertThat(page.locator("[name='points']")).hasValue("101");
                assertEquals(
                        404, new Visitor(application).get(job + "/progress").statusCode());
                watched.go(survey);
                assertThat(page.locator("main")).not().containsText("A long one");
            }
        }
    }

    @Test
    void furtherComputationsAreRefusedWhenManyWait() {
        Visitor visitor = new Visitor(application);
        List<String> jobs = new ArrayList<>();
        int refused = 0;
        for (int i = 0; i < 20 && refused == 0; i++) {
            var answer = visitor.send(visitor.form(survey + "/analyses", question()), BodyHandlers.ofString());
            if (answer.statusCode() == 503) {
                refused++;
                assertTrue(answer.body().contains("Too many computations are under way"), answer.body());
            } else {
                jobs.add(answer.headers().firstValue("Location").orElseThrow());
            }
        }
        jobs.forEach(job -> visitor.post(job + "/cancel"));
        assertEquals(1, refused);
        jobs.forEach(job -> assertEquals(404, visitor.get(job).statusCode()));
    }

    private static String[] question() {
        return Visitor.question(
                "method",
                "bayes",
                "level",
                "95",
                "points",
                "101",
                "respondent-predictor",
                "age",
                "title",
                "A long one");
    }

    private static void begin(WatchedPage watched) {
        Page page = watched.page();
        watched.go(survey + "/analyses/new");
        Field.labelled(page, "Name of this analysis").fill("A long one");
        page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)");
        page.locator("[name='respondent-predictor'][value='age']").check();
        page.locator("[name='points']").fill("101");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Estimate"))
                .click();
    }
}
