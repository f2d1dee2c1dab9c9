package org.regionwise.analysis;

import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.regionwise.engine.area.AreaScale;

/**
 * The area-level model: direct estimates of regions with sampling variances taken as known (Fay and Herriot).
 *
 * @param scale on which the model holds; null for the {@link UsualArea usual} one
 * @param smoothing what is done to sampling variances first; null for the usual one
 * @param published columns of a table of published estimates; null where the direct estimates are those of the survey
 * @param sigmaPriorMean mean of an exponential prior of the between-region standard deviation on the scale; NaN for the
 *     usual prior, flat on its square where there are enough regions
 */
public record AreaLevel(AreaScale scale, Smoothing smoothing, PublishedColumns published, double sigmaPriorMean) {
    public AreaLevel {
        if (sigmaPriorMean <= 0 || Double.isInfinite(sigmaPriorMean)) {
            throw new IllegalArgumentException("the mean of sigma's prior must be above 0, not " + sigmaPriorMean);
        }
    }

    /** Whether the direct estimates are no proportions, so that nothing keeps them between 0 and 1. */
    public boolean otherUnit() {
        return published != null && published.unit() != null;
    }

    /** The same with the usual scale and smoothing where none was asked for. */
    public AreaLevel or(UsualArea usual) {
        AreaScale chosen = scale == null ? usual.scale() : scale;
        return new AreaLevel(
                chosen,
                smoothing != null ? smoothing : scale == null ? usual.smoothing() : usual.smoothingOn(chosen),
                published,
                sigmaPriorMean);
    }

    /** The same with sampling variances smoothed by the pooled design effect. */
    public AreaLevel smoothed() {
        return new AreaLevel(scale, Smoothing.POOLED, published, sigmaPriorMean);
    }
}
