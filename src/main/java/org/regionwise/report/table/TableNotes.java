package org.regionwise.report.table;

import java.util.List;
import java.util.stream.Collectors;
import org.regionwise.analysis.result.Result;

/** What the columns of the table of regions mean, in sentences for those who read it. */
final class TableNotes {
    private TableNotes() {}

    /** Under the page's table, for the columns that are shown. */
    static List<String> of(Result result, List<TableColumn> columns) {
        return columns.stream()
                .map(column -> note(column, result))
                .filter(note -> !note.isEmpty())
                .toList();
    }

    /** As a footnote, in the type of paper. */
    static String onPaper(Result result, List<TableColumn> columns) {
        return columns.stream()
                .map(column -> switch (column) {
                    case RESPONDENTS -> "n: respondents with an answer.";
                    case EFFECTIVE -> "Effective n: as many people drawn one by one would tell as much.";
                    default -> note(column, result).replace('\'', '’');
                })
                .filter(note -> !note.isEmpty())
                .collect(Collectors.joining(" "));
    }

    /** What a column means; empty where its heading says it. */
    static String note(TableColumn column, Result result) {
        return switch (column) {
            case EFFECTIVE ->
                "Effective n: as many people drawn one by one would tell as much as this region's sample.";
            case RAW -> "Raw: " + raw(result) + ".";
            case POOLED -> "Pooled: the region's own answers weighed against what the model expects there.";
            case SHRINKAGE -> "Shrinkage: how much of that weight lies with the model, 0 none, 100 all.";
            case SYNTHETIC -> "Synthetic: the model's expectation without the region's own answers.";
            case RANK -> "Rank: expected place by prevalence, 1 the highest, with its interval.";
            case EXCEEDANCE -> TableColumn.above(result) + ": probability that the prevalence lies there.";
            case REGION, RESPONDENTS, POSITIVES, POPULATION, RAW_INTERVAL, POOLED_INTERVAL -> "";
        };
    }

    private static String raw(Result result) {
        if (result.model().published()) {
            return "the direct estimate of the table";
        }
        return (result.survey().design() != null ? "weighted share" : "share") + " of the region's own respondents";
    }
}
