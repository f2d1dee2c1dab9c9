package org.regionwise.report.chart.row;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.regionwise.report.chart.input.ChartForm;
import org.regionwise.report.message.Words;

/**
 * Which of so many rows a chart shows at once, and how large: all, or where they are more than a page holds, its first,
 * middle and last ones in the order chosen; a search or a reader who asks for all of them widens it.
 *
 * @param rows how many there are
 * @param of what they are of: {@link #REGIONS} or {@link #GROUPS}
 */
public record RowWindow(int rows, String of) {
    /** Of regions. */
    public static final String REGIONS = "regions";
    /** Of whatever groups rows. */
    public static final String GROUPS = "groups";

    /** Rows are high up to so many. */
    private static final int ROOMY = 40;
    /** More than so many are shown in parts, which with the breaks between them are as long. */
    private static final int WHOLE = 50;

    private static final int A_PART = 16;
    private static final int PARTS = 3;
    /** More than so many are shown in parts on paper, too. */
    private static final int WHOLE_ON_PAPER = 80;
    /** Height that a sheet of paper has for rows, in pixels, and the least that a row with its name needs. */
    private static final int SHEET = 800;

    private static final int LEAST_STEP = 10;
    /** More rows than this have their axis above them, too. */
    private static final int TALL = 20;
    /** Room of that axis in pixels. */
    private static final int AXIS = 20;
    /** More points than this are small, and more than a crowd drawn as a cloud. */
    private static final int MANY = 120;

    private static final int CROWD = 500;

    /** Rows of regions. */
    public RowWindow(int rows) {
        this(rows, REGIONS);
    }

    /** Whether some are left out on a page unless asked for. */
    public boolean narrower() {
        return rows > WHOLE;
    }

    /** Whether rows may be high. */
    public boolean roomy() {
        return rows <= ROOMY;
    }

    /** How many of them are drawn at once, unless all are asked for. */
    public int most() {
        return narrower() ? PARTS * A_PART : rows;
    }

    /** Whether all of them are drawn unless asked otherwise: paper, which nobody can ask, has more of them. */
    public boolean whole(boolean paper) {
        return paper ? rows <= WHOLE_ON_PAPER : !narrower();
    }

    /** Which rows are drawn, as a sentence to follow others; empty where all are. */
    public String told(Words words, boolean paper) {
        return whole(paper) ? "" : " " + words.say("chart.tell.window", "of", of, "part", A_PART, "total", rows);
    }

    /** The same for somebody who can ask for more. */
    public String note(Words words) {
        return words.say("document.window", "of", of, "part", A_PART, "total", rows);
    }

    /** Height of a row in pixels: {@code high} where few, {@code low} where many; on paper as low as a sheet wants. */
    public int step(ChartForm form, int high, int low) {
        int usual = roomy() ? high : low;
        return form.paper() ? Math.max(LEAST_STEP, Math.min(usual, SHEET / Math.max(1, rows))) : usual;
    }

    /** Whether the axis stands above the rows, too. */
    public boolean tall() {
        return rows > TALL;
    }

    /** Room of what stands above the rows before the key, in pixels: the axis, where they are tall. */
    public int above() {
        return tall() ? AXIS : 0;
    }

    /**
     * What specifications ask: {@code total}; {@code most} rows at once; {@code all} whether they begin with all;
     * {@code inSight} which others; {@code tall}; where lines and words above the rows are.
     *
     * @param orders fields with the places of rows, of which the parameter {@code order} is one
     */
    public Map<String, Object> facts(ChartForm form, List<String> orders) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("total", rows);
        facts.put("most", most());
        facts.put("all", whole(form.paper()));
        facts.put("inSight", inSight());
        facts.put("orders", orders);
        facts.put("tall", tall());
        facts.put("lineFrom", tall() ? -2 : -6);
        facts.put("wordsAt", -6 - above());
        facts.put("headAt", -12 - above());
        facts.put("secondLineFrom", tall() ? -2 : -18);
        facts.put("secondWordsAt", -18 - above());
        // a browser that prints draws its rows as low as paper would have them; 0 where it leaves them as they are
        facts.put("printedStep", whole(true) ? Math.max(LEAST_STEP, SHEET / Math.max(1, rows)) : 0);
        return facts;
    }

    /** The first of the rows in the middle. */
    private int middle() {
        return (rows - A_PART) / 2;
    }

    /**
     * A row for each break, {@code from} and {@code until} the places that it leaves out; one of them that is lit up
     * takes its place.
     */
    public ArrayNode gaps(Words words) {
        ArrayNode gaps = JsonNodeFactory.instance.arrayNode();
        if (narrower()) {
            // two rows of one name would be one
            gap(gaps, "⋯", A_PART, middle(), words);
            gap(gaps, "⋯\u200b", middle() + A_PART, rows - A_PART, words);
        }
        return gaps;
    }

    private void gap(ArrayNode gaps, String label, int from, int until, Words words) {
        gaps.addObject()
                .put("label", label)
                .put("from", from)
                .put("until", until)
                .put("words", words.say("chart.between", "of", of, "regions", until - from));
    }

    /** Areas of marks in pixels, {@code faint} as an opacity, {@code moves} 1 where arrows are drawn. */
    public Map<String, Object> sizes() {
        boolean few = rows <= MANY;
        boolean cloud = rows > CROWD;
        return Map.of(
                "dot", few ? 70 : cloud ? 14 : 36,
                "faint", few ? 1 : cloud ? 0.15 : 0.5,
                "largest", few ? 420 : cloud ? 80 : 200,
                "smallest", cloud ? 8 : 16,
                "moves", cloud ? 0 : 1);
    }

    /**
     * The place of every row in an order that can be asked for, 0 the first, by its key.
     *
     * @param rows as they are drawn unless asked otherwise, which is also the order of ties
     */
    public static <R> Map<String, Integer> places(List<R> rows, Function<R, String> key, Comparator<R> order) {
        Map<String, Integer> places = new HashMap<>();
        rows.stream().sorted(order).forEach(row -> places.put(key.apply(row), places.size()));
        return places;
    }

    /** Which rows the specifications draw without a search, as an expression of Vega's. */
    private String inSight() {
        return String.format(
                "all || datum.place < %1$d || datum.place >= %2$d - %1$d"
                        + " || (datum.place >= %3$d && datum.place < %3$d + %1$d) || datum.region === highlight",
                A_PART, rows, middle());
    }
}
