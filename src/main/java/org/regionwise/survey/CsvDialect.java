package org.regionwise.survey;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * How a CSV file is written.
 *
 * @param charset encoding of its text
 * @param byteOrderMark length of the byte order mark in bytes, 0 without one
 * @param delimiter what separates fields
 */
public record CsvDialect(Charset charset, int byteOrderMark, char delimiter) {
    /** How many bytes {@link #detect} wants to see of a longer file. */
    public static final int SAMPLE_BYTES = 1 << 16;

    private static final char[] DELIMITERS = {',', ';', '\t'};
    private static final int SAMPLE_LINES = 20;

    /** The dialect of a file that begins with these bytes. Without a byte order mark the text is taken to be UTF-8. */
    public static CsvDialect detect(byte[] start) {
        Charset charset = StandardCharsets.UTF_8;
        int mark = 0;
        if (startsWith(start, 0xEF, 0xBB, 0xBF)) {
            mark = 3;
        } else if (startsWith(start, 0xFF, 0xFE)) {
            charset = StandardCharsets.UTF_16LE;
            mark = 2;
        } else if (startsWith(start, 0xFE, 0xFF)) {
            charset = StandardCharsets.UTF_16BE;
            mark = 2;
        }
        String text = new String(start, mark, start.length - mark, charset);
        return new CsvDialect(charset, mark, delimiter(text, start.length >= SAMPLE_BYTES));
    }

    /** The encoding as people know it. */
    public String encoding() {
        return charset.name();
    }

    private static boolean startsWith(byte[] start, int... mark) {
        if (start.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((start[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    /** The candidate that occurs in the header and equally often in most of the first lines. */
    private static char delimiter(String text, boolean cutShort) {
        char best = DELIMITERS[0];
        long bestScore = 0;
        for (char candidate : DELIMITERS) {
            List<Integer> counts = occurrences(text, candidate, cutShort);
            int inHeader = counts.isEmpty() ? 0 : counts.get(0);
            long agreeing = counts.stream().filter(count -> count == inHeader).count();
            // agreement of the lines decides; only among equals the number of columns does
            long score = inHeader == 0 ? 0 : agreeing * 100_000 + Math.min(inHeader, 99_999);
            if (score > bestScore) {
                best = candidate;
                bestScore = score;
            }
        }
        return best;
    }

    /** How often the delimiter stands outside quotes in each of the first lines that are not blank. */
    private static List<Integer> occurrences(String text, char delimiter, boolean cutShort) {
        List<Integer> counts = new ArrayList<>();
        boolean quoted = false;
        boolean blank = true;
        int count = 0;
        for (int i = 0; i < text.length() && counts.size() < SAMPLE_LINES; i++) {
            char c = text.charAt(i);
            if (c == '"') {
                quoted = !quoted;
                blank = false;
            } else if (!quoted && (c == '\n' || c == '\r')) {
                if (!blank) {
                    counts.add(count);
                }
                count = 0;
                blank = true;
            } else {
                blank = false;
                if (!quoted && c == delimiter) {
                    count++;
                }
            }
        }
        // the last line of a sample that was cut short says nothing
        if (!blank && counts.size() < SAMPLE_LINES && (!cutShort || counts.isEmpty())) {
            counts.add(count);
        }
        return counts;
    }
}
