package org.regionwise.survey.file;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.regionwise.survey.NumberText;
import org.regionwise.survey.row.NoteRow;

/**
 * The rows in some whole lines of an ordinary CSV file: numbers parsed from their bytes, categories by hash. It gives
 * up at anything out of the ordinary.
 */
public final class PlainChunk {
    /** The code of an empty cell. */
    public static final int EMPTY = -1;

    private static final int GIVEN_UP = -1;
    /** So many digits fit into a long. */
    private static final int MOST_DIGITS = 18;
    /** Whole numbers of more are identifiers. */
    private static final int MOST_WHOLE_DIGITS = 15;

    private static final int MOST_EXPONENT_DIGITS = 3;

    private final PlainFormat format;
    private final byte[] kinds;
    private final int[] slots;
    /** The lines; null once they were read, as they are another's. */
    private byte[] bytes;

    private final int length;
    /** By column; null for categories. */
    private final double[][] numbers;
    /** By column, positions in {@link #levels}; null for numbers. */
    private final int[][] codes;

    private final ByteLevels[] levels;
    /** By column, whether some texts count as empty. */
    private final boolean[] coded;

    private final int decimal;
    private int rows;
    private int lines;
    /** By row, its line in the chunk; null while every line is a row. */
    private int[] lineOfRow;

    private int room;
    /** Fields of the line that are not empty. */
    private int filled;

    private boolean beyondAscii;
    /** The last row as it stands. */
    private byte[] lastLine = new byte[0];

    /**
     * @param measured which of the wanted columns are numbers
     * @param bytes of lines, the last byte a line feed; not kept
     */
    PlainChunk(PlainFormat format, boolean[] measured, byte[] bytes, int length) {
        this.format = format;
        kinds = format.kinds();
        slots = format.slots();
        this.bytes = bytes;
        this.length = length;
        room = roughlyRows();
        numbers = new double[measured.length][];
        codes = new int[measured.length][];
        levels = new ByteLevels[measured.length];
        coded = new boolean[measured.length];
        decimal = format.decimal();
        for (int slot = 0; slot < measured.length; slot++) {
            coded[slot] = format.wanted().get(slot).missing().length > 0;
            if (measured[slot]) {
                numbers[slot] = new double[room];
            } else {
                codes[slot] = new int[room];
                levels[slot] = new ByteLevels();
            }
        }
    }

    /**
     * Reads.
     *
     * @param above lines that are no rows
     * @param most rows that are read
     * @return whether all was as it should be
     */
    boolean read(int above, int most) {
        boolean sound = readLines(above, most);
        bytes = null;
        return sound;
    }

    /** By the length of the last line but one, which is rarely the header. */
    private int roughlyRows() {
        int end = Math.max(0, length - 2);
        while (end > 0 && bytes[end] != '\n') {
            end--;
        }
        // a row has a byte behind each of its cells
        return (int) Math.min(length / slots.length + 1, 1.1 * length / (length - end) + 16);
    }

    private boolean readLines(int above, int most) {
        int at = 0;
        int lastBegin = 0;
        int lastEnd = 0;
        while (lines < above) {
            at = at < length ? lineAbove(at) : GIVEN_UP;
            if (at < 0) {
                return false;
            }
            lines++;
        }
        while (at < length && rows < most) {
            int begin = at;
            filled = 0;
            at = isEmptyLine(at) ? endOfLine(at) : line(at);
            if (at < 0) {
                return false;
            }
            if (filled == 0) {
                lines++;
                lineOfRow = lineOfRow == null ? counted() : lineOfRow;
                continue;
            }
            if (lineOfRow != null) {
                lineOfRow[rows] = lines;
            }
            lines++;
            rows++;
            lastBegin = begin;
            lastEnd = at;
            if (rows == room) {
                grow();
            }
        }
        lastLine = Arrays.copyOfRange(bytes, lastBegin, lastEnd);
        return !beyondAscii || isText();
    }

    private int[] counted() {
        int[] counted = new int[room];
        Arrays.setAll(counted, i -> lines - 1 - rows + i);
        return counted;
    }

    private void grow() {
        room += room / 2 + 1;
        for (int slot = 0; slot < codes.length; slot++) {
            if (numbers[slot] == null) {
                codes[slot] = Arrays.copyOf(codes[slot], room);
            } else {
                numbers[slot] = Arrays.copyOf(numbers[slot], room);
            }
        }
        lineOfRow = lineOfRow == null ? null : Arrays.copyOf(lineOfRow, room);
    }

    private boolean isText() {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, 0, length));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    /** The header, whose names may stand in quotation marks as long as they close. */
    private int lineAbove(int from) {
        boolean quoted = false;
        for (int at = from; ; at++) {
            byte next = bytes[at];
            byte kind = kind(next);
            if (next == '"') {
                quoted = !quoted;
            } else if (kind == PlainFormat.LINE_FEED) {
                return quoted ? GIVEN_UP : at + 1;
            } else if (kind == PlainFormat.UNUSUAL || kind == PlainFormat.CARRIAGE_RETURN && bytes[at + 1] != '\n') {
                return GIVEN_UP;
            }
            beyondAscii |= kind == PlainFormat.HIGH;
        }
    }

    private boolean isEmptyLine(int at) {
        return bytes[at] == '\n' || bytes[at] == '\r' && bytes[at + 1] == '\n';
    }

    /** Behind the line feed that a field ends with; given up where it ends with anything else. */
    private int endOfLine(int at) {
        int feed = bytes[at] == '\r' ? at + 1 : at;
        return bytes[feed] == '\n' ? feed + 1 : GIVEN_UP;
    }

    private int line(int from) {
        int at = from;
        int columns = slots.length;
        for (int field = 0; field < columns; field++) {
            int begin = at;
            int slot = slots[field];
            at = slot < 0 ? skip(at) : codes[slot] == null ? number(at, slot) : category(at, slot);
            if (at < 0 || at - begin > format.longest()) {
                return GIVEN_UP;
            }
            if (field < columns - 1) {
                if (kind(bytes[at]) != PlainFormat.DELIMITER) {
                    return GIVEN_UP;
                }
                at++;
            }
        }
        return endOfLine(at);
    }

    private int skip(int from) {
        if (bytes[from] == '"') {
            int close = closing(from);
            filled += close > from + 1 ? 1 : 0;
            return close + 1;
        }
        int at = endOfText(from);
        filled += at > from ? 1 : 0;
        return at;
    }

    private int endOfText(int from) {
        int at = from;
        int seen = 0;
        byte kind = kind(bytes[at]);
        while (kind <= PlainFormat.HIGH) {
            seen |= kind;
            kind = kind(bytes[++at]);
        }
        beyondAscii |= seen != 0;
        return at;
    }

    /** The mark that closes a quoted field, where nothing but text and delimiters is quoted; −2 otherwise. */
    private int closing(int from) {
        int at = from + 1;
        byte kind = kind(bytes[at]);
        while (kind <= PlainFormat.DELIMITER) {
            beyondAscii |= kind == PlainFormat.HIGH;
            kind = kind(bytes[++at]);
        }
        return bytes[at] == '"' ? at : GIVEN_UP - 1;
    }

    private int category(int from, int slot) {
        int begin = from;
        int at = from;
        int hash = 0;
        boolean quoted = bytes[from] == '"';
        if (quoted) {
            begin++;
            at = closing(from);
            if (at < 0) {
                return GIVEN_UP;
            }
            for (int i = begin; i < at; i++) {
                hash = ByteLevels.hash(hash, bytes[i]);
            }
        } else {
            int seen = 0;
            byte next = bytes[at];
            byte kind = kind(next);
            while (kind <= PlainFormat.HIGH) {
                seen |= kind;
                hash = ByteLevels.hash(hash, next);
                next = bytes[++at];
                kind = kind(next);
            }
            beyondAscii |= seen != 0;
        }
        if (at == begin) {
            codes[slot][rows] = EMPTY;
        } else {
            filled++;
            codes[slot][rows] = levels[slot].code(bytes, begin, at, hash);
        }
        return quoted ? at + 1 : at;
    }

    /** {@code -?\d+(\.\d*)?(e[+-]?\d{1,3})?} of few digits here; what else a number may be is read as a text. */
    private int number(int from, int slot) {
        byte[] text = bytes;
        int at = text[from] == '-' ? from + 1 : from;
        int begin = at;
        long digits = 0;
        int digit = text[at] - '0';
        while (digit >= 0 && digit <= 9) {
            digits = 10 * digits + digit;
            digit = text[++at] - '0';
        }
        int whole = at - begin;
        int fraction = 0;
        boolean measured = false;
        if (text[at] == decimal) {
            measured = true;
            int point = at;
            digit = text[++at] - '0';
            while (digit >= 0 && digit <= 9) {
                digits = 10 * digits + digit;
                digit = text[++at] - '0';
            }
            fraction = at - point - 1;
        }
        boolean zero = whole > 0 && text[begin] == '0';
        if (whole + fraction == 0
                || zero && whole > 1
                || whole + fraction - (zero ? 1 : 0) > MOST_DIGITS
                || !measured && whole > MOST_WHOLE_DIGITS) {
            return numberAsText(from, slot);
        }
        int scale = fraction;
        if (decimal >= 0 && (text[at] == 'e' || text[at] == 'E')) {
            boolean small = text[at + 1] == '-';
            at += small || text[at + 1] == '+' ? 2 : 1;
            int exponent = 0;
            int first = at;
            digit = text[at] - '0';
            while (digit >= 0 && digit <= 9 && at - first <= MOST_EXPONENT_DIGITS) {
                exponent = 10 * exponent + digit;
                digit = text[++at] - '0';
            }
            if (at == first || at - first > MOST_EXPONENT_DIGITS) {
                return numberAsText(from, slot);
            }
            scale += small ? exponent : -exponent;
        }
        double value = NumberText.decimal(digits, scale);
        if (kind(text[at]) < PlainFormat.DELIMITER || Double.isNaN(value)) {
            return numberAsText(from, slot);
        }
        filled++;
        numbers[slot][rows] = coded[slot] && format.wanted().get(slot).isMissing(text, from, at)
                ? Double.NaN
                : text[from] == '-' ? -value : value;
        return at;
    }

    private int numberAsText(int from, int slot) {
        boolean quoted = bytes[from] == '"';
        int begin = quoted ? from + 1 : from;
        int end = quoted ? closing(from) : endOfText(from);
        if (end < 0) {
            return GIVEN_UP;
        }
        filled += end > begin ? 1 : 0;
        PlainFormat.Wanted column = format.wanted().get(slot);
        String cell = end == begin ? null : column.cell(new String(bytes, begin, end - begin, StandardCharsets.UTF_8));
        double value = cell == null ? Double.NaN : column.scan().number(cell);
        if (cell != null && Double.isNaN(value)) {
            return GIVEN_UP;
        }
        numbers[slot][rows] = value;
        return quoted ? end + 1 : end;
    }

    private byte kind(byte next) {
        return kinds[next & 0xFF];
    }

    /** How many rows there are. */
    public int rows() {
        return rows;
    }

    /** How many bytes there are. */
    int length() {
        return length;
    }

    /** How many lines there are, of which some may be no rows. */
    public int lines() {
        return lines;
    }

    /** By row, NaN where the cell is empty; of a column of numbers. Longer than there are rows. */
    public double[] numbers(int slot) {
        return numbers[slot];
    }

    /** By row, the cell among {@link #levels}; of a column of categories. Longer than there are rows. */
    public int[] codes(int slot) {
        return codes[slot];
    }

    /** The different cells of a column of categories. */
    public ByteLevels levels(int slot) {
        return levels[slot];
    }

    /** The line of a row in the chunk, from 0. */
    public int lineOf(int row) {
        return lineOfRow == null ? lines - rows + row : lineOfRow[row];
    }

    /** Whether the last row may be a note below the table instead. */
    boolean endsInNote() {
        List<String> texts = new ArrayList<>();
        int begin = 0;
        boolean quoted = false;
        for (int at = 0; at < lastLine.length; at++) {
            boolean mark = lastLine[at] == '"';
            quoted ^= mark;
            if (!mark && !quoted && kind(lastLine[at]) > PlainFormat.HIGH) {
                if (at > begin) {
                    texts.add(new String(lastLine, begin, at - begin, StandardCharsets.UTF_8).replace("\"", ""));
                }
                begin = at + 1;
            }
        }
        return slots.length > 1
                && !texts.isEmpty()
                && (NoteRow.begins(texts.get(0)) || texts.size() == 1 && NoteRow.isNote(texts.get(0)));
    }
}
