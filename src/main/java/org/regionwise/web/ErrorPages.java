package org.regionwise.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import org.regionwise.engine.NotEstimable;
import org.regionwise.report.message.Words;
import org.regionwise.report.reading.ProblemWords;
import org.regionwise.store.StoreUnavailable;
import org.regionwise.store.folder.FreeSpace;
import org.regionwise.store.folder.StoreRefused;
import org.regionwise.survey.ImportProblem;
import org.regionwise.web.operation.HangUp;
import org.regionwise.web.page.Pages;
import org.regionwise.web.page.Refusal;
import org.regionwise.web.page.RequestNumber;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one place where what went wrong becomes a page, or JSON for programs. */
final class ErrorPages {
    private static final String RETRY_SECONDS = "5";
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
                (problem, context) -> answer(
                        context,
                        422,
                        "error.nothing-to-estimate",
                        words -> ProblemWords.ofPage(words).reason(problem)));
        routes.exception(
                CancellationException.class,
                (cancelled, context) -> say(context, 410, "error.cancelled", "error.cancelled-what"));
        routes.exception(StoreUnavailable.class, (problem, context) -> {
            LOG.error("request {}: the database does not answer", RequestNumber.of(context), problem);
            if (problem.diskFull()) {
                say(context, 507, "error.disk-full", "error.disk-full-what");
            } else {
                say(context, 503, "error.database", "error.database-what");
            }
        });
        routes.exception(StoreRefused.class, (refused, context) -> {
            LOG.warn("request {}: store refused: {}", RequestNumber.of(context), refused.getMessage());
            boolean full = refused.reason() == StoreRefused.Reason.DISK_FULL;
            answer(
                    context,
                    full ? 507 : 503,
                    full ? "error.disk-full" : "error.not-possible",
                    words -> words.say(refused.reason().key(), refused.facts()));
        });
        routes.exception(
                NotFoundResponse.class,
                (problem, context) -> say(context, 404, "error.not-here", "error.not-here-what"));
        routes.exception(
                Refusal.class,
                (refusal, context) -> answer(context, refusal.getStatus(), "error.not-possible", refusal::said));
        routes.exception(
                HttpResponseException.class,
                (problem, context) ->
                        answer(context, problem.getStatus(), "error.not-possible", words -> problem.getMessage()));
        // what the servlet container throws when a multipart form is broken off, malformed or too large
        routes.exception(ServletException.class, (problem, context) -> {
            if (FreeSpace.ranOut(problem)) {
                failed(problem, context);
            } else {
                say(context, 400, "error.unreadable", "error.unreadable-what");
            }
        });
        // a form of another kind is read as it comes, and may break off too
        routes.exception(IOException.class, this::failed);
        routes.exception(UncheckedIOException.class, this::failed);
        routes.exception(Exception.class, this::failed);
    }

    private void failed(Exception problem, Context context) {
        String number = RequestNumber.of(context);
        if (HangUp.is(problem)) {
            LOG.info("request {}: the client went away during {} {}", number, context.method(), context.path());
            say(context, 400, "error.unreadable", "error.unreadable-what");
        } else if (FreeSpace.ranOut(problem)) {
            LOG.error("request {}: the disk is full: {} {}", number, context.method(), context.path());
            say(context, 507, "error.disk-full", "error.disk-full-what");
        } else {
            LOG.error("request {}: {} {} failed", number, context.method(), context.path(), problem);
            say(context, 500, "error.defect", "error.defect-what");
        }
    }

    private void say(Context context, int status, String title, String message) {
        answer(context, status, title, words -> words.say(message));
    }

    private void answer(Context context, int status, String title, Function<Words, String> message) {
        context.status(status);
        if (status == HttpStatus.SERVICE_UNAVAILABLE.getCode()) {
            context.header("Retry-After", RETRY_SECONDS);
        }
        if (forPrograms(context)) {
            Map<String, Object> said = new LinkedHashMap<>();
            said.put("error", message.apply(pages.english()));
            said.put("request", RequestNumber.of(context));
            context.json(said);
        } else {
            Words words = pages.words(context);
            pages.showAtOnce(
                    context,
                    "error/message",
                    Map.of(
                            "title",
                            words.say(title),
                            "message",
                            message.apply(words),
                            "number",
                            RequestNumber.of(context),
                            "back",
                            back(context)));
        }
    }

    /** Where the analyst came from, if that was one of our pages; nothing typed there is lost in the browser. */
    private static String back(Context context) {
        String from = context.header("Referer");
        String ours = "://" + context.header("Host") + "/";
        int at = from == null ? -1 : from.indexOf(ours);
        return at >= 0 && Set.of("http", "https").contains(from.substring(0, at))
                ? "/" + from.substring(at + ours.length()).replaceFirst("^/+", "")
                : "/";
    }

    private static boolean forPrograms(Context context) {
        return context.path().startsWith("/api/");
    }
}
