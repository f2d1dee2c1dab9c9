package org.regionwise.store.schema;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import javax.sql.DataSource;
import org.h2.api.ErrorCode;

/** The connections that a server has to its database, and how they end. Safe for use by several threads. */
public final class ConnectionPool {
    /** Uploads, fits, files and backups hold at most twelve at once; the others are for pages. */
    private static final int CONNECTIONS = 32;

    private static final long MILLISECONDS_TO_CONNECT = 4_000;
    /** Error codes of H2 after which it does not go on: closed, broken file, input or output failed. */
    private static final Set<Integer> CLOSED = Set.of(
            ErrorCode.DATABASE_IS_CLOSED,
            ErrorCode.FILE_CORRUPTED_1,
            ErrorCode.IO_EXCEPTION_1,
            ErrorCode.IO_EXCEPTION_2,
            ErrorCode.DATABASE_CALLED_AT_SHUTDOWN,
            ErrorCode.OBJECT_CLOSED);

    private final DatabaseUrl url;
    private final HikariDataSource source;

    /** Connects; throws what the driver does where that fails. */
    public ConnectionPool(DatabaseUrl url) {
        this.url = url;
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url.text());
        config.setDataSourceProperties(url.properties());
        config.setMaximumPoolSize(CONNECTIONS);
        if (!url.h2()) {
            config.setConnectionTimeout(MILLISECONDS_TO_CONNECT);
            config.setValidationTimeout(MILLISECONDS_TO_CONNECT / 2);
        }
        config.setMinimumIdle(1);
        config.setPoolName(DatabaseUrl.CLIENT);
        this.source = new HikariDataSource(config);
    }

    /** Where connections come from. */
    public DataSource source() {
        return source;
    }

    /** Whether it was closed or ended. */
    public boolean isClosed() {
        return source.isClosed();
    }

    /** Closes the connections and, in good order, the embedded database. */
    public void close() {
        shutDown("SHUTDOWN");
    }

    /** Closes the connections and leaves the embedded database's file as after a kill. */
    public void end() {
        shutDown("SHUTDOWN IMMEDIATELY");
    }

    /** The pool first: it would connect again, and so open what was just shut down. */
    private void shutDown(String statement) {
        source.close();
        if (!url.h2()) {
            return;
        }
        try (Connection connection = url.connect();
                Statement shutdown = connection.createStatement()) {
            shutdown.execute(statement);
        } catch (SQLException e) {
            // the connection dies with the database it shuts down, and one that is down already cannot fail to close
        }
    }

    /** Whether a failure says that H2 has closed the database by itself, or cannot go on with its file. */
    public static boolean isClosed(Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof SQLException sql && CLOSED.contains(sql.getErrorCode())) {
                return true;
            }
        }
        return false;
    }
}
