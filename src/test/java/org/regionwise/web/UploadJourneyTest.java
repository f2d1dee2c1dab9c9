package org.regionwise.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.FileChooser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    /** What an analyst does, and on which pages: those that she only waits for are none. */
    private static final class Hand {
        private final Page page;
        private final boolean keyboard;
        private final Set<String> pages = new LinkedHashSet<>();
        private int clicks;

        Hand(Page page, boolean keyboard) {
            this.page = page;
            this.keyboard = keyboard;
        }

        void press(String selector) {
            act();
            if (keyboard) {
                UploadJourneyTest.press(page, selector);
            } else {
                page.locator(selector).click();
            }
        }

        void choose(String selector, Path file) {
            act();
            if (keyboard) {
                UploadJourneyTest.choose(page, selector, file);
            } else {
                page.waitForFileChooser(() -> page.locator(selector).click()).setFiles(file);
            }
        }

        private void act() {
            clicks++;
            pages.add(page.locator("h1").first().textContent());
        }
    }

    /** Eight clicks on five pages, of which two open a dialog to choose a file. */
    @ParameterizedTest
    @CsvSource({"en, false", "es, false", "cs, false", "en, true", "es, true", "cs, true"})
    void fromAFileToThePdf(String language, boolean keyboard) throws IOException {
        try (WatchedPage watched = watched(language)) {
            Page page = watched.page();
            Hand hand = new Hand(page, keyboard);
            // from the beginning, as a dialog that opens before anybody listens is lost
            page.onFileChooser(chooser -> {});
            watched.go("/");
            hand.press("main .button-primary");
            assertThat(page.locator("#survey")).isVisible();
            hand.choose("#survey", SURVEY);
            hand.choose("#regions", REGIONS);
            hand.press("main form .button-primary");
            assertThat(page.locator("#region")).hasValue("Comunidad autónoma");
            assertThat(page.locator("#outcome")).hasValue("P7. ¿Ha dejado de ir al médico por motivos económicos?");
            assertThat(page.locator("#outcome option[value='ID encuesta'], #outcome option[value=Peso]"))
                    .hasCount(0);
            hand.press("main form .button-primary");
            Locator answers = page.locator(".answers");
            for (String said : List.of("Encuesta de acceso a la salud 2025", "Sí", "Peso", "Población 18+")) {
                assertThat(answers).containsText(said);
            }
            assertThat(page.locator(".matched li")).hasCount(5);
            assertThat(page.locator(".bars tr")).hasCount(17);
            assertThat(page.locator("button[value=analyse]")).isInViewport();
            hand.press("button[value=analyse]");
            page.waitForURL(Pattern.compile("/analyses/\\d+$"));
            assertThat(page.locator(".source")).containsText("2025");
            hand.press("#export > summary");
            Download pdf = page.waitForDownload(() -> hand.press("#export form .actions button:not([formaction])"));
            try (InputStream content = pdf.createReadStream()) {
                assertEquals("%PDF", new String(content.readNBytes(4), StandardCharsets.US_ASCII));
            }
            assertEquals(8, hand.clicks);
            assertEquals(5, hand.pages.size(), () -> hand.pages.toString());
        }
    }

    /** What is typed and chosen is kept by whatever leads to another page. */
    @Test
    void nothingTypedIsLost() {
        try (WatchedPage watched = watched("en")) {
            Page page = watched.page();
            watched.go("/uploads/new");
            page.locator("#survey").setInputFiles(SURVEY);
            page.locator("#regions").setInputFiles(REGIONS);
            page.locator("main form .button-primary").click();
            page.locator("#short-name").fill("Typed");
            page.getByText("show all columns").click();
            assertThat(page.locator("#outcome option[value=Peso]")).hasCount(1);
            assertThat(page.locator("#short-name")).hasValue("Typed");
            page.getByText("Change how it is read").first().click();
            assertThat(page.locator("h1")).containsText("is read");
            page.goBack();
            watched.go(watched.path().replaceFirst("(/uploads/[^/]+).*", "$1/columns"));
            assertThat(page.locator("#short-name")).hasValue("Typed");
            page.locator("#short-name").fill("Typed anew");
            page.getByText("Back", new Page.GetByTextOptions().setExact(true)).click();
            page.getByText("Continue with these files").click();
            assertThat(page.locator("#short-name")).hasValue("Typed anew");
            page.locator("main form .button-primary").click();
            page.getByText("Change wording").click();
            page.locator("#people").fill("residents");
            page.locator("#yes").fill("who put off a doctor");
            page.getByText("Change how it is read").click();
            watched.go(watched.path().replaceFirst("(/uploads/[^/]+).*", "$1"));
            assertThat(page.locator(".answers")).containsText("Share of residents who put off a doctor");
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
                    upload + "/wording",
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
