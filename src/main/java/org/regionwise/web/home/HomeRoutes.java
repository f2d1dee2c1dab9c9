package org.regionwise.web.home;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.regionwise.report.Moments;
import org.regionwise.report.Numbers;
import org.regionwise.store.Analyses;
import org.regionwise.store.AnalysisSummary;
import org.regionwise.store.SurveySummary;
import org.regionwise.store.Surveys;
import org.regionwise.web.Pages;

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

    /** An analysis as its row shows it. */
    public record AnalysisRow(long id, String title, String made) {}

    public void register(RoutesConfig routes) {
        routes.get("/", this::home);
    }

    private void home(Context context) {
        Map<Long, List<AnalysisSummary>> bySurvey = analyses.listAll();
        Set<Long> seen = new HashSet<>();
        List<SurveyRow> rows = surveys.list().stream()
                // the newest version stands for the survey; its page leads to the others
                .filter(survey -> seen.add(survey.series()))
                .map(survey -> row(survey, bySurvey.getOrDefault(survey.id(), List.of())))
                .toList();
        pages.show(context, "home/home", Map.of("surveys", rows));
    }

    private static SurveyRow row(SurveySummary survey, List<AnalysisSummary> analyses) {
        return new SurveyRow(
                survey.id(),
                survey.name(),
                survey.published() ? "published estimates" : Numbers.count(survey.respondents()) + " respondents",
                Numbers.count(survey.regionCount()),
                Moments.day(survey.createdAt()) + (survey.version() > 1 ? ", version " + survey.version() : ""),
                analyses.stream()
                        .map(each -> new AnalysisRow(each.id(), each.title(), Moments.minute(each.createdAt())))
                        .toList());
    }
}
