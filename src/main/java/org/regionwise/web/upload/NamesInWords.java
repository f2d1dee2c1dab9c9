package org.regionwise.web.upload;

import java.util.List;
import org.regionwise.report.Numbers;

/**
 * A list of names as a page can bear it.
 *
 * @param count how many there are, 0 for none
 * @param inWords the number, with a comma between thousands
 * @param names the first of them, and how many more
 */
public record NamesInWords(int count, String inWords, String names) {
    private static final int SHOWN = 40;

    static NamesInWords of(List<String> names) {
        int more = names.size() - SHOWN;
        String first = String.join(", ", names.subList(0, Math.min(SHOWN, names.size())));
        return new NamesInWords(
                names.size(),
                Numbers.count(names.size()),
                more > 0 ? first + " and " + Numbers.count(more) + " more" : first);
    }
}
