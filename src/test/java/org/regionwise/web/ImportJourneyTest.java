package org.regionwise.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.regionwise.Containment.assertEnds;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.JSHandle;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.regionwise.Patience;

/** Bringing real extracts in, in a real browser. */
@InChromium
class ImportJourneyTest {
    private static final Path EXTRACTS = Path.of("src/test/resources/extracts");

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

    /** What the browser hands to the page when files are dropped on it. */
    private static JSHandle dropped(Page page, Map<String, byte[]> files) {
        JSHandle transfer = page.evaluateHandle("() => new DataTransfer()");
        files.forEach((name, content) -> page.evaluate(
                "([transfer, name, content]) => transfer.items.add(new File([Uint8Array.from(atob(content), c =>"
                        + " c.charCodeAt(0))], name))",
                List.of(transfer, name, Base64.getEncoder().encodeToString(content))));
        return transfer;
    }

    private static void press(Page page, String name) {
        page.locator("main")
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }

    private static void change(Page page, String what) {
        page.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName("Change " + what).setExact(true))
                .click();
    }

    private long files(String name) throws IOException {
        try (Stream<Path> all = Files.walk(application.data().resolve(name))) {
            return all.filter(Files::isRegularFile).count();
        }
    }

    @Test
    void filesAreDroppedUnderstoodChangedAndStored() throws IOException {
        try (WatchedPage watched = WatchedPage.open(application, chromium)) {
            Page page = watched.page();
            watched.go("/uploads/new");
            byte[] extract = Files.readAllBytes(EXTRACTS.resolve("semicolon-1250.csv"));
            byte[] regions = "region,rate\nÚSTECKÝ KRAJ,4\nKraj Vysocina,5\nPraha,6\n".getBytes(StandardCharsets.UTF_8);
            Locator survey = Field.labelled(page, "Survey extract");
            page.locator("[data-drop]")
                    .first()
                    .dispatchEvent("dragover", Map.of("dataTransfer", dropped(page, Map.of("x.csv", extract))));
            assertThat(page.locator(".field.drop")).hasCount(1);
            page.locator("[data-drop]")
                    .first()
                    .dispatchEvent("drop", Map.of("dataTransfer", dropped(page, Map.of("semicolon.csv", extract))));
            assertThat(page.locator(".field.drop")).hasCount(0);
            assertEnds("semicolon.csv", survey.inputValue());
            // beside the fields, a file goes where its kind belongs
            page.locator("h1")
                    .dispatchEvent("drop", Map.of("dataTransfer", dropped(page, Map.of("regions.csv", regions))));
            assertEnds("regions.csv", Field.labelled(page, "Region table").inputValue());
            page.locator("h1")
                    .dispatchEvent(
                            "drop",
                            Map.of(
                                    "dataTransfer",
                                    dropped(page, Map.of("map.geojson", "{}".getBytes(StandardCharsets.UTF_8)))));
            assertEnds("map.geojson", Field.labelled(page, "Boundaries").inputValue());
            press(page, "Continue");

            assertThat(page.locator("h1")).hasText("Describe your columns");
            assertThat(page.locator("main")).containsText("it looks like windows-1250");
            page.getByText("Change how it is read").first().click();
            page.locator("#survey-encoding").selectOption("ISO-8859-1");
            page.locator("#reading-survey").getByText("Read again").click();
            assertThat(page.locator("main")).containsText("Jihoèeský");
            page.locator("#survey-encoding").selectOption("windows-1250");
            page.locator("#reading-survey").getByText("Read again").click();
            assertThat(page.locator("main")).containsText("Jihočeský");
            press(page, "Continue");
            Field.labelled(page, "Which question do you want a percentage for?").selectOption("answer");
            press(page, "Continue");

            assertThat(page.locator("main")).containsText("“Ústecký kraj” as “ÚSTECKÝ KRAJ”");
            assertThat(Field.labelled(page, "Kraj Vysočina is the same as")).hasValue("Kraj Vysocina");
            Locator capital = Field.labelled(page, "Hlavní město Praha is the same as");
            assertThat(capital).hasValue("");
            assertThat(capital).containsText("Praha, the likeliest");
            capital.selectOption("Praha");
            press(page, "Accept these matches");
            assertThat(Field.labelled(page, "Kraj Vysočina is the same as")).hasValue("Kraj Vysocina");
            assertThat(page.locator("main")).containsText("as you chose");
            press(page, "Continue");
            assertThat(page.locator("main")).containsText("The boundaries cannot be used");
            assertThat(page.locator(".answers")).containsText("No answer: “8”");
            assertThat(page.locator(".matched")).containsText("Hlavní město Praha → Praha");
            press(page, "Save only");
            assertThat(page.locator(".notice-success")).isVisible();
            assertThat(page.locator("main")).containsText("“region”: “Kraj Vysočina” read as “Kraj Vysocina”");
            page.getByText("Upload a new version").click();
            assertThat(page.locator("main")).containsText("A new version of “semicolon”");
        }
    }

    @Test
    void layoutsOfFilesAreAskedAboutInWords() {
        Path layouts = Path.of("src/test/resources/layouts");
        try (WatchedPage watched = WatchedPage.open(application, chromium)) {
            Page page = watched.page();
            watched.go("/uploads/new");
            Field.labelled(page, "Survey extract").setInputFiles(layouts.resolve("twohead.xlsx"));
            press(page, "Continue");
            assertThat(page.locator("main")).containsText("row 2 looks like more column names");
            press(page, "Continue");
            assertThat(page.locator("main")).containsText("row 2 looks like more column names");
            Field.labelled(page, "The column names take up").selectOption("2 rows, joined");
            press(page, "Continue");
            assertThat(page.locator("#outcome")).containsText("Respondent harassed");

            watched.go("/uploads/new");
            Field.labelled(page, "Survey extract").setInputFiles(layouts.resolve("pivotlayout.xlsx"));
            press(page, "Continue");
            Field.labelled(page, "Which column is the region?").selectOption("region");
            Field.labelled(page, "Which question do you want a percentage for?").selectOption("y");
            press(page, "Continue");
            assertThat(page.locator("h1")).hasText("Many rows have no region");
            page.getByLabel("The region above them").check();
            press(page, "Continue");
            assertThat(page.locator("main")).containsText("130 respondents in 6 regions.");

            watched.go("/uploads/new");
            Field.labelled(page, "Survey extract").setInputFiles(layouts.resolve("bmi.dta"));
            press(page, "Continue");
            Field.labelled(page, "Which column is the region?").selectOption("region");
            Field.labelled(page, "Which question do you want a percentage for?").selectOption("v445");
            press(page, "Continue");
            assertThat(page.locator("#no-answer")).hasValue("9998");
            assertThat(page.locator("#no-answer-hint")).containsText("“9998” (12 rows) is labelled “Flagged cases”");
        }
    }

    @Test
    void goingBackLosesNothingAndCancellingLeavesNothing() throws IOException {
        Path file = folder.resolve("wave.csv");
        Files.writeString(file, "district,region,flag,pweight\nA,x,1,2\nA,x,2,1\nB,y,1,2\nB,y,2,1\n");
        try (WatchedPage watched = WatchedPage.open(application, chromium)) {
            Page page = watched.page();
            watched.go("/uploads/new");
            assertThat(page.getByText("drop them anywhere on this page")).isVisible();
            Field.labelled(page, "Survey extract").setInputFiles(file);
            press(page, "Continue");
            assertThat(page.locator("h1")).hasText("Describe your columns");
            Field.labelled(page, "Which column is the region?").selectOption("district");
            Field.labelled(page, "Which question do you want a percentage for?").selectOption("flag");
            press(page, "Continue");
            assertThat(page.locator("h1")).hasText("Check your answers");
            Locator answers = page.locator(".answers");
            assertThat(answers).containsText("Column “pweight”, from 1 to 2");
            change(page, "Name of the survey");
            Field.labelled(page, "Name of the survey").fill("The third wave");
            press(page, "Continue");
            assertThat(answers).containsText("The third wave");
            change(page, "What answers mean");
            Field.labelled(page, "2 counts as yes").check();
            press(page, "Continue");
            // the form says what is missing, above and beside, and has the focus
            assertThat(page.locator(".error-summary")).isFocused();
            assertThat(page.locator(".error-summary")).containsText("at least one as no");
            Field.labelled(page, "1 counts as no").first().check();
            press(page, "Continue");
            assertThat(answers).containsText("Yes: “2” (2)");
            page.locator("main")
                    .getByRole(
                            AriaRole.LINK,
                            new Locator.GetByRoleOptions().setName("Back").setExact(true))
                    .click();
            assertThat(Field.labelled(page, "Which column is the region?")).hasValue("district");
            page.locator(".breadcrumbs").getByText("Upload a survey").click();
            assertThat(page.locator("main")).containsText("Received: wave.csv.");
            page.getByText("Continue with these files").click();
            assertThat(answers).containsText("Yes: “2” (2)");
            press(page, "Cancel");
            assertThat(page.locator("h1")).hasText("Upload cancelled");
        }
        assertEquals(0, files("incoming"));
    }

    @Test
    void unsoundRowsAreListedSavedAndLeftOutWithoutScripts() throws IOException {
        Path file = folder.resolve("ragged.csv");
        Files.writeString(file, "region,y\n" + "A,1\nB,0\n".repeat(20) + "A\n".repeat(150));
        try (WatchedPage watched =
                WatchedPage.open(application, chromium, new Browser.NewContextOptions().setJavaScriptEnabled(false))) {
            Page page = watched.page();
            watched.go("/uploads/new");
            Field.labelled(page, "Survey extract").setInputFiles(file);
            press(page, "Continue");
            settle(page);
            assertThat(page.locator("h1")).hasText("This cannot be used as it is");
            assertThat(page.locator("main")).containsText("150 problems were found.");
            Download download = page.waitForDownload(
                    () -> page.getByText("All problems as CSV").click());
            Path saved = folder.resolve("problems.csv");
            download.saveAs(saved);
            assertEquals(151, Files.readAllLines(saved).size());
            press(page, "Leave these rows out");
            settle(page);
            assertThat(page.locator("main")).containsText("150 rows are left out");
        }
    }

    private void settle(Page page) {
        Locator link = page.getByText("See how far it has come");
        Patience.until(
                () -> {
                    if (link.isVisible()) {
                        page.navigate(application.address() + link.getAttribute("href"));
                    }
                    return !link.isVisible();
                },
                () -> "the page after " + page.url());
    }

    @Test
    void sendingAndReadingCanBeStoppedAndLeaveNothing() throws IOException {
        Path large = folder.resolve("large.csv");
        StringBuilder rows = new StringBuilder("region,y,comment\n");
        for (int i = 0; i < 600_000; i++) {
            rows.append('R')
                    .append(i % 50)
                    .append(i % 3 == 0 ? ",1," : ",0,")
                    .append("a comment of some length ")
                    .append(i)
                    .append('\n');
        }
        Files.writeString(large, rows);
        try (WatchedPage watched = WatchedPage.open(application, chromium)) {
            Page page = watched.page();
            watched.go("/uploads/new");
            Field.labelled(page, "Survey extract").setInputFiles(large);
            // a request that never ends stands for a slow line
            page.route("**/uploads", route -> {});
            press(page, "Continue");
            page.locator("[data-sending]").evaluate("each => { each.hidden = false; }");
            press(page, "Stop sending");
            assertThat(page.locator("form .button-primary")).isEnabled();
            page.unroute("**/uploads");
            // the reading may be over before the page asks, so the page is told that it is not
            page.route(
                    "**/progress",
                    route -> route.fulfill(new Route.FulfillOptions()
                            .setContentType("application/json")
                            .setBody("{\"working\":true,\"words\":\"Reading …\",\"rows\":1200,"
                                    + "\"done\":\"1,200 rows, 1\u00a0MB of 3\u00a0MB\",\"total\":0,"
                                    + "\"bytes\":1048576,\"totalBytes\":3145728}")));
            press(page, "Continue");
            assertThat(page.locator("[data-rows]")).containsText("1,200 rows, 1\u00a0MB of 3\u00a0MB");
            press(page, "Cancel");
            page.unroute("**/progress");
            page.waitForURL("**/uploads/**");
            assertThat(page.locator("h1")).hasText("Upload cancelled");
        }
        assertEquals(0, files("incoming"));
        assertEquals(0, files("temporary"));
    }
}
