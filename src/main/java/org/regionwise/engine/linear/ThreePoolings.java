package org.regionwise.engine.linear;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The coefficients of every level of one factor under the three poolings: one regression for all ({@code lm}), one for
 * each level ({@code lmList}), and the mixed model ({@code coef(model)}).
 *
 * @param factor its name
 * @param levels names of its m levels
 * @param terms of the fixed effects, then effects of the levels that are no fixed effects
 * @param complete one value a term
 * @param none m × terms, NaN where a level's own rows do not determine a coefficient
 * @param partial m × terms
 */
public record ThreePoolings(
        String factor,
        List<String> levels,
        List<String> terms,
        double[] complete,
        double[][] none,
        double[][] partial) {

    public static ThreePoolings of(LinearFit fit, int factor) {
        GroupingFactor grouping = fit.factors().get(factor);
        List<String> effects = fit.effects(factor);
        List<String> terms = new ArrayList<>(fit.data.terms());
        effects.stream().filter(effect -> !terms.contains(effect)).forEach(terms::add);
        int size = terms.size();
        double[] complete =
                padded(new OrdinaryLeastSquares(fit.data).fixedEffects().estimates(), size, Double.NaN);
        double[] fixed = padded(fit.fixedEffects().estimates(), size, 0);
        double[][] none = new double[grouping.size()][];
        double[][] partial = new double[grouping.size()][];
        int[][] rows = rows(grouping);
        for (int level = 0; level < none.length; level++) {
            none[level] = padded(ownRows(fit.data, rows[level]), size, Double.NaN);
            partial[level] = fixed.clone();
            double[] modes = fit.at.modes(factor, level);
            for (int k = 0; k < modes.length; k++) {
                partial[level][terms.indexOf(effects.get(k))] += modes[k];
            }
        }
        return new ThreePoolings(grouping.name(), grouping.levels(), List.copyOf(terms), complete, none, partial);
    }

    private static double[] ownRows(LinearData data, int[] rows) {
        LinearData own = data.rows(rows);
        OrthogonalDesign design = new OrthogonalDesign(own);
        double[] y = IntStream.range(0, rows.length)
                .mapToDouble(i -> Math.sqrt(own.weight(i)) * (own.outcome(i) - own.offset(i)))
                .toArray();
        return design.coefficients(design.along(y));
    }

    private static int[][] rows(GroupingFactor factor) {
        List<List<Integer>> rows = new ArrayList<>();
        for (int level = 0; level < factor.size(); level++) {
            rows.add(new ArrayList<>());
        }
        for (int i = 0; i < factor.rows(); i++) {
            rows.get(factor.levelOfRow()[i]).add(i);
        }
        return rows.stream()
                .map(each -> each.stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new);
    }

    private static double[] padded(double[] values, int size, double with) {
        double[] padded = new double[size];
        for (int i = 0; i < size; i++) {
            padded[i] = i < values.length ? values[i] : with;
        }
        return padded;
    }
}
