package org.regionwise.web.result;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.regionwise.analysis.RegionInfluence;
import org.regionwise.release.Released;
import org.regionwise.report.chart.Chart;
import org.regionwise.report.chart.ChartSource;
import org.regionwise.report.chart.ChartSpecification;
import org.regionwise.report.chart.ChartView;
import org.regionwise.store.Analyses;
import org.regionwise.store.Releases;
import org.regionwise.store.Responses;
import org.regionwise.store.StoredAnalysis;
import org.regionwise.store.StoredSurvey;
import org.regionwise.store.Surveys;
import org.regionwise.web.ChartAnswers;
import org.regionwise.web.PathNumber;

/** The charts of a result. */
public final class ChartRoutes {
    private static final int KEPT = 16;

    private final Surveys surveys;
    private final Responses responses;
    private final Analyses analyses;
    private final Releases releases;
    private final ChartAnswers answers;
    private final Map<Long, FutureTask<RegionInfluence>> influences = new LinkedHashMap<>(KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, FutureTask<RegionInfluence>> eldest) {
            return size() > KEPT;
        }
    };

    public ChartRoutes(
            Surveys surveys, Responses responses, Analyses analyses, Releases releases, ChartAnswers answers) {
        this.surveys = surveys;
        this.responses = responses;
        this.analyses = analyses;
        this.releases = releases;
        this.answers = answers;
    }

    public void register(RoutesConfig routes) {
        routes.get("/api/analyses/{id}/charts/{file}", this::specification);
        routes.get("/analyses/{id}/charts/{file}", this::picture);
    }

    private void specification(Context context) {
        Chart chart = chart(context);
        ChartSource source = source(context, chart);
        answers.specification(context, (form, state) -> ChartSpecification.of(chart, source, form, state));
    }

    private void picture(Context context) {
        Chart chart = chart(context);
        ChartSource source = source(context, chart);
        answers.picture(context, (form, state) -> ChartSpecification.of(chart, source, form, state));
    }

    private static Chart chart(Context context) {
        return Chart.of(ChartAnswers.code(context)).orElseThrow(NotFoundResponse::new);
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
}
