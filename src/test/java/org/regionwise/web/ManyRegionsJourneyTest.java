package org.regionwise.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A result of more regions than charts can have rows or elements for, in a real browser. */
@InChromium
class ManyRegionsJourneyTest {
    private static final int REGIONS = 1_200;
    private static final String[] BETWEEN = {"576 regions between these", "576 regions between these"};

    private static Chromium chromium;

    @AutoClose
    private static RunningApplication application;

    private static String analysis;

    @BeforeAll
    static void start(@TempDir Path data, Chromium shared) {
        chromium = shared;
        application = RunningApplication.on(data);
        Visitor visitor = new Visitor(application);
        StringBuilder rows = new StringBuilder("region,y\n");
        for (int region = 1; region <= REGIONS; region++) {
            for (int i = 0; i < 3 + region % 9; i++) {
                rows.append("Parish ")
                        .append(region)
                        .append(',')
                        .append((region * 7 + i * 13) % 5 == 0 ? 1 : 0)
                        .append('\n');
            }
        }
        analysis = visitor.analyse(
                visitor.stored(rows.toString()), Visitor.question("method", "ml", "level", "95", "points", "9"));
    }

    private static Locator rows(Locator figure) {
        return figure.locator(".row_marks > path");
    }

    private static Locator shrinkage(WatchedPage watched) {
        watched.go(analysis + "/explain");
        Locator figure = watched.page().locator("#chart-shrinkage");
        assertThat(figure.locator(".chart-place.drawn svg")).isVisible();
        return figure;
    }

    @Test
    void aSearchSaysWhatItFoundAndShowsNoMoreThanBefore() {
        try (WatchedPage watched = WatchedPage.open(application, chromium)) {
            Locator figure = shrinkage(watched);
            assertThat(rows(figure)).hasCount(48);
            Locator find = Field.labelled(figure, "Find");
            find.fill("parish 12");
            // 12, 120 to 129, and 1200
            assertThat(figure.locator("[data-found]")).hasText("Regions with “parish 12” in their names: 12.");
            assertThat(rows(figure)).hasCount(12);
            assertThat(figure.locator("[data-window]")).isHidden();
            find.fill("Atlantis");
            assertThat(figure.locator("[data-found]")).hasText("No region has “Atlantis” in its name.");
            assertThat(rows(figure)).hasCount(12);
            find.fill("1");
            assertThat(figure.locator("[data-found]")).containsText("the first 48 are shown");
            assertThat(rows(figure)).hasCount(48);
            find.fill("");
            assertThat(figure.locator("[data-found]")).isHidden();
            assertThat(figure.locator(".gap_marks > text")).hasText(BETWEEN);
        }
    }

    @Test
    void paperHasNoPagesOfRowsThatWereNotFetched() {
        try (WatchedPage watched = WatchedPage.open(application, chromium)) {
            watched.go(analysis);
            Page page = watched.page();
            Locator unfetched = page.locator("#regions tr.far");
            Locator note = page.getByText("Only the rows shown on screen are printed.");
            assertThat(unfetched.first()).isAttached();
            assertThat(note).isHidden();
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            assertThat(note).isVisible();
            for (Locator each : unfetched.all()) {
                assertThat(each).isHidden();
            }
            assertThat(page.locator("#regions tbody tr[data-region]").first()).isVisible();
        }
    }

    @Test
    void aRegionBetweenTheEndsShowsItselfWhenItIsLitUpElsewhere() {
        try (WatchedPage watched = WatchedPage.open(application, chromium)) {
            Locator figure = shrinkage(watched);
            Page page = watched.page();
            String lightUp =
                    "region => document.dispatchEvent(new CustomEvent('regionwise:highlight', {detail: {region}}))";
            String between = (String) page.evaluate("""
                    () => {
                      const shown = new Set([...document.querySelectorAll("#chart-shrinkage .role-axis-label \
                    text")].map((each) => each.textContent));
                      return Array.from({length: 200}, (_, i) => `Parish ${i + 1}`).find((each) => !shown.has(each));
                    }""");
            page.evaluate(lightUp, between);
            assertThat(rows(figure)).hasCount(49);
            assertThat(figure.locator(".gap_marks > text")).hasCount(1);
            assertThat(figure.locator("svg")).containsText(between);
            page.evaluate(lightUp, null);
            assertThat(rows(figure)).hasCount(48);
            assertThat(figure.locator(".gap_marks > text")).hasText(BETWEEN);
        }
    }

    @Test
    void crowdsOfPointsAreOneElementInTheColoursOfTheTheme() {
        try (WatchedPage watched = WatchedPage.open(application, chromium)) {
            watched.go(analysis + "/explain");
            Page page = watched.page();
            Locator place = page.locator("#chart-funnel .chart-place");
            place.scrollIntoViewIfNeeded();
            assertThat(place.locator("canvas")).isVisible();
            assertThat(place.locator("svg")).hasCount(0);
            assertThat(place).hasAttribute("role", "img");
            String light = (String) place.locator("canvas").evaluate("canvas => canvas.toDataURL()");
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
            page.waitForFunction(
                    "before => { const canvas = document.querySelector('#chart-funnel canvas');"
                            + " return canvas !== null && canvas.toDataURL() !== before; }",
                    light);
            String dark = (String) place.locator("canvas").evaluate("canvas => canvas.toDataURL()");
            assertNotEquals(light, dark);
            assertThat(page.locator(".chart-failure:visible")).hasCount(0);
        }
    }

    @Test
    void exportOpensWhereItStandsAndEscapeClosesIt() {
        try (WatchedPage watched = WatchedPage.open(application, chromium)) {
            watched.go(analysis);
            Page page = watched.page();
            Locator summary = page.locator("#export > summary");
            double before = summary.boundingBox().x;
            summary.click();
            assertThat(page.locator(".export-kinds")).isVisible();
            assertEquals(before, summary.boundingBox().x);
            Field.labelled(page, "Author").focus();
            page.keyboard().press("Escape");
            assertThat(page.locator(".export-kinds")).isHidden();
            assertThat(summary).isFocused();
        }
    }
}
