package org.regionwise.report.view;

import java.util.List;
import org.regionwise.analysis.result.Result;
import org.regionwise.release.Released;
import org.regionwise.report.message.Words;
import org.regionwise.report.table.PrintedTable;
import org.regionwise.report.words.PlainWords;
import org.regionwise.report.words.WarningWords;

/**
 * A result in short, as it stands beside the choices that it follows.
 *
 * @param table of all regions, of which {@link #rows} are shown
 */
public record PreviewView(
        String title, String source, List<String> summary, List<String> warnings, PrintedTable table) {
    private static final int MOST_ROWS = 40;

    /** What may be shown of a result. */
    public static PreviewView of(Released released, Words words) {
        Result result = released.result();
        PlainWords plain = new PlainWords(result, words);
        return new PreviewView(
                plain.title(),
                plain.source(),
                plain.summary(),
                new WarningWords(words).sentences(result),
                PrintedTable.of(result, words));
    }

    /** The first of its regions, the highest pooled estimate first. */
    public List<PrintedTable.Row> rows() {
        return table.rows().subList(0, Math.min(MOST_ROWS, table.rows().size()));
    }

    /** How many regions there are beside these. */
    public int more() {
        return table.rows().size() - rows().size();
    }
}
