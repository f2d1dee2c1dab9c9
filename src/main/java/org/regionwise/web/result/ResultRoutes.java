package org.regionwise.web.result;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.regionwise.release.Released;
import org.regionwise.report.chart.Chart;
import org.regionwise.report.chart.ChartView;
import org.regionwise.report.file.ReleasedJson;
import org.regionwise.report.message.Words;
import org.regionwise.report.table.PlainTable;
import org.regionwise.report.table.PopulationTables;
import org.regionwise.report.table.TablePage;
import org.regionwise.report.table.TableView;
import org.regionwise.report.view.AggregatesView;
import org.regionwise.report.view.AnswerView;
import org.regionwise.report.view.ResultView;
import org.regionwise.store.Analyses;
import org.regionwise.store.Releases;
import org.regionwise.store.StoredAnalysis;
import org.regionwise.store.StoredSurvey;
import org.regionwise.store.SurveySummary;
import org.regionwise.store.Surveys;
import org.regionwise.survey.region.TileGrid;
import org.regionwise.web.access.Access;
import org.regionwise.web.access.Deed;
import org.regionwise.web.page.Pages;
import org.regionwise.web.page.PathNumber;

/** The result of an analysis in three layers, each a page, and as JSON for programs. */
public final class ResultRoutes {
    private final Pages pages;
    private final Surveys surveys;
    private final Analyses analyses;
    private final Releases releases;

    public ResultRoutes(Pages pages, Surveys surveys, Analyses analyses, Releases releases) {
        this.pages = pages;
        this.surveys = surveys;
        this.analyses = analyses;
        this.releases = releases;
    }

    /** Adds its routes. */
    public void register(RoutesConfig routes) {
        routes.get("/analyses/{id}", pages.kept(this::answer), Access.SEE_ANALYSIS);
        routes.get("/analyses/{id}/explain", pages.kept(this::explain), Access.SEE_ANALYSIS);
        routes.get("/analyses/{id}/audit", pages.kept(this::audit), Access.SEE_ANALYSIS);
        routes.get("/analyses/{id}/regions", pages.kept(this::regions), Access.SEE_ANALYSIS);
        routes.get("/api/analyses/{id}/result", this::json, Access.SEE_ANALYSIS, Deed.EXPORTED);
    }

    private StoredAnalysis analysis(Context context) {
        return analyses.find(PathNumber.of(context, "id")).orElseThrow(NotFoundResponse::new);
    }

    private Released released(StoredAnalysis analysis) {
        return releases.of(analysis);
    }

    /** What the answer is. */
    private void answer(Context context) {
        StoredAnalysis analysis = analysis(context);
        Released released = released(analysis);
        Words words = pages.words(context);
        StoredSurvey survey = surveys.find(analysis.surveyId()).orElseThrow();
        Map<String, Object> model = frame(analysis, survey, words);
        Map<String, List<ChartView>> charts = charts(survey, released, ResultLayer.ANSWERING, words);
        model.put("charts", charts);
        AnswerView answer = AnswerView.of(released, words.marking());
        model.put("answer", answer);
        List<PlainTable> people = PopulationTables.of(released.result(), words);
        model.put("people", people);
        Optional<AggregatesView> groups = AggregatesView.of(released.result(), words.marking());
        model.put("aggregates", groups);
        model.put("parts", ResultLayer.answer(answer, groups.isPresent(), !people.isEmpty(), charts, words));
        putTable(model, context, analysis, released);
        pages.show(context, "result/result", model);
    }

    /** What made it so. */
    private void explain(Context context) {
        StoredAnalysis analysis = analysis(context);
        Released released = released(analysis);
        Words words = pages.words(context);
        StoredSurvey survey = surveys.find(analysis.surveyId()).orElseThrow();
        Map<String, Object> model = frame(analysis, survey, words);
        model.put("charts", charts(survey, released, ResultLayer.EXPLAINING, words));
        model.put("reading", ResultView.of(released, words.marking()));
        model.put("parts", ResultLayer.explain(words));
        pages.show(context, "result/explain", model);
    }

    /** Whether it holds, and how it was computed. */
    private void audit(Context context) {
        StoredAnalysis analysis = analysis(context);
        Released released = released(analysis);
        Words words = pages.words(context);
        StoredSurvey survey = surveys.find(analysis.surveyId()).orElseThrow();
        Map<String, Object> model = frame(analysis, survey, words);
        Map<String, List<ChartView>> charts = charts(survey, released, ResultLayer.AUDITING, words);
        model.put("charts", charts);
        ResultView reading = ResultView.of(released, words.marking());
        model.put("reading", reading);
        model.put("approximated", AuditRoutes.offered(released));
        model.put("cellsAllowed", !released.withholds());
        model.put("parts", ResultLayer.audit(reading, charts, words));
        pages.show(context, "result/audit", model);
    }

    /** What all layers have above them. */
    private Map<String, Object> frame(StoredAnalysis analysis, StoredSurvey survey, Words words) {
        Map<String, Object> model = new HashMap<>();
        model.put("analysis", analysis);
        model.put("survey", survey);
        model.put("mapped", surveys.hasBoundaries(survey.id()));
        model.put("made", words.numerals().minute(analysis.createdAt(), ZoneId.systemDefault()));
        List<SurveySummary> versions = surveys.versions(survey.origin().series());
        model.put("others", others(analysis, versions, words));
        model.put("versions", versions.size());
        if (versions.get(0).id() != survey.id()) {
            model.put("newer", versions.get(0));
        }
        return model;
    }

    /** An analysis to compare with, and the version that it is of where that is another. */
    public record Other(long id, String title, String version) {}

    private List<Other> others(StoredAnalysis analysis, List<SurveySummary> versions, Words words) {
        List<Other> others = new ArrayList<>();
        for (SurveySummary version : versions) {
            String named = version.id() == analysis.surveyId()
                    ? ""
                    : words.say("result.compare.version", "version", Integer.toString(version.version()));
            analyses.list(version.id()).stream()
                    .filter(each -> each.id() != analysis.id())
                    .forEach(each -> others.add(new Other(each.id(), each.title(), named)));
        }
        return others;
    }

    /** The table of regions alone, as the address wants it; {@code part=rows} gives one window's rows. */
    private void regions(Context context) {
        StoredAnalysis analysis = analysis(context);
        Map<String, Object> model = new HashMap<>();
        putTable(model, context, analysis, released(analysis));
        String rows = context.queryParam("part");
        pages.part(context, "result/regions", "rows".equals(rows) ? "rows" : "regions", model);
    }

    private void putTable(Map<String, Object> model, Context context, StoredAnalysis analysis, Released released) {
        String page = "/analyses/" + analysis.id();
        model.put("page", page);
        model.put("regionLink", page + "/region?key=");
        model.put(
                "table",
                TablePage.of(
                        released,
                        TableView.of(context.queryParamMap()),
                        pages.words(context).marking()));
    }

    /** By the part of the pages that they belong to. */
    private Map<String, List<ChartView>> charts(
            StoredSurvey survey, Released released, Set<Chart.Part> parts, Words words) {
        boolean mapped = surveys.hasBoundaries(survey.id())
                || survey.regions().flatMap(TileGrid::of).isPresent();
        return ChartView.of(released, mapped, parts, words).stream()
                .collect(Collectors.groupingBy(view -> view.part().name().toLowerCase(Locale.ROOT)));
    }

    private void json(Context context) {
        context.contentType("application/json; charset=utf-8").result(ReleasedJson.write(released(analysis(context))));
    }
}
