package org.regionwise.report.words;

import java.util.ArrayList;
import java.util.List;
import org.regionwise.analysis.Method;
import org.regionwise.analysis.result.Estimate;
import org.regionwise.analysis.result.FixedEffect;
import org.regionwise.analysis.result.ModelFacts;
import org.regionwise.analysis.result.RegionEstimate;
import org.regionwise.analysis.result.Result;
import org.regionwise.engine.area.AreaScale;
import org.regionwise.report.Numbers;
import org.regionwise.report.Phrases;

/** What an area-level model says, where it says something else than the binomial model. */
final class AreaWords {
    private final Result result;
    private final MethodClauses clauses;

    AreaWords(Result result) {
        this.result = result;
        this.clauses = new MethodClauses(result);
    }

    /** {@code Pooled estimates of harassed, 14 regions}. */
    String title() {
        return "Pooled estimates of " + result.model().outcome() + ", "
                + Phrases.counted(result.regions().size(), "region");
    }

    String estimated() {
        long direct = result.regions().stream().filter(RegionEstimate::sampled).count();
        StringBuilder sentence = new StringBuilder("Direct estimates of ")
                .append(result.model().outcome())
                .append(" for ")
                .append(Phrases.counted(direct, "region"))
                .append(" were pooled, each weighed by its sampling variance");
        if (result.survey().used() > 0) {
            sentence.append("; they come from ")
                    .append(Phrases.counted(result.survey().used(), "respondent"));
        }
        return sentence.append(Phrases.borrowing(result)).append(".").toString();
    }

    /** Half a sentence for the summary. */
    String inShort() {
        if (notIdentified()) {
            return "the data cannot tell how much of that is more than sampling";
        }
        if (result.fit().singular()) {
            return "no difference between regions was found beyond " + explained()
                    + BayesBeside.of(result)
                            .map(beside -> ", " + beside.inShort())
                            .orElse("");
        }
        if (Double.isNaN(slope())) {
            return "regions differ beyond " + explained();
        }
        return "regions typically differ by "
                + points(result.fit().regionStandardDeviation().estimate()) + " beyond " + explained();
    }

    private boolean notIdentified() {
        return !result.model().bayes()
                && result.fit().warnings().stream()
                        .anyMatch(warning -> warning.code().equals("variation-not-identified"));
    }

    private String explained() {
        List<String> predictors = Phrases.predictors(result.model());
        return predictors.isEmpty()
                ? "sampling"
                : "sampling and what " + Phrases.firstOf(predictors, 3) + " accounts for";
    }

    /** How much regions differ. */
    List<String> variation() {
        List<String> sentences = new ArrayList<>();
        Estimate sigma = result.fit().regionStandardDeviation();
        String term = " (between-region standard deviation, " + scale() + " scale: " + Numbers.number(sigma.estimate())
                + ", " + Phrases.interval(result, Numbers.interval(sigma.lower(), sigma.upper())) + ").";
        if (result.fit().singular() || sigma.estimate() == 0) {
            sentences.add(
                    notIdentified()
                            ? "There are not more direct estimates than coefficients, so nothing is "
                                    + "known of differences between regions beyond sampling" + term
                            : "No difference between regions was found beyond " + explained() + term
                                    + " That none was found does not mean there is none: "
                                    + BayesBeside.of(result)
                                            .map(BayesBeside::sigma)
                                            .orElse("full Bayes says how large it may be."));
        } else if (Double.isNaN(slope())) {
            sentences.add("Regions differ from what is expected of them, sampling apart" + term);
        } else {
            sentences.add("Regions typically differ from what is expected of them by " + points(sigma.estimate())
                    + " at the national level, sampling apart" + term);
        }
        double p = result.fit().betweenRegionTest().pValue();
        if (!Double.isNaN(p)) {
            sentences.add(new VariationWords(result).test());
        }
        return sentences;
    }

    /** A difference on the scale as percentage points at the national level. */
    private String points(double difference) {
        String points = Numbers.significant(100 * Math.abs(difference) * slope(), 2);
        return points + (points.equals("1.0") || points.equals("1") ? " percentage point" : " percentage points");
    }

    /** ∂π/∂θ at the national level. */
    private double slope() {
        double p = result.national().pooled().estimate();
        return switch (result.model().scale()) {
            case LOGIT -> p * (1 - p);
            case ARCSINE -> 2 * Math.sqrt(p * (1 - p));
            case IDENTITY -> 1;
        };
    }

    String scale() {
        return result.model().link();
    }

    /** What a predictor goes with, in percentage points. */
    String slope(FixedEffect effect, String predictor, String level) {
        String who = level.isEmpty()
                ? "Where " + predictor + " is higher by 1, prevalence is "
                : "With " + predictor + " “" + level + "” prevalence is ";
        double per = 100 * slope();
        boolean open = effect.lower() < 0 && effect.upper() > 0;
        return who + Numbers.significant(Math.abs(per * effect.estimate()), 2) + " percentage points "
                + (effect.estimate() < 0 ? "lower" : "higher")
                + (level.isEmpty() ? "" : " than in its first category")
                + (result.model().scale() == AreaScale.IDENTITY ? "" : " at the national level")
                + " (" + Phrases.interval(result, Numbers.pointsInterval(per * effect.lower(), per * effect.upper()))
                + ")"
                + (open ? "; that they do not differ is not ruled out." : ".");
    }

    /** What the scale is the usual one for; empty where it is not, or not known to be. */
    static String usual(ModelFacts model) {
        return model.area().usualFor() == null
                ? ""
                : "the usual one for " + model.area().usualFor().words();
    }

    /** The method in a paragraph, without what every method says. */
    String method() {
        ModelFacts model = result.model();
        String usual = usual(model);
        return "An area-level model (Fay and Herriot) on the " + scale()
                + " scale" + (usual.isEmpty() ? "" : ", " + usual + ",") + " " + clauses.areaLevel()
                + (Phrases.predictors(model).isEmpty() ? "" : " around what the predictors say") + ". " + fitted()
                + (clauses.smoothing().isEmpty() ? "" : " " + clauses.smoothing() + ".")
                + (result.model().scale() == AreaScale.IDENTITY
                        ? ""
                        : " Estimates go back to proportions as expectations over the scale's support, "
                                + "limits as quantiles.");
    }

    private String fitted() {
        return switch (Method.of(result.model().method())) {
            case BAYES ->
                (Double.isNaN(clauses.sigmaPriorMean())
                                ? "The between-region variance has a flat prior, and so have the coefficients"
                                : "The between-region standard deviation has an exponential prior with mean "
                                        + Numbers.number(clauses.sigmaPriorMean()) + ", coefficients a flat one")
                        + "; everything is averaged over their posterior by integration over one"
                        + " dimension, coefficients in closed form. Pooled estimates are posterior "
                        + "means with equal-tailed posterior intervals.";
            case REML, ML, FAY_HERRIOT, PRASAD_RAO -> errors();
        };
    }

    private String errors() {
        return "The between-region variance was estimated by " + clauses.estimator() + ". " + clauses.predictors() + "."
                + " Limits are by Student's t and hold the uncertainty of the variance too, by an "
                + "adjusted likelihood that is never at its highest at 0 (Yoshimori and Lahiri 2014).";
    }
}
