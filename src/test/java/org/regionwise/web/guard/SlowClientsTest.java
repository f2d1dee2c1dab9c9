package org.regionwise.web.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.regionwise.Containment.assertContains;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.regionwise.Patience;

/** Clients that are never silent, and never ready. */
class SlowClientsTest {
    private static final String HEAD = "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000000\r\n\r\n";

    /** More than what systems keep for a client that does not read. */
    private static final int LARGE = 50_000_000;

    private static final Duration SHORT = Duration.ofMillis(60);

    private final List<String> failures = new CopyOnWriteArrayList<>();
    private Server server;

    private void start(Duration patienceWithHeaders) throws Exception {
        start(patienceWithHeaders, 1);
    }

    private void start(Duration patienceWithHeaders, double paceOfReaders) throws Exception {
        server = new Server();
        server.addConnector(new ServerConnector(server));
        SlowHeaders headers = new SlowHeaders(patienceWithHeaders);
        SlowBodies bodies = new SlowBodies(Duration.ofMillis(20));
        SlowReaders readers = new SlowReaders(Duration.ofMillis(20), paceOfReaders);
        bodies.setHandler(readers);
        readers.setHandler(new Handler.Abstract() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) throws Exception {
                if (request.getHttpURI().getPath().equals("/large")) {
                    response.write(true, ByteBuffer.allocate(LARGE), Callback.from(callback::succeeded, failure -> {
                        failures.add("not taken");
                        callback.failed(failure);
                    }));
                    return true;
                }
                String answer;
                try {
                    answer = Content.Source.asString(request);
                } catch (IOException failed) {
                    failures.add(failed.getMessage());
                    answer = "";
                }
                response.setStatus(200);
                Content.Sink.write(response, true, answer, callback);
                return true;
            }
        });
        headers.setHandler(bodies);
        server.setHandler(headers);
        server.start();
    }

    @AfterEach
    void stop() throws Exception {
        server.stop();
    }

    private Socket connected(String sent) throws IOException {
        Socket socket = new Socket("127.0.0.1", ((ServerConnector) server.getConnectors()[0]).getLocalPort());
        send(socket, sent);
        return socket;
    }

    private static void send(Socket socket, String sent) throws IOException {
        socket.getOutputStream().write(sent.getBytes(StandardCharsets.US_ASCII));
    }

    /** Sends byte after byte until the other side has something to say, or has gone. */
    private static void dribble(Socket socket) throws IOException {
        InputStream answer = socket.getInputStream();
        Patience.until(
                () -> {
                    try {
                        send(socket, "x");
                        return answer.available() > 0;
                    } catch (IOException gone) {
                        return true;
                    }
                },
                () -> "an answer to a slow client");
    }

    @Test
    void aBodyThatComesByteByByteIsGivenUp() throws Exception {
        start(SlowHeaders.PATIENCE);
        try (Socket socket = connected(HEAD)) {
            dribble(socket);
            Patience.until(() -> !failures.isEmpty(), () -> "the end of a slow body");
            assertContains("the body comes too slowly", failures.toString());
        }
    }

    @Test
    void aRequestWhoseHeadersComeByteByByteIsGivenUp() throws Exception {
        start(SHORT);
        try (Socket socket = connected("GET / HTTP/1.1\r\nHost: localhost\r\nX-Long: ")) {
            dribble(socket);
            assertEquals(-1, read(socket));
        }
    }

    @Test
    void soIsTheSecondRequestOfAConnection() throws Exception {
        start(Duration.ofSeconds(1));
        try (Socket socket = connected("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n\r\nhi")) {
            socket.getInputStream().readNBytes("HTTP/1.1 200 OK".length());
            socket.getInputStream().skipNBytes(socket.getInputStream().available());
            send(socket, "GET / HTTP/1.1\r\nX-Long: ");
            dribble(socket);
            assertEquals(-1, read(socket));
        }
    }

    @Test
    void anAnswerThatIsTakenByteByByteIsGivenUp() throws Exception {
        start(SlowHeaders.PATIENCE, 1e12);
        try (Socket socket = connected("GET /large HTTP/1.1\r\nHost: localhost\r\n\r\n")) {
            Patience.until(
                    () -> {
                        try {
                            return read(socket) < 0 || !failures.isEmpty();
                        } catch (IOException gone) {
                            return true;
                        }
                    },
                    () -> "the end of a slow reader");
            Patience.until(() -> !failures.isEmpty(), () -> "the failure of the answer");
            assertEquals(List.of("not taken"), failures);
        }
    }

    @Test
    void anAnswerThatIsTakenAsItComesIsWhole() throws Exception {
        start(SlowHeaders.PATIENCE);
        try (Socket socket = connected("GET /large HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")) {
            byte[] all = socket.getInputStream().readAllBytes();
            assertTrue(all.length > LARGE, () -> all.length + " bytes");
        }
    }

    /** One byte, or -1 where the connection is over, in whichever way it was ended. */
    private static int read(Socket socket) throws IOException {
        try {
            return socket.getInputStream().read();
        } catch (SocketException ended) {
            return -1;
        }
    }
}
