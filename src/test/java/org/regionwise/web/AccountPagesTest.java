package org.regionwise.web;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.regionwise.store.Database;
import org.regionwise.store.Safekeeping;
import org.regionwise.store.account.Accounts;
import org.regionwise.store.account.Passwords;
import org.regionwise.store.account.Role;
import org.regionwise.web.access.Entrance;

/** Pages that a server with accounts has, by axe, in three languages, and none wider than a phone. */
@InChromium
class AccountPagesTest {
    private static final String PASSWORD = "four unrelated words";
    /** Beside the pages themselves: one that is asked for without being signed in shows the way in. */
    private static final String OUTSIDE = "/surveys/2";

    private static Chromium chromium;

    @AutoClose
    private static RunningApplication application;

    private static String session;
    private static List<String> paths;

    @BeforeAll
    static void start(@TempDir Path data, Chromium shared) throws Exception {
        chromium = shared;
        SampleFolder.copyTo(data);
        String backup;
        try (Database database = Database.openFolder(data);
                Safekeeping safe = new Safekeeping(database)) {
            Accounts accounts = new Accounts(database, Clock.systemUTC());
            accounts.add("anna", Role.ADMINISTRATOR, new Passwords().hash(PASSWORD));
            accounts.add("an.analyst.with.a.long.name@statistics.example.org", Role.ANALYST, "none");
            accounts.add("leaver", Role.VIEWER, "none");
            accounts.disable(3);
            accounts.addToken(1, "monthly-report", "secret");
            backup = safe.make().file().getFileName().toString();
        }
        application = RunningApplication.on(data, Entrance.withToken("0123456789abcdef"));
        Visitor visitor = new Visitor(application);
        session = visitor.send(visitor.form("/sign-in", "name", "anna", "password", PASSWORD), BodyHandlers.ofString())
                .headers()
                .firstValue("Set-Cookie")
                .orElseThrow()
                .split(";")[0];
        paths = List.of(
                OUTSIDE,
                "/account",
                "/administration",
                "/administration/deeds",
                "/surveys/2/sharing",
                "/surveys/2/erase",
                "/backups",
                "/backups/" + backup + "/restore");
    }

    private interface Look {
        List<String> at(Page page, String path);
    }

    private static void look(Browser.NewContextOptions options, String language, Look look) {
        try (BrowserContext inside = chromium.browser().newContext(options);
                BrowserContext outside = chromium.browser().newContext(options)) {
            Cookie spoken = new Cookie("language", language).setUrl(application.address());
            inside.addCookies(List.of(
                    spoken, new Cookie(session.split("=")[0], session.split("=", 2)[1]).setUrl(application.address())));
            outside.addCookies(List.of(spoken));
            Page page = inside.newPage();
            Page way = outside.newPage();
            List<Executable> checks = new ArrayList<>();
            for (String path : paths) {
                List<String> found = look.at(path.equals(OUTSIDE) ? way : page, path);
                checks.add(() -> assertEquals(List.of(), found, path));
            }
            assertAll(checks);
        }
    }

    @ParameterizedTest
    @CsvSource({"LIGHT, 390, en", "DARK, 1280, cs"})
    void axeFindsNothing(ColorScheme colours, int width, String language) {
        look(
                new Browser.NewContextOptions().setColorScheme(colours).setViewportSize(width, 900),
                language,
                (page, path) -> {
                    page.navigate(application.address() + path);
                    keepPicture(page, path, colours + "-" + width);
                    return AccessibilityTest.violations(page);
                });
    }

    @ParameterizedTest
    @CsvSource({"es", "cs"})
    void nothingIsLeftInEnglishAndNothingIsCutOff(String language) {
        List<String> data = List.of(
                "an.analyst.with.a.long.name@statistics.example.org",
                "Harassment in the last six months (simulated)",
                "monthly-report",
                "anna",
                "leaver");
        look(
                new Browser.NewContextOptions().setViewportSize(390, 844),
                language,
                (page, path) -> TranslatedPagesTest.found(page, application.address() + path, data));
    }

    /** For whoever wants to see them: {@code -Dregionwise.pictures=FOLDER}. */
    private static void keepPicture(Page page, String path, String name) {
        Optional.ofNullable(System.getProperty("regionwise.pictures"))
                .ifPresent(folder -> page.screenshot(new Page.ScreenshotOptions()
                        .setFullPage(true)
                        .setPath(Path.of(folder, path.replaceAll("\\W+", "-") + "-" + name + ".png"))));
    }
}
