package org.regionwise.analysis.coding.answer;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.regionwise.analysis.SurveyData;
import org.regionwise.analysis.result.Warning;
import org.regionwise.survey.ImportFacts;
import org.regionwise.survey.Problem;
import org.regionwise.survey.ReadingRemark;

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
            List<Map<String, String>> rows = notes.stream()
                    .map(ImportFacts.Noted::read)
                    .map(note -> Map.of("row", note.row(), "text", note.text()))
                    .toList();
            warnings.add(Warning.ofAnswers("notes-left-out", Map.of("notes", notes, "written", rows), List.of()));
        }
        imported.remarks().stream().map(ReadingWarnings::of).forEach(warnings::add);
    }

    /** A remark as a warning, with the words that it came with where it is of an earlier version. */
    public static Warning of(ReadingRemark remark) {
        Map<String, Object> facts = new TreeMap<>(remark.facts());
        facts.put("columns", remark.columns());
        return Warning.ofModel(remark.code(), facts).with(remark.sentence());
    }

    /** What is said of a used column with cells that could not be read, and were stored as if they were empty. */
    public static List<Problem> unread(SurveyData data, List<String> used) {
        return used.stream()
                .distinct()
                .flatMap(column -> data.imported().unread(column).stream())
                .map(cells -> cells.problem(data.name()))
                .toList();
    }
}
