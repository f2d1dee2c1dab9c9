package org.regionwise.analysis;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.regionwise.engine.area.AreaScale;

/**
 * The area-level model: direct estimates of regions with sampling variances taken as known (Fay and Herriot).
 *
 * @param scale on which the model holds; null for the {@link UsualArea usual} one
 * @param smoothing what is done to sampling variances first; null for the usual one
 * @param published columns of a table of published estimates; empty where the direct estimates are those of the survey
 * @param sigmaPriorMean mean of an exponential prior of the between-region standard deviation on the scale; NaN for the
 *     usual
 *     prior, flat on its square where there are enough regions
 * @param measuredIn unit of what the survey measured, whose means are modelled; null where its proportions are, or a
 *     table's estimates
 */
public record AreaLevel(
        AreaScale scale,
        Smoothing smoothing,
        Optional<PublishedColumns> published,
        double sigmaPriorMean,
        String measuredIn)
        implements Model {
    /** Of a survey's proportions or a table's estimates. */
    public AreaLevel(
            AreaScale scale, Smoothing smoothing, Optional<PublishedColumns> published, double sigmaPriorMean) {
        this(scale, smoothing, published, sigmaPriorMean, null);
    }

    /** Of a survey's own direct estimates, with everything as usual. */
    public static final AreaLevel USUAL = new AreaLevel(null, null, Optional.empty(), Double.NaN);

    public AreaLevel {
        if (sigmaPriorMean <= 0 || Double.isInfinite(sigmaPriorMean)) {
            throw new IllegalArgumentException("the mean of sigma's prior must be above 0, not " + sigmaPriorMean);
        }
    }

    /** Of published estimates, with everything as usual. */
    public static AreaLevel of(PublishedColumns published) {
        return new AreaLevel(null, null, Optional.of(published), Double.NaN);
    }

    @Override
    public Kind kind() {
        return Kind.AREA_LEVEL;
    }

    @Override
    public <T> T choose(
            Function<RandomIntercept, T> randomIntercept,
            Function<AreaLevel, T> areaLevel,
            Function<LinearUnit, T> linearUnit) {
        return areaLevel.apply(this);
    }

    /** None: it knows regions only. */
    @Override
    public List<String> respondentPredictors() {
        return List.of();
    }

    @Override
    public boolean proportions() {
        return unit() == null;
    }

    /** What the estimates are in where they are no proportions; null for proportions. */
    public String unit() {
        return published.map(PublishedColumns::unit).orElse(measuredIn);
    }

    /**
     * What suits these direct estimates.
     *
     * @param estimate in the model's unit, NaN where there is none
     * @param respondents behind them, NaN where not known
     */
    public UsualArea usual(double[] estimate, double[] respondents) {
        return measuredIn != null
                ? UsualArea.ofMeans()
                : proportions() ? UsualArea.of(estimate, respondents) : UsualArea.ofOtherUnit();
    }

    /** The same on this scale, smoothed like this; null for the usual ones. */
    public AreaLevel with(AreaScale otherScale, Smoothing otherSmoothing) {
        return new AreaLevel(otherScale, otherSmoothing, published, sigmaPriorMean, measuredIn);
    }

    /** The same with the usual scale and smoothing where none was asked for. */
    public AreaLevel or(UsualArea usual) {
        AreaScale chosen = scale == null ? usual.scale() : scale;
        return with(
                chosen, smoothing != null ? smoothing : scale == null ? usual.smoothing() : usual.smoothingOn(chosen));
    }

    /** The same with sampling variances smoothed by the pooled design effect. */
    public AreaLevel smoothed() {
        return with(scale, Smoothing.POOLED);
    }
}
