package org.regionwise.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * The database with its schema brought up to date: the embedded H2 in a data folder, or another one by its JDBC URL.
 * Safe for use by several threads, which must not be interrupted while they are in it: H2 would close the file for all.
 */
public final class Database implements AutoCloseable {
    private static final int CONNECTIONS = 8;

    private final HikariDataSource pool;
    private final Jdbi jdbi;
    private final boolean h2;

    private Database(HikariDataSource pool, boolean h2) {
        this.pool = pool;
        this.jdbi = Jdbi.create(pool);
        this.h2 = h2;
    }

    /**
     * Opens the embedded database in {@code folder}, creating both if need be.
     *
     * @throws IllegalArgumentException if the folder's path contains a semicolon
     * @throws StoreUnavailable if it cannot be opened, for one because another process has it open
     */
    public static Database openFolder(Path folder) {
        DatabaseUrl url = DatabaseUrl.inFolder(folder);
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new StoreUnavailable("the data folder " + folder + " cannot be created: " + e.getMessage(), e);
        }
        return open(url);
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
        return open(DatabaseUrl.of(url));
    }

    private static Database open(DatabaseUrl url) {
        Database database = new Database(pool(url), url.h2());
        try {
            Schema.bringUpToDate(database.pool);
            database.with(handle -> {
                ResponseTable.dropOrphans(handle);
                return null;
            });
            return database;
        } catch (FlywayException e) {
            database.close();
            throw new StoreUnavailable("the database's tables cannot be brought up to date: " + e.getMessage(), e);
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    private static HikariDataSource pool(DatabaseUrl url) {
        try {
            return new HikariDataSource(configuration(url));
        } catch (RuntimeException e) {
            throw new StoreUnavailable(
                    "the database cannot be opened: " + innermost(e).getMessage(), e);
        }
    }

    private static HikariConfig configuration(DatabaseUrl url) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url.text());
        if (url.h2()) {
            config.setUsername("sa");
            config.setPassword("");
        }
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(1);
        config.setPoolName("regionwise");
        return config;
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
    <R> R with(HandleCallback<R, SQLException> work) {
        return guarded(() -> jdbi.withHandle(work));
    }

    /** Runs work in a transaction; failures of SQL come out as {@link StoreUnavailable}. */
    <R> R inTransaction(HandleCallback<R, SQLException> work) {
        return guarded(() -> jdbi.inTransaction(work));
    }

    /** Returns once everything committed is on the disk. PostgreSQL does that at commit, H2 within a second. */
    void sync() {
        if (h2) {
            with(handle -> handle.execute("CHECKPOINT SYNC"));
        }
    }

    private interface Work<R> {
        R run() throws SQLException;
    }

    private static <R> R guarded(Work<R> work) {
        try {
            return work.run();
        } catch (SQLException | JdbiException e) {
            throw new StoreUnavailable("the database failed: " + innermost(e).getMessage(), e);
        }
    }

    /** Closes the database in good order; H2's file is left as it is, not compacted. */
    @Override
    public void close() {
        if (h2 && !pool.isClosed()) {
            try (Handle handle = jdbi.open()) {
                handle.execute("SHUTDOWN");
            } catch (JdbiException e) {
                // the connection dies with the database it shuts down, and one that is down already cannot fail to
                // close
            }
        }
        pool.close();
    }
}
