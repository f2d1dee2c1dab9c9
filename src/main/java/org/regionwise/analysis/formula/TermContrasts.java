package org.regionwise.analysis.formula;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.regionwise.survey.frame.FrameColumn.Categories;

/**
 * Hypotheses that a term has no effect, Lβ = 0, of type III: averaged over the levels of other categories with equal
 * weights, whatever the coding. As lmerTest forms them: columns for every level of every category are written by those
 * of the model, and what belongs to terms that contain a term is taken out of it. A model of one term has its
 * coefficients, less what comes before them (type I, the same hypothesis).
 *
 * <p>Kuznetsova, Brockhoff &amp; Christensen (2017), J. Stat. Softw. 82.
 */
public final class TermContrasts {
    /** Of the largest entry: none. */
    private static final double NONE = 1e-8;

    private final TermList terms;
    private final ModelFrame frame;
    private final int[] kept;

    /**
     * @param terms of the model
     * @param frame the rows that it was fitted to
     * @param kept columns of its design that have a coefficient
     */
    public TermContrasts(TermList terms, ModelFrame frame, int[] kept) {
        this.terms = terms;
        this.frame = frame;
        this.kept = kept.clone();
    }

    /** By term, as R labels it: rows of L over all columns of the design. */
    public Map<String, double[][]> all() {
        ModelMatrix design = ModelMatrix.of(terms, frame);
        int width = design.names().size();
        Map<String, double[][]> all = new LinkedHashMap<>();
        if (terms.terms().size() <= 1 || kept.length <= 1) {
            double[][] rows = typeOne(design);
            for (int t = 0; t < terms.terms().size(); t++) {
                all.put(terms.terms().get(t).toString(), ofTerm(design, t, rows));
            }
            return all;
        }
        Set<Expression> predictors = new LinkedHashSet<>();
        terms.terms().forEach(term -> predictors.addAll(term.predictors()));
        ModelFrame generic = frame.generic(predictors, terms.terms().size() + 1);
        ModelMatrix full = ModelMatrix.full(terms, generic);
        ModelMatrix reduced = ModelMatrix.of(terms, generic);
        // by row of the full design, by column of the model's
        double[][] l = written(full, reduced);
        orthogonalise(l, design);
        for (int t = 0; t < terms.terms().size(); t++) {
            List<double[]> rows = new ArrayList<>();
            for (int c = 0; c < kept.length; c++) {
                if (design.terms().get(kept[c]) == t) {
                    double[] row = new double[width];
                    for (int k : kept) {
                        int at = full.names().indexOf(design.names().get(k));
                        row[k] = at < 0 ? 0 : l[at][c];
                    }
                    if (Arrays.stream(row).map(Math::abs).sum() > NONE) {
                        rows.add(row);
                    }
                }
            }
            all.put(terms.terms().get(t).toString(), rows.toArray(double[][]::new));
        }
        return all;
    }

    private double[][] ofTerm(ModelMatrix design, int term, double[][] rows) {
        return IntStream.range(0, kept.length)
                .filter(c -> design.terms().get(kept[c]) == term)
                .mapToObj(c -> rows[c])
                .toArray(double[][]::new);
    }

    /** Rows of the unit upper triangle of X'X, over all columns. */
    private double[][] typeOne(ModelMatrix design) {
        int size = kept.length;
        double[][] products = new double[size][size];
        for (int i = 0; i < size; i++) {
            double[] one = design.columns().get(kept[i]);
            for (int k = i; k < size; k++) {
                double[] other = design.columns().get(kept[k]);
                for (int row = 0; row < one.length; row++) {
                    products[i][k] += one[row] * other[row];
                }
                products[k][i] = products[i][k];
            }
        }
        double[][] rows = new double[size][design.names().size()];
        for (int i = 0; i < size; i++) {
            for (int below = i + 1; below < size; below++) {
                double factor = products[below][i] / products[i][i];
                for (int k = i; k < size; k++) {
                    products[below][k] -= factor * products[i][k];
                }
            }
            for (int k = i; k < size; k++) {
                rows[i][kept[k]] = products[i][k] / products[i][i];
            }
        }
        return rows;
    }

    /** ((X'X)⁻¹X'R)': columns R of the full design by those X of the model that have a coefficient. */
    private double[][] written(ModelMatrix full, ModelMatrix reduced) {
        int size = kept.length;
        int all = full.names().size();
        DMatrixRMaj products = new DMatrixRMaj(size, size);
        DMatrixRMaj right = new DMatrixRMaj(size, all);
        for (int i = 0; i < size; i++) {
            double[] column = reduced.columns().get(kept[i]);
            for (int k = 0; k < size; k++) {
                products.set(i, k, dot(column, reduced.columns().get(kept[k])));
            }
            for (int k = 0; k < all; k++) {
                right.set(i, k, dot(column, full.columns().get(k)));
            }
        }
        DMatrixRMaj solved = new DMatrixRMaj(size, all);
        CommonOps_DDRM.solve(products, right, solved);
        double[][] l = new double[all][size];
        for (int k = 0; k < all; k++) {
            for (int i = 0; i < size; i++) {
                double value = solved.get(i, k);
                l[k][i] = Math.abs(value) < NONE ? 0 : value;
            }
        }
        return l;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    /** Takes what the columns of containing terms explain out of those of each term, terms of more predictors first. */
    private void orthogonalise(double[][] l, ModelMatrix design) {
        for (int t = terms.terms().size() - 1; t >= 0; t--) {
            ModelTerm term = terms.terms().get(t);
            List<double[]> basis = new ArrayList<>();
            for (int c = 0; c < kept.length; c++) {
                int other = design.terms().get(kept[c]);
                if (other >= 0 && contains(terms.terms().get(other), term)) {
                    double[] column = column(l, c);
                    double before = Math.sqrt(dot(column, column));
                    reduce(column, basis);
                    double after = Math.sqrt(dot(column, column));
                    if (after > NONE * Math.max(1, before)) {
                        basis.add(Arrays.stream(column).map(x -> x / after).toArray());
                    }
                }
            }
            for (int c = 0; c < kept.length && !basis.isEmpty(); c++) {
                if (design.terms().get(kept[c]) == t) {
                    double[] column = column(l, c);
                    reduce(column, basis);
                    for (int i = 0; i < l.length; i++) {
                        l[i][c] = Math.abs(column[i]) < NONE ? 0 : column[i];
                    }
                }
            }
        }
    }

    private static double[] column(double[][] l, int c) {
        return Arrays.stream(l).mapToDouble(row -> row[c]).toArray();
    }

    /** Twice, for the rounding of the first time. */
    private static void reduce(double[] column, List<double[]> basis) {
        for (int pass = 0; pass < 2; pass++) {
            for (double[] unit : basis) {
                double along = dot(column, unit);
                for (int i = 0; i < column.length; i++) {
                    column[i] -= along * unit[i];
                }
            }
        }
    }

    /** Whether a term has another's predictors and more, the more being categories only. */
    private boolean contains(ModelTerm larger, ModelTerm term) {
        return larger.predictors().size() > term.predictors().size()
                && larger.predictors().containsAll(term.predictors())
                && larger.predictors().stream()
                        .filter(each -> !term.predictors().contains(each))
                        .allMatch(each -> frame.column(each) instanceof Categories);
    }
}
