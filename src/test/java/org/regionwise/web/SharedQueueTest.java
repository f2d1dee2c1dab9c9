package org.regionwise.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.regionwise.Containment.assertContains;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.regionwise.Patience;
import org.regionwise.store.Database;
import org.regionwise.store.Postgres;
import org.regionwise.store.schema.DatabaseUrl;

/** Servers on one PostgreSQL compute for each other's readers. */
class SharedQueueTest {
    private static final String URL = Postgres.database();

    @TempDir
    private static Path folder;

    private static Application one;
    private static Application two;
    private static Visitor first;
    private static Visitor second;
    private static String large;
    private static String small;

    private static Application started(String data) {
        Application application = new Application(folder.resolve(data), Optional.of(DatabaseUrl.of(URL)));
        application.start("127.0.0.1", 0);
        return application;
    }

    private static Visitor visitor(Application application) {
        return new Visitor("http://localhost:" + application.port());
    }

    @BeforeAll
    static void start() {
        one = started("one");
        two = started("two");
        first = visitor(one);
        second = visitor(two);
        StringBuilder rows = new StringBuilder("region,y,age\n");
        for (int i = 0; i < 48_000; i++) {
            rows.append("R").append(i % 800).append(',').append(i * 7 % 11 < 3 ? 1 : 0);
            rows.append(',').append(18 + i * 31 % 61).append('\n');
        }
        large = first.stored(rows.toString());
        small = second.stored("region,y,q\nA,1,0\nA,0,1\nB,1,1\nB,0,0\nC,1,1\nC,1,0\n");
    }

    @AfterAll
    static void stop() {
        one.close();
        two.close();
    }

    private static String begin(Visitor visitor, String survey, String title, String... more) {
        HttpResponse<String> answer = visitor.send(
                visitor.form(
                        survey + "/analyses", Visitor.fields(Visitor.question("level", "95", "title", title), more)),
                BodyHandlers.ofString());
        return answer.headers().firstValue("Location").orElseThrow(() -> new AssertionError(answer.body()));
    }

    /** Many seconds by full Bayes with many nodes. */
    private static String beginLong(Visitor visitor, String title) {
        return begin(
                visitor, large, title, "method", "bayes", "points", "101", "respondent-predictor", "age");
    }

    private static void awaitStep(Visitor visitor, String job) {
        Patience.until(
                () -> visitor.json(job + "/progress").get("total").asLong() > 0, () -> "a step of the fit " + job);
    }

    private static long analyses(String survey, String title) {
        return Pattern.compile(Pattern.quote(title))
                .matcher(first.get(survey).body())
                .results()
                .count();
    }

    @Test
    void theSameQuestionIsOneFitWhichBothShowAndEitherCancels() {
        for (Visitor who : List.of(first, second)) {
            String job = beginLong(first, "A long one");
            assertEquals(job, beginLong(second, "A long one"));
            String another = beginLong(second, "Another long one");
            assertNotEquals(job, another);
            for (Visitor each : List.of(first, second)) {
                awaitStep(each, job);
                awaitStep(each, another);
                assertContains(">Integrating over the parameters<", each.get(job).body());
            }
            for (String each : List.of(job, another)) {
                assertEquals(302, who.send(who.form(each + "/cancel"), BodyHandlers.ofString()).statusCode());
            }
            for (Visitor each : List.of(first, second)) {
                Patience.until(() -> each.get(job).statusCode() == 404, () -> "the end of " + job);
                Patience.until(() -> each.get(another).statusCode() == 404, () -> "the end of " + another);
            }
        }
        assertEquals(0, analyses(large, "long one"));
    }

    @Test
    void theResultIsReachedFromEither() {
        String job = begin(first, small, "A short one", "method", "ml");
        second.await(job);
        String analysis = second.get(job).headers().firstValue("Location").orElseThrow();
        assertEquals(analysis, first.get(job).headers().firstValue("Location").orElseThrow());
        assertEquals(first.get("/api" + analysis + "/result").body(), second.get("/api" + analysis + "/result").body());
    }

    /** Neither says it in words that it got from the other. */
    @Test
    void whyThereIsNoResultIsSaidByEither() {
        String empty = first.stored("region,y\nA,9\nB,9\n");
        String job = begin(first, empty, "Nothing", "method", "ml");
        for (Visitor each : List.of(first, second, first)) {
            HttpResponse<String> answer = each.get(job);
            assertEquals(422, answer.statusCode(), answer.body());
        }
    }

    @Test
    void aPlanIsComputedOnce() {
        String analysis = first.analyse(small, Visitor.question("method", "ml", "title", "Pattern"));
        String file = analysis + "/indicators/indicators.json?outcomes=y,q&coding=suggested";
        String matrix = first.get(file).body();
        assertContains("\"q\"", matrix);
        assertEquals(matrix, second.get(file).body());
        assertEquals(1, computed("plan"));
    }

    private static long computed(String work) {
        try (Database database = Database.openUrl(URL)) {
            return database.with(handle -> handle.createQuery("SELECT COUNT(*) FROM shared_job WHERE work = :work")
                    .bind("work", work)
                    .mapTo(Long.class)
                    .one());
        }
    }

    @Test
    void aFitWhoseServerIsKilledIsBegunAgainByTheOther() throws Exception {
        String[] busy = {beginLong(first, "1"), beginLong(first, "2"), beginLong(first, "3"), beginLong(first, "4")};
        for (String each : busy) {
            // both servers compute two each
            awaitStep(second, each);
        }
        Process killed = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledServer.class.getName(),
                        folder.resolve("killed").toString(),
                        URL)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String job;
        try {
            Visitor third = new Visitor("http://localhost:" + port(killed));
            job = begin(third, large, "Killed", "method", "bayes", "points", "21", "respondent-predictor", "age");
            awaitStep(first, job);
        } finally {
            killed.toHandle().destroyForcibly();
        }
        for (String each : busy) {
            first.send(first.form(each + "/cancel"), BodyHandlers.ofString());
        }
        second.await(job);
        assertContains("/analyses/", second.get(job).headers().firstValue("Location").orElseThrow());
        assertEquals(1, analyses(large, "Killed"));
    }

    private static String port(Process server) throws IOException {
        return server.inputReader().readLine();
    }
}
