package org.regionwise.report.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.regionwise.survey.ColumnType;
import org.regionwise.survey.FileFormat;
import org.regionwise.survey.ImportFacts;
import org.regionwise.survey.ReadingOptions;

/** How a survey's file was read, as options of the command line. */
final class ReadingOptionWords {
    /** What separates cells and is found out. */
    private static final String USUAL = ",;\t|";

    private ReadingOptionWords() {}

    /**
     * Options and their values by turns, the value empty where an option has none; what the command line finds out by
     * itself is left out. Empty when a value holds what separates values.
     *
     * @param imported null for results of earlier versions, which were read without options
     */
    static Optional<List<String>> of(ImportFacts imported) {
        if (imported == null) {
            return Optional.of(List.of());
        }
        ReadingOptions options = imported.options();
        List<String> words = new ArrayList<>(layout("--", imported));
        return ofValues(options).map(values -> {
            words.addAll(values);
            return words;
        });
    }

    /**
     * The same for a region table; empty when a value holds what separates values.
     *
     * @param imported null when it is not known how its file was read
     */
    static Optional<List<String>> ofRegions(ImportFacts imported) {
        if (imported == null) {
            return Optional.of(List.of());
        }
        List<String> missing = imported.options().missing();
        if (missing.stream().anyMatch(value -> value.contains(","))) {
            return Optional.empty();
        }
        List<String> words = new ArrayList<>(layout("--regions-", imported));
        add(words, "--regions-empty", joined(missing));
        return Optional.of(words);
    }

    /** What the table is written like. */
    private static List<String> layout(String prefix, ImportFacts imported) {
        List<String> words = new ArrayList<>();
        ReadingOptions options = imported.options();
        boolean told = options.encoding() == null
                || options.encoding().startsWith("UTF-")
                || imported.format() == FileFormat.SPSS;
        add(words, prefix + "encoding", told ? null : options.encoding());
        Character delimiter = options.delimiter();
        add(
                words,
                prefix + "delimiter",
                delimiter == null || USUAL.indexOf(delimiter) >= 0 ? null : delimiter.toString());
        char decimal = options.numbers().decimal();
        Character grouping = options.numbers().grouping();
        // beside semicolons a point may be asked about, and here it was settled
        boolean settled = delimiter != null && delimiter == ';' && grouping == null;
        add(words, prefix + "decimal-mark", decimal == '.' && !settled ? null : String.valueOf(decimal));
        add(words, prefix + "grouping-mark", grouping == null ? null : grouping == ' ' ? "space" : grouping.toString());
        boolean first = options.headerRow() == null || options.headerRow() == 1;
        add(words, prefix + "header-row", first ? null : options.headerRow().toString());
        add(
                words,
                prefix + "header-rows",
                options.headerRows() == null ? null : options.headerRows().toString());
        boolean none = options.skippedRows() == null || options.skippedRows() == 0;
        add(
                words,
                prefix + "skip-after-header",
                none ? null : options.skippedRows().toString());
        add(words, prefix + "sheet", options.sheet());
        return words;
    }

    /** What its values mean. */
    private static Optional<List<String>> ofValues(ReadingOptions options) {
        if (options.counted() != null) {
            return Optional.empty();
        }
        List<String> words = new ArrayList<>();
        Map<String, ColumnType> types = new TreeMap<>(options.types());
        List<String> numeric = named(types, ColumnType.NUMBER);
        List<String> text = named(types, ColumnType.TEXT);
        for (List<String> list :
                List.of(options.missing(), numeric, text, options.filledDown(), options.mostlyEmpty())) {
            if (list.stream().anyMatch(value -> value.contains(","))) {
                return Optional.empty();
            }
        }
        add(words, "--empty", joined(options.missing()));
        for (Map.Entry<String, List<String>> each : new TreeMap<>(options.missingIn()).entrySet()) {
            if (each.getKey().contains("=") || each.getValue().stream().anyMatch(value -> value.contains(","))) {
                return Optional.empty();
            }
            add(words, "--empty-in", each.getKey() + "=" + joined(each.getValue()));
        }
        add(
                words,
                "--date-order",
                options.dates() == null ? null : options.dates().name().toLowerCase(Locale.ROOT));
        add(words, "--keep-declared-missing", options.declaredMissing() ? null : "");
        add(words, "--numeric", joined(numeric));
        add(words, "--text", joined(text));
        add(words, "--fill-down", joined(options.filledDown()));
        add(words, "--mostly-empty", joined(options.mostlyEmpty()));
        add(words, "--leave-out", options.leaveOut() ? "" : null);
        for (Map<String, String> column : options.recoded().values()) {
            for (Map.Entry<String, String> each : new TreeMap<>(column).entrySet()) {
                if (each.getKey().contains("=")) {
                    return Optional.empty();
                }
                add(words, "--same-region", each.getKey() + "=" + each.getValue());
            }
        }
        return Optional.of(words);
    }

    private static List<String> named(Map<String, ColumnType> types, ColumnType type) {
        return types.entrySet().stream()
                .filter(each -> each.getValue() == type)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static String joined(List<String> values) {
        return values.isEmpty() ? null : String.join(",", values);
    }

    private static void add(List<String> words, String option, String value) {
        if (value != null) {
            words.add(option);
            words.add(value);
        }
    }
}
