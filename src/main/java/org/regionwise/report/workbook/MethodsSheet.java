package org.regionwise.report.workbook;

import org.dhatim.fastexcel.Worksheet;
import org.regionwise.analysis.result.Result;
import org.regionwise.release.Released;
import org.regionwise.report.Edition;
import org.regionwise.report.message.Words;
import org.regionwise.report.method.MethodSettings;
import org.regionwise.report.method.MethodsText;
import org.regionwise.report.words.EstimateCommandLine;
import org.regionwise.report.words.PlainWords;
import org.regionwise.report.words.ReleaseNotes;

/** How the result was computed: the paragraph to publish, and every setting. */
final class MethodsSheet {
    private MethodsSheet() {}

    static void fill(Worksheet sheet, Released released, Edition edition, Words words) {
        Result result = released.result();
        SheetRows rows = new SheetRows(sheet, 50, 110);
        rows.fitToPaper();
        rows.title(new PlainWords(result, words).title());
        pair(rows, words.say("workbook.summary"), String.join(" ", new PlainWords(result, words).summary()));
        rows.section(words.say("workbook.method"));
        MethodsText methods = MethodsText.of(result, words);
        methods.paragraphs().forEach(paragraph -> pair(rows, paragraph.heading(), paragraph.text()));
        rows.section(words.say("document.references"));
        methods.works().forEach(work -> pair(rows, work.mark(), work.reference()));
        if (released.judged()) {
            rows.section(words.say("dictionary.published"));
            new ReleaseNotes(words).footnotes(released, edition.markers()).forEach(note -> pair(rows, "", note));
        }
        rows.section(words.say("workbook.settings"));
        MethodSettings.of(result, words).forEach(each -> pair(rows, each.name(), each.value()));
        EstimateCommandLine.of(result).ifPresent(command -> pair(rows, words.say("workbook.command"), command));
    }

    private static void pair(SheetRows rows, String name, String value) {
        rows.wrapped(0, name);
        rows.wrapped(1, value);
        rows.next();
    }
}
