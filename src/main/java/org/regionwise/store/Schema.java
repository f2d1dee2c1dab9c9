package org.regionwise.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Brings the tables up to date with the migrations. */
final class Schema {
    /** The highest number in migrations/; a test keeps it so. */
    static final String LATEST = "10";

    private Schema() {}

    static void bringUpToDate(DataSource dataSource) {
        // starting Flyway takes a third of the time that opening the database takes, nearly always to find nothing to
        // do
        if (!isLatest(dataSource)) {
            Flyway.configure()
                    .dataSource(dataSource)
                    .locations("classpath:migrations")
                    .loggers("slf4j")
                    .load()
                    .migrate();
        }
    }

    private static boolean isLatest(DataSource dataSource) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement(
                        "SELECT 1 FROM \"flyway_schema_history\" WHERE \"version\" = ? AND \"success\"")) {
            query.setString(1, LATEST);
            try (ResultSet found = query.executeQuery()) {
                return found.next();
            }
        } catch (SQLException e) {
            // a new database has no history yet; whatever else it is, Flyway meets it too and says so
            return false;
        }
    }
}
