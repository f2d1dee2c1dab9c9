package org.regionwise.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.regionwise.Containment.assertContains;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a page asks while somebody looks at it, where the answer takes longer than a moment: shown in place, and
 * stopped.
 */
@InChromium
class LongQuestionsTest {
    private static Chromium chromium;

    @AutoClose
    private static RunningApplication application;

    private static Visitor visitor;
    private static String survey;

    /** Of 240 regions, no two alike, by 75 values of a predictor of respondents: some seconds to fit again. */
    private static String analysis;

    @BeforeAll
    static void start(@TempDir Path folder, Chromium shared) {
        chromium = shared;
        application = RunningApplication.on(folder.resolve("data"));
        visitor = new Visitor(application);
        StringBuilder rows = new StringBuilder("region,y,age\n");
        for (int i = 0; i < 36_000; i++) {
            rows.append("R").append(i % 240).append(',').append((i * 2_654_435_761L >>> 9) % 11 < 3 ? 1 : 0);
            rows.append(',').append(18 + i / 240 % 75).append('\n');
        }
        survey = visitor.stored(rows.toString());
        analysis = visitor.analyse(
                survey,
                Visitor.question(
                        "method",
                        "bayes",
                        "level",
                        "95",
                        "points",
                        "15",
                        "respondent-predictor",
                        "age",
                        "title",
                        "Many cells"));
    }

    /** A question that an open page asks; {@code level} makes it one of its own. */
    private record Question(String page, int number, int level) {
        HttpRequest.Builder request() {
            return visitor.form(
                    "/api" + survey + "/analyses/preview?page=" + page + "&question=" + number,
                    Visitor.question(
                            "method",
                            "bayes",
                            "level",
                            Integer.toString(level),
                            "points",
                            "15",
                            "respondent-predictor",
                            "age",
                            "from",
                            analysis.replaceFirst(".*/", "")));
        }

        HttpResponse<String> answer() {
            return visitor.send(request(), BodyHandlers.ofString());
        }

        HttpResponse<String> asked() {
            return visitor.send(request().header("Prefer", "respond-async"), BodyHandlers.ofString());
        }

        /** The computation that it leads to. */
        String job() {
            HttpResponse<String> answer = asked();
            assertEquals(202, answer.statusCode(), answer.body());
            return answer.headers().firstValue("Location").orElseThrow();
        }
    }

    private static void leave(String page) {
        assertEquals(
                204,
                visitor.post("/api" + survey + "/analyses/preview/leave", "page", page)
                        .statusCode());
    }

    private static Locator cancel(Page page, String place) {
        return page.locator(place).getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Cancel"));
    }

    /** A program that waits for the older question hears that it was stopped when it has stopped. */
    @Test
    void aNewerQuestionOfAPageStopsTheOlderOne() {
        CompletableFuture<HttpResponse<String>> waiting =
                CompletableFuture.supplyAsync(() -> new Question("same", 1, 81).answer());
        String older = new Question("same", 1, 81).job();
        String newer = new Question("same", 2, 82).job();
        assertEquals(404, visitor.get(older + "/progress").statusCode());
        assertEquals(410, waiting.join().statusCode());
        assertTrue(visitor.json(newer + "/progress").get("working").asBoolean());
        // what comes late does not stop what is newer
        assertEquals(410, new Question("same", 1, 81).answer().statusCode());
        assertTrue(visitor.json(newer + "/progress").get("working").asBoolean());
        leave("same");
        assertEquals(404, visitor.get(newer + "/progress").statusCode());
    }

    @Test
    void aFitThatAnotherPageWaitsForGoesOn() {
        String shared = new Question("one", 1, 83).job();
        assertEquals(shared, new Question("other", 1, 83).job());
        leave("one");
        assertTrue(visitor.json(shared + "/progress").get("working").asBoolean());
        leave("other");
        assertEquals(404, visitor.get(shared + "/progress").statusCode());
    }

    @Test
    void whoWaitsGetsTheAnswerAndSoDoesWhoAsksAgain() {
        Question question = new Question("patient", 1, 84);
        String job = question.job();
        String answer = question.answer().body();
        assertTrue(answer.contains("intervals at 84% instead of 95%"), answer);
        assertEquals(404, visitor.get(job + "/else").statusCode());
        assertEquals(answer, question.asked().body());
    }

    @Test
    void furtherQuestionsAreRefusedWhenManyWait() {
        List<CompletableFuture<HttpResponse<String>>> questions = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            Question question = new Question("page" + i, 1, 50 + i);
            questions.add(CompletableFuture.supplyAsync(question::asked));
        }
        int refused = 0;
        for (CompletableFuture<HttpResponse<String>> each : questions) {
            HttpResponse<String> answer = each.join();
            assertTrue(answer.statusCode() == 202 || answer.statusCode() == 503, answer.body());
            if (answer.statusCode() == 503) {
                assertTrue(answer.body().contains("Too many questions are being answered"), answer.body());
                refused++;
            }
        }
        assertTrue(refused >= 1);
        for (int i = 0; i < 20; i++) {
            leave("page" + i);
        }
    }

    @Test
    void aDifferenceOfRegionsIsToldAtItsOwnAddressAlone() {
        String region = analysis + "/region?key=R3";
        String page = visitor.get(region + "&other=R4").body();
        Matcher job = Pattern.compile("/jobs/[0-9a-f-]{36}").matcher(page);
        assertTrue(job.find(), page);
        visitor.await(job.group());
        HttpResponse<String> over = visitor.get(job.group());
        assertEquals(302, over.statusCode(), over.body());
        assertEquals(region, over.headers().firstValue("Location").orElseThrow());
        assertContains(
                "Probability that its prevalence is the higher one",
                visitor.get(region + "&other=R4").body());
    }

    @Test
    void aDifferenceOfRegionsSaysHowFarItIs() {
        try (WatchedPage watched = WatchedPage.open(application, chromium)) {
            Page page = watched.page();
            watched.go(analysis + "/region?key=R1");
            page.locator("#other").fill("R2");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Compare the two"))
                    .click();
            assertThat(page.locator("h1")).hasText("Computing");
            assertThat(page.locator("main .lead")).hasText("How R1 differs from R2");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Cancel"))
                    .click();
            assertThat(page).hasURL(Pattern.compile("/region\\?key=R1$"));
        }
    }

    @Test
    void theInfluenceChartSaysHowFarItIsAndCanBeStoppedAndAskedForAgain() {
        try (WatchedPage watched = WatchedPage.open(application, chromium)) {
            Page page = watched.page();
            watched.go(analysis + "/audit");
            Locator chart = page.locator("#chart-influence");
            chart.scrollIntoViewIfNeeded();
            assertThat(chart.locator(".under-way")).containsText(Pattern.compile("[\\d,]+ of 100"));
            assertEquals(
                    List.of(),
                    new AxeBuilder(page)
                            .include("#chart-influence")
                            .setLegacyMode(true)
                            .analyze()
                            .getViolations());
            cancel(page, "#chart-influence").click();
            assertThat(chart).containsText("Cancelled, so there is no chart.");
            chart.getByText("Compute it").click();
            assertThat(chart.locator(".under-way progress")).isVisible();
            cancel(page, "#chart-influence").click();
            assertThat(chart).containsText("Cancelled, so there is no chart.");
        }
    }

    @Test
    void aPreviewSaysHowFarItIsAndCancellingLeavesTheLastAnswer() {
        try (WatchedPage watched = WatchedPage.open(application, chromium)) {
            Page page = watched.page();
            watched.go(survey + "/analyses/new?from=" + analysis.replaceFirst(".*/", ""));
            page.evaluate("document.querySelectorAll('form details').forEach(each => each.open = true)");
            Locator difference = page.locator("[data-difference]");
            assertThat(difference).containsText("Nothing is changed yet");
            assertThat(page.locator("#chart-shrinkage .chart-place.drawn svg")).hasCount(1);
            String figures = page.locator("[data-preview-answer]").innerText();
            Field.labelled(page, "Level of the intervals").fill("71");
            assertThat(page.locator(".under-way progress")).isVisible();
            // a newer question takes its place, and there is one button still
            Field.labelled(page, "Level of the intervals").fill("72");
            assertThat(page.locator(".under-way")).hasCount(1);
            assertThat(page.locator(".under-way progress")).isVisible();
            cancel(page, ".under-way").click();
            assertThat(page.locator("[data-preview-under-way]")).containsText("still those of the last answer");
            assertThat(page.locator(".under-way")).hasCount(0);
            assertEquals(figures, page.locator("[data-preview-answer]").innerText());
            page.getByText("Ask again").click();
            assertThat(difference).hasText("Changed: intervals at 72% instead of 95%.");
            assertThat(page.locator("[data-preview-under-way]")).isEmpty();
        }
    }
}
