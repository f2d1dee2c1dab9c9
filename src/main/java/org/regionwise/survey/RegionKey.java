package org.regionwise.survey;

import java.text.Normalizer;
import java.util.Locale;

/** Codes and names of regions as they are compared: what looks the same to people is the same. */
final class RegionKey {
    private RegionKey() {}

    /** Without regard to case, width, kind of dash and number of blanks. */
    static String folded(String key) {
        return Normalizer.normalize(key, Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[\\p{Pd}\u2212]", "-")
                .replaceAll("[\\s\\u00A0]+", " ")
                .strip();
    }

    /** The minus of a number, which is no punctuation; empty for everything else. */
    static String sign(String key) {
        return folded(key).matches("-\\s*\\d.*") ? "-" : "";
    }

    /** Without accents and punctuation too, for guessing at what was meant. */
    static String bare(String key) {
        return Normalizer.normalize(folded(key), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .strip();
    }

    /**
     * How far two texts are apart, from 0, the same, to 1: insertions, deletions, replacements and swaps of neighbours by
     * the length of the longer one.
     */
    static double distance(String a, String b) {
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
