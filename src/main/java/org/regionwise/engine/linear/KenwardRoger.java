package org.regionwise.engine.linear;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.regionwise.engine.NotEstimable;

/**
 * The covariance matrix of β̂ adjusted for the estimation of the variances, and degrees of freedom of l'β̂. Kenward
 * &amp; Roger (1997), Biometrics 53; Halekoh &amp; Højsgaard (2014), J. Stat. Softw. 59.
 *
 * <p>With V = I + ZDZ' = Σ/σ², A = V⁻¹, and the variances and covariances in D as parameters: P_i = −X'A G_i A X, Q_ij
 * = X'A G_i A G_j A X, K_ij = tr(A G_i A G_j), G_i = ∂V, all from cross-products, as Z'A = (I + Z'ZD)⁻¹Z'. One grouping
 * factor costs O(m q³); of several the square of the number of all effects, which is bounded. Defined for REML; a fit
 * by maximum likelihood is repeated.
 */
public final class KenwardRoger {
    /** Effects of all factors, where there are several. */
    private static final int MOST_EFFECTS = 2000;
    /** Of an eigenvalue of the information: none. */
    private static final double FLAT = 1e-10;

    private static final double ROUNDING = 1e-14;

    private final LinearFit fit;
    private final int columns;
    /** Φ and Φ_A of γ over σ². */
    private final DMatrixRMaj plain;

    private final DMatrixRMaj adjusted;
    private final List<DMatrixRMaj> p = new ArrayList<>();
    private final DMatrixRMaj w;

    /**
     * @param given fit by either criterion
     * @throws NotEstimable when several factors have too many effects in all
     */
    public KenwardRoger(LinearFit given) {
        fit = given.criterion() == Criterion.REML ? given : new LinearRandomEffects(given.data(), Criterion.REML).fit();
        columns = fit.sums.columns;
        List<Piece> pieces = fit.sums.outerSize == 0 ? levels() : List.of(whole());
        int parameters = pieces.get(0).patterns.size() + 1;
        int residual = parameters - 1;
        DMatrixRMaj[][] q = new DMatrixRMaj[parameters][parameters];
        double[][] k = new double[parameters][parameters];
        DMatrixRMaj information = CommonOps_DDRM.identity(columns);
        DMatrixRMaj squared = CommonOps_DDRM.identity(columns);
        for (int i = 0; i < parameters; i++) {
            p.add(new DMatrixRMaj(columns, columns));
            for (int j = i; j < parameters; j++) {
                q[i][j] = new DMatrixRMaj(columns, columns);
            }
        }
        int effects = 0;
        for (Piece piece : pieces) {
            effects += piece.own.numRows;
            piece.add(information, squared, p, q, k);
        }
        // Y = AX: Y'Y, and Y'AY = Y'Y less what the pieces have taken
        CommonOps_DDRM.subtractEquals(p.get(residual), squared);
        CommonOps_DDRM.addEquals(q[residual][residual], squared);
        k[residual][residual] += fit.sums.rows - effects;
        plain = new DMatrixRMaj(columns, columns);
        CommonOps_DDRM.invert(information, plain);
        w = weights(q, k, parameters);
        DMatrixRMaj u = new DMatrixRMaj(columns, columns);
        for (int i = 0; i < parameters; i++) {
            for (int j = i; j < parameters; j++) {
                DMatrixRMaj each = product(p.get(i), plain, p.get(j));
                CommonOps_DDRM.subtract(q[i][j], each, each);
                CommonOps_DDRM.addEquals(u, w.get(i, j), each);
                if (j > i) {
                    CommonOps_DDRM.transpose(each);
                    CommonOps_DDRM.addEquals(u, w.get(i, j), each);
                }
            }
        }
        adjusted = plain.copy();
        CommonOps_DDRM.addEquals(adjusted, 2, product(plain, u, plain));
    }

    /** W = 2 (K − 2 tr ΦQ + tr ΦPΦP)⁻¹. */
    private DMatrixRMaj weights(DMatrixRMaj[][] q, double[][] k, int parameters) {
        DMatrixRMaj information = new DMatrixRMaj(parameters, parameters);
        for (int i = 0; i < parameters; i++) {
            for (int j = i; j < parameters; j++) {
                double both = trace(product(plain, p.get(i), plain), p.get(j));
                double value = k[i][j] - 2 * trace(plain, q[i][j]) + both;
                information.set(i, j, value);
                information.set(j, i, value);
            }
        }
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(parameters, true, true);
        eigen.decompose(information.copy());
        double largest = 0;
        for (int i = 0; i < parameters; i++) {
            largest = Math.max(largest, Math.abs(eigen.getEigenvalue(i).getReal()));
        }
        DMatrixRMaj inverse = new DMatrixRMaj(parameters, parameters);
        for (int i = 0; i < parameters; i++) {
            double value = eigen.getEigenvalue(i).getReal();
            if (Math.abs(value) > FLAT * largest) {
                DMatrixRMaj vector = eigen.getEigenVector(i);
                CommonOps_DDRM.multAddTransB(2 / value, vector, vector, inverse);
            }
        }
        return inverse;
    }

    /** A piece for each level of the only factor. */
    private List<Piece> levels() {
        CrossProducts sums = fit.sums;
        RandomBlock block = sums.inner;
        int q = block.size;
        DMatrixRMaj d = new DMatrixRMaj(q, q, true, scaledCovariance(block));
        List<List<int[]>> patterns = patterns(List.of(block), new int[] {0}, new int[] {1});
        List<Piece> pieces = new ArrayList<>();
        for (int j = 0; j < sums.own.length; j++) {
            DMatrixRMaj cross = new DMatrixRMaj(q, columns);
            for (int a = 0; a < q; a++) {
                System.arraycopy(sums.cross[j], a * (columns + 1), cross.data, a * columns, columns);
            }
            pieces.add(new Piece(new DMatrixRMaj(q, q, true, sums.own[j]), cross, d, patterns));
        }
        return pieces;
    }

    /** All effects of several factors as one piece: inner levels first. */
    private Piece whole() {
        CrossProducts sums = fit.sums;
        int q = sums.inner.size;
        int innerSize = sums.own.length * q;
        int size = innerSize + sums.outerSize;
        if (size > MOST_EFFECTS) {
            throw new NotEstimable("kenward-roger-too-large", Map.of("effects", size, "most", MOST_EFFECTS));
        }
        DMatrixRMaj own = new DMatrixRMaj(size, size);
        DMatrixRMaj cross = new DMatrixRMaj(size, columns);
        for (int j = 0; j < sums.own.length; j++) {
            int[] met = sums.met[j];
            for (int a = 0; a < q; a++) {
                for (int b = 0; b < q; b++) {
                    own.set(j * q + a, j * q + b, sums.own[j][a * q + b]);
                }
                for (int c = 0; c < met.length - 1; c++) {
                    double value = sums.cross[j][a * met.length + c];
                    if (met[c] < sums.outerSize) {
                        own.set(j * q + a, innerSize + met[c], value);
                        own.set(innerSize + met[c], j * q + a, value);
                    } else {
                        cross.set(j * q + a, met[c] - sums.outerSize, value);
                    }
                }
            }
        }
        for (int a = 0; a < sums.outerSize; a++) {
            for (int b = 0; b < sums.outerSize; b++) {
                own.set(innerSize + a, innerSize + b, sums.rest.get(a, b));
            }
            for (int c = 0; c < columns; c++) {
                cross.set(innerSize + a, c, sums.rest.get(a, sums.outerSize + c));
            }
        }
        List<RandomBlock> blocks = new ArrayList<>(List.of(sums.inner));
        blocks.addAll(sums.outer);
        int[] start = new int[blocks.size()];
        int[] levels = new int[blocks.size()];
        DMatrixRMaj d = new DMatrixRMaj(size, size);
        for (int f = 0; f < start.length; f++) {
            start[f] = f == 0 ? 0 : innerSize + sums.outerStart[f - 1];
            levels[f] = blocks.get(f).factor.size();
            double[] covariance = scaledCovariance(blocks.get(f));
            int width = blocks.get(f).size;
            for (int level = 0; level < levels[f]; level++) {
                for (int a = 0; a < width; a++) {
                    for (int b = 0; b < width; b++) {
                        d.set(start[f] + level * width + a, start[f] + level * width + b, covariance[a * width + b]);
                    }
                }
            }
        }
        return new Piece(own, cross, d, patterns(blocks, start, levels));
    }

    /** Λ̃Λ̃'. */
    private double[] scaledCovariance(RandomBlock block) {
        double[] lambda = block.factorOf(fit.at.theta);
        int q = block.size;
        double[] covariance = new double[q * q];
        for (int i = 0; i < q; i++) {
            for (int k = 0; k < q; k++) {
                for (int l = 0; l < q; l++) {
                    covariance[i * q + k] += lambda[i * q + l] * lambda[k * q + l];
                }
            }
        }
        return covariance;
    }

    /** Where D has each of its parameters: pairs of row and column that are 1 in its derivative. */
    private static List<List<int[]>> patterns(List<RandomBlock> blocks, int[] start, int[] levels) {
        List<List<int[]>> patterns = new ArrayList<>();
        for (int f = 0; f < start.length; f++) {
            RandomBlock block = blocks.get(f);
            for (int k = 0; k < block.parameters(); k++) {
                List<int[]> ones = new ArrayList<>();
                for (int level = 0; level < levels[f]; level++) {
                    int row = start[f] + level * block.size + block.thetaRow[k];
                    int column = start[f] + level * block.size + block.thetaColumn[k];
                    ones.add(new int[] {row, column});
                    if (row != column) {
                        ones.add(new int[] {column, row});
                    }
                }
                patterns.add(ones);
            }
        }
        return patterns;
    }

    /**
     * Effects that share nothing with others.
     *
     * @param own Z'Z
     * @param cross Z'X
     * @param d their covariance matrix over σ²
     * @param patterns its derivatives
     */
    private record Piece(DMatrixRMaj own, DMatrixRMaj cross, DMatrixRMaj d, List<List<int[]>> patterns) {

        void add(DMatrixRMaj information, DMatrixRMaj squared, List<DMatrixRMaj> p, DMatrixRMaj[][] q, double[][] k) {
            int size = own.numRows;
            DMatrixRMaj system = CommonOps_DDRM.identity(size);
            CommonOps_DDRM.multAdd(own, d, system);
            DMatrixRMaj n = new DMatrixRMaj(size, size);
            CommonOps_DDRM.invert(system, n);
            DMatrixRMaj f = product(n, own);
            DMatrixRMaj c = product(n, cross);
            DMatrixRMaj dc = product(d, c);
            // X'AX = X'X − X'ZDZ'AX, and Y'Y for Y = AX = X − ZDc
            DMatrixRMaj taken = new DMatrixRMaj(cross.numCols, cross.numCols);
            CommonOps_DDRM.multTransA(cross, dc, taken);
            CommonOps_DDRM.subtractEquals(information, taken);
            CommonOps_DDRM.subtractEquals(squared, taken);
            CommonOps_DDRM.transpose(taken);
            CommonOps_DDRM.subtractEquals(squared, taken);
            CommonOps_DDRM.multTransA(dc, product(own, dc), taken);
            CommonOps_DDRM.addEquals(squared, taken);

            int residual = patterns.size();
            DMatrixRMaj nc = product(n, c);
            DMatrixRMaj twice = new DMatrixRMaj(size, size);
            CommonOps_DDRM.multTransB(product(n, own), n, twice);
            List<DMatrixRMaj> fe = new ArrayList<>();
            List<DMatrixRMaj> ec = new ArrayList<>();
            for (List<int[]> ones : patterns) {
                fe.add(timesPattern(f, ones));
                ec.add(patternTimes(ones, c));
            }
            for (int i = 0; i < residual; i++) {
                addTransA(-1, c, ec.get(i), p.get(i));
                for (int j = i; j < residual; j++) {
                    addTransA(1, ec.get(i), product(f, ec.get(j)), q[i][j]);
                    k[i][j] += trace(fe.get(i), fe.get(j));
                }
                addTransA(1, ec.get(i), nc, q[i][residual]);
                for (int[] one : patterns.get(i)) {
                    k[i][residual] += twice.get(one[1], one[0]);
                }
            }
            addTransA(-1, product(d, c), nc, q[residual][residual]);
            k[residual][residual] += trace(n, n);
        }

        private static DMatrixRMaj timesPattern(DMatrixRMaj f, List<int[]> ones) {
            DMatrixRMaj product = new DMatrixRMaj(f.numRows, f.numCols);
            for (int[] one : ones) {
                for (int row = 0; row < f.numRows; row++) {
                    product.add(row, one[1], f.get(row, one[0]));
                }
            }
            return product;
        }

        private static DMatrixRMaj patternTimes(List<int[]> ones, DMatrixRMaj c) {
            DMatrixRMaj product = new DMatrixRMaj(c.numRows, c.numCols);
            for (int[] one : ones) {
                for (int column = 0; column < c.numCols; column++) {
                    product.add(one[0], column, c.get(one[1], column));
                }
            }
            return product;
        }
    }

    private static void addTransA(double factor, DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj to) {
        CommonOps_DDRM.multAddTransA(factor, a, b, to);
    }

    private static DMatrixRMaj product(DMatrixRMaj... factors) {
        DMatrixRMaj product = factors[0];
        for (int i = 1; i < factors.length; i++) {
            DMatrixRMaj next = new DMatrixRMaj(product.numRows, factors[i].numCols);
            CommonOps_DDRM.mult(product, factors[i], next);
            product = next;
        }
        return product;
    }

    /** tr(AB). */
    private static double trace(DMatrixRMaj a, DMatrixRMaj b) {
        double sum = 0;
        for (int i = 0; i < a.numRows; i++) {
            for (int k = 0; k < a.numCols; k++) {
                sum += a.unsafe_get(i, k) * b.unsafe_get(k, i);
            }
        }
        return sum;
    }

    /** √(l'Φ_A l) in the units of the outcome. */
    public double standardError(double[] contrast) {
        return fit.sigma() * Math.sqrt(quadratic(adjusted, fit.sums.fixed.row(contrast)));
    }

    private static double quadratic(DMatrixRMaj matrix, double[] l) {
        double sum = 0;
        for (int i = 0; i < l.length; i++) {
            for (int k = 0; k < l.length; k++) {
                sum += l[i] * matrix.get(i, k) * l[k];
            }
        }
        return sum;
    }

    /**
     * Test of Lβ = 0, the rows of L independent: the statistic (Lβ̂)'(LΦ_A L')⁻¹Lβ̂/q times λ is F with q and m degrees
     * of freedom, about.
     *
     * @param statistic before scaling
     * @param scale λ
     * @param denominator m
     */
    public record Test(double statistic, double scale, double denominator) {}

    /** @param contrasts L, a row each over all terms; terms that were left out count nothing */
    public Test test(double[][] contrasts) {
        int q = contrasts.length;
        DMatrixRMaj l = new DMatrixRMaj(q, columns);
        for (int i = 0; i < q; i++) {
            System.arraycopy(fit.sums.fixed.row(contrasts[i]), 0, l.data, i * columns, columns);
        }
        DMatrixRMaj lt = new DMatrixRMaj(columns, q);
        CommonOps_DDRM.transpose(l, lt);
        DMatrixRMaj inverse = new DMatrixRMaj(q, q);
        CommonOps_DDRM.invert(product(l, plain, lt), inverse);
        DMatrixRMaj theta = product(lt, inverse, l, plain);
        double a1 = 0;
        double a2 = 0;
        List<DMatrixRMaj> along =
                p.stream().map(each -> product(theta, each, plain)).toList();
        for (int i = 0; i < along.size(); i++) {
            double own = CommonOps_DDRM.trace(along.get(i));
            for (int j = 0; j < along.size(); j++) {
                a1 += w.get(i, j) * own * CommonOps_DDRM.trace(along.get(j));
                a2 += w.get(i, j) * trace(along.get(i), along.get(j));
            }
        }
        DMatrixRMaj estimate = product(l, new DMatrixRMaj(columns, 1, true, fit.at.gamma()));
        CommonOps_DDRM.invert(product(l, adjusted, lt), inverse);
        DMatrixRMaj transposed = new DMatrixRMaj(1, q);
        CommonOps_DDRM.transpose(estimate, transposed);
        double wald = product(transposed, inverse, estimate).get(0, 0) / fit.at.residualVariance();
        return scaled(wald / q, q, a1, a2);
    }

    /** Kenward and Roger (1997), section 2, with the changes that make it exact where F is. */
    private static Test scaled(double statistic, int q, double a1, double a2) {
        double b = (a1 + 6 * a2) / (2 * q);
        double g = ((q + 1) * a1 - (q + 4) * a2) / ((q + 2) * a2);
        double c = 3 * q + 2 * (1 - g);
        double v0 = 1 + g / c * b;
        double v1 = 1 - (q - g) / c * b;
        double v2 = 1 - (q + 2 - g) / c * b;
        double mean = 1 - a2 / q;
        // both are 0 where there is one row and one variance
        double ratio = Math.abs(mean) < ROUNDING && Math.abs(v1) < ROUNDING ? 1 : mean / v1;
        double rho = ratio * ratio * (Math.abs(v0) < 1e-10 ? 0 : v0) / v2 / q;
        double m = 4 + (q + 2) / (q * rho - 1);
        return new Test(statistic, Math.abs(m - 2) < 0.01 ? 1 : m * mean / (m - 2), m);
    }

    /**
     * Degrees of freedom of l'β̂ over {@link #standardError}.
     *
     * @param contrast l over all terms; terms that were left out count nothing
     */
    public double degreesOfFreedom(double[] contrast) {
        double[] l = fit.sums.fixed.row(contrast);
        double variance = quadratic(plain, l);
        double a = 0;
        double[] along = new double[p.size()];
        for (int i = 0; i < along.length; i++) {
            along[i] = quadratic(product(plain, p.get(i), plain), l) / variance;
        }
        for (int i = 0; i < along.length; i++) {
            for (int j = 0; j < along.length; j++) {
                a += w.get(i, j) * along[i] * along[j];
            }
        }
        // of one row A1 = A2 = a, and the published expression in B, g, c1, c2, c3 comes to this
        return 2 / a;
    }
}
