package org.regionwise.store.backup;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;
import org.regionwise.store.content.Content;
import org.regionwise.store.content.RowReader;
import org.regionwise.store.folder.DurableFile;
import org.regionwise.store.ledger.Subject;

/**
 * What changed since the last backup, a file for each state of a subject, named by its hash in the ledger. The
 * responses of a survey are not in it, as they can be read again from the original file.
 */
public final class Journal {
    private static final String ENDING = ".jsonl.gz";

    private final Path folder;

    /** @param folder that is there */
    public Journal(Path folder) {
        this.folder = folder;
    }

    /** Keeps what a database holds of a subject, on the disk on return. Returns its hash; empty for nothing. */
    public Optional<String> keep(Connection connection, Subject subject) throws SQLException {
        return keep(new Content(connection), subject);
    }

    /** The same of content that knows more. */
    public Optional<String> keep(Content content, Subject subject) throws SQLException {
        try {
            Path part = Files.createTempFile(folder, "state", ".part");
            try {
                Optional<String> hash;
                try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(part))) {
                    hash = content.write(subject, out);
                }
                if (hash.isPresent()) {
                    DurableFile.sync(part);
                    DurableFile.move(part, file(hash.get()));
                }
                return hash;
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether a state is kept, as it was written. */
    public boolean holds(String hash) throws IOException {
        if (!Files.exists(file(hash))) {
            return false;
        }
        try (DigestInputStream in = new DigestInputStream(unpacked(hash), DurableFile.sha256())) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest()).equals(hash);
        } catch (ZipException | EOFException damaged) {
            return false;
        }
    }

    /** Puts a state that is kept into a database. */
    public void restore(Connection connection, String hash) throws SQLException, IOException {
        try (InputStream in = unpacked(hash)) {
            new RowReader(connection).read(in);
        }
    }

    private InputStream unpacked(String hash) throws IOException {
        return new BufferedInputStream(new GZIPInputStream(Files.newInputStream(file(hash))));
    }

    /** Deletes every other state. */
    public void keepOnly(Set<String> hashes) {
        try (Stream<Path> all = Files.list(folder)) {
            List<Path> files = all.toList();
            for (Path each : files) {
                String name = each.getFileName().toString();
                if (!name.endsWith(ENDING) || !hashes.contains(name.substring(0, name.length() - ENDING.length()))) {
                    Files.deleteIfExists(each);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file(String hash) {
        return folder.resolve(hash + ENDING);
    }
}
