package org.regionwise.engine.linear;

import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/**
 * What a linear mixed model is fitted to: y = Xβ + Zb + offset + ε, b ~ N(0, σ²ΛΛ'), ε_i ~ N(0, σ²/w_i).
 *
 * <p>Weights are precision weights, as {@code lmer} has them: a row of weight 2 is the mean of two answers. They are no
 * sampling weights.
 */
public final class LinearData {
    private final double[] outcome;
    private final DMatrixRMaj design;
    private final List<String> terms;
    private final List<RandomTerm> random;
    private final double[] weights;
    private final double[] offset;

    /** Without weights and offset. */
    public LinearData(double[] outcome, DMatrixRMaj design, List<String> terms, List<RandomTerm> random) {
        this(outcome, design, terms, random, null, null);
    }

    /**
     * @param outcome y, one value a row
     * @param design X, a column a term, the intercept (if any) as a column of ones
     * @param terms names of its columns
     * @param random Z, empty for a linear model without random effects
     * @param weights w &gt; 0, or null for ones
     * @param offset part of the mean that is known, or null
     * @throws IllegalArgumentException when sizes do not fit, a number is not finite or a weight not positive
     */
    public LinearData(
            double[] outcome,
            DMatrixRMaj design,
            List<String> terms,
            List<RandomTerm> random,
            double[] weights,
            double[] offset) {
        this.outcome = outcome;
        this.design = design;
        this.terms = List.copyOf(terms);
        this.random = List.copyOf(random);
        this.weights = weights;
        this.offset = offset;
        require(design.numRows == outcome.length && design.numCols == terms.size(), "a design of rows by terms");
        require(weights == null || weights.length == outcome.length, "a weight for each row");
        require(offset == null || offset.length == outcome.length, "an offset for each row");
        require(finite(outcome) && finite(design.data) && (offset == null || finite(offset)), "finite numbers");
        require(weights == null || Arrays.stream(weights).allMatch(w -> w > 0 && w < 1 / 0.0), "positive weights");
        for (RandomTerm term : random) {
            require(term.factor().rows() == outcome.length, "a level of each factor for each row");
            require(term.columns().stream().allMatch(LinearData::finite), "finite numbers");
        }
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalArgumentException("a linear mixed model needs " + what);
        }
    }

    private static boolean finite(double[] values) {
        return Arrays.stream(values).allMatch(Double::isFinite);
    }

    /** n. */
    public int rows() {
        return outcome.length;
    }

    /** y_i. */
    public double outcome(int row) {
        return outcome[row];
    }

    /** y. */
    public double[] outcomes() {
        return outcome.clone();
    }

    /** X; not to be written to. */
    public DMatrixRMaj design() {
        return design;
    }

    /** Names of the columns of X. */
    public List<String> terms() {
        return terms;
    }

    /** Terms of Z. */
    public List<RandomTerm> random() {
        return random;
    }

    /** Whether rows have precisions of their own. */
    public boolean weighted() {
        return weights != null;
    }

    /** w_i. */
    public double weight(int row) {
        return weights == null ? 1 : weights[row];
    }

    /** The known part of the mean of a row. */
    public double offset(int row) {
        return offset == null ? 0 : offset[row];
    }

    /** Row i of X. */
    public double[] row(int i) {
        return Arrays.copyOfRange(design.data, i * design.numCols, (i + 1) * design.numCols);
    }

    /** Row i of the columns of all terms of a factor. */
    public double[] effectRow(String factor, int i) {
        double[][] columns = effectColumns(factor);
        double[] row = new double[columns.length];
        for (int k = 0; k < row.length; k++) {
            row[k] = columns[k][i];
        }
        return row;
    }

    /** The columns of all terms of a factor; not to be written to. */
    public double[][] effectColumns(String factor) {
        return random.stream()
                .filter(term -> term.factor().name().equals(factor))
                .flatMap(term -> term.columns().stream())
                .toArray(double[][]::new);
    }

    /** The same model of another outcome. */
    public LinearData withOutcome(double[] other) {
        return new LinearData(other, design, terms, random, weights, offset);
    }

    /** The same rows with other random effects. */
    public LinearData withRandom(List<RandomTerm> other) {
        return new LinearData(outcome, design, terms, other, weights, offset);
    }

    /** Some of the rows; factors keep all their levels. */
    public LinearData rows(int[] kept) {
        DMatrixRMaj fewer = new DMatrixRMaj(kept.length, design.numCols);
        for (int i = 0; i < kept.length; i++) {
            System.arraycopy(design.data, kept[i] * design.numCols, fewer.data, i * design.numCols, design.numCols);
        }
        return new LinearData(
                pick(outcome, kept),
                fewer,
                terms,
                random.stream().map(term -> term.rows(kept)).toList(),
                weights == null ? null : pick(weights, kept),
                offset == null ? null : pick(offset, kept));
    }

    static double[] pick(double[] values, int[] kept) {
        return Arrays.stream(kept).mapToDouble(i -> values[i]).toArray();
    }
}
