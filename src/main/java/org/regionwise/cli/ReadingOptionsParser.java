package org.regionwise.cli;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.regionwise.survey.ColumnType;
import org.regionwise.survey.DateOrder;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.NumberNotation;
import org.regionwise.survey.Problem;
import org.regionwise.survey.ReadingOptions;
import org.regionwise.survey.Reason;
import org.regionwise.survey.file.SurveyFile;
import org.regionwise.survey.row.HeaderSuggestion;

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

    private ReadingOptionsParser() {}

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

    /** The same with what was said about the rows of the header; nulls for nothing. */
    static ReadingOptions header(String prefix, ReadingOptions options, Integer rows, Integer skipped) {
        boolean none = options.headerRow() != null && options.headerRow() == 0;
        if (rows != null && (rows < 1 || rows > MOST_HEADER_ROWS || none && rows > 1)) {
            throw new UnreadableOption(prefix + "header-rows must be from 1 to " + MOST_HEADER_ROWS
                    + (none ? ", and there are none with " + prefix + "header-row 0" : ", not " + rows));
        }
        if (skipped != null && (skipped < 0 || skipped > MOST_SKIPPED_ROWS)) {
            throw new UnreadableOption(
                    prefix + "skip-after-header must be from 0 to " + MOST_SKIPPED_ROWS + ", not " + skipped);
        }
        return options.withHeader(rows, skipped);
    }

    /** What has to be said first of a file that seems to have more than one row above its data. */
    static void requireHeaderSaid(String prefix, SurveyFile file) {
        if (file.headerSuggestion().isEmpty()) {
            return;
        }
        HeaderSuggestion seen = file.headerSuggestion().get();
        String join = prefix + "header-rows " + (seen.further() + 1);
        throw new ImportProblem(new Problem(
                file.name(),
                seen.row() + 1,
                "",
                seen.example(),
                Reason.of(
                                "more-header-rows",
                                "names",
                                seen.grouped(),
                                "rows",
                                seen.further(),
                                "first",
                                Long.toString(seen.row() + 1),
                                "last",
                                Long.toString(seen.row() + seen.further()))
                        .then(
                                seen.joined().isEmpty()
                                        ? Reason.of("join-header-rows", "option", join)
                                        : Reason.of("join-header-rows-as", "option", join, "name", seen.joined()))
                        .then(Reason.of(
                                "skip-after-header",
                                "row",
                                Long.toString(seen.row()),
                                "option",
                                prefix + "skip-after-header " + seen.further()))
                        .then(Reason.of("no-header-rows", "option", prefix + "header-rows 1"))));
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
