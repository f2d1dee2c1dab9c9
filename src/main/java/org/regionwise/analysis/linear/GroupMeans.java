package org.regionwise.analysis.linear;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.regionwise.engine.Interval;
import org.regionwise.engine.PosteriorSummary;
import org.regionwise.engine.linear.LinearData;
import org.regionwise.engine.linear.LinearFit;
import org.regionwise.engine.linear.LinearPosterior;
import org.regionwise.engine.linear.RowPredictions;
import org.regionwise.engine.linear.inference.ThreePoolings;
import org.regionwise.engine.numeric.NormalQuantile;

/** Means of the groups of one factor over their own rows: as observed, and by the models. */
final class GroupMeans {
    /**
     * One group.
     *
     * @param raw mean of the outcomes
     * @param complete of what the regression for all rows expects
     * @param pooled of what the mixed model expects, other factors' effects at 0
     * @param limits of the latter
     */
    record Mean(double raw, double complete, double pooled, Interval limits) {}

    private final LinearFit fit;
    private final LinearData data;
    private final int factor;
    private final LinearAnswer answer;
    private final ThreePoolings poolings;
    private final RowPredictions predictions;
    private final double[][] z;

    GroupMeans(LinearFit fit, int factor, LinearAnswer answer) {
        this.fit = fit;
        this.data = fit.data();
        this.factor = factor;
        this.answer = answer;
        this.poolings = answer.poolings().get(factor);
        this.predictions = new RowPredictions(fit);
        this.z = data.effectColumns(fit.factors().get(factor).name());
    }

    Mean of(int level, int[] rows) {
        double[] x = new double[data.terms().size()];
        double[] along = new double[z.length];
        double raw = 0;
        double offset = 0;
        double weights = Arrays.stream(rows).mapToDouble(data::weight).sum();
        for (int row : rows) {
            double share = data.weight(row) / weights;
            raw += share * data.outcome(row);
            offset += share * data.offset(row);
            double[] own = data.row(row);
            for (int k = 0; k < x.length; k++) {
                x[k] += share * own[k];
            }
            for (int k = 0; k < along.length; k++) {
                along[k] += share * z[k][row];
            }
        }
        double complete = offset;
        for (int k = 0; k < x.length; k++) {
            double coefficient = poolings.complete()[k];
            complete += Double.isNaN(coefficient) ? 0 : coefficient * x[k];
        }
        if (answer.posterior() != null) {
            PosteriorSummary pooled = answer.posterior()
                    .posterior()
                    .mean(
                            x,
                            levels(level, LinearPosterior.NO_GROUP),
                            effects(along),
                            answer.question().level());
            return new Mean(
                    raw,
                    complete,
                    offset + pooled.mean(),
                    new Interval(offset + pooled.lower(), offset + pooled.upper()));
        }
        RowPredictions.Prediction pooled =
                predictions.predict(x, levels(level, RowPredictions.UNKNOWN_LEVEL), effects(along), offset, 1, true);
        double by = NormalQuantile.twoSided(answer.question().level()) * pooled.standardError();
        return new Mean(raw, complete, pooled.mean(), new Interval(pooled.mean() - by, pooled.mean() + by));
    }

    private int[] levels(int level, int ofOthers) {
        return IntStream.range(0, fit.factors().size())
                .map(f -> f == factor ? level : ofOthers)
                .toArray();
    }

    /** Effects of other factors stand at nothing, so that their variance does not count either. */
    private List<double[]> effects(double[] along) {
        return IntStream.range(0, fit.factors().size())
                .mapToObj(f -> f == factor ? along : new double[fit.effects(f).size()])
                .toList();
    }
}
