package org.regionwise.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.regionwise.engine.binomial.Priors;
import org.regionwise.engine.cells.Cells;

/**
 * What is fixed of a simulated survey: respondents per region, and region predictors.
 *
 * @param trials respondents of each region; 0 for a region without
 * @param predictors [predictor][region]
 */
record SurveyDesign(double[] trials, double[][] predictors) {

    int regions() {
        return trials.length;
    }

    List<String> terms() {
        List<String> terms = new ArrayList<>(List.of("(Intercept)"));
        for (int k = 1; k <= predictors.length; k++) {
            terms.add("x" + k);
        }
        return terms;
    }

    /** Coefficients in the units of the predictors, intercept first, and σ. */
    record Parameters(double[] beta, double sigma) {}

    /**
     * From the priors as the engine states them: predictors centred at, and scaled by, their mean and SD over
     * respondents.
     */
    Parameters fromPriors(Priors priors, SplittableRandom random) {
        double[] beta = new double[predictors.length + 1];
        beta[0] = priors.interceptSd() * random.nextGaussian();
        double total = Arrays.stream(trials).sum();
        for (int k = 0; k < predictors.length; k++) {
            double mean = 0;
            for (int j = 0; j < trials.length; j++) {
                mean += trials[j] * predictors[k][j] / total;
            }
            double square = 0;
            for (int j = 0; j < trials.length; j++) {
                square += trials[j] * (predictors[k][j] - mean) * (predictors[k][j] - mean);
            }
            double sd = Math.sqrt(square / (total - 1));
            beta[k + 1] = Priors.SCALED_SLOPE_SD / sd * random.nextGaussian();
            beta[0] -= beta[k + 1] * mean;
        }
        return new Parameters(beta, random.nextExponential() / priors.sigmaRate());
    }

    /** logit⁻¹(x_j'β + u_j), u_j ~ N(0, σ²). */
    double[] prevalence(Parameters parameters, SplittableRandom random) {
        return prevalence(parameters, EffectShape.NORMAL, random);
    }

    /** The same with u_j/σ of another shape. */
    double[] prevalence(Parameters parameters, EffectShape shape, SplittableRandom random) {
        double[] prevalence = new double[trials.length];
        for (int j = 0; j < trials.length; j++) {
            double eta = parameters.beta()[0] + parameters.sigma() * shape.draw(j, random);
            for (int k = 0; k < predictors.length; k++) {
                eta += parameters.beta()[k + 1] * predictors[k][j];
            }
            prevalence[j] = 1 / (1 + Math.exp(-eta));
        }
        return prevalence;
    }

    /** Counts of a survey of regions with these prevalences. */
    Cells survey(double[] prevalence, SplittableRandom random) {
        double[] successes = new double[trials.length];
        DMatrixRMaj design = new DMatrixRMaj(trials.length, predictors.length + 1);
        for (int j = 0; j < trials.length; j++) {
            for (int i = 0; i < trials[j]; i++) {
                successes[j] += random.nextDouble() < prevalence[j] ? 1 : 0;
            }
            design.set(j, 0, 1);
            for (int k = 0; k < predictors.length; k++) {
                design.set(j, k + 1, predictors[k][j]);
            }
        }
        return Cells.oneEach(trials, successes, design, terms());
    }
}
