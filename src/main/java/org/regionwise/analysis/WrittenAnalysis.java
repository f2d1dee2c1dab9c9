package org.regionwise.analysis;

import java.util.List;
import java.util.Optional;
import org.regionwise.engine.area.AreaScale;
import org.regionwise.survey.DesignColumns;
import org.regionwise.survey.OutcomeCoding;

/**
 * An analysis as JSON has it in stores and bundles, where the models' own columns lie beside each other. A contract:
 * add to
 * it, never rename.
 *
 * @param respondentPredictors of a {@link RandomIntercept}
 * @param area what an {@link AreaLevel} has; null for a {@link RandomIntercept}
 */
record WrittenAnalysis(
        String regionColumn,
        String outcomeColumn,
        OutcomeCoding coding,
        List<String> predictors,
        List<String> respondentPredictors,
        List<String> factors,
        DesignColumns design,
        Area area,
        Settings settings) {
    /**
     * @param smoothing its name in the program
     * @param published null where the direct estimates are those of the survey
     */
    record Area(AreaScale scale, String smoothing, PublishedColumns published, double sigmaPriorMean) {
        private static Area of(AreaLevel model) {
            return new Area(
                    model.scale(),
                    model.smoothing() == null ? null : model.smoothing().name(),
                    model.published().orElse(null),
                    model.sigmaPriorMean());
        }

        private AreaLevel model() {
            return new AreaLevel(
                    scale,
                    smoothing == null ? null : Smoothing.valueOf(smoothing),
                    Optional.ofNullable(published),
                    sigmaPriorMean);
        }
    }

    static WrittenAnalysis of(Analysis analysis) {
        return new WrittenAnalysis(
                analysis.regionColumn(),
                analysis.outcomeColumn(),
                analysis.coding(),
                analysis.predictors(),
                analysis.respondentPredictors(),
                analysis.factors(),
                analysis.design(),
                analysis.model().choose(randomIntercept -> null, Area::of),
                analysis.settings());
    }

    Analysis analysis() {
        if (area != null && !respondentPredictors.isEmpty()) {
            throw new IllegalArgumentException("an area-level model has no predictors of respondents");
        }
        return new Analysis(
                regionColumn,
                outcomeColumn,
                coding,
                predictors,
                factors,
                // analyses that were kept before there were designs
                design == null ? DesignColumns.NONE : design,
                area == null ? new RandomIntercept(respondentPredictors) : area.model(),
                settings);
    }
}
