package org.regionwise.report.words;

import org.regionwise.analysis.Method;
import org.regionwise.analysis.result.ModelFacts;
import org.regionwise.analysis.result.Result;
import org.regionwise.engine.area.AreaScale;
import org.regionwise.report.Numbers;
import org.regionwise.report.Phrases;

/** How an area-level model was fitted. */
final class AreaMethodWords {
    private final Result result;
    private final MethodClauses clauses;

    AreaMethodWords(Result result) {
        this.result = result;
        this.clauses = new MethodClauses(result);
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
        return "An area-level model (Fay and Herriot) on the " + result.model().link()
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
