package org.regionwise.report;

import java.util.function.DoubleFunction;
import org.regionwise.analysis.result.Estimate;
import org.regionwise.analysis.result.IntervalEstimate;
import org.regionwise.report.message.Catalogue;
import org.regionwise.report.message.Numerals;

/** {@link Numerals} in English, for what is not said from the catalogue yet. */
public final class Numbers {
    /** Stands for a number that is not defined. */
    public static final String UNDEFINED = Numerals.UNDEFINED;

    private static final Numerals ENGLISH = Catalogue.load().english().numerals();

    private Numbers() {}

    /** A count: {@code 1,000}. */
    public static String count(double value) {
        return ENGLISH.count(value);
    }

    /** A proportion as a percentage without its sign, one decimal: {@code 14.3}. For columns. */
    public static String percent(double proportion) {
        return ENGLISH.percent(proportion);
    }

    /** A proportion as a percentage without its sign. For columns of rare outcomes that need more decimals. */
    public static String percent(double proportion, int decimals) {
        return ENGLISH.percent(proportion, decimals);
    }

    /**
     * A proportion for a sentence, two significant digits with the sign: {@code 14%}, {@code 4.2%}. A value below one
     * never rounds to 100%.
     */
    public static String percentInWords(double proportion) {
        return ENGLISH.percentInWords(proportion);
    }

    /**
     * A probability for a sentence, {@code 98%}. One that draws give as 0 or 1 is neither: {@code less than 0.1%},
     * {@code more than 99.9%}.
     */
    public static String probability(double probability) {
        return ENGLISH.probability(probability);
    }

    /**
     * A probability in per cent for a column, without its sign: {@code 98}. What rounds to 0 or 100 is neither:
     * {@code <1}, {@code >99}.
     */
    public static String probabilityInColumn(double probability) {
        return ENGLISH.probabilityInColumn(probability);
    }

    /** Limits of a proportion in per cent, one decimal: {@code 12.1 to 19.3}. */
    public static String percentInterval(Estimate estimate) {
        return ENGLISH.percentInterval(estimate);
    }

    /** Limits of a proportion in per cent. */
    public static String percentInterval(Estimate estimate, int decimals) {
        return ENGLISH.percentInterval(estimate, decimals);
    }

    /** Limits of a quantity with two decimals: {@code 0.01 to 0.11}. */
    public static String interval(IntervalEstimate interval) {
        return ENGLISH.interval(interval);
    }

    /** Limits of a coefficient. */
    public static String interval(double lower, double upper) {
        return ENGLISH.interval(lower, upper);
    }

    /** Limits of a difference in percentage points: one decimal, two significant digits where both are small. */
    public static String pointsInterval(double lower, double upper) {
        return ENGLISH.pointsInterval(lower, upper);
    }

    /** Limits written as {@code format} writes a number. */
    public static String interval(double lower, double upper, DoubleFunction<String> format) {
        return ENGLISH.interval(lower, upper, format);
    }

    /**
     * A coefficient or standard deviation: three decimals, fewer for large values, significant digits for tiny ones.
     */
    public static String number(double value) {
        return ENGLISH.number(value);
    }

    /** Two decimals, or two significant digits below 0.01: correlations, odds ratios. */
    public static String hundredths(double value) {
        return ENGLISH.hundredths(value);
    }

    /** Log-likelihoods and information criteria: two decimals. */
    public static String criterion(double value) {
        return ENGLISH.criterion(value);
    }

    /** A p-value: {@code 0.43}, {@code 0.021}, {@code 0.0003}, {@code < 0.0001}. */
    public static String pValue(double p) {
        return ENGLISH.pValue(p);
    }

    /** A p-value with its name: {@code p = 0.021}, {@code p < 0.0001}. */
    public static String pEquals(double p) {
        return ENGLISH.pEquals(p);
    }

    /** The level of an interval: {@code 95%}, {@code 99.9%}. */
    public static String level(double interval) {
        return ENGLISH.level(interval);
    }

    /** Exactly {@code decimals} digits after the point. */
    public static String fixed(double value, int decimals) {
        return ENGLISH.fixed(value, decimals);
    }

    /** At most {@code digits} significant digits, whole numbers in full. */
    public static String significant(double value, int digits) {
        return ENGLISH.significant(value, digits);
    }
}
