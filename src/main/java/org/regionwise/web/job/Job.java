package org.regionwise.web.job;

import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.regionwise.engine.FitProgress;
import org.regionwise.engine.FitStep;
import org.regionwise.report.FileProgress;
import org.regionwise.report.FileStep;
import org.regionwise.report.message.Words;
import org.regionwise.store.server.Claim;

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
    private final long begun;
    private final BooleanSupplier leaving;
    private final CompletableFuture<T> outcome = new CompletableFuture<>();
    /** How many asked for it, without those who gave it up; nobody joins once that is 0. */
    private final AtomicInteger askers = new AtomicInteger(1);

    /** Other computations that wait for this one. */
    private final AtomicInteger waiting = new AtomicInteger();

    private final AtomicReference<State> state = new AtomicReference<>(State.RUNNING);
    /** Requests that wait for it. */
    private final AtomicInteger watching = new AtomicInteger();

    private volatile Claim claim = Claim.NONE;
    private volatile long seen = System.nanoTime();
    private volatile Step step = new Step(JobStep.WAITING, false, 0, 0);

    private enum State {
        RUNNING,
        KEEPING,
        CANCELLED
    }

    /** Kinds of computations, which wait for others of their kind only. */
    public enum Kind {
        /** Fits that are kept. Every fit uses all cores already. */
        FIT(2, 16, 64),
        /** What a page asks while somebody looks at it. Answers may be large, so that few are kept. */
        LOOK(2, 16, 12),
        /** Files. Drawings wait for each other in any case. */
        FILE(2, 24, 64);

        final int atOnce;
        final int mostUnfinished;
        final int mostFinished;

        Kind(int atOnce, int mostUnfinished, int mostFinished) {
            this.atOnce = atOnce;
            this.mostUnfinished = mostUnfinished;
            this.mostFinished = mostFinished;
        }
    }

    /**
     * What it is at.
     *
     * @param code a {@link FitStep}, {@link FileStep} or {@link JobStep}
     * @param again whether it is the second of two computations with the same steps
     * @param done parts of it that are done
     * @param total parts there are, 0 where nobody knows
     */
    public record Step(Enum<?> code, boolean again, long done, long total) {
        private static final String KIND = "job.step.";

        /** A step of a fit by its code's name, as another server wrote it; one of another version is waiting. */
        static Step named(String name, boolean again, long done, long total) {
            Enum<?> code = Stream.<Enum<?>>concat(Stream.of(FitStep.values()), Stream.of(JobStep.values()))
                    .filter(each -> each.name().equals(name))
                    .findFirst()
                    .orElse(JobStep.WAITING);
            return new Step(code, again, done, total);
        }

        /** As people read it. */
        public String said(Words words) {
            String step = words.say(KIND + code.name().toLowerCase(Locale.ROOT).replace('_', '-'));
            return again ? words.say("job.step-again", "step", step) : step;
        }

        /** How much of it is done; empty where nobody knows. */
        public String share(Words words) {
            return total == 0
                    ? ""
                    : words.say(
                            "job.done-of",
                            "done",
                            words.numerals().count(done),
                            "total",
                            words.numerals().count(total));
        }
    }

    Job(String id, Kind kind, String title, String back) {
        this.begun = System.nanoTime();
        this.leaving = () -> askers.decrementAndGet() == 0;
        this.id = id;
        this.kind = kind;
        this.title = title;
        this.back = back;
    }

    /**
     * One that is asked for at several servers.
     *
     * @param seconds since it was asked for
     * @param leaving counts one less who asked for it; gives whether nobody is left and it is to be stopped
     */
    Job(String id, Kind kind, String title, String back, long seconds, BooleanSupplier leaving) {
        this.leaving = leaving;
        this.begun = System.nanoTime() - TimeUnit.SECONDS.toNanos(seconds);
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
    public void at(JobStep jobStep) {
        at(jobStep, false, 0, 0);
    }

    /** The same, with how many of its parts are done. */
    public void at(JobStep jobStep, long done, long total) {
        at(jobStep, false, done, total);
    }

    @Override
    public void at(FitStep fitStep, long done, long total) {
        at(fitStep, false, done, total);
    }

    @Override
    public FitProgress again() {
        Job<T> job = this;
        return new FitProgress() {
            @Override
            public void at(FitStep fitStep, long done, long total) {
                job.at(fitStep, true, done, total);
            }

            @Override
            public void checkpoint() {
                job.checkpoint();
            }
        };
    }

    @Override
    public void at(FileStep fileStep, long done, long total) {
        at(fileStep, false, done, total);
    }

    private void at(Enum<?> code, boolean again, long done, long total) {
        checkpoint();
        Step before = step;
        // parts are reported by several threads, and the slower must not set it back
        if (before.code() != code || before.again() != again || done > before.done() || total != before.total()) {
            step = new Step(code, again, done, total);
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
        step = new Step(JobStep.STORING, false, 0, 0);
    }

    /** Stops it unless it is keeping its result already. Returns whether it is stopped. */
    boolean cancel() {
        return state.compareAndSet(State.RUNNING, State.CANCELLED) || state.get() == State.CANCELLED;
    }

    /** Whether it was stopped, though what it does may go on to its next checkpoint. */
    boolean stopped() {
        return state.get() == State.CANCELLED;
    }

    /** What another server says that it is at. */
    void follow(Step elsewhere) {
        step = elsewhere;
    }

    /** It is this server's to compute, perhaps once more where the database failed before. */
    void claimed(Claim by) {
        claim = by;
        state.compareAndSet(State.KEEPING, State.RUNNING);
    }

    /** What says, where it is kept, that it is this server's to keep. */
    public Claim claim() {
        return claim;
    }

    /** Somebody asks how far it is. */
    void look() {
        seen = System.nanoTime();
    }

    /** For how many nanoseconds nobody has asked how far it is; 0 while somebody waits for it. */
    long left() {
        return waitedFor() || watching.get() > 0 ? 0 : System.nanoTime() - seen;
    }

    /** Counts another who asks for it. Returns false where it was given up. */
    boolean join() {
        return askers.getAndUpdate(before -> before == 0 ? 0 : before + 1) > 0;
    }

    /** Stops it where nobody else asked for it. */
    private void giveUp() {
        if (leaving.getAsBoolean()) {
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
                    other.at(now.code(), now.again(), now.done(), now.total());
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
        watching.incrementAndGet();
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
        } finally {
            look();
            watching.decrementAndGet();
        }
    }
}
