package org.regionwise.analysis;

import java.util.List;
import java.util.stream.Stream;
import org.regionwise.survey.DesignColumns;
import org.regionwise.survey.OutcomeCoding;

/**
 * The question put to a survey: which outcome, by which regions, with which predictors, by which method.
 *
 * @param regionColumn survey column of the region key
 * @param outcomeColumn survey column of the answer
 * @param coding which answers count as yes, no, missing
 * @param predictors columns of the region table that enter as fixed effects
 * @param respondentPredictors columns of the survey that enter as fixed effects
 * @param factors predictors of either kind, and variables that weights were calibrated on, whose numbers are codes of
 *     categories
 * @param design how the respondents were drawn
 * @param area the area-level model; null for the binomial model of single answers
 * @param settings how it is computed
 */
public record Analysis(
        String regionColumn,
        String outcomeColumn,
        OutcomeCoding coding,
        List<String> predictors,
        List<String> respondentPredictors,
        List<String> factors,
        DesignColumns design,
        AreaLevel area,
        Settings settings) {
    public Analysis {
        // analyses that were kept before there were designs
        design = design == null ? DesignColumns.NONE : design;
        if (area == null && !settings.method().binomial()) {
            throw new IllegalArgumentException("the binomial model is estimated by bayes or ml, not "
                    + settings.method().code());
        }
        if (area != null && !respondentPredictors.isEmpty()) {
            throw new IllegalArgumentException("an area-level model has no predictors of respondents");
        }
        predictors = List.copyOf(predictors);
        respondentPredictors = List.copyOf(respondentPredictors);
        factors = List.copyOf(factors);
    }

    /** The columns of the survey that the question names, each once. */
    public List<String> surveyColumns() {
        return Stream.of(
                        Stream.of(regionColumn, outcomeColumn),
                        respondentPredictors.stream(),
                        design.columns().stream())
                .flatMap(each -> each)
                .distinct()
                .toList();
    }

    /** The columns of the survey that are used as numbers wherever they hold some. */
    public List<String> numbersOfSurvey() {
        return Stream.of(
                        respondentPredictors.stream(),
                        design.calibratedOn().stream(),
                        Stream.of(
                                design.weight(),
                                design.baseWeight(),
                                design.finitePopulation(),
                                design.secondFinitePopulation(),
                                coding.isCut() ? outcomeColumn : null))
                .flatMap(each -> each)
                .filter(column -> column != null && !factors.contains(column))
                .distinct()
                .toList();
    }

    /** The same of the region table, which holds the estimates where these are published; its populations aside. */
    public List<String> numbersOfTable() {
        Stream<String> estimates = published()
                ? Stream.of(
                        outcomeColumn,
                        area.published().spread(),
                        area.published().respondents())
                : Stream.empty();
        return Stream.concat(estimates, predictors.stream())
                .filter(column -> column != null && !factors.contains(column))
                .distinct()
                .toList();
    }

    /** The same question without what a region table would tell. */
    public Analysis withoutTable() {
        return new Analysis(
                regionColumn,
                outcomeColumn,
                coding,
                List.of(),
                respondentPredictors,
                factors.stream()
                        .filter(each -> respondentPredictors.contains(each)
                                || design.calibratedOn().contains(each))
                        .toList(),
                design,
                area,
                settings);
    }

    /** Whether the direct estimates are a table's and not a survey's. */
    public boolean published() {
        return area != null && area.published() != null;
    }

    /** The same question with other predictors of regions, computed otherwise. */
    public Analysis with(List<String> otherPredictors, List<String> otherFactors, Settings otherSettings) {
        return new Analysis(
                regionColumn,
                outcomeColumn,
                coding,
                otherPredictors,
                respondentPredictors,
                otherFactors,
                design,
                area,
                otherSettings);
    }

    /** The same question computed otherwise. */
    public Analysis with(Settings other) {
        return with(predictors, factors, other);
    }

    /** The same question by another area-level model. */
    public Analysis with(AreaLevel other) {
        return new Analysis(
                regionColumn,
                outcomeColumn,
                coding,
                predictors,
                respondentPredictors,
                factors,
                design,
                other,
                settings);
    }

    /** The same question as if everybody had been drawn alike. */
    public Analysis withoutDesign() {
        return new Analysis(
                regionColumn,
                outcomeColumn,
                coding,
                predictors,
                respondentPredictors,
                factors,
                DesignColumns.NONE,
                area,
                settings);
    }
}
