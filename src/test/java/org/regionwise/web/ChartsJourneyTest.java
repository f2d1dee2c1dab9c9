package org.regionwise.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.regionwise.Containment.assertContains;
import static org.regionwise.Containment.assertStarts;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.regionwise.web.Visitor.Sent;

/** The charts of a result in the browser: what is drawn, what they answer to, and what stands beside them. */
@InChromium
class ChartsJourneyTest {
    private static final int REGIONS = 14;

    private static Chromium chromium;

    @AutoClose
    private static RunningApplication application;

    private static Visitor visitor;
    /** A result with shapes of all regions but one. */
    private static String mapped;

    @BeforeAll
    static void start(@TempDir Path data, Chromium shared) {
        chromium = shared;
        application = RunningApplication.on(data);
        visitor = new Visitor(application);
        mapped = analysed();
    }

    private static String analysed() {
        Sent survey = Sent.sample("survey", "harassment/survey.csv");
        Sent regions = Sent.sample("regions", "harassment/regions.csv");
        String upload = visitor.upload(survey, regions, new Sent("boundaries", "map.json", shapes(regions.text())));
        visitor.step(upload, "columns", "region", "region", "outcome", "harassed_6m", "key", "region", "label", "name");
        String[] coding = Visitor.NO_YES_AND_MISSING;
        return visitor.analyse(
                visitor.store(upload, coding),
                Visitor.fields(
                        coding,
                        "outcome",
                        "harassed_6m",
                        "level",
                        "95",
                        "points",
                        "15",
                        "predictor",
                        "unemployment",
                        "predictor",
                        "education"));
    }

    /** Squares of half a degree, the last region without one. */
    private static String shapes(String regions) {
        StringBuilder features = new StringBuilder();
        String[] rows = regions.strip().split("\n");
        for (int i = 1; i < rows.length - 1; i++) {
            double west = 14 + (i % 4) * 0.5;
            int row = i / 4;
            double south = 49 + row * 0.5;
            features.append(i > 1 ? "," : "")
                    .append("{\"type\":\"Feature\",\"properties\":{\"code\":\"")
                    .append(rows[i], 0, rows[i].indexOf(','))
                    .append("\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[")
                    .append(String.format(
                            java.util.Locale.ROOT,
                            "[%1$f,%2$f],[%3$f,%2$f],[%3$f,%4$f],[%1$f,%4$f],[%1$f,%2$f]",
                            west,
                            south,
                            west + 0.5,
                            south + 0.5))
                    .append("]]}}");
        }
        return "{\"type\":\"FeatureCollection\",\"features\":[" + features + "]}";
    }

    /** A chart on the layer of the result that has it. */
    private static Locator chart(WatchedPage watched, String code) {
        String path = mapped
                + switch (code) {
                    case "map" -> "";
                    case "normality", "residuals", "check", "influence" -> "/audit";
                    default -> "/explain";
                };
        if (!watched.page().url().endsWith(path)) {
            watched.go(path);
        }
        return watched.chart(code);
    }

    private static void drawAll(WatchedPage watched) {
        Page page = watched.page();
        for (Locator figure : page.locator("[data-chart]").all()) {
            watched.chart(figure.getAttribute("data-chart"));
        }
    }

    /** The shapes of a mark in a chart, by the name that its specification gives it. */
    private static Locator marks(Locator figure, String name) {
        return figure.locator(". > path, . > line, . > text".replace(".", "." + name.replace('-', '_') + "_marks"));
    }

    @Test
    void everyChartHasTheMarksOfItsData() {
        try (WatchedPage watched = WatchedPage.open(application, chromium)) {
            Page page = watched.page();
            Locator map = chart(watched, "map");
            assertThat(marks(map, "raw-shapes")).hasCount(REGIONS - 1);
            assertThat(marks(map, "pooled-shapes")).hasCount(REGIONS - 1);
            Locator shrinkage = chart(watched, "shrinkage");
            assertThat(marks(shrinkage, "raw")).hasCount(REGIONS);
            assertThat(marks(shrinkage, "pooled")).hasCount(REGIONS);
            assertThat(marks(shrinkage, "nation")).hasCount(1);
            Locator intervals = chart(watched, "intervals");
            assertThat(marks(intervals, "interval")).hasCount(REGIONS);
            assertThat(marks(intervals, "half")).hasCount(REGIONS);
            assertThat(marks(chart(watched, "ranks"), "band")).hasCount(REGIONS);
            assertThat(marks(chart(watched, "agreement"), "point")).hasCount(REGIONS);
            assertThat(marks(chart(watched, "funnel"), "point")).hasCount(REGIONS);
            assertThat(marks(chart(watched, "predictor"), "pooled")).hasCount(REGIONS);
            assertEquals(
                    "For each region, an arrow",
                    page.locator("#chart-shrinkage .chart-place")
                            .first()
                            .getAttribute("aria-label")
                            .substring(0, 25));
            assertContains(
                    "The largest moves: ",
                    page.locator("#chart-shrinkage .chart-place").first().getAttribute("aria-label"));
            drawAll(watched);
            assertThat(page.locator(".chart-failure:visible")).hasCount(0);
            assertThat(marks(chart(watched, "normality"), "reference")).hasCount(1);
            assertThat(marks(chart(watched, "influence"), "without")).hasCount(REGIONS);
            drawAll(watched);
            assertThat(page.locator(".chart-failure:visible")).hasCount(0);
        }
    }

    @Test
    void theMapsLegendGoesFromLightAndLowToDarkAndHigh() {
        try (WatchedPage watched = WatchedPage.open(application, chromium)) {
            Locator map = chart(watched, "map");
            List<String> fills = map.locator(".role-legend-symbol path").all().stream()
                    .map(each -> each.getAttribute("fill"))
                    .toList();
            // one legend for both maps, of as many classes as round limits make
            assertEquals(fills.stream().distinct().sorted().toList(), fills);
            assertEquals("var(--class-1)", fills.get(0));
            assertEquals("var(--class-5)", fills.get(fills.size() - 1));
            List<Double> from = map.locator(".role-legend-label text").all().stream()
                    .map(Locator::textContent)
                    .filter(text -> !text.startsWith("below"))
                    .map(text -> Double.valueOf(text.replaceAll("^\\D*([0-9.]+)%.*", "$1")))
                    .toList();
            assertEquals(from.stream().sorted().toList(), from);
            Set<String> drawn = new TreeSet<>();
            // what cannot be told apart from the nation is as light as its class, without hue
            for (String shapes : List.of("raw-shapes", "pooled-shapes")) {
                marks(map, shapes)
                        .all()
                        .forEach(each -> drawn.add(each.getAttribute("fill").replace("--muted-", "--class-")));
            }
            assertTrue(fills.containsAll(drawn), drawn.toString());
        }
    }

    @Test
    void aRegionLightsUpInTableAndCharts() {
        try (WatchedPage watched = WatchedPage.open(application, chromium)) {
            Page page = watched.page();
            Locator map = chart(watched, "map");
            marks(map, "pooled-shapes").first().hover();
            assertThat(page.locator("#regions tr.highlight")).hasCount(1);
            String region = page.locator("#regions tr.highlight").getAttribute("data-region");
            assertThat(marks(map, "pooled-outline")).hasCount(1);
            page.evaluate("document.dispatchEvent(new CustomEvent('regionwise:highlight', {detail: {region: null}}))");
            assertThat(page.locator("#regions tr.highlight")).hasCount(0);
            assertThat(marks(map, "pooled-outline")).hasCount(0);
            page.locator("#regions tr[data-region='" + region + "'] a").focus();
            assertThat(marks(map, "pooled-outline")).hasCount(1);
            Locator shrinkage = chart(watched, "shrinkage");
            page.evaluate(
                    "region => document.dispatchEvent(new CustomEvent('regionwise:highlight', {detail: {region}}))",
                    region);
            page.waitForFunction("""
                    () => [...document.querySelectorAll('#chart-shrinkage .row_marks > path')]
                        .filter(each => (each.getAttribute('opacity') ?? '1') === '1').length === 1
                    """);
            assertThat(marks(shrinkage, "row")).hasCount(REGIONS);
        }
    }

    @Test
    void rowsAreOrderedAndIntervalsShownOnDemandAndPicturesAreWhatIsSeen() throws IOException {
        try (WatchedPage watched = WatchedPage.open(application, chromium)) {
            Locator shrinkage = chart(watched, "shrinkage");
            watched.topRow("shrinkage", "Ústecký");
            assertThat(marks(shrinkage, "band")).hasCount(0);
            shrinkage.locator("select").selectOption("byName");
            watched.topRow("shrinkage", "Hlavní");
            Field.labelled(shrinkage, "Intervals").check();
            assertThat(marks(shrinkage, "band")).hasCount(REGIONS);
            String svg = shrinkage.getByText("SVG").getAttribute("href").replace(application.address(), "");
            HttpResponse<String> drawing = visitor.get(svg);
            assertTrue(svg.contains("order=byName") && svg.contains("intervals=true"), svg);
            assertTrue(drawing.body().startsWith("<svg"), "a drawing");
            assertTrue(
                    drawing.body().indexOf("Hlavní") < drawing.body().indexOf("Ústecký"), "in the order that was seen");
            String png = shrinkage.getByText("PNG").getAttribute("href").replace(application.address(), "");
            assertEquals(
                    1360,
                    ImageIO.read(new ByteArrayInputStream(visitor.bytes(png).body()))
                            .getWidth());
            String tag = drawing.headers().firstValue("ETag").orElseThrow();
            assertEquals(
                    304,
                    visitor.send(visitor.to(svg).header("If-None-Match", tag), HttpResponse.BodyHandlers.ofString())
                            .statusCode());
        }
    }

    @Test
    void everyChartHasItsDataBehindIt() {
        try (WatchedPage watched = WatchedPage.open(application, chromium)) {
            for (String code : List.of("shrinkage", "map", "funnel", "influence")) {
                Locator chart = chart(watched, code);
                chart.locator(".chart-table summary").click();
                Locator rows = chart.locator(".chart-table tbody tr");
                assertThat(rows.first()).isVisible();
                assertTrue(rows.count() >= REGIONS - 1, code);
            }
        }
    }

    @Test
    void anotherPredictorIsAnotherPicture() {
        try (WatchedPage watched = WatchedPage.open(application, chromium)) {
            Locator predictor = chart(watched, "predictor");
            assertThat(predictor.locator(".role-axis-title text").first()).hasText("unemployment");
            predictor.locator("select").selectOption("education");
            assertThat(predictor.locator(".role-axis-title text").first()).hasText("education");
        }
    }

    @Test
    void chartsAreAccessibleInBothThemesAndNoWiderThanAPhone() {
        for (ColorScheme colours : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
            try (WatchedPage watched = WatchedPage.open(
                    application,
                    chromium,
                    new Browser.NewContextOptions().setColorScheme(colours).setViewportSize(360, 740))) {
                for (String layer : List.of("", "/explain", "/audit")) {
                    watched.go(mapped + layer);
                    drawAll(watched);
                    watched.page().locator(".chart-table summary").first().click();
                    assertEquals(360, watched.page().evaluate("document.documentElement.scrollWidth"), layer);
                    List<String> found = new AxeBuilder(watched.page())
                            .setLegacyMode(true).analyze().getViolations().stream()
                                    .map(ChartsJourneyTest::inWords)
                                    .toList();
                    assertEquals(List.of(), found, layer);
                }
            }
        }
    }

    private static String inWords(Rule rule) {
        return rule.getId() + ": " + rule.getNodes().get(0).getHtml();
    }

    @Test
    void withoutScriptsTheServersDrawingsStandThere() {
        try (WatchedPage watched =
                WatchedPage.open(application, chromium, new Browser.NewContextOptions().setJavaScriptEnabled(false))) {
            watched.go(mapped + "/explain");
            Locator picture = watched.page().locator("#chart-shrinkage img");
            assertThat(picture).isVisible();
            assertContains("The largest moves", picture.getAttribute("alt"));
            assertStarts("<svg", visitor.get(picture.getAttribute("src")).body());
        }
    }

    @Test
    void whatIsNoChartIsNotThere() {
        assertEquals(404, visitor.get(mapped + "/charts/nothing.svg").statusCode());
        assertEquals(404, visitor.get(mapped + "/charts/shrinkage.gif").statusCode());
        assertEquals(404, visitor.get("/api" + mapped + "/charts/shrinkage").statusCode());
        assertEquals(404, visitor.get("/analyses/3/charts/map.svg").statusCode(), "no shapes");
        assertEquals(
                404,
                visitor.get("/api" + mapped + "/charts/shrinkage.json?width=wide")
                        .statusCode());
    }
}
