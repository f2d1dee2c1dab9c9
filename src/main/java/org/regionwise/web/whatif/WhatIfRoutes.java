package org.regionwise.web.whatif;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.regionwise.analysis.Analysis;
import org.regionwise.analysis.Result;
import org.regionwise.release.Profile;
import org.regionwise.release.Released;
import org.regionwise.report.Templates;
import org.regionwise.report.WhatIfReading;
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
    private final RecentData data;

    public WhatIfRoutes(
            Pages pages,
            Templates templates,
            Surveys surveys,
            Responses responses,
            Analyses analyses,
            Releases releases) {
        this.pages = pages;
        this.templates = templates;
        this.surveys = surveys;
        this.responses = responses;
        this.analyses = analyses;
        this.releases = releases;
        this.data = new RecentData(responses);
    }

    public void register(RoutesConfig routes) {
        routes.get("/analyses/{id}/what-if", this::page);
        routes.post("/analyses/{id}/what-if", this::keep);
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
        model.put("query", context.queryString());
        model.put("answer", reading(survey, base, change));
        pages.show(context, "whatif/what-if", model);
    }

    /** The answer as a piece of the page. */
    private void answer(Context context) {
        StoredAnalysis base = analysis(context);
        WhatIfReading reading = reading(survey(base), base, Change.read(context, base.analysis()));
        context.json(Map.of("html", templates.render("whatif/answer", Map.of("answer", reading))));
    }

    private WhatIfReading reading(StoredSurvey survey, StoredAnalysis base, Change change) {
        Profile profile = releases.chosen(base.id()).orElse(Profile.NONE);
        return WhatIfReading.of(releases.of(base), Released.of(changed(survey, base, change), profile));
    }

    private Result changed(StoredSurvey survey, StoredAnalysis base, Change change) {
        Analysis changed = change.of(base.analysis());
        return changed.explore(data.of(survey, changed));
    }

    private void keep(Context context) {
        StoredAnalysis base = analysis(context);
        StoredSurvey survey = survey(base);
        Analysis changed = Change.read(context, base.analysis()).of(base.analysis());
        String title = GivenName.read(context, "title", base.title() + ", changed");
        Result result = changed.run(responses.data(survey, changed));
        long id = analyses.add(survey.id(), title, changed, result);
        // what is not shown of the one is not shown of the other
        releases.chosen(base.id()).ifPresent(profile -> releases.choose(id, profile));
        context.redirect("/analyses/" + id);
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
