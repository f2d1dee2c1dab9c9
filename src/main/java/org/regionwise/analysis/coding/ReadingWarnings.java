package org.regionwise.analysis.coding;

import java.util.List;
import java.util.Map;
import org.regionwise.analysis.Listing;
import org.regionwise.analysis.SurveyData;
import org.regionwise.analysis.result.Warning;
import org.regionwise.survey.ImportFacts;
import org.regionwise.survey.Problem;

/** What the reading of a file left out, as warnings of the result: its figures describe the rest. */
public final class ReadingWarnings {
    private ReadingWarnings() {}

    public static void add(ImportFacts imported, List<Warning> warnings) {
        long leftOut = imported.leftOut();
        if (leftOut > 0) {
            warnings.add(Warning.ofAnswers(
                    "rows-left-out",
                    (leftOut == 1 ? "1 row of the file" : leftOut + " rows of the file")
                            + " could not be read and " + (leftOut == 1 ? "was" : "were")
                            + " left out, as was chosen; the figures describe the rest.",
                    Map.of("rows", leftOut),
                    List.of()));
        }
        List<String> notes = imported.notes();
        if (!notes.isEmpty()) {
            warnings.add(Warning.ofAnswers(
                    "notes-left-out",
                    "Left out, because " + (notes.size() == 1 ? "it looks" : "they look")
                            + " like a note or a total and not like data: " + Listing.named(notes) + ".",
                    Map.of("notes", notes),
                    List.of()));
        }
        imported.remarks()
                .forEach(remark -> warnings.add(
                        Warning.ofModel(remark.code(), remark.sentence(), Map.of("columns", remark.columns()))));
    }

    /** What is said of a used column with cells that could not be read, and were stored as if they were empty. */
    static List<Problem> unread(SurveyData data, List<String> used) {
        return used.stream()
                .distinct()
                .flatMap(column -> data.imported().unread(column).stream())
                .map(cells -> cells.problem(data.name()))
                .toList();
    }
}
