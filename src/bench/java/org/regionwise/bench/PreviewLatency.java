package org.regionwise.bench;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

/**
 * How soon a changed analysis is answered: a running server asked about it again and again, each time with another
 * prior and with or without a predictor, and Chromium from a tick to the changed picture.
 *
 * <p>{@code mvn -q -Pbench test-compile exec:java -Dexec.mainClass=org.regionwise.bench.PreviewLatency
 * -Dexec.args="http://localhost:7070/surveys/ID/analyses/new?from=ID PREDICTOR"}
 */
public final class PreviewLatency {
    private static final int WARM_UP = 60;
    private static final int ASKED = 100;
    private static final int TICKS = 20;

    private PreviewLatency() {}

    public static void main(String[] arguments) throws Exception {
        String address = arguments[0];
        String predictor = arguments[1];
        Playwright.CreateOptions options =
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"));
        try (Playwright playwright = Playwright.create(options);
                Browser browser = playwright
                        .chromium()
                        .launch(new BrowserType.LaunchOptions().setExecutablePath(Path.of("/usr/bin/chromium")));
                Page page = browser.newPage()) {
            page.navigate(address);
            page.waitForSelector("#chart-shrinkage .chart-place.drawn svg");
            server(page, URI.create(address), predictor);
            picture(page, predictor);
        }
        System.exit(0);
    }

    private static void server(Page page, URI address, String predictor) throws Exception {
        String api = address.resolve("/api" + address.getPath().replaceFirst("new$", "preview"))
                .toString();
        String form = page.evaluate(FORM).toString();
        HttpClient client = HttpClient.newHttpClient();
        double[] times = new double[ASKED];
        for (int i = -WARM_UP; i < ASKED; i++) {
            String asked = form + "&prior-sd-exponential=" + (1 + (i + WARM_UP) / 1000.0)
                    + (i % 2 == 0 ? "&predictor=" + predictor : "");
            double time = ask(client, api + "?width=800", asked);
            if (i >= 0) {
                times[i] = time;
            }
        }
        say("server's answer", times);
    }

    /** The form as it opens, but for what is changed. */
    private static final String FORM = """
            () => {
              const values = new URLSearchParams(new FormData(document.querySelector("form[data-preview]")));
              values.delete("predictor");
              values.delete("prior-sd-exponential");
              return values.toString();
            }
            """;

    private static double ask(HttpClient client, String address, String form) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build();
        HttpResponse<byte[]> answer = client.send(request, BodyHandlers.ofByteArray());
        double time = (System.nanoTime() - begun) / 1e6;
        if (answer.statusCode() != 200) {
            throw new IOException("status " + answer.statusCode());
        }
        return time;
    }

    private static void picture(Page page, String predictor) {
        page.waitForTimeout(1000);
        double[] times = new double[TICKS];
        for (int i = -5; i < TICKS; i++) {
            double time = ((Number) page.evaluate(CHANGE, predictor)).doubleValue();
            if (i >= 0) {
                times[i] = time;
            }
            page.waitForTimeout(300);
        }
        say("tick to picture", times);
    }

    /** Milliseconds from the tick until the pooled points stand elsewhere and were painted. */
    private static final String CHANGE = """
            predictor => new Promise(resolve => {
              const places = () => [...document.querySelectorAll('.pooled_marks > path')].map(each => \
            each.getAttribute('transform')).join();
              const before = places();
              const begun = performance.now();
              const look = () => {
                const now = places();
                if (now !== '' && now !== before) {
                  requestAnimationFrame(() => resolve(performance.now() - begun));
                } else {
                  requestAnimationFrame(look);
                }
              };
              // another prior each time, as what was answered lately is not fitted again
              document.querySelector("[name=prior-sd-exponential]").value = (1 + Math.random()).toFixed(6);
              document.querySelector(`[name=predictor][value="${predictor}"]`).click();
              look();
            })
            """;

    private static void say(String what, double[] times) {
        Arrays.sort(times);
        System.out.printf(
                Locale.ROOT,
                "%-18s median %6.1f ms, 95th percentile %6.1f ms (%d)%n",
                what,
                times[times.length / 2],
                times[(int) Math.ceil(0.95 * times.length) - 1],
                times.length);
    }
}
