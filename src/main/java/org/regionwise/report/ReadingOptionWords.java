package org.regionwise.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.regionwise.survey.ColumnType;
import org.regionwise.survey.FileFormat;
import org.regionwise.survey.ImportFacts;
import org.regionwise.survey.ReadingOptions;

/** How a survey's file was read, as options of the command line. */
final class ReadingOptionWords {
    private ReadingOptionWords() {}

    /**
     * Options and their values by turns, the value empty where an option has none; what the command line finds out by
     * itself is left out. Empty when a value holds what separates values.
     *
     * @param imported null for results of earlier versions, which were read without options
     */
    static Optional<List<String>> of(ImportFacts imported) {
        List<String> words = new ArrayList<>();
        if (imported == null) {
            return Optional.of(words);
        }
        ReadingOptions options = imported.options();
        boolean told = options.encoding() == null
                || options.encoding().startsWith("UTF-")
                || imported.format() == FileFormat.SPSS;
        add(words, "--encoding", told ? null : options.encoding());
        char decimal = options.numbers().decimal();
        add(words, "--decimal-mark", decimal == '.' ? null : String.valueOf(decimal));
        Character grouping = options.numbers().grouping();
        add(words, "--grouping-mark", grouping == null ? null : grouping == ' ' ? "space" : grouping.toString());
        boolean first = options.headerRow() == null || options.headerRow() == 1;
        add(words, "--header-row", first ? null : options.headerRow().toString());
        add(words, "--sheet", options.sheet());
        Map<String, ColumnType> types = new TreeMap<>(options.types());
        List<String> numeric = named(types, ColumnType.NUMBER);
        List<String> text = named(types, ColumnType.TEXT);
        for (List<String> list : List.of(options.missing(), numeric, text)) {
            if (list.stream().anyMatch(value -> value.contains(","))) {
                return Optional.empty();
            }
        }
        add(words, "--empty", joined(options.missing()));
        add(words, "--keep-declared-missing", options.declaredMissing() ? null : "");
        add(words, "--numeric", joined(numeric));
        add(words, "--text", joined(text));
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
