package org.regionwise.cli;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.regionwise.survey.ColumnType;
import org.regionwise.survey.DateOrder;
import org.regionwise.survey.NumberNotation;
import org.regionwise.survey.ReadingOptions;

/** Makes {@link ReadingOptions} of what stood on the command line. */
final class GivenReading {
    private static final Map<String, Character> NAMES = Map.of(
            "tab",
            '\t',
            "\\t",
            '\t',
            "comma",
            ',',
            "semicolon",
            ';',
            "point",
            '.',
            "pipe",
            '|',
            "space",
            ' ',
            "apostrophe",
            '\'');

    private GivenReading() {}

    /** @param prefix how the options begin, for what is said about a wrong one */
    static ReadingOptions options(
            String prefix,
            String encoding,
            String delimiter,
            String decimalMark,
            String groupingMark,
            Integer headerRow,
            String sheet,
            List<String> empty,
            boolean keepDeclaredMissing,
            List<String> numeric,
            List<String> text,
            boolean leaveOut) {
        Map<String, ColumnType> types = new HashMap<>();
        numeric.forEach(column -> types.put(column, ColumnType.NUMBER));
        text.forEach(column -> types.put(column, ColumnType.TEXT));
        if (headerRow != null && headerRow < 0) {
            throw new UnreadableOption(prefix + "header-row must be 0 or more, not " + headerRow);
        }
        return new ReadingOptions(
                encoding,
                delimiter == null ? null : mark(prefix + "delimiter", delimiter),
                notation(prefix, decimalMark, groupingMark),
                headerRow,
                sheet,
                empty,
                !keepDeclaredMissing,
                types,
                Map.of(),
                leaveOut);
    }

    /** Null when nothing was said. */
    static DateOrder dates(String given) {
        if (given == null) {
            return null;
        }
        for (DateOrder order : DateOrder.values()) {
            if (order.name().equalsIgnoreCase(given)) {
                return order;
            }
        }
        throw new UnreadableOption("--date-order is dmy, mdy or ymd, not " + given);
    }

    private static NumberNotation notation(String prefix, String decimalMark, String groupingMark) {
        char decimal = decimalMark == null ? '.' : mark(prefix + "decimal-mark", decimalMark);
        Character grouping = groupingMark == null ? null : mark(prefix + "grouping-mark", groupingMark);
        try {
            return new NumberNotation(decimal, grouping);
        } catch (IllegalArgumentException e) {
            throw new UnreadableOption(prefix + "decimal-mark is a point or a comma, and " + prefix
                    + "grouping-mark another mark: comma, point, apostrophe or space");
        }
    }

    private static char mark(String option, String given) {
        Character named = NAMES.get(given.toLowerCase(Locale.ROOT));
        if (named != null) {
            return named;
        }
        if (given.length() != 1) {
            throw new UnreadableOption(option + " is one character or its name, not " + given);
        }
        return given.charAt(0);
    }
}
