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
public record AreaModel(AreaScale scale, Smoothing smoothing, PublishedColumns published, double sigmaPriorMean) {
    /** What is done to sampling variances before the model takes them for known. */
    public enum Smoothing {
        /** Own variances stand; only those that are absent or 0 are replaced. */
        NONE("none", "none"),
        /** log relative variance on log respondents. */
        GENERALISED("gvf", "generalised variance function"),
        /** One design effect for all. */
        POOLED("deff", "pooled design effect");

        private final String code;
        private final String words;

        Smoothing(String code, String words) {
            this.code = code;
            this.words = words;
        }

        /** As options and JSON write it. */
        public String code() {
            return code;
        }

        /** As people read it. */
        public String words() {
            return words;
        }

        /** The words of the one with a code; the code itself where there is none. */
        public static String wordsOf(String code) {
            return Arrays.stream(values())
                    .filter(each -> each.code.equals(code))
                    .map(Smoothing::words)
                    .findFirst()
                    .orElse(code);
        }
    }

    /**
     * Where a table of published estimates has what; the estimates themselves are the analysis's outcome column.
     *
     * @param spread column of their variances or standard errors
     * @param standardError whether these are standard errors
     * @param respondents column of the numbers of respondents, or null
     * @param percent whether estimates and spreads are per cent
     * @param unit what the estimates are in where they are no proportions, as {@code CZK}; null for proportions
     */
    public record PublishedColumns(
            String spread, boolean standardError, String respondents, boolean percent, String unit) {
        /** Of proportions. */
        public PublishedColumns(String spread, boolean standardError, String respondents, boolean percent) {
            this(spread, standardError, respondents, percent, null);
        }

        /** The same with every column called by another name. */
        public PublishedColumns renamed(UnaryOperator<String> name) {
            return new PublishedColumns(
                    name.apply(spread),
                    standardError,
                    respondents == null ? null : name.apply(respondents),
                    percent,
                    unit);
        }
    }

    public AreaModel {
        if (sigmaPriorMean <= 0 || Double.isInfinite(sigmaPriorMean)) {
            throw new IllegalArgumentException("the mean of sigma's prior must be above 0, not " + sigmaPriorMean);
        }
    }

    /** Whether the direct estimates are no proportions, so that nothing keeps them between 0 and 1. */
    public boolean otherUnit() {
        return published != null && published.unit() != null;
    }

    /** The same with the usual scale and smoothing where none was asked for. */
    public AreaModel or(UsualArea usual) {
        AreaScale chosen = scale == null ? usual.scale() : scale;
        return new AreaModel(
                chosen,
                smoothing != null ? smoothing : scale == null ? usual.smoothing() : usual.smoothingOn(chosen),
                published,
                sigmaPriorMean);
    }

    /** The same with sampling variances smoothed by the pooled design effect. */
    public AreaModel smoothed() {
        return new AreaModel(scale, Smoothing.POOLED, published, sigmaPriorMean);
    }
}
