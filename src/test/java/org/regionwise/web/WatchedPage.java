package org.regionwise.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A browser window of its own on a running application. Closing it fails when something went wrong meanwhile: an error
 * or a violated policy on the console, a script that broke, or a request to anything but the application.
 */
final class WatchedPage implements AutoCloseable {
    /** What Chromium writes about pages that are refusals, which they are meant to be. */
    private static final String REFUSAL = "Failed to load resource: the server responded with a status of 4";

    private final RunningApplication application;
    private final BrowserContext context;
    private final Page page;
    private final List<String> wrong = new CopyOnWriteArrayList<>();

    private WatchedPage(RunningApplication application, BrowserContext context) {
        this.application = application;
        this.context = context;
        context.onConsoleMessage(message -> {
            if (!message.type().equals("log") && !message.text().startsWith(REFUSAL)) {
                wrong.add("console: " + message.text());
            }
        });
        context.onWebError(error -> wrong.add("script: " + error.error()));
        context.onRequest(request -> {
            URI address = URI.create(request.url());
            if (!("localhost".equals(address.getHost()) && address.getPort() == application.port())) {
                wrong.add("request: " + request.url());
            }
        });
        this.page = context.newPage();
    }

    static WatchedPage open(RunningApplication application, Chromium chromium) {
        return open(application, chromium, new Browser.NewContextOptions());
    }

    static WatchedPage open(RunningApplication application, Chromium chromium, Browser.NewContextOptions options) {
        return new WatchedPage(application, chromium.browser().newContext(options));
    }

    Page page() {
        return page;
    }

    /** Opens a path of the application. */
    void go(String path) {
        page.navigate(application.address() + path);
    }

    /** The same for what may have to be computed first: past the page that shows how far it is. */
    void arrive(String path) {
        go(path);
        assertThat(page.locator("[data-job]")).hasCount(0, new LocatorAssertions.HasCountOptions().setTimeout(120_000));
    }

    /** The path that is open. */
    String path() {
        return page.url().substring(application.address().length());
    }

    /** Scrolls to a chart and waits until it is drawn. */
    Locator chart(String code) {
        Locator chart = page.locator("#chart-" + code);
        chart.scrollIntoViewIfNeeded();
        assertThat(chart.locator(".chart-place.drawn svg")).isVisible();
        return chart;
    }

    /**
     * Waits until the row on top of a chart is of this region; where its label stands in the document does not matter.
     */
    void topRow(String code, String name) {
        page.waitForFunction("""
                ([code, name]) => [...document.querySelectorAll(`#chart-${code} .role-axis-label text`)]
                    .filter(label => !label.textContent.includes('%'))
                    .sort((one, other) => one.getBoundingClientRect().top - other.getBoundingClientRect().top)[0]
                    .textContent.startsWith(name)
                """, List.of(code, name));
    }

    List<String> wrong() {
        return wrong;
    }

    @Override
    public void close() {
        context.close();
        assertEquals(List.of(), wrong);
    }
}
