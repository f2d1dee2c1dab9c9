package org.regionwise.report;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.regionwise.report.message.Words;

/**
 * Names as people order them in a language: whatever their case, accents beside their letters, and numbers within
 * names by their value, so that 9 comes before 10. Different names are never equal. Immutable.
 */
public final class NaturalOrder implements Comparator<String> {
    private static final Pattern PART = Pattern.compile("[0-9]+|[^0-9]+");

    private final Comparator<Object> letters;

    /** @param words of the language */
    public NaturalOrder(Words words) {
        this.letters = words.letters();
    }

    @Override
    public int compare(String one, String other) {
        List<String> ours = parts(one);
        List<String> theirs = parts(other);
        for (int i = 0; i < Math.min(ours.size(), theirs.size()); i++) {
            int order = compareParts(ours.get(i), theirs.get(i));
            if (order != 0) {
                return order;
            }
        }
        int order = Integer.compare(ours.size(), theirs.size());
        return order != 0 ? order : one.compareTo(other);
    }

    private int compareParts(String one, String other) {
        return isNumber(one) && isNumber(other)
                ? new BigInteger(one).compareTo(new BigInteger(other))
                : letters.compare(one, other);
    }

    private static boolean isNumber(String part) {
        return part.charAt(0) >= '0' && part.charAt(0) <= '9';
    }

    private static List<String> parts(String text) {
        return PART.matcher(text).results().map(MatchResult::group).toList();
    }
}
