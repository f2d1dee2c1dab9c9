package org.regionwise.analysis;

import java.util.List;
import java.util.stream.Stream;
import org.regionwise.engine.ApproximationAudit;
import org.regionwise.engine.FitProgress;
import org.regionwise.engine.Grain;
import org.regionwise.engine.Influence;
import org.regionwise.engine.LogScores;
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
 * @param factors predictors of either kind, and variables that weights were calibrated on, whose numbers are codes of categories
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
        AreaModel area,
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

    /**
     * Codes the counts, joins the region table, fits the model, and gives the answer.
     *
     * @throws org.regionwise.survey.ImportProblem when answers, regions or predictors cannot be used as asked
     * @throws org.regionwise.engine.NotEstimable when no respondent is left
     */
    public Result run(SurveyData data) {
        return run(data, FitProgress.UNWATCHED);
    }

    /** The same, watched; throws what {@code progress} throws besides. */
    public Result run(SurveyData data, FitProgress progress) {
        if (published()) {
            return areaEstimation(data, progress).result();
        }
        ModelData model = modelData(data);
        Result result = estimate(data, model, progress, Grain.FINE);
        if (model.coded().design().isEmpty()) {
            return result;
        }
        Result plain =
                withoutDesign().run(data.withoutDesign(), progress.again("now as if everybody had been drawn alike"));
        return WeightingSensitivity.beside(result, model, plain);
    }

    /**
     * Codes the counts and joins the region table without fitting anything; throws what {@link #run} would throw until then.
     *
     * @return the number of respondents who would enter the model
     */
    public long check(SurveyData data) {
        return modelData(data).coded().used();
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

    /**
     * The same answer sooner, to look around; what is kept is {@link #run}. A full posterior is integrated as
     * {@link Grain#COARSE} says and has no lines through predictors, and nothing is said of what a weighted survey would say
     * unweighted, which is a second fit.
     *
     * @throws org.regionwise.survey.ImportProblem as {@link #run} does
     * @throws org.regionwise.engine.NotEstimable as {@link #run} does
     */
    public Result explore(SurveyData data, FitProgress progress) {
        return published()
                ? areaEstimation(data, progress).result()
                : estimate(data, modelData(data), progress, Grain.COARSE);
    }

    private Result estimate(SurveyData data, ModelData model, FitProgress progress, Grain grain) {
        if (area != null) {
            return areaEstimation(data, model, progress).result();
        }
        ResultFrame frame = new ResultFrame(this, data, model.coded());
        return settings.method() == Method.BAYES
                ? new PosteriorEstimation(this, model, frame, progress, grain).result()
                : new LikelihoodEstimation(this, model, frame, progress).result();
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
    Analysis with(Settings other) {
        return with(predictors, factors, other);
    }

    /** The same question by another area-level model. */
    Analysis with(AreaModel other) {
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
    Analysis withoutDesign() {
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

    /**
     * How two regions differ, from the same joint posterior that {@link #run} summarises.
     *
     * @param region key of the one
     * @param other key of the other
     * @throws IllegalArgumentException when the method has no posterior, or a region is not among the estimated ones
     */
    public RegionDifference difference(SurveyData data, String region, String other, FitProgress progress) {
        if (settings.method() != Method.BAYES) {
            throw new IllegalArgumentException("only bayes has a joint posterior of all regions");
        }
        if (area != null) {
            return areaEstimation(data, progress).difference(region, other);
        }
        ModelData model = modelData(data);
        return new PosteriorEstimation(this, model, new ResultFrame(this, data, model.coded()), progress)
                .difference(region, other);
    }

    /**
     * How well regions are predicted from other regions: the sum over regions of log p(y_j | the responses kept).
     *
     * @throws org.regionwise.survey.ImportProblem as {@link #run} does
     * @throws org.regionwise.engine.NotEstimable as {@link #run} does
     */
    public LogScores logScores(SurveyData data, Validation validation) {
        return logScores(data, validation, FitProgress.UNWATCHED);
    }

    /** The same, watched; throws what {@code progress} throws besides. */
    public LogScores logScores(SurveyData data, Validation validation, FitProgress progress) {
        requireBinomial();
        ModelData model = modelData(data);
        ResultFrame frame = new ResultFrame(this, data, model.coded());
        return settings.method() == Method.BAYES
                ? new PosteriorEstimation(this, model, frame, progress).logScores(validation)
                : new LikelihoodEstimation(this, model, frame, progress).logScores(validation);
    }

    /** The same model by Laplace's approximation, by quadrature, and by full Bayes, whatever this analysis's method. */
    public ApproximationAudit audit(SurveyData data) {
        return audit(data, FitProgress.UNWATCHED);
    }

    /** The same, watched; throws what {@code progress} throws besides. */
    public ApproximationAudit audit(SurveyData data, FitProgress progress) {
        requireBinomial();
        return ApproximationAudit.of(modelData(data).cells(), settings.posterior(), progress);
    }

    /**
     * What hangs on single regions: the parameters estimated again without each, by likelihood whatever this analysis's
     * method.
     *
     * @param result of {@link #run} for the same data
     * @throws org.regionwise.survey.ImportProblem as {@link #run} does
     */
    public RegionInfluence influence(SurveyData data, Result result, FitProgress progress) {
        int[] left = RegionInfluence.likeliest(result);
        List<String> keys =
                result.regions().stream().map(Result.RegionEstimate::region).toList();
        return RegionInfluence.of(
                area != null
                        ? areaEstimation(data, progress).influence(left)
                        : Influence.of(modelData(data).cells(), settings.quadraturePoints(), left, progress),
                keys,
                left);
    }

    private void requireBinomial() {
        if (area != null) {
            throw new IllegalArgumentException("only the binomial model predicts single answers");
        }
    }

    private AreaEstimation areaEstimation(SurveyData data, FitProgress progress) {
        if (published()) {
            DirectFigures figures = PublishedFigures.of(this, data);
            Analysis chosen = with(area.or(UsualArea.of(figures, area)));
            return new AreaEstimation(chosen, figures, new ResultFrame(chosen, data, figures.coded()), progress);
        }
        return areaEstimation(data, modelData(data), progress);
    }

    private AreaEstimation areaEstimation(SurveyData data, ModelData model, FitProgress progress) {
        Analysis chosen = with(area.or(UsualArea.ofSurvey()));
        ResultFrame frame = new ResultFrame(chosen, data, model.coded());
        return new AreaEstimation(chosen, SurveyFigures.of(model, frame), frame, progress);
    }

    /** The counts coded and joined, as the engine takes them. */
    private ModelData modelData(SurveyData data) {
        return new ModelDataBuilder(this, data).build();
    }
}
