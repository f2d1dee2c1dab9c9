package org.regionwise.engine.linear.unit;

import java.util.Arrays;
import org.regionwise.engine.FitProgress;
import org.regionwise.engine.linear.Criterion;
import org.regionwise.engine.linear.LinearData;
import org.regionwise.engine.linear.LinearFit;
import org.regionwise.engine.linear.LinearRandomEffects;

/**
 * The Box–Cox power λ in [0, 2] under which the outcome is likeliest: below 0 it would have no mean. The likelihood is
 * that of the model on the scale of λ, restricted or not, of outcomes divided by g^(λ − 1), g their geometric mean, so
 * that scales can be compared. Gurka, Edwards, Muller &amp; Kupper (2006), J. R. Stat. Soc. A 169.
 */
public final class LikeliestPower {
    private static final double MOST = 2;
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;
    /** The likelihood is flat at its top: what is nearer cannot be told apart. */
    private static final double NEAR = 1e-7;

    private final LinearData rows;
    private final double shift;
    private final Criterion criterion;
    private final FitProgress progress;

    private LinearFit before;

    /**
     * @param rows with the outcome as it was measured, all of it above −shift
     * @param shift added to it
     */
    public LikeliestPower(LinearData rows, double shift, Criterion criterion, FitProgress progress) {
        this.rows = rows;
        this.shift = shift;
        this.criterion = criterion;
        this.progress = progress;
    }

    /** By golden sections; 0 and 2 where the likelihood rises to them. */
    public OutcomeScale find() {
        double left = 0;
        double right = MOST;
        double inner = right - GOLDEN * (right - left);
        double outer = left + GOLDEN * (right - left);
        double atInner = likelihood(inner);
        double atOuter = likelihood(outer);
        while (right - left > NEAR) {
            if (atInner >= atOuter) {
                right = outer;
                outer = inner;
                atOuter = atInner;
                inner = right - GOLDEN * (right - left);
                atInner = likelihood(inner);
            } else {
                left = inner;
                inner = outer;
                atInner = atOuter;
                outer = left + GOLDEN * (right - left);
                atOuter = likelihood(outer);
            }
        }
        double middle = (left + right) / 2;
        double power = left == 0 ? 0 : right == MOST ? MOST : middle;
        return new OutcomeScale(power, shift);
    }

    private double likelihood(double lambda) {
        OutcomeScale scale = new OutcomeScale(lambda, shift);
        LinearData there = scale.of(rows);
        LinearRandomEffects model = new LinearRandomEffects(there, criterion, progress.within());
        LinearFit fit = before == null ? model.fit() : model.fit(before);
        before = fit;
        long coefficients = criterion == Criterion.REML
                ? Arrays.stream(fit.fixedEffects().estimates())
                        .filter(each -> !Double.isNaN(each))
                        .count()
                : 0;
        double scaled = 1 - (double) coefficients / rows.rows();
        return fit.logLikelihood() + scaled * scale.logJacobian(rows);
    }
}
