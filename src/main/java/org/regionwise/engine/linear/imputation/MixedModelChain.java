package org.regionwise.engine.linear.imputation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.regionwise.engine.linear.LinearData;
import org.regionwise.engine.linear.LinearFit;
import org.regionwise.engine.linear.RandomTerm;
import org.regionwise.engine.numeric.Cholesky;

/**
 * Draws of the parameters of a linear mixed model given its data, of which some may change from step to step: a Gibbs
 * sampler in which the coefficients β and the effects b of one term are drawn together, β with b integrated out, so
 * that a large variance between groups does not slow it down. Schafer &amp; Yucel (2002), J. Comput. Graph. Stat. 11;
 * Chib &amp; Carlin (1999), Stat. Comput. 9.
 *
 * <p>Priors: β flat; σ² ∝ 1/σ²; the covariance D of the q effects of a term inverse Wishart with q + 1 degrees of
 * freedom about the estimate of the fit that the chain begins with: as much as one group or two would say.
 *
 * <p>Not safe for use by several threads.
 */
public final class MixedModelChain {
    /** Of σ² over the variance of an effect's column: where the fit had none. */
    private static final double SMALLEST_SHARE = 0.01;

    private final int rows;
    private final double[] outcome;
    private final double[] offset;
    private final double[] weight;
    /** Columns of the terms that the fit estimated. */
    private final int[] kept;
    /** By column kept, one value a row. */
    private final double[][] x;

    private final List<Term> terms = new ArrayList<>();
    /** x'β + offset + z'b of every row. */
    private final double[] mean;

    private double[] beta;
    private double sigma;

    /** The effects of one random term. */
    private static final class Term {
        private final int q;
        private final int[] level;
        /** By effect, one value a row. */
        private final double[][] z;
        /** Level by level. */
        private final double[] b;

        private final double[] prior;
        private double[] covariance;

        private Term(RandomTerm term, double[] covariance) {
            q = term.names().size();
            level = term.factor().levelOfRow();
            z = term.columns().stream().map(double[]::clone).toArray(double[][]::new);
            b = new double[term.factor().size() * q];
            prior = covariance.clone();
            this.covariance = covariance;
        }

        private double effect(int row) {
            double sum = 0;
            for (int k = 0; k < q; k++) {
                sum += z[k][row] * b[level[row] * q + k];
            }
            return sum;
        }
    }

    /**
     * Begins.
     *
     * @param data with a value in every place; they are copied
     * @param fit of the same terms to some of its rows: where the chain begins
     */
    public MixedModelChain(LinearData data, LinearFit fit) {
        rows = data.rows();
        outcome = data.outcomes();
        offset = IntStream.range(0, rows).mapToDouble(data::offset).toArray();
        weight = IntStream.range(0, rows).mapToDouble(data::weight).toArray();
        kept = IntStream.range(0, data.terms().size())
                .filter(k -> fit.fixedEffects().estimated(k))
                .toArray();
        x = new double[kept.length][rows];
        beta = new double[kept.length];
        for (int k = 0; k < kept.length; k++) {
            beta[k] = fit.fixedEffects().estimates()[kept[k]];
            for (int i = 0; i < rows; i++) {
                x[k][i] = data.design().get(i, kept[k]);
            }
        }
        sigma = fit.sigma();
        addTerms(data, fit);
        mean = new double[rows];
        refresh();
    }

    private void addTerms(LinearData data, LinearFit fit) {
        int[] taken = new int[fit.factors().size()];
        for (RandomTerm term : data.random()) {
            int factor = IntStream.range(0, taken.length)
                    .filter(f ->
                            fit.factors().get(f).name().equals(term.factor().name()))
                    .findFirst()
                    .orElseThrow();
            double[] all = fit.effectCovariance(factor);
            int wide = fit.effects(factor).size();
            int q = term.names().size();
            double[] own = new double[q * q];
            for (int i = 0; i < q; i++) {
                for (int k = 0; k < q; k++) {
                    double each = all[(taken[factor] + i) * wide + taken[factor] + k];
                    own[i * q + k] = i == k ? each : (term.correlated() ? 0.95 : 0) * each;
                }
                double square = Arrays.stream(term.columns().get(i))
                        .map(v -> v * v)
                        .average()
                        .orElse(1);
                own[i * q + i] = Math.max(own[i * q + i], SMALLEST_SHARE * sigma * sigma / square);
            }
            taken[factor] += q;
            if (term.correlated()) {
                terms.add(new Term(term, own));
            } else {
                for (int k = 0; k < q; k++) {
                    terms.add(new Term(
                            new RandomTerm(
                                    term.factor(),
                                    List.of(term.names().get(k)),
                                    List.of(term.columns().get(k)),
                                    true),
                            new double[] {own[k * q + k]}));
                }
            }
        }
    }

    /** Changes a row's outcome. */
    public void outcome(int row, double value) {
        outcome[row] = value;
    }

    /** Changes what a row has in all columns of the design, and in those of the random terms, in the model's order. */
    public void row(int row, double[] design, double[] effects) {
        for (int k = 0; k < kept.length; k++) {
            x[k][row] = design[kept[k]];
        }
        int at = 0;
        for (Term term : terms) {
            for (int k = 0; k < term.q; k++) {
                term.z[k][row] = effects[at++];
            }
        }
        mean[row] = meanOf(row);
    }

    /** What the mean of a row would be with other values in these columns. */
    public double mean(int row, double[] design, double[] effects) {
        double sum = offset[row];
        for (int k = 0; k < kept.length; k++) {
            sum += design[kept[k]] * beta[k];
        }
        int at = 0;
        for (Term term : terms) {
            for (int k = 0; k < term.q; k++) {
                sum += effects[at++] * term.b[term.level[row] * term.q + k];
            }
        }
        return sum;
    }

    /** x'β + offset + z'b of a row. */
    public double mean(int row) {
        return mean[row];
    }

    /** Residual standard deviation of a row. */
    public double deviation(int row) {
        return sigma / Math.sqrt(weight[row]);
    }

    /** β of the terms that are estimated, NaN for others; as many as the data have terms up to the last estimated. */
    public double[] coefficients() {
        double[] all = new double[kept.length == 0 ? 0 : kept[kept.length - 1] + 1];
        Arrays.fill(all, Double.NaN);
        for (int k = 0; k < kept.length; k++) {
            all[kept[k]] = beta[k];
        }
        return all;
    }

    private double meanOf(int row) {
        double sum = offset[row];
        for (int k = 0; k < kept.length; k++) {
            sum += x[k][row] * beta[k];
        }
        for (Term term : terms) {
            sum += term.effect(row);
        }
        return sum;
    }

    private void refresh() {
        for (int i = 0; i < rows; i++) {
            mean[i] = meanOf(i);
        }
    }

    /** Draws all parameters once, each given the others. */
    public void step(SplittableRandom random) {
        for (Term term : terms) {
            drawEffects(term, random);
            term.covariance = drawCovariance(term, random);
        }
        double squares = 0;
        for (int i = 0; i < rows; i++) {
            double rest = outcome[i] - mean[i];
            squares += weight[i] * rest * rest;
        }
        sigma = Math.sqrt(squares / chiSquared(rows, random));
    }

    /** β with the effects of one term integrated out, then these given β. */
    private void drawEffects(Term term, SplittableRandom random) {
        int p = kept.length;
        int q = term.q;
        int wide = p + 1;
        int levels = term.b.length / q;
        double[][] own = new double[levels][q * q];
        double[][] cross = new double[levels][q * wide];
        double[] all = new double[wide * wide];
        double[] scale = new double[p];
        for (int k = 0; k < p; k++) {
            // columns of like size, so that units cost no digits
            scale[k] = Math.sqrt(Arrays.stream(x[k]).map(v -> v * v).average().orElse(1));
            scale[k] = scale[k] == 0 ? 1 : scale[k];
        }
        double[] value = new double[wide];
        for (int i = 0; i < rows; i++) {
            double w = weight[i] / (sigma * sigma);
            double fixed = 0;
            for (int k = 0; k < p; k++) {
                value[k] = x[k][i] / scale[k];
                fixed += x[k][i] * beta[k];
            }
            // outcome less offset and the effects of other terms
            value[p] = outcome[i] - mean[i] + fixed + term.effect(i);
            int j = term.level[i];
            for (int k = 0; k < q; k++) {
                double z = w * term.z[k][i];
                for (int l = 0; l < q; l++) {
                    own[j][k * q + l] += z * term.z[l][i];
                }
                for (int c = 0; c < wide; c++) {
                    cross[j][k * wide + c] += z * value[c];
                }
            }
            for (int k = 0; k < wide; k++) {
                for (int c = 0; c < wide; c++) {
                    all[k * wide + c] += w * value[k] * value[c];
                }
            }
        }
        double[] precision = inverse(term.covariance, q);
        for (int j = 0; j < levels; j++) {
            for (int k = 0; k < q * q; k++) {
                own[j][k] += precision[k];
            }
            Cholesky.factor(own[j], q);
            Cholesky.solveLower(own[j], q, cross[j], wide);
            for (int k = 0; k < q; k++) {
                for (int r = 0; r < wide; r++) {
                    for (int c = 0; c < wide; c++) {
                        all[r * wide + c] -= cross[j][k * wide + r] * cross[j][k * wide + c];
                    }
                }
            }
        }
        double[] scaled = normal(all, p, wide, random);
        for (int k = 0; k < p; k++) {
            beta[k] = scaled[k] / scale[k];
        }
        for (int j = 0; j < levels; j++) {
            double[] effect = new double[q];
            for (int k = 0; k < q; k++) {
                double sum = cross[j][k * wide + p];
                for (int c = 0; c < p; c++) {
                    sum -= cross[j][k * wide + c] * scaled[c];
                }
                effect[k] = sum + random.nextGaussian();
            }
            Cholesky.solveUpper(own[j], q, effect, 1);
            System.arraycopy(effect, 0, term.b, j * q, q);
        }
        refresh();
    }

    /** A draw of N(A⁻¹a, A⁻¹), A the leading p rows and columns of a matrix and a its last column. */
    private static double[] normal(double[] all, int p, int wide, SplittableRandom random) {
        double[] root = new double[p * p];
        double[] drawn = new double[p];
        for (int i = 0; i < p; i++) {
            drawn[i] = all[i * wide + p];
            System.arraycopy(all, i * wide, root, i * p, p);
        }
        if (!Cholesky.factor(root, p)) {
            throw new ArithmeticException("the precision of the coefficients is not positive definite");
        }
        Cholesky.solveLower(root, p, drawn, 1);
        for (int i = 0; i < p; i++) {
            drawn[i] += random.nextGaussian();
        }
        Cholesky.solveUpper(root, p, drawn, 1);
        return drawn;
    }

    /** Inverse Wishart with m + q + 1 degrees of freedom and the scale D₀ + Σ b_j b_j'. */
    private static double[] drawCovariance(Term term, SplittableRandom random) {
        int q = term.q;
        int levels = term.b.length / q;
        double[] scale = term.prior.clone();
        for (int j = 0; j < levels; j++) {
            for (int k = 0; k < q; k++) {
                for (int l = 0; l < q; l++) {
                    scale[k * q + l] += term.b[j * q + k] * term.b[j * q + l];
                }
            }
        }
        // D = L (AA')⁻¹ L', LL' the scale and A Bartlett's triangle: D = MM', M' = A⁻¹L'
        double[] root = scale.clone();
        Cholesky.factor(root, q);
        double[] triangle = new double[q * q];
        for (int i = 0; i < q; i++) {
            // from below, so that A is lower triangular in the reversed order that the inverse needs
            triangle[i * q + i] = Math.sqrt(chiSquared(levels + q + 1 - (q - 1 - i), random));
            for (int k = 0; k < i; k++) {
                triangle[i * q + k] = random.nextGaussian();
            }
        }
        double[] transposed = new double[q * q];
        for (int i = 0; i < q; i++) {
            for (int k = 0; k <= i; k++) {
                transposed[k * q + i] = root[i * q + k];
            }
        }
        Cholesky.solveUpper(triangle, q, transposed, q);
        double[] covariance = new double[q * q];
        for (int i = 0; i < q; i++) {
            for (int k = 0; k < q; k++) {
                for (int c = 0; c < q; c++) {
                    covariance[i * q + k] += transposed[c * q + i] * transposed[c * q + k];
                }
            }
        }
        return covariance;
    }

    private static double[] inverse(double[] matrix, int q) {
        double[] root = matrix.clone();
        if (!Cholesky.factor(root, q)) {
            throw new ArithmeticException("a covariance matrix is not positive definite");
        }
        double[] inverse = new double[q * q];
        for (int k = 0; k < q; k++) {
            inverse[k * q + k] = 1;
        }
        Cholesky.solveLower(root, q, inverse, q);
        Cholesky.solveUpper(root, q, inverse, q);
        return inverse;
    }

    /** Twice a gamma of half the degrees, by Marsaglia &amp; Tsang (2000), ACM Trans. Math. Softw. 26. */
    private static double chiSquared(int degrees, SplittableRandom random) {
        // one degree is two more with a power of a uniform
        double shape = degrees < 2 ? degrees / 2.0 + 1 : degrees / 2.0;
        double boost = degrees < 2 ? Math.pow(random.nextDouble(), 2.0 / degrees) : 1;
        double d = shape - 1.0 / 3;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double normal = random.nextGaussian();
            double v = 1 + c * normal;
            if (v > 0) {
                v = v * v * v;
                double u = 1 - random.nextDouble();
                if (Math.log(u) < normal * normal / 2 + d * (1 - v + Math.log(v))) {
                    return 2 * d * v * boost;
                }
            }
        }
    }
}
