package org.regionwise.store.source;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.regionwise.survey.Column;
import org.regionwise.survey.ColumnType;
import org.regionwise.survey.sql.CountsStatement;
import org.regionwise.survey.sql.SqlDialect;

/**
 * A database in which a survey's rows stay.
 *
 * @param url its JDBC address
 * @param user who asks; null where the address says it
 * @param password null where there is none, or the address says it
 * @param drivers folder with JAR files of drivers beside those on the class path; it need not be there
 * @param timeoutSeconds after which a statement is cancelled; 0 for never
 */
public record CountsSource(String url, String user, String password, Path drivers, int timeoutSeconds) {
    private static final Set<String> DESCRIBING = Set.of("information_schema", "pg_catalog", "pg_toast");

    private static final Set<Integer> NUMBERS = Set.of(
            Types.TINYINT,
            Types.SMALLINT,
            Types.INTEGER,
            Types.BIGINT,
            Types.DECIMAL,
            Types.NUMERIC,
            Types.REAL,
            Types.FLOAT,
            Types.DOUBLE);

    private static final Set<Integer> UNCOUNTED = Set.of(
            Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB, Types.ARRAY, Types.STRUCT, Types.SQLXML);

    /** Seconds after which a server that does not take up a connection is away. */
    private static final String CONNECTING = "10";

    /**
     * Counts there, and keeps the answer as a table of counts.
     *
     * @param file receives it, as CSV in UTF-8
     * @throws NoDriver when no driver takes the address
     * @throws SourceRefused if the database refuses, takes longer, or answers too much
     * @throws IOException if drivers or the file cannot be read or written
     */
    public void count(CountsStatement statement, Watch watch, Path file) throws NoDriver, SourceRefused, IOException {
        asked(connection -> {
            CountsQuery.run(connection, statement, timeoutSeconds, watch, file);
            return file;
        });
    }

    /**
     * The names of its tables and views in parts, schemas first, in order; none of those that describe the database.
     * Throws as {@link #count} does.
     */
    public List<List<String>> tables() throws NoDriver, SourceRefused, IOException {
        return asked(connection -> {
            Set<List<String>> tables = new TreeSet<>(Comparator.comparing(parts -> String.join(".", parts)));
            try (ResultSet found = connection.getMetaData().getTables(null, null, "%", null)) {
                while (found.next()) {
                    String schema = found.getString("TABLE_SCHEM");
                    String type = String.valueOf(found.getString("TABLE_TYPE")).toUpperCase(Locale.ROOT);
                    boolean rows = (type.contains("TABLE") || type.contains("VIEW")) && !type.contains("SYSTEM");
                    if (rows && (schema == null || !DESCRIBING.contains(schema.toLowerCase(Locale.ROOT)))) {
                        tables.add(Stream.concat(Stream.ofNullable(schema), Stream.of(found.getString("TABLE_NAME")))
                                .toList());
                    }
                }
            }
            return List.copyOf(tables);
        });
    }

    /** The columns by which rows can be counted: all but those of bytes, lists and structures. Throws likewise. */
    public List<Column> columns(SqlDialect dialect, CountsStatement.Source rows)
            throws NoDriver, SourceRefused, IOException {
        return asked(connection -> {
            List<Column> columns = new ArrayList<>();
            try (Statement query = connection.createStatement();
                    Deadline deadline = new Deadline(query, timeoutSeconds)) {
                try (ResultSet none =
                        query.executeQuery("SELECT * FROM " + CountsStatement.rows(dialect, rows) + " WHERE 1 = 0")) {
                    ResultSetMetaData found = none.getMetaData();
                    for (int i = 1; i <= found.getColumnCount(); i++) {
                        if (!UNCOUNTED.contains(found.getColumnType(i))) {
                            columns.add(new Column(
                                    found.getColumnLabel(i),
                                    NUMBERS.contains(found.getColumnType(i)) ? ColumnType.NUMBER : ColumnType.TEXT));
                        }
                    }
                } catch (SQLException e) {
                    if (deadline.passed()) {
                        throw SourceRefused.late(e);
                    }
                    throw e;
                }
            }
            return columns;
        });
    }

    private interface Question<T> {
        T asked(Connection connection) throws SQLException, SourceRefused, IOException;
    }

    private <T> T asked(Question<T> question) throws NoDriver, SourceRefused, IOException {
        try (URLClassLoader loader = new URLClassLoader(jars(), CountsSource.class.getClassLoader());
                Connection connection = connected(loader)) {
            return question.asked(connection);
        } catch (SQLException e) {
            throw SourceRefused.of(e);
        }
    }

    private Connection connected(ClassLoader loader) throws NoDriver, SourceRefused {
        try {
            return connection(loader);
        } catch (SQLException e) {
            throw SourceRefused.away(e);
        }
    }

    private URL[] jars() throws IOException {
        List<URL> jars = new ArrayList<>();
        if (Files.isDirectory(drivers)) {
            try (DirectoryStream<Path> found = Files.newDirectoryStream(drivers, "*.jar")) {
                for (Path jar : found) {
                    jars.add(jar.toUri().toURL());
                }
            }
        }
        return jars.toArray(URL[]::new);
    }

    private Connection connection(ClassLoader loader) throws SQLException, NoDriver {
        Properties properties = new Properties();
        if (user != null) {
            properties.setProperty("user", user);
        }
        if (password != null) {
            properties.setProperty("password", password);
        }
        if (url.startsWith("jdbc:postgresql:")) {
            properties.setProperty("connectTimeout", CONNECTING);
        }
        if (url.startsWith("jdbc:duckdb:") && !url.equals("jdbc:duckdb:") && !url.startsWith("jdbc:duckdb::memory:")) {
            // several may read a file at once, and its driver takes it only here
            properties.setProperty("duckdb.read_only", "true");
        }
        for (Driver driver : ServiceLoader.load(Driver.class, loader)) {
            if (driver.acceptsURL(url)) {
                Connection connection = driver.connect(url, properties);
                if (connection != null) {
                    return readOnly(connection);
                }
            }
        }
        throw new NoDriver();
    }

    /** Where the driver lets it be said so late, which DuckDB’s does not. */
    private static Connection readOnly(Connection connection) throws SQLException {
        if (!connection.getMetaData().getDatabaseProductName().equals("DuckDB")) {
            connection.setReadOnly(true);
        }
        return connection;
    }
}
