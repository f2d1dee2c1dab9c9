package org.regionwise.report.words;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.regionwise.report.Numbers;
import org.regionwise.survey.FileFormat;
import org.regionwise.survey.ImportFacts;
import org.regionwise.survey.NumberNotation;
import org.regionwise.survey.ReadingOptions;

/** How a file was read, as a person would say it. */
public final class ImportWords {
    private ImportWords() {}

    /** Clauses, the most telling first; none for results of earlier versions. */
    public static List<String> of(ImportFacts imported) {
        List<String> words = new ArrayList<>(reading(imported));
        words.addAll(regions(imported));
        if (imported != null && imported.leftOut() > 0) {
            words.add(Numbers.count(imported.leftOut()) + (imported.leftOut() == 1 ? " row" : " rows") + " left out");
        }
        return words;
    }

    /** Which spellings of regions were read as which region. */
    public static List<String> regions(ImportFacts imported) {
        List<String> words = new ArrayList<>();
        if (imported != null) {
            imported.options()
                    .recoded()
                    .forEach((column, values) -> new TreeMap<>(values)
                            .forEach((from, to) -> words.add(column + " “" + from + "” read as “" + to + "”")));
        }
        return words;
    }

    /** How the cells were understood. */
    public static List<String> reading(ImportFacts imported) {
        List<String> words = new ArrayList<>();
        if (imported == null) {
            return words;
        }
        ReadingOptions options = imported.options();
        String format = imported.format().words();
        words.add(
                options.encoding() == null || imported.format() == FileFormat.XLSX
                        ? format
                        : format + " in " + options.encoding());
        if (options.sheet() != null) {
            words.add("sheet “" + options.sheet() + "”");
        }
        if (options.headerRow() != null && options.headerRow() != 1) {
            words.add(options.headerRow() == 0 ? "without column names" : "column names in row " + options.headerRow());
        }
        if (options.headerRows() != null && options.headerRows() > 1) {
            words.add("column names joined from " + options.headerRows() + " rows");
        }
        if (options.skippedRows() != null && options.skippedRows() > 0) {
            words.add(
                    options.skippedRows() == 1
                            ? "the row below the column names left out"
                            : options.skippedRows() + " rows below the column names left out");
        }
        if (!options.filledDown().isEmpty()) {
            words.add("empty cells filled from above in " + String.join(", ", options.filledDown()));
        }
        if (!options.numbers().equals(NumberNotation.POINT)) {
            words.add("numbers like " + options.numbers().example());
        }
        if (!options.missing().isEmpty()) {
            words.add("counted as empty: " + String.join(", ", options.missing()));
        }
        options.missingIn()
                .forEach((column, values) ->
                        words.add("in " + column + " counted as empty: " + String.join(", ", values)));
        if (options.dates() != null) {
            words.add("dates read as " + options.dates().words());
        }
        if (!options.declaredMissing()) {
            words.add("declared missing values kept");
        }
        return words;
    }
}
