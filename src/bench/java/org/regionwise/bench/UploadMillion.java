package org.regionwise.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Uploads {@code FOLDER/rows.csv}, a million rows, through the endpoints of the browser to the built jar in a heap of
 * 512 MB: rows a second in each phase, and how much of the heap was taken at most.
 *
 * <p>{@code mvn -q -Pbench package exec:java -DskipTests -Dexec.mainClass=org.regionwise.bench.UploadMillion
 * -Dexec.args=FOLDER}; FOLDER is filled by {@code src/bench/r/simulate-cells.R} when it is empty. The peak is the
 * highest use of the heap that the collector's log has, so it counts garbage that was not collected yet.
 */
public final class UploadMillion {
    private static final String BOUNDARY = "what-separates-the-parts";
    private static final int HEAP_MEGABYTES = 512;

    private final HttpClient client = HttpClient.newHttpClient();
    private final String address;

    private UploadMillion(int port) {
        this.address = "http://localhost:" + port;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path folder = Path.of(arguments[0]);
        Path rows = folder.resolve("rows.csv");
        if (!Files.exists(rows)) {
            new ProcessBuilder("Rscript", "src/bench/r/simulate-cells.R", folder.toString())
                    .inheritIO()
                    .start()
                    .waitFor();
        }
        Path work = Files.createTempDirectory("upload-million");
        Path collections = work.resolve("gc.log");
        int port = freePort();
        long start = System.nanoTime();
        Process server = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + HEAP_MEGABYTES + "m",
                        "-Xlog:gc:file=" + collections,
                        "-jar",
                        "target/regionwise.jar",
                        "serve",
                        "--no-token",
                        "--no-browser",
                        "--port",
                        Integer.toString(port),
                        "--data",
                        work.resolve("data").toString())
                .inheritIO()
                .start();
        try {
            UploadMillion upload = new UploadMillion(port);
            upload.awaitFirstPage(server);
            System.out.printf("first page    %6.2f s after java -jar, samples loaded meanwhile%n", seconds(start));
            upload.run(rows);
        } finally {
            server.destroy();
            server.waitFor(60, TimeUnit.SECONDS);
        }
        report(collections);
        System.out.printf("database      %6d MB on the disk, left in %s%n", size(work.resolve("data")) >> 20, work);
    }

    private void awaitFirstPage(Process server) throws IOException, InterruptedException {
        while (true) {
            try {
                get("/");
                return;
            } catch (IOException notYet) {
                if (!server.isAlive()) {
                    throw new IOException("the application ended with code " + server.exitValue(), notYet);
                }
                Thread.sleep(20);
            }
        }
    }

    private void run(Path rows) throws IOException, InterruptedException {
        long count;
        try (Stream<String> lines = Files.lines(rows)) {
            count = lines.count() - 1;
        }
        String header;
        try (Stream<String> lines = Files.lines(rows)) {
            header = lines.findFirst().orElseThrow().replace("\"", "");
        }
        System.out.printf("file          %6d MB, %,d rows: %s%n", Files.size(rows) >> 20, count, header);
        List<String> columns = List.of(header.split(","));
        long all = System.nanoTime();
        long start = all;
        String page = location(send("/uploads", "multipart/form-data; boundary=" + BOUNDARY, multipart(rows)));
        phase("sending", start, count);
        start = System.nanoTime();
        await(page);
        phase("reading", start, count);
        String outcome = columns.contains("outcome") ? "outcome" : columns.get(columns.size() - 1);
        start = System.nanoTime();
        form(page + "/columns", "region", columns.contains("region") ? "region" : columns.get(0), "outcome", outcome);
        await(page);
        phase("counting", start, count);
        start = System.nanoTime();
        form(page + "/store", "value", "0", "meaning.0", "no", "value", "1", "meaning.1", "yes");
        await(page);
        phase("storing", start, count);
        phase("all", all, count);
        String survey = location(get(page)).replace("?stored", "");
        start = System.nanoTime();
        String result = location(form(
                survey + "/analyses",
                "outcome",
                outcome,
                "value",
                "0",
                "meaning.0",
                "no",
                "value",
                "1",
                "meaning.1",
                "yes",
                "level",
                "95",
                "points",
                "15"));
        System.out.printf("estimating    %6.2f s, without predictors: %s%n", seconds(start), result);
    }

    private static void phase(String name, long start, long rows) {
        double seconds = seconds(start);
        System.out.printf("%-12s  %6.2f s  %,10.0f rows/s%n", name, seconds, rows / seconds);
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private static BodyPublisher multipart(Path rows) throws IOException {
        String before = "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"survey\"; "
                + "filename=\"rows.csv\"\r\nContent-Type: text/csv\r\n\r\n";
        return BodyPublishers.concat(
                BodyPublishers.ofString(before),
                BodyPublishers.ofFile(rows),
                BodyPublishers.ofString("\r\n--" + BOUNDARY + "--\r\n"));
    }

    private void await(String page) throws IOException, InterruptedException {
        JsonNode state;
        do {
            Thread.sleep(50);
            state = new ObjectMapper().readTree(get(page + "/progress").body());
        } while (state.get("working").asBoolean());
    }

    private HttpResponse<String> form(String path, String... fields) throws IOException, InterruptedException {
        StringBuilder form = new StringBuilder();
        for (int i = 0; i < fields.length; i += 2) {
            form.append(i > 0 ? "&" : "")
                    .append(URLEncoder.encode(fields[i], StandardCharsets.UTF_8))
                    .append('=')
                    .append(URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8));
        }
        return send(path, "application/x-www-form-urlencoded", BodyPublishers.ofString(form.toString()));
    }

    private HttpResponse<String> send(String path, String type, BodyPublisher body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + path))
                .header("Content-Type", type)
                .timeout(Duration.ofMinutes(10))
                .POST(body)
                .build();
        return client.send(request, BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(URI.create(address + path)).build(), BodyHandlers.ofString());
    }

    private static String location(HttpResponse<String> response) {
        return response.headers()
                .firstValue("Location")
                .orElseThrow(() -> new IllegalStateException(response.statusCode() + " " + response.body()));
    }

    /** Lines of the log end in {@code 118M->31M(512M) 4.1ms}: before, after, size. */
    private static void report(Path collections) throws IOException {
        long peak = 0;
        long afterwards = 0;
        for (String line : Files.readAllLines(collections)) {
            if (line.matches(".* \\d+M->\\d+M\\(\\d+M\\) .*")) {
                String[] sizes = line.replaceAll(".* (\\d+)M->(\\d+)M\\(\\d+M\\) .*", "$1 $2")
                        .split(" ");
                peak = Math.max(peak, Long.parseLong(sizes[0]));
                afterwards = Math.max(afterwards, Long.parseLong(sizes[1]));
            }
        }
        System.out.printf(
                "heap          %6d MB at most before a collection, %d MB after one; limit %d MB: %s%n",
                peak, afterwards, HEAP_MEGABYTES, peak <= HEAP_MEGABYTES ? "stayed under" : "exceeded");
    }

    private static long size(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
