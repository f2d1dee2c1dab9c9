package org.regionwise.survey.row;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.regionwise.survey.ByteCount;
import org.regionwise.survey.ImportLimits;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.Problem;
import org.regionwise.survey.Reason;

/**
 * A file as it lies on the disk, perhaps packed by gzip. Whoever opens it again in another way passes this on, so that
 * it is hashed once.
 *
 * @param path where it lies; it does not change
 * @param name what the analyst calls it
 * @param limits how much of it is read at most
 * @param hash of its bytes as they lie there
 */
public record ReceivedFile(Path path, String name, ImportLimits limits, FileHash hash) {
    private static final int BUFFER = 1 << 16;

    /** A file that nobody hashed yet. */
    public ReceivedFile(Path path, String name, ImportLimits limits) {
        this(path, name, limits, FileHash.of(path));
    }

    /** A file that is called by the last part of its path, or by all of it where it has none, as {@code /}. */
    public ReceivedFile(Path path, ImportLimits limits) {
        this(path, (path.getFileName() == null ? path : path.getFileName()).toString(), limits);
    }

    /** The same with other limits. */
    public ReceivedFile within(ImportLimits others) {
        return new ReceivedFile(path, name, others, hash);
    }

    /** Its bytes, unpacked, and how many packed ones were read. */
    public static final class Bytes extends FilterInputStream {
        private final Counted packed;

        private Bytes(Counted packed, InputStream unpacked) {
            super(unpacked);
            this.packed = packed;
        }

        /** Bytes of the file as it lies there that were read by now. */
        public long packedRead() {
            return packed.count;
        }
    }

    private static final class Counted extends FilterInputStream {
        private long count;

        private Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int next = in.read();
            count += next < 0 ? 0 : 1;
            return next;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = in.read(buffer, offset, length);
            count += Math.max(read, 0);
            return read;
        }

        @Override
        public long skip(long wanted) throws IOException {
            long skipped = in.skip(wanted);
            count += skipped;
            return skipped;
        }
    }

    /** Stops with an {@link ImportProblem} when unpacking gives more than is allowed. */
    private final class Capped extends FilterInputStream {
        private final Counted packed;
        private long unpacked;

        private Capped(Counted packed, InputStream in) {
            super(in);
            this.packed = packed;
        }

        @Override
        public int read() throws IOException {
            int next = in.read();
            take(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = in.read(buffer, offset, length);
            take(Math.max(read, 0));
            return read;
        }

        @Override
        public long skip(long wanted) throws IOException {
            long skipped = in.skip(wanted);
            take(skipped);
            return skipped;
        }

        private void take(long bytes) {
            unpacked += bytes;
            if (unpacked > limits.unpackedBytes()) {
                throw new ImportProblem(problem(Reason.of(
                        "unpacked-too-large",
                        "limit",
                        ByteCount.of(limits.unpackedBytes()).toString())));
            }
            if (unpacked > limits.unpackedOf(packed.count)) {
                throw new ImportProblem(problem(ImportLimits.tooTight()));
            }
        }
    }

    /** Opens it from the beginning. */
    public Bytes open() throws IOException {
        if (Files.size(path) > limits.fileBytes()) {
            throw new ImportProblem(problem(Reason.of(
                    "file-too-large", "limit", ByteCount.of(limits.fileBytes()).toString())));
        }
        Counted packed = new Counted(Files.newInputStream(path));
        if (!isPacked()) {
            return new Bytes(packed, packed);
        }
        try {
            return new Bytes(packed, new Capped(packed, new GZIPInputStream(packed, BUFFER)));
        } catch (IOException e) {
            packed.close();
            throw new ImportProblem(problem(Reason.of("gzip-damaged")));
        }
    }

    /** The same with small reads made cheap. */
    public InputStream buffered() throws IOException {
        return new BufferedInputStream(open(), BUFFER);
    }

    /** The first bytes, unpacked. */
    public byte[] start(int most) throws IOException {
        try (InputStream in = open()) {
            return in.readNBytes(most);
        } catch (ZipException | EOFException e) {
            throw new ImportProblem(damaged());
        }
    }

    /** Whether it is packed by gzip. */
    public boolean isPacked() throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            return in.read() == 0x1F && in.read() == 0x8B;
        }
    }

    /** What is said when unpacking fails half-way. */
    public Problem damaged() {
        return problem(Reason.of("damaged"));
    }

    /** A problem of the whole file. */
    public Problem problem(Reason reason) {
        return new Problem(name, 0, "", "", reason);
    }
}
