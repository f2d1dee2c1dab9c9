package org.regionwise.survey.spss;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;
import org.regionwise.survey.ByteCount;
import org.regionwise.survey.ImportLimits;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.Reason;
import org.regionwise.survey.row.ReceivedFile;

/** The text of several zlib streams, one after the other, as a {@code .zsav} file packs its cases. */
final class ZlibBlocks extends InputStream {
    private static final int BUFFER = 1 << 16;

    private final InputStream in;
    private final ReceivedFile file;
    private final Inflater inflater = new Inflater();
    private final byte[] packed = new byte[BUFFER];
    private final byte[] single = new byte[1];
    private long packedLeft;
    private final long limit;
    private long allowed;
    private int lastFilled;

    /** @param packedLength how many packed bytes there are */
    ZlibBlocks(InputStream in, long packedLength, ReceivedFile file) throws IOException {
        this.in = in;
        this.packedLeft = packedLength;
        this.file = file;
        this.limit = file.limits().unpackedOf(Math.min(packedLength, Files.size(file.path())));
        this.allowed = limit;
    }

    @Override
    public int read() throws IOException {
        int read = read(single, 0, 1);
        return read < 0 ? -1 : single[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        try {
            while (true) {
                int count = inflater.inflate(buffer, offset, length);
                if (count > 0) {
                    allowed -= count;
                    if (allowed < 0) {
                        throw new ImportProblem(file.problem(
                                limit < file.limits().unpackedBytes()
                                        ? ImportLimits.tooTight()
                                        : Reason.of(
                                                "unpacked-too-large",
                                                "limit",
                                                ByteCount.of(limit).toString())));
                    }
                    return count;
                }
                if (inflater.finished()) {
                    int left = inflater.getRemaining();
                    if (left == 0 && packedLeft <= 0) {
                        return -1;
                    }
                    byte[] rest = new byte[left];
                    System.arraycopy(packed, lastFilled - left, rest, 0, left);
                    inflater.reset();
                    if (left > 0) {
                        System.arraycopy(rest, 0, packed, 0, left);
                        lastFilled = left;
                        inflater.setInput(packed, 0, left);
                        continue;
                    }
                } else if (inflater.needsDictionary()) {
                    throw new ZipException("a dictionary is asked for");
                }
                if (!refill()) {
                    throw new EOFException();
                }
            }
        } catch (DataFormatException e) {
            throw new ZipException(e.getMessage());
        }
    }

    private boolean refill() throws IOException {
        int wanted = (int) Math.min(BUFFER, packedLeft);
        int count = wanted <= 0 ? -1 : in.read(packed, 0, wanted);
        if (count <= 0) {
            return false;
        }
        packedLeft -= count;
        lastFilled = count;
        inflater.setInput(packed, 0, count);
        return true;
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        in.close();
    }
}
