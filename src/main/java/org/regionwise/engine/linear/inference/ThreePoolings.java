package org.regionwise.engine.linear.inference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.regionwise.engine.linear.GroupingFactor;
import org.regionwise.engine.linear.LinearData;
import org.regionwise.engine.linear.LinearFit;
import org.regionwise.engine.linear.OrdinaryLeastSquares;

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

    /** @param factor index of the grouping factor in the fit’s order */
    public static ThreePoolings of(LinearFit fit, int factor) {
        LinearData data = fit.data();
        GroupingFactor grouping = fit.factors().get(factor);
        List<String> effects = fit.effects(factor);
        List<String> terms = new ArrayList<>(data.terms());
        effects.stream().filter(effect -> !terms.contains(effect)).forEach(terms::add);
        int size = terms.size();
        double[] complete = padded(coefficients(data), size, Double.NaN);
        double[] fixed = padded(fit.fixedEffects().estimates(), size, 0);
        double[][] none = new double[grouping.size()][];
        double[][] partial = new double[grouping.size()][];
        double[][] modesOfLevel = fit.modes(factor);
        int[][] rows = rows(grouping);
        LinearData alone = data.withRandom(List.of());
        IntStream.range(0, none.length)
                .parallel()
                .forEach(level -> none[level] = padded(coefficients(alone.rows(rows[level])), size, Double.NaN));
        for (int level = 0; level < none.length; level++) {
            partial[level] = fixed.clone();
            double[] modes = modesOfLevel[level];
            for (int k = 0; k < modes.length; k++) {
                partial[level][terms.indexOf(effects.get(k))] += modes[k];
            }
        }
        return new ThreePoolings(grouping.name(), grouping.levels(), List.copyOf(terms), complete, none, partial);
    }

    private static double[] coefficients(LinearData data) {
        return new OrdinaryLeastSquares(data).fixedEffects().estimates();
    }

    private static int[][] rows(GroupingFactor factor) {
        int[] size = new int[factor.size()];
        for (int level : factor.levelOfRow()) {
            size[level]++;
        }
        int[][] rows = Arrays.stream(size).mapToObj(int[]::new).toArray(int[][]::new);
        for (int i = factor.rows() - 1; i >= 0; i--) {
            int level = factor.levelOfRow()[i];
            rows[level][--size[level]] = i;
        }
        return rows;
    }

    private static double[] padded(double[] values, int size, double with) {
        double[] padded = new double[size];
        for (int i = 0; i < size; i++) {
            padded[i] = i < values.length ? values[i] : with;
        }
        return padded;
    }
}
