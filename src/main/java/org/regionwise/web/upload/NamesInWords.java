package org.regionwise.web.upload;

import java.util.List;
import org.regionwise.report.message.Listed;
import org.regionwise.report.message.Words;

/** A list of names as a page can bear it: the first of them, and how many more. */
public record NamesInWords(List<String> names) {
    private static final int SHOWN = 40;

    /** How many there are, 0 for none. */
    public int count() {
        return names.size();
    }

    /** Whether there are none. */
    public boolean isEmpty() {
        return names.isEmpty();
    }

    /** The first of them, and how many more there are. */
    public Listed said(Words words) {
        return words.lists().firstOf(names, SHOWN);
    }

    /** The same, each in quotation marks. */
    public Listed quoted(Words words) {
        return words.lists().firstOf(words.lists().quoted(names), SHOWN);
    }
}
