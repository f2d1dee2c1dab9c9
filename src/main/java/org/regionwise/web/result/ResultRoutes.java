package org.regionwise.web.result;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.regionwise.release.Released;
import org.regionwise.release.ReleasedJson;
import org.regionwise.report.CsvReport;
import org.regionwise.report.HtmlReport;
import org.regionwise.report.Moments;
import org.regionwise.report.Reading;
import org.regionwise.report.TidyCsvReport;
import org.regionwise.report.WorkbookReport;
import org.regionwise.report.chart.ChartSource;
import org.regionwise.report.chart.ChartView;
import org.regionwise.store.Analyses;
import org.regionwise.store.AnalysisSummary;
import org.regionwise.store.Releases;
import org.regionwise.store.StoredAnalysis;
import org.regionwise.store.StoredSurvey;
import org.regionwise.store.Surveys;
import org.regionwise.web.Pages;
import org.regionwise.web.PathNumber;

/** The result of an analysis: the page, the downloads, the JSON. All from the one stored Result. */
public final class ResultRoutes {
    private static final String CSV = "text/csv; charset=utf-8";

    private final Pages pages;
    private final Surveys surveys;
    private final Analyses analyses;
    private final Releases releases;
    private final HtmlReport report;

    public ResultRoutes(Pages pages, Surveys surveys, Analyses analyses, Releases releases, HtmlReport report) {
        this.pages = pages;
        this.surveys = surveys;
        this.analyses = analyses;
        this.releases = releases;
        this.report = report;
    }

    public void register(RoutesConfig routes) {
        routes.get("/analyses/{id}", this::page);
        routes.get("/analyses/{id}/regions.csv", this::csv);
        routes.get("/analyses/{id}/regions-tidy.csv", this::tidy);
        routes.get("/analyses/{id}/regions.xlsx", this::xlsx);
        routes.get("/analyses/{id}/report.html", this::html);
        routes.get("/api/analyses/{id}/result", this::json);
    }

    private StoredAnalysis analysis(Context context) {
        return analyses.find(PathNumber.of(context, "id")).orElseThrow(NotFoundResponse::new);
    }

    private Released released(StoredAnalysis analysis) {
        return releases.of(analysis);
    }

    private void page(Context context) {
        StoredAnalysis analysis = analysis(context);
        StoredSurvey survey = surveys.find(analysis.surveyId()).orElseThrow();
        List<AnalysisSummary> others = analyses.list(survey.id()).stream()
                .filter(each -> each.id() != analysis.id())
                .toList();
        Map<String, Object> model = new HashMap<>();
        model.put("analysis", analysis);
        model.put("survey", survey);
        model.put("others", others);
        model.put("made", Moments.minute(analysis.createdAt()));
        model.put("reading", Reading.of(released(analysis)));
        model.put("charts", charts(analysis, survey));
        model.put("regionLink", "/analyses/" + analysis.id() + "/region?key=");
        pages.show(context, "result/result", model);
    }

    /** By the part of the page that they belong to. */
    private Map<String, List<ChartView>> charts(StoredAnalysis analysis, StoredSurvey survey) {
        boolean mapped = surveys.hasBoundaries(survey.id())
                || survey.regions().filter(ChartSource::hasTiles).isPresent();
        return ChartView.of(released(analysis), mapped).stream()
                .collect(
                        Collectors.groupingBy(view -> view.chart().part().name().toLowerCase(Locale.ROOT)));
    }

    private void csv(Context context) throws IOException {
        StoredAnalysis analysis = analysis(context);
        download(context, analysis, ".csv");
        context.contentType(CSV);
        CsvReport.write(released(analysis), context.outputStream());
    }

    private void tidy(Context context) throws IOException {
        StoredAnalysis analysis = analysis(context);
        download(context, analysis, "-tidy.csv");
        context.contentType(CSV);
        TidyCsvReport.write(released(analysis), context.outputStream());
    }

    private void xlsx(Context context) throws IOException {
        StoredAnalysis analysis = analysis(context);
        download(context, analysis, ".xlsx");
        context.contentType(WorkbookReport.MEDIA_TYPE);
        WorkbookReport.write(released(analysis), context.outputStream());
    }

    private void html(Context context) {
        StoredAnalysis analysis = analysis(context);
        download(context, analysis, ".html");
        context.html(report.html(released(analysis)));
    }

    private void json(Context context) {
        context.contentType("application/json; charset=utf-8").result(ReleasedJson.write(released(analysis(context))));
    }

    private static void download(Context context, StoredAnalysis analysis, String ending) {
        String name = Normalizer.normalize(analysis.title(), Normalizer.Form.NFD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        context.header(
                "Content-Disposition",
                "attachment; filename=\"" + (name.isEmpty() ? "analysis" : name) + "-" + analysis.id() + ending + "\"");
    }
}
