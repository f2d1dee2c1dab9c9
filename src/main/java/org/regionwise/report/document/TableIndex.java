package org.regionwise.report.document;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.regionwise.analysis.result.RegionEstimate;
import org.regionwise.report.RegionOrder;
import org.regionwise.report.message.Words;

/** The index of a long table: its letters, or its places where it goes by estimate. */
public final class TableIndex {
    /** A table with no more rows is seen at a glance. */
    private static final int SHORT = 60;

    /** Rows of one entry at most, which are about two pages. */
    private static final int LONGEST = 100;

    private TableIndex() {}

    /**
     * A part of the table.
     *
     * @param label what stands over it
     * @param id of its place, for links
     * @param from its first row, from 0
     * @param to behind its last row
     */
    public record Entry(String label, String id, int from, int to) {}

    static List<Entry> of(List<RegionEstimate> ordered, RegionOrder order, Words words) {
        List<Entry> entries = new ArrayList<>();
        if (ordered.size() <= SHORT) {
            return entries;
        }
        int from = 0;
        while (from < ordered.size()) {
            int to = from + 1;
            while (to < ordered.size()
                    && order == RegionOrder.NAME
                    && letter(ordered, to, words).equals(letter(ordered, from, words))) {
                to++;
            }
            if (order == RegionOrder.ESTIMATE) {
                to = ordered.size();
            }
            split(ordered, order, from, to, entries, words);
            from = to;
        }
        // a single entry leads nowhere
        return entries.size() > 1 ? entries : List.of();
    }

    private static void split(
            List<RegionEstimate> ordered, RegionOrder order, int from, int to, List<Entry> entries, Words words) {
        int parts = (to - from + LONGEST - 1) / LONGEST;
        for (int part = 0; part < parts; part++) {
            int first = from + (to - from) * part / parts;
            int next = from + (to - from) * (part + 1) / parts;
            String label = order == RegionOrder.ESTIMATE
                    ? words.say(
                            "document.index-places",
                            "from",
                            words.numerals().count(first + 1),
                            "to",
                            words.numerals().count(next))
                    : parts == 1
                            ? letter(ordered, from, words)
                            : words.say(
                                    "document.index-names",
                                    "from",
                                    ordered.get(first).label(),
                                    "to",
                                    ordered.get(next - 1).label());
            entries.add(new Entry(label, "part_" + (entries.size() + 1), first, next));
        }
    }

    /** Accented letters stand with their plain ones; Czech ch is a letter. */
    private static String letter(List<RegionEstimate> ordered, int at, Words words) {
        String name = ordered.get(at).label().strip();
        if (name.isEmpty()) {
            return "#";
        }
        if (words.language().tag().equals("cs") && name.toLowerCase(Locale.ROOT).startsWith("ch")) {
            return "Ch";
        }
        String plain = Normalizer.normalize(name, Normalizer.Form.NFD);
        int first = plain.codePointAt(0);
        return Character.isLetter(first)
                ? new String(Character.toChars(Character.toUpperCase(first)))
                : Character.isDigit(first) ? "0–9" : "#";
    }
}
