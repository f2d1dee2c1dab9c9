package org.regionwise.report.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.regionwise.analysis.record.AnalysisRecord;
import org.regionwise.analysis.record.CellCounts;
import org.regionwise.analysis.record.ResultJson;
import org.regionwise.analysis.record.Sha256;
import org.regionwise.release.Profile;
import org.regionwise.release.ProfileJson;

/**
 * A recorded analysis with what lies beside its {@code analysis.json}, or with it in a bundle.
 *
 * @param record the record
 * @param profile the rules that decided what is in the result
 * @param result bytes of the result, if they are there
 * @param cells the counts that were estimated from, if they are there
 * @param cellsUnchanged whether these have the recorded hash
 * @param folder where its data files may lie: beside the bundle or the record
 */
public record RecordedResult(
        AnalysisRecord record,
        Profile profile,
        Optional<byte[]> result,
        Optional<CellCounts> cells,
        boolean cellsUnchanged,
        Path folder) {
    private static final int MOST_BYTES = 256 << 20;

    private interface Parts {
        Optional<byte[]> read(String name) throws IOException;
    }

    /**
     * Reads a bundle, or an {@code analysis.json} with what lies beside it.
     *
     * @throws UnusableBundle when it is neither, or damaged
     * @throws IOException when it cannot be read
     */
    public static RecordedResult read(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (!isZip(file)) {
            return of(Optional.of(bounded(file)), name -> beside(folder, name), folder);
        }
        try (ZipFile zip = new ZipFile(file.toFile())) {
            Parts parts = name -> entry(zip, name);
            return of(parts.read(Bundle.RECORD), parts, folder);
        }
    }

    private static RecordedResult of(Optional<byte[]> recorded, Parts parts, Path folder) throws IOException {
        AnalysisRecord record =
                record(recorded.orElseThrow(() -> new UnusableBundle(UnusableBundle.Fault.NO_RECORD, null)));
        Optional<byte[]> cells = record.cells() == null ? Optional.empty() : parts.read(Bundle.CELLS);
        boolean unchanged = cells.map(
                        each -> Sha256.of(each).equals(record.cells().sha256()))
                .orElse(true);
        return new RecordedResult(
                record,
                profile(record),
                parts.read(Bundle.RESULT),
                cells.map(RecordedResult::cells),
                unchanged,
                folder);
    }

    private static AnalysisRecord record(byte[] bytes) {
        try {
            AnalysisRecord record = ResultJson.readRecord(new String(bytes, StandardCharsets.UTF_8));
            if (record != null && record.analysis() != null && record.data() != null && record.result() != null) {
                return record;
            }
        } catch (IllegalArgumentException e) {
            throw new UnusableBundle(UnusableBundle.Fault.NO_BUNDLE, e);
        }
        throw new UnusableBundle(UnusableBundle.Fault.NO_BUNDLE, null);
    }

    private static Profile profile(AnalysisRecord record) {
        try {
            return ProfileJson.read(record.release());
        } catch (IllegalArgumentException e) {
            throw new UnusableBundle(UnusableBundle.Fault.PROFILE, e);
        }
    }

    private static CellCounts cells(byte[] bytes) {
        try {
            return ResultJson.readCells(new String(bytes, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            throw new UnusableBundle(UnusableBundle.Fault.CELLS, e);
        }
    }

    private static boolean isZip(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.read() == 'P' && in.read() == 'K';
        }
    }

    private static Optional<byte[]> beside(Path folder, String name) throws IOException {
        Path file = folder.resolve(name);
        return Files.isRegularFile(file) ? Optional.of(bounded(file)) : Optional.empty();
    }

    private static byte[] bounded(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return bounded(in);
        }
    }

    private static Optional<byte[]> entry(ZipFile zip, String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            return Optional.empty();
        }
        try (InputStream in = zip.getInputStream(entry)) {
            return Optional.of(bounded(in));
        }
    }

    /** What an archive says of its sizes need not be true. */
    private static byte[] bounded(InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw new UnusableBundle(UnusableBundle.Fault.TOO_LARGE, null);
        }
        return bytes;
    }
}
