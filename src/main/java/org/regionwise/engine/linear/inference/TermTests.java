package org.regionwise.engine.linear.inference;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.hipparchus.special.Beta;
import org.regionwise.engine.linear.FixedEffects;
import org.regionwise.engine.linear.KenwardRoger;
import org.regionwise.engine.linear.LinearFit;
import org.regionwise.engine.linear.Satterthwaite;

/**
 * F tests that several sums of coefficients are 0, Lβ = 0, as lmerTest's {@code anova} has them. After Satterthwaite:
 * along the eigenvectors of LVar(β̂)L' the statistic is the mean of squared t statistics, and the denominator's degrees
 * of freedom give F the mean that these have (Fai &amp; Cornelius 1996, J. Stat. Comput. Simul. 54).
 */
public final class TermTests {
    /** Of the largest eigenvalue. */
    private static final double DEPENDENT = 1.5e-8;

    private static final double SAME = 1e-8;

    private final LinearFit fit;
    private final FixedEffects fixed;
    private final KenwardRoger adjusted;
    private final Satterthwaite satterthwaite;

    /** @throws IllegalArgumentException for {@link CoefficientTests.Method#NONE} */
    public TermTests(LinearFit fit, CoefficientTests.Method method) {
        if (method == CoefficientTests.Method.NONE) {
            throw new IllegalArgumentException("an F test needs degrees of freedom");
        }
        this.fit = fit;
        fixed = fit.fixedEffects();
        adjusted = method == CoefficientTests.Method.KENWARD_ROGER ? new KenwardRoger(fit) : null;
        satterthwaite = adjusted == null ? new Satterthwaite(fit) : null;
    }

    /**
     * One F test.
     *
     * @param sumOfSquares F times its numerator's degrees of freedom and σ̂², as R prints it
     * @param numerator degrees of freedom
     * @param denominator degrees of freedom
     * @param statistic F
     * @param pValue P(F larger)
     */
    public record Tested(double sumOfSquares, int numerator, double denominator, double statistic, double pValue) {
        /** Sum of squares by degree of freedom. */
        public double meanSquare() {
            return sumOfSquares / numerator;
        }
    }

    /** @param contrasts L, a row each over all terms; none name a coefficient that was left out */
    public Tested test(double[][] contrasts) {
        double variance = fit.sigma() * fit.sigma();
        if (adjusted != null) {
            KenwardRoger.Test test = adjusted.test(contrasts);
            int rank = contrasts.length;
            return tested(
                    test.statistic() * rank * variance, rank, test.denominator(), test.statistic() * test.scale());
        }
        int rows = contrasts.length;
        DMatrixRMaj covariance = new DMatrixRMaj(rows, rows);
        for (int i = 0; i < rows; i++) {
            for (int k = 0; k < rows; k++) {
                covariance.set(i, k, form(contrasts[i], contrasts[k]));
            }
        }
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(rows, true, true);
        eigen.decompose(covariance);
        double largest = 0;
        for (int i = 0; i < rows; i++) {
            largest = Math.max(largest, eigen.getEigenvalue(i).getReal());
        }
        int rank = 0;
        double sum = 0;
        double[] degrees = new double[rows];
        for (int i = 0; i < rows; i++) {
            double value = eigen.getEigenvalue(i).getReal();
            if (value > DEPENDENT * largest) {
                double[] contrast = combined(contrasts, eigen.getEigenVector(i));
                double estimate = 0;
                for (int k = 0; k < contrast.length; k++) {
                    estimate += contrast[k] == 0 ? 0 : contrast[k] * fixed.estimates()[k];
                }
                sum += estimate * estimate / value;
                degrees[rank++] = satterthwaite.degreesOfFreedom(contrast);
            }
        }
        double statistic = sum / rank;
        return tested(statistic * rank * variance, rank, denominator(degrees, rank), statistic);
    }

    private static Tested tested(double squares, int numerator, double denominator, double statistic) {
        // the upper tail itself, for p values next to 0
        double p = Beta.regularizedBeta(
                denominator / (denominator + numerator * statistic), denominator / 2, numerator / 2.0);
        return new Tested(squares, numerator, denominator, statistic, p);
    }

    private double form(double[] one, double[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            for (int k = 0; k < other.length; k++) {
                sum += one[i] == 0 || other[k] == 0
                        ? 0
                        : one[i] * fixed.covariance().get(i, k) * other[k];
            }
        }
        return sum;
    }

    private static double[] combined(double[][] contrasts, DMatrixRMaj weights) {
        double[] sum = new double[contrasts[0].length];
        for (int i = 0; i < contrasts.length; i++) {
            for (int k = 0; k < sum.length; k++) {
                sum[k] += weights.get(i) * contrasts[i][k];
            }
        }
        return sum;
    }

    /** E(F) = m/(m − 2) where the squared t statistics have means ν/(ν − 2); 2 where one has none. */
    private static double denominator(double[] degrees, int rank) {
        double mean = 0;
        boolean same = true;
        for (int i = 0; i < rank; i++) {
            if (degrees[i] <= 2 && rank > 1) {
                return 2;
            }
            mean += degrees[i] / (degrees[i] - 2);
            same &= Math.abs(degrees[i] - degrees[0]) < SAME;
        }
        return same ? degrees[0] : 2 * mean / (mean - rank);
    }
}
