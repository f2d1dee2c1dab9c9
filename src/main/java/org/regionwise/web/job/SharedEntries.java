package org.regionwise.web.job;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.regionwise.store.queue.SharedJob;

/**
 * The shared computations that this server knows, as its readers see them: those that were asked for or are computed
 * here, and the last that are over. Safe for use by several threads.
 */
final class SharedEntries {
    private static final int MOST_FINISHED = 16;
    /** Often enough for what counts as abandoned after minutes. */
    private static final long SEEN_EVERY = TimeUnit.SECONDS.toNanos(10);

    /** By id, oldest first. */
    private final Map<String, Entry<?>> entries = new LinkedHashMap<>();

    /** A computation as this server has it. */
    static final class Entry<T> {
        private final SharedJob asked;
        private final Work<T> work;
        private final Job<T> job;
        private final AtomicBoolean here = new AtomicBoolean();
        /** What the queue's own thread has told the others; it alone reads and writes this. */
        private Job.Step told;

        private long seen = System.nanoTime() - SEEN_EVERY;

        /** @param leaving says to all servers that a reader gave it up; see {@link Job} */
        Entry(SharedJob asked, Work<T> work, BooleanSupplier leaving) {
            this.asked = asked;
            this.work = work;
            this.job = new Job<>(asked.id(), Job.Kind.FIT, asked.title(), asked.back(), asked.seconds(), leaving);
        }

        String id() {
            return asked.id();
        }

        Job<T> job() {
            return job;
        }

        /** Whether a thread of this server computes it, be it for the readers of this server alone. */
        boolean here() {
            return here.get();
        }

        /** Says that a thread of this server computes it from now on. Returns false where one did already. */
        boolean beginHere() {
            return here.compareAndSet(false, true);
        }

        /** Says that no thread of this server computes it any more. */
        void endHere() {
            here.set(false);
        }

        /** What comes of the question. */
        T done() {
            return work.doing().apply(asked.question(), job);
        }

        /** The outcome as servers write it for each other. */
        String written(T outcome) {
            return work.writing().apply(asked.question(), outcome);
        }

        /** @throws IllegalArgumentException where another version wrote it */
        T read(String outcome) {
            return work.reading().apply(asked.question(), outcome);
        }

        /** How far it is, where that is news. */
        Optional<Job.Step> news() {
            Job.Step step = job.step();
            if (step.equals(told)) {
                return Optional.empty();
            }
            told = step;
            return Optional.of(step);
        }

        /** Whether a reader asked lately how far it is, and the others were not told so for some seconds. */
        synchronized boolean seenAgain() {
            long now = System.nanoTime();
            if (job.left() >= SEEN_EVERY || now - seen <= SEEN_EVERY) {
                return false;
            }
            seen = now;
            return true;
        }
    }

    /** The one with this id. */
    synchronized Optional<Entry<?>> find(String id) {
        return Optional.ofNullable(entries.get(id));
    }

    /** The one with the id of {@code fresh}, which is kept where there was none. */
    synchronized Entry<?> orKnown(Entry<?> fresh) {
        Entry<?> known = entries.get(fresh.id());
        return known == null ? kept(fresh) : known;
    }

    /** The same of one that is going to be computed: a job that was stopped here does not go on. */
    synchronized Entry<?> orGoing(Entry<?> fresh) {
        Entry<?> known = entries.get(fresh.id());
        if (known != null && !known.job.stopped()) {
            return known;
        }
        if (known != null) {
            known.job.fail(new CancellationException());
        }
        return kept(fresh);
    }

    private Entry<?> kept(Entry<?> fresh) {
        entries.put(fresh.id(), fresh);
        List<String> over = entries.values().stream()
                .filter(each -> each.job.over())
                .map(Entry::id)
                .toList();
        over.subList(0, Math.max(0, over.size() - MOST_FINISHED)).forEach(entries::remove);
        return fresh;
    }

    /** Those that are not over. */
    synchronized List<Entry<?>> open() {
        return entries.values().stream().filter(each -> !each.job.over()).toList();
    }

    /** Whether a job is of one of them. */
    synchronized boolean has(Job<?> job) {
        Entry<?> entry = entries.get(job.id());
        return entry != null && entry.job == job;
    }

    /** Keeps a job no longer: whoever asks again asks the database. */
    synchronized void forget(Job<?> job) {
        entries.values().removeIf(each -> each.job == job);
    }
}
