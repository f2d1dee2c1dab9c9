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

    static void fill(Worksheet sheet, Released released, Words words) {
        Result result = released.result();
        SheetRows rows = new SheetRows(sheet, 50, 110);
        rows.fitToPaper();
        rows.title(new PlainWords(result, words).title());
        MethodWords method = new MethodWords(result);
        pair(rows, words.say("workbook.summary"), String.join(" ", new PlainWords(result, words).summary()));
        pair(rows, words.say("workbook.method"), method.paragraph());
        if (released.judged()) {
            rows.section(words.say("dictionary.published"));
            new ReleaseNotes(words).footnotes(released).forEach(note -> pair(rows, "", note));
        }
        rows.section(words.say("workbook.settings"));
        method.facts().forEach(fact -> pair(rows, fact.name(), fact.value()));
        EstimateCommandLine.of(result).ifPresent(command -> pair(rows, words.say("workbook.command"), command));
    }

    private static void pair(SheetRows rows, String name, String value) {
        rows.wrapped(0, name);
        rows.wrapped(1, value);
        rows.next();
    }
}
