package org.regionwise.web.home;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.regionwise.report.LocalTimes;
import org.regionwise.report.Numbers;
import org.regionwise.store.Analyses;
import org.regionwise.store.AnalysisSummary;
import org.regionwise.store.SurveySummary;
import org.regionwise.store.Surveys;
import org.regionwise.web.page.AnalysisRow;
import org.regionwise.web.page.Pages;

/** The first page: surveys, and under each its analyses. */
public final class HomeRoutes {
    private final Pages pages;
    private final Surveys surveys;
    private final Analyses analyses;

    public HomeRoutes(Pages pages, Surveys surveys, Analyses analyses) {
        this.pages = pages;
        this.surveys = surveys;
        this.analyses = analyses;
    }

    /** A survey as its row shows it. */
    public record SurveyRow(
            long id, String name, String content, String regions, String uploaded, List<AnalysisRow> analyses) {}

    /** A deleted survey. */
    public record DeletedRow(long series, String name, String content) {}

    /** Adds its routes. */
    public void register(RoutesConfig routes) {
        routes.get("/", this::home);
    }

    private void home(Context context) {
        Map<Long, List<AnalysisSummary>> bySurvey = analyses.listAll();
        Map<String, Object> model = new HashMap<>();
        model.put(
                "surveys",
                bySeries(surveys.list()).values().stream()
                        .map(versions -> row(versions, bySurvey))
                        .toList());
        model.put(
                "deleted",
                bySeries(surveys.deleted()).values().stream()
                        .map(versions -> new DeletedRow(
                                versions.get(0).series(), versions.get(0).name(), content(versions.get(0))))
                        .toList());
        pages.show(context, "home/home", model);
    }

    /** The versions of each survey, newest first, in the order of their newest. */
    private static Map<Long, List<SurveySummary>> bySeries(List<SurveySummary> surveys) {
        return surveys.stream()
                .collect(Collectors.groupingBy(SurveySummary::series, LinkedHashMap::new, Collectors.toList()));
    }

    /** The newest version stands for the survey; analyses of all versions are listed. */
    private static SurveyRow row(List<SurveySummary> versions, Map<Long, List<AnalysisSummary>> analyses) {
        SurveySummary newest = versions.get(0);
        List<AnalysisRow> rows = new ArrayList<>();
        for (SurveySummary version : versions) {
            analyses.getOrDefault(version.id(), List.of())
                    .forEach(each -> rows.add(
                            version.id() == newest.id()
                                    ? AnalysisRow.of(each)
                                    : AnalysisRow.of(each, version.version())));
        }
        return new SurveyRow(
                newest.id(),
                newest.name(),
                content(newest),
                Numbers.count(newest.regionCount()),
                LocalTimes.day(newest.createdAt()) + (newest.version() > 1 ? ", version " + newest.version() : ""),
                rows);
    }

    private static String content(SurveySummary survey) {
        return survey.published() ? "published estimates" : Numbers.count(survey.respondents()) + " respondents";
    }
}
