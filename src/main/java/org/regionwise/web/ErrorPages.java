package org.regionwise.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.NotFoundResponse;
import jakarta.servlet.ServletException;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.regionwise.engine.NotEstimable;
import org.regionwise.report.reading.ProblemWords;
import org.regionwise.store.StoreUnavailable;
import org.regionwise.survey.ImportProblem;
import org.regionwise.web.page.Pages;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one place where what went wrong becomes a page, or JSON for programs. */
final class ErrorPages {
    private static final Logger LOG = LoggerFactory.getLogger(ErrorPages.class);

    private final Pages pages;

    ErrorPages(Pages pages) {
        this.pages = pages;
    }

    void register(RoutesConfig routes) {
        routes.exception(ImportProblem.class, (problem, context) -> {
            context.status(422);
            if (forPrograms(context)) {
                ProblemWords english = new ProblemWords(pages.english());
                context.json(Map.of(
                        "error",
                        problem.report().first().stream().map(english::fields).toList()));
            } else {
                pages.show(context, "error/problems", Map.of("report", problem.report(), "back", back(context)));
            }
        });
        routes.exception(
                NotEstimable.class,
                (problem, context) -> say(
                        context,
                        422,
                        "There is nothing to estimate",
                        new ProblemWords(forPrograms(context) ? pages.english() : pages.words(context))
                                .reason(problem)));
        routes.exception(
                CancellationException.class,
                (cancelled, context) ->
                        say(context, 410, "Cancelled", "The computation was stopped. Nothing of it was kept."));
        routes.exception(StoreUnavailable.class, (problem, context) -> {
            LOG.error("store unavailable", problem);
            say(
                    context,
                    503,
                    "The database does not answer",
                    "Nothing was changed. Try again; if it stays so, restart Regionwise and read its log.");
        });
        routes.exception(
                NotFoundResponse.class,
                (problem, context) -> say(
                        context,
                        404,
                        "Not here",
                        "There is no such page. It may never have existed, or the link is incomplete."));
        routes.exception(
                HttpResponseException.class,
                (problem, context) -> say(context, problem.getStatus(), "Not possible", problem.getMessage()));
        // what the servlet container throws when a multipart form is broken off, malformed or too large
        routes.exception(
                ServletException.class,
                (problem, context) -> say(
                        context,
                        400,
                        "The request could not be read",
                        "It was cut short, is too large, or is not a form of ours. Nothing was changed; try again."));
        routes.exception(Exception.class, (problem, context) -> {
            LOG.error("{} {} failed", context.method(), context.path(), problem);
            say(
                    context,
                    500,
                    "A defect in Regionwise",
                    "This should not happen, and nothing you did is wrong. The log has the details.");
        });
    }

    private void say(Context context, int status, String title, String message) {
        context.status(status);
        if (forPrograms(context)) {
            context.json(Map.of("error", message));
        } else {
            pages.show(context, "error/message", Map.of("title", title, "message", message, "back", back(context)));
        }
    }

    /** Where the analyst came from, if that was one of our pages; nothing typed there is lost in the browser. */
    private static String back(Context context) {
        String from = context.header("Referer");
        String ours = "http://" + context.header("Host") + "/";
        return from != null && from.startsWith(ours)
                ? "/" + from.substring(ours.length()).replaceFirst("^/+", "")
                : "/";
    }

    private static boolean forPrograms(Context context) {
        return context.path().startsWith("/api/");
    }
}
