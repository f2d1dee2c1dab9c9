package org.regionwise.report.method;

import java.util.List;
import org.regionwise.analysis.Method;
import org.regionwise.analysis.result.Estimate;
import org.regionwise.analysis.result.Fit;
import org.regionwise.analysis.result.IntervalEstimate;
import org.regionwise.analysis.result.ModelFacts;
import org.regionwise.analysis.result.Prior;
import org.regionwise.analysis.result.Result;
import org.regionwise.engine.area.AreaScale;
import org.regionwise.report.message.Figures;
import org.regionwise.report.message.Numerals;
import org.regionwise.report.message.Words;
import org.regionwise.report.words.CheckWords;
import org.regionwise.report.words.ConflictWords;
import org.regionwise.report.words.ResultParts;

/** What a methods section says of the model, of how it was estimated, and of what came out. */
final class ModelText {
    /** Importance weights are reliable where Pareto k is below this (Vehtari et al. 2024). */
    static final double PARETO_LIMIT = 0.7;

    /** A slope's prior is that wide where the predictor has unit standard deviation. */
    private static final double SCALED_SLOPE = 2.5;

    /** Digits of what the analyst set, all of them. */
    private static final int AS_SET = 15;

    private final Result result;
    private final ModelFacts model;
    private final Words words;
    private final Numerals numerals;
    private final Figures figures;
    private final Citations citations;
    private final FitQuality quality;

    ModelText(Result result, Words words, Citations citations) {
        this.result = result;
        this.model = result.model();
        this.words = words.about(result);
        this.numerals = words.numerals();
        this.figures = Figures.of(result, words);
        this.citations = citations;
        this.quality = new FitQuality(result);
    }

    private Passage passage() {
        return new Passage(words, model.interval());
    }

    private boolean predicted() {
        return !model.everyPredictor().isEmpty();
    }

    Passage model() {
        return switch (model.kind()) {
            case RANDOM_INTERCEPT -> randomIntercept();
            case AREA_LEVEL -> areaLevel();
            case LINEAR_UNIT -> linearUnit(model.linear());
        };
    }

    private Passage areaLevel() {
        Passage passage = passage()
                .say("model-area", "scale", model.scale(), "cited", citations.cite(Work.FAY_HERRIOT, Work.RAO_MOLINA))
                .say("scatter", "predicted", predicted());
        if (model.area().usualFor() != null) {
            passage.say("usual-scale", "reason", model.area().usualFor());
        }
        return switch (model.area().smoothing()) {
            case GENERALISED -> passage.say("smoothing-generalised", "cited", citations.cite(Work.WOLTER));
            case POOLED -> passage.say("smoothing-pooled");
            case NONE -> passage;
        };
    }

    private Passage randomIntercept() {
        Passage passage = passage()
                .say(
                        "model-answers",
                        "predicted",
                        predicted(),
                        "cited",
                        citations.cite(Work.GELMAN_HILL, Work.RAO_MOLINA));
        ResultParts parts = new ResultParts(result, words);
        if (!result.fit().pooledEffects().isEmpty()) {
            passage.say(
                    "pooled-effects",
                    "predictors",
                    words.lists()
                            .and(result.fit().pooledEffects().stream()
                                    .map(each -> parts.predictor(each.predictor()))
                                    .toList()));
        }
        if (!model.interactions().isEmpty()) {
            passage.say(
                    "interactions",
                    "pairs",
                    words.lists()
                            .and(model.interactions().stream().map(parts::pair).toList()));
        }
        return result.survey().design() == null
                ? passage
                : passage.say("effective-counts", "cited", citations.cite(Work.CHEN));
    }

    Passage estimation() {
        return switch (model.kind()) {
            case RANDOM_INTERCEPT -> model.bayes() ? posterior() : likelihood();
            case AREA_LEVEL -> model.bayes() ? areaPosterior() : areaPredictors();
            case LINEAR_UNIT -> unitPredictors(model.linear());
        };
    }

    private Passage linearUnit(ModelFacts.Linear linear) {
        Passage passage = passage()
                .say(
                        "model-means",
                        "predicted",
                        predicted(),
                        "cited",
                        citations.cite(Work.BATTESE_HARTER_FULLER, Work.RAO_MOLINA));
        ModelFacts.Transformation transformation = linear.transformation();
        if (transformation != null) {
            passage.say(
                    "transformed-outcome",
                    "kind",
                    transformation.kind().code(),
                    "power",
                    numerals.hundredths(transformation.lambda()),
                    "estimated",
                    transformation.estimated(),
                    "shift",
                    numerals.number(transformation.shift()),
                    "shifted",
                    transformation.shift() != 0,
                    "cited",
                    citations.cite(Work.BOX_COX));
        }
        if (!model.respondentPredictors().isEmpty()) {
            passage.say(
                    "population-means",
                    "known",
                    result.survey().populationTable() != null
                            ? "table"
                            : linear.populationMeans().isEmpty() ? "none" : "some",
                    "columns",
                    words.lists().and(List.copyOf(linear.populationMeans().values())));
        }
        if (!Double.isNaN(linear.sampledShare())) {
            passage.say("sampled-share", "share", numerals.percentInWords(linear.sampledShare()));
        }
        return result.survey().design() == null ? passage : passage.say("design-not-in-model");
    }

    private Work[] best() {
        return model.transformed() ? new Work[] {Work.MOLINA_RAO} : new Work[0];
    }

    private Passage unitPredictors(ModelFacts.Linear linear) {
        Passage passage = passage()
                .say("means-estimator", "method", model.method(), "cited", citations.cite(Work.BATES))
                .say(model.transformed() ? "means-best" : "means-eblup", "cited", citations.cite(best()));
        if (linear.replications() == null) {
            passage.say("means-error", "cited", citations.cite(Work.PRASAD_RAO));
        } else {
            passage.say(
                    "means-bootstrap",
                    "replications",
                    linear.replications(),
                    "cited",
                    citations.cite(Work.GONZALEZ_MANTEIGA));
        }
        Object freedom = result.fit().quality().get("degreesOfFreedom");
        return passage.say(
                "means-limits", "freedom", freedom instanceof Number number ? Math.round(number.doubleValue()) : 0L);
    }

    private Passage likelihood() {
        Passage passage = passage();
        passage.say(
                "likelihood",
                "points",
                model.quadraturePoints(),
                "quadratureCited",
                citations.cite(Work.PINHEIRO_BATES),
                "softwareCited",
                citations.cite(Work.BATES));
        if (!result.fit().pooledEffects().isEmpty()) {
            passage.say("pooled-likelihood", "cited", citations.cite(Work.BRESLOW_CLAYTON));
        }
        return passage.say("likelihood-pooled").say("likelihood-limits");
    }

    private Passage posterior() {
        Object slope = model.prior(Prior.SLOPE_SD);
        double shape = quality.paretoShape();
        Passage passage = passage()
                .say(
                        "priors",
                        "slopes",
                        !predicted() ? "none" : slope == null ? "scaled" : "set",
                        "intercept",
                        asSet(numerals, model.prior(Prior.INTERCEPT_SD)),
                        "slope",
                        asSet(numerals, slope == null ? SCALED_SLOPE : slope),
                        "cited",
                        citations.cite(Work.GELMAN_PRIOR))
                .say("prior-between", "rate", asSet(numerals, model.prior(Prior.SD_EXPONENTIAL)))
                .say("quadrature", "points", model.quadraturePoints(), "cited", citations.cite(Work.PINHEIRO_BATES))
                .say("importance")
                .say(
                        "pareto",
                        "negative",
                        Double.isNaN(shape),
                        "limit",
                        numerals.fixed(PARETO_LIMIT, 1),
                        "k",
                        numerals.hundredths(shape),
                        "cited",
                        citations.cite(Work.VEHTARI))
                .say("posterior");
        if (!result.fit().pooledEffects().isEmpty()) {
            passage.say("pooled-posterior");
        }
        if (model.student()) {
            passage.say(
                    "student-effects",
                    "degrees",
                    numerals.fixed(quality.regionDegrees(), 1),
                    "lower",
                    numerals.fixed(quality.regionDegreesLower(), 1),
                    "upper",
                    numerals.fixed(quality.regionDegreesUpper(), 1));
        }
        return ranks(passage);
    }

    private Passage ranks(Passage passage) {
        return result.regions().size() < 2
                ? passage
                : passage.say(
                        "ranks",
                        "draws",
                        model.draws(),
                        "seed",
                        Long.toString(model.seed()),
                        "cited",
                        citations.cite(Work.LAIRD_LOUIS));
    }

    private Passage areaPosterior() {
        double mean = quality.sigmaPriorMean();
        Passage passage = passage();
        if (Double.isNaN(mean)) {
            passage.say("area-flat", "cited", citations.cite(Work.MORRIS_TANG));
        } else {
            passage.say("area-exponential", "scale", model.scale(), "mean", numerals.number(mean));
        }
        return ranks(transformed(passage.say("area-integrated").say("posterior")));
    }

    private Passage areaPredictors() {
        Method method = Method.of(model.method());
        double replications = quality.bootstrapReplications();
        Passage passage = passage()
                .say("area-estimator", "method", method.code(), "cited", citations.cite(estimator(method)))
                .say("eblup");
        if (replications > 0) {
            passage.say(
                    "bootstrap",
                    "replications",
                    Math.round(replications),
                    "cited",
                    citations.cite(Work.GONZALEZ_MANTEIGA));
        }
        transformed(passage.say("area-limits", "cited", citations.cite(Work.YOSHIMORI_LAHIRI)));
        return result.fit().singular() ? passage.say("beside", "cited", citations.cite(Work.MORRIS_TANG)) : passage;
    }

    private Passage transformed(Passage passage) {
        return model.scale() == AreaScale.IDENTITY ? passage : passage.say("back-transformed");
    }

    private static Work estimator(Method method) {
        return switch (method) {
            case REML, BAYES, ML -> Work.DATTA_LAHIRI;
            case FAY_HERRIOT -> Work.DATTA_RAO_SMITH;
            case PRASAD_RAO -> Work.PRASAD_RAO;
        };
    }

    Passage differences(boolean found) {
        Passage passage = passage();
        Fit fit = result.fit();
        Estimate sigma = fit.regionStandardDeviation();
        if (sigma.defined()) {
            passage.say(
                    "deviation",
                    "scale",
                    model.transformed() ? "transformed" : model.scale(),
                    "deviation",
                    model.proportions() || model.transformed()
                            ? numerals.number(sigma.estimate())
                            : figures.difference(sigma.estimate()),
                    "interval",
                    passage.interval(numerals.interval(sigma.lower(), sigma.upper())));
        } else {
            passage.say("deviation-undefined");
        }
        if (fit.residualStandardDeviation() != null) {
            passage.say(
                    "residual-deviation",
                    "deviation",
                    model.transformed()
                            ? numerals.number(fit.residualStandardDeviation())
                            : figures.difference(fit.residualStandardDeviation()));
        }
        if (model.linear() != null && known(fit.icc().latent())) {
            passage.say(
                    "icc-means",
                    "icc",
                    numerals.hundredths(fit.icc().latent().estimate()),
                    "interval",
                    passage.interval(numerals.interval(fit.icc().latent())));
        } else if (fit.icc() != null && known(fit.icc().latent())) {
            IntervalEstimate latent = fit.icc().latent();
            IntervalEstimate response = fit.icc().response();
            passage.say(
                    "icc",
                    "latent",
                    numerals.hundredths(latent.estimate()),
                    "latentInterval",
                    passage.interval(numerals.interval(latent)),
                    "response",
                    numerals.hundredths(response.estimate()),
                    "responseInterval",
                    passage.interval(numerals.interval(response)),
                    "cited",
                    citations.cite(Work.GOLDSTEIN));
        }
        if (known(fit.medianOddsRatio())) {
            passage.say(
                    "odds-ratio",
                    "ratio",
                    numerals.hundredths(fit.medianOddsRatio().estimate()),
                    "interval",
                    passage.interval(numerals.interval(fit.medianOddsRatio())),
                    "cited",
                    citations.cite(Work.MERLO));
        }
        Fit.BetweenRegionTest test = fit.betweenRegionTest();
        if (test != null && !Double.isNaN(test.pValue())) {
            passage.say(
                    "test",
                    "statistic",
                    numerals.hundredths(test.statistic()),
                    "p",
                    numerals.pEquals(test.pValue()),
                    "cited",
                    citations.cite(Work.SELF_LIANG));
        }
        if (fit.predictiveCheck() != null) {
            passage.say("check", "cited", citations.cite(Work.GELMAN_CHECK));
            if (found) {
                passage.add(new CheckWords(words).verdict(fit.predictiveCheck()));
            }
        }
        if (found) {
            ConflictWords.ofCheck(result, words).ifPresent(passage::add);
        }
        return passage;
    }

    private static boolean known(IntervalEstimate interval) {
        return interval != null && !Double.isNaN(interval.estimate());
    }

    /** A number as it was set; what a later version sets otherwise stays as it is. */
    static String asSet(Numerals numerals, Object value) {
        return value instanceof Number number
                ? numerals.significant(number.doubleValue(), AS_SET)
                : String.valueOf(value);
    }
}
