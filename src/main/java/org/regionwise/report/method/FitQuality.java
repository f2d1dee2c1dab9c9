package org.regionwise.report.method;

import org.regionwise.analysis.result.Result;

/** What a fit reports of itself under names of its own; NaN for what it has nothing to report of. */
final class FitQuality {
    private final Result result;

    FitQuality(Result result) {
        this.result = result;
    }

    /** Mean of the exponential prior of the area-level model's σ; NaN where the prior is flat on σ². */
    double sigmaPriorMean() {
        return of("sigmaPriorMean");
    }

    /** Shape of the importance weights' tail; NaN where it is below 0. */
    double paretoShape() {
        return of("paretoK");
    }

    /** How many of the parameters' points count. */
    double effectivePoints() {
        return of("effectivePoints");
    }

    /** Values of σ that were integrated over. */
    double sigmaNodes() {
        return of("sigmaNodes");
    }

    /** By how much the mass of a region's density misses 1 at most. */
    double massError() {
        return of("massError");
    }

    /** Median of the degrees of freedom of region effects; NaN where they are normal. */
    double regionDegrees() {
        return of("regionDegrees");
    }

    /** Lower limit of the same. */
    double regionDegreesLower() {
        return of("regionDegreesLower");
    }

    /** Upper limit of the same. */
    double regionDegreesUpper() {
        return of("regionDegreesUpper");
    }

    /** Joint draws of the area-level model. */
    double areaDraws() {
        return of("draws");
    }

    /** Of the parametric bootstrap. */
    double bootstrapReplications() {
        return of("bootstrapReplications");
    }

    private double of(String name) {
        return result.fit().quality().get(name) instanceof Number number ? number.doubleValue() : Double.NaN;
    }
}
