package org.regionwise.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.regionwise.analysis.result.SoftwareVersion;
import org.regionwise.store.backup.BackupFile;
import org.regionwise.store.backup.Backups;
import org.regionwise.store.backup.Journal;
import org.regionwise.store.backup.Manifest;
import org.regionwise.store.backup.Scratch;
import org.regionwise.store.content.LaterDeeds;
import org.regionwise.store.folder.DataFolder;
import org.regionwise.store.folder.DurableFile;
import org.regionwise.store.folder.FreeSpace;
import org.regionwise.store.folder.StoreRefused;
import org.regionwise.store.folder.StoreRefused.Reason;
import org.regionwise.store.ledger.Entry;
import org.regionwise.store.ledger.LedgerState;
import org.regionwise.store.ledger.Subject;
import org.regionwise.store.schema.Schema;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Backups of the embedded database while it is in use: on request, and one a day of what changed. Everything throws
 * {@link StoreRefused} where the database is another one.
 */
public final class Safekeeping implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Safekeeping.class);
    private static final Duration DAY = Duration.ofHours(24);
    private static final int MINUTES_BETWEEN_LOOKS = 30;
    /** Rows take much more as a database than packed. */
    private static final int TIMES_THE_BACKUP = 10;

    private final Database database;
    private final ScheduledExecutorService daily = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "backup");
        thread.setDaemon(true);
        return thread;
    });

    /** Of {@code database}. */
    public Safekeeping(Database database) {
        this.database = database;
    }

    /**
     * A backup in the data folder.
     *
     * @param good whether it is still the file that was tried when it was made; of one that the ledger does not know,
     *     whether its own sums hold
     */
    public record Kept(String name, Instant at, long bytes, long surveys, long analyses, boolean good) {}

    /** What a backup holds. */
    public record Made(Path file, long surveys, long analyses) {}

    /** Looks from time to time whether a backup is due, until closed. */
    public void daily() {
        // ends with the executor; what goes wrong is logged there
        ScheduledFuture<?> unused =
                daily.scheduleWithFixedDelay(this::ifDue, 1, MINUTES_BETWEEN_LOOKS, TimeUnit.MINUTES);
    }

    /** When the last backup that is there was made and found good; empty for none. */
    public Optional<Instant> lastGood() {
        if (database.ledger().isEmpty()) {
            return Optional.empty();
        }
        Path folder = folder().backups();
        return database.ledger().get().state().backups().stream()
                .filter(each -> Files.exists(folder.resolve(each.facts().get("file"))))
                .reduce((before, last) -> last)
                .map(last -> Instant.parse(last.at()));
    }

    private void ifDue() {
        try {
            if (isDue()) {
                make();
            }
        } catch (RuntimeException e) {
            // one that fails today is tried again in half an hour
            LOG.error("no backup could be made", e);
        }
    }

    boolean isDue() {
        if (database.ledger().isEmpty()) {
            return false;
        }
        LedgerState state = database.ledger().get().state();
        if (state.backups().isEmpty()) {
            return !state.hashes().isEmpty();
        }
        Entry last = state.backups().get(state.backups().size() - 1);
        return Long.parseLong(last.facts().get("change")) != state.lastChange()
                // a clock that was set back must not put it off until it has caught up
                && Duration.between(Instant.parse(last.at()), database.clock().instant())
                                .abs()
                                .compareTo(DAY)
                        > 0;
    }

    /** Makes a backup in the data folder, and forgets old ones. */
    public Made make() {
        DataFolder folder = folder();
        FreeSpace.require(folder.path(), size(folder) * 2);
        return database.with(handle -> {
            try (Connection connection = database.connect()) {
                Backups backups = new Backups(folder);
                Backups.Made made = backups.make(connection, origin(null));
                database.ledger().orElseThrow().append(Opening.backup(made, database.clock()));
                backups.rotate();
                prune(folder);
                return made(made);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** Makes a backup elsewhere, with the originals, from which all can be restored on another machine. */
    public Made make(Path target) {
        DataFolder folder = folder();
        FreeSpace.require(folder.path(), size(folder) * 2);
        return database.with(handle -> {
            try (Connection connection = database.connect()) {
                return made(new Backups(folder).make(connection, origin(folder.uploads()), target));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static Made made(Backups.Made made) {
        return new Made(
                made.file().path(),
                made.manifest().rows("survey"),
                made.manifest().rows("analysis"));
    }

    private BackupFile.Origin origin(Path uploads) {
        LedgerState state = database.ledger().orElseThrow().state();
        return new BackupFile.Origin(
                SoftwareVersion.version(),
                Schema.LATEST,
                database.clock().instant(),
                state.lastChange(),
                state.samples(),
                uploads);
    }

    private DataFolder folder() {
        return database.folder().orElseThrow(() -> StoreRefused.of(Reason.NOT_EMBEDDED));
    }

    private static long size(DataFolder folder) {
        return folder.database().toFile().length();
    }

    /** The journal needs to reach back to the backup before the last, in case the last is damaged. */
    private void prune(DataFolder folder) {
        LedgerState state = database.ledger().orElseThrow().state();
        List<Entry> made = state.backups();
        if (made.size() < 2) {
            return;
        }
        long before = Long.parseLong(made.get(made.size() - 2).facts().get("change"));
        Set<String> hashes = new HashSet<>();
        for (Map.Entry<Subject, String> each : state.hashes().entrySet()) {
            if (state.changed().get(each.getKey()) > before) {
                hashes.add(each.getValue());
            }
        }
        new Journal(folder.journal()).keepOnly(hashes);
    }

    /** The backups in the data folder, newest first. */
    public List<Kept> backups() {
        DataFolder folder = folder();
        Map<String, Entry> tried = new TreeMap<>();
        for (Entry entry : database.ledger().orElseThrow().state().backups()) {
            tried.put(entry.facts().get("file"), entry);
        }
        List<Kept> kept = new ArrayList<>();
        for (BackupFile backup : new Backups(folder).list()) {
            kept.add(kept(backup, tried.get(backup.path().getFileName().toString())));
        }
        return kept;
    }

    private static Kept kept(BackupFile backup, Entry tried) {
        String name = backup.path().getFileName().toString();
        try {
            long bytes = Files.size(backup.path());
            Manifest manifest = backup.manifest();
            return new Kept(
                    name,
                    Instant.parse(manifest.at()),
                    bytes,
                    manifest.rows("survey"),
                    manifest.rows("analysis"),
                    tried == null
                            ? backup.isWhole()
                            : DurableFile.sha256(backup.path())
                                    .equals(tried.facts().get("sha256")));
        } catch (IOException | StoreRefused damaged) {
            return new Kept(name, Backups.at(backup), 0, 0, 0, false);
        }
    }

    /**
     * Goes back to a backup, after a backup of what is there now. Originals are not removed, and neither is the record
     * of who did what since.
     *
     * @param name one of {@link #backups}
     * @throws StoreRefused if there is none of that name, it is damaged, or an import does not end in time
     */
    public Made restore(String name) {
        BackupFile backup = new Backups(folder())
                .find(name)
                .orElseThrow(() -> StoreRefused.of(
                        Reason.BACKUP_ABSENT,
                        "file",
                        name,
                        "folder",
                        folder().path().toString()));
        return restore(backup);
    }

    /** The same from any file that {@link #make(Path)} wrote, with its originals. */
    public Made restore(Path file) {
        requireUsable(file);
        return restore(new BackupFile(file));
    }

    /** Whoever restored a backup elsewhere has surveys, and is not given samples. */
    public void withoutSamples() {
        database.sampled();
    }

    /**
     * Demands that a backup can be restored, before a folder is made for it.
     *
     * @throws StoreRefused if it is damaged, or a later version made it
     */
    public static void requireUsable(Path file) {
        BackupFile backup = new BackupFile(file);
        Schema.requireKnown(backup.manifest().schema(), backup.manifest().software());
        backup.requireWhole();
    }

    private Made restore(BackupFile backup) {
        DataFolder folder = folder();
        Manifest manifest = backup.manifest();
        Schema.requireKnown(manifest.schema(), manifest.software());
        FreeSpace.require(folder.path(), backup.path().toFile().length() * TIMES_THE_BACKUP);
        try (Scratch scratch = new Backups(folder).restored(backup)) {
            Schema.bringTo(scratch.url(), Schema.LATEST);
            make();
            backup.restoreOriginals(folder.uploads());
            database.alone(() -> {
                try {
                    try (Connection now = database.connect();
                            Connection then = scratch.url().connect()) {
                        LaterDeeds.bring(now, then);
                    }
                    scratch.seal();
                    database.replace(scratch.file());
                    return null;
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                } catch (SQLException e) {
                    throw new StoreUnavailable("the backup cannot be restored: " + e.getMessage(), e);
                }
            });
            // the newest backup is what a recovery begins with
            make();
            return new Made(backup.path(), manifest.rows("survey"), manifest.rows("analysis"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new StoreUnavailable("the backup cannot be restored: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        // not interrupted, as H2 would close its file; the database waits for its users
        daily.shutdown();
    }
}
