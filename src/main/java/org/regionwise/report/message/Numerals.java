package org.regionwise.report.message;

import com.ibm.icu.number.FormattedNumber;
import com.ibm.icu.number.NumberFormatter;
import com.ibm.icu.number.Precision;
import com.ibm.icu.text.PluralRules;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.DoubleFunction;
import org.regionwise.analysis.result.Estimate;
import org.regionwise.analysis.result.IntervalEstimate;
import org.regionwise.survey.ByteCount;

/**
 * Numbers and dates as a language writes them: its decimal mark and its mark between thousands, a true minus sign. What
 * is undefined (NaN) becomes a dash, what is unbounded is said in words; no method throws. Immutable.
 */
public final class Numerals {
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
    private static final double SMALLEST_P = 0.0001;

    private final Words words;
    private final String point;
    private final String thousands;

    /** @param words say what numerals need of words, and which marks they have */
    Numerals(Words words) {
        this.words = words;
        this.point = words.say("figure.point");
        this.thousands = words.say("figure.thousands");
    }

    /** A count: {@code 1,000}. */
    public String count(double value) {
        return fixed(value, 0);
    }

    /** A number of bytes: {@code 4 GB}. */
    public String bytes(ByteCount bytes) {
        return fixed(bytes.number().doubleValue(), bytes.number().scale()) + "\u00a0" + bytes.unit();
    }

    /** A proportion as a percentage without its sign, one decimal: {@code 14.3}. For columns. */
    public String percent(double proportion) {
        return percent(proportion, 1);
    }

    /** A proportion as a percentage without its sign. For columns of rare outcomes that need more decimals. */
    public String percent(double proportion, int decimals) {
        return fixed(100 * proportion, decimals);
    }

    /**
     * A proportion for a sentence, two significant digits with the sign: {@code 14%}, {@code 4.2%}. A value below one
     * never rounds to 100%.
     */
    public String percentInWords(double proportion) {
        if (Double.isNaN(proportion)) {
            return UNDEFINED;
        }
        if (proportion < 1 && proportion > 0.995) {
            int decimals = Math.min(6, (int) Math.ceil(-Math.log10(100 * (1 - proportion))));
            return percentage(fixedTowardsZero(100 * proportion, Math.max(1, decimals)));
        }
        return percentage(significant(100 * proportion, 2));
    }

    /**
     * A probability for a sentence, {@code 98%}. One that draws give as 0 or 1 is neither: {@code less than 0.1%},
     * {@code more than 99.9%}.
     */
    public String probability(double probability) {
        if (probability < NEVER) {
            return words.say("figure.less-than", "value", percentage(fixed(100 * NEVER, 1)));
        }
        return probability > 1 - NEVER
                ? words.say("figure.more-than", "value", percentage(fixed(100 * (1 - NEVER), 1)))
                : percentInWords(probability);
    }

    /**
     * A probability in per cent for a column, without its sign: {@code 98}. What rounds to 0 or 100 is neither: {@code
     * <1}, {@code >99}.
     */
    public String probabilityInColumn(double probability) {
        if (probability < 0.005) {
            return "<1";
        }
        return probability >= 0.995 ? ">99" : percent(probability, 0);
    }

    /** Limits of a proportion in per cent, one decimal: {@code 12.1 to 19.3}. */
    public String percentInterval(Estimate estimate) {
        return percentInterval(estimate, 1);
    }

    /** Limits of a proportion in per cent. */
    public String percentInterval(Estimate estimate, int decimals) {
        return interval(estimate.lower(), estimate.upper(), value -> percent(value, decimals));
    }

    /** Limits of a quantity with two decimals: {@code 0.01 to 0.11}. */
    public String interval(IntervalEstimate interval) {
        return interval(interval.lower(), interval.upper(), this::hundredths);
    }

    /** Limits of a coefficient. */
    public String interval(double lower, double upper) {
        return interval(lower, upper, this::number);
    }

    /** Limits of a difference in percentage points: one decimal, two significant digits where both are small. */
    public String pointsInterval(double lower, double upper) {
        boolean small = Math.max(Math.abs(lower), Math.abs(upper)) < 0.1;
        return interval(lower, upper, value -> small ? significant(value, 2) : fixed(value, 1));
    }

    /** Limits written as {@code format} writes a number. */
    public String interval(double lower, double upper, DoubleFunction<String> format) {
        if (Double.isNaN(lower) && Double.isNaN(upper)) {
            return UNDEFINED;
        }
        // a limit that the data do not set is undefined
        boolean open = Double.isNaN(upper) || upper == Double.POSITIVE_INFINITY;
        if (Double.isNaN(lower) || lower == Double.NEGATIVE_INFINITY) {
            return open ? words.say("figure.unbounded") : words.say("figure.at-most", "upper", format.apply(upper));
        }
        return open
                ? words.say("figure.at-least", "lower", format.apply(lower))
                : words.say("figure.interval", "lower", format.apply(lower), "upper", format.apply(upper));
    }

    /**
     * A coefficient or standard deviation: three decimals, fewer for large values, significant digits for tiny ones.
     */
    public String number(double value) {
        double size = Math.abs(value);
        if (size > 0 && size < 0.01) {
            return size < 1e-6 ? words.say("figure.about-zero") : significant(value, 2);
        }
        return fixed(value, size >= 100 ? 1 : size >= 10 ? 2 : 3);
    }

    /** Two decimals, or two significant digits below 0.01: correlations, odds ratios. */
    public String hundredths(double value) {
        double size = Math.abs(value);
        if (size > 0 && size < 0.01) {
            return size < 1e-4 ? fixed(0, 2) : significant(value, 1);
        }
        return fixed(value, 2);
    }

    /** Log-likelihoods and information criteria: two decimals. */
    public String criterion(double value) {
        return fixed(value, 2);
    }

    /** A p-value: {@code 0.43}, {@code 0.021}, {@code 0.0003}, {@code < 0.0001}. */
    public String pValue(double p) {
        return p < SMALLEST_P ? words.say("figure.p-below", "value", fixed(SMALLEST_P, 4)) : pDigits(p);
    }

    /** A p-value with its name: {@code p = 0.021}, {@code p < 0.0001}. */
    public String pEquals(double p) {
        if (Double.isNaN(p)) {
            return UNDEFINED;
        }
        return p < SMALLEST_P
                ? words.say("figure.p-named-below", "value", fixed(SMALLEST_P, 4))
                : words.say("figure.p-named", "value", pDigits(p));
    }

    private String pDigits(double p) {
        return fixed(p, p < 0.001 ? 4 : p < 0.1 ? 3 : 2);
    }

    /** The level of an interval, as it stands beside that word: {@code 95%}, {@code 99.9%}. */
    public String level(double interval) {
        return words.say("figure.level", "value", significant(100 * interval, 6));
    }

    /** A number in front of its sign for per cent. */
    public String percentage(String number) {
        return words.say("figure.percent", "value", number);
    }

    /** Percentage points in a sentence, one decimal, with the form of their noun; without a sign. */
    public Measured points(double percentagePoints) {
        return measured(Math.abs(percentagePoints), 1);
    }

    /** The size of percentage points in a sentence, two significant digits, with the form of their noun. */
    public Measured significantPoints(double percentagePoints) {
        String text = significant(Math.abs(percentagePoints), 2);
        int mark = text.indexOf(point);
        return measured(Math.abs(percentagePoints), mark < 0 ? 0 : text.length() - mark - point.length());
    }

    /** A number with so many decimals, with the form of the noun that follows it. */
    public Measured measured(double value, int decimals) {
        FormattedNumber printed = NumberFormatter.withLocale(words.language().rules())
                .precision(Precision.fixedFraction(decimals))
                .roundingMode(RoundingMode.HALF_UP)
                .format(BigDecimal.valueOf(value));
        return new Measured(
                fixed(value, decimals),
                PluralRules.forLocale(words.language().rules()).select(printed));
    }

    /** A difference with its sign: {@code +1.2}, {@code −6.4}; one that rounds to 0 has none. */
    public String signed(double value, int decimals) {
        String text = fixed(value, decimals);
        boolean zero = text.chars().noneMatch(each -> each >= '1' && each <= '9');
        return value > 0 && !zero ? "+" + text : text;
    }

    /** {@code 21 November 2026}, in the time of {@code zone}. */
    public String day(Instant moment, ZoneId zone) {
        LocalDate day = LocalDate.ofInstant(moment, zone);
        return words.say(
                "figure.day",
                "day",
                Integer.toString(day.getDayOfMonth()),
                "month",
                Integer.toString(day.getMonthValue()),
                "year",
                Integer.toString(day.getYear()));
    }

    /** {@code 21 November 2026, 14:05}, in the time of {@code zone}. */
    public String minute(Instant moment, ZoneId zone) {
        return words.say(
                "figure.minute",
                "day",
                day(moment, zone),
                "time",
                DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).format(moment.atZone(zone)));
    }

    /** Exactly {@code decimals} digits after the point. */
    public String fixed(double value, int decimals) {
        return format(value, decimals, RoundingMode.HALF_UP);
    }

    private String fixedTowardsZero(double value, int decimals) {
        return format(value, decimals, RoundingMode.DOWN);
    }

    private String format(double value, int decimals, RoundingMode rounding) {
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

    private String exact(double value, int decimals, RoundingMode rounding) {
        return plain(BigDecimal.valueOf(value).setScale(decimals, rounding));
    }

    /**
     * The same in whole numbers, as a page has thousands; a value that is about half between two is left to {@link
     * #exact}.
     */
    private String quick(double value, int decimals) {
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
    public String significant(double value, int digits) {
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

    /** All its digits. Written here, as a page has thousands of numbers and ICU takes longer over each. */
    private String plain(BigDecimal value) {
        StringBuilder digits = new StringBuilder(value.abs().toPlainString());
        int at = digits.indexOf(".");
        int whole = at < 0 ? digits.length() : at;
        if (at >= 0) {
            digits.replace(at, at + 1, point);
        }
        for (int before = whole - 3; before > 0; before -= 3) {
            digits.insert(before, thousands);
        }
        return value.signum() < 0 ? "−" + digits : digits.toString();
    }
}
