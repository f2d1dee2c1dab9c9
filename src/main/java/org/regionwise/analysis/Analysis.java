package org.regionwise.analysis;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.regionwise.survey.DesignColumns;
import org.regionwise.survey.OutcomeCoding;

/**
 * The question put to a survey: which outcome, by which regions, with which predictors, by which model and method.
 *
 * @param regionColumn survey column of the region key
 * @param outcomeColumn survey column of the answer
 * @param coding which answers count as yes, no, missing; of a measured outcome only which are missing
 * @param predictors columns of the region table that enter as fixed effects
 * @param factors predictors of either kind, and variables that weights were calibrated on, whose numbers are codes of
 *     categories
 * @param design how the respondents were drawn
 * @param model what is estimated with
 * @param settings how it is computed
 */
public record Analysis(
        String regionColumn,
        String outcomeColumn,
        OutcomeCoding coding,
        List<String> predictors,
        List<String> factors,
        DesignColumns design,
        Model model,
        Settings settings) {
    public Analysis {
        List<Method> known = model.kind().methods();
        if (!known.contains(settings.method())) {
            throw new IllegalArgumentException("the " + model.kind().code() + " model is estimated by "
                    + Method.codes(known) + ", not " + settings.method().code());
        }
        predictors = List.copyOf(predictors);
        factors = List.copyOf(factors);
    }

    /** Columns of the survey that enter as fixed effects; none where the model knows regions only. */
    public List<String> respondentPredictors() {
        return model.respondentPredictors();
    }

    /** The columns of published estimates where the direct estimates are a table's and not a survey's. */
    public Optional<PublishedColumns> published() {
        return model.published();
    }

    /** The columns of the survey that the question names, each once. */
    public List<String> surveyColumns() {
        return Stream.of(
                        Stream.of(regionColumn, outcomeColumn),
                        respondentPredictors().stream(),
                        design.columns().stream())
                .flatMap(each -> each)
                .distinct()
                .toList();
    }

    /** The columns of the survey that are used as numbers wherever they hold some. */
    public List<String> numbersOfSurvey() {
        return Stream.of(
                        respondentPredictors().stream(),
                        design.calibratedOn().stream(),
                        Stream.of(
                                design.weight(),
                                design.baseWeight(),
                                design.finitePopulation(),
                                design.secondFinitePopulation(),
                                coding.isCut() || coding.isMeasured() ? outcomeColumn : null))
                .flatMap(each -> each)
                .filter(column -> column != null && !factors.contains(column))
                .distinct()
                .toList();
    }

    /** The same of the region table, which holds the estimates where these are published; its populations aside. */
    public List<String> numbersOfTable() {
        return columnsOfTable().stream()
                .filter(column -> !factors.contains(column) && !column.equals(settings.group()))
                .toList();
    }

    /** The columns of the region table that the question names, its key, names and populations aside. */
    public List<String> columnsOfTable() {
        return Stream.of(publishedColumns(), predictors, populationMeans(), groupColumn())
                .flatMap(List::stream)
                .distinct()
                .toList();
    }

    private List<String> groupColumn() {
        return Stream.of(settings.group(), settings.knownOfGroups())
                .filter(Objects::nonNull)
                .toList();
    }

    private List<String> populationMeans() {
        return model.choose(
                randomIntercept -> List.of(),
                area -> List.of(),
                linear -> List.copyOf(linear.populationMeans().values()));
    }

    /** The columns of published estimates, their precision and their respondents; none of a survey's own. */
    public List<String> publishedColumns() {
        return published()
                .map(columns -> Stream.concat(Stream.of(outcomeColumn), columns.precision())
                        .toList())
                .orElse(List.of());
    }

    /** The same question without what a region table would tell. */
    public Analysis withoutTable() {
        return with(settings.withGroup(null))
                .with(
                        List.of(),
                        factors.stream()
                                .filter(each -> respondentPredictors().contains(each)
                                        || design.calibratedOn().contains(each))
                                .toList());
    }

    /** The same question of those who were asked alone. */
    public Analysis withoutPopulation() {
        Model other = model.choose(randomIntercept -> randomIntercept.of(false), area -> area, linear -> linear);
        return with(other);
    }

    /** The same question with other predictors of regions. */
    public Analysis with(List<String> otherPredictors, List<String> otherFactors) {
        return new Analysis(
                regionColumn, outcomeColumn, coding, otherPredictors, otherFactors, design, model, settings);
    }

    /** The same question about another outcome. */
    public Analysis asking(String otherOutcome, OutcomeCoding otherCoding) {
        return new Analysis(regionColumn, otherOutcome, otherCoding, predictors, factors, design, model, settings);
    }

    /** The same question computed otherwise. */
    public Analysis with(Settings other) {
        return new Analysis(regionColumn, outcomeColumn, coding, predictors, factors, design, model, other);
    }

    /** The same question by another model. */
    public Analysis with(Model other) {
        return new Analysis(regionColumn, outcomeColumn, coding, predictors, factors, design, other, settings);
    }

    /** The same question as if the respondents had been drawn otherwise. */
    public Analysis with(DesignColumns other) {
        return new Analysis(regionColumn, outcomeColumn, coding, predictors, factors, other, model, settings);
    }

    /** The same question as if everybody had been drawn alike. */
    public Analysis withoutDesign() {
        return with(DesignColumns.NONE);
    }
}
