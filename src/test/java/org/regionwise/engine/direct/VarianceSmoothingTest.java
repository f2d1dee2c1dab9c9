package org.regionwise.engine.direct;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.regionwise.engine.UnusableEstimate;
import org.regionwise.engine.direct.VarianceSmoothing.Correction;

class VarianceSmoothingTest {
    private static final double NONE = Double.NaN;

    /** Areas whose true design effect is known, with own variances that scatter about the truth. */
    private record Survey(double[] proportion, double[] variance, double[] respondents, double[] truth) {
        static Survey of(long seed, int areas, double designEffect, double noise) {
            Random random = new Random(seed);
            Survey survey = new Survey(new double[areas], new double[areas], new double[areas], new double[areas]);
            for (int j = 0; j < areas; j++) {
                survey.respondents[j] = Math.floor(5 + Math.exp(2 + 2 * random.nextDouble()));
                survey.truth[j] = 0.25 * 0.75 * designEffect / survey.respondents[j];
                survey.proportion[j] =
                        Math.min(0.9, Math.max(0.05, 0.25 + Math.sqrt(survey.truth[j]) * random.nextGaussian()));
                double relative = designEffect / survey.respondents[j];
                survey.variance[j] = relative
                        * survey.proportion[j]
                        * (1 - survey.proportion[j])
                        * Math.exp(noise * random.nextGaussian() - noise * noise / 2);
            }
            return survey;
        }

        VarianceSmoothing generalised(Correction correction) {
            return VarianceSmoothing.generalised(proportion, variance, respondents, expected(), correction);
        }

        VarianceSmoothing pooled() {
            return VarianceSmoothing.pooledDesignEffect(proportion, variance, respondents, expected());
        }

        double[] expected() {
            return VarianceSmoothing.nationalProportion(proportion, respondents);
        }
    }

    @ParameterizedTest
    @EnumSource(Correction.class)
    void varianceFunctionFindsTheTruth(Correction correction) {
        Survey survey = Survey.of(3, 400, 1.8, 0.6);
        VarianceSmoothing smoothing = survey.generalised(correction);
        // 400 residuals of 0.6, log n spread over 0.55: SE 0.055
        assertEquals(-1, smoothing.slope(), 0.15);
        // 400 residuals: SE 0.6/√800
        assertEquals(0.6, smoothing.residualDeviation(), 0.065);
        double before = 0;
        double after = 0;
        double bias = 0;
        for (int j = 0; j < 400; j++) {
            double own = survey.variance[j] / survey.truth[j];
            double smooth = smoothing.areas().get(j).after() / survey.truth[j];
            before += Math.pow(Math.log(own), 2) / 400;
            after += Math.pow(Math.log(smooth), 2) / 400;
            bias += smooth / 400;
        }
        assertTrue(after < before / 20, "smoothing takes the noise away: " + after + " of " + before);
        // without correction 17 per cent too low; the level is estimated to 0.6/√400, the national proportion to a few
        // per cent
        assertEquals(1, bias, 0.1);
        assertEquals(400, smoothing.usable());
    }

    /** By hand: relative variances 2/n, log-linear with slope −1, and no noise to correct for. */
    @ParameterizedTest
    @EnumSource(Correction.class)
    void varianceFunctionWithoutNoise(Correction correction) {
        Survey survey = Survey.of(4, 12, 2, 0);
        VarianceSmoothing smoothing = survey.generalised(correction);
        assertEquals(-1, smoothing.slope(), 1e-12);
        assertEquals(Math.log(2), smoothing.intercept(), 1e-12);
        assertEquals(1, smoothing.factor(), 1e-12);
        double p = survey.expected()[0];
        for (int j = 0; j < 12; j++) {
            SmoothedVariance area = smoothing.areas().get(j);
            assertEquals(2 / survey.respondents[j] * p * (1 - p), area.after(), 1e-14);
            assertEquals(survey.variance[j], area.before());
            assertEquals(survey.respondents[j] / 2, area.effectiveSize(), 1e-10);
        }
    }

    @Test
    void designEffectOfSimpleRandomSamplesIsOne() {
        double[] proportion = {0.2, 0.5, 0, 0.1, 1, NONE, 0.3};
        double[] respondents = {10, 20, 8, 30, 3, 0, 1};
        double[] variance = new double[7];
        Arrays.setAll(variance, j -> proportion[j] * (1 - proportion[j]) / (respondents[j] - 1));
        double[] expected = VarianceSmoothing.nationalProportion(proportion, respondents);
        assertEquals((2 + 10 + 3 + 3 + 0.3 + 0.5) / (72 + 1), expected[0], 1e-15);
        VarianceSmoothing smoothing = VarianceSmoothing.pooledDesignEffect(proportion, variance, respondents, expected);
        assertEquals(1, smoothing.factor(), 1e-14);
        assertEquals(3, smoothing.usable());
        for (int j = 0; j < 7; j++) {
            SmoothedVariance area = smoothing.areas().get(j);
            if (Double.isNaN(proportion[j])) {
                assertTrue(Double.isNaN(area.after()));
            } else {
                assertEquals(expected[j] * (1 - expected[j]) / respondents[j], area.after(), 1e-15);
                assertEquals(respondents[j], area.effectiveSize(), 1e-12);
            }
        }
    }

    @Test
    void pooledDesignEffectFindsTheTruth() {
        Survey survey = Survey.of(5, 200, 1.5, 0.5);
        // 200 design effects with a relative SD of 0.53, weighted: SE some 5 per cent; (n − 1)/n takes 4 per cent here
        assertEquals(1.5, survey.pooled().factor(), 0.25);
    }

    @Test
    void neverZeroAndNeverNaN() {
        double[] proportion = {0, 1, 0.2, 0.4};
        double[] respondents = {5, 1, 0.7, 12};
        double[] variance = {0, NONE, Double.POSITIVE_INFINITY, NONE};
        double[] expected = VarianceSmoothing.nationalProportion(proportion, respondents);
        for (VarianceSmoothing each : new VarianceSmoothing[] {
            VarianceSmoothing.generalised(proportion, variance, respondents, expected, Correction.RATIO),
            VarianceSmoothing.generalised(proportion, variance, respondents, expected, Correction.LOG_NORMAL),
            VarianceSmoothing.pooledDesignEffect(proportion, variance, respondents, expected)
        }) {
            assertEquals("design-effect-assumed", each.warnings().get(0).code());
            assertEquals(0, each.usable());
            for (int j = 0; j < 4; j++) {
                // as of a simple random sample
                assertEquals(expected[j] * (1 - expected[j]) / respondents[j], each.variances()[j], 1e-15);
            }
        }
        double[] few = {0.01, 0.02, 0.01, 0.02};
        VarianceSmoothing assumed = VarianceSmoothing.generalised(
                new double[] {0.2, 0.3, 0.4, 0.2}, few, new double[] {10, 20, 30, 40}, expected, Correction.RATIO);
        assertEquals("slope-assumed", assumed.warnings().get(0).code());
        assertEquals(-1, assumed.slope());
        assertThrows(
                IllegalArgumentException.class,
                () -> VarianceSmoothing.pooledDesignEffect(proportion, variance, respondents, new double[4]));
        assertThrows(
                UnusableEstimate.class,
                () -> VarianceSmoothing.pooledDesignEffect(proportion, variance, new double[4], expected));
    }
}
