package org.regionwise.web.result;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.util.Map;
import org.regionwise.report.AuditReading;
import org.regionwise.store.Analyses;
import org.regionwise.store.Releases;
import org.regionwise.store.Responses;
import org.regionwise.store.StoredAnalysis;
import org.regionwise.store.StoredSurvey;
import org.regionwise.store.Surveys;
import org.regionwise.web.Pages;
import org.regionwise.web.PathNumber;

/** What the choice of approximation does to an analysis, computed when asked for. */
public final class AuditRoutes {
    private final Pages pages;
    private final Surveys surveys;
    private final Responses responses;
    private final Analyses analyses;
    private final Releases releases;

    public AuditRoutes(Pages pages, Surveys surveys, Responses responses, Analyses analyses, Releases releases) {
        this.pages = pages;
        this.surveys = surveys;
        this.responses = responses;
        this.analyses = analyses;
        this.releases = releases;
    }

    public void register(RoutesConfig routes) {
        routes.get("/analyses/{id}/audit", this::audit);
    }

    private void audit(Context context) {
        StoredAnalysis analysis = analyses.find(PathNumber.of(context, "id")).orElseThrow(NotFoundResponse::new);
        // its figures are in full precision, and among them likelihoods
        if (analysis.result().model().areaLevel() || releases.of(analysis).confidential()) {
            throw new NotFoundResponse();
        }
        StoredSurvey survey = surveys.find(analysis.surveyId()).orElseThrow();
        AuditReading audit = AuditReading.of(analysis.analysis().audit(responses.data(survey, analysis.analysis())));
        pages.show(context, "result/audit", Map.of("survey", survey, "analysis", analysis, "audit", audit));
    }
}
