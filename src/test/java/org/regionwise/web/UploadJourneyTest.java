package org.regionwise.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.FileChooser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The way of an analyst from a questionnaire tool's Excel file to an analysis, in a real browser. */
@InChromium
class UploadJourneyTest {
    private static final Path SURVEY = Path.of("src/test/resources/questionnaire/encuesta_2025.xlsx");
    private static final Path REGIONS = Path.of("src/test/resources/questionnaire/regiones.xlsx");

    private static Chromium chromium;

    @AutoClose
    private static RunningApplication application;

    @BeforeAll
    static void start(@TempDir Path data, Chromium shared) {
        chromium = shared;
        application = RunningApplication.on(data);
    }

    private static WatchedPage watched(String language) {
        return WatchedPage.open(application, chromium, new Browser.NewContextOptions().setLocale(language));
    }

    /** Six clicks, of which two open a file dialog, over four pages. */
    @ParameterizedTest
    @ValueSource(strings = {"en", "es", "cs"})
    void aFileInWhichNothingIsInDoubtTakesSixClicks(String language) {
        try (WatchedPage watched = watched(language)) {
            Page page = watched.page();
            watched.go("/");
            page.locator("main .button-primary").click();
            page.locator("#survey").setInputFiles(SURVEY);
            page.locator("#regions").setInputFiles(REGIONS);
            page.locator("main .button-primary").click();
            assertThat(page.locator("#region")).hasValue("Comunidad autónoma");
            assertThat(page.locator("#outcome")).hasValue("P7. ¿Ha dejado de ir al médico por motivos económicos?");
            assertThat(page.locator("#outcome option[value='ID encuesta'], #outcome option[value=Peso]"))
                    .hasCount(0);
            page.locator("main .button-primary").click();
            Locator answers = page.locator(".answers");
            for (String said : List.of("Encuesta de acceso a la salud 2025", "Sí", "Peso", "Población 18+")) {
                assertThat(answers).containsText(said);
            }
            assertThat(page.locator(".matched li")).hasCount(5);
            assertThat(page.locator(".bars tr")).hasCount(17);
            page.locator("button[value=analyse]").click();
            page.waitForURL("**/surveys/*/analyses/new");
        }
    }

    @Test
    void theSameByKeyboardAlone() {
        try (WatchedPage watched = watched("es")) {
            Page page = watched.page();
            page.onFileChooser(chooser -> {});
            watched.go("/");
            press(page, "main .button-primary");
            assertThat(page.locator("#survey")).isVisible();
            choose(page, "#survey", SURVEY);
            choose(page, "#regions", REGIONS);
            press(page, "main .button-primary");
            assertThat(page.locator("#short-name")).isVisible();
            reach(page, "#short-name");
            page.keyboard().press("Control+A");
            page.keyboard().type("No ir al médico por su coste");
            page.keyboard().press("Enter");
            assertThat(page.locator(".answers strong")).hasText("No ir al médico por su coste");
            press(page, "button[value=survey]");
            assertThat(page.locator(".notice-success")).isVisible();
            assertThat(page.locator("main")).containsText("No ir al médico por su coste");
        }
    }

    @ParameterizedTest
    @CsvSource({"LIGHT, 390", "DARK, 390", "LIGHT, 1280", "DARK, 1280", "LIGHT, 1920", "DARK, 1920"})
    void axeFindsNothingOnItsPages(ColorScheme colours, int width) throws Exception {
        Visitor visitor = new Visitor(application);
        String upload = visitor.upload(
                new Visitor.Sent("survey", "encuesta.xlsx", Files.readAllBytes(SURVEY)),
                new Visitor.Sent("regions", "regiones.xlsx", Files.readAllBytes(REGIONS)));
        visitor.place(
                upload + "/columns",
                "region",
                "Comunidad autónoma",
                "outcome",
                "P7. ¿Ha dejado de ir al médico por motivos económicos?");
        visitor.await(upload);
        try (WatchedPage watched = watched("en")) {
            watched.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(colours));
            watched.page().setViewportSize(width, 900);
            List<Executable> checks = new ArrayList<>();
            for (String path : List.of(
                    "/",
                    "/uploads/new",
                    "/areas/new",
                    upload,
                    upload + "/columns",
                    upload + "/answers",
                    upload + "/regions",
                    upload + "/table",
                    upload + "/design",
                    upload + "/predictors",
                    upload + "/name",
                    upload + "/survey-reading",
                    upload + "/files")) {
                watched.arrive(path);
                List<String> found = new AxeBuilder(watched.page())
                        .setLegacyMode(true).analyze().getViolations().stream()
                                .map(rule -> rule.getId() + ": "
                                        + rule.getNodes().get(0).getHtml())
                                .toList();
                Object wide = watched.page().evaluate("document.documentElement.scrollWidth");
                checks.add(() -> assertEquals(List.of(), found, path + " at " + width));
                checks.add(() -> assertEquals(width, wide, path));
            }
            assertAll(checks);
        }
    }

    /** Tabs to what the selector finds and presses Enter. */
    private static void press(Page page, String selector) {
        reach(page, selector);
        page.keyboard().press("Enter");
    }

    private static void reach(Page page, String selector) {
        Locator focused = page.locator(selector + ":focus");
        for (int i = 0; i < 80 && focused.count() == 0; i++) {
            page.keyboard().press("Tab");
        }
        assertThat(focused).isVisible();
    }

    private static void choose(Page page, String selector, Path file) {
        reach(page, selector);
        FileChooser chooser = page.waitForFileChooser(() -> page.keyboard().press("Enter"));
        chooser.setFiles(file);
    }
}
