package org.regionwise.engine.linear.inference;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.ejml.data.DMatrixRMaj;
import org.hipparchus.distribution.continuous.TDistribution;
import org.hipparchus.special.Erf;
import org.regionwise.engine.Interval;
import org.regionwise.engine.linear.FixedEffects;
import org.regionwise.engine.linear.KenwardRoger;
import org.regionwise.engine.linear.LinearFit;
import org.regionwise.engine.linear.Satterthwaite;
import org.regionwise.engine.numeric.NormalQuantile;

/** Tests that a coefficient, or a sum of coefficients, is 0. */
public final class CoefficientTests {
    /** Where degrees of freedom come from. */
    public enum Method {
        /** {@link org.regionwise.engine.linear.Satterthwaite}. */
        SATTERTHWAITE,
        /** {@link org.regionwise.engine.linear.KenwardRoger}, with its standard errors. */
        KENWARD_ROGER,
        /** None: the normal distribution, right with many groups only. */
        NONE;

        /** As options and JSON write it. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** The method with this code; empty where there is none. */
        public static Optional<Method> of(String code) {
            return Arrays.stream(values())
                    .filter(each -> each.code().equals(code))
                    .findFirst();
        }
    }

    private final FixedEffects fixed;
    private final ToDoubleFunction<double[]> degreesOfFreedom;
    private final ToDoubleFunction<double[]> standardError;

    /** @param method where degrees of freedom, and under Kenward and Roger standard errors, come from */
    public CoefficientTests(LinearFit fit, Method method) {
        fixed = fit.fixedEffects();
        switch (method) {
            case SATTERTHWAITE -> {
                degreesOfFreedom = new Satterthwaite(fit)::degreesOfFreedom;
                standardError = this::plainError;
            }
            case KENWARD_ROGER -> {
                KenwardRoger adjusted = new KenwardRoger(fit);
                degreesOfFreedom = adjusted::degreesOfFreedom;
                standardError = adjusted::standardError;
            }
            default -> {
                degreesOfFreedom = contrast -> Double.POSITIVE_INFINITY;
                standardError = this::plainError;
            }
        }
    }

    private double plainError(double[] contrast) {
        DMatrixRMaj covariance = fixed.covariance();
        double sum = 0;
        for (int i = 0; i < contrast.length; i++) {
            for (int k = 0; k < contrast.length; k++) {
                if (contrast[i] != 0 && contrast[k] != 0) {
                    sum += contrast[i] * covariance.get(i, k) * contrast[k];
                }
            }
        }
        return Math.sqrt(sum);
    }

    /**
     * Outcome of one test.
     *
     * @param estimate l'β̂
     * @param standardError of it
     * @param degreesOfFreedom infinite for the normal distribution
     * @param statistic estimate over standard error
     * @param pValue two-sided
     */
    public record Tested(
            double estimate, double standardError, double degreesOfFreedom, double statistic, double pValue) {

        /** estimate ± t standardError. */
        public Interval interval(double level) {
            double t = Double.isInfinite(degreesOfFreedom)
                    ? NormalQuantile.twoSided(level)
                    : new TDistribution(degreesOfFreedom).inverseCumulativeProbability((1 + level) / 2);
            return new Interval(estimate - t * standardError, estimate + t * standardError);
        }
    }

    /** One coefficient; NaN throughout where it was left out. */
    public Tested coefficient(int term) {
        double[] contrast = new double[fixed.terms().size()];
        contrast[term] = 1;
        return contrast(contrast);
    }

    /** l'β = 0; NaN throughout where l names a coefficient that was left out. */
    public Tested contrast(double[] contrast) {
        double estimate = 0;
        for (int k = 0; k < contrast.length; k++) {
            estimate += contrast[k] == 0 ? 0 : contrast[k] * fixed.estimates()[k];
        }
        if (Double.isNaN(estimate)) {
            return new Tested(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
        }
        double error = standardError.applyAsDouble(contrast);
        double degrees = degreesOfFreedom.applyAsDouble(contrast);
        double statistic = estimate / error;
        double tail = Double.isInfinite(degrees)
                ? Erf.erfc(Math.abs(statistic) / Math.sqrt(2))
                : 2 * new TDistribution(degrees).cumulativeProbability(-Math.abs(statistic));
        return new Tested(estimate, error, degrees, statistic, tail);
    }
}
