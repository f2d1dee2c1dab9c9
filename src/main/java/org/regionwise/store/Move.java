package org.regionwise.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.regionwise.analysis.result.SoftwareVersion;
import org.regionwise.store.backup.BackupFile;
import org.regionwise.store.backup.Manifest;
import org.regionwise.store.content.Content;
import org.regionwise.store.folder.DataFolder;
import org.regionwise.store.folder.StoreRefused;
import org.regionwise.store.folder.StoreRefused.Reason;
import org.regionwise.store.schema.DatabaseUrl;
import org.regionwise.store.schema.Schema;
import org.regionwise.store.server.SharedOriginals;

/**
 * Copies everything from the embedded database to PostgreSQL, or back: surveys, analyses, rules, accounts, the record
 * of who did what, and the originals. What is there afterwards is counted and hashed, table by table; where anything
 * fails, nothing was moved. What it is copied from stays as it is.
 */
public final class Move {
    private final DataFolder folder;
    private final DatabaseUrl url;
    private final Clock clock;

    /** Between a folder and a PostgreSQL, neither of which a server uses meanwhile. */
    public Move(DataFolder folder, DatabaseUrl url, Clock clock) {
        this.folder = folder;
        this.url = url;
        this.clock = clock;
    }

    /**
     * What was copied.
     *
     * @param lost hashes of originals that were lost or altered before
     */
    public record Moved(long surveys, long analyses, long accounts, int originals, List<String> lost) {}

    /**
     * Copies the embedded database to an empty PostgreSQL.
     *
     * @throws StoreRefused if the embedded one is refused, or the other is not empty or in use
     */
    public Moved toDatabase() {
        requireUnused();
        try (Database embedded = Database.open(folder, clock);
                Database target = Database.openUrl(url)) {
            return file(file -> {
                Manifest manifest;
                try (Connection source = embedded.connect()) {
                    manifest = file.write(source, origin());
                }
                Set<String> needed = embedded.with(Surveys::originals);
                return target.inTransaction(handle -> {
                    requireEmpty(handle.getConnection());
                    restore(file, handle.getConnection());
                    SharedOriginals shared = new SharedOriginals(handle.getConnection());
                    Uploads uploads = new Uploads(folder.uploads());
                    List<String> lost = new ArrayList<>();
                    for (String sha256 : needed) {
                        try {
                            Path original = uploads.original(sha256);
                            String name = original.getFileName().toString();
                            shared.keep(original, sha256, name.substring(name.indexOf('.')), clock.instant());
                        } catch (StoreRefused gone) {
                            lost.add(sha256);
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    }
                    return moved(manifest, needed, lost);
                });
            });
        }
    }

    /**
     * Copies PostgreSQL to the folder's embedded database. What is in that is backed up first.
     *
     * @throws StoreRefused if the embedded one is refused, or PostgreSQL is in use
     */
    public Moved toFolder() {
        requireUnused();
        try (Database source = Database.openUrl(url);
                Database embedded = Database.open(folder, clock);
                Safekeeping safe = new Safekeeping(embedded)) {
            return file(file -> {
                Manifest manifest;
                try (Connection connection = source.connect()) {
                    manifest = file.write(connection, origin());
                }
                Set<String> needed = source.with(Surveys::originals);
                Uploads uploads = new Uploads(folder.uploads(), source);
                List<String> lost = new ArrayList<>();
                for (String sha256 : needed) {
                    try {
                        uploads.original(sha256);
                    } catch (StoreRefused gone) {
                        lost.add(sha256);
                    }
                }
                safe.restore(file.path());
                // whoever moves has surveys, and is not given samples
                embedded.sampled();
                return moved(manifest, needed, lost);
            });
        }
    }

    private interface Copying {
        Moved through(BackupFile file) throws IOException, SQLException;
    }

    /** By way of a file, which is deleted again. */
    private Moved file(Copying copying) {
        try {
            BackupFile file = new BackupFile(Files.createTempFile(folder.temporary(), "move", ".zip"));
            try {
                return copying.through(file);
            } finally {
                Files.deleteIfExists(file.path());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new StoreUnavailable("the database failed: " + e.getMessage(), e);
        }
    }

    private static void restore(BackupFile file, Connection connection) throws SQLException {
        try {
            file.restore(connection);
        } catch (StoreRefused refused) {
            // the file was written just now: it is the other database that took something otherwise
            if (refused.getCause() instanceof SQLException cause) {
                throw cause;
            }
            throw refused;
        }
    }

    private BackupFile.Origin origin() {
        return new BackupFile.Origin(SoftwareVersion.version(), Schema.LATEST, clock.instant(), 0, true, null);
    }

    private static Moved moved(Manifest manifest, Set<String> needed, List<String> lost) {
        return new Moved(
                manifest.rows("survey"),
                manifest.rows("analysis"),
                manifest.rows("account"),
                needed.size() - lost.size(),
                List.copyOf(lost));
    }

    private static void requireEmpty(Connection connection) throws SQLException {
        for (String table : Content.tables(connection)) {
            try (PreparedStatement query = connection.prepareStatement("SELECT 1 FROM " + table + " LIMIT 1");
                    ResultSet row = query.executeQuery()) {
                if (row.next()) {
                    throw StoreRefused.of(Reason.NOT_EMPTY);
                }
            }
        }
    }

    /** Refuses where a server is connected. */
    private void requireUnused() {
        try (Connection connection = url.connect();
                PreparedStatement query = connection.prepareStatement("SELECT COUNT(*) FROM pg_stat_activity"
                        + " WHERE datname = CURRENT_DATABASE() AND application_name = ? AND pid <> pg_backend_pid()")) {
            query.setString(1, DatabaseUrl.CLIENT);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                if (row.getLong(1) > 0) {
                    throw StoreRefused.of(Reason.DATABASE_IN_USE);
                }
            }
        } catch (SQLException e) {
            throw new StoreUnavailable(String.valueOf(e.getMessage()), e);
        }
    }
}
