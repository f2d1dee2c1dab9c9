package org.regionwise.survey.csv;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/**
 * Text without the mark 0x1A by which DOS, and some programs to this day, end a file. Marks that anything but line
 * breaks follows stay.
 */
final class EndMarkFilter extends FilterReader {
    private static final char MARK = 0x1A;

    /** Marks, and line breaks among and behind them, that are the end of the text if nothing else follows. */
    private final StringBuilder held = new StringBuilder();

    /** What was held back and is text after all, given out from {@link #given} on. */
    private final StringBuilder waiting = new StringBuilder();

    private int given;

    EndMarkFilter(Reader in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        char[] one = new char[1];
        return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        while (length > 0) {
            if (given < waiting.length()) {
                int count = Math.min(length, waiting.length() - given);
                waiting.getChars(given, given + count, buffer, offset);
                given += count;
                return count;
            }
            int read = in.read(buffer, offset, length);
            if (read < 0) {
                return -1;
            }
            int kept = withoutEnd(buffer, offset, read);
            if (kept > 0) {
                return kept;
            }
        }
        return 0;
    }

    /** Holds back what may be the end of the text. Returns how much of the buffer is text for certain. */
    private int withoutEnd(char[] buffer, int offset, int read) {
        int text = read;
        while (text > 0 && isEnd(buffer[offset + text - 1])) {
            text--;
        }
        int mark = text;
        while (mark < read && buffer[offset + mark] != MARK) {
            mark++;
        }
        if (held.isEmpty()) {
            held.append(buffer, offset + mark, read - mark);
            return mark;
        }
        if (text == 0) {
            held.append(buffer, offset, read);
            return 0;
        }
        waiting.setLength(0);
        given = 0;
        waiting.append(held).append(buffer, offset, mark);
        held.setLength(0);
        held.append(buffer, offset + mark, read - mark);
        return 0;
    }

    private static boolean isEnd(char c) {
        return c == MARK || c == '\n' || c == '\r';
    }
}
