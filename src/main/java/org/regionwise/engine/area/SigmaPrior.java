package org.regionwise.engine.area;

/**
 * Prior of the between-region standard deviation of an area-level model, on its scale: p(σ) ∝ σ^power e^(−σ/mean).
 *
 * <p>Flat on σ², that is p(σ) ∝ σ, is the usual one: its intervals cover best where σ is small beside the standard
 * errors (docs/coverage-area.md). With m areas and p coefficients the posterior then falls as σ^(1−(m−p)): it exists
 * for m &gt; p + 2, and has a standard deviation of σ for m &gt; p + 4. Gelman (2006), Bayesian Analysis 1; Morris
 * &amp; Tang (2011), Statistical Science 26.
 *
 * @param power 1 under the flat one, 0 under the exponential one
 * @param mean of the exponential one; NaN under the flat one
 */
record SigmaPrior(int power, double mean) {
    /** Areas beyond the coefficients with which the flat one leaves σ no standard deviation. */
    private static final int TOO_FEW_FOR_FLAT = 4;

    static final SigmaPrior FLAT_ON_VARIANCE = new SigmaPrior(1, Double.NaN);

    static SigmaPrior exponential(double mean) {
        return new SigmaPrior(0, mean);
    }

    /** Whether the flat one leaves σ a posterior standard deviation. */
    static boolean flatSuffices(int areas, int coefficients) {
        return areas - coefficients > TOO_FEW_FOR_FLAT;
    }

    /** Of the exponential factor; 0 under the flat one. */
    double rate() {
        return power == 0 ? 1 / mean : 0;
    }
}
