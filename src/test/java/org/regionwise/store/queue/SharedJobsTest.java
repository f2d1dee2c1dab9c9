package org.regionwise.store.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.regionwise.Patience;
import org.regionwise.store.Database;
import org.regionwise.store.Postgres;
import org.regionwise.store.queue.SharedJob.State;

/** Two servers on one queue. */
class SharedJobsTest {
    private static final Set<String> WORKS = Set.of("fit");
    private static final Duration LONG = Duration.ofHours(1);

    @AutoClose
    private final Database database = Database.openUrl(Postgres.database());

    @AutoClose
    private final SharedJobs jobs = new SharedJobs(database);

    @AutoClose
    private final SharedJobs others = new SharedJobs(database);

    @BeforeEach
    void connect() {
        assertTrue(jobs.heard(0), "connected");
        assertTrue(others.heard(0), "connected");
    }

    private static SharedJobs.Asked question(String question) {
        return new SharedJobs.Asked("fit", 1, question, "A fit", "/surveys/1", false);
    }

    private String ask(String question) {
        return jobs.ask(question(question), 16, LONG).orElseThrow().id();
    }

    private State state(String id) {
        return jobs.find(id).orElseThrow().state();
    }

    @Test
    void theSameQuestionIsOneWhileItIsUnderWay() {
        String id = ask("a");
        assertEquals(id, others.ask(question("a"), 16, LONG).orElseThrow().id());
        assertEquals(id, jobs.claim(WORKS).orElseThrow().id());
        assertEquals(Optional.empty(), others.claim(WORKS));
        assertEquals(id, ask("a"));
        assertFalse(jobs.leave(id), "another asked too");
        jobs.done(id, "its outcome");
        assertEquals(Optional.of("its outcome"), others.outcome(id));
        assertFalse(others.cancel(id), "it is over");
        assertEquals(
                id,
                others.ask(new SharedJobs.Asked("fit", 1, "a", "", "", true), 16, LONG)
                        .orElseThrow()
                        .id());
        assertFalse(id.equals(ask("a")), "a fit that is kept is kept anew");
    }

    @Test
    void whatWaitsLongestIsNextAmongWhatAServerCanDo() {
        String first = ask("a");
        String second = ask("b");
        assertEquals(Optional.empty(), others.claim(Set.of("another")));
        assertEquals(first, others.claim(WORKS).orElseThrow().id());
        assertEquals(second, jobs.claim(WORKS).orElseThrow().id());
    }

    /** Nothing is guessed from clocks: a server that says nothing for however long keeps its lock. */
    @Test
    void whatADeadServerLeavesIsBegunAgainAndASlowOneKeepsItsOwn() {
        String id = ask("a");
        jobs.claim(WORKS);
        others.takeBack(List.of());
        assertEquals(State.RUNNING, state(id), "the server lives");
        jobs.close();
        Patience.until(
                () -> {
                    others.takeBack(List.of());
                    return state(id) == State.WAITING;
                },
                () -> "that PostgreSQL has noticed");
        assertEquals(id, others.claim(WORKS).orElseThrow().id());
        // should the dead one live after all, it keeps nothing
        assertThrows(CancellationException.class, () -> jobs.done(id, "too late"));
        jobs.failed(id);
        jobs.handOver(id);
        assertEquals(others.server(), others.find(id).orElseThrow().server());
    }

    @Test
    void whatServersDieOfIsGivenUp() {
        String id = ask("a");
        for (int death = 0; death < 3; death++) {
            assertEquals(State.WAITING, state(id));
            try (SharedJobs dying = new SharedJobs(database)) {
                dying.claim(WORKS);
            }
            others.takeBack(List.of());
        }
        assertEquals(State.LOST, state(id));
    }

    @Test
    void whatAServerDoesNotComputeAfterAllWaitsAgain() {
        String computed = ask("a");
        String forgotten = ask("b");
        jobs.claim(WORKS);
        jobs.claim(WORKS);
        jobs.takeBack(List.of(computed));
        assertEquals(List.of(State.RUNNING, State.WAITING), List.of(state(computed), state(forgotten)));
    }

    @Test
    void theQueueIsShortAndWhatNobodyAsksAboutMakesPlace() {
        String left = ask("a");
        String seen = ask("b");
        assertEquals(Optional.empty(), others.ask(question("c"), 2, LONG));
        assertTrue(others.ask(question("a"), 2, LONG).isPresent(), "it is there already");
        jobs.seen(seen);
        assertTrue(others.ask(question("c"), 2, Duration.ZERO).isPresent(), "there is a place");
        assertEquals(Optional.empty(), jobs.find(left));
        assertEquals(State.WAITING, state(seen));
    }

    @Test
    void aChangeWakesTheOther() {
        String id = ask("a");
        assertTrue(others.heard(10_000), "it was asked");
        others.cancel(id);
        assertTrue(jobs.heard(10_000), "it was cancelled");
        assertEquals(Optional.empty(), jobs.find(id));
    }
}
