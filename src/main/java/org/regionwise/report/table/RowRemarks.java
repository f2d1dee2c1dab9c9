package org.regionwise.report.table;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.regionwise.analysis.result.RegionEstimate;
import org.regionwise.analysis.result.Result;
import org.regionwise.report.message.Words;

/** What the table of regions says beside a region's name: notes on its data, and whether it does not fit the model. */
final class RowRemarks {
    private static final String CONFLICT = "≠";

    private final RegionNotes notes;
    private final Words words;

    RowRemarks(RegionNotes notes, Words words) {
        this.notes = notes;
        this.words = words;
    }

    /** {@code fewer than 10 respondents, nobody said yes} */
    String inWords(RegionEstimate region) {
        return of(region).stream()
                .map(RegionNotes.Note::words)
                .collect(Collectors.joining(words.say("list.separator")));
    }

    /** {@code † ○} */
    String symbols(RegionEstimate region) {
        return of(region).stream().map(RegionNotes.Note::symbol).collect(Collectors.joining(" "));
    }

    /**
     * What the symbols mean that occur in a result, as a sentence; empty where none does.
     *
     * @param others of other symbols, each with its meaning
     */
    String legend(Result result, List<String> others) {
        List<String> marks = new ArrayList<>(result.regions().stream()
                .flatMap(region -> of(region).stream())
                .distinct()
                .map(note -> note.symbol() + " " + note.words())
                .toList());
        marks.addAll(others);
        return marks.isEmpty() ? "" : words.say("answer.marks", "marks", String.join("; ", marks));
    }

    private List<RegionNotes.Note> of(RegionEstimate region) {
        List<RegionNotes.Note> all = notes.ofData(region);
        if (region.conflict() == null || !region.conflict().named()) {
            return all;
        }
        List<RegionNotes.Note> with = new ArrayList<>(all);
        with.add(new RegionNotes.Note(CONFLICT, words.say("answer.conflict"), TableColumn.REGION, false));
        return with;
    }
}
