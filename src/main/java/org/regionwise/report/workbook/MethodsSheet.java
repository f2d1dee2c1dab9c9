package org.regionwise.report.workbook;

import org.dhatim.fastexcel.Worksheet;
import org.regionwise.analysis.result.Result;
import org.regionwise.release.Released;
import org.regionwise.report.message.Words;
import org.regionwise.report.words.EstimateCommandLine;
import org.regionwise.report.words.MethodWords;
import org.regionwise.report.words.PlainWords;
import org.regionwise.report.words.ReleaseNotes;

/** How the result was computed: the paragraph to publish, and every setting. */
final class MethodsSheet {
    private MethodsSheet() {}

    static void fill(Worksheet sheet, Released released) {
        Result result = released.result();
        SheetRows rows = new SheetRows(sheet, 50, 110);
        rows.fitToPaper();
        rows.title(new PlainWords(result).title());
        MethodWords words = new MethodWords(result);
        pair(rows, "Summary", String.join(" ", new PlainWords(result).summary()));
        pair(rows, "Method", words.paragraph());
        if (released.judged()) {
            rows.section("What is published");
            new ReleaseNotes(Words.english()).footnotes(released).forEach(note -> pair(rows, "", note));
        }
        rows.section("Settings");
        words.facts().forEach(fact -> pair(rows, fact.name(), fact.value()));
        EstimateCommandLine.of(result).ifPresent(command -> pair(rows, "The same from the command line", command));
    }

    private static void pair(SheetRows rows, String name, String value) {
        rows.wrapped(0, name);
        rows.wrapped(1, value);
        rows.next();
    }
}
