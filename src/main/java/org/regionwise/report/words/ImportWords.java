package org.regionwise.report.words;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.regionwise.report.message.Words;
import org.regionwise.survey.ImportFacts;
import org.regionwise.survey.NumberNotation;
import org.regionwise.survey.ReadingOptions;

/** How a file was read, as a person would say it: parts of a list, without a capital or a full stop. Immutable. */
public final class ImportWords {
    private final Words words;

    public ImportWords(Words words) {
        this.words = words;
    }

    /** All of it, the most telling first; empty for results of earlier versions. */
    public String of(ImportFacts imported) {
        List<String> parts = new ArrayList<>(reading(imported));
        parts.addAll(regions(imported));
        return joined(parts, imported);
    }

    /** The same without the spellings of regions. */
    public String withoutRegions(ImportFacts imported) {
        return joined(new ArrayList<>(reading(imported)), imported);
    }

    private String joined(List<String> parts, ImportFacts imported) {
        if (imported != null && imported.leftOut() > 0) {
            parts.add(words.say("reading.rows-left-out", "rows", imported.leftOut()));
        }
        return joined(parts);
    }

    /** Parts as one list. */
    public String joined(List<String> parts) {
        return String.join(words.say("reading.separator"), parts);
    }

    /** Which spellings of regions were read as which region. */
    public List<String> regions(ImportFacts imported) {
        List<String> parts = new ArrayList<>();
        if (imported != null) {
            imported.options()
                    .recoded()
                    .forEach((column, values) -> new TreeMap<>(values)
                            .forEach((from, to) ->
                                    parts.add(words.say("reading.recoded", "column", column, "from", from, "to", to))));
        }
        return parts;
    }

    /** How the cells were understood. */
    public List<String> reading(ImportFacts imported) {
        List<String> parts = new ArrayList<>();
        if (imported == null) {
            return parts;
        }
        ReadingOptions options = imported.options();
        if (options.counted() != null) {
            ReadingOptions.Counted counted = options.counted();
            parts.add(
                    counted.source() == null
                            ? words.say("reading.counted-by", "column", counted.column())
                            : words.say(
                                    "reading.counted",
                                    "source",
                                    counted.source(),
                                    "table",
                                    counted.table(),
                                    "at",
                                    counted.at()));
        }
        parts.add(
                options.encoding() == null || imported.format().workbook()
                        ? words.say("reading.format", "format", imported.format())
                        : words.say("reading.format-in", "format", imported.format(), "encoding", options.encoding()));
        if (options.sheet() != null) {
            parts.add(words.say("reading.sheet", "sheet", options.sheet()));
        }
        layout(options, parts);
        if (!options.numbers().equals(NumberNotation.POINT)) {
            parts.add(words.say(
                    "reading.numbers-like", "example", options.numbers().example()));
        }
        if (!options.missing().isEmpty()) {
            parts.add(words.say("reading.empty", "values", quoted(options.missing())));
        }
        new TreeMap<>(options.missingIn())
                .forEach((column, values) ->
                        parts.add(words.say("reading.empty-in", "column", column, "values", quoted(values))));
        if (options.dates() != null) {
            parts.add(words.say("reading.dates", "order", options.dates()));
        }
        if (!options.declaredMissing()) {
            parts.add(words.say("reading.declared-kept"));
        }
        return parts;
    }

    private void layout(ReadingOptions options, List<String> parts) {
        Integer names = options.headerRow();
        if (names != null && names != 1) {
            parts.add(
                    names == 0
                            ? words.say("reading.no-names")
                            : words.say("reading.names-in-row", "row", names.toString()));
        }
        if (options.headerRows() != null && options.headerRows() > 1) {
            parts.add(words.say("reading.names-joined", "rows", options.headerRows()));
        }
        if (options.skippedRows() != null && options.skippedRows() > 0) {
            parts.add(words.say("reading.rows-skipped", "rows", options.skippedRows()));
        }
        if (!options.filledDown().isEmpty()) {
            parts.add(words.say("reading.filled-down", "columns", quoted(options.filledDown())));
        }
    }

    private String quoted(List<String> texts) {
        return words.lists().and(words.lists().quoted(texts)).text();
    }
}
