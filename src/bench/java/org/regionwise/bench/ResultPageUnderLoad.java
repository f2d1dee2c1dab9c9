package org.regionwise.bench;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.regionwise.web.Application;

/**
 * The result page of 300 regions with a predictor and places on a tile grid, by full Bayes: how long 50 readers at once
 * wait for it, how long the server works on it (it says so in {@code Server-Timing}), and when Chromium first paints
 * it. Readers and server share the machine's cores; each reader rests a second between two pages, which is less than
 * anybody reads. As browsers do, they ask for the page compressed.
 *
 * <p>{@code mvn -q -Pbench test-compile exec:java -Dexec.mainClass=org.regionwise.bench.ResultPageUnderLoad
 * [-Dexec.args="REGIONS READERS PAGES REST_MS"]}
 */
public final class ResultPageUnderLoad {
    private static final int WARM_UP = 400;

    private ResultPageUnderLoad() {}

    public static void main(String[] arguments) throws Exception {
        int regions = argument(arguments, 0, 300);
        int readers = argument(arguments, 1, 50);
        int pages = argument(arguments, 2, 20);
        int rest = argument(arguments, 3, 1000);
        Path data = Files.createTempDirectory("result-page");
        try (Application application = new Application(data, Optional.empty())) {
            application.start("127.0.0.1", 0);
            String address = "http://localhost:" + application.port();
            HttpClient client = HttpClient.newHttpClient();
            String page = address + analysed(client, address, regions);
            for (int i = 0; i < WARM_UP; i++) {
                read(client, page);
            }
            double[] alone = new double[100];
            double before = serverSeconds();
            for (int i = 0; i < alone.length; i++) {
                alone[i] = read(client, page)[1];
            }
            say("server, one reader", alone);
            work(serverSeconds() - before, alone.length);
            before = serverSeconds();
            List<double[]> times = together(client, page, readers, pages, rest);
            work(serverSeconds() - before, times.size());
            say("server, " + readers + " readers", column(times, 1));
            say("whole, " + readers + " readers", column(times, 0));
            paint(page);
        } finally {
            try (Stream<Path> files = Files.walk(data)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        System.exit(0);
    }

    private static int argument(String[] arguments, int at, int otherwise) {
        return arguments.length > at ? Integer.parseInt(arguments[at]) : otherwise;
    }

    private static List<double[]> together(HttpClient client, String page, int readers, int pages, int rest)
            throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(readers);
        List<Callable<List<double[]>>> work = new ArrayList<>();
        for (int reader = 0; reader < readers; reader++) {
            int first = rest * reader / readers;
            work.add(() -> {
                List<double[]> times = new ArrayList<>();
                Thread.sleep(first);
                for (int i = 0; i < pages; i++) {
                    times.add(read(client, page));
                    Thread.sleep(rest);
                }
                return times;
            });
        }
        List<double[]> all = new ArrayList<>();
        for (Future<List<double[]>> each : threads.invokeAll(work)) {
            all.addAll(each.get());
        }
        threads.shutdown();
        return all;
    }

    /** Milliseconds until the page was here whole, and those that the server says it worked. */
    private static double[] read(HttpClient client, String page) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        HttpResponse<byte[]> answer = client.send(
                HttpRequest.newBuilder(URI.create(page))
                        .header("Accept-Encoding", "gzip")
                        .build(),
                BodyHandlers.ofByteArray());
        double whole = (System.nanoTime() - begun) / 1e6;
        if (answer.statusCode() != 200) {
            throw new IOException("status " + answer.statusCode());
        }
        String timing = answer.headers().firstValue("Server-Timing").orElseThrow();
        return new double[] {whole, Double.parseDouble(timing.replaceAll(".*dur=([0-9.]+).*", "$1"))};
    }

    /** Processor time that the server's threads have taken; what the readers take in the same process is not in it. */
    private static double serverSeconds() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long nanoseconds = 0;
        for (ThreadInfo thread : threads.getThreadInfo(threads.getAllThreadIds())) {
            if (thread != null && thread.getThreadName().startsWith("JettyServerThreadPool")) {
                nanoseconds += Math.max(0, threads.getThreadCpuTime(thread.getThreadId()));
            }
        }
        return nanoseconds / 1e9;
    }

    private static void work(double seconds, int pages) {
        System.out.printf(Locale.ROOT, "%-24s %.2f ms a page%n", "server's processor time", 1000 * seconds / pages);
    }

    private static double[] column(List<double[]> times, int column) {
        return times.stream().mapToDouble(each -> each[column]).toArray();
    }

    private static void say(String what, double[] times) {
        Arrays.sort(times);
        System.out.printf(
                Locale.ROOT,
                "%-24s median %6.1f ms, 95th percentile %6.1f ms (%d pages)%n",
                what,
                times[times.length / 2],
                times[(int) Math.ceil(0.95 * times.length) - 1],
                times.length);
    }

    private static void paint(String address) {
        Playwright.CreateOptions options =
                new Playwright.CreateOptions().setEnv(java.util.Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"));
        try (Playwright playwright = Playwright.create(options);
                Browser browser = playwright
                        .chromium()
                        .launch(new BrowserType.LaunchOptions().setExecutablePath(Path.of("/usr/bin/chromium")))) {
            double[] paints = new double[11];
            for (int i = 0; i < paints.length; i++) {
                try (Page page = browser.newContext().newPage()) {
                    page.navigate(address);
                    page.waitForFunction("() => performance.getEntriesByName('first-contentful-paint').length > 0");
                    paints[i] = ((Number) page.evaluate(
                                    "performance.getEntriesByName('first-contentful-paint')[0].startTime"))
                            .doubleValue();
                }
            }
            say("first contentful paint", paints);
        }
    }

    /** Stores a survey of that many regions, asks it, and gives the path of the result. */
    private static String analysed(HttpClient client, String address, int regions)
            throws IOException, InterruptedException {
        StringBuilder rows = new StringBuilder("region,y\n");
        for (int region = 0; region < regions; region++) {
            for (int i = 0; i < 5 + region % 40; i++) {
                rows.append("Region ")
                        .append(region)
                        .append(',')
                        .append((region * 7 + i * 13) % 5 == 0 ? 1 : 0)
                        .append('\n');
            }
        }
        StringBuilder table = new StringBuilder("key,name,population,unemployment,row,column\n");
        for (int region = 0; region < regions; region++) {
            table.append(String.format(
                    Locale.ROOT,
                    "Region %d,The region of %d,%d,%.1f,%d,%d%n",
                    region,
                    region,
                    10_000 + 371 * region,
                    3 + region * 17 % 90 / 10.0,
                    region / 20,
                    region % 20));
        }
        String boundary = "boundary-of-the-form";
        String body = part(boundary, "survey", rows) + part(boundary, "regions", table) + "--" + boundary + "--\r\n";
        String upload = location(client, address + "/uploads", "multipart/form-data; boundary=" + boundary, body);
        await(client, address + upload);
        post(
                client,
                address + upload + "/columns",
                "region",
                "region",
                "outcome",
                "y",
                "key",
                "key",
                "label",
                "name",
                "population",
                "population");
        await(client, address + upload);
        String[] coding = {"value", "0", "meaning.0", "no", "value", "1", "meaning.1", "yes"};
        post(client, address + upload + "/store", coding);
        await(client, address + upload);
        String survey = client.send(
                        HttpRequest.newBuilder(URI.create(address + upload)).build(), BodyHandlers.ofString())
                .headers()
                .firstValue("Location")
                .orElseThrow()
                .replace("?stored", "");
        String place = post(
                client,
                address + survey + "/analyses",
                "outcome",
                "y",
                "predictor",
                "unemployment",
                "value",
                "0",
                "meaning.0",
                "no",
                "value",
                "1",
                "meaning.1",
                "yes");
        while (place.startsWith("/jobs/")) {
            await(client, address + place);
            place = client.send(
                            HttpRequest.newBuilder(URI.create(address + place)).build(), BodyHandlers.ofString())
                    .headers()
                    .firstValue("Location")
                    .orElseThrow();
        }
        return place;
    }

    private static String part(String boundary, String field, CharSequence content) {
        return "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + field + "\"; filename=\"" + field
                + ".csv\"\r\nContent-Type: text/csv\r\n\r\n" + content + "\r\n";
    }

    private static String post(HttpClient client, String address, String... fields)
            throws IOException, InterruptedException {
        List<String> form = new ArrayList<>();
        for (int i = 0; i < fields.length; i += 2) {
            form.add(fields[i] + "=" + URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8));
        }
        return location(client, address, "application/x-www-form-urlencoded", String.join("&", form));
    }

    private static String location(HttpClient client, String address, String type, String body)
            throws IOException, InterruptedException {
        return client.send(
                        HttpRequest.newBuilder(URI.create(address))
                                .header("Content-Type", type)
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        BodyHandlers.ofString())
                .headers()
                .firstValue("Location")
                .orElseThrow();
    }

    private static void await(HttpClient client, String address) throws IOException, InterruptedException {
        while (client.send(
                        HttpRequest.newBuilder(URI.create(address + "/progress"))
                                .build(),
                        BodyHandlers.ofString())
                .body()
                .contains("\"working\":true")) {
            Thread.sleep(20);
        }
    }
}
