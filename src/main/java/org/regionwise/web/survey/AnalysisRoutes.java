package org.regionwise.web.survey;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.util.Optional;
import org.regionwise.store.Analyses;
import org.regionwise.store.StoredAnalysis;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.Problem;
import org.regionwise.survey.Reason;
import org.regionwise.web.access.Access;
import org.regionwise.web.access.Deed;
import org.regionwise.web.page.FormName;
import org.regionwise.web.page.PathNumber;

/** What is done to an analysis on its survey's page: it is renamed, described, deleted, brought back. */
public final class AnalysisRoutes {
    private static final int LONGEST = 2000;

    private final Analyses analyses;

    public AnalysisRoutes(Analyses analyses) {
        this.analyses = analyses;
    }

    /** Adds its routes. */
    public void register(RoutesConfig routes) {
        routes.post("/analyses/{id}/name", this::describe, Access.WORK_ON_ANALYSIS, Deed.RENAMED_ANALYSIS);
        routes.post("/analyses/{id}/delete", this::delete, Access.WORK_ON_ANALYSIS, Deed.DELETED_ANALYSIS);
        routes.post("/analyses/{id}/restore", this::restore, Access.WORK_ON_ANALYSIS, Deed.RESTORED_ANALYSIS);
    }

    private StoredAnalysis analysis(Context context) {
        return analyses.find(PathNumber.of(context, "id")).orElseThrow(NotFoundResponse::new);
    }

    private void describe(Context context) {
        StoredAnalysis analysis = analysis(context);
        String description = Optional.ofNullable(context.formParam("description"))
                .map(String::strip)
                .orElse("");
        if (description.length() > LONGEST) {
            throw new ImportProblem(new Problem(
                    "",
                    0,
                    "description",
                    description.substring(0, 100) + "…",
                    Reason.of("name-too-long", "limit", LONGEST)));
        }
        analyses.describe(analysis.id(), FormName.read(context, "title", analysis.title()), description);
        context.redirect("/surveys/" + analysis.surveyId() + "#analysis-" + analysis.id());
    }

    /** Nothing asks first, as the next page offers to undo it. */
    private void delete(Context context) {
        StoredAnalysis analysis = analysis(context);
        analyses.delete(analysis.id());
        context.redirect("/surveys/" + analysis.surveyId() + "?removed=" + analysis.id() + "#analyses");
    }

    private void restore(Context context) {
        StoredAnalysis analysis = analysis(context);
        analyses.restore(analysis.id());
        context.redirect("/surveys/" + analysis.surveyId() + "#analysis-" + analysis.id());
    }
}
