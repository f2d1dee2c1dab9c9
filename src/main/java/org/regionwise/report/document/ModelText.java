package org.regionwise.report.document;

import org.regionwise.analysis.Method;
import org.regionwise.analysis.Smoothing;
import org.regionwise.analysis.result.Estimate;
import org.regionwise.analysis.result.Fit;
import org.regionwise.analysis.result.IntervalEstimate;
import org.regionwise.analysis.result.ModelFacts;
import org.regionwise.analysis.result.Prior;
import org.regionwise.analysis.result.Result;
import org.regionwise.report.Numbers;
import org.regionwise.report.Phrases;
import org.regionwise.report.message.Words;
import org.regionwise.report.words.ConflictWords;
import org.regionwise.report.words.MethodClauses;

/** What a methods section says of the model, of how it was estimated, and of what came out. */
final class ModelText {
    private final Result result;
    private final ModelFacts model;
    private final MethodClauses clauses;
    private final Citations citations;

    ModelText(Result result, Citations citations) {
        this.result = result;
        this.model = result.model();
        this.clauses = MethodClauses.onPaper(result);
        this.citations = citations;
    }

    String model() {
        String around =
                Phrases.predictors(model).isEmpty() ? "around a common mean" : "around what the predictors say of them";
        if (model.areaLevel()) {
            return "An area-level model on the " + model.link() + " scale"
                    + citations.cite(Work.FAY_HERRIOT, Work.RAO_MOLINA)
                    + " " + clauses.areaLevel() + " " + around + "." + smoothing();
        }
        String effective = result.survey().design() == null
                ? ""
                : " Regions enter " + clauses.effectiveCounts() + citations.cite(Work.CHEN) + ".";
        return "A " + model.family() + " model with " + model.link() + " link and a random intercept for each region"
                + citations.cite(Work.GELMAN_HILL, Work.RAO_MOLINA)
                + " describes the answers: every region has its own level, and levels scatter normally " + around + "."
                + effective;
    }

    private String smoothing() {
        String smoothing = clauses.smoothing();
        if (smoothing.isEmpty()) {
            return "";
        }
        return " " + smoothing + (model.area().smoothing() == Smoothing.GENERALISED ? citations.cite(Work.WOLTER) : "")
                + ".";
    }

    String estimation() {
        String level = Numbers.level(model.interval());
        if (model.areaLevel()) {
            return areaLevel(level);
        }
        String quadrature = clauses.quadrature() + citations.cite(Work.PINHEIRO_BATES);
        if (model.bayes()) {
            return posterior(quadrature, level);
        }
        return "The model was fitted by maximum likelihood, each region’s level integrated out " + quadrature
                + ", as lme4 does" + citations.cite(Work.BATES)
                + ". Pooled estimates are means of a region’s level given the data and the fitted model, with " + level
                + " limits from its quantiles; coefficients have Wald limits, the standard deviation between regions"
                + " profile-likelihood limits. Pooled limits take the fitted model as known and are "
                + "somewhat too narrow.";
    }

    private String posterior(String quadrature, String level) {
        Object slope = model.prior(Prior.SLOPE_SD);
        String slopes = Phrases.predictors(model).isEmpty()
                ? ""
                : ", slopes normal priors with standard deviation "
                        + (slope == null ? "2.5 divided by the predictor’s standard deviation" : slope);
        double shape = clauses.paretoShape();
        return "The intercept has a normal prior with mean 0 and standard deviation " + model.prior(Prior.INTERCEPT_SD)
                + slopes
                + citations.cite(Work.GELMAN_PRIOR)
                + ", and the standard deviation between regions an exponential prior with rate "
                + model.prior(Prior.SD_EXPONENTIAL) + ". Each region’s level was integrated out " + quadrature
                + ", coefficients and scatter by quasi-random points weighted by importance, whose weights are well"
                + " behaved where Pareto k is below 0.7" + citations.cite(Work.VEHTARI) + "; here it is "
                + (Double.isNaN(shape) ? "below 0" : Numbers.hundredths(shape))
                + ". Pooled estimates are posterior means"
                + " with equal-tailed " + level + " intervals. " + ranks();
    }

    private String ranks() {
        if (result.regions().size() < 2) {
            return "";
        }
        return "Ranks are posterior means with their intervals" + citations.cite(Work.LAIRD_LOUIS) + ", from "
                + Numbers.count(model.draws()) + " joint draws with seed " + model.seed() + ".";
    }

    private String areaLevel(String level) {
        if (model.bayes()) {
            return (Double.isNaN(clauses.sigmaPriorMean())
                            ? "The variance between regions has a flat prior" + citations.cite(Work.MORRIS_TANG)
                                    + ", and so have the coefficients"
                            : "The standard deviation between regions has an exponential prior with mean "
                                    + Numbers.number(clauses.sigmaPriorMean()) + " on the " + model.link()
                                    + " scale, coefficients a flat one")
                    + "; both were integrated out, the first on a grid and coefficients in"
                    + " closed form. Pooled estimates are posterior means with equal-tailed " + level + " intervals. "
                    + ranks();
        }
        return "The variance between regions was estimated by " + clauses.estimator()
                + citations.cite(estimator()) + ". " + clauses.predictors()
                + (clauses.bootstrapped() ? citations.cite(Work.GONZALEZ_MANTEIGA) : "")
                + ". Limits are at " + level
                + ", by Student’s t, and hold the uncertainty of the variance by an adjusted likelihood"
                + citations.cite(Work.YOSHIMORI_LAHIRI) + "."
                + (result.fit().singular()
                        ? " As the variance was estimated as 0, full Bayes stands beside, with a flat "
                                + "prior of the variance where there are enough "
                                + "regions" + citations.cite(Work.MORRIS_TANG) + "."
                        : "");
    }

    private Work estimator() {
        return switch (Method.of(model.method())) {
            case REML, BAYES, ML -> Work.DATTA_LAHIRI;
            case FAY_HERRIOT -> Work.DATTA_RAO_SMITH;
            case PRASAD_RAO -> Work.PRASAD_RAO;
        };
    }

    String differences() {
        StringBuilder text = new StringBuilder();
        Fit fit = result.fit();
        Estimate sigma = fit.regionStandardDeviation();
        if (sigma.defined()) {
            text.append("The standard deviation between regions is ")
                    .append(Numbers.number(sigma.estimate()))
                    .append(" on the ")
                    .append(model.link())
                    .append(" scale (")
                    .append(limits(sigma.lower(), sigma.upper()))
                    .append("). ");
        } else {
            text.append("The standard deviation between regions could not be estimated. ");
        }
        if (fit.icc() != null && !Double.isNaN(fit.icc().latent().estimate())) {
            text.append("The intraclass correlation is ")
                    .append(figure(fit.icc().latent()))
                    .append(" on the latent scale and ")
                    .append(figure(fit.icc().response()))
                    .append(" on the scale of answers")
                    .append(citations.cite(Work.GOLDSTEIN))
                    .append(". ");
        }
        if (fit.medianOddsRatio() != null && !Double.isNaN(fit.medianOddsRatio().estimate())) {
            text.append("The median odds ratio is ")
                    .append(figure(fit.medianOddsRatio()))
                    .append(citations.cite(Work.MERLO))
                    .append(". ");
        }
        Fit.BetweenRegionTest test = fit.betweenRegionTest();
        if (test != null && !Double.isNaN(test.pValue())) {
            text.append("Against no difference at all, the likelihood ratio is ")
                    .append(Numbers.hundredths(test.statistic()))
                    .append(", ")
                    .append(Numbers.pEquals(test.pValue()))
                    .append(" by the mixture that holds at the boundary")
                    .append(citations.cite(Work.SELF_LIANG))
                    .append(". ");
        }
        if (fit.predictiveCheck() != null) {
            text.append("The model was checked by surveys drawn from it")
                    .append(citations.cite(Work.GELMAN_CHECK))
                    .append(". ");
            text.append(fit.predictiveCheck().words()).append(" ");
        }
        ConflictWords.ofCheck(result, Words.english()).ifPresent(text::append);
        return text.toString().strip();
    }

    private String figure(IntervalEstimate interval) {
        return Numbers.hundredths(interval.estimate()) + " (" + Phrases.interval(result, Numbers.interval(interval))
                + ")";
    }

    private String limits(double lower, double upper) {
        return Phrases.interval(result, Numbers.interval(lower, upper));
    }
}
