package org.regionwise.cli.option;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.regionwise.cli.output.Refusal;
import org.regionwise.survey.NumberNotation;
import org.regionwise.survey.ReadingOptions;

/** Makes {@link ReadingOptions} of what stood on the command line. */
final class ReadingOptionsParser {
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

    private static final int MOST_HEADER_ROWS = 9;
    private static final int MOST_SKIPPED_ROWS = 99;

    private final String prefix;

    /** @param prefix how the options begin, for what is said about a wrong one */
    ReadingOptionsParser(String prefix) {
        this.prefix = prefix;
    }

    /** Declared missing values count as missing; nulls for what was not said. */
    ReadingOptions options(
            String encoding,
            String delimiter,
            String decimalMark,
            String groupingMark,
            Integer headerRow,
            String sheet,
            List<String> empty) {
        Refusal.unless(
                headerRow == null || headerRow >= 0,
                "command.at-least",
                "option",
                prefix + "header-row",
                "least",
                0,
                "given",
                String.valueOf(headerRow));
        return ReadingOptions.SUGGESTED
                .withEncoding(encoding)
                .withDelimiter(delimiter == null ? null : mark(prefix + "delimiter", delimiter))
                .withNumbers(notation(decimalMark, groupingMark))
                .withHeaderRow(headerRow)
                .withSheet(sheet)
                .withMissing(empty);
    }

    /** The same with what was said about the rows of the header; nulls for nothing. */
    ReadingOptions header(ReadingOptions options, Integer rows, Integer skipped) {
        boolean none = options.headerRow() != null && options.headerRow() == 0;
        Refusal.unless(
                rows == null || !none || rows <= 1,
                "command.header-rows-of-none",
                "option",
                prefix + "header-rows",
                "header",
                prefix + "header-row 0");
        if (rows != null) {
            Refusal.unlessWithin(prefix + "header-rows", rows, 1, MOST_HEADER_ROWS);
        }
        if (skipped != null) {
            Refusal.unlessWithin(prefix + "skip-after-header", skipped, 0, MOST_SKIPPED_ROWS);
        }
        return options.withHeader(rows, skipped);
    }

    private NumberNotation notation(String decimalMark, String groupingMark) {
        char decimal = decimalMark == null ? '.' : mark(prefix + "decimal-mark", decimalMark);
        Character grouping = groupingMark == null ? null : mark(prefix + "grouping-mark", groupingMark);
        try {
            return new NumberNotation(decimal, grouping);
        } catch (IllegalArgumentException e) {
            throw Refusal.of("command.marks", "decimal", prefix + "decimal-mark", "grouping", prefix + "grouping-mark");
        }
    }

    private static char mark(String option, String given) {
        Character named = NAMES.get(given.toLowerCase(Locale.ROOT));
        if (named != null) {
            return named;
        }
        Refusal.unless(given.length() == 1, "command.mark", "option", option, "given", given);
        return given.charAt(0);
    }
}
