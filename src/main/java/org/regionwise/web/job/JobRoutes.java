package org.regionwise.web.job;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.regionwise.web.Pages;

/** The page of a computation that takes longer than a moment: what is computed, how far it is, and how to stop it. */
public final class JobRoutes {
    /** So long a request waits for the computation itself. */
    private static final long A_MOMENT = 1_000;

    private final Pages pages;
    private final Jobs jobs;

    public JobRoutes(Pages pages, Jobs jobs) {
        this.pages = pages;
        this.jobs = jobs;
    }

    public void register(RoutesConfig routes) {
        routes.get("/jobs/{id}", this::page);
        routes.get("/jobs/{id}/progress", this::progress);
        routes.post("/jobs/{id}/cancel", this::cancel);
    }

    private Job<?> job(Context context) {
        return jobs.find(context.pathParam("id")).orElseThrow(NotFoundResponse::new);
    }

    /** Goes to what the computation gives, an address, if that comes within a moment; else to the computation's page. */
    public void follow(Context context, Job<String> job) {
        String place = await(job).orElse("/jobs/" + job.id());
        context.redirect(place);
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

    private <T> Optional<T> await(Job<T> job) {
        try {
            return job.await(A_MOMENT);
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
        Optional<?> outcome = await(job);
        if (outcome.isPresent()) {
            context.redirect(outcome.get().toString());
        } else {
            underWay(context, job);
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
        answer.put("words", step.words());
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
