package org.regionwise.report.chart;

import java.util.List;
import java.util.Map;
import org.regionwise.analysis.result.Result;
import org.regionwise.report.chart.input.ChartForm;
import org.regionwise.report.chart.input.ChartSource;
import org.regionwise.report.chart.row.ReferenceLines;
import org.regionwise.report.chart.row.RowWindow;
import org.regionwise.report.chart.row.SampleSize;
import org.regionwise.report.chart.text.TextLines;
import org.regionwise.report.message.Words;

/** What marks are, in words above the rows of a chart; in more lines where it is narrow. */
final class MarkLegend {
    /** Narrower charts have no room for a second key. */
    private static final int TIGHT = 480;
    /** Of a key of one line, in pixels from the top of the rows. */
    private static final int AT = -36;

    private static final int LINE = 14;
    /** What marks and the column at the right take, and a letter, in pixels. */
    private static final int MARKS = 104;

    private static final double LETTER = 6.2;
    private static final int FEWEST_LETTERS = 18;
    private static final int MOST_LINES = 5;
    private static final double HALF = 0.5;

    private final Result result;
    private final Words words;
    private final String level;
    private final boolean changed;
    private final boolean tight;
    private final int letters;

    MarkLegend(ChartSource source, ChartForm form) {
        this.result = source.result();
        this.words = form.words();
        this.level = words.numerals().level(result.model().interval());
        this.changed = source.before().isPresent();
        this.tight = form.width() < TIGHT;
        this.letters = Math.max(FEWEST_LETTERS, (int) ((form.width() - form.labels() - MARKS) / LETTER));
    }

    /** Of a chart. */
    Map<String, Object> facts(Chart chart) {
        String band = tight ? "" : words.say("chart.key.band", "level", level);
        List<String> key = lines(
                switch (chart) {
                    case SHRINKAGE ->
                        words.say(
                                changed ? "chart.key.moved-before" : "chart.key.moved",
                                "size",
                                SampleSize.name(result, words));
                    case INTERVALS ->
                        words.say(
                                "chart.key.intervals",
                                "bayes",
                                result.model().bayes(),
                                "level",
                                level,
                                "half",
                                words.numerals().level(HALF));
                    case RANKS -> words.say("chart.key.ranks", "level", level);
                    case GROUPS -> words.say("chart.key.groups", "level", level);
                    default -> "";
                },
                chart == Chart.SHRINKAGE ? band.length() : 0);
        return Map.of(
                "key",
                key,
                "bandKey",
                band,
                "keyAt",
                AT
                        - new RowWindow(result.regions().size()).above()
                        - LINE * (key.size() - 1)
                        - (ReferenceLines.threshold(result, words).isEmpty() ? 0 : LINE));
    }

    /** @param beside letters that stand beside them */
    private List<String> lines(String key, int beside) {
        return TextLines.of(key, Math.max(FEWEST_LETTERS, letters - beside), MOST_LINES);
    }
}
