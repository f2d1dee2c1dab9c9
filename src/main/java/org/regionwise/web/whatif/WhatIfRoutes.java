package org.regionwise.web.whatif;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.regionwise.analysis.Analysis;
import org.regionwise.analysis.Result;
import org.regionwise.analysis.SurveyData;
import org.regionwise.release.Profile;
import org.regionwise.release.Released;
import org.regionwise.report.Templates;
import org.regionwise.report.WhatIfReading;
import org.regionwise.report.chart.Chart;
import org.regionwise.report.chart.ChartDrawings;
import org.regionwise.report.chart.ChartForm;
import org.regionwise.report.chart.ChartSource;
import org.regionwise.report.chart.ChartSpecification;
import org.regionwise.report.chart.ChartView;
import org.regionwise.store.Analyses;
import org.regionwise.store.Releases;
import org.regionwise.store.Responses;
import org.regionwise.store.StoredAnalysis;
import org.regionwise.store.StoredSurvey;
import org.regionwise.store.Surveys;
import org.regionwise.survey.Column;
import org.regionwise.web.GivenName;
import org.regionwise.web.Pages;
import org.regionwise.web.PathNumber;
import org.regionwise.web.job.Job;
import org.regionwise.web.job.JobRoutes;
import org.regionwise.web.job.Jobs;

/**
 * An analysis changed while one looks at it. Asking computes and stores nothing; keeping makes an analysis of its own.
 */
public final class WhatIfRoutes {
    private final Pages pages;
    private final Templates templates;
    private final Surveys surveys;
    private final Responses responses;
    private final Analyses analyses;
    private final Releases releases;
    private final ChartDrawings drawings;
    private final Jobs jobs;
    private final JobRoutes underWay;
    private final RecentData data;

    public WhatIfRoutes(
            Pages pages,
            Templates templates,
            Surveys surveys,
            Responses responses,
            Analyses analyses,
            Releases releases,
            ChartDrawings drawings,
            Jobs jobs,
            JobRoutes underWay) {
        this.pages = pages;
        this.templates = templates;
        this.surveys = surveys;
        this.responses = responses;
        this.analyses = analyses;
        this.releases = releases;
        this.drawings = drawings;
        this.jobs = jobs;
        this.underWay = underWay;
        this.data = new RecentData(responses);
    }

    public void register(RoutesConfig routes) {
        routes.get("/analyses/{id}/what-if", this::page);
        routes.post("/analyses/{id}/what-if", this::keep);
        routes.get("/analyses/{id}/what-if/{picture}", this::picture);
        routes.get("/api/analyses/{id}/what-if", this::answer);
    }

    /** A column that can be a predictor. */
    public record Choice(String name, boolean chosen) {}

    private StoredAnalysis analysis(Context context) {
        return analyses.find(PathNumber.of(context, "id")).orElseThrow(NotFoundResponse::new);
    }

    private StoredSurvey survey(StoredAnalysis analysis) {
        return surveys.find(analysis.surveyId()).orElseThrow();
    }

    private void page(Context context) {
        StoredAnalysis base = analysis(context);
        StoredSurvey survey = survey(base);
        Change change = Change.read(context, base.analysis());
        Map<String, Object> model = new HashMap<>();
        model.put("analysis", base);
        model.put("survey", survey);
        model.put("change", change);
        model.put("predictors", predictors(survey, base.analysis(), change));
        model.put("priors", Change.hasPriors(base.analysis()));
        model.put("posterior", base.result().model().bayes());
        model.put("query", context.queryString() == null ? "" : context.queryString());
        Released now = changed(survey, base, change);
        model.put("answer", WhatIfReading.of(releases.of(base), now));
        model.put("difference", ChangeWords.of(change, base.analysis()));
        ChartView.of(now, false).stream()
                .filter(view -> view.code().equals(Chart.SHRINKAGE.code()))
                .forEach(view -> model.put("shrinkage", view));
        pages.show(context, "whatif/what-if", model);
    }

    /** The answer as a piece of the page, and its picture as a specification {@code ?width=} wide. */
    private void answer(Context context) {
        StoredAnalysis base = analysis(context);
        Change change = Change.read(context, base.analysis());
        Released now = changed(survey(base), base, change);
        String width = context.queryParam("width");
        Map<String, Object> answer = new HashMap<>();
        answer.put(
                "html",
                templates.render(
                        "whatif/answer",
                        Map.of(
                                "answer",
                                WhatIfReading.of(releases.of(base), now),
                                "difference",
                                ChangeWords.of(change, base.analysis()))));
        answer.put(
                "chart",
                specification(now, ChartForm.screen(width == null ? 0 : (int) PathNumber.parse(width)))
                        .tree());
        context.json(answer);
    }

    /** Where there are no scripts, and to keep. */
    private void picture(Context context) {
        StoredAnalysis base = analysis(context);
        Released now = changed(survey(base), base, Change.read(context, base.analysis()));
        ChartSpecification specification = specification(now, ChartForm.PAPER);
        switch (context.pathParam("picture")) {
            case "shrinkage.svg" ->
                context.contentType("image/svg+xml; charset=utf-8").result(drawings.svg(specification));
            case "shrinkage.png" -> context.contentType("image/png").result(drawings.png(specification));
            default -> throw new NotFoundResponse();
        }
    }

    private static ChartSpecification specification(Released released, ChartForm form) {
        return ChartSpecification.of(Chart.SHRINKAGE, ChartSource.of(released), form, Map.of())
                .orElseThrow(NotFoundResponse::new);
    }

    /** What is withheld of an analysis is withheld of what it is changed to. */
    private Released changed(StoredSurvey survey, StoredAnalysis base, Change change) {
        Analysis changed = change.of(base.analysis());
        // unchanged, it is what it was to the last digit
        Result result = changed.equals(base.analysis()) ? base.result() : changed.explore(data.of(survey, changed));
        return Released.of(result, releases.chosen(base.id()).orElse(Profile.NONE));
    }

    private void keep(Context context) {
        StoredAnalysis base = analysis(context);
        StoredSurvey survey = survey(base);
        Change change = Change.read(context, base.analysis());
        Analysis changed = change.of(base.analysis());
        String title = GivenName.read(context, "title", base.title() + ", changed");
        Job<String> job = jobs.start(
                title + ", of " + survey.name(), "/analyses/" + base.id() + "/what-if?" + change.query(), started -> {
                    started.at("Counting answers");
                    SurveyData counted = responses.data(survey, changed);
                    Result result = changed.run(counted, started);
                    started.keep();
                    long id = analyses.add(survey.id(), title, changed, result);
                    // what is not shown of the one is not shown of the other
                    releases.chosen(base.id()).ifPresent(profile -> releases.choose(id, profile));
                    return "/analyses/" + id;
                });
        underWay.follow(context, job);
    }

    private static List<Choice> predictors(StoredSurvey survey, Analysis analysis, Change change) {
        return survey.regions().stream()
                .flatMap(table -> table.covariates().stream())
                .map(Column::name)
                .filter(name -> survey.published()
                        .filter(columns -> name.equals(analysis.outcomeColumn())
                                || name.equals(columns.spread())
                                || name.equals(columns.respondents()))
                        .isEmpty())
                .map(name -> new Choice(name, change.predictors().contains(name)))
                .toList();
    }
}
