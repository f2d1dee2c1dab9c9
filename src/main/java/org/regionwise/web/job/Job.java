package org.regionwise.web.job;

import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.regionwise.engine.FitProgress;
import org.regionwise.engine.FitStep;
import org.regionwise.report.FileProgress;

/**
 * A computation under way on a thread of its own: how far it is, what came of it, and a flag that stops it. Its thread
 * is never interrupted, as that would close the embedded database for everyone if it were asking it something.
 */
public final class Job<T> implements FitProgress, FileProgress {
    private static final long NOW_AND_THEN = 100;

    private final String id;
    private final String title;
    private final String back;
    private final Kind kind;
    private final long begun = System.nanoTime();
    private final CompletableFuture<T> outcome = new CompletableFuture<>();
    /** How many asked for it, without those who gave it up; nobody joins once that is 0. */
    private final AtomicInteger askers = new AtomicInteger(1);

    /** Other computations that wait for this one. */
    private final AtomicInteger waiting = new AtomicInteger();

    private final AtomicReference<State> state = new AtomicReference<>(State.RUNNING);
    private volatile Step step = new Step("Waiting for other computations", 0, 0);

    private enum State {
        RUNNING,
        KEEPING,
        CANCELLED
    }

    /** Kinds of computations, which wait for others of their kind only. */
    public enum Kind {
        /** Fits that are kept. Every fit uses all cores already. */
        FIT("Computing", 2, 16, 64, "Too many computations are under way. Wait for one to finish, or cancel one"),
        /** What a page asks while somebody looks at it. Answers may be large, so that few are kept. */
        LOOK("Computing", 2, 16, 12, "Too many questions are being answered. Wait for one to finish, or cancel one"),
        /** Files. Drawings wait for each other in any case. */
        FILE("Making the file", 2, 8, 64, "Too many files are being made. Wait for one to be ready, or cancel one");

        private final String heading;
        final int atOnce;
        final int mostUnfinished;
        final int mostFinished;
        final String refusal;

        Kind(String heading, int atOnce, int mostUnfinished, int mostFinished, String refusal) {
            this.heading = heading;
            this.atOnce = atOnce;
            this.mostUnfinished = mostUnfinished;
            this.mostFinished = mostFinished;
            this.refusal = refusal + ", and try again.";
        }

        /** Of the page that shows how far it is. */
        public String heading() {
            return heading;
        }
    }

    /**
     * What it is at.
     *
     * @param done parts of it that are done
     * @param total parts there are, 0 where nobody knows
     */
    public record Step(String words, long done, long total) {}

    Job(String id, Kind kind, String title, String back) {
        this.id = id;
        this.kind = kind;
        this.title = title;
        this.back = back;
    }

    /** What kind of thing is computed. */
    public Kind kind() {
        return kind;
    }

    /** What stands for it in addresses: long and drawn at random, so that nobody guesses it. */
    public String id() {
        return id;
    }

    /** What is computed, in words. */
    public String title() {
        return title;
    }

    /** Where a reader who cancels it goes. */
    public String back() {
        return back;
    }

    /** What it does now, and how far it is. */
    public Step step() {
        return step;
    }

    /** Whole seconds since it was asked for. */
    public long seconds() {
        return TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun);
    }

    /** Says what it is at, where the engine does not; stops here if it was cancelled. */
    public void at(String words) {
        at(words, 0, 0);
    }

    @Override
    public void at(FitStep fitStep, long done, long total) {
        at(fitStep.words(), done, total);
    }

    @Override
    public FitProgress again(String words) {
        Job<T> job = this;
        return new FitProgress() {
            @Override
            public void at(FitStep fitStep, long done, long total) {
                job.at(fitStep.words() + ", " + words, done, total);
            }

            @Override
            public void checkpoint() {
                job.checkpoint();
            }
        };
    }

    @Override
    public void at(String words, long done, long total) {
        checkpoint();
        Step before = step;
        // parts are reported by several threads, and the slower must not set it back
        if (!before.words().equals(words) || done > before.done() || total != before.total()) {
            step = new Step(words, done, total);
        }
    }

    @Override
    public void checkpoint() {
        if (state.get() == State.CANCELLED) {
            throw new CancellationException();
        }
    }

    /**
     * From here on it is not cancelled any more, so that what it keeps is kept whole.
     *
     * @throws CancellationException when it was cancelled before
     */
    public void keep() {
        if (!state.compareAndSet(State.RUNNING, State.KEEPING)) {
            throw new CancellationException();
        }
        step = new Step("Storing the result", 0, 0);
    }

    /** Stops it unless it is keeping its result already. Returns whether it is stopped. */
    boolean cancel() {
        return state.compareAndSet(State.RUNNING, State.CANCELLED) || state.get() == State.CANCELLED;
    }

    /** Counts another who asks for it. Returns false where it was given up. */
    boolean join() {
        return askers.getAndUpdate(before -> before == 0 ? 0 : before + 1) > 0;
    }

    /** Stops it where nobody else asked for it. */
    private void giveUp() {
        if (askers.decrementAndGet() == 0) {
            cancel();
        }
    }

    /** Whether there is an outcome, be it an exception. */
    public boolean over() {
        return outcome.isDone();
    }

    void succeed(T value) {
        outcome.complete(value);
    }

    void fail(Throwable problem) {
        outcome.completeExceptionally(problem);
    }

    /**
     * Its outcome, for which another computation waits, saying meanwhile what this one is at. Who waited alone and is
     * cancelled stops it.
     *
     * @throws CancellationException when either was cancelled
     * @throws RuntimeException what the computation threw
     */
    public T awaitWithin(Job<?> other) {
        waiting.incrementAndGet();
        try {
            while (true) {
                Step now = step;
                try {
                    other.at(now.words(), now.done(), now.total());
                } catch (CancellationException cancelled) {
                    giveUp();
                    throw cancelled;
                }
                Optional<T> value = await(NOW_AND_THEN);
                if (value.isPresent()) {
                    return value.get();
                }
            }
        } finally {
            waiting.decrementAndGet();
        }
    }

    /** Whether another computation waits for this one. */
    public boolean waitedFor() {
        return waiting.get() > 0;
    }

    /**
     * Its outcome, if it comes in time.
     *
     * @throws CancellationException when it was cancelled
     * @throws RuntimeException what the computation threw
     */
    public Optional<T> await(long milliseconds) {
        try {
            return Optional.of(outcome.get(milliseconds, TimeUnit.MILLISECONDS));
        } catch (TimeoutException notYet) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException problem) {
                throw problem;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
