package org.regionwise.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.api.FlywayException;
import org.regionwise.analysis.result.SoftwareVersion;
import org.regionwise.store.backup.BackupFile;
import org.regionwise.store.backup.Backups;
import org.regionwise.store.backup.LastGood;
import org.regionwise.store.backup.Manifest;
import org.regionwise.store.backup.Scratch;
import org.regionwise.store.content.Changes;
import org.regionwise.store.content.Content;
import org.regionwise.store.content.Dialect;
import org.regionwise.store.content.Verification;
import org.regionwise.store.folder.DataFolder;
import org.regionwise.store.folder.DurableFile;
import org.regionwise.store.folder.FreeSpace;
import org.regionwise.store.folder.StoreRefused;
import org.regionwise.store.folder.StoreRefused.Reason;
import org.regionwise.store.ledger.Entry;
import org.regionwise.store.ledger.Entry.Event;
import org.regionwise.store.ledger.Ledger;
import org.regionwise.store.ledger.LedgerState;
import org.regionwise.store.ledger.LedgerState.Seal;
import org.regionwise.store.ledger.Subject;
import org.regionwise.store.schema.ReadOnly;
import org.regionwise.store.schema.Schema;

/**
 * Brings the embedded database of a folder to where it may be opened, or refuses it and leaves its file as it is, byte
 * for byte. A file that is what it was when it was closed is trusted; any other is read, without changing it, and has
 * to hold all that the ledger knows. A new or upgraded file is made beside the old one, and takes its place in one
 * step.
 */
final class Opening {
    private final DataFolder folder;
    private final Clock clock;
    private final Backups backups;

    Opening(DataFolder folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
        this.backups = new Backups(folder);
    }

    /**
     * The ledger of a database that is sound, has the latest tables, and may now be opened.
     *
     * @throws StoreRefused if it may not; a refusal for damage names the last backup
     */
    Ledger open() {
        try {
            return opened();
        } catch (StoreRefused refused) {
            throw refused.reason() == Reason.DAMAGED || refused.reason() == Reason.LEDGER ? remedy(refused) : refused;
        } catch (IOException e) {
            throw new StoreUnavailable("the data folder failed: " + e.getMessage(), e);
        } catch (SQLException e) {
            throw new StoreUnavailable("the database cannot be opened: " + e.getMessage(), e);
        }
    }

    private Ledger opened() throws IOException, SQLException {
        boolean there = Files.exists(folder.database());
        if (folder.earlier()) {
            if (there) {
                return adopted();
            }
            folder.mark();
        }
        if (!Files.exists(folder.ledger())) {
            if (there || folder.holdsCopies()) {
                throw StoreRefused.of(Reason.LEDGER, "line", 0);
            }
            Ledger.begin(folder.ledger(), List.of(event(Event.BEGUN, "version", SoftwareVersion.version())))
                    .close();
        }
        Ledger ledger = Ledger.open(folder.ledger());
        try {
            LedgerState state = ledger.state();
            if (!there && state.schema().isEmpty() && state.hashes().isEmpty()) {
                create(ledger);
            } else {
                requireSound(state);
                int schema = schema(state);
                if (schema < Schema.LATEST) {
                    upgrade(ledger, schema);
                }
            }
            enter(ledger);
            return ledger;
        } catch (IOException | SQLException | RuntimeException e) {
            ledger.close();
            throw e;
        }
    }

    private Entry event(Event event, String... namesAndValues) {
        return Entry.of(clock.instant(), event, namesAndValues);
    }

    /** Says that the database is open from here on, and, of a file that took its place, what it holds. */
    private void enter(Ledger ledger) throws IOException, SQLException {
        List<Entry> entries = new ArrayList<>();
        if (is(folder.database(), ledger.state().replacing())) {
            try (ReadOnly database = new ReadOnly(folder.database())) {
                Connection connection = database.connection();
                Dialect.of(connection).stream();
                Content content = new Content(connection);
                entries.add(Entry.replaced(clock.instant(), new Changes(connection).last()));
                for (Subject subject : content.subjects()) {
                    content.hash(subject)
                            .ifPresent(hash -> entries.add(Entry.of(clock.instant(), Event.FOUND, 0, subject, hash)));
                }
            }
        }
        entries.add(event(
                Event.OPENED,
                "schema",
                Integer.toString(Schema.LATEST),
                "version",
                SoftwareVersion.version(),
                Ledger.KEEPS_END,
                "kept"));
        ledger.append(entries.toArray(Entry[]::new));
    }

    private void create(Ledger ledger) throws IOException, SQLException {
        try (Scratch scratch = Scratch.empty(folder.temporary(), Schema.LATEST)) {
            scratch.seal();
            replace(folder, ledger, scratch.file(), clock);
        }
    }

    /** Puts another file in the database's place, which must be closed; a kill leaves the one or the other. */
    static void replace(DataFolder folder, Ledger ledger, Path file, Clock clock) throws IOException {
        ledger.append(sealed(Event.REPLACING, file, clock));
        DurableFile.move(file, folder.database());
    }

    static Entry sealed(Event event, Path file, Clock clock) throws IOException {
        return Entry.of(
                clock.instant(), event, "sha256", DurableFile.sha256(file), "bytes", Long.toString(Files.size(file)));
    }

    private void requireSound(LedgerState state) throws IOException, SQLException {
        Path file = folder.database();
        if (!Files.exists(file)) {
            throw StoreRefused.of(Reason.DAMAGED, "fault", "missing");
        }
        if (is(file, state.replacing()) || is(file, state.closed())) {
            return;
        }
        if (state.closed() != null) {
            throw StoreRefused.of(Reason.DAMAGED, "fault", "file");
        }
        if (!state.schema().isEmpty()) {
            Schema.requireKnown(Integer.parseInt(state.schema()), state.version());
        }
        try (ReadOnly database = new ReadOnly(file)) {
            Verification.require(database.connection(), state);
        }
    }

    private static boolean is(Path file, Seal seal) throws IOException {
        return seal != null
                && Files.size(file) == seal.bytes()
                && DurableFile.sha256(file).equals(seal.sha256());
    }

    private int schema(LedgerState state) throws SQLException {
        if (state.replacing() == null && !state.schema().isEmpty()) {
            int schema = Integer.parseInt(state.schema());
            Schema.requireKnown(schema, state.version());
            return schema;
        }
        try (ReadOnly database = new ReadOnly(folder.database())) {
            int schema = Schema.version(database.connection());
            Schema.requireKnown(schema, state.version());
            return schema;
        }
    }

    /** Takes over what a version left that kept no ledger: all that can be asked is whether its own counts hold. */
    private Ledger adopted() throws IOException, SQLException {
        int schema;
        try (ReadOnly database = new ReadOnly(folder.database())) {
            schema = Schema.version(database.connection());
            Schema.requireKnown(schema, "");
            requireCounts(database.connection());
        }
        Ledger ledger = Ledger.begin(
                folder.ledger(),
                List.of(event(Event.BEGUN, "version", SoftwareVersion.version(), "adopted", Integer.toString(schema))));
        try {
            if (schema < Schema.LATEST) {
                upgrade(ledger, schema);
            } else {
                ledger.append(sealed(Event.REPLACING, folder.database(), clock));
            }
            enter(ledger);
            folder.mark();
            return ledger;
        } catch (IOException | SQLException | RuntimeException e) {
            ledger.close();
            throw e;
        }
    }

    static void requireCounts(Connection connection) {
        try (PreparedStatement surveys = connection.prepareStatement("SELECT id, respondents FROM survey ORDER BY id");
                ResultSet row = surveys.executeQuery()) {
            while (row.next()) {
                try (Statement count = connection.createStatement();
                        ResultSet counted = count.executeQuery("SELECT COUNT(*) FROM responses_" + row.getLong(1))) {
                    counted.next();
                    if (counted.getLong(1) != row.getLong(2)
                            && stoodFor(connection, row.getLong(1)) != row.getLong(2)) {
                        throw StoreRefused.of(
                                Reason.DAMAGED, "fault", "content", "kind", "SURVEY", "id", row.getString(1));
                    }
                }
            }
        } catch (SQLException e) {
            throw new StoreRefused(Reason.DAMAGED, e, "fault", "unreadable");
        }
    }

    /** How many respondents the rows of a survey stand for that were counted elsewhere; −1 where none were. */
    private static long stoodFor(Connection connection, long survey) throws SQLException {
        String table = "responses_" + survey;
        try (Statement statement = connection.createStatement()) {
            String column;
            try (ResultSet columns =
                    statement.executeQuery("SELECT COUNT(*) + 1 FROM survey_column WHERE survey_id = " + survey)) {
                columns.next();
                column = "c" + columns.getLong(1);
            }
            try (ResultSet there = statement.executeQuery("SELECT 1 FROM information_schema.columns WHERE"
                    + " LOWER(table_name) = '" + table + "' AND LOWER(column_name) = '" + column + "'")) {
                if (!there.next()) {
                    return -1;
                }
            }
            try (ResultSet sum = statement.executeQuery("SELECT SUM(" + column + ") FROM " + table)) {
                sum.next();
                return sum.getLong(1);
            }
        }
    }

    /** Brings a copy up to date, after a backup, and lets it take the file's place. */
    private void upgrade(Ledger ledger, int schema) throws IOException, SQLException {
        FreeSpace.require(folder.path(), Files.size(folder.database()) * 4);
        try (Scratch scratch = Scratch.copy(folder.temporary(), folder.database())) {
            Manifest before;
            try (Connection connection = scratch.url().connect()) {
                Backups.Made made = backups.make(
                        connection,
                        new BackupFile.Origin(
                                SoftwareVersion.version(),
                                schema,
                                clock.instant(),
                                schema < Schema.COUNTS_CHANGES ? 0 : new Changes(connection).last(),
                                ledger.state().samples(),
                                null));
                before = made.manifest();
                ledger.append(backup(made, clock));
            }
            Schema.bringTo(scratch.url(), Schema.LATEST);
            try (Connection connection = scratch.url().connect()) {
                requireAsMany(connection, before);
            }
            scratch.seal();
            replace(folder, ledger, scratch.file(), clock);
        } catch (FlywayException e) {
            throw new StoreRefused(Reason.MIGRATION, e, "schema", schema, "cause", String.valueOf(e.getMessage()));
        }
    }

    static Entry backup(Backups.Made made, Clock clock) {
        return Entry.of(
                clock.instant(),
                Event.BACKUP,
                "file",
                made.file().path().getFileName().toString(),
                "sha256",
                made.sha256(),
                "change",
                Long.toString(made.manifest().change()),
                "surveys",
                Long.toString(made.manifest().rows("survey")),
                "analyses",
                Long.toString(made.manifest().rows("analysis")));
    }

    private static void requireAsMany(Connection connection, Manifest before) throws SQLException {
        for (String table : before.tables().keySet()) {
            try (Statement count = connection.createStatement();
                    ResultSet counted = count.executeQuery("SELECT COUNT(*) FROM " + table)) {
                counted.next();
                if (counted.getLong(1) < before.rows(table)) {
                    throw StoreRefused.of(Reason.MIGRATION, "schema", before.schema(), "cause", table);
                }
            }
        }
    }

    /** The same refusal with what can be done about it. */
    private StoreRefused remedy(StoreRefused refused) {
        List<Object> facts = new ArrayList<>();
        // the message takes all of them in, whichever fault it is
        facts.addAll(List.of("kind", "", "id", ""));
        refused.facts().forEach((name, value) -> facts.addAll(List.of(name, value)));
        facts.addAll(List.of("folder", folder.path().toString()));
        facts.addAll(List.of("backup", lastGood(), "has_backup", !lastGood().isEmpty()));
        return new StoreRefused(refused.reason(), refused, facts.toArray());
    }

    private String lastGood() {
        try {
            return LastGood.of(folder)
                    .map(each -> each.path().getFileName().toString())
                    .orElse("");
        } catch (IOException e) {
            return "";
        }
    }
}
