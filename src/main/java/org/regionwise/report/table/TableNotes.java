package org.regionwise.report.table;

import java.util.ArrayList;
import java.util.List;
import org.regionwise.analysis.result.Result;
import org.regionwise.report.Numbers;

/** What the columns of the table of regions mean, for those that are shown. */
final class TableNotes {
    private TableNotes() {}

    static List<String> of(Result result, List<TableColumn> columns) {
        List<String> notes = new ArrayList<>();
        for (TableColumn column : columns) {
            switch (column) {
                case EFFECTIVE ->
                    notes.add("Effective n: as many people drawn one by one would tell as much as this"
                            + " region's sample.");
                case RAW -> notes.add("Raw: " + raw(result) + ".");
                case POOLED ->
                    notes.add("Pooled: the region's own answers weighed against what the model expects" + " there.");
                case SHRINKAGE -> notes.add("Shrinkage: how much of that weight lies with the model, 0 none, 100 all.");
                case SYNTHETIC -> notes.add("Synthetic: the model's expectation without the region's own answers.");
                case RANK -> notes.add("Rank: expected place by prevalence, 1 the highest, with its interval.");
                case EXCEEDANCE ->
                    notes.add("Above "
                            + Numbers.significant(100 * result.model().threshold(), 3)
                            + "%: probability that the prevalence lies there.");
                default -> {
                    // says what it is by its heading
                }
            }
        }
        return notes;
    }

    private static String raw(Result result) {
        if (result.model().published()) {
            return "the direct estimate of the table";
        }
        return (result.survey().design() != null ? "weighted share" : "share") + " of the region's own respondents";
    }
}
