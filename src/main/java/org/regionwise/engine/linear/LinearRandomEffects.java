package org.regionwise.engine.linear;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.regionwise.engine.FitProgress;
import org.regionwise.engine.FitSummary;
import org.regionwise.engine.FitWarning;
import org.regionwise.engine.NotEstimable;

/**
 * The linear mixed model y = Xβ + Zb + ε, b ~ N(0, σ²ΛΛ'), ε_i ~ N(0, σ²/w_i), fitted by REML or maximum likelihood
 * over the entries θ of Λ, everything else profiled out. Bates et al. (2015), J. Stat. Softw. 67.
 *
 * <p>Columns of Z are centred and scaled before the search where the model allows it, so units of slopes do not matter.
 * A variance that is estimated as 0, or a correlation as ±1, is an answer (singular).
 */
public final class LinearRandomEffects {
    /** Fewer groups than this say little about how much groups differ. */
    private static final int FEW_GROUPS = 6;
    /** Of a diagonal entry of Λ̃, as lme4's isSingular has it. */
    private static final double SINGULAR = 1e-4;

    private static final double NOT_AT_BOUNDARY = 0.1;

    /** Of an effect in the variance, where the search begins. */
    private static final double SMALLEST_SHARE = 0.02;

    private static final double LARGEST_SHARE = 0.7;

    private final LinearData data;
    private final Criterion criterion;
    private final FitProgress progress;

    /** @throws IllegalArgumentException when the data have no random term */
    public LinearRandomEffects(LinearData data, Criterion criterion) {
        this(data, criterion, FitProgress.UNWATCHED);
    }

    /**
     * @param data with one random term at least
     * @param progress may stop the search
     */
    public LinearRandomEffects(LinearData data, Criterion criterion, FitProgress progress) {
        if (data.random().isEmpty()) {
            throw new IllegalArgumentException("a mixed model needs a random term");
        }
        this.data = data;
        this.criterion = criterion;
        this.progress = progress;
    }

    /**
     * Fits the model.
     *
     * @throws NotEstimable when a factor has one level only, there are as many effects of a factor as rows, rows are no
     *     more than coefficients, or the outcome is explained exactly; its code says which
     */
    public LinearFit fit() {
        CrossProducts sums = new CrossProducts(data);
        return fit(sums, start(sums));
    }

    /**
     * The same model from a start close to the answer, which stays what it is: a fit of the same terms to similar data.
     */
    public LinearFit fit(LinearFit near) {
        CrossProducts sums = new CrossProducts(data);
        double[] start = near.at.theta.clone();
        for (RandomBlock block : sums.blocks) {
            for (int k = 0; k < block.parameters(); k++) {
                if (block.thetaRow[k] == block.thetaColumn[k]) {
                    // at 0 the deviance is level, whichever way it falls further off
                    start[block.thetaStart + k] = Math.max(NOT_AT_BOUNDARY, start[block.thetaStart + k]);
                }
            }
        }
        return fit(sums, start);
    }

    private LinearFit fit(CrossProducts sums, double[] start) {
        DevianceSearch search = DevianceSearch.of(sums, criterion, start, progress);
        boolean singular = singular(sums, search.at().theta);
        FitSummary summary = new FitSummary(
                criterion.name(),
                0,
                search.evaluations(),
                -search.at().value() / 2,
                search.gradient() / 2,
                search.converged(),
                singular,
                false,
                warnings(sums, search, singular));
        return new LinearFit(data, sums, search.at(), summary);
    }

    /**
     * Λ̃ diagonal, its entries from moments: of an effect with m levels, T = Σ (z_l'y)²/z_l'z_l and S = Σ z_l'z_l, y of
     * unit variance, its share of the variance is about (T/m − 1)/(S/m − 1), were it the only one.
     */
    static double[] start(CrossProducts sums) {
        double[] start = new double[sums.parameters];
        for (RandomBlock block : sums.blocks) {
            for (int k = 0; k < block.parameters(); k++) {
                if (block.thetaRow[k] == block.thetaColumn[k]) {
                    start[block.thetaStart + k] = start(sums, block, block.thetaRow[k]);
                }
            }
        }
        return start;
    }

    private static double start(CrossProducts sums, RandomBlock block, int effect) {
        double explained = 0;
        double squares = 0;
        int levels = 0;
        for (int level = 0; level < block.factor.size(); level++) {
            double own = sums.square(block, level, effect);
            if (own > 0) {
                double withOutcome = sums.withOutcome(block, level, effect);
                explained += withOutcome * withOutcome / own;
                squares += own;
                levels++;
            }
        }
        double share = (explained / levels - 1) / (squares / levels - 1);
        double sound = share > SMALLEST_SHARE ? Math.min(share, LARGEST_SHARE) : SMALLEST_SHARE;
        return Math.sqrt(sound / (1 - sound));
    }

    private static boolean singular(CrossProducts sums, double[] theta) {
        for (RandomBlock block : sums.blocks) {
            for (int k = 0; k < block.parameters(); k++) {
                if (block.thetaRow[k] == block.thetaColumn[k] && theta[block.thetaStart + k] < SINGULAR) {
                    return true;
                }
            }
        }
        return false;
    }

    private List<FitWarning> warnings(CrossProducts sums, DevianceSearch search, boolean singular) {
        List<FitWarning> warnings = new ArrayList<>();
        dropped(warnings, "constant-predictor", sums.fixed.constant);
        dropped(warnings, "collinear-predictors", sums.fixed.collinear);
        for (RandomBlock block : sums.blocks) {
            long groups = Arrays.stream(block.factor.levelOfRow()).distinct().count();
            if (groups < FEW_GROUPS) {
                warnings.add(FitWarning.ofModel(
                        groups == 2 ? "two-groups" : "few-groups",
                        Map.of("factor", block.factor.name(), "groups", groups)));
            }
        }
        if (singular) {
            warnings.add(FitWarning.ofModel("singular"));
        }
        if (search.secondMethod()) {
            warnings.add(FitWarning.ofModel("second-optimiser"));
        }
        if (!search.converged()) {
            warnings.add(FitWarning.ofModel("not-converged", Map.of("gradient", search.gradient() / 2)));
        }
        return warnings;
    }

    private void dropped(List<FitWarning> warnings, String code, List<Integer> terms) {
        if (!terms.isEmpty()) {
            warnings.add(FitWarning.ofModel(
                    code, Map.of("terms", terms.stream().map(data.terms()::get).toList())));
        }
    }
}
