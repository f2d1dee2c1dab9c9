package org.regionwise.report.words;

import java.util.List;
import java.util.Locale;
import org.regionwise.analysis.coding.answer.ReadingWarnings;
import org.regionwise.report.message.Words;
import org.regionwise.survey.ImportFacts;
import org.regionwise.survey.MissingCode;
import org.regionwise.survey.ReadingRemark;
import org.regionwise.survey.UnreadCells;

/** What was found in a file and need be no problem, in one language. Immutable. */
public final class FindingWords {
    private final Words words;

    public FindingWords(Words words) {
        this.words = words;
    }

    /** What was read otherwise than it stands, a sentence; what earlier versions kept in English stays so. */
    public String remark(ReadingRemark remark) {
        return new WarningWords(words).sentence(ReadingWarnings.of(remark));
    }

    /** Rows that are no data, each as it is said. */
    public List<String> notes(List<String> notes) {
        return notes.stream()
                .map(ImportFacts.Noted::read)
                .map(note -> words.say("reading.note-row", "row", note.row(), "text", note.text()))
                .toList();
    }

    /** Cells that could not be read, a sentence. */
    public String unread(UnreadCells cells) {
        return words.say(
                cells.value().isEmpty() ? "reading.unread-blank" : "reading.unread",
                "column",
                cells.column(),
                "cells",
                cells.cells(),
                "row",
                Long.toString(cells.firstRow()),
                "value",
                cells.value());
    }

    /** What to do before their column can be used, a sentence. */
    public String remedy(UnreadCells cells) {
        return cells.value().isEmpty()
                ? words.say("reading.unread-remedy-blank")
                : words.say("reading.unread-remedy", "value", cells.value());
    }

    /** Why a value may stand for no answer, a sentence. */
    public String code(MissingCode code) {
        String kind = code.why().kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
        return words.say(
                "reading.code." + kind,
                "value",
                code.value(),
                "rows",
                code.rows(),
                "label",
                code.label(),
                "least",
                code.why().least(),
                "most",
                code.why().most());
    }
}
