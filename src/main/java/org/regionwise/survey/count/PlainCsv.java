package org.regionwise.survey.count;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipException;
import org.regionwise.survey.csv.CsvDialect;
import org.regionwise.survey.file.SurveyFile;
import org.regionwise.survey.row.NoteRow;

/**
 * Counts the combinations of cells in a CSV file straight from its bytes, several times as fast as reading its rows. It
 * knows only the ordinary: ASCII, no quotation mark, as many fields in every row as in the header. At anything else it
 * gives up, and the file is for {@link SurveyFile#forEachRow} to read, which knows all rules and names all problems.
 */
final class PlainCsv {
    private static final int BUFFER = 1 << 18;

    private static final byte TEXT = 0;
    private static final byte DELIMITER = 1;
    private static final byte LINE_FEED = 2;
    private static final byte CARRIAGE_RETURN = 3;
    private static final byte UNUSUAL = 4;

    private final int columnCount;
    private final int headerRow;
    private final int longest;
    private final byte[] kinds = new byte[256];
    /** Position among the requested columns by position in the file; −1 when not requested. */
    private final int[] slots;

    private final int[] begins;
    private final int[] ends;
    private final CellTuples tuples;
    /** The last line that is not blank, so far. */
    private byte[] last = new byte[0];

    private final long mostRows;
    private long rows;
    private long row;

    private PlainCsv(SurveyFile file, List<String> requested) {
        List<String> columns = file.allColumns();
        columnCount = columns.size();
        headerRow = file.options().rowAboveData();
        mostRows = file.received().limits().rows();
        longest = file.received().limits().cellCharacters();
        slots = new int[columnCount];
        for (int i = 0; i < columnCount; i++) {
            slots[i] = requested.indexOf(columns.get(i));
        }
        begins = new int[requested.size()];
        ends = new int[requested.size()];
        tuples = new CellTuples(requested.size());
        Arrays.fill(kinds, 128, 256, UNUSUAL);
        kinds[0] = UNUSUAL;
        kinds['"'] = UNUSUAL;
        kinds[0x1A] = UNUSUAL;
        kinds['\n'] = LINE_FEED;
        kinds['\r'] = CARRIAGE_RETURN;
        kinds[file.dialect().delimiter()] = DELIMITER;
    }

    /**
     * The combinations of the requested cells in order of appearance.
     *
     * @param requested different columns of the file
     * @param most how many combinations there may be
     * @return null when the file, or the number of combinations, is out of the ordinary
     * @throws UncheckedIOException if the file cannot be read
     */
    static CellTuples count(SurveyFile file, List<String> requested, int most) {
        CsvDialect dialect = file.dialect();
        if (dialect == null
                || !dialect.charset().equals(StandardCharsets.UTF_8)
                || dialect.delimiter() > 127
                || file.options().counted() != null
                || !file.options().types().isEmpty()
                || !file.options().filledDown().isEmpty()) {
            return null;
        }
        PlainCsv csv = new PlainCsv(file, requested);
        try (InputStream in = file.received().open()) {
            in.skipNBytes(dialect.byteOrderMark());
            return csv.read(in, most) && csv.tuples.size() > 0 ? csv.tuples : null;
        } catch (ZipException | EOFException e) {
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean read(InputStream in, int most) throws IOException {
        byte[] buffer = new byte[BUFFER];
        int filled = 0;
        while (true) {
            // one byte is kept free for the line feed that the last line may lack
            int count = in.read(buffer, filled, BUFFER - 1 - filled);
            boolean end = count <= 0;
            filled += Math.max(count, 0);
            if (end && filled > 0) {
                buffer[filled++] = '\n';
            }
            int done = lines(buffer, lastLine(buffer, filled));
            if (done < 0 || tuples.size() > most || done == 0 && filled == BUFFER - 1) {
                return false;
            }
            System.arraycopy(buffer, done, buffer, 0, filled - done);
            filled -= done;
            if (end) {
                return !endsInNote();
            }
        }
    }

    /** Whether something stands below the data that may not be data. */
    private boolean endsInNote() {
        List<String> texts = new ArrayList<>();
        int begin = 0;
        for (int at = 0; at <= last.length; at++) {
            if (at == last.length || kinds[last[at]] == DELIMITER) {
                if (at > begin) {
                    texts.add(new String(last, begin, at - begin, StandardCharsets.US_ASCII));
                }
                begin = at + 1;
            }
        }
        return columnCount > 1
                && !texts.isEmpty()
                && (NoteRow.begins(texts.get(0)) || texts.size() == 1 && NoteRow.isNote(texts.get(0)));
    }

    /** Where the last whole line ends. */
    private static int lastLine(byte[] buffer, int filled) {
        int end = filled;
        while (end > 0 && buffer[end - 1] != '\n') {
            end--;
        }
        return end;
    }

    /** Takes the lines up to {@code limit}, which is returned; −1 at the unusual. */
    private int lines(byte[] buffer, int limit) {
        int line = 0;
        int field = 0;
        int begin = 0;
        int lastLine = 0;
        int lastEnd = 0;
        for (int at = 0; at < limit; at++) {
            byte kind = kinds[buffer[at] & 0xFF];
            if (kind == TEXT) {
                continue;
            }
            if (kind == UNUSUAL || field >= columnCount && row >= headerRow) {
                return -1;
            }
            if (kind == CARRIAGE_RETURN) {
                if (buffer[at + 1] != '\n') {
                    return -1;
                }
                continue;
            }
            int end = kind == LINE_FEED && at > begin && buffer[at - 1] == '\r' ? at - 1 : at;
            int slot = field < columnCount ? slots[field] : -1;
            if (slot >= 0) {
                begins[slot] = begin;
                ends[slot] = end;
            }
            if (end - begin > longest) {
                return -1;
            }
            field++;
            begin = at + 1;
            if (kind == LINE_FEED) {
                row++;
                if (row > headerRow && !isBlank(line, end, field)) {
                    if (field != columnCount || ++rows > mostRows) {
                        return -1;
                    }
                    tuples.add(buffer, begins, ends, row);
                    lastLine = line;
                    lastEnd = end;
                }
                field = 0;
                line = begin;
            }
        }
        if (lastEnd > lastLine) {
            last = Arrays.copyOfRange(buffer, lastLine, lastEnd);
        }
        return limit;
    }

    /** Whether a line is nothing but delimiters. */
    private static boolean isBlank(int line, int end, int fields) {
        return end - line == fields - 1;
    }
}
