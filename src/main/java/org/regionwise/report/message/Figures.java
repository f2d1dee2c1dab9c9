package org.regionwise.report.message;

import java.util.Collection;
import java.util.Objects;
import java.util.stream.Stream;
import org.regionwise.analysis.result.Estimate;
import org.regionwise.analysis.result.Result;

/**
 * How what a result estimates is written: proportions in per cent, means and totals in their unit, {@code 36.6 hours}.
 * Immutable.
 */
public final class Figures {
    private static final int MOST_DECIMALS = 12;

    private final boolean proportions;
    private final String unit;
    private final int decimals;
    private final Words words;

    private Figures(boolean proportions, String unit, int decimals, Words words) {
        this.proportions = proportions;
        this.unit = unit;
        this.decimals = decimals;
        this.words = words;
    }

    /** Of a result, with the decimals that its figures are worth. */
    public static Figures of(Result result, Words words) {
        return new Figures(result.model().proportions(), result.model().unit(), decimals(result), words);
    }

    /** Of proportions, with these decimals of a percentage. */
    public static Figures ofShares(int decimals, Words words) {
        return new Figures(true, null, decimals, words);
    }

    /** Of several results side by side, with as many decimals as any needs, and a unit where all have the same. */
    public static Figures of(Collection<Result> results, Words words) {
        Result first = results.iterator().next();
        boolean same = results.stream()
                .allMatch(each -> each.model().proportions() == first.model().proportions()
                        && Objects.equals(each.model().unit(), first.model().unit()));
        return new Figures(
                first.model().proportions(),
                same ? first.model().unit() : null,
                results.stream().mapToInt(Figures::decimals).max().orElseThrow(),
                words);
    }

    /**
     * Digits after the point. Of percentages one, and one more for each power of ten that the outcome is rarer than one
     * in a hundred; of means as many as give the median standard error two digits.
     */
    public static int decimals(Result result) {
        if (!result.model().proportions()) {
            return ofMeans(result);
        }
        double typical = result.national().raw().estimate();
        double rarer = Math.min(typical, 1 - typical);
        return rarer > 0 && rarer < 0.01 ? Math.min(5, 1 + (int) Math.ceil(-Math.log10(100 * rarer))) : 1;
    }

    private static int ofMeans(Result result) {
        double[] errors = result.regions().stream()
                .mapToDouble(region -> region.pooled().standardError())
                .filter(error -> error > 0 && error < Double.POSITIVE_INFINITY)
                .sorted()
                .toArray();
        if (errors.length == 0) {
            double[] sizes = result.regions().stream()
                    .flatMap(region -> Stream.of(region.pooled(), region.raw()))
                    .mapToDouble(each -> Math.abs(each.estimate()))
                    .filter(size -> size > 0 && size < Double.POSITIVE_INFINITY)
                    .sorted()
                    .toArray();
            return sizes.length == 0 ? 1 : digits(sizes[(sizes.length - 1) / 2] / 100);
        }
        return digits(errors[(errors.length - 1) / 2]);
    }

    private static int digits(double error) {
        return Math.max(0, Math.min(MOST_DECIMALS, 1 - (int) Math.floor(Math.log10(error))));
    }

    /** What they are said in. */
    public Words words() {
        return words;
    }

    /** Of a chart's axis, as Vega writes numbers. */
    public String axisFormat() {
        return proportions ? "~%" : ",~r";
    }

    /** Whether they are proportions. */
    public boolean proportions() {
        return proportions;
    }

    /** Digits after the point. */
    public int decimals() {
        return decimals;
    }

    /** The unit, for a heading: {@code %}, {@code hours}; empty where nobody said it. */
    public String unit() {
        return proportions ? words.say("table.unit", "per", "percent") : unit == null ? "" : unit;
    }

    /** For a column, without its unit: {@code 14.3}, {@code 36.58}. */
    public String bare(double value) {
        return words.numerals().fixed(proportions ? 100 * value : value, decimals);
    }

    /** The same with its unit: {@code 14.3%}, {@code 36.58 hours}. */
    public String figure(double value) {
        return inUnit(bare(value));
    }

    /** For a sentence, with fewer digits: {@code 14%}, {@code 36.6 hours}. */
    public String inWords(double value) {
        if (proportions) {
            return words.numerals().percentInWords(value);
        }
        return Double.isNaN(value)
                ? Numerals.UNDEFINED
                : inUnit(words.numerals().fixed(value, Math.max(0, decimals - 1)));
    }

    /** A value that somebody set, all of its digits: {@code 20%}, {@code 38.5 hours}. */
    public String asSet(double value, int digits) {
        return inUnit(words.numerals().significant(proportions ? 100 * value : value, digits));
    }

    private String inUnit(String number) {
        if (proportions) {
            return words.numerals().percentage(number);
        }
        return unit == null || number.equals(Numerals.UNDEFINED)
                ? number
                : words.say("figure.in-unit", "value", number, "unit", unit);
    }

    /** Limits without their unit: {@code 12.1 to 19.3}. */
    public String interval(Estimate estimate) {
        return interval(estimate.lower(), estimate.upper());
    }

    /** The same of any two limits. */
    public String interval(double lower, double upper) {
        return words.numerals().interval(lower, upper, this::bare);
    }

    /**
     * The size of a difference between two of them, two significant digits: {@code 2.4} percentage points, {@code 2.4
     * hours}; its form is {@code unit} where the unit is in the text.
     */
    public Measured difference(double difference) {
        return proportions
                ? words.numerals().significantPoints(100 * difference)
                : new Measured(inUnit(words.numerals().significant(Math.abs(difference), 2)), "unit");
    }

    /** Limits of such a difference, without the unit. */
    public String differenceInterval(double lower, double upper) {
        return proportions
                ? words.numerals().pointsInterval(100 * lower, 100 * upper)
                : words.numerals()
                        .interval(lower, upper, value -> words.numerals().significant(value, 2));
    }
}
