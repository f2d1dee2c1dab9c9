package org.regionwise.web.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.regionwise.Patience;
import org.regionwise.engine.FitStep;
import org.regionwise.engine.NotEstimable;
import org.regionwise.store.Database;
import org.regionwise.store.Postgres;
import org.regionwise.store.queue.SharedJobs;
import org.regionwise.web.page.Refusal;

/** What servers on one PostgreSQL compute for each other; a server is a queue with a database of its own. */
class SharedQueueTest {
    private static final long LONG = 60_000;

    private final String url = Postgres.database();
    private final List<Server> servers = new ArrayList<>();

    /** A server, and how often each question was begun there. */
    private record Server(Database database, SharedQueue queue, Work<String> work, AtomicInteger begun) {
        Job<String> ask(String question) {
            return queue.ask(work, new Work.Asked(1, question, "A fit of " + question, "/surveys/1"));
        }
    }

    static Work<String> work(String name, BiFunction<String, Job<String>, String> doing) {
        return new Work<>(name, false, doing, (question, outcome) -> outcome, (question, outcome) -> outcome);
    }

    /** Goes on for ever, fails, or answers, as the question says. */
    private static String computed(String question, Job<String> job) {
        if (question.startsWith("endless")) {
            goOn(job, 1, 2);
        }
        if (question.startsWith("impossible")) {
            throw new NotEstimable("no-responses", Map.of());
        }
        return "answer to " + question;
    }

    /** Until it is stopped, and without a processor's whole time. */
    static void goOn(Job<String> job, long done, long total) {
        Patience.until(
                () -> {
                    job.at(FitStep.INTEGRATING, done, total);
                    return false;
                },
                () -> "that it is stopped");
    }

    private Server started(boolean computes, Duration abandoned) {
        Database database = Database.openUrl(url);
        SharedQueue queue = new SharedQueue(new SharedJobs(database), abandoned);
        AtomicInteger begun = new AtomicInteger();
        Work<String> work = work("fit", (question, job) -> {
            begun.incrementAndGet();
            return computed(question, job);
        });
        if (computes) {
            queue.offer(work);
        } else {
            // so that it can be said which of two servers computes
            queue.offer(work("another", work.doing()));
        }
        queue.start();
        Server server = new Server(database, queue, work, begun);
        servers.add(server);
        return server;
    }

    private Server computing() {
        return started(true, Jobs.ABANDONED);
    }

    private Server waiting() {
        return started(false, Jobs.ABANDONED);
    }

    @AfterEach
    void stop() {
        for (Server each : servers) {
            each.queue.close();
            each.database.close();
        }
    }

    private static void awaitStep(Job<?> job) {
        Patience.until(() -> job.step().equals(new Job.Step(FitStep.INTEGRATING, false, 1, 2)), () -> "the step");
    }

    @Test
    void whatIsAskedAtBothIsComputedOnceAndBothHearOfIt() {
        Server one = computing();
        Server other = waiting();
        Job<String> endless = other.ask("endless");
        assertEquals(endless.id(), one.ask("endless").id());
        awaitStep(endless);
        assertEquals("answer to a", other.ask("a").await(LONG).orElseThrow());
        assertEquals(2, one.begun.get());
        assertEquals(0, other.begun.get());
        assertEquals(1, other.queue.unfinished());
    }

    @Test
    void eitherStopsIt() {
        Server one = computing();
        Server other = waiting();
        for (Server who : List.of(one, other)) {
            Job<String> here = one.ask("endless");
            Job<String> there = other.ask("endless");
            awaitStep(there);
            assertTrue(who.queue.cancel(who.equals(one) ? here : there), "it is not over");
            assertThrows(CancellationException.class, () -> here.await(LONG));
            assertThrows(CancellationException.class, () -> there.await(LONG));
            assertEquals(Optional.empty(), one.queue.find(here.id()));
            assertEquals(Optional.empty(), other.queue.find(here.id()));
        }
    }

    @Test
    void whyThereIsNoOutcomeIsToldByBoth() {
        Server one = computing();
        Server other = waiting();
        Job<String> there = other.ask("impossible");
        assertThrows(NotEstimable.class, () -> there.await(LONG));
        assertThrows(
                NotEstimable.class,
                () -> one.queue.find(there.id()).orElseThrow().await(LONG));
    }

    @Test
    void aServerThatIsKilledLeavesItToTheOther() throws Exception {
        Process killed = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledQueue.class.getName(),
                        url)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        Server other = waiting();
        Job<String> job = other.ask("a");
        Job<String> second = other.ask("b");
        Server one;
        try (BufferedReader begun = killed.inputReader()) {
            List<String> both = List.of(begun.readLine(), begun.readLine());
            assertEquals(Set.of(job.id(), second.id()), Set.copyOf(both));
            Patience.until(() -> job.step().done() == 3, () -> "how far the other is");
            one = computing();
            one.ask("c").await(LONG);
            assertEquals(1, one.begun.get(), "it takes nothing from a server that lives");
        } finally {
            killed.toHandle().destroyForcibly();
        }
        assertEquals("answer to a", job.await(LONG).orElseThrow());
        assertEquals("answer to b", second.await(LONG).orElseThrow());
        assertEquals(3, one.begun.get());
    }

    @Test
    void aServerThatIsStoppedLeavesItToTheOther() {
        Server one = computing();
        Job<String> there = waiting().ask("endless");
        awaitStep(there);
        one.queue.close();
        Patience.until(() -> there.step().code() == JobStep.WAITING, () -> "that it waits again");
        computing();
        awaitStep(there);
    }

    @Test
    void whatADatabaseThatIsAwayInterruptsGoesOn() {
        Server one = computing();
        Job<String> there = one.ask("endless");
        awaitStep(there);
        Postgres.away(url, true);
        Postgres.away(url, false);
        Patience.until(() -> one.database.answers(), () -> "the database");
        assertEquals("answer to a", one.ask("a").await(LONG).orElseThrow());
        assertEquals(Optional.empty(), there.await(1));
        assertEquals(2, one.begun.get());
    }

    @Test
    void whatNobodyAsksAboutMakesPlaceWhicheverServerItIsOn() {
        Server one = started(true, Duration.ZERO);
        Server other = waiting();
        Job<String> left = one.ask("endless 1");
        for (int i = 2; i <= Job.Kind.FIT.mostUnfinished; i++) {
            one.ask("endless " + i);
        }
        assertThrows(Refusal.class, () -> other.ask("one too many"));
        one.ask("wanted");
        assertThrows(CancellationException.class, () -> left.await(LONG));
    }

    @Test
    void whoGivesUpLastStopsItWhicheverServerItIsOn() {
        Server one = computing();
        Job<String> there = waiting().ask("endless");
        awaitStep(there);
        Job<String> here = one.ask("endless");
        Job<String> file = new Job<>("file", Job.Kind.FILE, "A file", "/");
        file.cancel();
        assertThrows(CancellationException.class, () -> here.awaitWithin(file));
        assertEquals(Optional.empty(), here.await(1));
        assertThrows(CancellationException.class, () -> there.awaitWithin(file));
        assertThrows(CancellationException.class, () -> there.await(LONG));
        assertThrows(CancellationException.class, () -> here.await(LONG));
        assertEquals(1, one.begun.get());
    }
}
