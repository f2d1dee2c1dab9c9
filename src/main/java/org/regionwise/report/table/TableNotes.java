package org.regionwise.report.table;

import java.util.List;
import java.util.stream.Collectors;
import org.regionwise.analysis.result.Result;
import org.regionwise.report.message.Words;

/** What the columns of the table of regions mean, in sentences for those who read it. */
public final class TableNotes {
    private TableNotes() {}

    /** Under the page's table, for the columns that are shown. */
    public static List<String> of(Result result, List<TableColumn> columns, Words words) {
        return columns.stream()
                .map(column -> note(column, result, words))
                .filter(note -> !note.isEmpty())
                .toList();
    }

    /** As a footnote, where columns of respondents are headed by n. */
    static String onPaper(Result result, List<TableColumn> columns, Words words) {
        return columns.stream()
                .map(column -> column == TableColumn.RESPONDENTS
                        ? words.say("table.note.respondents")
                        : note(column, result, words))
                .filter(note -> !note.isEmpty())
                .collect(Collectors.joining(" "));
    }

    /** What a column means; empty where its heading says it. */
    static String note(TableColumn column, Result result, Words language) {
        Words words = language.about(result);
        String key = "table.note." + column.code();
        return switch (column) {
            case RAW -> words.say(key, "kind", kind(result));
            case EXCEEDANCE -> words.say(key, "threshold", TableColumn.threshold(result, words));
            case EFFECTIVE, POOLED, SHRINKAGE, SYNTHETIC, RANK -> words.say(key);
            case REGION, RESPONDENTS, POSITIVES, POPULATION, RAW_INTERVAL, POOLED_INTERVAL -> "";
        };
    }

    private static String kind(Result result) {
        return result.model().published() ? "published" : result.survey().design() == null ? "simple" : "weighted";
    }
}
