package org.regionwise.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.regionwise.Containment.assertContains;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.regionwise.web.Visitor.Sent;

/** The pictures of analyses side by side and of one region, in the browser and without its scripts. */
@InChromium
class PicturesJourneyTest {
    private static final String BOTH = "/surveys/2/compare?analysis=3&analysis=2";
    private static final String REGION = "/analyses/3/region?key=CZ072";
    private static final int REGIONS = 14;
    /** More than a list holds. */
    private static final int MANY = 230;

    private static Chromium chromium;

    @AutoClose
    private static RunningApplication application;

    private static Visitor visitor;

    @BeforeAll
    static void start(@TempDir Path data, Chromium shared) {
        chromium = shared;
        application = RunningApplication.on(data);
        visitor = new Visitor(application);
    }

    private static Locator drawn(WatchedPage watched, String path, String code) {
        watched.go(path);
        return watched.chart(code);
    }

    private static Locator marks(Locator chart, String name) {
        return chart.locator("." + name + "_marks > *");
    }

    @Test
    void analysesSideBySideAreDrawnInTheirOrder() {
        try (WatchedPage watched = WatchedPage.open(application, chromium)) {
            Locator chart = drawn(watched, BOTH, "comparison");
            assertThat(marks(chart, "pooled")).hasCount(2 * REGIONS);
            assertThat(marks(chart, "key")).hasCount(2);
            assertThat(marks(chart, "names").first()).hasText("With unemployment (3)");
            assertThat(marks(chart, "names").last()).hasText("No predictors (2)");
            assertEquals(
                    2L,
                    marks(chart, "key").all().stream()
                            .map(each -> each.getAttribute("d"))
                            .distinct()
                            .count(),
                    "shapes");
            assertEquals(
                    2L,
                    marks(chart, "key").all().stream()
                            .map(each -> each.getAttribute("fill"))
                            .distinct()
                            .count(),
                    "tones");
            assertThat(watched.page().locator("h1"))
                    .hasText("Side by side: With unemployment (3) and No predictors (2)");
            assertContains(
                    "The largest differences: ", chart.locator(".chart-place").getAttribute("aria-label"));
        }
    }

    @Test
    void rowsAreOrderedAndIntervalsShownAndPicturesAreWhatIsSeen() throws IOException {
        try (WatchedPage watched = WatchedPage.open(application, chromium)) {
            Locator chart = drawn(watched, BOTH, "comparison");
            watched.topRow("comparison", "Ústecký");
            assertThat(marks(chart, "interval")).hasCount(0);
            chart.locator("select").selectOption("byDifference");
            String alternative = chart.locator(".chart-place").getAttribute("aria-label");
            String largest = alternative.substring(alternative.indexOf("differences: ") + 13);
            watched.topRow("comparison", largest.substring(0, largest.indexOf(" with ")));
            chart.locator("select").selectOption("byName");
            watched.topRow("comparison", "Hlavní");
            Field.labelled(chart, "Intervals").check();
            assertThat(marks(chart, "interval")).hasCount(2 * REGIONS);
            String svg = chart.getByText("SVG").getAttribute("href").replace(application.address(), "");
            assertTrue(svg.contains("analysis=3&analysis=2") && svg.contains("order=byName"), svg);
            String drawing = visitor.get(svg).body();
            assertTrue(drawing.indexOf("Hlavní") < drawing.indexOf("Ústecký"), "in the order that was seen");
            assertTrue(drawing.indexOf("With unemployment (3)") < drawing.indexOf("No predictors (2)"), drawing);
            String png = chart.getByText("PNG").getAttribute("href").replace(application.address(), "");
            assertEquals(
                    1360,
                    ImageIO.read(new ByteArrayInputStream(visitor.bytes(png).body()))
                            .getWidth());
        }
    }

    @Test
    void aRegionLightsUpInChartAndTable() {
        try (WatchedPage watched = WatchedPage.open(application, chromium)) {
            Locator chart = drawn(watched, BOTH, "comparison");
            Page page = watched.page();
            marks(chart, "row").first().hover();
            assertThat(page.locator("#regions tr.highlight")).hasCount(1);
            String region = page.locator("#regions tr.highlight").getAttribute("data-region");
            assertThat(page.locator("#vg-tooltip-element")).containsText("No predictors (2)");
            page.evaluate("document.dispatchEvent(new CustomEvent('regionwise:highlight', {detail: {region: null}}))");
            assertThat(page.locator("#regions tr.highlight")).hasCount(0);
            page.locator("#regions tr[data-region='" + region + "']").hover();
            page.waitForFunction("""
                    () => [...document.querySelectorAll('#chart-comparison .row_marks > *')]
                        .filter(each => (each.getAttribute('opacity') ?? '1') === '1').length === 1
                    """);
        }
    }

    @Test
    void theDataStandBehindBothPictures() {
        try (WatchedPage watched = WatchedPage.open(application, chromium)) {
            Locator chart = drawn(watched, BOTH, "comparison");
            chart.locator(".chart-table summary").click();
            assertThat(chart.locator(".chart-table tbody tr")).hasCount(REGIONS);
            assertThat(chart.locator(".chart-table thead th")).hasCount(4);
            Locator region = drawn(watched, REGION, "region");
            region.locator(".chart-table summary").click();
            assertThat(region.locator(".chart-table tbody tr")).hasCount(5);
        }
    }

    @Test
    void whatWentIntoAnEstimateIsDrawnAlsoOfTwoRegions() {
        try (WatchedPage watched = WatchedPage.open(application, chromium)) {
            Locator chart = drawn(watched, REGION, "region");
            for (String mark : List.of("raw", "model", "rawInterval", "half", "nation")) {
                assertThat(marks(chart, mark)).hasCount(1);
            }
            // and of its neighbours in rank
            for (String mark : List.of("pooled", "interval")) {
                assertThat(marks(chart, mark)).hasCount(3);
            }
            assertThat(marks(chart, "pull")).hasCount(2);
            watched.page().locator("#other").selectOption("CZ010");
            watched.page().getByText("Compare the two").click();
            Locator two = watched.page().locator("#chart-region");
            two.scrollIntoViewIfNeeded();
            assertThat(marks(two, "pooled")).hasCount(2);
            assertThat(two).containsText("Hlavní město Praha");
        }
    }

    @Test
    void bothAreAccessibleInBothThemesAndNoWiderThanAPhone() {
        for (ColorScheme colours : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
            try (WatchedPage watched = WatchedPage.open(
                    application,
                    chromium,
                    new Browser.NewContextOptions().setColorScheme(colours).setViewportSize(360, 740))) {
                for (String[] each : new String[][] {{BOTH, "comparison"}, {REGION, "region"}}) {
                    drawn(watched, each[0], each[1])
                            .locator(".chart-table summary")
                            .click();
                    assertEquals(360, watched.page().evaluate("document.documentElement.scrollWidth"), each[0]);
                    assertEquals(
                            List.of(),
                            new AxeBuilder(watched.page())
                                    .setLegacyMode(true).analyze().getViolations().stream()
                                            .map(rule -> rule.getId() + ": "
                                                    + rule.getNodes().get(0).getHtml())
                                            .toList());
                }
            }
        }
    }

    /** Farther to the right the names of rows are still there. */
    @Test
    void onAPhoneTheFirstColumnStays() {
        try (WatchedPage watched =
                WatchedPage.open(application, chromium, new Browser.NewContextOptions().setViewportSize(360, 740))) {
            watched.go(BOTH);
            Object places = watched.page().evaluate("""
                    () => {
                      const frame = document.querySelector('#regions .side-scroll');
                      frame.scrollLeft = 120;
                      const name = frame.querySelector('tbody th').getBoundingClientRect();
                      return [frame.scrollLeft > 0, Math.round(name.left - frame.getBoundingClientRect().left)];
                    }
                    """);
            assertEquals(List.of(true, 0), places);
        }
    }

    @Test
    void withoutScriptsTheServersDrawingsStandThere() {
        try (WatchedPage watched =
                WatchedPage.open(application, chromium, new Browser.NewContextOptions().setJavaScriptEnabled(false))) {
            for (String[] each : new String[][] {{BOTH, "comparison"}, {REGION, "region"}}) {
                watched.go(each[0]);
                Locator picture = watched.page().locator("#chart-" + each[1] + " img");
                assertThat(picture).isVisible();
                assertTrue(picture.getAttribute("alt").contains("ooled"), each[0]);
                assertTrue(visitor.get(picture.getAttribute("src")).body().startsWith("<svg"), each[0]);
            }
        }
    }

    @Test
    void whatIsNoPictureIsNotThere() {
        assertEquals(
                404,
                visitor.get("/surveys/2/compare/else.svg?analysis=3&analysis=2").statusCode());
        assertEquals(
                404,
                visitor.get("/surveys/2/compare/comparison.gif?analysis=3&analysis=2")
                        .statusCode());
        assertEquals(
                422, visitor.get("/surveys/2/compare/comparison.svg?analysis=3").statusCode());
        assertEquals(
                404,
                visitor.get("/api/surveys/2/compare/comparison.svg?analysis=3&analysis=2")
                        .statusCode());
        assertEquals(
                404, visitor.get("/analyses/3/region/region.svg?key=nowhere").statusCode());
        assertEquals(
                404, visitor.get("/analyses/3/region/shrinkage.svg?key=CZ072").statusCode());
    }

    /** Among many regions the other one is typed; what may be several is asked for, and all of it needs no script. */
    @Test
    void amongManyTheOtherRegionIsTyped() {
        String result = many();
        try (WatchedPage watched =
                WatchedPage.open(application, chromium, new Browser.NewContextOptions().setJavaScriptEnabled(false))) {
            Page page = watched.page();
            watched.go(result + "/region?key=R1");
            assertThat(page.locator("select")).hasCount(0);
            assertThat(page.locator("#others option")).hasCount(MANY - 1);
            page.locator("#other").fill(" district 17 ");
            page.getByText("Compare the two").click();
            assertThat(page.locator("section[aria-labelledby=beside-heading] [role=status]"))
                    .containsText("percentage points");
            assertContains(
                    "District 17: own answers",
                    page.locator("#chart-region img").getAttribute("alt"));
            page.locator("#other").fill("t 22");
            page.getByText("Compare the two").click();
            assertThat(page.getByText("Which of these regions is “t 22”?")).isVisible();
            // 22 and 220 to 229
            assertThat(page.locator("main ul a")).hasCount(11);
            page.getByText("District 225").click();
            assertThat(page.locator("section[aria-labelledby=beside-heading] [role=status]"))
                    .containsText("District 225");
            page.locator("#other").fill("Atlantis");
            page.getByText("Compare the two").click();
            assertThat(page.getByText("No other region with an estimate is called “Atlantis”."))
                    .isVisible();
        }
        assertFalse(visitor.get(REGION).body().contains("<datalist"), "a list does for fourteen");
    }

    private static String many() {
        StringBuilder survey = new StringBuilder("region,y\n");
        StringBuilder regions = new StringBuilder("region,name\n");
        for (int i = 1; i <= MANY; i++) {
            for (int k = 0; k < 6; k++) {
                survey.append('R')
                        .append(i)
                        .append(',')
                        .append((i + k) % 4 == 0 ? 1 : 0)
                        .append('\n');
            }
            regions.append('R').append(i).append(",District ").append(i).append('\n');
        }
        String upload = visitor.upload(Sent.survey(survey.toString()), Sent.regions(regions.toString()));
        visitor.step(upload, "columns", "region", "region", "outcome", "y", "key", "region", "label", "name");
        return visitor.analyse(visitor.store(upload, Visitor.NO_AND_YES), Visitor.question());
    }
}
