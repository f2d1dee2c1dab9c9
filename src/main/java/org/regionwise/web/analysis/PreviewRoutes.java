package org.regionwise.web.analysis;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.regionwise.analysis.result.Result;
import org.regionwise.report.chart.Chart;
import org.regionwise.report.chart.ChartSpecification;
import org.regionwise.report.chart.input.ChartSource;
import org.regionwise.report.message.Words;
import org.regionwise.store.StoredSurvey;
import org.regionwise.store.Surveys;
import org.regionwise.survey.ImportProblem;
import org.regionwise.web.access.Access;
import org.regionwise.web.chart.ChartAnswers;
import org.regionwise.web.job.Job;
import org.regionwise.web.job.JobRoutes;
import org.regionwise.web.job.Jobs;
import org.regionwise.web.job.OpenPages;
import org.regionwise.web.page.FormFields;
import org.regionwise.web.page.Pages;
import org.regionwise.web.page.PathNumber;
import org.regionwise.web.page.Refusal;

/**
 * The answer to a question while it is being put: computed anew as choices change, and not stored. Beside it stands the
 * analysis that the choices were taken from, where there is one.
 */
public final class PreviewRoutes {
    private final Pages pages;
    private final Surveys surveys;
    private final Previews previews;
    private final ChartAnswers charts;
    private final JobRoutes underWay;
    private final OpenPages<Result> open;

    public PreviewRoutes(
            Pages pages, Surveys surveys, Previews previews, ChartAnswers charts, Jobs jobs, JobRoutes underWay) {
        this.pages = pages;
        this.surveys = surveys;
        this.previews = previews;
        this.charts = charts;
        this.underWay = underWay;
        this.open = new OpenPages<>(jobs);
    }

    /** Adds its routes. */
    public void register(RoutesConfig routes) {
        routes.post("/api/surveys/{id}/analyses/preview", this::answer, Access.WORK_ON_SURVEY);
        routes.post("/api/surveys/{id}/analyses/preview/leave", this::leave, Access.WORK_ON_SURVEY);
        routes.get("/surveys/{id}/analyses/preview/{file}", this::picture, Access.WORK_ON_SURVEY);
    }

    private StoredSurvey survey(Context context) {
        return surveys.find(PathNumber.of(context, "id")).orElseThrow(NotFoundResponse::new);
    }

    /**
     * Pieces of the page, and its picture as a specification {@code ?width=} wide, for the form as it stands. An open
     * page names itself ({@code page=}) and counts its questions ({@code question=}), so that a newer one stops the one
     * before. What cannot be is said in the reader's language.
     */
    private void answer(Context context) {
        StoredSurvey survey = survey(context);
        Words words = pages.words(context);
        Previews.Asked asked;
        try {
            asked = previews.asked(survey, FormFields.of(context));
        } catch (ImportProblem wrong) {
            refuse(
                    context,
                    WrongFields.of(wrong, words).stream()
                            .map(WrongFields.Wrong::sentence)
                            .collect(Collectors.joining(" ")));
            return;
        } catch (Refusal refusal) {
            refuse(context, refusal.said(words));
            return;
        }
        String page = context.queryParam("page");
        Job<Result> fit = page == null
                ? previews.fit(asked, words)
                : open.ask(
                        page,
                        PathNumber.parse(Objects.requireNonNullElse(context.queryParam("question"), "0")),
                        () -> previews.fit(asked, words));
        underWay.answer(context, fit, result -> answer(context, previews.shown(asked, result, words)));
    }

    private static void refuse(Context context, String reason) {
        context.status(HttpStatus.UNPROCESSABLE_CONTENT).json(Map.of("error", reason));
    }

    private void answer(Context context, Previews.Shown shown) {
        Map<String, Object> answer = new HashMap<>();
        answer.put("html", pages.fragment(context, "analysis/preview", "answer", shown.model()));
        answer.put("more", pages.fragment(context, "analysis/preview", "more", shown.model()));
        ChartSpecification.of(Chart.SHRINKAGE, shown.source(), charts.screen(context), Map.of())
                .ifPresent(specification -> answer.put("chart", specification.tree()));
        context.json(answer);
    }

    /** The chart for the form in the address: where there are no scripts and, with {@code ?save=yes}, to keep. */
    private void picture(Context context) {
        ChartAnswers.demand(context, Chart.SHRINKAGE.code());
        Words words = pages.words(context);
        StoredSurvey survey = survey(context);
        Previews.Asked asked = previews.asked(survey, FormFields.ofQuery(context));
        String title = AnalysisForm.titleOf(asked.analysis(), survey.names(), words);
        charts.picture(
                context,
                new ChartAnswers.Saved(
                        words.say("analysis.job.chart", "question", Chart.SHRINKAGE.question(words), "title", title),
                        "/surveys/" + survey.id() + "/analyses/new?" + context.queryString(),
                        AnalysisForm.fileName(asked.analysis(), survey.names(), words)),
                previews.depends(asked),
                job -> {
                    Result result = previews.fit(asked, words).awaitWithin(job);
                    ChartSource source = previews.shown(asked, result, words).source();
                    return (form, state) -> ChartSpecification.of(Chart.SHRINKAGE, source, form, state);
                });
    }

    /** An open page is left, or its question taken back. */
    private void leave(Context context) {
        Optional.ofNullable(context.formParam("page")).ifPresent(open::leave);
        context.status(HttpStatus.NO_CONTENT);
    }
}
