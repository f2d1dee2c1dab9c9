package org.regionwise.survey;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Codes and names of regions as they are compared: what looks the same to people is the same. */
public final class RegionKey {
    private static final Pattern DASHES = Pattern.compile("[\\p{Pd}\\u2212]");
    private static final Pattern BLANKS = Pattern.compile("[\\s\\u00A0]+");
    private static final Pattern NEGATIVE = Pattern.compile("-\\s*\\d");
    private static final Pattern MARKS = Pattern.compile("\\p{M}");
    private static final Pattern PUNCTUATION = Pattern.compile("[^\\p{L}\\p{N}]+");

    private RegionKey() {}

    /** Without regard to case, width, kind of dash and number of blanks. */
    public static String folded(String key) {
        if (isPlain(key)) {
            return key.toLowerCase(Locale.ROOT);
        }
        String letters = Normalizer.normalize(key, Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT);
        return BLANKS.matcher(DASHES.matcher(letters).replaceAll("-"))
                .replaceAll(" ")
                .strip();
    }

    /** Whether it is of ASCII's printed characters, with single blanks within: most codes are, and most names. */
    private static boolean isPlain(String key) {
        char before = ' ';
        for (int i = 0; i < key.length(); i++) {
            char c = key.charAt(i);
            if (c < ' ' || c > '~' || c == ' ' && before == ' ') {
                return false;
            }
            before = c;
        }
        return before != ' ' || key.isEmpty();
    }

    /** The minus of a number, which is no punctuation; empty for everything else. */
    public static String sign(String key) {
        return NEGATIVE.matcher(folded(key)).lookingAt() ? "-" : "";
    }

    /** Without accents and punctuation too, for guessing at what was meant. */
    public static String bare(String key) {
        String decomposed = Normalizer.normalize(folded(key), Normalizer.Form.NFD);
        return PUNCTUATION
                .matcher(MARKS.matcher(decomposed).replaceAll(""))
                .replaceAll(" ")
                .strip();
    }

    /**
     * How far two texts are apart, from 0, the same, to 1: insertions, deletions, replacements and swaps of neighbours
     * by the length of the longer one.
     */
    public static double distance(String a, String b) {
        int longer = Math.max(a.length(), b.length());
        if (longer == 0) {
            return 0;
        }
        int[][] edits = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            edits[i][0] = i;
        }
        for (int j = 0; j <= b.length(); j++) {
            edits[0][j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            for (int j = 1; j <= b.length(); j++) {
                int replaced = edits[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                edits[i][j] = Math.min(replaced, 1 + Math.min(edits[i - 1][j], edits[i][j - 1]));
                boolean swapped =
                        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                if (swapped) {
                    edits[i][j] = Math.min(edits[i][j], edits[i - 2][j - 2] + 1);
                }
            }
        }
        return edits[a.length()][b.length()] / (double) longer;
    }
}
