package org.regionwise.report.chart.text;

import java.util.ArrayList;
import java.util.List;

/** Text broken for a drawing, which does not break it by itself. */
public final class TextLines {
    private TextLines() {}

    /**
     * At blanks where there are any. What does not fit is left out of the middle, as names often differ at their end.
     *
     * @param letters at most so many in a line
     * @param most at most so many lines
     */
    public static List<String> of(String text, int letters, int most) {
        String rest = text.replaceAll("\\s+", " ").strip();
        List<String> lines = new ArrayList<>();
        while (rest.length() > letters && lines.size() < most - 1) {
            int blank = rest.lastIndexOf(' ', letters);
            int end = whole(rest, blank > letters / 2 ? blank : letters);
            lines.add(rest.substring(0, end).strip());
            rest = rest.substring(end).strip();
        }
        lines.add(rest.length() <= letters ? rest : "…" + rest.substring(whole(rest, rest.length() - letters + 1)));
        return lines;
    }

    /** Not between the halves of one letter. */
    private static int whole(String text, int place) {
        return Character.isLowSurrogate(text.charAt(place)) ? place + 1 : place;
    }
}
