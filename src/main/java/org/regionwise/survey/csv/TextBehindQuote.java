package org.regionwise.survey.csv;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;

/**
 * Tells the two faults of quotation marks apart at which the parser of delimited text gives up: text between the mark
 * that closes a cell and the next delimiter, and a mark that is never closed.
 */
final class TextBehindQuote {
    private enum Place {
        BEGINNING,
        UNQUOTED,
        QUOTED,
        /** Behind a mark that closes the cell, or is the first of a doubled one. */
        BEHIND
    }

    private TextBehindQuote() {}

    /**
     * Whether the first fault is text behind a closing mark.
     *
     * @param text from the beginning of the file; it is not closed
     * @param longest characters of a cell at which the parser gives up
     */
    static boolean isFirstFault(Reader text, char delimiter, int longest) throws IOException {
        BufferedReader characters = new BufferedReader(text);
        Place place = Place.BEGINNING;
        int length = 0;
        for (int next = characters.read(); next >= 0 && length < longest; next = characters.read()) {
            boolean mark = next == '"';
            boolean end = place != Place.QUOTED && (next == delimiter || next == '\n' || next == '\r');
            if (place == Place.BEHIND && !mark && !end) {
                return true;
            }
            length = end ? 0 : length + 1;
            if (end) {
                place = Place.BEGINNING;
            } else if (place == Place.QUOTED) {
                place = mark ? Place.BEHIND : Place.QUOTED;
            } else if (place != Place.UNQUOTED) {
                place = mark ? Place.QUOTED : Place.UNQUOTED;
            }
        }
        return false;
    }
}
