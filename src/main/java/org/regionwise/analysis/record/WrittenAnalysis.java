package org.regionwise.analysis.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.regionwise.analysis.Analysis;
import org.regionwise.analysis.AreaLevel;
import org.regionwise.analysis.Interaction;
import org.regionwise.analysis.LinearUnit;
import org.regionwise.analysis.Model;
import org.regionwise.analysis.OutcomeTransformation;
import org.regionwise.analysis.PublishedColumns;
import org.regionwise.analysis.RandomIntercept;
import org.regionwise.analysis.Settings;
import org.regionwise.analysis.Smoothing;
import org.regionwise.engine.area.AreaScale;
import org.regionwise.survey.DesignColumns;
import org.regionwise.survey.OutcomeCoding;

/**
 * An analysis as JSON has it in stores and bundles, where the models' own columns lie beside each other. A contract:
 * add to it, never rename.
 *
 * @param respondentPredictors of a {@link RandomIntercept} or {@link LinearUnit}
 * @param area what an {@link AreaLevel} has; null for other models
 * @param model which family of models it asks for; null where an earlier version wrote it, which had these two
 * @param poststratified whether a {@link RandomIntercept} is asked for figures of the population, or a {@link
 *     LinearUnit} takes it from a population table
 * @param pooledPredictors predictors whose effects a {@link RandomIntercept} pools; null or none in earlier versions
 * @param interactions likewise
 * @param linear what a {@link LinearUnit} has; null for other models
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
        Settings settings,
        Model.Kind model,
        @JsonInclude(JsonInclude.Include.NON_NULL) Linear linear,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean poststratified,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> pooledPredictors,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Interaction> interactions) {
    WrittenAnalysis {
        pooledPredictors = pooledPredictors == null ? List.of() : List.copyOf(pooledPredictors);
        interactions = interactions == null ? List.of() : List.copyOf(interactions);
    }

    /**
     * @param smoothing its name in the program
     * @param published null where the direct estimates are those of the survey
     * @param measuredIn unit of the survey's means; null where there are none
     */
    record Area(
            AreaScale scale,
            String smoothing,
            PublishedColumns published,
            double sigmaPriorMean,
            @JsonInclude(JsonInclude.Include.NON_NULL) String measuredIn) {
        private static Area of(AreaLevel model) {
            return new Area(
                    model.scale(),
                    model.smoothing() == null ? null : model.smoothing().name(),
                    model.published().orElse(null),
                    model.sigmaPriorMean(),
                    model.measuredIn());
        }

        private AreaLevel model() {
            return new AreaLevel(
                    scale,
                    smoothing == null ? null : Smoothing.valueOf(smoothing),
                    Optional.ofNullable(published),
                    sigmaPriorMean,
                    measuredIn);
        }
    }

    /**
     * @param error its name in the program
     * @param transformation null where there is none
     */
    record Linear(
            Map<String, String> populationMeans,
            String error,
            String unit,
            @JsonInclude(JsonInclude.Include.NON_NULL) OutcomeTransformation transformation) {
        private static Linear of(LinearUnit model) {
            return new Linear(
                    model.populationMeans(),
                    model.error().name(),
                    model.unit(),
                    model.transformation().none() ? null : model.transformation());
        }

        private LinearUnit model(List<String> respondentPredictors, boolean ofPeople) {
            return new LinearUnit(
                    respondentPredictors,
                    populationMeans == null ? Map.of() : populationMeans,
                    LinearUnit.MeanError.valueOf(error),
                    unit,
                    transformation == null ? OutcomeTransformation.NONE : transformation,
                    ofPeople);
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
                analysis.model().choose(randomIntercept -> null, Area::of, linear -> null),
                analysis.settings(),
                analysis.model().kind(),
                analysis.model().choose(randomIntercept -> null, area -> null, Linear::of),
                analysis.model().choose(RandomIntercept::poststratified, area -> false, LinearUnit::ofPeople),
                analysis.model().choose(RandomIntercept::pooled, area -> null, linear -> null),
                analysis.model().choose(RandomIntercept::interactions, area -> null, linear -> null));
    }

    Analysis analysis() {
        return new Analysis(
                regionColumn,
                outcomeColumn,
                coding,
                predictors,
                factors,
                // analyses that were kept before there were designs
                design == null ? DesignColumns.NONE : design,
                written(),
                settings);
    }

    private Model written() {
        Model.Kind kind = model != null ? model : area == null ? Model.Kind.RANDOM_INTERCEPT : Model.Kind.AREA_LEVEL;
        return switch (kind) {
            case RANDOM_INTERCEPT -> {
                require(area == null, "a binomial model has nothing of an area-level one");
                yield new RandomIntercept(respondentPredictors, pooledPredictors, interactions, poststratified);
            }
            case AREA_LEVEL -> {
                require(respondentPredictors.isEmpty(), "an area-level model has no predictors of respondents");
                require(area != null, "an area-level model says what it takes for known");
                yield area.model();
            }
            case LINEAR_UNIT -> {
                require(linear != null, "a model of a measured outcome says how its errors are estimated");
                yield linear.model(respondentPredictors, poststratified);
            }
        };
    }

    private static void require(boolean sound, String otherwise) {
        if (!sound) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
