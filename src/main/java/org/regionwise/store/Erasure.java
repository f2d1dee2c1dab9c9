package org.regionwise.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.regionwise.analysis.result.SoftwareVersion;
import org.regionwise.store.backup.BackupFile;
import org.regionwise.store.backup.Backups;
import org.regionwise.store.backup.Journal;
import org.regionwise.store.backup.Manifest;
import org.regionwise.store.backup.Scratch;
import org.regionwise.store.content.Changes;
import org.regionwise.store.content.Content;
import org.regionwise.store.content.ErasedRows;
import org.regionwise.store.folder.DataFolder;
import org.regionwise.store.folder.StoreRefused;
import org.regionwise.store.folder.StoreRefused.Reason;
import org.regionwise.store.ledger.Entry;
import org.regionwise.store.ledger.Entry.Event;
import org.regionwise.store.ledger.Ledger;
import org.regionwise.store.ledger.Subject;
import org.regionwise.store.schema.Schema;
import org.regionwise.store.server.SharedOriginals;

/**
 * Erases a survey for good, in all its versions: rows, originals, journal and backups. The database's file is written
 * anew, since a file from which rows were deleted still holds them. The ledger hears of it first, so that an erasure
 * that a kill broke off is finished at the next start; it keeps numbers and hashes, and nothing of what was erased.
 */
public final class Erasure {
    private final Database database;

    /** Erases from {@code database}. */
    public Erasure(Database database) {
        this.database = database;
    }

    /**
     * What an erasure did.
     *
     * @param originals files removed; one that another survey was made of stays
     * @param backups written anew
     * @param remains names of folders set aside by a recovery, which still hold what was erased
     * @param shared whether it was in a database that others back up, and other servers use
     */
    public record Erased(int surveys, int analyses, int originals, int backups, List<String> remains, boolean shared) {
        /** What {@code command.erased} takes in, of the survey of this name. */
        public Map<String, Object> facts(String name) {
            return Map.of(
                    "name", name, "surveys", surveys, "analyses", analyses, "originals", originals, "backups", backups);
        }
    }

    /**
     * Erases all versions of a survey and their analyses.
     *
     * @throws StoreRefused if the database is neither the embedded one nor PostgreSQL, or an import does not end in
     *     time
     */
    public Erased erase(long series) {
        if (database.shared()) {
            return erasedFromShared(series);
        }
        Ledger ledger = database.ledger().orElseThrow(() -> StoreRefused.of(Reason.NOT_EMBEDDED));
        return database.alone(() -> {
            Set<Subject> subjects = subjects(series);
            ledger.append(subjects.stream()
                    .map(each -> Entry.of(now(), Event.ERASING, 0, each, null))
                    .toArray(Entry[]::new));
            return erased(subjects);
        });
    }

    /**
     * From PostgreSQL, whose backups are in other hands. This server's copies of the files go at once, those of others
     * when they next start.
     */
    private Erased erasedFromShared(long series) {
        Set<Subject> subjects = subjects(series);
        Set<String> originals = database.inTransaction(handle -> {
            Set<String> before = new HashSet<>(Surveys.originals(handle));
            ErasedRows.remove(handle.getConnection(), subjects);
            before.removeAll(Surveys.originals(handle));
            SharedOriginals kept = new SharedOriginals(handle.getConnection());
            for (String sha256 : before) {
                kept.drop(sha256);
            }
            return before;
        });
        database.beside().ifPresent(folder -> new Uploads(folder.uploads()).drop(originals));
        return new Erased(
                count(subjects, Subject.Kind.SURVEY),
                count(subjects, Subject.Kind.ANALYSIS),
                originals.size(),
                0,
                List.of(),
                true);
    }

    /** Finishes what a kill broke off. */
    void finish() {
        Set<Subject> subjects =
                database.ledger().map(ledger -> ledger.state().erasing()).orElse(Set.of());
        if (!subjects.isEmpty()) {
            database.alone(() -> erased(subjects));
        }
    }

    private Instant now() {
        return database.clock().instant().truncatedTo(ChronoUnit.MICROS);
    }

    private Set<Subject> subjects(long series) {
        return database.with(handle -> {
            Set<Subject> subjects = new LinkedHashSet<>();
            handle.createQuery("SELECT analysis.id FROM analysis JOIN survey ON survey.id = analysis.survey_id"
                            + " WHERE survey.series_id = :series ORDER BY analysis.id")
                    .bind("series", series)
                    .mapTo(Long.class)
                    .forEach(id -> subjects.add(Subject.analysis(id)));
            handle.createQuery("SELECT id FROM survey WHERE series_id = :series ORDER BY id")
                    .bind("series", series)
                    .mapTo(Long.class)
                    .forEach(id -> subjects.add(Subject.survey(id)));
            subjects.add(Subject.series(series));
            subjects.add(Subject.sharing(series));
            return subjects;
        });
    }

    private Erased erased(Set<Subject> subjects) {
        DataFolder folder = database.folder().orElseThrow();
        Ledger ledger = database.ledger().orElseThrow();
        Backups backups = new Backups(folder);
        try {
            rewrite(folder, backups, subjects);
            Set<String> needed = database.with(Surveys::originals);
            int originals = new Uploads(folder.uploads()).keepOnly(needed);
            ledger = database.ledger().orElseThrow();
            new Journal(folder.journal())
                    .keepOnly(new HashSet<>(ledger.state().hashes().values()));
            int rewritten = 0;
            for (BackupFile backup : backups.list()) {
                rewritten += rewrite(backups, backup, subjects, ledger) ? 1 : 0;
            }
            ledger.append(subjects.stream()
                    .map(each -> Entry.of(now(), Event.ERASED, 0, each, null))
                    .toArray(Entry[]::new));
            return new Erased(
                    count(subjects, Subject.Kind.SURVEY),
                    count(subjects, Subject.Kind.ANALYSIS),
                    originals,
                    rewritten,
                    remains(folder.path()),
                    false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new StoreUnavailable("the database failed: " + e.getMessage(), e);
        }
    }

    private static int count(Set<Subject> subjects, Subject.Kind kind) {
        return (int) subjects.stream().filter(each -> each.kind() == kind).count();
    }

    private static List<String> remains(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(each -> each.getFileName().toString())
                    .filter(each -> each.startsWith(Recovery.ASIDE))
                    .sorted()
                    .toList();
        }
    }

    /** Writes the database's file anew without the subjects. */
    private void rewrite(DataFolder folder, Backups backups, Set<Subject> subjects) throws IOException, SQLException {
        BackupFile copy = new BackupFile(Files.createTempFile(folder.temporary(), "erase", ".zip"));
        try {
            try (Connection connection = database.connect()) {
                copy.write(connection, origin());
            }
            try (Scratch scratch = backups.restored(copy);
                    Connection connection = scratch.url().connect()) {
                ErasedRows.remove(connection, subjects);
                enter(connection, subjects);
                keepDeeds(connection, folder);
                copy.write(connection, origin());
            }
            // in the file from which they were removed they may still be read
            try (Scratch scratch = backups.restored(copy)) {
                scratch.seal();
                database.replace(scratch.file());
            }
        } finally {
            Files.deleteIfExists(copy.path());
        }
    }

    private BackupFile.Origin origin() {
        return new BackupFile.Origin(SoftwareVersion.version(), Schema.LATEST, now(), 0, true, null);
    }

    /** What was forgotten of them made them others, which no backup holds yet. */
    private static void keepDeeds(Connection connection, DataFolder folder) throws SQLException {
        Journal journal = new Journal(folder.journal());
        for (Subject subject : new Content(connection).subjects()) {
            if (subject.kind() == Subject.Kind.DEEDS) {
                // named by its hash, which the ledger is told when the file is in place
                Optional<String> unused = journal.keep(connection, subject);
            }
        }
    }

    private void enter(Connection connection, Set<Subject> subjects) throws SQLException {
        Changes changes = new Changes(connection);
        long number = changes.last();
        for (Subject subject : subjects) {
            changes.add(Entry.of(now(), Event.CHANGED, ++number, subject, null));
        }
    }

    /** Writes a backup anew; one that cannot be restored is of no use, and goes. */
    private boolean rewrite(Backups backups, BackupFile backup, Set<Subject> subjects, Ledger ledger)
            throws IOException, SQLException {
        try (Scratch scratch = backups.restored(backup);
                Connection connection = scratch.url().connect()) {
            Manifest before = backup.manifest();
            ErasedRows.remove(connection, subjects);
            Backups.Made made = backups.make(
                    connection,
                    new BackupFile.Origin(
                            before.software(),
                            before.schema(),
                            Instant.parse(before.at()),
                            before.change(),
                            before.samples(),
                            null),
                    backup.path());
            ledger.append(Opening.backup(made, database.clock()));
            return true;
        } catch (StoreRefused damaged) {
            Files.deleteIfExists(backup.path());
            return false;
        }
    }
}
