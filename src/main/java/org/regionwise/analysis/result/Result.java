package org.regionwise.analysis.result;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.regionwise.analysis.Analysis;
import org.regionwise.survey.name.DisplayNames;
import org.regionwise.survey.name.Labels;

/**
 * The answer to an {@link Analysis}: immutable, complete, and the only source of everything that is shown or
 * exported. Its components are the JSON contract; add to them, never rename.
 *
 * <p>{@code poststratified} are figures of a population table's people; none without one.
 *
 * <p>{@code aggregates} are groups of regions, written as regions are: each the group's name as its key, the direct
 * estimate of all its respondents, and the population-weighted means of its regions' pooled and synthetic figures.
 *
 * <p>Proportions are in [0, 1]. Undefined numbers are NaN here and {@code null} in JSON.
 */
public record Result(
        Software software,
        SurveyFacts survey,
        ModelFacts model,
        Fit fit,
        National national,
        List<RegionEstimate> regions,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<PoststratifiedFigure> poststratified,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<RegionEstimate> aggregates) {
    public Result {
        regions = List.copyOf(regions);
        // results without either, and of earlier versions, have none
        poststratified = poststratified == null ? List.of() : List.copyOf(poststratified);
        aggregates = aggregates == null ? List.of() : List.copyOf(aggregates);
        if (model != null && survey != null && model.labels().survey() == null) {
            // results of earlier versions have none
            model = model.labelled(model.labels().ofSurvey(survey.name()));
        }
    }

    /** A result without figures of the population or of groups beside its regions'. */
    public Result(
            Software software,
            SurveyFacts survey,
            ModelFacts model,
            Fit fit,
            National national,
            List<RegionEstimate> regions) {
        this(software, survey, model, fit, national, regions, List.of(), List.of());
    }

    /** The same with other figures of groups of regions. */
    public Result withAggregates(List<RegionEstimate> others) {
        return new Result(software, survey, model, fit, national, regions, poststratified, others);
    }

    /** Keys of the regions in a group. */
    public List<String> members(String group) {
        return regions.stream()
                .filter(region -> group.equals(region.group()))
                .map(RegionEstimate::region)
                .toList();
    }

    /** The groups of regions in place of the regions, so that what is said and ruled of regions can be of them. */
    public Result ofAggregates() {
        return new Result(software, survey, model, fit, national, aggregates, List.of(), List.of());
    }

    /** The same with other regions. */
    public Result with(List<RegionEstimate> others) {
        return new Result(software, survey, model, fit, national, others, poststratified, aggregates);
    }

    /** The same with figures of the population. */
    public Result poststratified(List<PoststratifiedFigure> figures) {
        return new Result(software, survey, model, fit, national, regions, figures, aggregates);
    }

    /** The same with another account of what it was computed from. */
    public Result with(SurveyFacts other) {
        return new Result(software, other, model, fit, national, regions, poststratified, aggregates);
    }

    /**
     * The same under these names.
     *
     * @param values what values of a column mean, as the survey's file says it
     */
    public Result named(DisplayNames names, Function<String, Map<String, String>> values) {
        return with(model.named(names, values, survey.name()).labels());
    }

    /** The same under these names. */
    public Result with(Labels labels) {
        return new Result(software, survey, model.labelled(labels), fit, national, regions, poststratified, aggregates);
    }

    /** The same with other national figures. */
    public Result with(National other) {
        return new Result(software, survey, model, fit, other, regions, poststratified, aggregates);
    }

    /** The same with another account of its fit. */
    public Result with(Fit other) {
        return new Result(software, survey, model, other, national, regions, poststratified, aggregates);
    }

    /**
     * In place of a number of respondents that is not known, {@code null} in JSON: published tables need not say it.
     */
    public static final long UNKNOWN = -1;

    /** What computed it. */
    public record Software(String name, String version) {}
}
