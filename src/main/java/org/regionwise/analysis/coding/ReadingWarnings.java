package org.regionwise.analysis.coding;

import java.util.List;
import java.util.Map;
import org.regionwise.analysis.SurveyData;
import org.regionwise.analysis.result.Warning;
import org.regionwise.survey.ImportFacts;
import org.regionwise.survey.Problem;

/** What the reading of a file left out, as warnings of the result: its figures describe the rest. */
public final class ReadingWarnings {
    private ReadingWarnings() {}

    /** Adds a warning of each kind of row and cell that reading left out, filled or read otherwise. */
    public static void add(ImportFacts imported, List<Warning> warnings) {
        long leftOut = imported.leftOut();
        if (leftOut > 0) {
            warnings.add(Warning.ofAnswers("rows-left-out", Map.of("rows", leftOut), List.of()));
        }
        List<String> notes = imported.notes();
        if (!notes.isEmpty()) {
            warnings.add(Warning.ofAnswers("notes-left-out", Map.of("notes", notes), List.of()));
        }
        imported.remarks()
                .forEach(remark -> warnings.add(Warning.ofModel(remark.code(), Map.of("columns", remark.columns()))
                        .with(remark.sentence())));
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
