package org.regionwise.survey.spss;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.row.ReceivedFile;

/**
 * The characters of a portable file: lines of 80, whose ends mean nothing and whose trailing blanks may be gone.
 * Numbers are written to base 30, a text follows its length.
 */
final class PortableInput implements Closeable {
    private static final int LINE = 80;
    private static final int BUFFER = 1 << 16;
    private static final int BASE = 30;
    private static final int LONGEST = 1 << 20;
    /** Digits of a long, more than double precision can tell. */
    private static final int DIGITS = 12;

    private static final String SIGNATURE = "SPSSPORT";
    /** Names of the character sets, and the table of characters, before the signature. */
    private static final int SPLASH = 200;

    private static final int TABLE = 256;
    /** Where the table has the digits, and what follows them. */
    private static final int FIRST = 64;

    private static final String CHARACTERS =
            "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz .<(+|&[]!$*);^-/";

    private final ReceivedFile file;
    private final ReceivedFile.Bytes source;
    private final BufferedInputStream in;
    /** What a byte of the file means, as far as the portable characters go. */
    private final byte[] meaning = new byte[TABLE];

    private final byte[] line = new byte[LINE];
    private int column = LINE;
    private int waiting = -1;

    /** @throws ImportProblem if it does not begin as such a file does */
    PortableInput(ReceivedFile file) throws IOException {
        this.file = file;
        this.source = file.open();
        this.in = new BufferedInputStream(source, BUFFER);
        for (int i = 0; i < TABLE; i++) {
            meaning[i] = (byte) i;
        }
        skip(SPLASH);
        byte[] table = bytes(TABLE);
        for (int i = 0; i < CHARACTERS.length(); i++) {
            meaning[table[FIRST + i] & 0xFF] = (byte) CHARACTERS.charAt(i);
        }
        if (!new String(bytes(SIGNATURE.length()), StandardCharsets.ISO_8859_1).equals(SIGNATURE)) {
            throw new ImportProblem(file.damaged());
        }
    }

    long packedRead() {
        return source.packedRead();
    }

    private int byteOfFile() throws IOException {
        if (column == LINE) {
            nextLine();
        }
        return line[column++] & 0xFF;
    }

    private void nextLine() throws IOException {
        int length = 0;
        int next = in.read();
        while (next >= 0 && next != '\n') {
            if (next != '\r') {
                line[length++] = (byte) next;
            }
            if (length == LINE) {
                break;
            }
            next = in.read();
        }
        if (next < 0 && length == 0) {
            throw new EOFException();
        }
        if (length == LINE) {
            endOfLine();
        }
        Arrays.fill(line, length, LINE, (byte) ' ');
        column = 0;
    }

    private void endOfLine() throws IOException {
        in.mark(2);
        int next = in.read();
        if (next == '\r') {
            next = in.read();
        }
        if (next != '\n') {
            in.reset();
        }
    }

    private byte next() throws IOException {
        if (waiting >= 0) {
            byte next = (byte) waiting;
            waiting = -1;
            return next;
        }
        return meaning[byteOfFile()];
    }

    private byte[] bytes(int length) throws IOException {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = next();
        }
        return bytes;
    }

    private void skip(int length) throws IOException {
        for (int i = 0; i < length; i++) {
            byteOfFile();
        }
    }

    /** The letter that says what follows. */
    char tag() throws IOException {
        return (char) (next() & 0xFF);
    }

    /** Whether this letter follows; it is passed over then. */
    boolean isNext(char tag) throws IOException {
        byte next = next();
        if (next == tag) {
            return true;
        }
        waiting = next & 0xFF;
        return false;
    }

    /** The next number; NaN where the system has none. */
    double number() throws IOException {
        int c = next();
        while (c == ' ') {
            c = next();
        }
        if (c == '*') {
            next();
            return Double.NaN;
        }
        boolean negative = c == '-';
        c = negative ? next() : c;
        long digits = 0;
        int exponent = 0;
        int kept = 0;
        boolean fraction = false;
        boolean any = false;
        for (; ; c = next()) {
            int digit = c < 'a' ? Character.digit(c, BASE) : -1;
            if (digit >= 0) {
                any = true;
                boolean room = kept < DIGITS;
                digits = room ? digits * BASE + digit : digits;
                kept += digits == 0 || !room ? 0 : 1;
                exponent += room == fraction ? fraction ? -1 : 1 : 0;
            } else if (c == '.' && !fraction) {
                fraction = true;
            } else {
                break;
            }
        }
        if (!any || c != '+' && c != '-' && c != '/') {
            throw new ImportProblem(file.damaged());
        }
        if (c != '/') {
            int sign = c == '+' ? 1 : -1;
            int power = 0;
            for (c = next(); c != '/'; c = next()) {
                int digit = Character.digit(c, BASE);
                if (digit < 0 || power > LONGEST) {
                    throw new ImportProblem(file.damaged());
                }
                power = power * BASE + digit;
            }
            exponent += sign * power;
        }
        double value = exponent < 0 ? digits / Math.pow(BASE, -exponent) : digits * Math.pow(BASE, exponent);
        return negative ? -value : value;
    }

    /** The next number, which must be whole. */
    int integer() throws IOException {
        double value = number();
        if (value != Math.rint(value) || Math.abs(value) > Integer.MAX_VALUE) {
            throw new ImportProblem(file.damaged());
        }
        return (int) value;
    }

    /** A number from 0 to {@code most}. */
    int count(int most) throws IOException {
        int count = integer();
        if (count < 0 || count > most) {
            throw new ImportProblem(file.damaged());
        }
        return count;
    }

    /** The next text. */
    String text(Charset charset) throws IOException {
        int length = count(LONGEST);
        return new String(bytes(length), charset);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
