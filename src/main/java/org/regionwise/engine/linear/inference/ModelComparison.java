package org.regionwise.engine.linear.inference;

import org.hipparchus.special.Gamma;
import org.regionwise.engine.linear.Criterion;
import org.regionwise.engine.linear.LinearFit;
import org.regionwise.engine.linear.LinearRandomEffects;
import org.regionwise.engine.linear.OrdinaryLeastSquares;

/**
 * Likelihood-ratio test of a model against one that it contains, both by maximum likelihood, as {@code anova} has it.
 *
 * @param statistic twice the difference of the log-likelihoods, not negative
 * @param degreesOfFreedom difference in the number of parameters
 * @param pValue P(χ² &gt; statistic) with these degrees of freedom
 * @param boundaryPValue the same under the mixture of χ² that holds where variances are tested for 0; equal to {@code
 *     pValue} where none is, NaN where no mixture is known
 */
public record ModelComparison(double statistic, int degreesOfFreedom, double pValue, double boundaryPValue) {

    /**
     * Parameters that the larger model has in addition.
     *
     * @param fixedEffects coefficients
     * @param variances variances of effects whose covariances with others are all tested or absent
     * @param covariances with effects that the smaller model has too
     */
    public record Tested(int fixedEffects, int variances, int covariances) {}

    /** A fit by maximum likelihood of the same data, whatever the criterion of the given one. */
    public static LinearFit byMaximumLikelihood(LinearFit fit) {
        return fit.criterion() == Criterion.ML ? fit : new LinearRandomEffects(fit.data(), Criterion.ML).fit();
    }

    /**
     * Compares two mixed models; each is refitted by maximum likelihood if it was not.
     *
     * @throws IllegalArgumentException when the second is not the larger, or they are of different rows
     */
    public static ModelComparison of(LinearFit smaller, LinearFit larger) {
        return of(smaller, larger, new Tested(larger.parameters() - smaller.parameters(), 0, 0));
    }

    /**
     * The same with the variances that are tested named, which decides the mixture: one variance (with k covariances
     * and f coefficients) gives half χ²_(k+f) and half χ²_(k+1+f); several without covariances a binomial mixture, for
     * independent estimates. Self &amp; Liang (1987), JASA 82; Stram &amp; Lee (1994), Biometrics 50.
     */
    public static ModelComparison of(LinearFit smaller, LinearFit larger, Tested tested) {
        if (smaller.rows() != larger.rows()) {
            throw new IllegalArgumentException("models of " + smaller.rows() + " and " + larger.rows() + " rows");
        }
        double difference = statistic(
                byMaximumLikelihood(smaller).criterionValue(),
                byMaximumLikelihood(larger).criterionValue());
        return of(difference, larger.parameters() - smaller.parameters(), tested);
    }

    /** Against the model without random effects. */
    public static ModelComparison ofRandomEffects(LinearFit larger, Tested tested) {
        OrdinaryLeastSquares none = new OrdinaryLeastSquares(larger.data());
        double difference =
                statistic(none.deviance(), byMaximumLikelihood(larger).criterionValue());
        return of(difference, larger.parameters() - none.parameters(), tested);
    }

    /**
     * The same of two deviances by maximum likelihood.
     *
     * @param degrees parameters that the larger model has in addition, at least 1
     */
    public static ModelComparison ofDeviances(double smaller, double larger, int degrees, Tested tested) {
        return of(statistic(smaller, larger), degrees, tested);
    }

    /** The difference of two deviances; 0 where it is rounding, which on a boundary decides between p = 1 and ½. */
    static double statistic(double smaller, double larger) {
        double difference = smaller - larger;
        return difference > 1e-9 + 1e-12 * Math.abs(larger) ? difference : 0;
    }

    private static ModelComparison of(double statistic, int degrees, Tested tested) {
        if (degrees < 1) {
            throw new IllegalArgumentException("the larger model has " + degrees + " parameters more");
        }
        double plain = tail(statistic, degrees);
        return new ModelComparison(statistic, degrees, plain, mixture(statistic, tested, plain));
    }

    private static double mixture(double statistic, Tested tested, double plain) {
        if (tested.variances == 0) {
            return plain;
        }
        if (tested.variances == 1) {
            int lower = tested.fixedEffects + tested.covariances;
            return (tail(statistic, lower) + tail(statistic, lower + 1)) / 2;
        }
        if (tested.covariances > 0) {
            return Double.NaN;
        }
        double sum = 0;
        double weight = Math.pow(0.5, tested.variances);
        for (int positive = 0; positive <= tested.variances; positive++) {
            sum += weight * tail(statistic, tested.fixedEffects + positive);
            weight *= (double) (tested.variances - positive) / (positive + 1);
        }
        return sum;
    }

    /** P(χ²_degrees &gt; statistic) to full relative precision; χ²₀ is 0. */
    public static double tail(double statistic, int degrees) {
        if (degrees == 0) {
            return statistic > 0 ? 0 : 1;
        }
        return statistic == 0 ? 1 : Gamma.regularizedGammaQ(degrees / 2.0, statistic / 2);
    }
}
