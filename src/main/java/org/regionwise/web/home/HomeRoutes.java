package org.regionwise.web.home;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.regionwise.report.message.Words;
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
            long id, String name, String content, int regions, String uploaded, List<AnalysisRow> analyses) {}

    /** A deleted survey. */
    public record DeletedRow(long series, String name, String content) {}

    /** Adds its routes. */
    public void register(RoutesConfig routes) {
        routes.get("/", this::home);
    }

    private void home(Context context) {
        Words words = pages.words(context);
        Map<Long, List<AnalysisSummary>> bySurvey = analyses.listAll();
        Map<String, Object> model = new HashMap<>();
        model.put(
                "surveys",
                bySeries(surveys.list()).values().stream()
                        .map(versions -> row(versions, bySurvey, words))
                        .toList());
        model.put(
                "deleted",
                bySeries(surveys.deleted()).values().stream()
                        .map(versions -> new DeletedRow(
                                versions.get(0).series(), versions.get(0).name(), content(versions.get(0), words)))
                        .toList());
        pages.show(context, "home/home", model);
    }

    /** The versions of each survey, newest first, in the order of their newest. */
    private static Map<Long, List<SurveySummary>> bySeries(List<SurveySummary> surveys) {
        return surveys.stream()
                .collect(Collectors.groupingBy(SurveySummary::series, LinkedHashMap::new, Collectors.toList()));
    }

    /** The newest version stands for the survey; analyses of all versions are listed. */
    private static SurveyRow row(List<SurveySummary> versions, Map<Long, List<AnalysisSummary>> analyses, Words words) {
        SurveySummary newest = versions.get(0);
        List<AnalysisRow> rows = new ArrayList<>();
        for (SurveySummary version : versions) {
            analyses.getOrDefault(version.id(), List.of())
                    .forEach(each -> rows.add(
                            version.id() == newest.id()
                                    ? AnalysisRow.of(each, words)
                                    : AnalysisRow.of(each, version.version(), words)));
        }
        return new SurveyRow(
                newest.id(),
                newest.name(),
                content(newest, words),
                newest.regionCount(),
                uploaded(newest, words),
                rows);
    }

    private static String content(SurveySummary survey, Words words) {
        return survey.published()
                ? words.say("home.published")
                : words.say("home.respondents", "respondents", survey.respondents());
    }

    private static String uploaded(SurveySummary survey, Words words) {
        String day = words.numerals().day(survey.createdAt(), ZoneId.systemDefault());
        return survey.version() == 1
                ? words.say("home.uploaded", "day", day)
                : words.say("home.uploaded-version", "day", day, "version", Integer.toString(survey.version()));
    }
}
