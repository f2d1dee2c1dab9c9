package org.regionwise.report.words;

import org.regionwise.analysis.Method;
import org.regionwise.analysis.result.BenchmarkMethod;
import org.regionwise.analysis.result.Result;
import org.regionwise.report.Numbers;

/** The facts of a method, and the clauses on it that page and workbook share. */
final class MethodClauses {
    private final Result result;

    MethodClauses(Result result) {
        this.result = result;
    }

    /** Mean of the exponential prior of the area-level model's σ; NaN where the prior is flat on σ². */
    double sigmaPriorMean() {
        return quality("sigmaPriorMean");
    }

    /** Shape of the importance weights' tail; NaN where it is below 0. */
    double paretoShape() {
        return quality("paretoK");
    }

    /** How many of the parameters' points count. */
    double effectivePoints() {
        return quality("effectivePoints");
    }

    /** Joint draws of the area-level model. */
    double areaDraws() {
        return quality("draws");
    }

    private double quality(String name) {
        return result.fit().quality().get(name) instanceof Number number ? number.doubleValue() : Double.NaN;
    }

    /** {@code by adaptive Gauss–Hermite quadrature with 15 points} */
    String quadrature() {
        int points = result.model().quadraturePoints();
        return "by adaptive Gauss–Hermite quadrature with "
                + (points == 1 ? "1 point (Laplace approximation)" : points + " points");
    }

    /** What an area-level model does, without what levels scatter around. */
    String areaLevel() {
        return "takes each region's direct estimate for its true level plus a sampling error of known variance;"
                + " true levels scatter normally";
    }

    /** How regions of a designed survey enter the binomial model. */
    String effectiveCounts() {
        return "by effective counts: as many respondents as a simple random sample would need to tell as much, with the"
                + " weighted share of yes";
    }

    /** How sampling variances were smoothed, a sentence without its full stop; empty where they were not. */
    String smoothing() {
        return switch (result.model().area().smoothing()) {
            case GENERALISED ->
                "Sampling variances were smoothed by a generalised variance function of the number of respondents";
            case POOLED -> "Sampling variances were smoothed by one design effect for all regions";
            case NONE -> "";
        };
    }

    /** How the area-level model estimated the variance between regions. */
    String estimator() {
        return switch (Method.of(result.model().method())) {
            case REML, BAYES -> "restricted maximum likelihood";
            case ML -> "maximum likelihood";
            case FAY_HERRIOT -> "Fay and Herriot's moment equation";
            case PRASAD_RAO -> "Prasad and Rao's moment estimator";
        };
    }

    /** What pooled estimates of an area-level model and their errors are, without full Bayes; without its full stop. */
    String predictors() {
        double replications = quality("bootstrapReplications");
        return "Pooled estimates are empirical best linear unbiased predictors; their mean squared errors hold the"
                + " uncertainty of coefficients and variance to second order"
                + (replications > 0
                        ? ", on the scale of proportions by a parametric bootstrap of " + Numbers.count(replications)
                                + " replications"
                        : "");
    }

    /** {@code shift on the logit scale}: what brought pooled estimates into agreement with the national one. */
    String benchmark() {
        return result.national().benchmark().method() == BenchmarkMethod.LOGIT ? "shift on the logit scale" : "factor";
    }
}
