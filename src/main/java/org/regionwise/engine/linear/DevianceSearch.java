package org.regionwise.engine.linear;

import java.util.function.Function;
import org.hipparchus.optim.InitialGuess;
import org.hipparchus.optim.MaxEval;
import org.hipparchus.optim.PointValuePair;
import org.hipparchus.optim.SimpleValueChecker;
import org.hipparchus.optim.nonlinear.scalar.GoalType;
import org.hipparchus.optim.nonlinear.scalar.ObjectiveFunction;
import org.hipparchus.optim.nonlinear.scalar.noderiv.NelderMeadSimplex;
import org.hipparchus.optim.nonlinear.scalar.noderiv.SimplexOptimizer;
import org.regionwise.engine.FitProgress;
import org.regionwise.engine.FitStep;
import org.regionwise.engine.numeric.QuasiNewton;

/**
 * The θ of least deviance. The deviance is even in every column of Λ, so the search has no bounds; a diagonal entry
 * that runs to 0 is set to 0 (singular), and columns are turned so that no other is negative. Where quasi-Newton steps
 * stall, a simplex goes on from there.
 *
 * @param at the deviance there
 * @param gradient its largest absolute derivative by θ, columns of Z scaled
 * @param evaluations of deviance and gradient
 * @param converged whether it is a minimum
 * @param secondMethod whether the simplex was needed
 */
record DevianceSearch(ProfiledDeviance at, double gradient, int evaluations, boolean converged, boolean secondMethod) {
    /** Of a diagonal entry of Λ̃, below which 0 is tried instead. */
    private static final double NEARLY_ZERO = 1e-2;
    /** Of the deviance: no difference. */
    private static final double NO_DIFFERENCE = 1e-9;

    private static final int MOST_RIDGES = 5;
    private static final int MOST_SIMPLEX_STEPS = 5000;

    static DevianceSearch of(CrossProducts sums, Criterion criterion, double[] start, FitProgress progress) {
        Function<double[], QuasiNewton.Slope> function = theta -> {
            progress.checkpoint();
            ProfiledDeviance at = new ProfiledDeviance(sums, criterion, theta);
            return new QuasiNewton.Slope(at.value(), at.gradient());
        };
        progress.at(FitStep.MAXIMISING, 0, 0);
        QuasiNewton.Minimum found = QuasiNewton.minimise(function, start);
        boolean second = !found.converged();
        if (second) {
            found = bySimplex(sums, criterion, found, function);
        }
        for (int i = 0; i < MOST_RIDGES && nearBoundary(sums, found.point()); i++) {
            // the slope by θ is 0 wherever an entry is 0, maximum or not
            double[] lower =
                    QuasiNewton.offRidge(function, found.point(), found.slope().value());
            if (lower == null) {
                break;
            }
            QuasiNewton.Minimum again = QuasiNewton.minimise(function, lower);
            if (!(again.slope().value() < found.slope().value())) {
                break;
            }
            found = again;
        }
        double[] theta = found.point();
        double value = found.slope().value();
        boolean moved = false;
        for (RandomBlock block : sums.blocks) {
            for (int k = 0; k < block.parameters(); k++) {
                if (block.thetaRow[k] == block.thetaColumn[k]
                        && Math.abs(theta[block.thetaStart + k]) < NEARLY_ZERO
                        && theta[block.thetaStart + k] != 0) {
                    double[] trial = theta.clone();
                    trial[block.thetaStart + k] = 0;
                    double there = new ProfiledDeviance(sums, criterion, trial).value();
                    if (there <= value + NO_DIFFERENCE) {
                        theta = trial;
                        value = there;
                        moved = true;
                    }
                }
            }
        }
        int evaluations = found.evaluations();
        if (moved) {
            QuasiNewton.Minimum again =
                    QuasiNewton.polished(function, theta, function.apply(theta), evaluations, found.converged());
            theta = again.point();
            evaluations = again.evaluations();
        }
        ProfiledDeviance at = new ProfiledDeviance(sums, criterion, turned(sums, theta));
        double gradient = new QuasiNewton.Slope(0, at.gradient()).steepest();
        return new DevianceSearch(at, gradient, evaluations, found.converged(), second);
    }

    private static boolean nearBoundary(CrossProducts sums, double[] theta) {
        for (RandomBlock block : sums.blocks) {
            for (int k = 0; k < block.parameters(); k++) {
                if (block.thetaRow[k] == block.thetaColumn[k]
                        && Math.abs(theta[block.thetaStart + k]) < NEARLY_ZERO * 10) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Nelder and Mead from where the first search ended, then Newton. */
    static QuasiNewton.Minimum bySimplex(
            CrossProducts sums,
            Criterion criterion,
            QuasiNewton.Minimum stalled,
            Function<double[], QuasiNewton.Slope> function) {
        PointValuePair best = new SimplexOptimizer(new SimpleValueChecker(0, 1e-11))
                .optimize(
                        new MaxEval(MOST_SIMPLEX_STEPS),
                        new ObjectiveFunction(theta -> new ProfiledDeviance(sums, criterion, theta).value()),
                        GoalType.MINIMIZE,
                        new InitialGuess(stalled.point()),
                        new NelderMeadSimplex(stalled.point().length, 0.1));
        QuasiNewton.Slope there = function.apply(best.getPoint());
        QuasiNewton.Minimum end = QuasiNewton.polished(function, best.getPoint(), there, stalled.evaluations(), true);
        // in a deviance of order n a slope of 1e-3 leaves 1e-6 to be gained
        return new QuasiNewton.Minimum(
                end.point(), end.slope(), end.evaluations(), end.slope().steepest() < 1e-3);
    }

    private static double[] turned(CrossProducts sums, double[] theta) {
        double[] turned = theta.clone();
        for (RandomBlock block : sums.blocks) {
            double sign = 1;
            for (int k = 0; k < block.parameters(); k++) {
                int at = block.thetaStart + k;
                if (block.thetaRow[k] == block.thetaColumn[k]) {
                    sign = theta[at] < 0 ? -1 : 1;
                }
                turned[at] = theta[at] == 0 ? 0 : sign * theta[at];
            }
        }
        return turned;
    }
}
