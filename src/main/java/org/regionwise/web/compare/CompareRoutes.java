package org.regionwise.web.compare;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.regionwise.analysis.Comparison;
import org.regionwise.analysis.NamedResult;
import org.regionwise.analysis.Result;
import org.regionwise.analysis.SurveyData;
import org.regionwise.analysis.Validation;
import org.regionwise.engine.LogScores;
import org.regionwise.release.Profile;
import org.regionwise.release.Released;
import org.regionwise.report.ComparisonReading;
import org.regionwise.report.ScoreReading;
import org.regionwise.store.Analyses;
import org.regionwise.store.Releases;
import org.regionwise.store.Responses;
import org.regionwise.store.StoredAnalysis;
import org.regionwise.store.StoredSurvey;
import org.regionwise.store.Surveys;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.Problem;
import org.regionwise.web.Pages;
import org.regionwise.web.PathNumber;
import org.regionwise.web.job.Job;
import org.regionwise.web.job.JobRoutes;
import org.regionwise.web.job.Jobs;

/** Analyses of one survey side by side. */
public final class CompareRoutes {
    private static final int MOST = 4;

    private final Pages pages;
    private final Surveys surveys;
    private final Responses responses;
    private final Analyses analyses;
    private final Releases releases;
    private final Jobs jobs;
    private final JobRoutes underWay;

    public CompareRoutes(
            Pages pages,
            Surveys surveys,
            Responses responses,
            Analyses analyses,
            Releases releases,
            Jobs jobs,
            JobRoutes underWay) {
        this.jobs = jobs;
        this.underWay = underWay;
        this.pages = pages;
        this.surveys = surveys;
        this.responses = responses;
        this.analyses = analyses;
        this.releases = releases;
    }

    public void register(RoutesConfig routes) {
        routes.get("/surveys/{id}/compare", this::compare);
    }

    private void compare(Context context) {
        StoredSurvey survey = surveys.find(PathNumber.of(context, "id")).orElseThrow(NotFoundResponse::new);
        List<StoredAnalysis> chosen = context.queryParams("analysis").stream()
                .distinct()
                .limit(MOST + 1L)
                .map(PathNumber::parse)
                .map(id -> analyses.find(id)
                        .filter(each -> each.surveyId() == survey.id())
                        .orElseThrow(NotFoundResponse::new))
                .toList();
        if (chosen.size() < 2 || chosen.size() > MOST) {
            throw new ImportProblem(
                    new Problem(survey.name(), 0, "", "", "Choose two to four analyses to put side by side."));
        }
        List<NamedResult> results =
                chosen.stream().map(each -> named(each, each.result())).toList();
        List<Released> released = Released.together(
                results.stream().map(NamedResult::result).toList(),
                chosen.stream()
                        .map(each -> releases.chosen(each.id()).orElse(Profile.NONE))
                        .toList());
        List<NamedResult> shown = new ArrayList<>();
        for (int i = 0; i < chosen.size(); i++) {
            shown.add(named(chosen.get(i), released.get(i).result()));
        }
        boolean confidential = released.stream().anyMatch(Released::confidential);
        Map<String, Object> model = new HashMap<>();
        model.put("survey", survey);
        model.put("chosen", chosen);
        model.put("comparison", ComparisonReading.of(Comparison.of(results).showing(shown, confidential)));
        model.put("published", released.get(0));
        model.put("validations", Validation.values());
        String validation = context.queryParam("validation");
        boolean predictive =
                results.stream().noneMatch(each -> each.result().model().areaLevel()) && !confidential;
        model.put("predictive", predictive);
        if (validation == null || !predictive) {
            pages.show(context, "compare/compare", model);
            return;
        }
        underWay.show(context, scores(survey, chosen, results, validation), scores -> {
            model.put("scores", scores);
            pages.show(context, "compare/compare", model);
        });
    }

    private static NamedResult named(StoredAnalysis analysis, Result result) {
        return new NamedResult(analysis.title() + " (" + analysis.id() + ")", result);
    }

    /** Computed when asked for, as every region has to be predicted from the others. */
    private Job<ScoreReading> scores(
            StoredSurvey survey, List<StoredAnalysis> chosen, List<NamedResult> results, String code) {
        Validation validation;
        try {
            validation = Validation.of(code);
        } catch (IllegalArgumentException e) {
            throw new NotFoundResponse();
        }
        List<String> ids = chosen.stream().map(each -> Long.toString(each.id())).toList();
        return jobs.shared(
                Job.Kind.FIT,
                "scores " + validation.code() + " " + String.join(" ", ids),
                "How well " + chosen.size() + " analyses predict regions that they have not seen",
                "/surveys/" + survey.id() + "/compare?analysis=" + String.join("&analysis=", ids),
                started -> {
                    List<LogScores> scores = new ArrayList<>();
                    for (StoredAnalysis each : chosen) {
                        started.at("Counting answers");
                        SurveyData data = responses.data(survey, each.analysis());
                        scores.add(each.analysis().logScores(data, validation, started));
                    }
                    return ScoreReading.of(
                            validation.words(),
                            results.stream().map(NamedResult::name).toList(),
                            scores);
                });
    }
}
