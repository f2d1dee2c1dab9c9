package org.regionwise.survey.file;

import java.util.List;
import java.util.Optional;
import org.regionwise.survey.NumberNotation;
import org.regionwise.survey.Reason;

/**
 * Why a column may hold other numbers than it seems, or numbers though it seems to hold none.
 *
 * @param nearlyNumbers what to say where nearly all values are numbers and a few stop the column from being one of
 *     numbers
 * @param notations notations under which every value of a column of text is a number
 * @param telling a value that is a number under those only; empty without them
 * @param words usual ways to write no answer without which the column would be one of numbers
 * @param either the first value such as {@code 1.234}, where each value with a point may be over a thousand as well
 */
public record NumberDoubts(
        Optional<Reason> nearlyNumbers,
        List<NumberNotation> notations,
        String telling,
        List<String> words,
        Optional<Either> either) {
    /** A number that may be over a thousand or a little over one, and its row. */
    public record Either(long row, String value) {}

    /** No doubts. */
    public static final NumberDoubts NONE =
            new NumberDoubts(Optional.empty(), List.of(), "", List.of(), Optional.empty());

    public NumberDoubts {
        notations = List.copyOf(notations);
        words = List.copyOf(words);
    }
}
