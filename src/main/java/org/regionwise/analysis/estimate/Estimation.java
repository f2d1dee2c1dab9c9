package org.regionwise.analysis.estimate;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.regionwise.analysis.Analysis;
import org.regionwise.analysis.AreaLevel;
import org.regionwise.analysis.LinearUnit;
import org.regionwise.analysis.Method;
import org.regionwise.analysis.SurveyData;
import org.regionwise.analysis.UsualArea;
import org.regionwise.analysis.Validation;
import org.regionwise.analysis.coding.CodedData;
import org.regionwise.analysis.coding.MeasuredData;
import org.regionwise.analysis.coding.ModelData;
import org.regionwise.analysis.coding.ModelDataBuilder;
import org.regionwise.analysis.result.RegionEstimate;
import org.regionwise.analysis.result.RegionInfluence;
import org.regionwise.analysis.result.Result;
import org.regionwise.engine.FitProgress;
import org.regionwise.engine.binomial.posterior.Grain;
import org.regionwise.engine.heldout.LogScores;
import org.regionwise.engine.sensitivity.ApproximationAudit;
import org.regionwise.engine.sensitivity.Influence;

/** Puts an analysis to the data that it asks about: its answer, and what may be asked besides. */
public final class Estimation {
    private final Analysis analysis;
    private final SurveyData data;

    /**
     * @param analysis the question
     * @param data what it is put to
     */
    public Estimation(Analysis analysis, SurveyData data) {
        this.analysis = analysis;
        this.data = data;
    }

    /**
     * Codes the counts, joins the region table, fits the model, and gives the answer.
     *
     * @throws org.regionwise.survey.ImportProblem when answers, regions or predictors cannot be used as asked
     * @throws org.regionwise.engine.NotEstimable when no respondent is left
     */
    public Result run() {
        return run(FitProgress.UNWATCHED);
    }

    /** The same, watched; throws what {@code progress} throws besides. */
    public Result run(FitProgress progress) {
        if (analysis.published().isPresent()) {
            return preview(progress);
        }
        if (measured()) {
            return preview(progress);
        }
        ModelData model = modelData();
        Result result = estimate(model, progress, Grain.FINE);
        if (model.coded().design().isEmpty()) {
            return result;
        }
        Result plain = new Estimation(analysis.withoutDesign(), data.withoutDesign()).run(progress.again());
        return WeightingSensitivity.beside(result, model, plain);
    }

    /**
     * Codes the counts and joins the region table without fitting anything; throws what {@link #run} would throw until
     * then.
     *
     * @return the number of respondents who would enter the model
     */
    public long check() {
        return (measured() ? measuredData().coded() : modelData().coded()).used();
    }

    /**
     * The same answer sooner, to look around; what is kept is {@link #run}. A full posterior is integrated as
     * {@link Grain#COARSE} says and has no lines through predictors, and nothing is said of what a weighted survey
     * would say unweighted, which is a second fit.
     *
     * @throws org.regionwise.survey.ImportProblem as {@link #run} does
     * @throws org.regionwise.engine.NotEstimable as {@link #run} does
     */
    public Result preview(FitProgress progress) {
        return analysis.model()
                .choose(
                        randomIntercept -> estimate(modelData(), progress, Grain.COARSE),
                        area -> areaEstimation(area, progress).result(),
                        unit -> unitEstimation(unit, progress).result());
    }

    /**
     * The answer with the joint draws that it summarises, without what a weighted survey would say unweighted.
     *
     * @throws org.regionwise.survey.ImportProblem as {@link #run} does
     * @throws org.regionwise.engine.NotEstimable as {@link #run} does
     */
    public Drawn drawn(FitProgress progress) {
        return analysis.model()
                .choose(
                        randomIntercept -> {
                            ModelData model = modelData();
                            ResultFrame frame = new ResultFrame(analysis, data, model.coded());
                            return analysis.settings().method() == Method.BAYES
                                    ? new PosteriorEstimation(analysis, model, frame, progress).drawn()
                                    : new Drawn(
                                            new LikelihoodEstimation(analysis, model, frame, progress).result(),
                                            Optional.empty());
                        },
                        area -> areaEstimation(area, progress).drawn(),
                        unit -> new Drawn(unitEstimation(unit, progress).result(), Optional.empty()));
    }

    private Result estimate(ModelData model, FitProgress progress, Grain grain) {
        return analysis.model()
                .choose(
                        randomIntercept -> {
                            ResultFrame frame = new ResultFrame(analysis, data, model.coded());
                            return analysis.settings().method() == Method.BAYES
                                    ? new PosteriorEstimation(analysis, model, frame, progress, grain).result()
                                    : new LikelihoodEstimation(analysis, model, frame, progress).result();
                        },
                        area -> areaEstimation(area, model, progress).result(),
                        measured -> {
                            throw isMeasured(measured);
                        });
    }

    /**
     * How two regions differ, from the same joint posterior that {@link #run} summarises.
     *
     * @param region key of the one
     * @param other key of the other
     * @throws IllegalArgumentException when the method has no posterior, or a region is not among the estimated ones
     */
    public RegionDifference difference(String region, String other, FitProgress progress) {
        return fromPosterior(
                posterior -> posterior.difference(region, other), area -> area.difference(region, other), progress);
    }

    /**
     * The probability that a region's prevalence is above a threshold, from the same joint posterior that {@link #run}
     * summarises.
     *
     * @param region its key
     * @param threshold a proportion
     * @throws IllegalArgumentException when the method has no posterior, or the region is not among the estimated ones
     */
    public double above(String region, double threshold, FitProgress progress) {
        return fromPosterior(
                posterior -> posterior.above(region, threshold), area -> area.above(region, threshold), progress);
    }

    private <T> T fromPosterior(
            Function<PosteriorEstimation, T> ofAnswers, Function<AreaEstimation, T> ofAreas, FitProgress progress) {
        if (analysis.settings().method() != Method.BAYES) {
            throw new IllegalArgumentException("only bayes has a joint posterior of all regions");
        }
        return analysis.model()
                .choose(
                        randomIntercept -> {
                            ModelData model = modelData();
                            ResultFrame frame = new ResultFrame(analysis, data, model.coded());
                            return ofAnswers.apply(new PosteriorEstimation(analysis, model, frame, progress));
                        },
                        area -> ofAreas.apply(areaEstimation(area, progress)),
                        measured -> {
                            throw isMeasured(measured);
                        });
    }

    /**
     * How well regions are predicted from other regions: the sum over regions of log p(y_j | the responses kept).
     *
     * @throws org.regionwise.survey.ImportProblem as {@link #run} does
     * @throws org.regionwise.engine.NotEstimable as {@link #run} does
     */
    public LogScores logScores(Validation validation) {
        return logScores(validation, FitProgress.UNWATCHED);
    }

    /** The same, watched; throws what {@code progress} throws besides. */
    public LogScores logScores(Validation validation, FitProgress progress) {
        return analysis.model()
                .choose(
                        randomIntercept -> {
                            ModelData model = modelData();
                            ResultFrame frame = new ResultFrame(analysis, data, model.coded());
                            return analysis.settings().method() == Method.BAYES
                                    ? new PosteriorEstimation(analysis, model, frame, progress).logScores(validation)
                                    : new LikelihoodEstimation(analysis, model, frame, progress).logScores(validation);
                        },
                        area -> {
                            throw new IllegalArgumentException("the area-level model predicts no single answers");
                        },
                        measured -> {
                            throw isMeasured(measured);
                        });
    }

    /** The same model by Laplace's approximation, by quadrature, and by full Bayes, whatever this analysis's method. */
    public ApproximationAudit audit() {
        return audit(FitProgress.UNWATCHED);
    }

    /** The same, watched; throws what {@code progress} throws besides. */
    public ApproximationAudit audit(FitProgress progress) {
        return analysis.model()
                .choose(
                        randomIntercept -> ApproximationAudit.of(
                                modelData().cells(), analysis.settings().posterior(), progress),
                        area -> {
                            throw new IllegalArgumentException(
                                    "the area-level model is computed without approximation");
                        },
                        measured -> {
                            throw isMeasured(measured);
                        });
    }

    /**
     * What hangs on single regions: the parameters estimated again without each, by likelihood whatever this analysis's
     * method.
     *
     * @param result of {@link #run} for the same data
     * @throws org.regionwise.survey.ImportProblem as {@link #run} does
     */
    public RegionInfluence influence(Result result, FitProgress progress) {
        int[] left = RegionInfluence.likeliest(result);
        List<String> keys =
                result.regions().stream().map(RegionEstimate::region).toList();
        return RegionInfluence.of(
                analysis.model()
                        .choose(
                                randomIntercept -> Influence.of(
                                        modelData().cells(), analysis.settings().quadraturePoints(), left, progress),
                                area -> areaEstimation(area, progress).influence(left),
                                unit -> unitEstimation(unit, progress).influence(left)),
                keys,
                left);
    }

    private boolean measured() {
        return analysis.coding().isMeasured();
    }

    /** Nobody asks a model of a measured outcome for what is about yes and no. */
    private static IllegalArgumentException isMeasured(LinearUnit model) {
        return new IllegalArgumentException("the " + model.kind().code() + " model of a measured outcome has none");
    }

    private LinearUnitEstimation unitEstimation(LinearUnit model, FitProgress progress) {
        MeasuredData measured = measuredData();
        return new LinearUnitEstimation(
                analysis, model, measured, new ResultFrame(analysis, data, measured.coded()), progress);
    }

    private MeasuredData measuredData() {
        return new ModelDataBuilder(analysis, data).measured();
    }

    private AreaEstimation areaEstimation(AreaLevel model, FitProgress progress) {
        return model.published()
                .map(columns -> {
                    DirectFigures figures = PublishedFigures.of(analysis, columns, data);
                    AreaLevel chosen = model.or(model.usual(figures.proportion(), figures.respondents()));
                    return areaEstimation(chosen, figures, frame(chosen, figures.coded()), progress);
                })
                .orElseGet(() -> measured()
                        ? areaEstimation(model, measuredData(), progress)
                        : areaEstimation(model, modelData(), progress));
    }

    private AreaEstimation areaEstimation(AreaLevel model, MeasuredData measured, FitProgress progress) {
        AreaLevel chosen = model.or(UsualArea.ofMeans());
        return areaEstimation(
                chosen,
                SurveyFigures.ofMeans(measured, analysis.settings()),
                frame(chosen, measured.coded()),
                progress);
    }

    private AreaEstimation areaEstimation(AreaLevel model, ModelData counted, FitProgress progress) {
        AreaLevel chosen = model.or(UsualArea.ofSurvey());
        ResultFrame frame = frame(chosen, counted.coded());
        return areaEstimation(chosen, SurveyFigures.of(counted, frame), frame, progress);
    }

    private AreaEstimation areaEstimation(
            AreaLevel model, DirectFigures figures, ResultFrame frame, FitProgress progress) {
        return new AreaEstimation(analysis.with(model), model, figures, frame, progress);
    }

    private ResultFrame frame(AreaLevel model, CodedData coded) {
        return new ResultFrame(analysis.with(model), data, coded);
    }

    /** The counts coded and joined, as the engine takes them. */
    private ModelData modelData() {
        return new ModelDataBuilder(analysis, data).build();
    }
}
