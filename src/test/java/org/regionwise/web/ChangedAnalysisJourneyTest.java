package org.regionwise.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An analysis changed, in the browser: picture and address follow the form, and it is kept or let go. */
@InChromium
class ChangedAnalysisJourneyTest {
    private static final String PAGE = "/surveys/2/analyses/new?from=2";

    private static Chromium chromium;

    @AutoClose
    private static RunningApplication application;

    @BeforeAll
    static void start(@TempDir Path data, Chromium shared) {
        chromium = shared;
        application = RunningApplication.on(data);
    }

    private static Page drawn(WatchedPage watched, String path) {
        watched.go(path);
        assertThat(watched.page().locator("#chart-shrinkage .chart-place.drawn svg"))
                .isVisible();
        watched.page().evaluate("document.querySelectorAll('form details').forEach(each => each.open = true)");
        return watched.page();
    }

    /** The box of a predictor; further down, columns may be marked as categories. */
    private static Locator predictor(Page page, String name) {
        return Field.labelled(page, name).first();
    }

    private static Locator difference(Page page) {
        return page.locator("[data-difference]");
    }

    private static Locator sigma(Page page) {
        return page.locator("[data-preview-answer] tbody tr").first().locator("td");
    }

    /** Where the pooled points stand. */
    private static Object places(Page page) {
        return page.evaluate("[...document.querySelectorAll('.pooled_marks > path')].map(each =>"
                + " each.getAttribute('transform')).join()");
    }

    @Test
    void aTickChangesFiguresAndPictureAndTheAddressRepeatsThem() {
        try (WatchedPage watched = WatchedPage.open(application, chromium)) {
            Page page = drawn(watched, PAGE);
            page.evaluate("globalThis.notReloaded = true");
            assertThat(difference(page)).containsText("Nothing is changed yet");
            Object before = places(page);
            String first = sigma(page).nth(1).textContent();
            predictor(page, "unemployment rate").check();
            assertThat(difference(page)).hasText("Changed: with the predictor “unemployment rate”.");
            assertThat(sigma(page).first()).hasText(first);
            assertThat(sigma(page).nth(1)).not().hasText(first);
            assertThat(sigma(page).nth(1)).hasClass(Pattern.compile("pooled"));
            page.waitForFunction(
                    "before => [...document.querySelectorAll('.pooled_marks > path')].map(each =>"
                            + " each.getAttribute('transform')).join() !== before",
                    before);
            assertEquals(true, page.evaluate("globalThis.notReloaded"));
            Field.labelled(page, "Threshold").fill("20");
            assertThat(page.locator("[data-preview-more] thead").first()).containsText("Above 20%");
            String address = watched.path();
            assertTrue(address.contains("predictor=unemployment") && address.contains("threshold=20"), address);
            String figures = page.locator("[data-preview-answer]").innerText();
            Object picture = places(page);
            drawn(watched, address);
            assertTrue(predictor(page, "unemployment rate").isChecked());
            assertFalse(predictor(page, "tertiary education").isChecked());
            assertThat(Field.labelled(page, "Threshold")).hasValue("20");
            assertEquals(figures, page.locator("[data-preview-answer]").innerText());
            assertEquals(picture, places(page));
        }
    }

    @Test
    void newFiguresComeIntoTheSameDrawingAsItWasLookedAt() {
        try (WatchedPage watched = WatchedPage.open(application, chromium)) {
            Page page = drawn(watched, PAGE);
            Field.labelled(page, "Order by").selectOption("byName");
            page.locator("[data-parameter=intervals]").check();
            page.waitForFunction("() => document.querySelectorAll('.band_marks > *').length > 0");
            page.evaluate("document.querySelector('#chart-shrinkage svg').dataset.first = ''");
            List<String> names = names(page);
            Object before = places(page);
            Object label = page.locator("#chart-shrinkage .chart-place").getAttribute("aria-label");
            predictor(page, "unemployment rate").check();
            page.waitForFunction(
                    "before => [...document.querySelectorAll('.pooled_marks > path')].map(each =>"
                            + " each.getAttribute('transform')).join() !== before",
                    before);
            assertThat(page.locator("#chart-shrinkage svg[data-first]")).hasCount(1);
            assertEquals(names, names(page));
            assertThat(page.locator("#chart-shrinkage .chart-place"))
                    .not()
                    .hasAttribute("aria-label", label.toString());
            assertTrue(page.locator(".band_marks > *").count() > 0);
            assertEquals(names.size(), page.locator(".pooled_marks > path").count());
        }
    }

    /** Of the regions, from top to bottom. */
    private static List<String> names(Page page) {
        return page.locator("#chart-shrinkage .role-axis-label text").allTextContents().stream()
                .filter(text -> !text.contains("%"))
                .toList();
    }

    @Test
    void whatCannotBeIsSaidAndTheFiguresStay() {
        try (WatchedPage watched = WatchedPage.open(application, chromium)) {
            Page page = drawn(watched, PAGE);
            String figures = page.locator("[data-preview-answer]").innerText();
            Field.labelled(page, "Level of the intervals").fill("200");
            assertThat(page.locator("[data-preview-state]")).containsText("Level of the intervals");
            assertEquals(figures, page.locator("[data-preview-answer]").innerText());
            Field.labelled(page, "Level of the intervals").fill("90");
            assertThat(page.locator("[data-preview-state]")).isEmpty();
            assertThat(difference(page)).hasText("Changed: intervals at 90% instead of 95%.");
        }
    }

    @Test
    void itIsKeptByKeyboardAndBackIsSafe() {
        try (WatchedPage watched = WatchedPage.open(application, chromium)) {
            Page page = drawn(watched, PAGE);
            predictor(page, "unemployment rate").focus();
            page.keyboard().press("Space");
            assertThat(difference(page)).containsText("unemployment");
            Field.labelled(page, "Name of this analysis").focus();
            page.keyboard().type("Kept by keyboard");
            page.keyboard().press("Enter");
            page.waitForURL(Pattern.compile("/analyses/\\d+$"));
            assertThat(page.locator("main")).containsText("Kept by keyboard");
            String kept = watched.path();
            page.goBack();
            assertThat(page.locator("h1")).hasText("Change and rerun");
            assertThat(difference(page)).containsText("unemployment");
            page.goForward();
            assertEquals(kept, watched.path());
            page.locator(".breadcrumbs a").nth(1).click();
            assertThat(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Kept by keyboard")))
                    .hasCount(1);
        }
    }

    @Test
    void itIsLetGo() {
        try (WatchedPage watched = WatchedPage.open(application, chromium)) {
            Page page = drawn(watched, PAGE);
            predictor(page, "tertiary education").check();
            assertThat(difference(page)).containsText("education");
            page.getByText("Discard").click();
            page.waitForURL(Pattern.compile("/analyses/2$"));
        }
    }

    @Test
    void withoutScriptsTheButtonAsksForThePageAgain() {
        try (WatchedPage watched =
                WatchedPage.open(application, chromium, new Browser.NewContextOptions().setJavaScriptEnabled(false))) {
            Page page = watched.page();
            watched.go(PAGE);
            predictor(page, "unemployment rate").check();
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Show the result"))
                    .click();
            assertThat(difference(page)).hasText("Changed: with the predictor “unemployment rate”.");
            assertTrue(watched.path().contains("predictor=unemployment"), watched.path());
            assertThat(page.locator("#chart-shrinkage img")).isVisible();
            assertEquals(
                    true,
                    page.locator("#chart-shrinkage img").evaluate("image => image.complete && image.naturalWidth > 0"));
        }
    }

    @Test
    void itIsAccessibleInBothThemesAndNoWiderThanAPhone() {
        for (ColorScheme colours : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
            try (WatchedPage watched = WatchedPage.open(
                    application,
                    chromium,
                    new Browser.NewContextOptions().setColorScheme(colours).setViewportSize(360, 740))) {
                watched.go(PAGE + "&predictor=unemployment&level=95&threshold=20");
                Page page = watched.page();
                // what is drawn below the fold is still there when it comes into view
                assertThat(page.locator("#chart-shrinkage .chart-place.drawn svg"))
                        .hasCount(1);
                page.locator("#chart-shrinkage").scrollIntoViewIfNeeded();
                assertThat(page.locator("#chart-shrinkage .chart-place.drawn svg"))
                        .isVisible();
                assertThat(page.locator("[data-preview-answer][aria-busy]")).hasCount(0);
                assertEquals(360, page.evaluate("document.documentElement.scrollWidth"));
                List<String> found = new AxeBuilder(page)
                        .setLegacyMode(true).analyze().getViolations().stream()
                                .map(rule -> rule.getId() + ": "
                                        + rule.getNodes().get(0).getHtml())
                                .toList();
                assertEquals(List.of(), found);
            }
        }
    }
}
