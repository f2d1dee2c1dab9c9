package org.regionwise.web.compare;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.regionwise.analysis.SurveyData;
import org.regionwise.analysis.Validation;
import org.regionwise.analysis.compare.Comparison;
import org.regionwise.analysis.estimate.Estimation;
import org.regionwise.engine.heldout.LogScores;
import org.regionwise.report.chart.ComparisonChart;
import org.regionwise.report.message.Words;
import org.regionwise.report.table.ComparisonTable;
import org.regionwise.report.table.ComparisonTableView;
import org.regionwise.report.view.ComparisonView;
import org.regionwise.report.view.ScoreView;
import org.regionwise.report.words.ReleaseNotes;
import org.regionwise.store.Analyses;
import org.regionwise.store.Releases;
import org.regionwise.store.Responses;
import org.regionwise.store.StoredAnalysis;
import org.regionwise.store.StoredSurvey;
import org.regionwise.store.Surveys;
import org.regionwise.web.access.Access;
import org.regionwise.web.access.Permissions;
import org.regionwise.web.chart.ChartAnswers;
import org.regionwise.web.job.Job;
import org.regionwise.web.job.JobRoutes;
import org.regionwise.web.job.JobStep;
import org.regionwise.web.job.Jobs;
import org.regionwise.web.page.Pages;

/** Analyses side by side. */
public final class CompareRoutes {
    private final Pages pages;
    private final Surveys surveys;
    private final Responses responses;
    private final Analyses analyses;
    private final Releases releases;
    private final Permissions permissions;
    private final ChartAnswers charts;
    private final Jobs jobs;
    private final JobRoutes underWay;

    public CompareRoutes(
            Pages pages,
            Surveys surveys,
            Responses responses,
            Analyses analyses,
            Releases releases,
            Permissions permissions,
            ChartAnswers charts,
            Jobs jobs,
            JobRoutes underWay) {
        this.permissions = permissions;
        this.charts = charts;
        this.jobs = jobs;
        this.underWay = underWay;
        this.pages = pages;
        this.surveys = surveys;
        this.responses = responses;
        this.analyses = analyses;
        this.releases = releases;
    }

    /** Adds its routes. */
    public void register(RoutesConfig routes) {
        routes.get("/surveys/{id}/compare", this::compare, Access.SEE_SURVEY);
        routes.get("/surveys/{id}/compare/regions", this::regions, Access.SEE_SURVEY);
        routes.get("/surveys/{id}/compare/{file}", this::picture, Access.SEE_SURVEY);
        routes.get("/api/surveys/{id}/compare/{file}", this::specification, Access.SEE_SURVEY);
    }

    private void compare(Context context) {
        SideBySide together = sideBySide(context);
        Words words = pages.words(context);
        Map<String, Object> model = new HashMap<>();
        model.put("survey", together.survey());
        model.put("profile", new ReleaseNotes(words).name(together.published().profile()));
        model.put("chosen", together.chosen());
        model.put("query", together.query());
        model.put("comparison", ComparisonView.of(together.comparison(), words.marking()));
        model.put("chart", ComparisonChart.view(together.comparison(), words));
        model.put("published", together.published());
        model.put("validations", Validation.values());
        putTable(model, context, together);
        String validation = context.queryParam("validation");
        boolean predictive = predictive(together);
        model.put("predictive", predictive);
        if (validation == null || !predictive) {
            pages.show(context, "compare/compare", model);
            return;
        }
        StoredSurvey scored = surveys.find(together.chosen().get(0).surveyId()).orElseThrow();
        Validation scheme = scheme(validation);
        Job<List<LogScores>> scoring = scores(scored, together.chosen(), scheme, words);
        underWay.show(context, scoring, scores -> {
            model.put("scores", ScoreView.of(scheme, together.results(), scores, words.marking()));
            pages.show(context, "compare/compare", model);
        });
    }

    /** The table of regions alone, as the address wants it; {@code part=rows} gives one window's rows. */
    private void regions(Context context) {
        Map<String, Object> model = new HashMap<>();
        putTable(model, context, sideBySide(context));
        String rows = context.queryParam("part");
        pages.part(context, "compare/regions", "rows".equals(rows) ? "rows" : "regions", model);
    }

    /** A parameter that the form of the table takes along. */
    public record Kept(String name, String value) {}

    private void putTable(Map<String, Object> model, Context context, SideBySide together) {
        List<Kept> kept = new ArrayList<>();
        together.chosen().forEach(each -> kept.add(new Kept("analysis", Long.toString(each.id()))));
        Optional.ofNullable(context.queryParam("validation"))
                .filter(code -> predictive(together))
                .ifPresent(code -> kept.add(new Kept("validation", code)));
        String analyses = kept.stream()
                .map(each -> each.name() + "=" + URLEncoder.encode(each.value(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        model.put("page", "/surveys/" + together.survey().id() + "/compare");
        model.put("kept", kept);
        model.put(
                "table",
                ComparisonTable.of(
                        together.comparison(),
                        ComparisonTableView.of(analyses, together.chosen().size(), context.queryParamMap()),
                        pages.words(context)));
    }

    /** Whether it may be asked which of the analyses predicts better. */
    private static boolean predictive(SideBySide together) {
        return together.results().stream()
                        .allMatch(each -> each.result().model().kind().heldOut())
                && together.ofOneVersion()
                && !together.confidential();
    }

    private SideBySide sideBySide(Context context) {
        return SideBySide.of(context, surveys, analyses, releases, permissions, pages.words(context));
    }

    private void specification(Context context) {
        ChartAnswers.demand(context, ComparisonChart.CODE);
        Comparison comparison = sideBySide(context).comparison();
        charts.specification(context, (form, state) -> Optional.of(ComparisonChart.of(comparison, form, state)));
    }

    private void picture(Context context) {
        ChartAnswers.demand(context, ComparisonChart.CODE);
        SideBySide together = sideBySide(context);
        Comparison comparison = together.comparison();
        Words words = pages.words(context);
        charts.picture(
                context,
                new ChartAnswers.Saved(
                        words.say(
                                "compare.job.chart",
                                "question",
                                ComparisonChart.question(comparison, words),
                                "analyses",
                                together.chosen().size()),
                        "/surveys/" + together.survey().id() + "/compare" + together.query(),
                        "compared"),
                (form, state) -> Optional.of(ComparisonChart.of(comparison, form, state)));
    }

    /** Computed when asked for, as every region has to be predicted from the others. */
    private Job<List<LogScores>> scores(
            StoredSurvey survey, List<StoredAnalysis> chosen, Validation validation, Words words) {
        List<String> ids = chosen.stream().map(each -> Long.toString(each.id())).toList();
        return jobs.shared(
                Job.Kind.FIT,
                "scores " + validation.code() + " " + String.join(" ", ids),
                words.say("compare.job.scores", "analyses", chosen.size()),
                "/surveys/" + survey.id() + "/compare?analysis=" + String.join("&analysis=", ids),
                started -> {
                    List<LogScores> scores = new ArrayList<>();
                    for (StoredAnalysis each : chosen) {
                        started.at(JobStep.COUNTING);
                        SurveyData data = responses.data(survey, each.analysis());
                        scores.add(new Estimation(each.analysis(), data).logScores(validation, started));
                    }
                    return scores;
                });
    }

    private static Validation scheme(String code) {
        return Validation.of(code).orElseThrow(NotFoundResponse::new);
    }
}
