package org.regionwise.analysis.formula;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.regionwise.engine.linear.RandomTerm;
import org.regionwise.survey.frame.FrameColumn.Categories;
import org.regionwise.survey.frame.FrameColumn.Numbers;

/**
 * Columns of a design, named as R's {@code model.matrix} names them. A category has a column for each of its levels but
 * the first, the reference, where the model has the term without it; a column for every level where it has not, and
 * where it is the first category of a model without intercept.
 *
 * @param names {@code (Intercept)}, {@code x}, {@code sexmale}, {@code x:sexmale}
 * @param columns one value a row each
 * @param terms the term of each column, counted from 0; −1 for the intercept
 */
public record ModelMatrix(List<String> names, List<double[]> columns, List<Integer> terms) {
    private static final int OF_INTERCEPT = -1;
    /** More columns than that are an identifier taken for a category. */
    private static final int MOST_COLUMNS = 2000;

    private record Column(String name, double[] values) {}

    public ModelMatrix {
        names = List.copyOf(names);
        columns = List.copyOf(columns);
        terms = List.copyOf(terms);
    }

    /**
     * The design of terms over all rows of a frame. A value that is missing is NaN, or 0 in every column of a category.
     *
     * @throws InvalidFormula when a predictor cannot be computed, or has too many categories
     */
    public static ModelMatrix of(TermList terms, ModelFrame frame) {
        return of(terms, frame, true);
    }

    /** The same with a column for every level of every category: more columns than the model has coefficients. */
    static ModelMatrix full(TermList terms, ModelFrame frame) {
        return of(terms, frame, false);
    }

    private static ModelMatrix of(TermList terms, ModelFrame frame, boolean reducing) {
        List<Column> all = new ArrayList<>();
        List<Integer> termOf = new ArrayList<>();
        if (terms.intercept()) {
            all.add(new Column(RandomTerm.INTERCEPT, ones(frame.rows())));
            termOf.add(OF_INTERCEPT);
        }
        // without an intercept, the first category of all has a column for each of its levels
        boolean[] spanned = {terms.intercept()};
        for (ModelTerm term : terms.terms()) {
            List<Column> own = columns(term, terms, frame, spanned, reducing);
            all.addAll(own);
            termOf.addAll(Collections.nCopies(own.size(), terms.terms().indexOf(term)));
            if (all.size() > MOST_COLUMNS) {
                throw new InvalidFormula(
                        "formula-too-many-columns", "term", term.toString(), "limit", Integer.toString(MOST_COLUMNS));
            }
        }
        return new ModelMatrix(
                all.stream().map(Column::name).toList(),
                all.stream().map(Column::values).toList(),
                termOf);
    }

    private static List<Column> columns(
            ModelTerm term, TermList terms, ModelFrame frame, boolean[] spanned, boolean reducing) {
        List<Column> product = List.of();
        for (Expression predictor : term.predictors()) {
            boolean reduced = reducing && spanned[0] && reduced(term.without(predictor), terms);
            spanned[0] |= frame.column(predictor) instanceof Categories;
            List<Column> own = columns(predictor, reduced, frame);
            product = product.isEmpty() ? own : product(product, own);
            if (product.size() > MOST_COLUMNS) {
                throw new InvalidFormula(
                        "formula-too-many-columns", "term", term.toString(), "limit", Integer.toString(MOST_COLUMNS));
            }
        }
        return product;
    }

    /** Whether the rest of a term is in the model, so that the levels of one predictor are told from a reference. */
    private static boolean reduced(ModelTerm rest, TermList terms) {
        return rest.intercept()
                || terms.terms().stream().anyMatch(each -> each.predictors().equals(rest.predictors()));
    }

    private static List<Column> columns(Expression predictor, boolean reduced, ModelFrame frame) {
        if (frame.column(predictor) instanceof Numbers numbers) {
            return List.of(new Column(predictor.toString(), numbers.values()));
        }
        Categories categories = frame.categories(predictor);
        int first = reduced ? 1 : 0;
        if (categories.levels().size() < 2) {
            throw new InvalidFormula(
                    "formula-one-level",
                    "term",
                    predictor.toString(),
                    "level",
                    categories.levels().isEmpty() ? "" : categories.levels().get(0));
        }
        if (categories.levels().size() > MOST_COLUMNS) {
            throw new InvalidFormula(
                    "formula-too-many-columns", "term", predictor.toString(), "limit", Integer.toString(MOST_COLUMNS));
        }
        List<Column> columns = new ArrayList<>();
        for (int level = first; level < categories.levels().size(); level++) {
            int own = level;
            columns.add(new Column(
                    predictor + categories.levels().get(level),
                    Arrays.stream(categories.codes())
                            .mapToDouble(code -> code == own ? 1 : 0)
                            .toArray()));
        }
        return columns;
    }

    /** Products, the first factor's columns running fastest. */
    private static List<Column> product(List<Column> first, List<Column> second) {
        List<Column> product = new ArrayList<>();
        for (Column slow : second) {
            for (Column fast : first) {
                double[] values = new double[slow.values.length];
                Arrays.setAll(values, i -> fast.values[i] * slow.values[i]);
                product.add(new Column(fast.name + ":" + slow.name, values));
            }
        }
        return product;
    }

    private static double[] ones(int rows) {
        double[] ones = new double[rows];
        Arrays.fill(ones, 1);
        return ones;
    }

    /** Rows by columns. */
    public DMatrixRMaj matrix(int rows) {
        DMatrixRMaj matrix = new DMatrixRMaj(rows, columns.size());
        for (int k = 0; k < columns.size(); k++) {
            double[] column = columns.get(k);
            for (int i = 0; i < rows; i++) {
                matrix.set(i, k, column[i]);
            }
        }
        return matrix;
    }
}
