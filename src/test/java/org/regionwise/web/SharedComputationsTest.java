package org.regionwise.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.regionwise.Containment.assertContains;
import static org.regionwise.Containment.assertLacks;

import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.regionwise.Patience;
import org.regionwise.store.Database;
import org.regionwise.store.Postgres;
import org.regionwise.store.schema.DatabaseUrl;
import org.regionwise.web.Visitor.Sent;

/** Servers on one PostgreSQL compute for each other's readers. */
class SharedComputationsTest {
    private static final String URL = Postgres.database();

    @TempDir
    private static Path folder;

    private static Application one;
    private static Application two;
    private static Visitor first;
    private static Visitor second;
    private static String survey;

    private static Application started(String data) {
        Application application = new Application(folder.resolve(data), Optional.of(DatabaseUrl.of(URL)));
        application.start("127.0.0.1", 0);
        return application;
    }

    private static String rows(int shift) {
        StringBuilder rows = new StringBuilder("region,y,q,age\n");
        for (int i = 0; i < 6_100; i++) {
            rows.append("R").append(i % 100).append(',').append((i * 7 + shift) % 11 < 3 ? 1 : 0);
            rows.append(',').append(i * 5 % 11 < 4 ? 1 : 0);
            rows.append(',').append(18 + i * 31 % 61).append('\n');
        }
        return rows.toString();
    }

    @BeforeAll
    static void start() {
        one = started("one");
        two = started("two");
        first = new Visitor("http://localhost:" + one.port());
        second = new Visitor("http://localhost:" + two.port());
        survey = first.stored(rows(0));
    }

    @AfterAll
    static void stop() {
        one.close();
        two.close();
    }

    /** Many seconds by full Bayes with many nodes. */
    private static String beginLong(Visitor visitor) {
        HttpResponse<String> answer = visitor.send(
                visitor.form(
                        survey + "/analyses",
                        Visitor.question(
                                "method",
                                "bayes",
                                "level",
                                "95",
                                "points",
                                "101",
                                "respondent-predictor",
                                "age",
                                "title",
                                "A long one")),
                BodyHandlers.ofString());
        return answer.headers().firstValue("Location").orElseThrow(() -> new AssertionError(answer.body()));
    }

    @Test
    void theSameQuestionIsOneFitWhichBothShowAndBothStop() {
        String job = beginLong(first);
        assertEquals(job, beginLong(second));
        for (Visitor each : List.of(first, second)) {
            Patience.until(() -> each.json(job + "/progress").get("total").asLong() > 0, () -> "a step of the fit");
            assertContains("A long one", each.get(job).body());
        }
        second.send(second.form(job + "/cancel"), BodyHandlers.ofString());
        for (Visitor each : List.of(second, first)) {
            Patience.until(() -> each.get(job).statusCode() == 404, () -> "that it is stopped");
        }
        assertLacks("A long one", first.get(survey).body());
    }

    @Test
    void theResultIsReachedFromEither() {
        String analysis = second.analyse(survey, Visitor.question("method", "ml", "title", "A short one"));
        String job = "/jobs/" + rows("SELECT id FROM shared_job WHERE title LIKE 'A short one%'");
        for (Visitor each : List.of(first, second)) {
            assertEquals(
                    analysis, each.get(job).headers().firstValue("Location").orElseThrow());
        }
    }

    @Test
    void plansAndChangesAreComputedOnce() {
        String analysis = first.analyse(survey, Visitor.question("method", "ml"));
        String plan = analysis + "/indicators/indicators.json?outcomes=y,q&coding=suggested";
        String matrix = first.get(plan).body();
        assertContains("\"q\"", matrix);
        assertEquals(matrix, second.get(plan).body());
        assertContains("R99", second.get(plan.replace("/indicators.json", "")).body());
        String late = first.upload(new Sent("replaces", "", number(survey)), Sent.survey(rows(5)));
        first.step(late, "columns", "region", "region", "outcome", "y");
        String version = first.store(late, Visitor.NO_AND_YES);
        String after = first.analyse(version, Visitor.question("method", "ml"));
        String change = version + "/changes.json?analysis=" + number(analysis) + "&analysis=" + number(after);
        assertContains("\"Version 2\"", first.get(change).body());
        assertEquals(first.get(change).body(), second.get(change).body());
        assertEquals("2", rows("SELECT COUNT(*) FROM shared_job WHERE work IN ('plan', 'change') AND state = 'DONE'"));
    }

    private static String number(String path) {
        return path.replaceAll("\\D", "");
    }

    private static String rows(String query) {
        try (Database database = Database.openUrl(URL)) {
            return database.with(
                    handle -> handle.createQuery(query).mapTo(String.class).one());
        }
    }
}
