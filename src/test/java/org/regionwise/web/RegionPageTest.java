package org.regionwise.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.regionwise.Containment.assertContains;
import static org.regionwise.Containment.assertLacks;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.regionwise.release.BuiltInProfile;
import org.regionwise.release.ProfileJson;

/** One region's briefing: read, asked, copied, printed; and the page on which rules are chosen beside it. */
@InChromium
class RegionPageTest {
    private static final String REGION = "/analyses/3/region?key=CZ020";

    private static Chromium chromium;

    @AutoClose
    private static RunningApplication application;

    private static Visitor visitor;

    @BeforeAll
    static void start(@TempDir Path data, Chromium shared) {
        chromium = shared;
        application = RunningApplication.on(data);
        visitor = new Visitor(application);
        // of another survey than the one that is read in full
        assertEquals(
                302,
                visitor.post("/analyses/4/release", "profile", ProfileJson.write(BuiltInProfile.NCHS.profile()))
                        .statusCode());
    }

    @Test
    void aBriefingIsReadAskedAndCopied() {
        Browser.NewContextOptions options =
                new Browser.NewContextOptions().setPermissions(List.of("clipboard-read", "clipboard-write"));
        try (WatchedPage watched = WatchedPage.open(application, chromium, options)) {
            Page page = watched.page();
            watched.go(REGION);
            assertThat(page.locator("h1"))
                    .hasText("Středočeský kraj: 20.6%, cannot be told apart from the national figure");
            assertThat(page.locator("main")).containsText("Probability that it lies above the national figure of 17%");
            assertThat(page.locator("main")).containsText("4 of 14");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Copy"))
                    .click();
            assertThat(page.locator("#say-state")).hasText("Copied.");
            assertContains(
                    "about 21% of adults in Středočeský kraj (95% interval 15% to 27%)",
                    (String) page.evaluate("navigator.clipboard.readText()"));
            page.getByLabel("How likely is it above").fill("20,5");
            page.getByText("Show the probability").click();
            assertThat(page.getByText("Probability that it lies above 20.5%")).isVisible();
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Next region: Liberecký kraj"))
                    .click();
            assertThat(page.locator("h1")).containsText("Liberecký kraj");
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Previous region"))
                    .click();
            assertThat(page.locator("h1")).containsText("Středočeský kraj");
        }
    }

    @Test
    void aThresholdThatIsNoneIsSaid() {
        for (String given : List.of("many", "0", "100", "-3", "NaN")) {
            var answer = visitor.get(REGION + "&threshold=" + given);
            assertEquals(422, answer.statusCode(), given);
            assertContains("“" + given + "” is not a percentage between 0 and 100", answer.body());
        }
    }

    /** By maximum likelihood there are no draws, and the page says what it did instead. */
    @Test
    void withoutAPosteriorTheApproximationIsNamed() {
        String analysis = visitor.analyse(
                "/surveys/2", Visitor.fields(Visitor.NO_YES_AND_MISSING, "outcome", "harassed_6m", "method", "ml"));
        String page =
                visitor.get(analysis + "/region?key=CZ020&threshold=10%25").body();
        assertContains("Probability that it lies above 10%:", page);
        assertContains("normal approximation", page);
        assertLacks("1 being the highest", page);
    }

    /** The figure that a result keeps is that of its draws: beside the two-region comparison's own way. */
    @Test
    void theProbabilityIsInTheResult() {
        JsonNode regions = visitor.json("/api/analyses/3/result").get("regions");
        for (JsonNode region : regions) {
            double above = region.at("/posterior/aboveNation").asDouble(-1);
            double nation = visitor.json("/api/analyses/3/result")
                    .at("/national/pooled/estimate")
                    .asDouble();
            double lower = region.at("/posterior/halfLower").asDouble();
            double upper = region.at("/posterior/halfUpper").asDouble();
            // a quarter lies beyond either limit of the 50% interval; the nation is itself uncertain
            assertTrue(lower <= nation || above > 0.68, region.toString());
            assertTrue(upper >= nation || above < 0.32, region.toString());
            assertTrue(above >= 0 && above <= 1, region.toString());
        }
    }

    @Test
    void itPrintsOnOneSheet(@TempDir Path folder) throws IOException {
        for (String language : List.of("en", "es", "cs")) {
            try (WatchedPage watched =
                    WatchedPage.open(application, chromium, new Browser.NewContextOptions().setLocale(language))) {
                for (String path : List.of(REGION, "/analyses/4/region?key=P11", "/analyses/4/region?key=P10")) {
                    watched.go(path);
                    assertThat(watched.page().locator("#chart-region svg").first())
                            .isVisible();
                    Path file = folder.resolve(language + ".pdf");
                    watched.page().pdf(new Page.PdfOptions().setPath(file).setPreferCSSPageSize(true));
                    try (PDDocument document = Loader.loadPDF(file.toFile())) {
                        assertEquals(1, document.getNumberOfPages(), path + " in " + language);
                    }
                }
            }
        }
    }

    @Test
    void axeFindsNothingAtAnyWidthInEitherTheme() {
        try (WatchedPage watched = WatchedPage.open(application, chromium)) {
            for (String path : List.of(REGION, "/analyses/4/release?profile=confidential")) {
                watched.go(path);
                for (ColorScheme colours : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                    watched.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(colours));
                    for (int width : new int[] {390, 1280, 1920}) {
                        watched.page().setViewportSize(width, 900);
                        assertEquals(
                                List.of(),
                                new AxeBuilder(watched.page())
                                        .setLegacyMode(true).analyze().getViolations().stream()
                                                .map(Rule::getDescription)
                                                .toList(),
                                path + " at " + width + " " + colours);
                        assertEquals(
                                width,
                                watched.page().evaluate("document.documentElement.scrollWidth"),
                                path + " is wider than the window");
                    }
                }
            }
        }
    }
}
