package org.regionwise.bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * Time from {@code java -jar target/regionwise.jar serve} with an empty data folder, and again with the folder that is
 * then there, to the first page served whole.
 *
 * <p>{@code mvn -q -Pbench -DskipTests package exec:java -Dexec.mainClass=org.regionwise.bench.StartToFirstPage
 * [-Dexec.args=RUNS]}
 */
public final class StartToFirstPage {
    private static final long PAUSE_MILLISECONDS = 5;
    private static final long PATIENCE_SECONDS = 60;

    private StartToFirstPage() {}

    public static void main(String[] arguments) throws Exception {
        int runs = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 11;
        HttpClient client = HttpClient.newHttpClient();
        Path kept = Files.createTempDirectory("start-to-first-page");
        try {
            start(client, kept);
            Repeated[] times = Repeated.inTurn(
                    runs,
                    () -> {
                        Path fresh = Files.createTempDirectory("start-to-first-page");
                        start(client, fresh);
                        delete(fresh);
                    },
                    () -> start(client, kept));
            System.out.println("first start    " + times[0]);
            System.out.println("later starts   " + times[1]);
        } finally {
            delete(kept);
        }
    }

    /** Starts the server, waits for the page, and kills the server, which takes no time worth mentioning. */
    private static void start(HttpClient client, Path data) throws IOException, InterruptedException {
        int port = freePort();
        Process server = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-jar",
                        "target/regionwise.jar",
                        "serve",
                        "--no-token",
                        "--no-browser",
                        "--port",
                        Integer.toString(port),
                        "--data",
                        data.toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            awaitPage(client, URI.create("http://127.0.0.1:" + port + "/"), server);
        } finally {
            server.destroyForcibly().waitFor();
        }
    }

    private static void awaitPage(HttpClient client, URI page, Process server)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(page).build();
        long end = System.nanoTime() + PATIENCE_SECONDS * 1_000_000_000;
        while (System.nanoTime() < end && server.isAlive()) {
            try {
                if (client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode() == 200) {
                    return;
                }
            } catch (IOException notYet) {
                // the port is not open yet
            }
            Thread.sleep(PAUSE_MILLISECONDS);
        }
        throw new IOException("no page at " + page);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
