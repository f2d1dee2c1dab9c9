package org.regionwise.engine.linear;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.regionwise.engine.FitSummary;

/** Estimates of a {@link LinearRandomEffects} model. Immutable. */
public final class LinearFit {
    /** Of a level's rows, left by predictors: rounding. */
    private static final double EXPLAINED = 1e-10;

    final LinearData data;
    final CrossProducts sums;
    final ProfiledDeviance at;
    private final FitSummary summary;

    LinearFit(LinearData data, CrossProducts sums, ProfiledDeviance at, FitSummary summary) {
        this.data = data;
        this.sums = sums;
        this.at = at;
        this.summary = summary;
    }

    /** How the fit went; its objective is the log-likelihood, the restricted one under REML, its gradient by θ. */
    public FitSummary summary() {
        return summary;
    }

    /** What the model was fitted to. */
    public LinearData data() {
        return data;
    }

    /** What was maximised. */
    public Criterion criterion() {
        return at.criterion;
    }

    /**
     * −2 log-likelihood that was minimised: under REML what lme4 prints as the REML criterion, under ML the deviance.
     */
    public double criterionValue() {
        return at.value();
    }

    /** ℓ, or the restricted ℓ under REML, as {@code logLik} has it. */
    public double logLikelihood() {
        return -at.value() / 2;
    }

    /** −2ℓ of maximum likelihood at this θ̂, β and σ² at their best for it: {@code deviance(model, REML = FALSE)}. */
    public double deviance() {
        return new ProfiledDeviance(sums, Criterion.ML, at.theta).value();
    }

    /** k: fixed effects that were estimated, entries of θ, and σ. */
    public int parameters() {
        return sums.columns + sums.parameters + 1;
    }

    /** Number of rows, n. */
    public int rows() {
        return sums.rows;
    }

    /** −2ℓ + 2k, of the restricted likelihood under REML, as R has it. */
    public double aic() {
        return at.value() + 2 * parameters();
    }

    /** −2ℓ + k log n. */
    public double bic() {
        return at.value() + parameters() * Math.log(rows());
    }

    /** σ̂: the residual standard deviation of a row of weight 1. */
    public double sigma() {
        return Math.sqrt(at.residualVariance());
    }

    /** β̂ with its covariance. */
    public FixedEffects fixedEffects() {
        int terms = data.terms().size();
        double[][] roots = new double[terms][];
        double[] beta = sums.fixed.coefficients(at.gamma());
        DMatrixRMaj covariance = new DMatrixRMaj(terms, terms);
        covariance.fill(Double.NaN);
        for (int k : sums.fixed.kept) {
            roots[k] = coefficientRoot(k);
        }
        for (int k : sums.fixed.kept) {
            for (int l : sums.fixed.kept) {
                covariance.set(k, l, at.residualVariance() * dot(roots[k], roots[l]));
            }
        }
        return new FixedEffects(data.terms(), beta, covariance);
    }

    private double[] coefficientRoot(int term) {
        // the row that picks one coefficient out of β
        return new PredictionContrast(at).fixed(unit(data.terms().size(), term)).root();
    }

    private static double[] unit(int size, int one) {
        double[] unit = new double[size];
        unit[one] = 1;
        return unit;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    /**
     * Variances, covariances and the residual, in the order of the terms, a covariance after the variances of its term.
     */
    public List<VarianceComponent> varianceComponents() {
        List<VarianceComponent> components = new ArrayList<>();
        double residual = at.residualVariance();
        for (RandomBlock block : sums.blocks) {
            double[] covariance = block.covariance(at.theta);
            int q = block.size;
            int k = 0;
            while (k < q) {
                int end = k;
                while (end < q && block.termOf[end] == block.termOf[k]) {
                    end++;
                }
                for (int i = k; i < end; i++) {
                    double variance = residual * covariance[i * q + i];
                    components.add(new VarianceComponent(
                            block.factor.name(), block.names.get(i), null, variance, Math.sqrt(variance)));
                }
                for (int i = k; i < end; i++) {
                    for (int l = i + 1; l < end; l++) {
                        double both = covariance[i * q + l];
                        double scale = Math.sqrt(covariance[i * q + i] * covariance[l * q + l]);
                        components.add(new VarianceComponent(
                                block.factor.name(),
                                block.names.get(i),
                                block.names.get(l),
                                residual * both,
                                scale == 0 ? Double.NaN : Math.max(-1, Math.min(1, both / scale))));
                    }
                }
                k = end;
            }
        }
        components.add(new VarianceComponent(VarianceComponent.RESIDUAL, "", null, residual, Math.sqrt(residual)));
        return components;
    }

    /**
     * θ̂ as lme4 has it: the lower triangles of Λ in the units of the columns of Z, term by term, column by column,
     * terms of one factor together.
     */
    public double[] theta() {
        double[] theta = new double[sums.parameters];
        for (RandomBlock block : sums.blocks) {
            double[] lambda = lowerTriangle(block);
            for (int k = 0; k < block.parameters(); k++) {
                theta[block.thetaStart + k] = lambda[block.thetaRow[k] * block.size + block.thetaColumn[k]];
            }
        }
        return theta;
    }

    /** L lower triangular with LL' = TΛ̃Λ̃'T', also where that is singular. */
    private double[] lowerTriangle(RandomBlock block) {
        double[] root = block.givenFactor(at.theta);
        RandomBlock.rotateToLower(root, block.size);
        return root;
    }

    /** Covariance matrix of the effects of one level of a factor, σ̂²ΛΛ', row by row in the order of the terms. */
    public double[] effectCovariance(int factor) {
        double[] covariance = sums.blocks.get(factor).covariance(at.theta);
        for (int i = 0; i < covariance.length; i++) {
            covariance[i] *= at.residualVariance();
        }
        return covariance;
    }

    /** Factors in the order of their first appearance among the random terms. */
    public List<GroupingFactor> factors() {
        return sums.blocks.stream().map(block -> block.factor).toList();
    }

    /** Names of the effects of a factor. */
    public List<String> effects(int factor) {
        return List.copyOf(sums.blocks.get(factor).names);
    }

    /** Modes of all levels of a factor, m × q; what {@link #groupEffects} has beside them costs far more. */
    public double[][] modes(int factor) {
        return IntStream.range(0, sums.blocks.get(factor).factor.size())
                .mapToObj(level -> at.modes(factor, level))
                .toArray(double[][]::new);
    }

    /** Modes of all levels of a factor with their conditional covariances. */
    public GroupEffects groupEffects(int factor) {
        RandomBlock block = sums.blocks.get(factor);
        int m = block.factor.size();
        int q = block.size;
        double[][] modes = new double[m][];
        double[][] covariances = new double[m][q * q];
        for (int level = 0; level < m; level++) {
            modes[level] = at.modes(factor, level);
            double[][] roots = new double[q][];
            for (int k = 0; k < q; k++) {
                roots[k] = new PredictionContrast(at)
                        .level(factor, level, unit(q, k))
                        .rootGivenFixed();
                for (int l = 0; l <= k; l++) {
                    covariances[level][k * q + l] = at.residualVariance() * dot(roots[k], roots[l]);
                    covariances[level][l * q + k] = covariances[level][k * q + l];
                }
            }
        }
        return new GroupEffects(block.factor.name(), block.factor.levels(), effects(factor), modes, covariances);
    }

    /** Number of entries of θ. */
    public int covarianceParameters() {
        return sums.parameters;
    }

    /**
     * Whether predictors leave nothing of the levels of the one factor, every indicator of which they add up to: its
     * variance is then not identified.
     *
     * @throws IllegalArgumentException when the model is not one effect of one factor
     */
    public boolean levelsExplained() {
        if (covarianceParameters() != 1) {
            throw new IllegalArgumentException("whether levels are explained is asked of one effect of one factor");
        }
        for (int j = 0; j < sums.own.length; j++) {
            double rest = sums.own[j][0];
            for (int k = 0; k < sums.columns; k++) {
                rest -= sums.cross[j][k] * sums.cross[j][k];
            }
            if (rest > EXPLAINED * sums.own[j][0]) {
                return false;
            }
        }
        return true;
    }
}
