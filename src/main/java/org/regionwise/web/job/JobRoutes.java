package org.regionwise.web.job;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.regionwise.report.message.Words;
import org.regionwise.web.access.Access;
import org.regionwise.web.page.Pages;
import org.regionwise.web.page.Refusal;

/** The page of a computation that takes longer than a moment: what is computed, how far it is, and how to stop it. */
public final class JobRoutes {
    /** So long a request waits for the computation itself. */
    private static final long A_MOMENT = 1_000;
    /** Each program that waits for an outcome, however long, holds one of the server's 400 threads. */
    public static final int MOST_WAITING = 220;

    private final Pages pages;
    private final Jobs jobs;
    private final Semaphore places = new Semaphore(MOST_WAITING);

    public JobRoutes(Pages pages, Jobs jobs) {
        this.pages = pages;
        this.jobs = jobs;
    }

    /** Adds its routes. */
    public void register(RoutesConfig routes) {
        routes.get("/jobs/{id}", this::page, Access.SEE_JOB);
        routes.get("/jobs/{id}/progress", this::progress, Access.SEE_JOB);
        routes.post("/jobs/{id}/cancel", this::cancel, Access.SEE_JOB);
    }

    private Job<?> job(Context context) {
        return jobs.find(context.pathParam("id")).orElseThrow(NotFoundResponse::new);
    }

    /** Goes to the place that the computation gives if that comes within a moment; else to the computation's page. */
    public void follow(Context context, Job<NextPage> job) {
        context.redirect(await(job).map(NextPage::address).orElse("/jobs/" + job.id()));
    }

    /** Shows what the computation gives if that comes within a moment; else how far it is, at the same address. */
    public <T> void show(Context context, Job<T> job, Consumer<T> shown) {
        Optional<T> outcome = await(job);
        if (outcome.isPresent()) {
            shown.accept(outcome.get());
        } else {
            underWay(context, job);
        }
    }

    /**
     * Answers a script or a program with what the computation gives. Who says {@code Prefer: respond-async} waits a
     * moment only, and hears then (202) of the computation's page, beside which it tells how far it is.
     */
    public <T> void answer(Context context, Job<T> job, Consumer<T> answered) {
        String preferred = context.header("Prefer");
        Optional<T> outcome = await(job, preferred != null && preferred.contains("respond-async"));
        if (outcome.isPresent()) {
            answered.accept(outcome.get());
        } else {
            String page = "/jobs/" + job.id();
            context.status(HttpStatus.ACCEPTED)
                    .header("Cache-Control", "no-store")
                    .header("Location", page)
                    .json(Map.of("job", page));
        }
    }

    private <T> Optional<T> await(Job<T> job) {
        return await(job, true);
    }

    /**
     * What the computation gives, if that comes within a moment; or else whenever it comes.
     *
     * @throws Refusal when too many wait for as long as it takes
     */
    <T> Optional<T> await(Job<T> job, boolean aMoment) {
        boolean placed = !aMoment && places.tryAcquire();
        try {
            Optional<T> outcome = told(job, placed ? Long.MAX_VALUE : A_MOMENT);
            if (outcome.isEmpty() && !aMoment) {
                throw new Refusal(HttpStatus.SERVICE_UNAVAILABLE, placed ? "job.stopping" : "job.too-many-wait");
            }
            return outcome;
        } finally {
            if (placed) {
                places.release();
            }
        }
    }

    private <T> Optional<T> told(Job<T> job, long milliseconds) {
        try {
            return job.await(milliseconds);
        } catch (CancellationException cancelled) {
            throw cancelled;
        } catch (RuntimeException problem) {
            // told once; whoever asks again may have mended what was wrong
            jobs.forget(job);
            throw problem;
        }
    }

    private void page(Context context) {
        Job<?> job = job(context);
        Object outcome = await(job).orElse(null);
        if (outcome == null) {
            underWay(context, job);
        } else if (outcome instanceof ReadyFile file) {
            context.header("Cache-Control", "no-store");
            pages.show(context, "job/ready", Map.of("job", job, "file", file));
        } else {
            // what is shown at an address of its own leaves nothing to go to
            context.redirect(outcome instanceof NextPage place ? place.address() : job.back());
        }
    }

    private void underWay(Context context, Job<?> job) {
        context.header("Cache-Control", "no-store");
        pages.show(context, "job/job", Map.of("job", job));
    }

    private void progress(Context context) {
        Job<?> job = job(context);
        Job.Step step = job.step();
        Map<String, Object> answer = new HashMap<>();
        answer.put("working", !job.over());
        Words words = pages.words(context);
        answer.put("words", step.said(words));
        answer.put("share", step.share(words));
        answer.put("done", step.done());
        answer.put("total", step.total());
        answer.put("seconds", job.seconds());
        context.header("Cache-Control", "no-store");
        context.json(answer);
    }

    private void cancel(Context context) {
        Job<?> job = job(context);
        context.redirect(jobs.cancel(job) ? job.back() : "/jobs/" + job.id());
    }
}
