package org.regionwise.survey.spss;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** The cases of an SPSS file as blocks of eight bytes, unpacked. */
final class SpssBlocks {
    private static final byte[] BLANKS = {' ', ' ', ' ', ' ', ' ', ' ', ' ', ' '};

    private final InputStream in;
    private final boolean coded;
    private final double bias;
    private final ByteOrder order;
    private final byte[] systemMissing = new byte[8];
    private final byte[] codes = new byte[8];
    private int nextCode = 8;

    SpssBlocks(InputStream in, SpssDictionary dictionary) {
        this.in = in;
        this.coded = dictionary.compression() > 0;
        this.bias = dictionary.bias();
        this.order = dictionary.order();
        ByteBuffer.wrap(systemMissing).order(order).putDouble(-Double.MAX_VALUE);
    }

    /** Fills a case; false when there is none left. */
    boolean next(byte[] caseBytes) throws IOException {
        if (!coded) {
            int read = in.readNBytes(caseBytes, 0, caseBytes.length);
            if (read > 0 && read < caseBytes.length) {
                throw new EOFException();
            }
            return read > 0;
        }
        for (int at = 0; at < caseBytes.length; at += 8) {
            if (!block(caseBytes, at)) {
                if (at > 0) {
                    throw new EOFException();
                }
                return false;
            }
        }
        return true;
    }

    private boolean block(byte[] into, int at) throws IOException {
        while (true) {
            if (nextCode == 8) {
                int read = in.readNBytes(codes, 0, 8);
                if (read == 0) {
                    return false;
                }
                // the last group may be cut short
                Arrays.fill(codes, read, 8, (byte) 252);
                nextCode = 0;
            }
            int code = codes[nextCode++] & 0xFF;
            switch (code) {
                case 0 -> {
                    continue;
                }
                case 252 -> {
                    return false;
                }
                case 253 -> {
                    if (in.readNBytes(into, at, 8) < 8) {
                        throw new EOFException();
                    }
                }
                case 254 -> System.arraycopy(BLANKS, 0, into, at, 8);
                case 255 -> System.arraycopy(systemMissing, 0, into, at, 8);
                default -> ByteBuffer.wrap(into, at, 8).order(order).putDouble(code - bias);
            }
            return true;
        }
    }
}
