package org.regionwise.engine.numeric;

/** The logit link, stable for every finite argument. */
public final class Logistic {
    private Logistic() {}

    /** 1 / (1 + e^−η). */
    public static double probability(double eta) {
        double e = Math.exp(-Math.abs(eta));
        return eta >= 0 ? 1 / (1 + e) : e / (1 + e);
    }

    /** log(p / (1 − p)). */
    public static double logit(double probability) {
        return Math.log(probability) - Math.log1p(-probability);
    }
}
