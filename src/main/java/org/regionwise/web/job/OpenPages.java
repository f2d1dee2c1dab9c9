package org.regionwise.web.job;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;

/**
 * Which fit every open page waits for. A newer question of a page takes the older one's place, and a fit that no page
 * and no file waits for any more is stopped. Safe for use by several threads.
 */
public final class OpenPages<T> {
    private static final int MOST = 256;

    private final Jobs jobs;
    /** By the page's own name, the one that asked longest ago first. */
    private final Map<String, Asked<T>> pages = new LinkedHashMap<>(MOST, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Asked<T>> eldest) {
            return size() > MOST;
        }
    };

    /** @param number of the question, counted by the page */
    private record Asked<T>(long number, Job<T> job) {}

    /** Of one kind of question. */
    public OpenPages(Jobs jobs) {
        this.jobs = jobs;
    }

    /**
     * The fit that answers a page's question.
     *
     * @param number of the question; one lower than the page's last came late, and nobody waits for it
     * @param begun finds or begins the fit
     * @throws CancellationException when it came late
     * @throws io.javalin.http.ServiceUnavailableResponse when too much is being computed
     */
    public synchronized Job<T> ask(String page, long number, Supplier<Job<T>> begun) {
        Asked<T> before = pages.get(page);
        if (before != null && number < before.number) {
            throw new CancellationException();
        }
        Job<T> job;
        try {
            job = begun.get();
        } catch (RuntimeException refused) {
            leave(page);
            throw refused;
        }
        pages.put(page, new Asked<>(number, job));
        if (before != null) {
            stop(before.job);
        }
        return job;
    }

    /** The page was left, or does not want to know any more. */
    public synchronized void leave(String page) {
        Asked<T> asked = pages.remove(page);
        if (asked != null) {
            stop(asked.job);
        }
    }

    private void stop(Job<T> job) {
        if (!job.over() && !job.waitedFor() && pages.values().stream().noneMatch(each -> each.job == job)) {
            jobs.cancel(job);
        }
    }
}
