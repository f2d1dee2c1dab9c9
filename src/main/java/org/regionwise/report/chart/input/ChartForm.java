package org.regionwise.report.chart.input;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.regionwise.analysis.result.Result;
import org.regionwise.report.chart.text.TextLines;
import org.regionwise.report.message.Figures;
import org.regionwise.report.message.Words;

/**
 * Where a chart is to stand, and in which language.
 *
 * @param width of the whole chart in CSS pixels
 * @param paper whether it stands alone: with its title, and colours and fonts that need no style sheet
 * @param words its titles, labels and numbers
 */
public record ChartForm(int width, boolean paper, Words words) {
    private static final int PAPER = 680;
    private static final int NARROWEST = 240;
    private static final int WIDEST = 2000;
    private static final int NARROW_BELOW = 560;
    private static final double LABELS = 0.3;
    private static final int TITLE_EDGE = 70;
    private static final int TITLE_LETTER = 7;
    private static final int SHORTEST_TITLE = 20;

    public ChartForm {
        width = Math.max(NARROWEST, Math.min(WIDEST, width));
    }

    /** As documents and downloads have it. */
    public static ChartForm paper(Words words) {
        return new ChartForm(PAPER, true, words);
    }

    /** On a page whose style sheet gives the colours. */
    public static ChartForm screen(int width, Words words) {
        return new ChartForm(width, false, words);
    }

    /** The same about a result, whose figures its axes show. */
    public ChartForm about(Result result) {
        return new ChartForm(width, paper, words.about(result));
    }

    /** What specifications ask of the place alone, and of the figures of a result's axes. */
    public Map<String, Object> facts(Figures figures) {
        Map<String, Object> facts = facts();
        facts.put("estimateFormat", figures.axisFormat());
        facts.put("estimateZero", figures.proportions());
        return facts;
    }

    /** Whether there is room for fewer ticks and shorter words only, as on a phone. */
    public boolean narrow() {
        return width < NARROW_BELOW;
    }

    /** What specifications ask of the place alone, for more to be added. */
    public Map<String, Object> facts() {
        Map<String, Object> facts = new HashMap<>();
        facts.put("percentMark", words.numerals().percentage(""));
        facts.put("width", width);
        facts.put("labels", labels());
        facts.put("ticks", narrow() ? 4 : 8);
        facts.put("square", Math.min(width, 460));
        facts.put("landscape", narrow() ? 300 : 380);
        facts.put("low", 220);
        facts.put("facet", width - 24);
        facts.put("legendColumns", narrow() ? 2 : 5);
        return facts;
    }

    /** An axis's title in as many lines as it needs, as it does not wrap itself. */
    public List<String> axisTitle(String title) {
        return TextLines.of(title, Math.max(SHORTEST_TITLE, (width - TITLE_EDGE) / TITLE_LETTER), title.length());
    }

    /** The same of an axis that begins beside the names of regions. */
    public List<String> axisTitleBesideLabels(String title) {
        int letters = Math.max(SHORTEST_TITLE, (width - labels() - TITLE_EDGE) / TITLE_LETTER);
        return TextLines.of(title, letters, title.length());
    }

    /** Of the width, what names of regions may take. */
    public int labels() {
        return (int) Math.max(100, Math.min(220, LABELS * width));
    }
}
