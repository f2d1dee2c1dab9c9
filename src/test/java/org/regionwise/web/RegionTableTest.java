package org.regionwise.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The table of regions in a real browser: sorted, searched, shortened, linked to, scrolled, printed. */
@InChromium
class RegionTableTest {
    private static final int MANY = 3000;

    @TempDir
    private static Path folder;

    private static Chromium chromium;

    @AutoClose
    private static RunningApplication application;

    /** Fourteen regions by full Bayes, which comes with the program. */
    private static String few;

    private static String many;
    /** The same three thousand in two analyses, side by side. */
    private static String sideBySide;

    @BeforeAll
    static void start(Chromium shared) {
        chromium = shared;
        application = RunningApplication.on(folder.resolve("data"));
        Visitor visitor = new Visitor(application);
        few = Stream.of(1, 2, 3, 4)
                .map(id -> "/analyses/" + id)
                .filter(path -> visitor.get(path).body().contains("across 14 regions"))
                .findFirst()
                .orElseThrow();
        StringBuilder rows = new StringBuilder("region,y\n");
        for (int region = 0; region < MANY; region++) {
            for (int i = 0; i < 3 + region % 9; i++) {
                rows.append(String.format("R%04d,%d\n", region, (region * 7 + i * 13) % 5 == 0 ? 1 : 0));
            }
        }
        String survey = visitor.stored(rows.toString());
        many = analysed(visitor, survey, "95");
        sideBySide =
                survey + "/compare?analysis=" + number(many) + "&analysis=" + number(analysed(visitor, survey, "80"));
    }

    private static String analysed(Visitor visitor, String survey, String level) {
        return visitor.analyse(survey, Visitor.question("method", "ml", "level", level, "points", "15"));
    }

    private static String number(String analysis) {
        return analysis.substring("/analyses/".length());
    }

    @Test
    void everyHeadingSortsAndTheAddressRemembers() {
        try (WatchedPage watched = WatchedPage.open(application, chromium)) {
            Page page = watched.page();
            watched.go(few);
            assertThat(heading(page, "Pooled, %")).hasAttribute("aria-sort", "descending");
            sort(page, "Respondents");
            assertThat(heading(page, "Respondents")).hasAttribute("aria-sort", "descending");
            List<Double> down = numbers(page, "Respondents");
            assertEquals(down.stream().sorted(Comparator.reverseOrder()).toList(), down);
            assertThat(page.locator(":focus")).containsText("Respondents");
            page.keyboard().press("Enter");
            assertThat(heading(page, "Respondents")).hasAttribute("aria-sort", "ascending");
            List<Double> up = numbers(page, "Respondents");
            assertEquals(up.stream().sorted().toList(), up);
            assertThat(page).hasURL(Pattern.compile("sort=respondents&order=ascending"));
            List<String> rows = page.locator("#regions tbody tr").allTextContents();
            page.reload();
            assertEquals(rows, page.locator("#regions tbody tr").allTextContents());
            sort(page, "Region");
            assertThat(page.locator("#regions tbody tr").first()).containsText("Hlavní město Praha");
            assertEquals(1, page.locator("#regions [aria-sort]").count());
        }
    }

    @Test
    void aLinkReproducesSearchUnitDecimalsAndColumns() {
        String link;
        List<String> rows;
        try (WatchedPage watched = WatchedPage.open(application, chromium)) {
            Page page = watched.page();
            watched.go(few);
            page.locator(".table-options > summary").click();
            Field.labelled(page, "Find a region").pressSequentially("vysocina");
            assertThat(page.locator("#regions tbody tr")).hasCount(1);
            assertThat(page.locator("#regions tbody tr")).containsText("Vysočina");
            assertThat(Field.labelled(page, "Find a region")).isFocused();
            Field.labelled(page, "Find a region").fill("kraj");
            Field.labelled(page, "Unit").selectOption("per 1,000");
            assertThat(heading(page, "Pooled, per 1,000")).isVisible();
            Field.labelled(page, "Decimals").selectOption("2");
            Field.labelled(page, "Synthetic, ").check();
            assertThat(heading(page, "Synthetic, per 1,000")).isVisible();
            Field.labelled(page, "Raw, ").first().uncheck();
            assertThat(heading(page, "Raw, per 1,000")).hasCount(0);
            Field.labelled(page, "Said yes").check();
            assertThat(heading(page, "Said yes")).isVisible();
            assertThat(page.locator("#regions tbody td.pooled").first())
                    .hasText(Pattern.compile("^\\d{2,3}\\.\\d\\d$"));
            assertThat(page.locator("[data-counted]")).hasText(Pattern.compile("^\\d+ of 14 regions$"));
            link = page.url().substring(application.address().length());
            rows = page.locator("#regions tbody tr").allTextContents();
        }
        for (boolean scripts : new boolean[] {true, false}) {
            try (WatchedPage watched = WatchedPage.open(
                    application, chromium, new Browser.NewContextOptions().setJavaScriptEnabled(scripts))) {
                watched.go(link);
                assertEquals(rows, watched.page().locator("#regions tbody tr").allTextContents());
                assertThat(Field.labelled(watched.page(), "Find a region")).hasValue("kraj");
                assertThat(Field.labelled(watched.page(), "Decimals")).hasValue("2");
            }
        }
    }

    @Test
    void percentAndPerThousandAreTheSameFigures() {
        try (WatchedPage watched = WatchedPage.open(application, chromium)) {
            Page page = watched.page();
            watched.go(few + "?decimals=3");
            List<Double> percent = numbers(page, "Pooled, %");
            watched.go(few + "?per=1000&decimals=2");
            List<Double> perThousand = numbers(page, "Pooled, per 1,000");
            for (int i = 0; i < percent.size(); i++) {
                // the same digits, moved by one place
                assertEquals(10 * percent.get(i), perThousand.get(i), 1e-9);
            }
        }
    }

    @Test
    void filtersWorkWithoutScripts() {
        try (WatchedPage watched =
                WatchedPage.open(application, chromium, new Browser.NewContextOptions().setJavaScriptEnabled(false))) {
            Page page = watched.page();
            watched.go(many);
            page.locator(".table-options > summary").click();
            Field.labelled(page, "Fewer respondents than").fill("4");
            page.getByText("Apply", new Page.GetByTextOptions().setExact(true)).click();
            assertThat(page.locator("[data-counted]")).containsText("Rows 1 to 100 of 334, 3,000 regions in all");
            page.getByText("Later rows").click();
            assertThat(page.locator("[data-counted]")).containsText("Rows 101 to 200 of 334");
            page.locator("a").getByText("All rows on one page").click();
            assertThat(page.locator("#regions tbody tr")).hasCount(334);
            assertTrue(numbers(page, "Respondents").stream().allMatch(n -> n < 4));
        }
    }

    @Test
    void threeThousandRowsComeAndGoWhileOneScrolls() {
        try (WatchedPage watched = WatchedPage.open(application, chromium)) {
            Page page = watched.page();
            watched.go(many + "?sort=region&order=ascending");
            Locator table = page.locator(".region-table");
            assertThat(table).hasAttribute("aria-rowcount", Integer.toString(MANY + 2));
            assertThat(page.locator("#regions tbody tr[aria-rowindex='2']")).containsText("R0000");
            page.locator(".region-scroll").focus();
            page.keyboard().press("End");
            Locator last = page.locator("#regions tbody tr[aria-rowindex='" + (MANY + 1) + "']");
            assertThat(last).containsText("R2999");
            assertThat(last).isInViewport();
            assertThat(page.locator("#regions tbody tr[data-region='R0000']")).hasCount(0);
            int kept = page.locator("#regions tbody tr[data-region]").count();
            assertTrue(kept < 800, kept + " rows are kept");
            page.keyboard().press("Home");
            assertThat(page.locator("#regions tbody tr[data-region='R0000']")).isInViewport();
            Field.labelled(page, "Find a region").fill("r2345");
            assertThat(page.locator("#regions tbody tr")).hasCount(1);
            assertThat(table).not().hasAttribute("aria-rowcount", Pattern.compile(".*"));
        }
    }

    @Test
    void analysesSideBySideAreSortedSearchedAndScrolledToo() {
        try (WatchedPage watched = WatchedPage.open(application, chromium)) {
            Page page = watched.page();
            watched.go(sideBySide);
            Locator rows = page.locator("[data-region-table] tbody tr[data-region]");
            assertThat(page.locator("[data-region-table] table"))
                    .hasAttribute("aria-rowcount", Integer.toString(MANY + 2));
            page.locator("a.sort", new Page.LocatorOptions().setHasText("Region"))
                    .click();
            assertThat(page).hasURL(Pattern.compile("sort=region&order=ascending"));
            assertThat(rows.first()).containsText("R0000");
            assertThat(page.locator(":focus")).hasText("Region");
            page.locator(".region-scroll").focus();
            page.keyboard().press("End");
            Locator last = page.locator("tr[aria-rowindex='" + (MANY + 2) + "']");
            assertThat(last).containsText("R2999");
            assertThat(last).isInViewport();
            assertThat(page.locator("tr[data-region='R0000']")).hasCount(0);
            Field.labelled(page, "Find a region").fill("r2345");
            assertThat(rows).hasCount(1);
            // the same answers by the same method: only the intervals' level differs
            assertThat(rows.locator("td").last()).hasText("0.0");
            assertThat(page.locator("#chart-comparison")).isVisible();
            String link = watched.path();
            page.reload();
            assertThat(rows).hasCount(1);
            assertEquals(link, watched.path());
        }
    }

    @Test
    void headingAndNamesStayWhileTheRestScrolls() {
        try (WatchedPage watched = WatchedPage.open(application, chromium)) {
            Page page = watched.page();
            page.setViewportSize(1000, 600);
            watched.go(many + "?column=pooled&column=raw&column=raw-interval&column=pooled-interval&column=shrinkage");
            page.locator(".region-scroll").evaluate("each => each.scrollTo(150, 1000)");
            page.waitForFunction("document.querySelector('.region-scroll').scrollTop === 1000");
            Object places = page.evaluate("""
                    () => {
                      const frame = document.querySelector('.region-scroll').getBoundingClientRect();
                      const head = document.querySelector('.region-table thead th').getBoundingClientRect();
                      const name = document.querySelector('.region-table tbody tr[data-region] \
                    th').getBoundingClientRect();
                      return [head.top - frame.top, head.left - frame.left, name.left - frame.left].map(Math.round);
                    }
                    """);
            assertEquals(List.of(0, 0, 0), places);
        }
    }

    @Test
    void aPhoneShowsARowAboveItsInterval() {
        try (WatchedPage watched = WatchedPage.open(application, chromium)) {
            Page page = watched.page();
            for (int width : new int[] {360, 390}) {
                page.setViewportSize(width, 740);
                watched.go(few);
                assertEquals(width, page.evaluate("document.documentElement.scrollWidth"));
                assertThat(heading(page, "Region")).isVisible();
                assertThat(heading(page, "Pooled, %")).isVisible();
                Object row = page.locator("#regions tbody tr").first().evaluate("""
                        row => {
                          const at = (part) => row.querySelector(part).getBoundingClientRect();
                          const name = at("th a");
                          return [at(".pooled").top < at(".plotted").top, name.top < at(".plotted").top,
                            at(".plotted").width > 300, at(".say").top >= at(".plotted").bottom];
                        }
                        """);
                assertEquals(List.of(true, true, true, true), row);
            }
        }
    }

    @Test
    void paperGetsEveryRow() {
        try (WatchedPage watched = WatchedPage.open(application, chromium)) {
            Page page = watched.page();
            watched.go(many + "?rows=all");
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            assertEquals(MANY, page.locator("#regions tbody tr[data-region]").count());
            assertEquals("visible", page.locator(".region-scroll").evaluate("each => getComputedStyle(each).overflow"));
            assertThat(page.locator(".table-view")).isHidden();
        }
    }

    @Test
    void aTermExplainsItselfByKeyboardAndWithoutScripts() {
        for (boolean scripts : new boolean[] {true, false}) {
            try (WatchedPage watched = WatchedPage.open(
                    application, chromium, new Browser.NewContextOptions().setJavaScriptEnabled(scripts))) {
                Page page = watched.page();
                watched.go(few);
                Locator note = page.locator("#term-median-odds-ratio");
                assertThat(note).isHidden();
                page.locator(".lead .term[popovertarget='term-median-odds-ratio']")
                        .focus();
                page.keyboard().press("Enter");
                assertThat(note).isVisible();
                assertThat(note).containsText("two regions at random");
                page.keyboard().press("Escape");
                assertThat(note).isHidden();
                assertThat(page.locator(":focus")).hasText("median odds ratio");
            }
        }
    }

    @Test
    void aRegionLightsUpForWhoeverListens() {
        try (WatchedPage watched = WatchedPage.open(application, chromium)) {
            Page page = watched.page();
            watched.go(few);
            page.evaluate("window.said = []; document.addEventListener('regionwise:highlight', e => "
                    + "window.said.push(e.detail.region))");
            Locator row = page.locator("#regions tbody tr").nth(2);
            String region = row.getAttribute("data-region");
            row.locator("a").focus();
            assertThat(row).hasClass(Pattern.compile("highlight"));
            assertEquals(region, page.evaluate("window.said.at(-1)"));
            page.evaluate("document.dispatchEvent(new CustomEvent('regionwise:highlight', {detail: {region: null}}))");
            assertThat(row).not().hasClass(Pattern.compile("highlight"));
        }
    }

    private static Locator heading(Page page, String words) {
        return page.locator(".region-table thead th")
                .filter(new Locator.FilterOptions()
                        .setHas(page.getByText(words, new Page.GetByTextOptions().setExact(true))));
    }

    private static void sort(Page page, String words) {
        heading(page, words).locator("a").click();
        assertThat(heading(page, words)).hasAttribute("aria-sort", Pattern.compile("ending$"));
    }

    private static List<Double> numbers(Page page, String words) {
        int column = page.locator(".region-table thead th").allTextContents().indexOf(words);
        return page.locator(".region-table tbody tr > :nth-child(" + (column + 1) + ")").allTextContents().stream()
                .map(text -> Double.valueOf(text.replace(",", "")))
                .toList();
    }
}
