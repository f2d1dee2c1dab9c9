package org.regionwise.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.regionwise.Containment.assertContains;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.FileChooser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.regionwise.Patience;

/** The whole way of an analyst in a real browser. */
@InChromium
class AnalystJourneyTest {
    private static final Path SURVEY = Path.of("sample-surveys/harassment/survey.csv");
    private static final Path REGIONS = Path.of("sample-surveys/harassment/regions.csv");

    private static Chromium chromium;

    @AutoClose
    private RunningApplication application;

    @TempDir
    private Path folder;

    @BeforeAll
    static void launch(Chromium shared) {
        chromium = shared;
    }

    @BeforeEach
    void start() {
        application = RunningApplication.on(folder.resolve("data"));
    }

    @Test
    void fromTheFilesToFiguresThatLast() throws IOException {
        String survey;
        String alone;
        String withUnemployment;
        List<String> figures;
        try (WatchedPage watched = WatchedPage.open(application, chromium)) {
            Page page = watched.page();
            survey = uploads(watched, true);
            press(page, "New analysis");
            press(page, "Estimate and keep");
            assertThat(page.locator("h1")).containsText("Harassed 6m ranges from 9.8% to 30% across 14 regions");
            assertThat(page.locator("#regions tbody tr")).hasCount(14);
            assertThat(page.locator("#regions tbody .plotted circle").first()).isVisible();
            alone = watched.path();

            press(page, "Change and rerun");
            Field.labelled(page, "unemployment").first().check();
            Field.labelled(page, "Name of this analysis").fill("Leaning on unemployment");
            press(page, "Estimate and keep");
            // the third sentence
            assertThat(page.locator(".findings")).containsText("Beyond what the predictors explain (unemployment)");
            withUnemployment = watched.path();
            assertNotEquals(alone, withUnemployment);
            figures = page.locator("#regions tbody tr").allTextContents();

            page.locator("#compare > summary").click();
            assertThat(Field.labelled(page, "harassed 6m, no predictors")).isChecked();
            press(page, "Compare selected");
            assertThat(page.locator("#differences")).containsText("unemployment");
            assertThat(page.locator("#fits")).containsText("of the variance between regions (95% interval:");
            assertThat(page.locator("#regions tbody tr")).hasCount(14);
            press(page, "Score the predictions");
            assertThat(page.locator("#prediction")).containsText("difference in log score");

            watched.go(withUnemployment);
            page.locator("#regions tbody a").first().click();
            assertThat(page.locator("main")).containsText("of this estimate comes from the region’s own answers");
            press(page, "Compare the two");
            assertThat(page.locator("main")).containsText("Probability that its prevalence is the higher one");
            watched.go(withUnemployment + "/audit/approximation");
            // on a busy machine the page of its computation comes first, and names it too
            assertThat(page.locator("h1")).not().hasText("Computing");
            assertThat(page.locator("main")).containsText("Laplace");

            watched.go(survey);
            Field.labelled(page, "Compare Leaning on unemployment").check();
            Field.labelled(page, "Compare harassed 6m, no predictors").check();
            press(page, "Compare selected");
            assertThat(page.locator("#fits")).containsText("Between-region standard deviation");

            watched.go(withUnemployment);
            downloads(page);
        }
        application.restart();
        try (WatchedPage watched = WatchedPage.open(application, chromium)) {
            Page page = watched.page();
            watched.go("/");
            assertThat(page.locator("main")).containsText("My survey");
            press(page, "Leaning on unemployment");
            assertThat(page).hasURL(application.address() + withUnemployment);
            assertEquals(figures, page.locator("#regions tbody tr").allTextContents());
            watched.go(alone);
            assertThat(page.locator("#regions tbody tr")).hasCount(14);
            watched.go(survey);
            press(page, "New analysis");
            press(page, "Estimate and keep");
            assertThat(page.locator(".source")).containsText("976 of 1,000 respondents");
        }
    }

    @Test
    void everyStepWorksWithoutScripts() throws IOException {
        try (WatchedPage watched =
                WatchedPage.open(application, chromium, new Browser.NewContextOptions().setJavaScriptEnabled(false))) {
            Page page = watched.page();
            String survey = uploads(watched, false);
            press(page, "New analysis");
            Field.labelled(page, "unemployment").first().check();
            press(page, "Estimate and keep");
            assertThat(page.locator("#regions tbody tr")).hasCount(14);
            downloads(page);
            watched.go(survey);
            press(page, "New analysis");
            press(page, "Estimate and keep");
            page.locator("#compare > summary").click();
            press(page, "Compare selected");
            assertThat(page.locator("#fits")).containsText("AIC");
        }
    }

    @Test
    void aWrongFileIsExplainedAndCanBeSentAgain() throws IOException {
        Path file = folder.resolve("survey.csv");
        Files.writeString(file, "region,harassed\nA,1\nB,0\n");
        Path table = folder.resolve("table.csv");
        Files.writeString(table, "region,population\nA,100\nB,a lot\n");
        try (WatchedPage watched = WatchedPage.open(application, chromium)) {
            Page page = watched.page();
            watched.go("/uploads/new");
            Field.labelled(page, "Survey extract").setInputFiles(file);
            Field.labelled(page, "Region table").setInputFiles(table);
            press(page, "Continue");
            Field.labelled(page, "Short name of what you measure").fill("Typed before");
            press(page, "Continue");
            assertThat(page.locator("h1")).hasText("This cannot be used as it is");
            assertThat(page.locator(".problems")).containsText("table.csv, row 3, column “population”");
            assertThat(page.locator(".problems")).containsText("“a lot”");
            press(page, "Back");
            assertThat(Field.labelled(page, "Short name of what you measure")).hasValue("Typed before");
            press(page, "Change its columns");
            page.getByLabel("Population", new Page.GetByLabelOptions().setExact(true))
                    .selectOption("");
            press(page, "Continue");
            assertThat(page.locator("h1")).hasText("Check your answers");

            Files.writeString(file, "region,harassed\nA,1\nB,0,7\n");
            watched.go("/uploads/new");
            Field.labelled(page, "Survey extract").setInputFiles(file);
            press(page, "Continue");
            assertThat(page.locator(".problems")).containsText("survey.csv, row 3");
            page.goBack();
            assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Continue")))
                    .isEnabled();
        }
    }

    @Test
    void theUploadNeedsNoMouse() {
        try (WatchedPage watched = WatchedPage.open(application, chromium)) {
            Page page = watched.page();
            // from the beginning, as a dialog that opens before anybody listens is lost
            page.onFileChooser(chooser -> {});
            watched.go("/");
            page.keyboard().press("Tab");
            assertThat(page.locator(":focus")).hasText("Skip to the content");
            page.keyboard().press("Enter");
            tabTo(page, "Upload a survey");
            page.keyboard().press("Enter");
            assertThat(page.locator("h1")).hasText("Upload a survey");
            choose(page, "survey", SURVEY);
            choose(page, "regions", REGIONS);
            tabTo(page, "Continue");
            page.keyboard().press("Enter");
            assertThat(page.locator("h1")).hasText("Describe your columns");
            tabTo(page, "Continue");
            page.keyboard().press("Enter");
            assertThat(page.locator("h1")).hasText("Check your answers");
            tabTo(page, "Save only");
            page.keyboard().press("Enter");
            assertThat(page.locator(".notice-success")).isVisible();
        }
    }

    @Test
    void rowsAreCountedWhileALargeFileIsStored() throws IOException {
        StringBuilder rows = new StringBuilder("region,answer\n");
        for (int i = 0; i < 300_000; i++) {
            rows.append('R').append(i % 50).append(i % 3 == 0 ? ",yes\n" : ",no\n");
        }
        Path large = folder.resolve("large.csv");
        Files.writeString(large, rows);
        try (WatchedPage watched = WatchedPage.open(application, chromium)) {
            Page page = watched.page();
            watched.go("/uploads/new");
            Field.labelled(page, "Survey extract").setInputFiles(large);
            press(page, "Continue");
            Field.labelled(page, "Which column is the region?").selectOption("region");
            Field.labelled(page, "Which question do you want a percentage for?").selectOption("answer");
            press(page, "Continue");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Save only"))
                    .click();
            assertThat(page.locator("[data-rows]")).containsText("of 300,000 rows");
            assertThat(page.locator(".notice-success")).isVisible();
            assertThat(page.locator(".lead")).containsText("300,000 respondents, 50 regions");
        }
    }

    /** Uploads the sample as "My survey". Returns the survey's path. */
    private String uploads(WatchedPage watched, boolean scripts) {
        Page page = watched.page();
        watched.go("/");
        press(page, "Upload a survey");
        Field.labelled(page, "Survey extract").setInputFiles(SURVEY);
        Field.labelled(page, "Region table").setInputFiles(REGIONS);
        press(page, "Continue");
        waitFor(page, "h1:has-text('Describe your columns')", scripts);
        assertThat(Field.labelled(page, "Which column is the region?")).hasValue("region");
        Field.labelled(page, "Which question do you want a percentage for?").selectOption("harassed_6m");
        press(page, "Continue");
        waitFor(page, "h1:has-text('Check your answers')", scripts);
        assertThat(page.locator(".answers")).containsText("No answer: “9”");
        press(page, "Change Name of the survey");
        Field.labelled(page, "Name of the survey").fill("My survey");
        press(page, "Continue");
        waitFor(page, ".answers:has-text('My survey')", scripts);
        press(page, "Save only");
        waitFor(page, ".notice-success", scripts);
        assertThat(page.locator(".notice-success")).containsText("Survey saved");
        return watched.path().replace("?stored", "");
    }

    /** With scripts the page of an upload moves on by itself; without them it has a link to follow. */
    private void waitFor(Page page, String awaited, boolean scripts) {
        Locator arrived = page.locator(awaited);
        Locator link = page.getByText("See how far it has come");
        if (scripts) {
            assertThat(arrived).isVisible();
            return;
        }
        Patience.until(
                () -> {
                    if (link.isVisible()) {
                        page.navigate(application.address() + link.getAttribute("href"));
                    }
                    return arrived.isVisible();
                },
                () -> awaited + " on " + page.url());
    }

    private static void press(Page page, String name) {
        Locator main = page.locator("main");
        main.getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(name).setExact(true))
                .or(main.getByRole(
                        AriaRole.LINK,
                        new Locator.GetByRoleOptions().setName(name).setExact(true)))
                .first()
                .click();
    }

    private void downloads(Page page) throws IOException {
        page.locator("#export > summary").click();
        String csv = Files.readString(save(page, "Table (CSV)", ".csv"));
        assertTrue(csv.startsWith("\uFEFFregion,name,population,respondents,"), csv);
        assertEquals(15, csv.split("\r\n").length);
        assertContains("Hlavní město Praha", csv);
        Path report = save(page, "Web page", ".html");
        try (var context = chromium.browser().newContext(new Browser.NewContextOptions().setOffline(true))) {
            Page alone = context.newPage();
            alone.navigate(report.toUri().toString());
            assertThat(alone.locator("h1")).containsText("Harassed 6m ranges from");
            assertThat(alone.locator("#regions tbody tr")).hasCount(14);
            assertThat(alone.locator("#chart-shrinkage svg").first()).isVisible();
        }
    }

    private Path save(Page page, String link, String ending) {
        Download download = page.waitForDownload(() -> press(page, link));
        assertTrue(download.suggestedFilename().endsWith(ending), download.suggestedFilename());
        Path file = folder.resolve(download.suggestedFilename());
        download.saveAs(file);
        return file;
    }

    private static void choose(Page page, String input, Path file) {
        Locator focused = page.locator("#" + input + ":focus");
        for (int i = 0; i < 20 && focused.count() == 0; i++) {
            page.keyboard().press("Tab");
        }
        assertThat(focused).isVisible();
        FileChooser chooser = page.waitForFileChooser(() -> page.keyboard().press("Enter"));
        chooser.setFiles(file);
    }

    /** Presses Tab until what has the focus reads so, and sees that the focus is visible. */
    private static void tabTo(Page page, String text) {
        Locator focused = page.locator(":focus");
        for (int i = 0; i < 60; i++) {
            page.keyboard().press("Tab");
            if (focused.count() > 0 && focused.textContent().strip().equals(text)) {
                assertEquals("solid", focused.evaluate("element => getComputedStyle(element).outlineStyle"));
                return;
            }
        }
        throw new AssertionError("the keyboard does not reach " + text);
    }
}
