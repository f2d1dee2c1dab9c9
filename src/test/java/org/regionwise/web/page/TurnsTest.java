package org.regionwise.web.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.javalin.Javalin;
import io.javalin.http.Context;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.regionwise.report.message.Words;

/** One page at a time, and nobody waits: while the outer page is made, another request asks for the inner one. */
class TurnsTest {
    private final Turns turns = new Turns(1, 0);
    private final HttpClient client = HttpClient.newHttpClient();
    private Javalin server;

    @BeforeEach
    void start() {
        server = Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    config.routes.get(
                            "/outer",
                            context -> turns.take(
                                    context, () -> context.result(get("/inner").body())));
                    config.routes.get("/inner", context -> turns.take(context, () -> context.result("made")));
                    config.routes.get(
                            "/within",
                            context -> turns.take(
                                    context, () -> turns.take(context, () -> context.result("made within"))));
                    config.routes.exception(Refusal.class, TurnsTest::said);
                })
                .start("127.0.0.1", 0);
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    private static void said(Refusal refusal, Context context) {
        context.status(refusal.getStatus()).result(refusal.getStatus() + " " + refusal.said(Words.english()));
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                        .build(),
                BodyHandlers.ofString());
    }

    @Test
    void whoGetsNoTurnIsToldToTryAgain() throws Exception {
        assertEquals(
                "503 Too many pages are being asked for at this moment. Try again in a few seconds.",
                get("/outer").body());
        assertEquals("made", get("/inner").body());
    }

    @Test
    void aPartOfAPageNeedsNoTurnOfItsOwn() throws Exception {
        assertEquals("made within", get("/within").body());
    }
}
