package org.regionwise.engine.area;

import java.util.function.DoubleUnaryOperator;
import org.regionwise.engine.Interval;
import org.regionwise.engine.numeric.GaussLegendre;
import org.regionwise.engine.numeric.NormalExpectation;
import org.regionwise.engine.numeric.StandardNormal;
import org.regionwise.engine.numeric.TruncatedNormal;

/**
 * The distribution of g⁻¹(θ), θ ~ N(m, s²) restricted to the support of the scale and renormalised: identity and logit
 * the whole line, arcsine [0, π/2]. Moments are exact to about 1e-12: in closed form where there is one (under arcsine
 * E sin²θ = (1 − e^(−2s²) cos 2m)/2 unless a bound is near), otherwise by quadrature.
 */
public final class TransformedNormal {
    /** Panels of the rule over a truncated density, which reaches at most 18 standard deviations. */
    private static final int PANELS = 6;
    /** Below this relative log density, 4e-18, nothing counts. */
    private static final double NEGLIGIBLE = 40;

    /** A tail that one less it is not 1. */
    private static final double NEXT_TO_NOTHING = 1e-15;

    private final AreaScale scale;
    private final TruncatedNormal normal;

    /**
     * @param scale g
     * @param mean m
     * @param deviation s ≥ 0; at 0 everything lies at g⁻¹(m)
     */
    public TransformedNormal(AreaScale scale, double mean, double deviation) {
        this(scale, new TruncatedNormal(mean, deviation, scale.lowest, scale.highest));
    }

    TransformedNormal(AreaScale scale, TruncatedNormal normal) {
        this.scale = scale;
        this.normal = normal;
    }

    /** E[g⁻¹(θ)]. */
    public double mean() {
        if (normal.deviation() == 0) {
            return scale.inverse(normal.mean());
        }
        return switch (scale) {
            case IDENTITY -> normal.mean();
            case LOGIT -> NormalExpectation.of(DoubleUnaryOperator.identity(), normal.mean(), normal.deviation());
            case ARCSINE -> normal.whole() ? squaredSine() : truncated(scale::inverse);
        };
    }

    /** √Var(g⁻¹(θ)). */
    public double standardDeviation() {
        return normal.deviation() == 0 ? 0 : standardDeviation(mean());
    }

    /** The same where the mean is known. */
    double standardDeviation(double mean) {
        DoubleUnaryOperator square = value -> (value - mean) * (value - mean);
        return switch (scale) {
            case IDENTITY -> normal.deviation();
            case LOGIT -> Math.sqrt(NormalExpectation.of(square, normal.mean(), normal.deviation()));
            case ARCSINE ->
                Math.sqrt(
                        normal.whole()
                                ? squaredSineVariance()
                                : truncated(theta -> square.applyAsDouble(scale.inverse(theta))));
        };
    }

    /** E sin²θ. */
    private double squaredSine() {
        double sine = Math.sin(normal.mean());
        // (1 − e^(−2s²) cos 2m)/2 without the difference of nearly equal numbers
        return sine * sine - Math.expm1(-2 * normal.deviation() * normal.deviation()) * Math.cos(2 * normal.mean()) / 2;
    }

    /** Var sin²θ = (1 − e)((1 − e)/2 + e sin² 2m)/4, e = e^(−4s²). */
    private double squaredSineVariance() {
        double less = -Math.expm1(-4 * normal.deviation() * normal.deviation());
        double sine = Math.sin(2 * normal.mean());
        return less * (less / 2 + (1 - less) * sine * sine) / 4;
    }

    /** E[f(θ)] over the truncated density, by Gauss–Legendre on what of the support the density reaches. */
    private double truncated(DoubleUnaryOperator f) {
        double mode = Math.min(Math.max(normal.mean(), normal.lower()), normal.upper());
        double s = normal.deviation();
        double beyond = Math.abs(mode - normal.mean());
        // where (θ − m)² = (mode − m)² + 2 s² NEGLIGIBLE, measured from the mode
        double room = 2 * s * s * NEGLIGIBLE;
        double outward = room / (Math.sqrt(beyond * beyond + room) + beyond);
        double low = Math.max(normal.lower(), mode - outward);
        double high = Math.min(normal.upper(), mode + outward);
        double half = (high - low) / (2 * PANELS);
        double sum = 0;
        double mass = 0;
        for (int panel = 0; panel < PANELS; panel++) {
            double centre = low + (2 * panel + 1) * half;
            for (int k = 0; k < GaussLegendre.POINTS; k++) {
                double theta = centre + half * GaussLegendre.node(k);
                double away = (theta - mode) * (theta - mode + 2 * (mode - normal.mean())) / (2 * s * s);
                double density = GaussLegendre.weight(k) * Math.exp(-away);
                mass += density;
                sum += density * f.applyAsDouble(theta);
            }
        }
        return sum / mass;
    }

    /** The value with probability {@code probability} in (0, 1) below it. */
    public double quantile(double probability) {
        return scale.inverse(normal.deviation() == 0 ? normal.mean() : normal.quantile(probability));
    }

    /** The equal-tailed interval with the given coverage. */
    public Interval interval(double level) {
        return new Interval(quantile((1 - level) / 2), quantile((1 + level) / 2));
    }

    /** From the quantile at Φ(−z) to that at Φ(z): where the support is no limit, m ± z s taken back. */
    Interval within(double z) {
        if (normal.whole()) {
            return new Interval(
                    scale.inverse(normal.mean() - z * normal.deviation()),
                    scale.inverse(normal.mean() + z * normal.deviation()));
        }
        double tail = Math.max(StandardNormal.below(-z), NEXT_TO_NOTHING);
        return new Interval(quantile(tail), quantile(1 - tail));
    }

    /** P(g⁻¹(θ) &gt; threshold). */
    public double probabilityAbove(double threshold) {
        if (normal.deviation() == 0) {
            return scale.inverse(normal.mean()) > threshold ? 1 : 0;
        }
        return 1 - normal.below(onScale(scale, threshold));
    }

    /** g(threshold), of a threshold beyond the proportions at the scale's end. */
    static double onScale(AreaScale scale, double threshold) {
        return scale.of(scale == AreaScale.IDENTITY ? threshold : Math.min(Math.max(threshold, 0), 1));
    }
}
