package org.regionwise.web.result;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.regionwise.analysis.RegionInfluence;
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

/**
 * The charts of a result: filled specifications for browsers, pictures for downloads and for browsers without scripts.
 * The query holds values of the specification's parameters, so that a picture is what was looked at.
 */
public final class ChartRoutes {
    private static final int USUAL_WIDTH = 900;
    private static final int KEPT = 16;
    private static final int WIDEST = 4000;

    private final Surveys surveys;
    private final Responses responses;
    private final Analyses analyses;
    private final Releases releases;
    private final ChartDrawings drawings;
    private final Map<Long, FutureTask<RegionInfluence>> influences = new LinkedHashMap<>(KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, FutureTask<RegionInfluence>> eldest) {
            return size() > KEPT;
        }
    };

    public ChartRoutes(
            Surveys surveys, Responses responses, Analyses analyses, Releases releases, ChartDrawings drawings) {
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
        ChartSpecification specification = ChartSpecification.of(
                        chart, source(context, chart), ChartForm.screen((int) width), state(context))
                .orElseThrow(NotFoundResponse::new);
        if (unchanged(context, specification)) {
            return;
        }
        context.contentType("application/json; charset=utf-8").result(specification.json());
    }

    private void picture(Context context) {
        boolean svg = context.pathParam("file").endsWith(".svg");
        Chart chart = chart(context, svg ? ".svg" : ".png");
        ChartSource source = source(context, chart);
        ChartSpecification specification = ChartSpecification.of(chart, source, ChartForm.PAPER, state(context))
                .orElseThrow(NotFoundResponse::new);
        if (unchanged(context, specification)) {
            return;
        }
        if (svg) {
            context.contentType("image/svg+xml; charset=utf-8").result(drawings.svg(specification));
        } else {
            context.contentType("image/png").result(drawings.png(specification));
        }
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

    private Released released(StoredAnalysis analysis) {
        return releases.of(analysis);
    }

    private ChartSource source(Context context, Chart chart) {
        StoredAnalysis analysis = analyses.find(PathNumber.of(context, "id")).orElseThrow(NotFoundResponse::new);
        Released released = released(analysis);
        return switch (chart) {
            case MAP ->
                ChartSource.mapped(
                        released,
                        surveys.boundaries(analysis.surveyId()),
                        surveys.find(analysis.surveyId()).flatMap(StoredSurvey::regions));
            case INFLUENCE -> {
                if (!ChartView.mayBeLeftOut(released)) {
                    throw new NotFoundResponse();
                }
                yield new ChartSource(released, Optional.empty(), Optional.empty(), Optional.of(influence(analysis)));
            }
            default -> ChartSource.of(released);
        };
    }

    /** Computed when asked for, and kept a while, as a page asks for chart and pictures apart. */
    private RegionInfluence influence(StoredAnalysis analysis) {
        FutureTask<RegionInfluence> task;
        synchronized (influences) {
            task = influences.computeIfAbsent(
                    analysis.id(),
                    id -> new FutureTask<>(() -> {
                        StoredSurvey survey = surveys.find(analysis.surveyId()).orElseThrow();
                        return analysis.analysis()
                                .influence(responses.data(survey, analysis.analysis()), analysis.result());
                    }));
        }
        // whoever comes first computes; others wait for the same, and nobody for another analysis
        task.run();
        try {
            return task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a chart", e);
        } catch (ExecutionException e) {
            synchronized (influences) {
                influences.remove(analysis.id(), task);
            }
            throw e.getCause() instanceof RuntimeException known ? known : new IllegalStateException(e.getCause());
        }
    }

    private static Map<String, String> state(Context context) {
        Map<String, String> state = new HashMap<>();
        context.queryParamMap().forEach((name, values) -> state.put(name, values.get(0)));
        state.remove("width");
        return state;
    }
}
