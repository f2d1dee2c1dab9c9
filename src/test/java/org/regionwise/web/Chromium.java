package org.regionwise.web;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The Chromium or Chrome that is installed on this machine, headless; {@link InChromium} gives it to a test. */
public final class Chromium implements AutoCloseable {
    static final String MISSING =
            "No Chromium or Chrome was found (looked at the variable CHROMIUM and in /usr/bin); the"
                    + " browser tests need one.";

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Path executable) {
        // a busy machine takes its time; only a failure has to wait this long
        PlaywrightAssertions.setDefaultAssertionTimeout(30_000);
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        List<String> arguments = new ArrayList<>(List.of(
                "--disable-gpu",
                "--disable-background-networking",
                "--no-first-run",
                "--disable-component-update",
                "--disable-sync"));
        if (System.getProperty("user.name").equals("root")) {
            arguments.add("--no-sandbox");
        }
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable)
                        .setArgs(arguments));
    }

    /** Starts it; fails where there is none. */
    static Chromium start() {
        return new Chromium(find().orElseThrow(() -> new AssertionError(MISSING)));
    }

    static boolean isThere() {
        return find().isPresent();
    }

    private static Optional<Path> find() {
        return Stream.concat(
                        Stream.ofNullable(System.getenv("CHROMIUM")),
                        Stream.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
                                .map(name -> "/usr/bin/" + name))
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    public Browser browser() {
        return browser;
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
