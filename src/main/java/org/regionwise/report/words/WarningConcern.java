package org.regionwise.report.words;

import java.util.Set;

/** Which figures a warning concerns, so that it can stand beside them. */
public enum WarningConcern {
    /** What predictors explain. */
    PREDICTORS,
    /** How much regions differ. */
    VARIATION,
    /** Everything else: data, design, fit. */
    OTHER;

    private static final Set<String> OF_PREDICTORS = Set.of(
            "constant-predictor",
            "collinear-predictor",
            "separation",
            "predictor-nearly-numbers",
            "respondents-without-predictor");
    private static final Set<String> OF_VARIATION = Set.of(
            "few-regions",
            "variation-not-identified",
            "singular",
            "variation-unbounded",
            "narrow-intervals",
            "no-upper-limit",
            "prior-exponential",
            "prior-from-sampling-variances");

    /** Of a warning with this code. */
    public static WarningConcern of(String code) {
        return OF_PREDICTORS.contains(code) ? PREDICTORS : OF_VARIATION.contains(code) ? VARIATION : OTHER;
    }
}
