package org.regionwise.analysis;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.regionwise.engine.area.AreaScale;
import org.regionwise.survey.NumberText;
import org.regionwise.survey.region.RegionTable;

/**
 * Scale and smoothing of an area-level model unless others are asked for: what suits its direct estimates.
 *
 * @param scale on which the model holds
 * @param smoothing of the sampling variances
 * @param reason why these
 */
public record UsualArea(AreaScale scale, Smoothing smoothing, Reason reason) {
    /** What the direct estimates are. */
    public enum Reason {
        /**
         * Proportions, of all of which the numbers of respondents are known: smoothed variances hold for 0 and 1 too.
         */
        COUNTS_KNOWN,
        /** Proportions inside (0, 1) without all numbers of respondents. */
        COUNTS_UNKNOWN,
        /** Likewise with 0 or 1 among them, which have no logit. */
        AT_AN_END,
        /** Means, rates, totals. */
        OTHER_UNIT,
        /** Means of a survey's own, whose variances of few answers are smoothed. */
        MEANS;

        /** As JSON writes it. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** The reason with this code; throws {@link IllegalArgumentException} where there is none. */
        public static Reason of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }

    private static UsualArea of(Reason reason) {
        return switch (reason) {
            case COUNTS_KNOWN -> new UsualArea(AreaScale.ARCSINE, Smoothing.POOLED, reason);
            case COUNTS_UNKNOWN -> new UsualArea(AreaScale.LOGIT, Smoothing.NONE, reason);
            case MEANS -> new UsualArea(AreaScale.IDENTITY, Smoothing.POOLED, reason);
            case AT_AN_END, OTHER_UNIT -> new UsualArea(AreaScale.IDENTITY, Smoothing.NONE, reason);
        };
    }

    /**
     * What suits direct estimates that are proportions.
     *
     * @param estimate direct estimates, NaN where there is none
     * @param respondents behind them, NaN where not known
     */
    static UsualArea of(double[] estimate, double[] respondents) {
        int[] given = IntStream.range(0, estimate.length)
                .filter(j -> !Double.isNaN(estimate[j]))
                .toArray();
        if (Arrays.stream(given).allMatch(j -> respondents[j] > 0)) {
            return of(Reason.COUNTS_KNOWN);
        }
        boolean inside = Arrays.stream(given).allMatch(j -> estimate[j] > 0 && estimate[j] < 1);
        return of(inside ? Reason.COUNTS_UNKNOWN : Reason.AT_AN_END);
    }

    /** What suits a survey's own direct estimates. */
    public static UsualArea ofSurvey() {
        return of(Reason.COUNTS_KNOWN);
    }

    /** What suits the estimates of a published table; cells that are no numbers count as empty. */
    public static UsualArea of(RegionTable table, String estimateColumn, PublishedColumns columns) {
        if (columns.unit() != null) {
            return of(Reason.OTHER_UNIT);
        }
        double[] estimate = numbers(table, estimateColumn);
        double[] respondents =
                columns.respondents() == null ? new double[estimate.length] : numbers(table, columns.respondents());
        double whole = columns.percent() ? 100 : 1;
        return of(Arrays.stream(estimate).map(each -> each / whole).toArray(), respondents);
    }

    private static double[] numbers(RegionTable table, String column) {
        Map<String, String> values = table.values(column);
        return table.keys().stream()
                .map(values::get)
                .mapToDouble(text -> text == null || !NumberText.isNumber(text) ? Double.NaN : Double.parseDouble(text))
                .toArray();
    }

    /** What suits means of a survey's own. */
    public static UsualArea ofMeans() {
        return of(Reason.MEANS);
    }

    /** What suits estimates that are no proportions. */
    static UsualArea ofOtherUnit() {
        return of(Reason.OTHER_UNIT);
    }

    /**
     * Smoothing on another scale than the usual one: the arcsine has use for it where numbers of respondents are known.
     */
    Smoothing smoothingOn(AreaScale other) {
        boolean known = other == AreaScale.ARCSINE && reason == Reason.COUNTS_KNOWN || reason == Reason.MEANS;
        return known ? Smoothing.POOLED : Smoothing.NONE;
    }
}
