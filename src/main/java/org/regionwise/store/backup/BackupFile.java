package org.regionwise.store.backup;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.regionwise.store.content.Content;
import org.regionwise.store.content.Dialect;
import org.regionwise.store.content.RowReader;
import org.regionwise.store.content.RowWriter;
import org.regionwise.store.folder.DurableFile;
import org.regionwise.store.folder.StoreRefused;
import org.regionwise.store.folder.StoreRefused.Reason;

/**
 * A backup as a file: a zip with the rows of every table ({@code rows.jsonl}), what they amount to
 * ({@code manifest.json}), and, for use elsewhere, the originals ({@code uploads/}). It holds rows and no SQL, so that
 * restoring one runs nothing that somebody wrote into it.
 */
public final class BackupFile {
    private static final String ROWS = "rows.jsonl";
    private static final String MANIFEST = "manifest.json";
    private static final String UPLOADS = "uploads/";
    private static final Pattern RESPONSES = Pattern.compile("responses_(\\d{1,18})");
    private static final Pattern ORIGINAL = Pattern.compile("uploads/([0-9a-f]{64})(\\.[a-z]{1,10})");

    private static final ObjectMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final Path file;

    /** A file that is there, or is to be written. */
    public BackupFile(Path file) {
        this.file = file;
    }

    /** Where it is. */
    public Path path() {
        return file;
    }

    /**
     * What a backup says of itself.
     *
     * @param uploads the folder of originals to take along; null for none
     */
    public record Origin(String software, int schema, Instant at, long change, boolean samples, Path uploads) {}

    /** Writes what a connection sees at one moment, whatever others commit meanwhile. */
    public Manifest write(Connection source, Origin origin) throws IOException, SQLException {
        Dialect.of(source).stream();
        boolean autoCommit = source.getAutoCommit();
        int isolation = source.getTransactionIsolation();
        source.setAutoCommit(false);
        source.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file));
                ZipOutputStream zip = new ZipOutputStream(out)) {
            DurableFile.keepPrivate(file);
            zip.putNextEntry(new ZipEntry(ROWS));
            Map<String, String> digests = new TreeMap<>();
            try (RowWriter rows = new RowWriter(source, zip)) {
                for (String table : tables(source)) {
                    digests.put(
                            table, rows.write(RowWriter.Selection.all(table)).toString());
                }
            }
            zip.closeEntry();
            Manifest manifest = new Manifest(
                    Manifest.FORMAT,
                    origin.software,
                    origin.schema,
                    origin.at.toString(),
                    origin.change,
                    digests,
                    origin.samples);
            zip.putNextEntry(new ZipEntry(MANIFEST));
            zip.write(JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(manifest));
            zip.closeEntry();
            if (origin.uploads != null) {
                writeOriginals(zip, origin.uploads);
            }
            return manifest;
        } finally {
            source.rollback();
            source.setAutoCommit(autoCommit);
            source.setTransactionIsolation(isolation);
        }
    }

    private static void writeOriginals(ZipOutputStream zip, Path uploads) throws IOException {
        List<Path> originals;
        try (var all = Files.list(uploads)) {
            originals = all.filter(each ->
                            ORIGINAL.matcher(UPLOADS + each.getFileName()).matches())
                    .sorted()
                    .toList();
        }
        for (Path original : originals) {
            zip.putNextEntry(new ZipEntry(UPLOADS + original.getFileName()));
            Files.copy(original, zip);
            zip.closeEntry();
        }
    }

    /** All tables, but for the responses of imports that are under way or broke off. */
    private static Set<String> tables(Connection source) throws SQLException {
        Set<String> surveys = new TreeSet<>();
        try (PreparedStatement query = source.prepareStatement("SELECT id FROM survey");
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                surveys.add(row.getString(1));
            }
        }
        Set<String> tables = Content.tables(source);
        tables.removeIf(table -> {
            Matcher responses = RESPONSES.matcher(table);
            return responses.matches() && !surveys.contains(responses.group(1));
        });
        return tables;
    }

    /**
     * What it says that it holds.
     *
     * @throws StoreRefused if it is no backup of ours, or damaged
     */
    public Manifest manifest() {
        try (ZipFile zip = new ZipFile(file.toFile());
                InputStream in = stream(zip, MANIFEST)) {
            Manifest manifest = JSON.readValue(in, Manifest.class);
            if (manifest == null || manifest.format() != Manifest.FORMAT || manifest.schema() < 1) {
                throw damaged(null);
            }
            return manifest;
        } catch (ZipException | JsonProcessingException e) {
            throw damaged(e);
        } catch (IOException e) {
            throw damaged(e);
        }
    }

    /** Whether all rows and originals in it are what was written, told without a database. */
    public boolean isWhole() {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            Map<String, String> digests = new TreeMap<>();
            try (InputStream in = new BufferedInputStream(stream(zip, ROWS))) {
                RowReader.digests(in).forEach((table, digest) -> digests.put(table, digest.toString()));
            }
            if (!digests.equals(manifest().tables())) {
                return false;
            }
            for (ZipEntry entry : Collections.list(zip.entries())) {
                Matcher original = ORIGINAL.matcher(entry.getName());
                if (original.matches() && !sha256(zip, entry).equals(original.group(1))) {
                    return false;
                }
            }
            return true;
        } catch (IOException | StoreRefused damaged) {
            return false;
        }
    }

    /**
     * Demands that it is whole.
     *
     * @throws StoreRefused if it is not
     */
    public void requireWhole() {
        if (!isWhole()) {
            throw damaged(null);
        }
    }

    private static String sha256(ZipFile zip, ZipEntry entry) throws IOException {
        try (DigestInputStream in = new DigestInputStream(zip.getInputStream(entry), DurableFile.sha256())) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        }
    }

    /**
     * Puts the rows into an empty database with the tables of the backup's schema, and counts and hashes what is there.
     *
     * @throws StoreRefused if that is not what was written
     */
    public void restore(Connection target) throws SQLException {
        Manifest manifest = manifest();
        Dialect dialect = Dialect.of(target);
        try {
            dialect.unordered(() -> load(target));
        } catch (SQLException | IllegalArgumentException e) {
            // a line that is no line of ours can fail in the database
            throw damaged(e);
        }
        Map<String, String> found = new TreeMap<>();
        dialect.stream();
        for (String table : Content.tables(target)) {
            found.put(table, RowWriter.digest(target, table).toString());
        }
        if (!found.equals(manifest.tables())) {
            throw damaged(null);
        }
        dialect.continueNumbers();
    }

    private void load(Connection target) throws SQLException {
        for (String table : Content.tables(target)) {
            try (PreparedStatement delete = target.prepareStatement("DELETE FROM " + table)) {
                delete.executeUpdate();
            }
        }
        try (ZipFile zip = new ZipFile(file.toFile());
                InputStream in = new BufferedInputStream(stream(zip, ROWS))) {
            new RowReader(target).read(in);
        } catch (IOException e) {
            throw damaged(e);
        }
    }

    /** Copies the originals that it holds, and that a folder lacks, into it. Returns how many those are. */
    public int restoreOriginals(Path uploads) throws IOException {
        int restored = 0;
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                Matcher original = ORIGINAL.matcher(entry.getName());
                if (original.matches()) {
                    Path kept = uploads.resolve(original.group(1) + original.group(2));
                    if (!Files.exists(kept) || !DurableFile.sha256(kept).equals(original.group(1))) {
                        try (InputStream in = zip.getInputStream(entry)) {
                            DurableFile.write(kept, in::transferTo);
                        }
                        restored++;
                    }
                }
            }
        }
        return restored;
    }

    private InputStream stream(ZipFile zip, String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw damaged(null);
        }
        return zip.getInputStream(entry);
    }

    private StoreRefused damaged(Throwable cause) {
        return new StoreRefused(
                Reason.BACKUP_DAMAGED, cause, "file", file.getFileName().toString());
    }
}
