package org.regionwise.web.result;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.util.Map;
import org.regionwise.analysis.SurveyData;
import org.regionwise.analysis.estimate.Estimation;
import org.regionwise.engine.sensitivity.ApproximationAudit;
import org.regionwise.release.Released;
import org.regionwise.report.view.AuditView;
import org.regionwise.store.Analyses;
import org.regionwise.store.Releases;
import org.regionwise.store.Responses;
import org.regionwise.store.StoredAnalysis;
import org.regionwise.store.StoredSurvey;
import org.regionwise.store.Surveys;
import org.regionwise.web.access.Access;
import org.regionwise.web.job.Job;
import org.regionwise.web.job.JobRoutes;
import org.regionwise.web.job.JobStep;
import org.regionwise.web.job.Jobs;
import org.regionwise.web.page.Pages;
import org.regionwise.web.page.PathNumber;

/** What the choice of approximation does to an analysis, computed when asked for. */
public final class AuditRoutes {
    private final Pages pages;
    private final Surveys surveys;
    private final Responses responses;
    private final Analyses analyses;
    private final Releases releases;
    private final Jobs jobs;
    private final JobRoutes underWay;

    public AuditRoutes(
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

    /** Adds its routes. */
    public void register(RoutesConfig routes) {
        routes.get("/analyses/{id}/audit/approximation", this::audit, Access.SEE_ANALYSIS);
    }

    /** Whether there is anything to compare: its figures are in full precision, and among them likelihoods. */
    static boolean offered(Released released) {
        return released.result().model().kind().approximated() && !released.confidential();
    }

    private void audit(Context context) {
        StoredAnalysis analysis = analyses.find(PathNumber.of(context, "id")).orElseThrow(NotFoundResponse::new);
        if (!offered(releases.of(analysis))) {
            throw new NotFoundResponse();
        }
        StoredSurvey survey = surveys.find(analysis.surveyId()).orElseThrow();
        Job<ApproximationAudit> job = jobs.shared(
                Job.Kind.FIT,
                "audit " + analysis.id(),
                pages.words(context).say("result.job.audit", "title", analysis.title()),
                "/analyses/" + analysis.id(),
                started -> {
                    started.at(JobStep.COUNTING);
                    SurveyData data = responses.data(survey, analysis.analysis());
                    return new Estimation(analysis.analysis(), data).audit(started);
                });
        underWay.show(
                context,
                job,
                audit -> pages.show(
                        context,
                        "result/approximation",
                        Map.of(
                                "survey",
                                survey,
                                "analysis",
                                analysis,
                                "audit",
                                AuditView.of(audit, analysis.result().model().labels(), pages.words(context)))));
    }
}
