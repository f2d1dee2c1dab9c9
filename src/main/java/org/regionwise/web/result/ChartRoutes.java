package org.regionwise.web.result;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.regionwise.analysis.RegionInfluence;
import org.regionwise.release.ProfileJson;
import org.regionwise.release.Released;
import org.regionwise.report.chart.Chart;
import org.regionwise.report.chart.ChartDrawings;
import org.regionwise.report.chart.ChartForm;
import org.regionwise.report.chart.ChartSource;
import org.regionwise.report.chart.ChartSpecification;
import org.regionwise.report.chart.ChartView;
import org.regionwise.store.Analyses;
import org.regionwise.store.Releases;
import org.regionwise.store.Responses;
import org.regionwise.store.StoredAnalysis;
import org.regionwise.store.StoredSurvey;
import org.regionwise.store.Surveys;
import org.regionwise.web.PathNumber;
import org.regionwise.web.SavedName;
import org.regionwise.web.job.FileJobs;
import org.regionwise.web.job.Job;
import org.regionwise.web.job.JobRoutes;
import org.regionwise.web.job.Jobs;

/**
 * The charts of a result: filled specifications for browsers, pictures for downloads and for browsers without scripts.
 * The query holds values of the specification's parameters, so that a picture is what was looked at.
 */
public final class ChartRoutes {
    private static final int USUAL_WIDTH = 900;
    private static final int WIDEST = 4000;

    private final Surveys surveys;
    private final Responses responses;
    private final Analyses analyses;
    private final Releases releases;
    private final ChartDrawings drawings;
    private final Jobs jobs;
    private final JobRoutes underWay;
    private final FileJobs files;

    public ChartRoutes(
            Surveys surveys,
            Responses responses,
            Analyses analyses,
            Releases releases,
            ChartDrawings drawings,
            Jobs jobs,
            JobRoutes underWay,
            FileJobs files) {
        this.jobs = jobs;
        this.underWay = underWay;
        this.files = files;
        this.surveys = surveys;
        this.responses = responses;
        this.analyses = analyses;
        this.releases = releases;
        this.drawings = drawings;
    }

    public void register(RoutesConfig routes) {
        routes.get("/api/analyses/{id}/charts/{file}", this::specification);
        routes.get("/analyses/{id}/charts/{file}", this::picture);
    }

    private void specification(Context context) {
        Chart chart = chart(context, ".json");
        String asked = context.queryParam("width");
        long width = asked == null ? USUAL_WIDTH : Math.max(0, Math.min(WIDEST, PathNumber.parse(asked)));
        ChartForm form = ChartForm.screen((int) width);
        Map<String, String> state = state(context);
        StoredAnalysis analysis = analysis(context);
        Released released = releases.of(analysis);
        if (chart == Chart.INFLUENCE) {
            underWay.answer(
                    context,
                    influence(analysis, released),
                    influence -> give(context, specification(chart, influential(released, influence), form, state)));
        } else {
            give(context, specification(chart, source(analysis, released, chart), form, state));
        }
    }

    private static void give(Context context, ChartSpecification specification) {
        if (!unchanged(context, specification)) {
            context.contentType("application/json; charset=utf-8").result(specification.json());
        }
    }

    private static ChartSpecification specification(
            Chart chart, ChartSource source, ChartForm form, Map<String, String> state) {
        return ChartSpecification.of(chart, source, form, state).orElseThrow(NotFoundResponse::new);
    }

    /** {@code ?save=yes} for a file to keep; a chart is as its specification says, which need not be drawn twice. */
    private void picture(Context context) {
        boolean svg = context.pathParam("file").endsWith(".svg");
        Chart chart = chart(context, svg ? ".svg" : ".png");
        StoredAnalysis analysis = analysis(context);
        Released released = releases.of(analysis);
        Map<String, String> state = state(context);
        FileJobs.Wanted wanted = new FileJobs.Wanted(
                ProfileJson.write(released.profile()),
                "“" + chart.question() + "”, a chart of “" + analysis.title() + "”",
                "/analyses/" + analysis.id(),
                SavedName.of(analysis, "-" + context.pathParam("file")),
                svg ? "image/svg+xml; charset=utf-8" : "image/png",
                "yes".equals(context.queryParam("save")));
        if (chart == Chart.INFLUENCE) {
            Job<RegionInfluence> influence = influence(analysis, released);
            files.answer(context, wanted, job -> {
                ChartSource source = influential(released, influence.awaitWithin(job));
                return drawn(specification(chart, source, ChartForm.PAPER, state), svg, job);
            });
            return;
        }
        ChartSpecification specification =
                specification(chart, source(analysis, released, chart), ChartForm.PAPER, state);
        if (!unchanged(context, specification)) {
            files.answer(context, wanted, job -> drawn(specification, svg, job));
        }
    }

    private byte[] drawn(ChartSpecification specification, boolean svg, Job<?> job) {
        job.at("Drawing the chart");
        String drawing = drawings.svg(specification);
        if (svg) {
            return drawing.getBytes(StandardCharsets.UTF_8);
        }
        job.at("Turning the chart into a picture");
        return drawings.pixels(drawing);
    }

    /** A chart is as its specification says, so the browser need not be sent the same again. */
    private static boolean unchanged(Context context, ChartSpecification specification) {
        String tag = "\"" + UUID.nameUUIDFromBytes(specification.json().getBytes(StandardCharsets.UTF_8)) + "\"";
        context.header("ETag", tag).header("Cache-Control", "private, no-cache");
        boolean same = tag.equals(context.header("If-None-Match"));
        if (same) {
            context.status(HttpStatus.NOT_MODIFIED);
        }
        return same;
    }

    private static Chart chart(Context context, String ending) {
        String file = context.pathParam("file");
        if (!file.endsWith(ending)) {
            throw new NotFoundResponse();
        }
        return Chart.of(file.substring(0, file.length() - ending.length())).orElseThrow(NotFoundResponse::new);
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

    private static ChartSource influential(Released released, RegionInfluence influence) {
        return new ChartSource(released, Optional.empty(), Optional.empty(), Optional.of(influence));
    }

    /** Computed when asked for, and kept a while, as a page asks for chart and pictures apart. */
    private Job<RegionInfluence> influence(StoredAnalysis analysis, Released released) {
        if (!ChartView.mayBeLeftOut(released)) {
            throw new NotFoundResponse();
        }
        return jobs.shared(
                Job.Kind.LOOK,
                "influence " + analysis.id(),
                "What single regions carry in “" + analysis.title() + "”",
                "/analyses/" + analysis.id(),
                started -> {
                    started.at("Counting answers");
                    StoredSurvey survey = surveys.find(analysis.surveyId()).orElseThrow();
                    return analysis.analysis()
                            .influence(responses.data(survey, analysis.analysis()), analysis.result(), started);
                });
    }

    private static Map<String, String> state(Context context) {
        Map<String, String> state = new HashMap<>();
        context.queryParamMap().forEach((name, values) -> state.put(name, values.get(0)));
        state.remove("width");
        state.remove("save");
        return state;
    }
}
