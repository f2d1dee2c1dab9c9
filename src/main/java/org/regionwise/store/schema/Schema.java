package org.regionwise.store.schema;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.regionwise.store.folder.StoreRefused;
import org.regionwise.store.folder.StoreRefused.Reason;

/** The tables, by the number of the last migration. */
public final class Schema {
    /** The highest number in migrations/; a test keeps it so. */
    public static final int LATEST = 17;

    /** Of the migrations, the one that lets changes be counted. */
    public static final int COUNTS_CHANGES = 11;

    private Schema() {}

    /**
     * Brings the tables of a database that others may use too up to date.
     *
     * @throws StoreRefused if they are of a later version
     */
    public static void bringUpToDate(DataSource dataSource) {
        // starting Flyway takes a third of the time that opening the database takes, nearly always to find nothing to
        // do
        int found;
        try (Connection connection = dataSource.getConnection()) {
            found = version(connection);
        } catch (SQLException e) {
            // whatever it is, Flyway meets it too and says so
            found = 0;
        }
        requireKnown(found, "");
        if (found < LATEST) {
            Flyway.configure()
                    .dataSource(dataSource)
                    .locations("classpath:migrations")
                    .loggers("slf4j")
                    .load()
                    .migrate();
        }
    }

    /** Brings the tables of an embedded database to a number. */
    public static void bringTo(DatabaseUrl url, int number) {
        Flyway.configure()
                .dataSource(url.text(), "sa", "")
                .locations("classpath:migrations")
                .target(Integer.toString(number))
                .loggers("slf4j")
                .load()
                .migrate();
    }

    /**
     * Refuses tables of a later version.
     *
     * @param version of the software that had them last; empty where it is not known
     */
    public static void requireKnown(int found, String version) {
        if (found > LATEST) {
            throw StoreRefused.of(
                    Reason.NEWER,
                    "needed",
                    Integer.toString(found),
                    "known",
                    Integer.toString(LATEST),
                    "version",
                    version,
                    "has_version",
                    !version.isEmpty());
        }
    }

    /** The number of the last migration that a database has seen; 0 for none. */
    public static int version(Connection connection) throws SQLException {
        DatabaseMetaData data = connection.getMetaData();
        try (ResultSet history = data.getTables(null, null, "flyway_schema_history", null)) {
            if (!history.next()) {
                return 0;
            }
        }
        int version = 0;
        try (PreparedStatement query = connection.prepareStatement("SELECT \"version\" FROM \"flyway_schema_history\""
                        + " WHERE \"success\" AND \"version\" IS NOT NULL");
                ResultSet found = query.executeQuery()) {
            while (found.next()) {
                version = Math.max(version, Integer.parseInt(found.getString(1)));
            }
        }
        return version;
    }
}
