package org.regionwise.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;

/**
 * Readers who go from page to page and chart to chart, and uploads beside them, on a server of 1 GB: how long pages
 * take, what was answered, and what the server itself counted. Readers, uploads and server share the machine's cores.
 *
 * <p>{@code mvn -q test-compile exec:java -Dexec.classpathScope=test
 * -Dexec.mainClass=org.regionwise.bench.ServerUnderLoad [-Dexec.args="READERS UPLOADS ROWS SECONDS PORT"]}
 */
public final class ServerUnderLoad {
    private static final String BOUNDARY = "----what-separates-the-parts";
    private static final List<String> PAGES = List.of(
            "/",
            "/surveys/2",
            "/analyses/3",
            "/analyses/3/explain",
            "/analyses/3/audit",
            "/analyses/3/regions",
            "/analyses/3/charts/intervals.svg",
            "/analyses/1/charts/map.png",
            "/api/analyses/1/charts/map.json",
            "/analyses/3/regions.csv");

    private final HttpClient client = HttpClient.newHttpClient();
    private final String address;
    private final ConcurrentLinkedQueue<Double> milliseconds = new ConcurrentLinkedQueue<>();
    private final Map<String, AtomicInteger> answers = new ConcurrentHashMap<>();

    private ServerUnderLoad(int port) {
        this.address = "http://localhost:" + port;
    }

    public static void main(String[] arguments) throws Exception {
        int readers = argument(arguments, 0, 200);
        int uploads = argument(arguments, 1, 20);
        int rows = argument(arguments, 2, 100_000);
        int seconds = argument(arguments, 3, 600);
        int port = argument(arguments, 4, 7070);
        Path data = Files.createTempDirectory("server-under-load");
        Process server = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx1g",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.regionwise.Regionwise",
                        "serve",
                        "--no-token",
                        "--no-browser",
                        "--port",
                        Integer.toString(port),
                        "--data",
                        data.toString())
                .redirectErrorStream(true)
                .redirectOutput(data.resolveSibling(data.getFileName() + ".log").toFile())
                .start();
        try {
            new ServerUnderLoad(port).run(server, readers, uploads, rows, seconds);
        } finally {
            server.destroy();
            server.waitFor(60, TimeUnit.SECONDS);
        }
        try (var log = Files.lines(data.resolveSibling(data.getFileName() + ".log"))) {
            System.out.println("errors in the log: "
                    + log.filter(line -> line.contains(" ERROR ") || line.contains("OutOfMemoryError"))
                            .count());
        }
    }

    private void run(Process server, int readers, int uploads, int rows, int seconds)
            throws IOException, InterruptedException {
        awaitFirstPage(server);
        // as on a server that has run for a while
        for (String page : PAGES) {
            get(page);
        }
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        ExecutorService people = Executors.newFixedThreadPool(readers + uploads);
        for (int i = 0; i < readers; i++) {
            int first = i;
            people.execute(() -> read(first, end));
        }
        byte[] survey = survey(rows);
        for (int i = 0; i < uploads; i++) {
            people.execute(() -> upload(survey, end));
        }
        people.shutdown();
        people.awaitTermination(seconds + 120L, TimeUnit.SECONDS);
        double[] sorted =
                milliseconds.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        System.out.printf(
                Locale.ROOT,
                "%d pages; median %.0f ms, 95%% %.0f ms, 99%% %.0f ms, longest %.0f ms%n",
                sorted.length,
                at(sorted, 0.5),
                at(sorted, 0.95),
                at(sorted, 0.99),
                at(sorted, 1));
        System.out.println("answers " + answers);
        System.out.println(get("/metrics").body());
    }

    private static double at(double[] sorted, double share) {
        return sorted.length == 0 ? 0 : sorted[(int) Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
    }

    private void awaitFirstPage(Process server) throws IOException, InterruptedException {
        while (true) {
            try {
                // the first page asks to be asked again until the samples are there
                if (get("/").headers().firstValue("Refresh").isEmpty()) {
                    return;
                }
                Thread.sleep(500);
            } catch (IOException notYet) {
                if (!server.isAlive()) {
                    throw new IOException("the application ended with code " + server.exitValue(), notYet);
                }
                Thread.sleep(50);
            }
        }
    }

    private void read(int first, long end) {
        for (int i = first; System.nanoTime() < end; i++) {
            try {
                long begun = System.nanoTime();
                HttpResponse<String> answer = get(PAGES.get(i % PAGES.size()));
                milliseconds.add((System.nanoTime() - begun) / 1e6);
                count("page", answer);
                Thread.sleep(1000);
            } catch (IOException e) {
                answers.computeIfAbsent("page failed", key -> new AtomicInteger())
                        .incrementAndGet();
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** Sends a survey, says what its columns are, and stores it, again and again. */
    private void upload(byte[] survey, long end) {
        while (System.nanoTime() < end) {
            try {
                HttpResponse<String> sent = send("/uploads", "multipart/form-data; boundary=" + BOUNDARY, survey);
                count("upload", sent);
                String page = sent.headers().firstValue("Location").orElse("");
                if (page.isEmpty()) {
                    Thread.sleep(5000);
                    continue;
                }
                await(page, end);
                form(page + "/columns", "region=region&outcome=y");
                await(page, end);
                count("stored", form(page + "/store", "value=0&meaning.0=no&value=1&meaning.1=yes"));
                await(page, end);
            } catch (IOException e) {
                answers.computeIfAbsent("upload failed", key -> new AtomicInteger())
                        .incrementAndGet();
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void await(String page, long end) throws IOException, InterruptedException {
        while (System.nanoTime() < end && get(page + "/progress").body().contains("\"working\":true")) {
            Thread.sleep(500);
        }
    }

    private void count(String what, HttpResponse<?> answer) {
        answers.computeIfAbsent(what + " " + answer.statusCode(), key -> new AtomicInteger())
                .incrementAndGet();
    }

    private static byte[] survey(int rows) {
        RandomGenerator random = RandomGenerator.of("L64X128MixRandom");
        StringBuilder body = new StringBuilder("--" + BOUNDARY
                + "\r\nContent-Disposition: form-data; name=\"survey\"; filename=\"survey.csv\"\r\n\r\nregion,y,age\n");
        List<String> regions = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            regions.add("R" + i);
        }
        for (int i = 0; i < rows; i++) {
            body.append(regions.get(random.nextInt(100)))
                    .append(random.nextInt(5) == 0 ? ",1," : ",0,")
                    .append(18 + random.nextInt(60))
                    .append('\n');
        }
        return body.append("\r\n--" + BOUNDARY + "--\r\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(URI.create(address + path)).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> form(String path, String fields) throws IOException, InterruptedException {
        return send(path, "application/x-www-form-urlencoded", fields.getBytes(StandardCharsets.UTF_8));
    }

    private HttpResponse<String> send(String path, String type, byte[] body) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create(address + path))
                        .header("Content-Type", type)
                        .POST(BodyPublishers.ofByteArray(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private static int argument(String[] arguments, int place, int otherwise) {
        return Arrays.stream(arguments).skip(place).findFirst().map(Integer::parseInt).orElse(otherwise);
    }
}
