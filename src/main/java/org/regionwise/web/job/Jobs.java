package org.regionwise.web.job;

import io.javalin.http.HttpStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.regionwise.web.page.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Computations that readers wait for. A few run at once, some more wait, and further ones take the place of one that
 * nobody asks about any more, or else are refused. Those that are over are kept for a while, as the page that asked may
 * not have come back yet. They do not outlive the server, but for {@link Work} where several servers share a database.
 */
public final class Jobs implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Jobs.class);
    /** A browser asks about what its page shows, though only once a minute when the page is behind others. */
    static final Duration ABANDONED = Duration.ofMinutes(3);

    private final Duration abandoned;
    private final Optional<SharedQueue> queue;
    private final Map<Job.Kind, ExecutorService> workers = new EnumMap<>(Job.Kind.class);
    /** By key, oldest first. */
    private final Map<String, Job<?>> jobs = new LinkedHashMap<>();

    /** Without any job yet. */
    public Jobs() {
        this(Optional.empty(), ABANDONED);
    }

    /** The same beside other servers. */
    public Jobs(SharedQueue queue) {
        this(Optional.of(queue), ABANDONED);
    }

    /** @param abandoned so long nobody has asked about a computation that makes place for others */
    Jobs(Duration abandoned) {
        this(Optional.empty(), abandoned);
    }

    private Jobs(Optional<SharedQueue> queue, Duration abandoned) {
        this.queue = queue;
        this.abandoned = abandoned;
        for (Job.Kind kind : Job.Kind.values()) {
            workers.put(kind, Executors.newFixedThreadPool(kind.atOnce));
        }
    }

    /** Says, before {@link #start}, that this server can do a kind of work. Returns that. */
    public <T> Work<T> offer(Work<T> work) {
        queue.ifPresent(each -> each.offer(work));
        return work;
    }

    /** Begins to do what other servers leave to be done, where there are any. */
    public void start() {
        queue.ifPresent(SharedQueue::start);
    }

    /**
     * The computation of a question, by whichever server. Among several, what is asked while the same is under way
     * is computed once.
     *
     * @throws Refusal when too many fits are not over
     */
    public <T> Job<T> ask(Work<T> work, Work.Asked asked) {
        if (queue.isPresent()) {
            return queue.get().ask(work, asked);
        }
        Function<Job<T>, T> doing = started -> work.doing().apply(asked.question(), started);
        return work.lately()
                ? shared(Job.Kind.FIT, work.name() + " " + asked.question(), asked.title(), asked.back(), doing)
                : start(asked.title(), asked.back(), doing);
    }

    /**
     * Begins a fit.
     *
     * @param title what is computed, in words
     * @param back where a reader who cancels it goes
     * @param work called on a thread of its own with the job
     */
    <T> Job<T> start(String title, String back, Function<Job<T>, T> work) {
        String id = UUID.randomUUID().toString();
        Job<T> job = new Job<>(id, Job.Kind.FIT, title, back);
        synchronized (jobs) {
            put(id, job);
        }
        execute(job, work);
        return job;
    }

    /**
     * The computation with this key, begun now if nobody asked for it lately. What is asked for under one key must
     * always give the same.
     *
     * @throws Refusal when too many of its kind are not over
     */
    @SuppressWarnings("unchecked") // a key's prefix says what kind of thing its computation gives
    public <T> Job<T> shared(Job.Kind kind, String key, String title, String back, Function<Job<T>, T> work) {
        Job<T> job;
        synchronized (jobs) {
            Job<?> known = jobs.get(key);
            if (known != null && known.join()) {
                return (Job<T>) known;
            }
            job = new Job<>(UUID.randomUUID().toString(), kind, title, back);
            put(key, job);
        }
        execute(job, work);
        return job;
    }

    private void put(String key, Job<?> job) {
        Job.Kind kind = job.kind();
        int unfinished = 0;
        List<String> over = new ArrayList<>();
        for (Map.Entry<String, Job<?>> each : jobs.entrySet()) {
            if (each.getValue().kind() == kind) {
                if (each.getValue().over()) {
                    over.add(each.getKey());
                } else {
                    unfinished++;
                }
            }
        }
        if (unfinished >= kind.mostUnfinished && !stopOneAbandoned(kind)) {
            throw new Refusal(HttpStatus.SERVICE_UNAVAILABLE, "job.too-many", "kind", kind);
        }
        over.subList(0, Math.max(0, over.size() - kind.mostFinished)).forEach(jobs::remove);
        jobs.put(key, job);
    }

    /** Stops the one that nobody has asked about for longest, if that is long. */
    private boolean stopOneAbandoned(Job.Kind kind) {
        Optional<Job<?>> left = jobs.values().stream()
                .filter(each -> each.kind() == kind && !each.over() && each.left() > abandoned.toNanos())
                .max(Comparator.comparingLong(Job::left))
                .map(each -> each);
        return left.filter(this::cancel).isPresent();
    }

    /** How many of a kind run or wait; of what servers share, at all of them. */
    public int unfinished(Job.Kind kind) {
        synchronized (jobs) {
            int own = (int) jobs.values().stream()
                    .filter(each -> each.kind() == kind && !each.over())
                    .count();
            int shared =
                    kind == Job.Kind.FIT ? queue.map(SharedQueue::unfinished).orElse(0) : 0;
            return own + shared;
        }
    }

    private <T> void execute(Job<T> job, Function<Job<T>, T> work) {
        workers.get(job.kind()).execute(() -> {
            try {
                job.checkpoint();
                job.succeed(work.apply(job));
            } catch (CancellationException cancelled) {
                job.fail(cancelled);
                forget(job);
            } catch (RuntimeException problem) {
                job.fail(problem);
            } catch (Error defect) {
                LOG.error("{} failed", job.title(), defect);
                job.fail(defect);
            }
        });
    }

    /** The computation with this id. */
    public Optional<Job<?>> find(String id) {
        synchronized (jobs) {
            Optional<Job<?>> found = jobs.values().stream()
                    .filter(each -> each.id().equals(id))
                    .<Job<?>>map(each -> each)
                    .findFirst();
            found.ifPresent(Job::look);
            if (found.isPresent()) {
                return found;
            }
        }
        return queue.flatMap(each -> each.find(id));
    }

    /** Stops a computation, unless it is keeping its result already. Returns whether it is stopped. */
    public boolean cancel(Job<?> job) {
        Optional<SharedQueue> shared = queue.filter(each -> each.has(job));
        if (shared.isPresent()) {
            return shared.get().cancel(job);
        }
        boolean stopped = job.cancel();
        if (stopped) {
            forget(job);
        }
        return stopped;
    }

    /** Whoever asks again begins anew. */
    public void forget(Job<?> job) {
        queue.ifPresent(each -> each.forget(job));
        synchronized (jobs) {
            jobs.values().removeIf(each -> each == job);
        }
    }

    /** Tells running computations to stop, and waits for them. */
    @Override
    public void close() {
        queue.ifPresent(SharedQueue::close);
        synchronized (jobs) {
            jobs.values().forEach(Job::cancel);
        }
        workers.values().forEach(ExecutorService::shutdown);
        try {
            for (ExecutorService each : workers.values()) {
                if (!each.awaitTermination(60, TimeUnit.SECONDS)) {
                    LOG.warn("a computation did not stop in time");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
