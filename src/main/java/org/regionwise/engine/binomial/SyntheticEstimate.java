package org.regionwise.engine.binomial;

import java.util.function.DoubleUnaryOperator;
import org.regionwise.engine.numeric.NormalExpectation;

/** The model's prediction for a region without the region's own data. Rao &amp; Molina (2015), section 2.3. */
public final class SyntheticEstimate {
    private SyntheticEstimate() {}

    /** E[logit⁻¹(η + u)], u ~ N(0, σ²), a proportion. */
    public static double proportion(double eta, double sigma) {
        return NormalExpectation.of(DoubleUnaryOperator.identity(), eta, sigma);
    }
}
