package org.regionwise.report.linear;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Numbers as R writes them: a column has as many decimals as its most demanding number needs to show so many
 * significant digits, and an exponent where that is shorter. R documentation of {@code format}, {@code format.pval},
 * {@code abbreviate}.
 */
final class RFormat {
    /** R's smallest p value that is still printed. */
    private static final double SMALLEST_P = 2.220446049250313e-16;

    private RFormat() {}

    /** One column of one width; NaN is NaN. */
    static List<String> column(double[] values, int digits) {
        return column(values, digits, 0);
    }

    /** The same with at least so many decimals where no exponent is used. */
    static List<String> column(double[] values, int digits, int leastDecimals) {
        int decimals = 0;
        int significant = 1;
        int left = 1;
        int exponent = 0;
        boolean negative = false;
        for (double value : values) {
            if (!Double.isFinite(value)) {
                continue;
            }
            negative |= value < 0;
            if (value == 0) {
                continue;
            }
            BigDecimal shown = new BigDecimal(value)
                    .abs()
                    .round(new MathContext(digits, RoundingMode.HALF_EVEN))
                    .stripTrailingZeros();
            int power = shown.precision() - shown.scale() - 1;
            decimals = Math.max(decimals, shown.precision() - power - 1);
            significant = Math.max(significant, shown.precision());
            left = Math.max(left, (value < 0 ? 1 : 0) + Math.max(power + 1, 1));
            exponent = Math.max(exponent, Math.abs(power));
        }
        int sign = negative ? 1 : 0;
        int fixedWidth = left + (decimals > 0 ? decimals + 1 : 0);
        int exponentWidth = sign + significant + (significant > 1 ? 1 : 0) + (exponent >= 100 ? 5 : 4);
        boolean fixed = fixedWidth <= exponentWidth;
        List<String> texts = new ArrayList<>();
        for (double value : values) {
            texts.add(
                    !Double.isFinite(value)
                            ? Double.isNaN(value) ? "NaN" : value > 0 ? "Inf" : "-Inf"
                            : fixed
                                    ? fixed(value, Math.max(decimals, leastDecimals))
                                    : scientific(value, significant - 1));
        }
        return right(texts);
    }

    /** One number. */
    static String number(double value, int digits) {
        return column(new double[] {value}, digits).get(0);
    }

    private static String fixed(double value, int decimals) {
        return new BigDecimal(value).setScale(decimals, RoundingMode.HALF_EVEN).toPlainString();
    }

    private static String scientific(double value, int decimals) {
        // rounded before, as a Formatter rounds the shortest decimal text of a double and not the double
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(decimals + 1, RoundingMode.HALF_EVEN));
        return String.format(Locale.ROOT, "%." + decimals + "e", rounded);
    }

    /** Rounded to so many decimals. */
    static double rounded(double value, int decimals) {
        return Double.isFinite(value)
                ? new BigDecimal(value)
                        .setScale(decimals, RoundingMode.HALF_EVEN)
                        .doubleValue()
                : value;
    }

    /** Padded on the left to one width. */
    static List<String> right(List<String> texts) {
        int width = texts.stream().mapToInt(String::length).max().orElse(0);
        return texts.stream()
                .map(text -> " ".repeat(width - text.length()) + text)
                .toList();
    }

    /** p values; those below what R can tell from 0 as {@code < 2e-16}, NaN as nothing. */
    static List<String> pValues(double[] values, int digits) {
        List<String> plain = column(Arrays.stream(values).filter(RFormat::plain).toArray(), digits);
        List<String> powers = column(Arrays.stream(values).filter(RFormat::tiny).toArray(), digits);
        int width = Math.max(width(plain), width(powers));
        int shown = Math.max(1, digits - 2);
        if (width > 0 && shown > 1 && shown + 6 > width) {
            shown = Math.max(1, width - 7);
        }
        String least = (shown == 1 && width <= 6 ? "<" : "< ") + number(SMALLEST_P, shown);
        List<String> texts = new ArrayList<>();
        int nextPlain = 0;
        int nextPower = 0;
        for (double p : values) {
            if (Double.isNaN(p)) {
                texts.add("");
            } else if (plain(p)) {
                texts.add(plain.get(nextPlain++));
            } else {
                texts.add(tiny(p) ? powers.get(nextPower++) : least);
            }
        }
        return texts;
    }

    private static int width(List<String> texts) {
        return texts.isEmpty() ? 0 : texts.get(0).length();
    }

    /** Written without an exponent. */
    private static boolean plain(double p) {
        return p >= 1e-4;
    }

    private static boolean tiny(double p) {
        return p >= SMALLEST_P && p < 1e-4;
    }

    /** The marks behind a p value. */
    static String stars(double p) {
        if (Double.isNaN(p)) {
            return "";
        }
        return p < 0.001 ? "***" : p < 0.01 ? "**" : p < 0.05 ? "*" : p < 0.1 ? "." : " ";
    }

    /** Names cut down: small vowels go first, then small letters, the last ones first; no two names become one. */
    static List<String> abbreviated(List<String> names, int length) {
        List<String> shorter = new ArrayList<>();
        for (String name : names) {
            int least = length;
            while (clashes(abbreviated(name, least), name, names, least)) {
                least++;
            }
            shorter.add(abbreviated(name, least));
        }
        return shorter;
    }

    private static boolean clashes(String text, String name, List<String> names, int length) {
        return names.stream()
                .anyMatch(other ->
                        !other.equals(name) && abbreviated(other, length).equals(text));
    }

    private static String abbreviated(String name, int length) {
        StringBuilder text = new StringBuilder(name);
        drop(text, length, "aeiou", true);
        drop(text, length, "aeiou", false);
        drop(text, length, "abcdefghijklmnopqrstuvwxyz", true);
        drop(text, length, "abcdefghijklmnopqrstuvwxyz", false);
        drop(text, length, " ", false);
        return text.toString();
    }

    /** The first letter of a word stays. */
    private static void drop(StringBuilder text, int length, String letters, boolean atEndOnly) {
        // spaces go last, and do not count before
        int spaces = letters.equals(" ")
                ? 0
                : (int) text.chars().filter(c -> c == ' ').count();
        for (int i = text.length() - 1; i > 0 && text.length() - spaces > length; i--) {
            boolean first = text.charAt(i - 1) == ' ';
            boolean last = i + 1 == text.length() || text.charAt(i + 1) == ' ';
            if (letters.indexOf(text.charAt(i)) >= 0 && !first && (last || !atEndOnly)) {
                text.deleteCharAt(i);
            }
        }
    }
}
