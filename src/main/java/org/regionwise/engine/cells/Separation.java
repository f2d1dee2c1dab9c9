package org.regionwise.engine.cells;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.hipparchus.exception.MathIllegalStateException;
import org.hipparchus.optim.LocalizedOptimFormats;
import org.hipparchus.optim.linear.LinearConstraint;
import org.hipparchus.optim.linear.LinearConstraintSet;
import org.hipparchus.optim.linear.LinearObjectiveFunction;
import org.hipparchus.optim.linear.NonNegativeConstraint;
import org.hipparchus.optim.linear.Relationship;
import org.hipparchus.optim.linear.SimplexSolver;
import org.hipparchus.optim.nonlinear.scalar.GoalType;
import org.regionwise.engine.numeric.SymmetricMatrix;

/**
 * Finds whether some direction of β makes every all-yes and every all-no cell ever more likely without hurting a mixed
 * one: then the likelihood has no finite maximum (Albert &amp; Anderson 1984, Biometrika 71; Konis 2007).
 *
 * <p>By Stiemke's lemma there is no such direction exactly when positive weights λ balance the cells: Σ λ_c s_c x_c = 0
 * with s = +1 for all-yes, −1 for all-no, and either sign for mixed cells. That is a linear programme with one row per
 * coefficient.
 */
public final class Separation {
    private static final double TOLERANCE = 1e-9;

    private Separation() {}

    /** The kept columns responsible: empty when the data are not separated; {@code [0]} when all answers are alike. */
    public static List<Integer> columns(Cells cells, ScaledDesign design) {
        double successes = 0;
        for (int c = 0; c < cells.size(); c++) {
            successes += cells.successes(c);
        }
        if (successes == 0 || successes == cells.totalTrials()) {
            return List.of(0);
        }
        // pooled effects have a distribution that keeps them finite
        List<Integer> all = IntStream.range(0, design.columns())
                .filter(i -> design.pooled(i) < 0)
                .boxed()
                .toList();
        if (mixedCellsSpan(cells, design, all) || !separated(cells, design, all)) {
            return List.of();
        }
        List<Integer> guilty = new ArrayList<>();
        for (Integer i : all.subList(1, all.size())) {
            List<Integer> without = new ArrayList<>(all);
            without.remove(i);
            if (!separated(cells, design, without)) {
                guilty.add(i);
            }
        }
        return guilty.isEmpty() ? all.subList(1, all.size()) : guilty;
    }

    /** The usual case, found without a linear programme: mixed cells alone pin down every coefficient. */
    private static boolean mixedCellsSpan(Cells cells, ScaledDesign design, List<Integer> columns) {
        int p = columns.size();
        DMatrixRMaj gram = new DMatrixRMaj(p, p);
        for (int c = 0; c < cells.size(); c++) {
            if (cells.successes(c) > 0 && cells.successes(c) < cells.trials(c)) {
                for (int i = 0; i < p; i++) {
                    for (int k = 0; k < p; k++) {
                        gram.add(i, k, -design.value(c, columns.get(i)) * design.value(c, columns.get(k)));
                    }
                }
            }
        }
        return SymmetricMatrix.covariance(gram) != null;
    }

    private static boolean separated(Cells cells, ScaledDesign design, List<Integer> columns) {
        List<double[]> rays = new ArrayList<>();
        for (int c = 0; c < cells.size(); c++) {
            if (cells.trials(c) == 0) {
                continue;
            }
            boolean canBeNo = cells.successes(c) < cells.trials(c);
            boolean canBeYes = cells.successes(c) > 0;
            if (canBeYes) {
                rays.add(ray(design, c, columns, 1));
            }
            if (canBeNo) {
                rays.add(ray(design, c, columns, -1));
            }
        }
        // λ = 1 + μ, μ ≥ 0: Σ μ_c a_c = −Σ a_c
        List<LinearConstraint> balance = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            double[] row = new double[rays.size()];
            double sum = 0;
            for (int r = 0; r < row.length; r++) {
                row[r] = rays.get(r)[i];
                sum += row[r];
            }
            balance.add(new LinearConstraint(row, Relationship.EQ, -sum));
        }
        try {
            new SimplexSolver(TOLERANCE)
                    .optimize(
                            new LinearObjectiveFunction(new double[rays.size()], 0),
                            new LinearConstraintSet(balance),
                            GoalType.MINIMIZE,
                            new NonNegativeConstraint(true));
            return false;
        } catch (MathIllegalStateException outcome) {
            if (outcome.getSpecifier() == LocalizedOptimFormats.NO_FEASIBLE_SOLUTION) {
                return true;
            }
            throw outcome;
        }
    }

    private static double[] ray(ScaledDesign design, int c, List<Integer> columns, int sign) {
        double[] ray = new double[columns.size()];
        double length = 0;
        for (int i = 0; i < ray.length; i++) {
            ray[i] = sign * design.value(c, columns.get(i));
            length += ray[i] * ray[i];
        }
        length = Math.sqrt(length);
        for (int i = 0; i < ray.length; i++) {
            ray[i] /= length;
        }
        return ray;
    }
}
