package org.regionwise.analysis.result;

/** A parameter of the random-intercept model's priors. */
public enum Prior {
    /** Standard deviation of the intercept's normal prior, predictors centred. */
    INTERCEPT_SD("interceptSd"),
    /** That of the slopes; none where it is scaled to each predictor, 2.5/sd(x). */
    SLOPE_SD("slopeSd"),
    /** Rate of the exponential prior of the standard deviation between regions. */
    SD_EXPONENTIAL("sdExponential");

    private final String code;

    Prior(String code) {
        this.code = code;
    }

    /** As JSON writes it. */
    public String code() {
        return code;
    }
}
