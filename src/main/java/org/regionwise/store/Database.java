package org.regionwise.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.regionwise.store.backup.Journal;
import org.regionwise.store.content.Changes;
import org.regionwise.store.content.Content;
import org.regionwise.store.content.RowWriter;
import org.regionwise.store.content.Versions;
import org.regionwise.store.folder.DataFolder;
import org.regionwise.store.folder.DurableFile;
import org.regionwise.store.folder.FreeSpace;
import org.regionwise.store.folder.StoreRefused;
import org.regionwise.store.folder.StoreRefused.Reason;
import org.regionwise.store.ledger.Entry;
import org.regionwise.store.ledger.Entry.Event;
import org.regionwise.store.ledger.Ledger;
import org.regionwise.store.ledger.Subject;
import org.regionwise.store.schema.ConnectionPool;
import org.regionwise.store.schema.DatabaseUrl;
import org.regionwise.store.schema.Schema;
import org.regionwise.store.server.ImportLock;
import org.regionwise.store.server.ServerLine;

/**
 * The database with its schema brought up to date: the embedded H2 in a data folder, or another one by its JDBC URL.
 * Safe for use by several threads, which must not be interrupted while they are in it: H2 would close the file for all.
 *
 * <p>What the embedded one commits is entered in the ledger beside it before anybody hears of it. When H2 closes
 * itself, as it does on a full disk, the next use opens it again.
 */
public final class Database implements AutoCloseable {
    private static final long SECONDS_TO_WAIT = 20;
    /** Below this, opening a database that a full disk closed is not tried. */
    private static final long SPACE_TO_OPEN = 4_000_000;

    private final DatabaseUrl url;
    private final Optional<DataFolder> folder;
    /** Of a server whose database is another one: it must not be another server's too. */
    private Optional<DataFolder> beside = Optional.empty();

    private final Clock clock;
    private final ReentrantReadWriteLock uses = new ReentrantReadWriteLock();
    private final ReentrantLock changing = new ReentrantLock();
    private ConnectionPool pool;
    private Jdbi jdbi;
    private Ledger ledger;
    private volatile boolean broken;
    /** Whether a disk that was full failed it, and H2 may fail again on account of that. */
    private volatile boolean suspect;

    private final AtomicLong generation = new AtomicLong();
    private final Versions versions = new Versions();

    private Database(DatabaseUrl url, Optional<DataFolder> folder, Clock clock) {
        this.url = url;
        this.folder = folder;
        this.clock = clock;
    }

    /**
     * Opens the embedded database in a folder, creating both if need be.
     *
     * @throws StoreRefused if the folder is not ours, another process has it open, or the database is damaged or of a
     *     later version; nothing was changed then
     * @throws StoreUnavailable if it cannot be opened
     */
    public static Database openFolder(Path folder) {
        return open(DataFolder.open(folder), Clock.systemUTC());
    }

    /** Opens the embedded database in a folder, which is closed with it; throws as {@link #openFolder} does. */
    public static Database open(DataFolder folder, Clock clock) {
        folder.lock();
        Database database = new Database(DatabaseUrl.inFile(folder.database()), Optional.of(folder), clock);
        try {
            folder.clean();
            database.start();
            new Erasure(database).finish();
            return database;
        } catch (RuntimeException e) {
            database.end();
            folder.close();
            throw e;
        }
    }

    /**
     * Opens the database at a JDBC URL.
     *
     * @param url {@code jdbc:postgresql:…}, {@code jdbc:h2:file:…} or {@code jdbc:h2:mem:…}, the latter two without
     *     options
     * @throws IllegalArgumentException if it is another one
     * @throws StoreUnavailable if it cannot be opened
     */
    public static Database openUrl(String url) {
        return openUrl(DatabaseUrl.of(url));
    }

    /** The same of a URL that may be opened. */
    public static Database openUrl(DatabaseUrl url) {
        Database database = new Database(url, Optional.empty(), Clock.systemUTC());
        database.start();
        return database;
    }

    /**
     * Opens another database for a server that has its uploads in a folder, which is closed with it.
     *
     * @throws StoreRefused if another server uses the folder
     * @throws StoreUnavailable if the database cannot be opened
     */
    public static Database beside(DataFolder folder, DatabaseUrl url) {
        folder.lock();
        try {
            folder.clean();
            Database database = openUrl(url);
            database.beside = Optional.of(folder);
            return database;
        } catch (RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    private void start() {
        ledger = folder.map(each -> new Opening(each, clock).open()).orElse(null);
        try {
            pool = pool(url);
            jdbi = Jdbi.create(pool.source());
            broken = false;
            suspect = false;
            if (folder.isEmpty()) {
                Schema.bringUpToDate(pool.source());
            } else {
                DurableFile.keepPrivate(folder.get().database());
                enterTheRest();
            }
            with(handle -> {
                ResponseTable.dropOrphans(handle, shared());
                return null;
            });
            generation.incrementAndGet();
            versions.changed();
        } catch (FlywayException e) {
            end();
            throw new StoreUnavailable("the database's tables cannot be brought up to date: " + e.getMessage(), e);
        } catch (IOException e) {
            end();
            throw new StoreUnavailable("the database's file cannot be kept private: " + e.getMessage(), e);
        } catch (RuntimeException e) {
            end();
            throw e;
        }
    }

    /** Changes that were committed when the process was killed, before it could answer for them. */
    private void enterTheRest() {
        List<Entry> later = with(handle ->
                new Changes(handle.getConnection()).after(ledger.state().lastChange()));
        ledger.append(later.toArray(Entry[]::new));
    }

    /** Ends what an attempt to start began, leaving the file as after a kill. */
    private void end() {
        broken = true;
        if (pool != null) {
            pool.end();
        }
        closeLedger();
    }

    private void closeLedger() {
        if (ledger != null) {
            try {
                ledger.close();
            } catch (IOException e) {
                // everything in it is on the disk already
            }
        }
    }

    private static ConnectionPool pool(DatabaseUrl url) {
        try {
            return new ConnectionPool(url);
        } catch (RuntimeException e) {
            throw new StoreUnavailable(
                    "the database cannot be opened: " + innermost(e).getMessage(), e);
        }
    }

    private static Throwable innermost(Throwable e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    /**
     * Runs work on a connection of its own, outside a transaction; failures of SQL come out as
     * {@link StoreUnavailable}.
     */
    public <R> R with(HandleCallback<R, SQLException> work) {
        return guarded(() -> jdbi.withHandle(work));
    }

    /** Runs work in a transaction; failures of SQL come out as {@link StoreUnavailable}. */
    public <R> R inTransaction(HandleCallback<R, SQLException> work) {
        return guarded(() -> jdbi.inTransaction(work));
    }

    /**
     * Runs work that changes something, in a transaction. On return it is on the disk and in the ledger.
     *
     * @param touched tells from what the work gives which subjects are no longer what they were
     */
    public <R> R change(Function<? super R, List<Subject>> touched, HandleCallback<R, SQLException> work) {
        return change(touched, Map.of(), work);
    }

    /** The same with what {@link #digested} gave. */
    <R> R change(
            Function<? super R, List<Subject>> touched,
            Map<Long, String> digests,
            HandleCallback<R, SQLException> work) {
        if (folder.isEmpty()) {
            R result = inTransaction(work);
            sync();
            return result;
        }
        changing.lock();
        try {
            List<Entry> entries = new ArrayList<>();
            Set<Long> series = new HashSet<>();
            R result = inTransaction(handle -> {
                R done = work.withHandle(handle);
                List<Subject> subjects = touched.apply(done);
                entries.addAll(entered(handle.getConnection(), subjects, digests));
                series.addAll(Versions.series(handle, subjects));
                return done;
            });
            if (entries.stream().anyMatch(each -> each.kind() != Subject.Kind.DEEDS)) {
                versions.changed(series);
            }
            sync();
            ledger.append(entries.toArray(Entry[]::new));
            return result;
        } catch (UncheckedIOException e) {
            throw new StoreUnavailable("the data folder failed: " + e.getMessage(), e);
        } finally {
            changing.unlock();
        }
    }

    /**
     * Grows with whatever {@link #change} has committed, before it returns; empty where other servers may change the
     * database too.
     */
    public OptionalLong version() {
        return folder.isPresent() ? OptionalLong.of(versions.latest()) : OptionalLong.empty();
    }

    /** The same for what belongs to the versions of one survey, known by the first. */
    public OptionalLong version(long series) {
        return folder.isPresent() ? OptionalLong.of(versions.of(series)) : OptionalLong.empty();
    }

    /** A change of one subject, as {@link #change(Function, HandleCallback)}. */
    <R> R change(Subject subject, HandleCallback<R, SQLException> work) {
        return change(result -> List.of(subject), work);
    }

    /**
     * The digest, by survey, of responses that are all there and stay as they are. With many rows it takes long, as
     * does writing them to the disk, and other changes would wait for both in the change that adds the survey.
     */
    Map<Long, String> digested(long survey, String table) {
        if (folder.isEmpty()) {
            return Map.of();
        }
        String digest =
                with(handle -> RowWriter.digest(handle.getConnection(), table).toString());
        sync();
        return Map.of(survey, digest);
    }

    private List<Entry> entered(Connection connection, List<Subject> touched, Map<Long, String> digests)
            throws SQLException {
        Content content = new Content(connection, digests);
        Journal journal = new Journal(folder.orElseThrow().journal());
        Changes changes = new Changes(connection);
        long number = changes.last();
        List<Entry> entries = new ArrayList<>();
        for (Subject subject : touched) {
            Entry entry = Entry.of(
                    clock.instant().truncatedTo(ChronoUnit.MICROS),
                    Event.CHANGED,
                    ++number,
                    subject,
                    journal.keep(content, subject).orElse(null));
            changes.add(entry);
            entries.add(entry);
        }
        return entries;
    }

    /** Whether it answers a question. */
    public boolean answers() {
        try {
            return with(handle ->
                    handle.createQuery("SELECT 1").mapTo(Integer.class).one() == 1);
        } catch (StoreUnavailable | StoreRefused e) {
            return false;
        }
    }

    /** The ledger; empty where the database is not the embedded one. */
    Optional<Ledger> ledger() {
        return Optional.ofNullable(ledger);
    }

    /** The folder; empty where the database is not the embedded one. */
    Optional<DataFolder> folder() {
        return folder;
    }

    /** The folder of a server whose database is another one. */
    Optional<DataFolder> beside() {
        return beside;
    }

    /** Whether the sample surveys have all been added, now or ever. */
    public boolean samplesAdded() {
        return ledger != null && ledger.state().samples();
    }

    /** Says that the sample surveys have all been added, so that they never are again. */
    public void sampled() {
        if (ledger != null) {
            ledger.append(Entry.of(clock.instant(), Event.SAMPLES));
        }
    }

    /** Returns once everything committed is on the disk. PostgreSQL does that at commit, H2 within a second. */
    public void sync() {
        if (url.h2()) {
            with(handle -> handle.execute("CHECKPOINT SYNC"));
        }
    }

    private interface Work<R> {
        R run() throws SQLException;
    }

    private <R> R guarded(Work<R> work) {
        if ((broken || suspect && hasSpace()) && uses.getReadHoldCount() == 0) {
            reopen();
        }
        uses.readLock().lock();
        try {
            return work.run();
        } catch (SQLException | JdbiException e) {
            if (folder.isPresent() && ConnectionPool.isClosed(e)) {
                broken = true;
            }
            boolean full = folder.isPresent() && (FreeSpace.ranOut(e) || !hasSpace());
            suspect = suspect || full;
            String message = "the database failed: " + innermost(e).getMessage();
            throw full ? new StoreUnavailable(message, e, true) : new StoreUnavailable(message, e);
        } finally {
            uses.readLock().unlock();
        }
    }

    /** Grows whenever another file may hold other things under the same numbers. */
    long generation() {
        return generation.get();
    }

    /** The clock of the ledger. */
    Clock clock() {
        return clock;
    }

    /**
     * Says to other servers that use this PostgreSQL that an import is under way, until closed; the embedded database
     * has no others.
     */
    ImportLock owning(long survey) {
        return guarded(() -> url.h2() ? ImportLock.NONE : ImportLock.of(url, survey));
    }

    /** A line on which this server hears of others that use this PostgreSQL, not connected yet. */
    public ServerLine line() {
        return new ServerLine(url);
    }

    /** Whether it is PostgreSQL, which several servers may use. */
    public boolean shared() {
        return !url.h2();
    }

    /** A connection beside the pool's, for long reading; the caller closes it within {@link #with}. */
    Connection connect() throws SQLException {
        return url.connect();
    }

    /**
     * Runs work while nobody else uses the embedded database.
     *
     * @throws StoreRefused if others do not end in time
     */
    <R> R alone(Supplier<R> work) {
        changing.lock();
        try {
            if (!uses.writeLock().tryLock(SECONDS_TO_WAIT, TimeUnit.SECONDS)) {
                throw StoreRefused.of(Reason.BUSY);
            }
            try {
                return work.get();
            } finally {
                uses.writeLock().unlock();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw StoreRefused.of(Reason.BUSY);
        } finally {
            changing.unlock();
        }
    }

    /** Puts another file in the place of the embedded database's, within {@link #alone}. */
    void replace(Path file) throws IOException {
        pool.close();
        broken = true;
        Opening.replace(folder.orElseThrow(), ledger, file, clock);
        closeLedger();
        start();
    }

    private boolean hasSpace() {
        return FreeSpace.free(folder.orElseThrow().path()) >= SPACE_TO_OPEN;
    }

    /** Opens the database again as after a kill: what it holds is compared with the ledger first. */
    private void reopen() {
        uses.writeLock().lock();
        try {
            if (!broken && !suspect) {
                return;
            }
            if (!hasSpace()) {
                throw new StoreUnavailable("the disk is full", null, true);
            }
            pool.end();
            closeLedger();
            start();
        } finally {
            uses.writeLock().unlock();
        }
    }

    /** Closes the database in good order; H2's file is left as it is, not compacted. */
    @Override
    public void close() {
        uses.writeLock().lock();
        try {
            if (!pool.isClosed()) {
                pool.close();
            }
            if (folder.isPresent() && !broken) {
                seal(folder.get());
            }
            closeLedger();
            folder.ifPresent(DataFolder::close);
            beside.ifPresent(DataFolder::close);
        } finally {
            uses.writeLock().unlock();
        }
    }

    /** Says in the ledger what the file is now, so that the next start need not read what is in it. */
    private void seal(DataFolder closed) {
        try {
            DurableFile.sync(closed.database());
            ledger.append(Opening.sealed(Event.CLOSED, closed.database(), clock));
        } catch (IOException | UncheckedIOException e) {
            // the next start reads what is in it
        }
    }

    /** Now, in microseconds, as that is what databases keep. */
    static OffsetDateTime now(Clock clock) {
        return clock.instant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }
}
