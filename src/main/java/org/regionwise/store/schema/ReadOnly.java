package org.regionwise.store.schema;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.regionwise.store.folder.StoreRefused;
import org.regionwise.store.folder.StoreRefused.Reason;

/** A connection that reads a file and changes nothing; what cannot be read is damaged. */
public final class ReadOnly implements AutoCloseable {
    private final Connection connection;

    /** @throws StoreRefused where the file cannot be read */
    public ReadOnly(Path file) {
        try {
            connection = DatabaseUrl.inFile(file).readOnly().connect();
        } catch (SQLException | RuntimeException | StackOverflowError | OutOfMemoryError | AssertionError e) {
            throw new StoreRefused(Reason.DAMAGED, e, "fault", "unreadable");
        }
    }

    /** The connection. */
    public Connection connection() {
        return connection;
    }

    @Override
    public void close() {
        try (connection;
                Statement statement = connection.createStatement()) {
            statement.execute("SHUTDOWN");
        } catch (SQLException e) {
            // nothing was written that could be lost
        }
    }
}
