package org.regionwise.web.job;

import io.javalin.http.HttpStatus;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.regionwise.store.StoreUnavailable;
import org.regionwise.store.queue.SharedJob;
import org.regionwise.store.queue.SharedJobs;
import org.regionwise.web.job.SharedEntries.Entry;
import org.regionwise.web.page.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The computations that servers on one PostgreSQL share, as this server sees them. It has a {@link Job} for each that
 * is asked for here or computed here. A thread of its own takes what waits while there is time, and looks at all
 * others once a second while there are any; a change elsewhere wakes it. It alone decides what is computed here.
 */
public final class SharedQueue implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SharedQueue.class);
    private static final int A_SECOND = 1_000;
    private static final long SECONDS_TO_STORE = 60;

    private final SharedJobs table;
    private final Duration abandoned;
    private final Map<String, Work<?>> works = new ConcurrentHashMap<>();
    private final SharedEntries entries = new SharedEntries();
    private final ExecutorService workers = Executors.newFixedThreadPool(Job.Kind.FIT.atOnce);
    private final AtomicInteger computing = new AtomicInteger();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread listener = new Thread(this::listen, "shared-queue");
    private volatile int unfinished;

    /** Does nothing before {@link #start}. */
    public SharedQueue(SharedJobs table) {
        this(table, Jobs.ABANDONED);
    }

    /** @param abandoned so long nobody has asked about a computation that makes place for others */
    SharedQueue(SharedJobs table, Duration abandoned) {
        this.table = table;
        this.abandoned = abandoned;
    }

    private <T> Entry<T> entry(SharedJob row, Work<T> work) {
        return new Entry<>(row, work, () -> table.leave(row.id()));
    }

    /** Begins to take what waits; whatever this server can do was offered before. */
    void start() {
        listener.start();
    }

    /** Says that this server can do a kind of work. */
    void offer(Work<?> work) {
        works.put(work.name(), work);
    }

    /**
     * The computation of a question, whichever server begins or has begun it.
     *
     * @throws Refusal when too many are not over
     */
    @SuppressWarnings("unchecked") // a row's kind of work is that of its question
    <T> Job<T> ask(Work<T> work, Work.Asked asked) {
        SharedJob row = table.ask(
                        new SharedJobs.Asked(
                                work.name(),
                                asked.survey(),
                                asked.question(),
                                asked.title(),
                                asked.back(),
                                work.lately()),
                        Job.Kind.FIT.mostUnfinished,
                        abandoned)
                .orElseThrow(() -> new Refusal(HttpStatus.SERVICE_UNAVAILABLE, "job.too-many", "kind", Job.Kind.FIT));
        return (Job<T>) known(entry(row, work), row).job();
    }

    /** The computation with this id, whichever server was asked for it. */
    Optional<Job<?>> find(String id) {
        Optional<Entry<?>> known = entries.find(id);
        known.ifPresent(each -> each.job().look());
        return known.or(() -> table.find(id)
                        .filter(row -> works.containsKey(row.work()))
                        .map(row -> known(entry(row, works.get(row.work())), row)))
                .map(Entry::job);
    }

    /** What is known under the id of {@code fresh}, or else {@code fresh} as far as the row says. */
    private <T> Entry<?> known(Entry<T> fresh, SharedJob row) {
        Entry<?> entry = entries.orKnown(fresh);
        if (entry == fresh) {
            follow(fresh, row);
        }
        return entry;
    }

    /** Whether a job is one of the shared ones. */
    boolean has(Job<?> job) {
        return entries.has(job);
    }

    /** Stops a computation for all servers, unless it is over. Returns whether it is stopped. */
    boolean cancel(Job<?> job) {
        if (!table.cancel(job.id())) {
            return false;
        }
        job.cancel();
        forget(job);
        job.fail(new CancellationException());
        return true;
    }

    /** Whoever asks again asks the database. */
    void forget(Job<?> job) {
        entries.forget(job);
    }

    /** How many wait or are computed, by all servers. */
    int unfinished() {
        return unfinished;
    }

    private void listen() {
        boolean away = false;
        while (closing.getCount() > 0) {
            try {
                if (table.heard(A_SECOND) || unfinished > 0 || !entries.open().isEmpty()) {
                    look();
                }
                away = false;
            } catch (StoreUnavailable e) {
                if (!away && closing.getCount() > 0) {
                    LOG.warn("the queue of computations does not hear from the database: {}", e.getMessage());
                }
                away = true;
                pause();
            } catch (RuntimeException defect) {
                // nothing is begun any more once it closes
                if (closing.getCount() > 0) {
                    LOG.error("the queue of computations failed", defect);
                }
                pause();
            }
        }
    }

    private void pause() {
        try {
            closing.await(A_SECOND, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        List<Entry<?>> open = entries.open();
        table.takeBack(ids(open, Entry::here));
        Map<String, SharedJob> rows = table.list(ids(open, each -> true)).stream()
                .collect(Collectors.toMap(SharedJob::id, Function.identity()));
        unfinished = (int) rows.values().stream().filter(SharedJob::unfinished).count();
        for (Entry<?> each : open) {
            if (each.here()) {
                report(each, rows.get(each.id()));
            } else {
                follow(each, rows.get(each.id()));
            }
        }
        if (rows.values().stream().anyMatch(each -> each.state() == SharedJob.State.WAITING)) {
            take();
        }
    }

    private static Collection<String> ids(List<Entry<?>> entries, Predicate<Entry<?>> which) {
        return entries.stream().filter(which).map(Entry::id).toList();
    }

    /** Says how far one is that is computed here; stops it where it is not this server's any more. */
    private void report(Entry<?> entry, SharedJob row) {
        if (row == null) {
            // somebody cancelled it; its thread stops at its next checkpoint
            entry.job().cancel();
            entries.forget(entry.job());
            entry.job().fail(new CancellationException());
        } else if (row.unfinished() && row.server() != table.server()) {
            entry.job().cancel();
        } else if (row.unfinished()) {
            entry.news()
                    .ifPresent(step -> table.at(
                            entry.id(), new SharedJob.At(step.code().name(), step.again(), step.done(), step.total())));
            see(entry);
        }
    }

    private void see(Entry<?> entry) {
        if (entry.seenAgain()) {
            table.seen(entry.id());
        }
    }

    /** Has it be as far here as another server says. */
    private <T> void follow(Entry<T> entry, SharedJob row) {
        if (row == null) {
            entries.forget(entry.job());
            entry.job().fail(new CancellationException());
        } else {
            switch (row.state()) {
                case WAITING, RUNNING -> {
                    entry.job()
                            .follow(Job.Step.named(
                                    row.at().step(),
                                    row.at().again(),
                                    row.at().done(),
                                    row.at().total()));
                    see(entry);
                }
                case DONE -> settle(entry);
                case FAILED -> computeAgain(entry);
                case LOST -> entry.job().fail(new Refusal(HttpStatus.SERVICE_UNAVAILABLE, "job.lost"));
            }
        }
    }

    private <T> void settle(Entry<T> entry) {
        Optional<String> outcome = table.outcome(entry.id());
        if (outcome.isEmpty()) {
            entries.forget(entry.job());
            entry.job().fail(new CancellationException());
            return;
        }
        try {
            entry.job().succeed(entry.read(outcome.get()));
        } catch (IllegalArgumentException otherVersion) {
            computeAgain(entry);
        }
    }

    /** For the readers of this server alone: why something cannot be computed is told where it is computed. */
    private <T> void computeAgain(Entry<T> entry) {
        if (!entry.beginHere()) {
            return;
        }
        workers.execute(() -> {
            try {
                entry.job().succeed(entry.done());
            } catch (RuntimeException | Error problem) {
                entry.job().fail(problem);
            } finally {
                entry.endHere();
            }
        });
    }

    private void take() {
        while (computing.get() < Job.Kind.FIT.atOnce && closing.getCount() > 0) {
            Optional<SharedJob> next = table.claim(works.keySet());
            if (next.isEmpty()) {
                return;
            }
            begin(entries.orGoing(entry(next.get(), works.get(next.get().work()))));
        }
    }

    private <T> void begin(Entry<T> entry) {
        entry.beginHere();
        entry.job().claimed(table.claimOf(entry.id()));
        computing.incrementAndGet();
        workers.execute(() -> {
            try {
                compute(entry);
            } catch (StoreUnavailable away) {
                LOG.warn(
                        "{} is begun again when the database answers: {}",
                        entry.job().title(),
                        away.getMessage());
            } finally {
                entry.endHere();
            }
        });
    }

    private <T> void compute(Entry<T> entry) {
        Job<T> job = entry.job();
        try {
            T outcome;
            try {
                job.checkpoint();
                outcome = entry.done();
            } finally {
                // before others hear that it is over, as this server does then too
                computing.decrementAndGet();
            }
            table.done(entry.id(), entry.written(outcome));
            job.succeed(outcome);
        } catch (CancellationException stopped) {
            stopped(entry, stopped);
        } catch (StoreUnavailable away) {
            // it is still said to be this server's, which puts it back
            throw away;
        } catch (RuntimeException problem) {
            job.fail(problem);
            table.failed(entry.id());
        } catch (Error defect) {
            LOG.error("{} failed", job.title(), defect);
            job.fail(defect);
            table.failed(entry.id());
        }
    }

    private void stopped(Entry<?> entry, CancellationException stopped) {
        if (closing.getCount() == 0) {
            entry.job().fail(stopped);
            table.handOver(entry.id());
        }
        // else somebody has cancelled it, or another server has it: the next look will tell
    }

    /** Leaves to the other servers what is computed here, but for what is being stored, which is waited for. */
    @Override
    public void close() {
        closing.countDown();
        for (Entry<?> each : entries.open()) {
            each.job().cancel();
            if (!each.here()) {
                each.job().fail(new CancellationException());
            }
        }
        workers.shutdown();
        try {
            if (!workers.awaitTermination(SECONDS_TO_STORE, TimeUnit.SECONDS)) {
                LOG.warn("a computation did not stop in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        table.close();
        try {
            listener.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
