package org.regionwise.web.whatif;

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
import org.regionwise.analysis.SurveyData;
import org.regionwise.analysis.estimate.Estimation;
import org.regionwise.analysis.result.Result;
import org.regionwise.release.Profile;
import org.regionwise.release.ProfileJson;
import org.regionwise.release.Released;
import org.regionwise.report.chart.Chart;
import org.regionwise.report.chart.ChartSpecification;
import org.regionwise.report.chart.ChartView;
import org.regionwise.report.chart.input.ChartForm;
import org.regionwise.report.chart.input.ChartSource;
import org.regionwise.report.message.Words;
import org.regionwise.report.view.WhatIfView;
import org.regionwise.store.Analyses;
import org.regionwise.store.Releases;
import org.regionwise.store.Responses;
import org.regionwise.store.StoredAnalysis;
import org.regionwise.store.StoredSurvey;
import org.regionwise.store.Surveys;
import org.regionwise.survey.Column;
import org.regionwise.web.access.Access;
import org.regionwise.web.access.Deed;
import org.regionwise.web.chart.ChartAnswers;
import org.regionwise.web.job.Job;
import org.regionwise.web.job.JobRoutes;
import org.regionwise.web.job.JobStep;
import org.regionwise.web.job.Jobs;
import org.regionwise.web.job.NextPage;
import org.regionwise.web.job.OpenPages;
import org.regionwise.web.job.RecentData;
import org.regionwise.web.page.DownloadFileName;
import org.regionwise.web.page.FormName;
import org.regionwise.web.page.Pages;
import org.regionwise.web.page.PathNumber;

/**
 * An analysis changed while one looks at it. Asking computes and stores nothing; keeping makes an analysis of its own.
 */
public final class WhatIfRoutes {
    private final Pages pages;
    private final Surveys surveys;
    private final Responses responses;
    private final Analyses analyses;
    private final Releases releases;
    private final ChartAnswers charts;
    private final Jobs jobs;
    private final JobRoutes underWay;
    private final RecentData data;
    private final OpenPages<Result> open;

    public WhatIfRoutes(
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
        this.responses = responses;
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
        routes.get("/analyses/{id}/what-if", this::page, Access.SEE_ANALYSIS);
        routes.post("/analyses/{id}/what-if", this::keep, Access.WORK_ON_ANALYSIS, Deed.RAN_ANALYSIS);
        routes.get("/analyses/{id}/what-if/{file}", this::picture, Access.SEE_ANALYSIS);
        routes.get("/api/analyses/{id}/what-if", this::answer, Access.SEE_ANALYSIS);
        routes.post("/api/analyses/{id}/what-if/leave", this::leave, Access.SEE_ANALYSIS);
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
        WhatIfChange change = WhatIfChange.read(context, base.analysis());
        underWay.show(
                context,
                fit(survey, base, change, pages.words(context)),
                result -> page(context, survey, base, change, result));
    }

    private void page(Context context, StoredSurvey survey, StoredAnalysis base, WhatIfChange change, Result result) {
        Map<String, Object> model = new HashMap<>();
        model.put("analysis", base);
        model.put("survey", survey);
        model.put("change", change);
        model.put("predictors", predictors(survey, base.analysis(), change));
        model.put("priors", WhatIfChange.hasPriors(base.analysis()));
        model.put("posterior", base.result().model().bayes());
        model.put("query", context.queryString() == null ? "" : context.queryString());
        Both both = both(base, result, profile(base));
        Released now = both.now();
        model.put(
                "answer", WhatIfView.of(both.before(), now, pages.words(context).marking()));
        model.put("difference", WhatIfWords.of(change, base.analysis(), survey.names(), pages.words(context)));
        ChartView.of(now, false, pages.words(context)).stream()
                .filter(view -> view.code().equals(Chart.SHRINKAGE.code()))
                .forEach(view -> model.put("shrinkage", view));
        pages.show(context, "whatif/what-if", model);
    }

    /**
     * The answer as a piece of the page, and its picture as a specification {@code ?width=} wide. An open page names
     * itself ({@code page=}) and counts its questions ({@code question=}), so that a newer one stops the one before.
     */
    private void answer(Context context) {
        StoredAnalysis base = analysis(context);
        WhatIfChange change = WhatIfChange.read(context, base.analysis());
        StoredSurvey survey = survey(base);
        String page = context.queryParam("page");
        Job<Result> fit = page == null
                ? fit(survey, base, change, pages.words(context))
                : open.ask(
                        page,
                        PathNumber.parse(Objects.requireNonNullElse(context.queryParam("question"), "0")),
                        () -> fit(survey, base, change, pages.words(context)));
        underWay.answer(context, fit, result -> answer(context, survey, base, change, result));
    }

    private void answer(Context context, StoredSurvey survey, StoredAnalysis base, WhatIfChange change, Result result) {
        Both both = both(base, result, profile(base));
        Map<String, Object> answer = new HashMap<>();
        Map<String, Object> model = Map.of(
                "answer",
                WhatIfView.of(both.before(), both.now(), pages.words(context).marking()),
                "difference",
                WhatIfWords.of(change, base.analysis(), survey.names(), pages.words(context)));
        answer.put("html", pages.fragment(context, "whatif/answer", "answer", model));
        answer.put("more", pages.fragment(context, "whatif/answer", "more", model));
        answer.put("chart", specification(both, charts.screen(context)).tree());
        context.json(answer);
    }

    /** An open page is left, or its question taken back. */
    private void leave(Context context) {
        String page = context.formParam("page");
        if (page != null) {
            open.leave(page);
        }
        context.status(HttpStatus.NO_CONTENT);
    }

    /** Where there are no scripts, and, with {@code ?save=yes}, to keep. */
    private void picture(Context context) {
        ChartAnswers.demand(context, Chart.SHRINKAGE.code());
        StoredAnalysis base = analysis(context);
        WhatIfChange change = WhatIfChange.read(context, base.analysis());
        Profile profile = profile(base);
        Words words = pages.words(context);
        charts.picture(
                context,
                new ChartAnswers.Saved(
                        words.say(
                                "whatif.job.chart", "question", Chart.SHRINKAGE.question(words), "title", base.title()),
                        "/analyses/" + base.id() + "/what-if?" + change.query(),
                        DownloadFileName.of(base, "-what-if")),
                ProfileJson.write(profile) + base.result().model().labels(),
                job -> {
                    Result result = fit(survey(base), base, change, words).awaitWithin(job);
                    return (form, state) -> Optional.of(specification(both(base, result, profile), form));
                });
    }

    private static ChartSpecification specification(Both both, ChartForm form) {
        return ChartSpecification.of(Chart.SHRINKAGE, ChartSource.changed(both.before(), both.now()), form, Map.of())
                .orElseThrow(NotFoundResponse::new);
    }

    /**
     * An analysis and what it is changed to, as they may be shown side by side: what is withheld of one is of the
     * other.
     */
    private record Both(Released before, Released now) {}

    private static Both both(StoredAnalysis base, Result result, Profile profile) {
        List<Released> together = Released.together(List.of(base.result(), result), List.of(profile, profile));
        return new Both(together.get(0), together.get(1));
    }

    private Profile profile(StoredAnalysis base) {
        return releases.ofSurvey(base.surveyId()).orElse(Profile.NONE);
    }

    /** The change fitted, now or lately; whoever asks the same waits for the same. */
    private Job<Result> fit(StoredSurvey survey, StoredAnalysis base, WhatIfChange change, Words words) {
        Analysis changed = change.of(base.analysis(), words);
        return jobs.shared(
                Job.Kind.LOOK,
                "what-if " + base.id() + " " + change.query() + " " + survey.names(),
                WhatIfWords.of(change, base.analysis(), survey.names(), words),
                "/analyses/" + base.id(),
                started -> {
                    // unchanged, it is what it was to the last digit
                    if (changed.equals(base.analysis())) {
                        return base.result();
                    }
                    started.at(JobStep.COUNTING);
                    return new Estimation(changed, data.of(survey, changed)).preview(started);
                });
    }

    private void keep(Context context) {
        StoredAnalysis base = analysis(context);
        StoredSurvey survey = survey(base);
        WhatIfChange change = WhatIfChange.read(context, base.analysis());
        Words words = pages.words(context);
        Analysis changed = change.of(base.analysis(), words);
        String title = FormName.read(context, "title", words.say("whatif.changed-title", "title", base.title()));
        Job<NextPage> job = jobs.start(
                words.say("whatif.job.keep", "title", title, "survey", survey.name()),
                "/analyses/" + base.id() + "/what-if?" + change.query(),
                started -> {
                    started.at(JobStep.COUNTING);
                    SurveyData counted = responses.data(survey, changed);
                    Result result = new Estimation(changed, counted).run(started);
                    started.keep();
                    return new NextPage("/analyses/" + analyses.add(survey.id(), title, changed, result));
                });
        underWay.follow(context, job);
    }

    private static List<Choice> predictors(StoredSurvey survey, Analysis analysis, WhatIfChange change) {
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
