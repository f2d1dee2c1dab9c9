package org.regionwise.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.regionwise.analysis.result.SoftwareVersion;
import org.regionwise.store.backup.BackupFile;
import org.regionwise.store.backup.Backups;
import org.regionwise.store.backup.Journal;
import org.regionwise.store.backup.LastGood;
import org.regionwise.store.backup.Scratch;
import org.regionwise.store.content.Changes;
import org.regionwise.store.content.Content;
import org.regionwise.store.content.Dialect;
import org.regionwise.store.content.Verification;
import org.regionwise.store.folder.DataFolder;
import org.regionwise.store.folder.DurableFile;
import org.regionwise.store.folder.StoreRefused;
import org.regionwise.store.folder.StoreRefused.Reason;
import org.regionwise.store.ledger.Entry;
import org.regionwise.store.ledger.Entry.Event;
import org.regionwise.store.ledger.Ledger;
import org.regionwise.store.ledger.LedgerState;
import org.regionwise.store.ledger.Subject;
import org.regionwise.store.schema.ReadOnly;
import org.regionwise.store.schema.Schema;
import org.regionwise.survey.ImportLimits;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.Progress;
import org.regionwise.survey.file.SurveyFile;

/**
 * Rebuilds the database of a folder: from its own file where that still holds all that the ledger knows, otherwise from
 * the last good backup, the journal of what changed since, and the original files, each compared with its hash. A
 * survey whose original is lost keeps its analyses, without responses. What was there is set aside unchanged.
 */
public final class Recovery {
    /** How names of folders begin in which what was there is set aside. */
    static final String ASIDE = "damaged-";

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final DataFolder folder;
    private final Clock clock;
    private final Backups backups;
    private final List<Entry> entries;
    private final LedgerState state;

    /** Whether the ledger did not hold to its end, and was begun again from the lines that do. */
    private boolean begunAgain;

    private Recovery(DataFolder folder, Clock clock) throws IOException {
        this.folder = folder;
        this.clock = clock;
        this.backups = new Backups(folder);
        this.entries = Ledger.readable(folder.ledger());
        this.state = LedgerState.of(entries);
    }

    /**
     * What was rebuilt, and from what.
     *
     * @param backup name of the backup; empty where none was needed or there
     * @param whole whether the database's own file held everything that the ledger knows
     * @param lost what the ledger knows and nothing holds any more; of a survey, its responses
     * @param aside the folder with what was there
     * @param recorded whether the ledger held to its end; otherwise nobody knows what came after its last good line
     */
    public record Rebuilt(
            String backup,
            boolean whole,
            long surveys,
            long analyses,
            List<Subject> lost,
            String aside,
            boolean recorded) {
        /** Whether it is certain that nothing that was saved is missing. */
        public boolean complete() {
            return lost.isEmpty() && recorded;
        }
    }

    /**
     * Rebuilds.
     *
     * @param folder which is not open; it is locked and let go of
     * @throws StoreRefused if another process has it open, or there is nothing to rebuild from
     */
    public static Rebuilt rebuild(DataFolder folder, Clock clock) {
        folder.lock();
        try {
            folder.clean();
            return new Recovery(folder, clock).rebuilt();
        } catch (IOException e) {
            throw new StoreUnavailable("the data folder failed: " + e.getMessage(), e);
        } catch (SQLException e) {
            throw new StoreUnavailable("the database cannot be rebuilt: " + e.getMessage(), e);
        }
    }

    private record Source(Scratch scratch, String backup, boolean whole) {}

    private Rebuilt rebuilt() throws IOException, SQLException {
        Source source = source();
        try (Scratch scratch = source.scratch) {
            Schema.bringTo(scratch.url(), Schema.LATEST);
            List<Subject> lost;
            long surveys;
            long analyses;
            try (Connection connection = scratch.url().connect()) {
                lost = replay(connection, source.whole ? ahead(connection) : state);
                List<Subject> all = new Content(connection).subjects();
                surveys = all.stream()
                        .filter(each -> each.kind() == Subject.Kind.SURVEY)
                        .count();
                analyses = all.stream()
                        .filter(each -> each.kind() == Subject.Kind.ANALYSIS)
                        .count();
            }
            scratch.seal();
            String aside = setAside();
            try (Ledger ledger = ledger()) {
                Opening.replace(folder, ledger, scratch.file(), clock);
            }
            return new Rebuilt(source.backup, source.whole, surveys, analyses, lost, aside, !begunAgain);
        }
    }

    private Source source() throws IOException, SQLException {
        Optional<Scratch> own = own();
        if (own.isPresent()) {
            return new Source(own.get(), "", true);
        }
        for (BackupFile backup : LastGood.all(folder)) {
            try {
                return new Source(
                        backups.restored(backup), backup.path().getFileName().toString(), false);
            } catch (StoreRefused damaged) {
                // the one before it may do
            }
        }
        if (state.hashes().isEmpty()) {
            throw StoreRefused.of(Reason.NO_BACKUP, "folder", folder.path().toString());
        }
        return new Source(Scratch.empty(folder.temporary(), Schema.LATEST), "", false);
    }

    /** What the database's own file holds, if that is everything. */
    private Optional<Scratch> own() throws IOException, SQLException {
        if (!Files.exists(folder.database())) {
            return Optional.empty();
        }
        BackupFile copy = new BackupFile(Files.createTempFile(folder.temporary(), "own", ".zip"));
        try (ReadOnly database = new ReadOnly(folder.database())) {
            int schema = Schema.version(database.connection());
            Schema.requireKnown(schema, state.version());
            Opening.requireCounts(database.connection());
            if (schema >= Schema.COUNTS_CHANGES) {
                Verification.require(database.connection(), state);
            }
            copy.write(
                    database.connection(),
                    new BackupFile.Origin(SoftwareVersion.version(), schema, clock.instant(), 0, true, null));
            return Optional.of(backups.restored(copy));
        } catch (StoreRefused refused) {
            if (refused.reason() == Reason.NEWER) {
                throw refused;
            }
            return Optional.empty();
        } catch (SQLException | RuntimeException | StackOverflowError | OutOfMemoryError | AssertionError e) {
            // damage can make H2 fail in any of these ways
            return Optional.empty();
        } finally {
            Files.deleteIfExists(copy.path());
        }
    }

    /** What the ledger knows, and changes that were committed before it heard of them, or heard of them no more. */
    private LedgerState ahead(Connection connection) throws SQLException {
        List<Entry> all = new ArrayList<>(entries);
        all.addAll(new Changes(connection).after(state.lastChange()));
        return LedgerState.of(all);
    }

    /** Brings what a backup holds to what is known. Returns what could not be brought there. */
    private List<Subject> replay(Connection connection, LedgerState known) throws SQLException, IOException {
        List<Subject> lost = new ArrayList<>();
        Content content = new Content(connection);
        Journal journal = new Journal(folder.journal());
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET REFERENTIAL_INTEGRITY FALSE");
            // a survey's name is kept with what may change of it, which comes after it
            statement.execute("ALTER TABLE survey ALTER COLUMN name SET DEFAULT ''");
            for (Subject gone : gone(known)) {
                remove(connection, content, gone);
            }
            List<Map.Entry<Subject, String>> kept = known.hashes().entrySet().stream()
                    .filter(each -> !known.erasing().contains(each.getKey()))
                    .sorted(Comparator.comparing((Map.Entry<Subject, String> each) ->
                                    each.getKey().kind())
                            .thenComparing(each -> each.getKey().id()))
                    .toList();
            for (Map.Entry<Subject, String> each : kept) {
                if (!restored(connection, content, journal, each.getKey(), each.getValue())) {
                    lost.add(each.getKey());
                }
            }
            statement.execute("ALTER TABLE survey ALTER COLUMN name DROP DEFAULT");
            statement.execute("SET REFERENTIAL_INTEGRITY TRUE");
            Dialect.of(connection).continueNumbers();
        }
        return lost;
    }

    /** What the ledger says is no longer there. */
    private List<Subject> gone(LedgerState known) {
        List<Subject> gone = new ArrayList<>(known.erasing());
        for (Entry entry : entries) {
            if ((entry.event() == Event.CHANGED && entry.hash() == null || entry.event() == Event.ERASED)
                    && entry.subject() != null
                    && !known.hashes().containsKey(entry.subject())) {
                gone.add(entry.subject());
            }
        }
        return gone;
    }

    private static void remove(Connection connection, Content content, Subject subject) throws SQLException {
        content.remove(subject);
        if (subject.kind() == Subject.Kind.SURVEY) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("DROP TABLE IF EXISTS responses_" + subject.id());
            }
        }
    }

    private boolean restored(Connection connection, Content content, Journal journal, Subject subject, String hash)
            throws SQLException, IOException {
        if (hash(content, subject).equals(Optional.of(hash))) {
            return true;
        }
        boolean ofSurvey = subject.kind() == Subject.Kind.SURVEY;
        if (!journal.holds(hash)) {
            // an earlier state, where there is one, is better than none
            return false;
        }
        content.remove(subject);
        journal.restore(connection, hash);
        if (ofSurvey && !hash(content, subject).equals(Optional.of(hash))) {
            readAgain(connection, subject.id());
        }
        boolean same = hash(content, subject).equals(Optional.of(hash));
        if (!same && ofSurvey) {
            emptied(connection, subject.id());
        }
        return same;
    }

    /** Empty too where a survey's responses are not there. */
    private static Optional<String> hash(Content content, Subject subject) {
        try {
            return content.hash(subject);
        } catch (SQLException e) {
            return Optional.empty();
        }
    }

    /** Fills the table of a survey's responses from its original file, read as it was then. */
    private void readAgain(Connection connection, long id) throws SQLException {
        Handle handle = Jdbi.create(connection).open();
        StoredSurvey survey = survey(handle, id);
        try {
            Path original = new Uploads(folder.uploads()).original(survey.sha256());
            SurveyFile file = SurveyFile.open(
                    original, survey.fileName(), survey.origin().imported().options(), ImportLimits.USUAL);
            ResponseTable table = survey.responses();
            table.drop(handle);
            table.create(handle);
            table.fill(connection, file, survey.mapping().regionColumn(), Progress.SILENT);
        } catch (IOException | StoreRefused | ImportProblem e) {
            // the original is gone, altered, or cannot be read as it was; the hash will say so
        }
    }

    /** Its analyses and their results stay, without responses for new ones. */
    private static void emptied(Connection connection, long id) {
        Handle handle = Jdbi.create(connection).open();
        ResponseTable table = survey(handle, id).responses();
        table.drop(handle);
        table.create(handle);
    }

    private static StoredSurvey survey(Handle handle, long id) {
        return handle.createQuery("SELECT * FROM survey WHERE id = :id")
                .bind("id", id)
                .map((row, context) -> Surveys.survey(handle, row))
                .one();
    }

    private String setAside() throws IOException {
        Path aside = folder.path().resolve(ASIDE + TIME.format(clock.instant()));
        DurableFile.createFolder(aside);
        for (Path file : List.of(folder.database(), folder.ledger(), Ledger.endOf(folder.ledger()))) {
            if (Files.exists(file)) {
                Files.copy(file, aside.resolve(file.getFileName()));
            }
        }
        folder.keepPrivate();
        return aside.getFileName().toString();
    }

    /** The ledger as far as it holds, or a new one. */
    private Ledger ledger() throws IOException {
        try {
            return Ledger.open(folder.ledger());
        } catch (StoreRefused | java.nio.file.NoSuchFileException damaged) {
            List<Entry> kept = new ArrayList<>(entries);
            if (kept.isEmpty()) {
                kept.add(Entry.of(clock.instant(), Event.BEGUN, "version", SoftwareVersion.version()));
                kept.add(Entry.of(clock.instant(), Event.SAMPLES));
            }
            begunAgain = true;
            addBackups(kept);
            return Ledger.begin(folder.ledger(), kept);
        }
    }

    /** Those whose own sums hold, and of which the lost lines had told, oldest first. */
    private void addBackups(List<Entry> kept) throws IOException {
        List<BackupFile> unknown = new ArrayList<>(backups.list());
        Collections.reverse(unknown);
        for (Entry known : state.backups()) {
            unknown.removeIf(each -> each.path().endsWith(known.facts().get("file")));
        }
        for (BackupFile each : unknown) {
            if (each.isWhole()) {
                kept.add(Opening.backup(
                        new Backups.Made(each, each.manifest(), DurableFile.sha256(each.path())), clock));
            }
        }
    }
}
