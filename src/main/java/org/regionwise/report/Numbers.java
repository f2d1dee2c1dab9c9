package org.regionwise.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.function.DoubleFunction;
import org.regionwise.analysis.result.Estimate;
import org.regionwise.analysis.result.IntervalEstimate;

/**
 * Numbers as people read them, always in English notation: decimal point, comma between thousands, a true minus sign.
 * What is undefined (NaN) becomes a dash, what is unbounded is said in words; no method throws.
 */
public final class Numbers {
    /** Stands for a number that is not defined. */
    public static final String UNDEFINED = "–";

    private static final double[] POWERS = {1, 10, 100, 1000, 10_000};
    /**
     * Times the largest power still a whole number to the last digit, with room for what rounding errors make of a
     * half.
     */
    private static final double LARGEST_QUICK = 1e6;

    private static final double ABOUT = 1e-5;

    private static final double NEVER = 0.001;

    private Numbers() {}

    /** A count: {@code 1,000}. */
    public static String count(double value) {
        return fixed(value, 0);
    }

    /** A proportion as a percentage without its sign, one decimal: {@code 14.3}. For columns. */
    public static String percent(double proportion) {
        return percent(proportion, 1);
    }

    /** A proportion as a percentage without its sign. For columns of rare outcomes that need more decimals. */
    public static String percent(double proportion, int decimals) {
        return fixed(100 * proportion, decimals);
    }

    /**
     * A proportion for a sentence, two significant digits with the sign: {@code 14%}, {@code 4.2%}. A value below one
     * never rounds to 100%.
     */
    public static String percentInWords(double proportion) {
        if (Double.isNaN(proportion)) {
            return UNDEFINED;
        }
        if (proportion < 1 && proportion > 0.995) {
            int decimals = Math.min(6, (int) Math.ceil(-Math.log10(100 * (1 - proportion))));
            return fixedTowardsZero(100 * proportion, Math.max(1, decimals)) + "%";
        }
        return significant(100 * proportion, 2) + "%";
    }

    /**
     * A probability for a sentence, {@code 98%}. One that draws give as 0 or 1 is neither: {@code less than 0.1%},
     * {@code more than 99.9%}.
     */
    public static String probability(double probability) {
        if (probability < NEVER) {
            return "less than 0.1%";
        }
        return probability > 1 - NEVER ? "more than 99.9%" : percentInWords(probability);
    }

    /**
     * A probability in per cent for a column, without its sign: {@code 98}. What rounds to 0 or 100 is neither:
     * {@code <1}, {@code >99}.
     */
    public static String probabilityInColumn(double probability) {
        if (probability < 0.005) {
            return "<1";
        }
        return probability >= 0.995 ? ">99" : percent(probability, 0);
    }

    /** Limits of a proportion in per cent, one decimal: {@code 12.1 to 19.3}. */
    public static String percentInterval(Estimate estimate) {
        return percentInterval(estimate, 1);
    }

    /** Limits of a proportion in per cent. */
    public static String percentInterval(Estimate estimate, int decimals) {
        return interval(estimate.lower(), estimate.upper(), value -> percent(value, decimals));
    }

    /** Limits of a quantity with two decimals: {@code 0.01 to 0.11}. */
    public static String interval(IntervalEstimate interval) {
        return interval(interval.lower(), interval.upper(), Numbers::hundredths);
    }

    /** Limits of a coefficient. */
    public static String interval(double lower, double upper) {
        return interval(lower, upper, Numbers::number);
    }

    /** Limits of a difference in percentage points: one decimal, two significant digits where both are small. */
    public static String pointsInterval(double lower, double upper) {
        boolean small = Math.max(Math.abs(lower), Math.abs(upper)) < 0.1;
        return interval(lower, upper, value -> small ? significant(value, 2) : fixed(value, 1));
    }

    /** Limits written as {@code format} writes a number. */
    public static String interval(double lower, double upper, DoubleFunction<String> format) {
        if (Double.isNaN(lower) && Double.isNaN(upper)) {
            return UNDEFINED;
        }
        // a limit that the data do not set is undefined
        boolean open = Double.isNaN(upper) || upper == Double.POSITIVE_INFINITY;
        if (Double.isNaN(lower) || lower == Double.NEGATIVE_INFINITY) {
            return open ? "unbounded" : format.apply(upper) + " or less";
        }
        return open ? format.apply(lower) + " or more" : format.apply(lower) + " to " + format.apply(upper);
    }

    /**
     * A coefficient or standard deviation: three decimals, fewer for large values, significant digits for tiny ones.
     */
    public static String number(double value) {
        double size = Math.abs(value);
        if (size > 0 && size < 0.01) {
            return size < 1e-6 ? "about 0" : significant(value, 2);
        }
        return fixed(value, size >= 100 ? 1 : size >= 10 ? 2 : 3);
    }

    /** Two decimals, or two significant digits below 0.01: correlations, odds ratios. */
    public static String hundredths(double value) {
        double size = Math.abs(value);
        if (size > 0 && size < 0.01) {
            return size < 1e-4 ? "0.00" : significant(value, 1);
        }
        return fixed(value, 2);
    }

    /** Log-likelihoods and information criteria: two decimals. */
    public static String criterion(double value) {
        return fixed(value, 2);
    }

    /** A p-value: {@code 0.43}, {@code 0.021}, {@code 0.0003}, {@code < 0.0001}. */
    public static String pValue(double p) {
        if (p < 0.0001) {
            return "< 0.0001";
        }
        return fixed(p, p < 0.001 ? 4 : p < 0.1 ? 3 : 2);
    }

    /** A p-value with its name: {@code p = 0.021}, {@code p < 0.0001}. */
    public static String pEquals(double p) {
        String value = pValue(p);
        if (Double.isNaN(p)) {
            return value;
        }
        return value.startsWith("<") ? "p " + value : "p = " + value;
    }

    /** The level of an interval: {@code 95%}, {@code 99.9%}. */
    public static String level(double interval) {
        return significant(100 * interval, 6) + "%";
    }

    /** Exactly {@code decimals} digits after the point. */
    public static String fixed(double value, int decimals) {
        return format(value, decimals, RoundingMode.HALF_UP);
    }

    private static String fixedTowardsZero(double value, int decimals) {
        return format(value, decimals, RoundingMode.DOWN);
    }

    private static String format(double value, int decimals, RoundingMode rounding) {
        if (Double.isNaN(value)) {
            return UNDEFINED;
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "∞" : "−∞";
        }
        return rounding == RoundingMode.HALF_UP && decimals < POWERS.length && Math.abs(value) < LARGEST_QUICK
                ? quick(value, decimals)
                : exact(value, decimals, rounding);
    }

    private static String exact(double value, int decimals, RoundingMode rounding) {
        return plain(BigDecimal.valueOf(value).setScale(decimals, rounding));
    }

    /**
     * The same in whole numbers, as a page has thousands; a value that is about half between two is left to
     * {@link #exact}.
     */
    private static String quick(double value, int decimals) {
        double scaled = Math.abs(value) * POWERS[decimals];
        long down = (long) scaled;
        double rest = scaled - down;
        if (Math.abs(rest - 0.5) < ABOUT) {
            return exact(value, decimals, RoundingMode.HALF_UP);
        }
        long rounded = rest > 0.5 ? down + 1 : down;
        return plain(BigDecimal.valueOf(value < 0 ? -rounded : rounded, decimals));
    }

    /** At most {@code digits} significant digits, whole numbers in full. */
    public static String significant(double value, int digits) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return fixed(value, 0);
        }
        BigDecimal exact = BigDecimal.valueOf(value);
        // Rounding 1,234 to two digits would print 1,200, which nobody asked for.
        BigDecimal rounded = exact.precision() - exact.scale() >= digits
                ? exact.setScale(0, RoundingMode.HALF_UP)
                : exact.round(new MathContext(digits, RoundingMode.HALF_UP));
        if (rounded.signum() == 0) {
            return "0";
        }
        return plain(rounded.stripTrailingZeros());
    }

    /** All its digits. Written here, as a page has thousands of numbers and a {@code DecimalFormat} is slow to make. */
    private static String plain(BigDecimal value) {
        StringBuilder digits = new StringBuilder(value.abs().toPlainString());
        int point = digits.indexOf(".");
        for (int at = (point < 0 ? digits.length() : point) - 3; at > 0; at -= 3) {
            digits.insert(at, ',');
        }
        return value.signum() < 0 ? "−" + digits : digits.toString();
    }
}
