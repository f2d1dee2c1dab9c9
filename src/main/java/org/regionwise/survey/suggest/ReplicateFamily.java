package org.regionwise.survey.suggest;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Columns that look like replicate weights by their names: a name that agencies give to weights, and numbers that
 * follow one another.
 *
 * @param pattern that names them all, {@code repw*}
 * @param columns in the order of the file
 */
public record ReplicateFamily(String pattern, List<String> columns) {
    /** Fewer are rather several weights than replicates of one; where the name tells less, several questions. */
    private static final int FEWEST = 8;

    private static final int FEWEST_OF_VAGUE = 16;

    private static final Pattern NUMBERED = Pattern.compile("(.*\\D)(\\d{1,4})");

    /** What the letters before the number contain, begin with or end with. */
    private static final Pattern OF_WEIGHTS =
            Pattern.compile(".*(wgt|weight|repw|rep_w|replic|brr|rakedw|gewicht|ponder|pesorep).*"
                    + "|(bsw|wt|jk|boot|vaha|váha).*|.*wts?");

    /** The same where it may also be the short name of something else, as {@code rep_}, {@code fpw}, {@code w}. */
    private static final Pattern OF_WEIGHTS_PERHAPS =
            Pattern.compile("(.*[^a-z])?([a-z]{0,3}(rep|rpl|pw)|w_?fstr|r?w)_?");

    /** The families among these columns, the largest first. */
    public static List<ReplicateFamily> among(Collection<String> columns) {
        Map<String, List<String>> byPrefix = new LinkedHashMap<>();
        Map<String, List<Integer>> numbers = new LinkedHashMap<>();
        for (String column : columns) {
            Matcher name = NUMBERED.matcher(column);
            if (name.matches() && fewest(name.group(1)) < Integer.MAX_VALUE) {
                byPrefix.computeIfAbsent(name.group(1), key -> new ArrayList<>())
                        .add(column);
                numbers.computeIfAbsent(name.group(1), key -> new ArrayList<>()).add(Integer.parseInt(name.group(2)));
            }
        }
        return byPrefix.entrySet().stream()
                .filter(each -> follow(numbers.get(each.getKey()), fewest(each.getKey())))
                .map(each -> new ReplicateFamily(each.getKey() + "*", List.copyOf(each.getValue())))
                .sorted((a, b) -> b.columns.size() - a.columns.size())
                .toList();
    }

    /** How many columns of a name are replicate weights; none of other names. */
    private static int fewest(String prefix) {
        String name = prefix.toLowerCase(Locale.ROOT);
        if (OF_WEIGHTS.matcher(name).matches()) {
            return FEWEST;
        }
        return OF_WEIGHTS_PERHAPS.matcher(name).matches() ? FEWEST_OF_VAGUE : Integer.MAX_VALUE;
    }

    private static boolean follow(List<Integer> numbers, int fewest) {
        List<Integer> sorted = numbers.stream().distinct().sorted().toList();
        return sorted.size() >= fewest
                && sorted.get(sorted.size() - 1) - sorted.get(0) == sorted.size() - 1
                && sorted.get(0) <= 1;
    }

    /** The first column by its number. */
    public String first() {
        return columns.get(0);
    }

    /** The last. */
    public String last() {
        return columns.get(columns.size() - 1);
    }
}
