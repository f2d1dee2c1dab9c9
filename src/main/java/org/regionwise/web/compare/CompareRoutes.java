package org.regionwise.web.compare;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.util.List;
import java.util.Map;
import org.regionwise.analysis.Comparison;
import org.regionwise.analysis.NamedResult;
import org.regionwise.report.ComparisonReading;
import org.regionwise.store.Analyses;
import org.regionwise.store.StoredAnalysis;
import org.regionwise.store.StoredSurvey;
import org.regionwise.store.Surveys;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.Problem;
import org.regionwise.web.Pages;
import org.regionwise.web.PathNumber;

/** Analyses of one survey side by side. */
public final class CompareRoutes {
    private static final int MOST = 4;

    private final Pages pages;
    private final Surveys surveys;
    private final Analyses analyses;

    public CompareRoutes(Pages pages, Surveys surveys, Analyses analyses) {
        this.pages = pages;
        this.surveys = surveys;
        this.analyses = analyses;
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
        List<NamedResult> results = chosen.stream()
                .map(each -> new NamedResult(each.title() + " (" + each.id() + ")", each.result()))
                .toList();
        pages.show(
                context,
                "compare/compare",
                Map.of("survey", survey, "comparison", ComparisonReading.of(Comparison.of(results))));
    }
}
