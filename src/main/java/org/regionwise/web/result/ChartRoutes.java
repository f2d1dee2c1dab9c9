package org.regionwise.web.result;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.NotFoundResponse;
import java.util.function.Supplier;
import org.regionwise.analysis.estimate.Estimation;
import org.regionwise.analysis.result.RegionInfluence;
import org.regionwise.release.ProfileJson;
import org.regionwise.release.Released;
import org.regionwise.report.chart.Chart;
import org.regionwise.report.chart.ChartSpecification;
import org.regionwise.report.chart.ChartView;
import org.regionwise.report.chart.input.ChartSource;
import org.regionwise.report.message.Words;
import org.regionwise.store.Analyses;
import org.regionwise.store.Releases;
import org.regionwise.store.Responses;
import org.regionwise.store.StoredAnalysis;
import org.regionwise.store.StoredSurvey;
import org.regionwise.store.Surveys;
import org.regionwise.web.access.Access;
import org.regionwise.web.chart.ChartAnswers;
import org.regionwise.web.job.Job;
import org.regionwise.web.job.JobRoutes;
import org.regionwise.web.job.JobStep;
import org.regionwise.web.job.Jobs;
import org.regionwise.web.page.DownloadFileName;
import org.regionwise.web.page.Pages;
import org.regionwise.web.page.PathNumber;

/** The charts of a result. */
public final class ChartRoutes {
    private final Pages pages;
    private final Surveys surveys;
    private final Responses responses;
    private final Analyses analyses;
    private final Releases releases;
    private final ChartAnswers answers;
    private final Jobs jobs;
    private final JobRoutes underWay;

    public ChartRoutes(
            Pages pages,
            Surveys surveys,
            Responses responses,
            Analyses analyses,
            Releases releases,
            ChartAnswers answers,
            Jobs jobs,
            JobRoutes underWay) {
        this.pages = pages;
        this.surveys = surveys;
        this.responses = responses;
        this.analyses = analyses;
        this.releases = releases;
        this.answers = answers;
        this.jobs = jobs;
        this.underWay = underWay;
    }

    /** Adds its routes. */
    public void register(RoutesConfig routes) {
        Handler soon = pages.kept(this::specification);
        Handler computed = pages.keptLater(this::specification);
        routes.get(
                "/api/analyses/{id}/charts/{file}",
                context -> (chart(context) == Chart.INFLUENCE ? computed : soon).handle(context),
                Access.SEE_ANALYSIS);
        routes.get("/analyses/{id}/charts/{file}", pages.keptLater(this::picture), Access.SEE_ANALYSIS);
    }

    private void specification(Context context) {
        Chart chart = chart(context);
        StoredAnalysis analysis = analysis(context);
        Released released = releases.of(analysis);
        if (chart == Chart.INFLUENCE) {
            underWay.answer(
                    context,
                    influence(analysis, released, pages.words(context)),
                    influence -> answers.specification(
                            context, filling(chart, () -> ChartSource.influential(released, influence))));
        } else {
            answers.specification(context, filling(chart, () -> source(analysis, released, chart)));
        }
    }

    private void picture(Context context) {
        Chart chart = chart(context);
        StoredAnalysis analysis = analysis(context);
        Released released = releases.of(analysis);
        Words words = pages.words(context);
        ChartAnswers.Saved saved = new ChartAnswers.Saved(
                words.say("result.job.chart", "question", chart.question(words), "title", analysis.title()),
                "/analyses/" + analysis.id(),
                DownloadFileName.of(analysis, ""));
        if (chart == Chart.INFLUENCE) {
            demandLeftOut(released);
            answers.picture(
                    context,
                    saved,
                    ProfileJson.write(released.profile())
                            + released.result().model().labels(),
                    job -> {
                        RegionInfluence influence =
                                influence(analysis, released, words).awaitWithin(job);
                        return filling(chart, () -> ChartSource.influential(released, influence));
                    });
        } else {
            answers.picture(context, saved, filling(chart, () -> source(analysis, released, chart)));
        }
    }

    private static ChartAnswers.Filling filling(Chart chart, Supplier<ChartSource> source) {
        return (form, state) -> ChartSpecification.of(chart, source.get(), form, state);
    }

    private static Chart chart(Context context) {
        return Chart.of(ChartAnswers.code(context)).orElseThrow(NotFoundResponse::new);
    }

    private StoredAnalysis analysis(Context context) {
        return analyses.find(PathNumber.of(context, "id")).orElseThrow(NotFoundResponse::new);
    }

    private ChartSource source(StoredAnalysis analysis, Released released, Chart chart) {
        return chart == Chart.MAP
                ? ChartSource.mapped(
                        released,
                        surveys.boundaries(analysis.surveyId()),
                        surveys.find(analysis.surveyId()).flatMap(StoredSurvey::regions))
                : ChartSource.of(released);
    }

    private static void demandLeftOut(Released released) {
        if (!ChartView.mayBeLeftOut(released)) {
            throw new NotFoundResponse();
        }
    }

    /** Computed when asked for, and kept a while, as a page asks for chart and pictures apart. */
    private Job<RegionInfluence> influence(StoredAnalysis analysis, Released released, Words words) {
        demandLeftOut(released);
        return jobs.shared(
                Job.Kind.LOOK,
                "influence " + analysis.id(),
                words.say("result.job.influence", "title", analysis.title()),
                "/analyses/" + analysis.id(),
                started -> {
                    started.at(JobStep.COUNTING);
                    StoredSurvey survey = surveys.find(analysis.surveyId()).orElseThrow();
                    return new Estimation(analysis.analysis(), responses.data(survey, analysis.analysis()))
                            .influence(analysis.result(), started);
                });
    }
}
