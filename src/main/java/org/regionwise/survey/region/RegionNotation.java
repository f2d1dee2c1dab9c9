package org.regionwise.survey.region;

import java.text.Normalizer;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.regionwise.survey.RegionKey;

/**
 * The forms that a region's code or name has in common with others that differ in notation only.
 *
 * <p>Strict forms see past leading zeros and empty decimals of whole numbers, blanks, dashes, apostrophes and other
 * punctuation, a part after a comma or in brackets that may as well stand in front ("Rioja, La"), a leading English
 * article, and "&amp;" for "and". Loose forms see past accents too, and past the letters written in their place ("ue"
 * for "ü"). Words that are missing, shortened or translated make another text.
 */
public final class RegionNotation {
    private static final int LONGEST = 300;
    private static final Pattern WHOLE = Pattern.compile("([+-]?)0*(\\d+)(?:\\.|[.,](0+))?");
    private static final Pattern DECIMAL = Pattern.compile("[+-]?\\d+[.,](\\d+)");
    private static final Pattern SCIENTIFIC = Pattern.compile("([+-]?)0*(\\d)(?:[.,](\\d{1,20}))?e\\+(\\d{1,2})");
    private static final Pattern APOSTROPHES = Pattern.compile("[`´‘’‛′ʹʻʼʽˈ]");
    private static final Pattern BETWEEN_DIGITS = Pattern.compile("(?<=\\d)[^\\p{L}\\p{M}\\p{N}\\p{S}]+(?=\\d)");
    private static final Pattern NO_CHARACTER = Pattern.compile("[^\\p{L}\\p{M}\\p{N}\\p{S}_]|(?<!\\d)_|_(?!\\d)");
    private static final Pattern IN_BRACKETS = Pattern.compile("(.*\\S)\\s*\\(([^()]+)\\)");
    /** Marks of European letters; those of other scripts may be vowels. */
    private static final Pattern ACCENTS = Pattern.compile("[\\u0300-\\u036F]");

    private static final Pattern LETTER = Pattern.compile("\\p{L}");
    /** What {@code &} is read as in languages of Europe. */
    private static final List<String> AND = List.of("and", "und", "et", "y", "e", "i", "a", "og", "och", "en");
    /** Letters with a mark that Unicode does not take apart. */
    private static final Map<String, String> BARE =
            Map.of("ł", "l", "ø", "o", "đ", "d", "ð", "d", "ħ", "h", "ı", "i", "æ", "ae", "œ", "oe", "þ", "th");

    private static final Map<String, String> WRITTEN_OUT =
            Map.of("ä", "ae", "ö", "oe", "ü", "ue", "ø", "oe", "å", "aa");

    private final boolean emptyDecimals;

    private RegionNotation(boolean emptyDecimals) {
        this.emptyDecimals = emptyDecimals;
    }

    /**
     * The notation of one column's values. Where any of them has decimals that tell something, as in 1.1 and 1.2, those
     * of 1.0 do too.
     */
    public static RegionNotation of(Collection<String> column) {
        return new RegionNotation(column.stream().noneMatch(RegionNotation::hasDecimals));
    }

    private static boolean hasDecimals(String text) {
        if (text != null && isBare(text)) {
            return false;
        }
        Matcher decimal = DECIMAL.matcher(text == null ? "" : plain(text));
        return decimal.matches() && !decimal.group(1).matches("0+");
    }

    /** Whether it is nothing but letters and digits of ASCII, which are written in one way but for case and zeros. */
    private static boolean isBare(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!(c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z')) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    /** The only form of a bare text. */
    private static String form(String bare) {
        int zeros = 0;
        for (int i = 0; i < bare.length(); i++) {
            if (bare.charAt(i) > '9') {
                return bare.toLowerCase(Locale.ROOT);
            }
            zeros += zeros == i && bare.charAt(i) == '0' ? 1 : 0;
        }
        return bare.substring(Math.min(zeros, bare.length() - 1));
    }

    /** Texts that share one of these are the same but for notation; empty for a text without letter or number. */
    Set<String> strict(String text) {
        if (text.length() > LONGEST) {
            return Set.of();
        }
        if (isBare(text)) {
            return Set.of(form(text));
        }
        Set<String> forms = new LinkedHashSet<>();
        String plain = plain(text);
        String number = number(plain);
        if (number != null) {
            forms.add(number);
        } else if (LETTER.matcher(plain).find()) {
            for (String order : orders(plain)) {
                for (String form : ands(order)) {
                    forms.add(condensed(form));
                    if (form.startsWith("the ")) {
                        forms.add(condensed(form.substring(4)));
                    }
                }
            }
        }
        forms.remove("");
        return forms;
    }

    /** Texts that share one of these are the same but for notation and accents. */
    public Set<String> loose(String text) {
        if (text.length() <= LONGEST && isBare(text)) {
            return Set.of(form(text));
        }
        Set<String> forms = new LinkedHashSet<>();
        for (String strict : strict(text)) {
            String written = strict;
            for (Map.Entry<String, String> each : WRITTEN_OUT.entrySet()) {
                written = written.replace(each.getKey(), each.getValue());
            }
            forms.add(bare(strict));
            forms.add(bare(written));
        }
        return forms;
    }

    private static String bare(String form) {
        String bare =
                ACCENTS.matcher(Normalizer.normalize(form, Normalizer.Form.NFD)).replaceAll("");
        for (Map.Entry<String, String> each : BARE.entrySet()) {
            bare = bare.replace(each.getKey(), each.getValue());
        }
        return bare;
    }

    private static String plain(String text) {
        StringBuilder plain = new StringBuilder();
        RegionKey.folded(APOSTROPHES.matcher(text).replaceAll("'")).codePoints().forEach(c -> {
            // digits of any script are digits, and a sigma is one at the end of a word too
            if (Character.isDigit(c)) {
                plain.append(Character.digit(c, 10));
            } else {
                plain.appendCodePoint(c == 'ς' ? 'σ' : c);
            }
        });
        return plain.toString();
    }

    /** A whole number as it is written without need; null for anything else. */
    private String number(String plain) {
        Matcher whole = WHOLE.matcher(plain);
        if (whole.matches()) {
            // 1.000 may be a thousand
            boolean decimals = whole.group(3) != null;
            return decimals && (!emptyDecimals || whole.group(3).length() == 3)
                    ? null
                    : signed(whole.group(1), whole.group(2));
        }
        Matcher scientific = SCIENTIFIC.matcher(plain);
        if (scientific.matches()) {
            String decimals =
                    scientific.group(3) == null ? "" : scientific.group(3).replaceAll("0+$", "");
            int exponent = Integer.parseInt(scientific.group(4));
            return decimals.length() > exponent
                    ? null
                    : signed(
                            scientific.group(1),
                            scientific.group(2) + decimals + "0".repeat(exponent - decimals.length()));
        }
        return null;
    }

    private static String signed(String sign, String digits) {
        return sign.equals("-") && !digits.equals("0") ? "-" + digits : digits;
    }

    /** As it stands, and with what follows a comma, or stands in brackets at the end, put in front. */
    private static Set<String> orders(String plain) {
        Set<String> orders = new LinkedHashSet<>(List.of(plain));
        for (int comma : new int[] {plain.indexOf(','), plain.lastIndexOf(',')}) {
            if (comma > 0) {
                orders.add((plain.substring(comma + 1) + " " + plain.substring(0, comma)).strip());
            }
        }
        Matcher brackets = IN_BRACKETS.matcher(plain);
        if (brackets.matches()) {
            orders.add(brackets.group(2).strip() + " " + brackets.group(1));
        }
        return orders;
    }

    private static List<String> ands(String text) {
        return text.contains("&")
                ? AND.stream().map(word -> text.replace("&", " " + word + " ")).toList()
                : List.of(text);
    }

    /** Letters, numbers and symbols only; numbers beside each other stay two. */
    private static String condensed(String text) {
        return NO_CHARACTER
                .matcher(BETWEEN_DIGITS.matcher(text).replaceAll("_"))
                .replaceAll("");
    }
}
