package org.regionwise.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.regionwise.Containment.assertContains;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.regionwise.web.Visitor.Sent;

/** From a survey with a measured outcome to lines, plane and tables, by choices and by a formula. */
@InChromium
class MeansJourneyTest {
    private static final List<String> CHARTS =
            List.of("lines", "means", "plane", "panels", "fitted", "residual-quantiles", "effect-quantiles");

    @AutoClose
    private RunningApplication application;

    @Test
    void ofASurveyToTheThreePoolings(@TempDir Path data, Chromium chromium) {
        application = RunningApplication.on(data);
        Visitor visitor = new Visitor(application);
        String upload = visitor.upload(Sent.sample("survey", "sleep/survey.csv"));
        visitor.step(upload, "columns", "region", "subject", "outcome", "reaction");
        String survey = visitor.store(upload, "cut", ">=", "bound", "300", "no-answer", "");
        try (WatchedPage watched = WatchedPage.open(application, chromium)) {
            Page page = watched.page();
            page.setViewportSize(1280, 900);
            watched.go(survey);
            page.getByText("Analyse means").click();
            assertThat(page.locator("#formula")).hasValue("reaction ~ 1 + (1 | subject)");
            page.locator("#effects-correlated").check();
            page.locator("#slope").selectOption("days");
            page.getByText("Fit the model").click();
            assertThat(page.locator("#formula")).hasValue("reaction ~ days + (days | subject)");
            assertThat(page.locator("h1")).containsText("77%");
            for (String chart : CHARTS) {
                watched.chart(chart);
            }
            // 17 people have a line of their own, and all have the two others
            assertThat(page.locator("#chart-lines path.background")).not().hasCount(0);
            assertContains(
                    "17 to 42.3",
                    page.locator("#chart-lines .chart-place")
                            .getAttribute("aria-label")
                            .replaceAll("Own slopes run from [\\d.]+", "17"));
            for (ColorScheme colours : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(colours));
                for (int width : new int[] {1280, 390}) {
                    page.setViewportSize(width, 900);
                    picture(page, "means-" + colours + "-" + width);
                    assertEquals(
                            List.of(),
                            new AxeBuilder(page)
                                    .analyze().getViolations().stream()
                                            .map(each -> each.getId() + " " + each.getNodes())
                                            .toList());
                    assertEquals(width, page.evaluate("document.documentElement.scrollWidth"));
                }
            }
            page.locator("#formula").fill("reaction ~ days + (1 | nobody)");
            page.getByText("Fit this formula").click();
            assertThat(page.locator("#means-problem + p")).containsText("no column with this name: nobody");
        }
    }

    private static void picture(Page page, String name) {
        String folder = System.getProperty("regionwise.pictures");
        if (folder != null) {
            page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of(folder, name + ".png")));
        }
    }
}
