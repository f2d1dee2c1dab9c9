package org.regionwise.survey.sas;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * The bytes of a {@code .sas7bdat} file as Parso reads them best. A block of column names says how long it is, and SAS
 * says twelve bytes (of 32-bit files eight) less than it has and leaves those blank. Others, such as ReadStat in R's
 * haven, put names there, which Parso would cut off: it is told the whole length. Source: “SAS7BDAT Database Binary
 * Format” (M. Shotwell).
 */
final class SasPages extends InputStream {
    /** Of the file, as far as it is looked at. */
    private static final int HEAD = 288;

    private static final int SIXTY_FOUR = '3';
    private static final int LARGEST = 1 << 24;
    /** Kind of pages that hold nothing but rows. */
    private static final int DATA = 0x100;

    private final InputStream in;
    private byte[] page;
    private int at;
    private int end;
    /** 0 before the head was read, and in a file that is none. */
    private int pageSize;

    private boolean wide;
    private ByteOrder order = ByteOrder.LITTLE_ENDIAN;

    /** @param in at the beginning of the file */
    SasPages(InputStream in) throws IOException {
        this.in = in;
        byte[] head = in.readNBytes(HEAD);
        this.page = head;
        this.end = head.length;
        if (head.length == HEAD) {
            this.wide = head[32] == SIXTY_FOUR;
            this.order = head[37] == 1 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
            int sizes = 196 + (head[35] == SIXTY_FOUR ? 4 : 0);
            ByteBuffer numbers = ByteBuffer.wrap(head).order(order);
            int length = numbers.getInt(sizes);
            int size = numbers.getInt(sizes + 4);
            if (length >= HEAD && length <= LARGEST && size >= 1024 && size <= LARGEST) {
                this.page = Arrays.copyOf(head, length);
                this.end = HEAD + in.readNBytes(page, HEAD, length - HEAD);
                this.pageSize = size;
            }
        }
    }

    private boolean more() throws IOException {
        if (at < end) {
            return true;
        }
        if (page.length != pageSize || pageSize == 0) {
            page = new byte[pageSize == 0 ? LARGEST >> 8 : pageSize];
        }
        at = 0;
        end = in.readNBytes(page, 0, page.length);
        if (end == pageSize) {
            lengthen(ByteBuffer.wrap(page).order(order));
        }
        return end > 0;
    }

    /** Lets blocks of names say that they are as long as they are. */
    private void lengthen(ByteBuffer bytes) {
        int word = wide ? 8 : 4;
        int start = wide ? 32 : 16;
        if ((bytes.getShort(start) & DATA) != 0) {
            return;
        }
        int blocks = Short.toUnsignedInt(bytes.getShort(start + 4));
        for (int i = 0; i < blocks; i++) {
            int pointer = start + 8 + i * 3 * word;
            if (pointer + 2 * word > pageSize) {
                return;
            }
            long from = wide ? bytes.getLong(pointer) : bytes.getInt(pointer);
            long length = wide ? bytes.getLong(pointer + word) : bytes.getInt(pointer + word);
            if (from > 0 && length > word && length <= Short.MAX_VALUE && from + length <= pageSize) {
                int block = (int) from;
                long kind = wide ? bytes.getLong(block) : bytes.getInt(block);
                int said = Short.toUnsignedInt(bytes.getShort(block + word));
                if (kind == -3 && said == length - 4 - 2L * word) {
                    bytes.putShort(block + word, (short) (length - word));
                }
            }
        }
    }

    @Override
    public int read() throws IOException {
        return more() ? page[at++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!more()) {
            return -1;
        }
        int count = Math.min(length, end - at);
        System.arraycopy(page, at, buffer, offset, count);
        at += count;
        return count;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
