package org.regionwise.survey.row;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.regionwise.survey.ImportProblem;

/**
 * Numbers and bytes of a binary file, one after the other. A file that ends too early gives an {@link EOFException}.
 */
public final class BinaryInput implements Closeable {
    private static final int BUFFER = 1 << 16;
    /** No single name, label or list in an honest file is longer. */
    private static final int LONGEST = 1 << 24;

    private final ReceivedFile file;
    private final ReceivedFile.Bytes source;
    private final InputStream in;
    private final ByteBuffer small = ByteBuffer.allocate(8);

    /** Opens the file at its beginning; numbers are big-endian until another order is said. */
    public BinaryInput(ReceivedFile file) throws IOException {
        this.file = file;
        this.source = file.open();
        this.in = new BufferedInputStream(source, BUFFER);
    }

    /** Sets how the bytes of the numbers that follow are ordered. */
    public void order(ByteOrder order) {
        small.order(order);
    }

    /** How the bytes of numbers are ordered. */
    public ByteOrder order() {
        return small.order();
    }

    /** How many bytes of the file, packed as it is, were read by now. */
    public long packedRead() {
        return source.packedRead();
    }

    private ByteBuffer small(int size) throws IOException {
        if (in.readNBytes(small.array(), 0, size) < size) {
            throw new EOFException();
        }
        return small;
    }

    /** One byte, 0 to 255. */
    public int unsignedByte() throws IOException {
        return small(1).get(0) & 0xFF;
    }

    /** Two bytes, 0 to 65,535. */
    public int unsignedShort() throws IOException {
        return small(2).getShort(0) & 0xFFFF;
    }

    /** Four bytes, signed. */
    public int integer() throws IOException {
        return small(4).getInt(0);
    }

    /** Eight bytes, signed. */
    public long longInteger() throws IOException {
        return small(8).getLong(0);
    }

    /** Eight bytes as IEEE 754 has them. */
    public double number() throws IOException {
        return small(8).getDouble(0);
    }

    /** A length or count, which cannot be negative nor beyond reason. */
    public int length() throws IOException {
        int length = integer();
        if (length < 0 || length > LONGEST) {
            throw new ImportProblem(file.damaged());
        }
        return length;
    }

    /** The next so many bytes; throws {@link ImportProblem} where the file asks for an absurd number. */
    public byte[] bytes(int length) throws IOException {
        if (length < 0 || length > LONGEST) {
            throw new ImportProblem(file.damaged());
        }
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException();
        }
        return bytes;
    }

    /** Fills a whole buffer; false when the file ends before its first byte. */
    public boolean fill(byte[] buffer) throws IOException {
        int read = in.readNBytes(buffer, 0, buffer.length);
        if (read > 0 && read < buffer.length) {
            throw new EOFException();
        }
        return read > 0 || buffer.length == 0;
    }

    /** Passes over so many bytes; throws {@link ImportProblem} where they are fewer than none. */
    public void skip(long bytes) throws IOException {
        if (bytes < 0) {
            throw new ImportProblem(file.damaged());
        }
        in.skipNBytes(bytes);
    }

    /** What follows, for a reading of another kind. */
    public InputStream rest() {
        return in;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
