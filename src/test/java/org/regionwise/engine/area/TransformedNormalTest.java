package org.regionwise.engine.area;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.ejml.data.DMatrixRMaj;
import org.hipparchus.special.Erf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.regionwise.engine.Interval;
import org.regionwise.engine.UnusableEstimate;
import org.regionwise.engine.numeric.Logistic;
import org.regionwise.engine.numeric.StandardNormal;

/** Scales there and back, against brute force. */
class TransformedNormalTest {
    /** Midpoint rule over what the density reaches, knowing nothing of the code under test. */
    private static double bruteForce(AreaScale scale, double m, double s, DoubleUnaryOperator f) {
        double low = scale == AreaScale.ARCSINE ? 0 : m - 12 * s;
        double high = scale == AreaScale.ARCSINE ? Math.PI / 2 : m + 12 * s;
        double mode = Math.min(Math.max(m, low), high);
        double top = (mode - m) * (mode - m);
        // narrow to where the density is above e^-50 of its top
        double reach = Math.sqrt(top + 100 * s * s);
        low = Math.max(low, m - reach);
        high = Math.min(high, m + reach);
        int size = 2_000_000;
        double step = (high - low) / size;
        double sum = 0;
        double mass = 0;
        for (int i = 0; i < size; i++) {
            double theta = low + (i + 0.5) * step;
            double density = Math.exp(-((theta - m) * (theta - m) - top) / (2 * s * s));
            mass += density;
            sum += density * f.applyAsDouble(theta);
        }
        return sum / mass;
    }

    private static double inverse(AreaScale scale, double theta) {
        return switch (scale) {
            case IDENTITY -> theta;
            case LOGIT -> 1 / (1 + Math.exp(-theta));
            case ARCSINE -> Math.pow(Math.sin(theta), 2);
        };
    }

    @ParameterizedTest
    @CsvSource({
        "ARCSINE, 0.45, 0.05",
        "ARCSINE, 0.45, 0.3",
        "ARCSINE, 0.45, 3",
        "ARCSINE, 0.01, 0.02",
        "ARCSINE, -0.2, 0.05",
        "ARCSINE, -3, 0.1",
        "ARCSINE, 1.5, 0.2",
        "ARCSINE, 1.5707, 0.001",
        "ARCSINE, 2.5, 0.2",
        "ARCSINE, 0.8, 1e-4",
        "LOGIT, -2, 0.3",
        "LOGIT, -2, 9.9",
        "LOGIT, -2, 10.1",
        "LOGIT, 40, 25",
        "LOGIT, -1.4, 1000",
        "LOGIT, 4, 2",
        "LOGIT, 0.1, 8",
        "LOGIT, -9, 0.01",
        "IDENTITY, 0.3, 0.1",
    })
    void momentsAndQuantiles(AreaScale scale, double m, double s) {
        TransformedNormal ours = new TransformedNormal(scale, m, s);
        double mean = bruteForce(scale, m, s, theta -> inverse(scale, theta));
        // two million midpoints over a density that is cut off at a bound are good to (1e-5)² of it
        assertEquals(mean, ours.mean(), 1e-10 * Math.max(1, Math.abs(mean)));
        double variance = bruteForce(scale, m, s, theta -> Math.pow(inverse(scale, theta) - mean, 2));
        assertEquals(Math.sqrt(variance), ours.standardDeviation(), 1e-9 * Math.sqrt(variance));
        for (double probability : new double[] {1e-4, 0.025, 0.25, 0.5, 0.75, 0.975, 0.9999}) {
            double quantile = ours.quantile(probability);
            // so near to 0 or 1 that no double tells it from there, or its last digit decides
            if (quantile > 0 && quantile < 1 - 1e-8) {
                double theta = TransformedNormal.onScale(scale, quantile);
                // a step function over midpoints: off by at most one point's share, some 1e-6
                assertEquals(probability, bruteForce(scale, m, s, t -> t <= theta ? 1 : 0), 1e-5);
                assertEquals(1 - probability, ours.probabilityAbove(quantile), 1e-9);
            }
        }
    }

    /** A direct estimate of .98 with n* = 30, and the like: without renormalising, a peer returns 4e-41. */
    @ParameterizedTest
    @CsvSource({"0.98, 30", "1, 5", "0.999, 1000", "0.02, 30", "0, 5", "0.5, 1"})
    void extremeProportionsComeBack(double proportion, double size) {
        double s = Math.sqrt(AreaScale.arcsineVariance(size));
        double m = AreaScale.ARCSINE.of(proportion);
        TransformedNormal ours = new TransformedNormal(AreaScale.ARCSINE, m, s);
        double brute = bruteForce(AreaScale.ARCSINE, m, s, theta -> Math.pow(Math.sin(theta), 2));
        assertEquals(brute, ours.mean(), 1e-10);
        Interval interval = ours.interval(0.95);
        assertTrue(interval.lower() >= 0 && interval.upper() <= 1 && interval.lower() < interval.upper());
        assertTrue(interval.lower() < ours.mean() && ours.mean() < interval.upper());
        assertTrue(Math.abs(ours.mean() - proportion) < 2 * s, "back near where it came from");
    }

    /** A mean far outside the support: all that is left lies at the bound, like an exponential. */
    @Test
    void meanFarOutside() {
        TransformedNormal ours = new TransformedNormal(AreaScale.ARCSINE, 40, 0.3);
        // x = π/2 − θ is exponential with rate d/s², d = 40 − π/2, but for a factor e^(−x²/2s²); next order of E sin²x
        double rate = (40 - Math.PI / 2) / 0.09;
        double small = 1 / (0.09 * rate * rate);
        double expected = 2 / (rate * rate) * (1 - 5 * small - 4 / (rate * rate));
        assertEquals(expected, 1 - ours.mean(), 1e-6 * expected);
        assertEquals(Math.pow(Math.sin(Math.log(2) / rate), 2), 1 - ours.quantile(0.5), 1e-4 / (rate * rate));
        assertTrue(ours.standardDeviation() > 0);
    }

    @Test
    void noSpread() {
        TransformedNormal ours = new TransformedNormal(AreaScale.LOGIT, -1, 0);
        assertEquals(Logistic.probability(-1), ours.mean());
        assertEquals(Logistic.probability(-1), ours.quantile(0.3));
        assertEquals(0, ours.standardDeviation());
    }

    @Test
    void distributionFunction() {
        for (double x = -8.9; x < 8.9; x += 0.0137) {
            // hipparchus iterates to 1e-15 of an incomplete gamma function
            double theirs = Erf.erfc(-x / Math.sqrt(2)) / 2;
            assertEquals(theirs, StandardNormal.below(x), 2e-13 * theirs);
            assertEquals(Math.log(theirs), StandardNormal.logBelow(x), 2e-13 * (1 + Math.abs(Math.log(theirs))));
        }
        // first terms of the asymptotic series
        double mills = 1 - 1.0 / 1600 + 3.0 / 1600 / 1600 - 15.0 / Math.pow(1600, 3) + 105 / Math.pow(1600, 4);
        assertEquals(
                -800 - Math.log(2 * Math.PI) / 2 - Math.log(40) + Math.log(mills), StandardNormal.logBelow(-40), 1e-11);
    }

    @Test
    void deltaMethod() {
        assertEquals(0.002, AreaScale.IDENTITY.variance(0.1, 0.002));
        assertEquals(0.002 / (0.09 * 0.09), AreaScale.LOGIT.variance(0.1, 0.002), 1e-15);
        // with V = p(1 − p)/n* both ways to the arcsine's variance are one
        assertEquals(AreaScale.arcsineVariance(45), AreaScale.ARCSINE.variance(0.1, 0.09 / 45), 1e-16);
        for (AreaScale scale : AreaScale.values()) {
            for (double p : new double[] {1e-6, 0.02, 0.5, 0.98}) {
                assertEquals(p, scale.inverse(scale.of(p)), 1e-14);
            }
        }
    }

    @Test
    void unusableEstimatesAreNamed() {
        DMatrixRMaj design = new DMatrixRMaj(3, 1, true, 1, 1, 1);
        List<String> terms = List.of("(Intercept)");
        double[] variance = {0.01, 0.01, 0.01};
        double[] withZero = {0.2, Double.NaN, 0};
        assertEquals(
                2,
                assertThrows(UnusableEstimate.class, () -> AreaScale.LOGIT.estimates(withZero, variance, design, terms))
                        .area());
        assertThrows(UnusableEstimate.class, () -> AreaScale.ARCSINE.estimates(withZero, variance, design, terms));
        assertEquals(
                3,
                AreaScale.IDENTITY.estimates(withZero, variance, design, terms).size());
        AreaEstimates arcsine = AreaScale.arcsine(withZero, new double[] {10, 0, 10}, design, terms);
        assertEquals(0, arcsine.estimate(2));
        assertEquals(0.025, arcsine.variance(2));
        double[] noVariance = {0.01, Double.NaN, 0};
        assertEquals(
                2,
                assertThrows(
                                UnusableEstimate.class,
                                () -> AreaScale.IDENTITY.estimates(withZero, noVariance, design, terms))
                        .area());
        assertThrows(
                UnusableEstimate.class,
                () -> AreaScale.LOGIT.estimates(new double[] {0.2, 1.2, 0.1}, variance, design, terms));
    }

    /** The posterior's tail reaches there: as many steps as σ is large would never end. */
    @ParameterizedTest
    @CsvSource({"0, 1e6", "-3, 1e10", "1e9, 1e10"})
    void aDeviationBeyondAllLogits(double m, double s) {
        TransformedNormal far = new TransformedNormal(AreaScale.LOGIT, m, s);
        double above = Erf.erfc(-m / s / Math.sqrt(2)) / 2;
        // what lies between 0 and 1 is less than a hundred logits of s
        assertEquals(above, far.mean(), 100 / s);
        assertEquals(Math.sqrt(above * (1 - above)), far.standardDeviation(), 100 / s);
    }
}
