package org.regionwise.web.analysis;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.regionwise.analysis.Analysis;
import org.regionwise.analysis.estimate.Estimation;
import org.regionwise.analysis.record.ResultJson;
import org.regionwise.analysis.result.Result;
import org.regionwise.release.Profile;
import org.regionwise.release.Released;
import org.regionwise.report.chart.Chart;
import org.regionwise.report.chart.ChartSpecification;
import org.regionwise.report.chart.input.ChartSource;
import org.regionwise.report.message.Words;
import org.regionwise.report.view.PreviewView;
import org.regionwise.report.view.WhatIfView;
import org.regionwise.store.Analyses;
import org.regionwise.store.Releases;
import org.regionwise.store.Responses;
import org.regionwise.store.StoredAnalysis;
import org.regionwise.store.StoredSurvey;
import org.regionwise.store.Surveys;
import org.regionwise.web.access.Access;
import org.regionwise.web.chart.ChartAnswers;
import org.regionwise.web.job.Job;
import org.regionwise.web.job.JobRoutes;
import org.regionwise.web.job.JobStep;
import org.regionwise.web.job.Jobs;
import org.regionwise.web.job.OpenPages;
import org.regionwise.web.job.RecentData;
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
    private final Analyses analyses;
    private final Releases releases;
    private final ChartAnswers charts;
    private final Jobs jobs;
    private final JobRoutes underWay;
    private final RecentData data;
    private final OpenPages<Result> open;

    public PreviewRoutes(
            Pages pages,
            Surveys surveys,
            Responses responses,
            Analyses analyses,
            Releases releases,
            ChartAnswers charts,
            Jobs jobs,
            JobRoutes underWay) {
        this.pages = pages;
        this.surveys = surveys;
        this.analyses = analyses;
        this.releases = releases;
        this.charts = charts;
        this.jobs = jobs;
        this.underWay = underWay;
        this.data = new RecentData(responses);
        this.open = new OpenPages<>(jobs);
    }

    /** Adds its routes. */
    public void register(RoutesConfig routes) {
        routes.post("/api/surveys/{id}/analyses/preview", this::answer, Access.WORK_ON_SURVEY);
        routes.post("/api/surveys/{id}/analyses/preview/leave", this::leave, Access.WORK_ON_SURVEY);
    }

    /**
     * Pieces of the page, and its picture as a specification {@code ?width=} wide, for the form as it stands. An open
     * page names itself ({@code page=}) and counts its questions ({@code question=}), so that a newer one stops the one
     * before.
     */
    private void answer(Context context) {
        StoredSurvey survey = surveys.find(PathNumber.of(context, "id")).orElseThrow(NotFoundResponse::new);
        String outcome = Optional.ofNullable(context.formParam("outcome"))
                .filter(column -> survey.column(column).isPresent())
                .orElseThrow(NotFoundResponse::new);
        String answersOf = context.formParam("answers-of");
        if (answersOf != null && !answersOf.equals(outcome)) {
            // the answers to the new question have not arrived on the page
            throw new Refusal(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "analysis.other-outcome",
                    "outcome",
                    survey.names().of(outcome));
        }
        Analysis analysis = AnalysisForm.read(context, survey, outcome);
        Optional<StoredAnalysis> before = Optional.ofNullable(context.formParam("from"))
                .flatMap(id -> analyses.find(PathNumber.parse(id)))
                .filter(each -> each.surveyId() == survey.id());
        Job<Result> fit = open.ask(
                Objects.requireNonNullElse(context.queryParam("page"), ""),
                PathNumber.parse(Objects.requireNonNullElse(context.queryParam("question"), "0")),
                () -> fit(survey, analysis, before, pages.words(context)));
        underWay.answer(context, fit, result -> answer(context, survey, before, result));
    }

    private Job<Result> fit(StoredSurvey survey, Analysis analysis, Optional<StoredAnalysis> before, Words words) {
        return jobs.shared(
                Job.Kind.LOOK,
                "preview " + survey.id() + " " + ResultJson.write(analysis) + " " + survey.names(),
                AnalysisForm.titleOf(analysis, survey.names(), words),
                "/surveys/" + survey.id(),
                started -> {
                    Optional<Result> same = before.filter(
                                    each -> each.analysis().equals(analysis))
                            .map(StoredAnalysis::result);
                    // unchanged, it is what it was to the last digit
                    if (same.isPresent()) {
                        return same.get();
                    }
                    started.at(JobStep.COUNTING);
                    return new Estimation(analysis, data.of(survey, analysis)).preview(started);
                });
    }

    private void answer(Context context, StoredSurvey survey, Optional<StoredAnalysis> before, Result result) {
        Words words = pages.words(context).marking();
        Profile profile = releases.ofSurvey(survey.id()).orElse(Profile.NONE);
        Map<String, Object> model = new HashMap<>();
        ChartSource source;
        if (before.isPresent()) {
            List<Released> together =
                    Released.together(List.of(before.get().result(), result), List.of(profile, profile));
            model.put("beside", before.get().title());
            model.put("changes", WhatIfView.of(together.get(0), together.get(1), words));
            model.put("preview", PreviewView.of(together.get(1), words));
            source = ChartSource.changed(together.get(0), together.get(1));
        } else {
            Released released = Released.of(result, profile);
            model.put("preview", PreviewView.of(released, words));
            source = ChartSource.of(released);
        }
        Map<String, Object> answer = new HashMap<>();
        answer.put("html", pages.fragment(context, "analysis/preview", "answer", model));
        answer.put("more", pages.fragment(context, "analysis/preview", "more", model));
        ChartSpecification.of(Chart.SHRINKAGE, source, charts.screen(context), Map.of())
                .ifPresent(specification -> answer.put("chart", specification.tree()));
        context.json(answer);
    }

    /** An open page is left, or its question taken back. */
    private void leave(Context context) {
        Optional.ofNullable(context.formParam("page")).ifPresent(open::leave);
        context.status(HttpStatus.NO_CONTENT);
    }
}
