package org.regionwise.survey.region;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.regionwise.survey.RegionKey;

/**
 * Chooses what regions of several spellings are called, in one notation throughout a column of codes: whole numbers
 * without decimals, and with the leading zeros that any spelling has, unless the region table's keys have none. Names,
 * and codes that the file labels, keep the spelling of most respondents.
 */
final class PreferredSpelling {
    private static final Pattern DIGITS = Pattern.compile("\\d+");
    private static final Pattern EMPTY_DECIMALS = Pattern.compile("(\\d+)[.,]0*");

    private final Map<String, Long> rows;
    private final Map<String, String> together;
    private final Set<String> labelled;
    private final Set<String> apart;
    private final RegionNotation notation;
    private final boolean bare;
    private final boolean digits;
    private final Counterparts table;

    /**
     * @param rows respondents by spelling, in the order of the file
     * @param together by folded spelling, the first folded spelling of the same region
     * @param labelled spellings that the file labels
     * @param names keys and names of the region table
     * @param apart folded spellings that the analyst says are regions of their own
     */
    PreferredSpelling(
            Map<String, Long> rows,
            Map<String, String> together,
            Set<String> labelled,
            Map<String, String> names,
            Set<String> apart) {
        this.rows = rows;
        this.together = together;
        this.labelled = labelled;
        this.apart = apart;
        this.table = new Counterparts(names);
        Set<String> keys = names.keySet();
        this.notation = RegionNotation.of(rows.keySet());
        this.digits = rows.keySet().stream().anyMatch(PreferredSpelling::isDigits);
        this.bare = keys.stream().anyMatch(PreferredSpelling::isDigits)
                && keys.stream().noneMatch(key -> isDigits(key) && key.startsWith("0") && key.length() > 1);
    }

    /** By first folded spelling, what the region is called. */
    Map<String, String> called() {
        Map<String, List<String>> regions = new LinkedHashMap<>();
        rows.keySet()
                .forEach(spelling -> regions.computeIfAbsent(
                                together.get(RegionKey.folded(spelling)), first -> new ArrayList<>())
                        .add(spelling));
        Map<String, String> called = new HashMap<>();
        regions.forEach((first, spellings) -> called.put(first, called(first, spellings)));
        return called;
    }

    private String called(String first, List<String> spellings) {
        String commonest = spellings.stream()
                .reduce((one, other) -> rows.get(other) > rows.get(one) ? other : one)
                .orElseThrow();
        boolean numbers = spellings.stream()
                .allMatch(each -> each.chars().anyMatch(Character::isDigit)
                        && each.chars().noneMatch(Character::isLetter)
                        && !notation.strict(each).isEmpty());
        if (!numbers || apart.contains(first) || spellings.stream().anyMatch(labelled::contains)) {
            return commonest;
        }
        Comparator<String> fuller = Comparator.comparingInt(String::length);
        return spellings.stream()
                .filter(PreferredSpelling::isDigits)
                .min((bare ? fuller : fuller.reversed())
                        .thenComparing(Comparator.comparingLong((String each) -> rows.get(each))
                                .reversed()))
                .orElseGet(() -> withoutDecimals(commonest));
    }

    /** Where other regions of the column are written without, and no region of the table may be meant. */
    private String withoutDecimals(String spelling) {
        Matcher matcher = EMPTY_DECIMALS.matcher(spelling);
        return digits
                        && matcher.matches()
                        && !together.containsKey(matcher.group(1))
                        && table.strict(spelling, notation).isEmpty()
                ? matcher.group(1)
                : spelling;
    }

    private static boolean isDigits(String text) {
        return DIGITS.matcher(text).matches();
    }
}
