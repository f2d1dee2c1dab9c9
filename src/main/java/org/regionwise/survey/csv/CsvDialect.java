package org.regionwise.survey.csv;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.regionwise.survey.ImportLimits;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.ReadingOptions;
import org.regionwise.survey.Reason;
import org.regionwise.survey.row.ReceivedFile;
import org.regionwise.survey.row.TextEncoding;
import org.regionwise.survey.row.TitleRows;

/**
 * How delimited text is written.
 *
 * @param charset encoding of its text
 * @param byteOrderMark length of the byte order mark in bytes, 0 without one
 * @param delimiter what separates cells
 * @param headerRow the row of the column names, from 1; 0 when there is none
 */
public record CsvDialect(Charset charset, int byteOrderMark, char delimiter, int headerRow) {
    /** How many bytes {@link #detect} wants to see of a longer file. */
    static final int SAMPLE_BYTES = 1 << 16;

    private static final char[] DELIMITERS = {',', ';', '\t', '|'};
    private static final Pattern SPACED = Pattern.compile("\"[^\"\r\n]*+\"(?: \"[^\"\r\n]*+\")++[\r\n]");
    private static final int SAMPLE_LINES = 20;
    private static final int SMALLEST_BUFFER = 1 << 16;

    /**
     * The dialect of a file that begins with these bytes. What the options say holds; for the rest, text without a byte
     * order mark is UTF-16 when every other byte of its beginning is zero, and otherwise taken to be UTF-8.
     */
    static CsvDialect detect(byte[] start, ReadingOptions wanted, ReceivedFile file) {
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
        } else if (wanted.encoding() != null) {
            charset = TextEncoding.of(wanted.encoding(), file);
        } else if (start.length >= 4 && start[0] != 0 && start[1] == 0 && start[2] != 0 && start[3] == 0) {
            charset = StandardCharsets.UTF_16LE;
        } else if (start.length >= 4 && start[0] == 0 && start[1] != 0 && start[2] == 0 && start[3] != 0) {
            charset = StandardCharsets.UTF_16BE;
        }
        String text = new String(start, mark, start.length - mark, charset);
        boolean cutShort = start.length >= SAMPLE_BYTES;
        char delimiter = wanted.delimiter() == null ? declared(text) : wanted.delimiter();
        if (delimiter == 0) {
            delimiter = isSpaced(text) ? ' ' : delimiter(text, cutShort);
        }
        if ("\"\r\n".indexOf(delimiter) >= 0 || Character.isSurrogate(delimiter)) {
            throw new ImportProblem(file.problem(Reason.of("delimiter-impossible")));
        }
        int headerRow = wanted.headerRow() == null
                ? TitleRows.headerRow(CsvSource.firstRows(text, delimiter, TitleRows.LOOKED_AT))
                : wanted.headerRow();
        return new CsvDialect(charset, mark, delimiter, headerRow);
    }

    /** The encoding as people know it. */
    String encoding() {
        return charset.name();
    }

    String decode(byte[] start) {
        return new String(start, byteOrderMark, Math.max(0, start.length - byteOrderMark), charset);
    }

    /** Room for the longest cell allowed, at which the parser gives up on a quotation mark that is never closed. */
    int parserBuffer(ImportLimits limits) {
        return Math.max(SMALLEST_BUFFER, 4 * Math.min(limits.cellCharacters(), 1 << 26));
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

    /** Excel's own first line {@code sep=;}; 0 without one. */
    private static char declared(String text) {
        boolean there = text.length() > 5
                && text.regionMatches(true, 0, "sep=", 0, 4)
                && (text.charAt(5) == '\n' || text.charAt(5) == '\r');
        return there ? text.charAt(4) : 0;
    }

    /**
     * Whether the first line is names in quotation marks with blanks between them, as R's {@code write.table} has it.
     */
    private static boolean isSpaced(String text) {
        return SPACED.matcher(text).lookingAt();
    }

    /** The candidate that occurs in the header and equally often in most of the first lines. */
    private static char delimiter(String text, boolean cutShort) {
        char best = DELIMITERS[0];
        long bestScore = 0;
        for (char candidate : DELIMITERS) {
            List<Integer> counts = occurrences(text, candidate, cutShort);
            long score = 0;
            for (int i = 0; i < Math.min(counts.size(), TitleRows.LOOKED_AT); i++) {
                int inHeader = counts.get(i);
                long agreeing =
                        counts.stream().filter(count -> count == inHeader).count();
                // agreement of the lines decides; only among equals the number of columns does
                score = Math.max(score, inHeader == 0 ? 0 : agreeing * 100_000 + Math.min(inHeader, 99_999));
            }
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
