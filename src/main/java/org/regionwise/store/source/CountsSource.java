package org.regionwise.store.source;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.ServiceLoader;
import org.regionwise.survey.sql.CountsStatement;

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
    /**
     * Counts there, and keeps the answer as a table of counts.
     *
     * @param file receives it, as CSV in UTF-8
     * @throws NoDriver when no driver takes the address
     * @throws SourceRefused if the database refuses, or takes longer
     * @throws IOException if drivers or the file cannot be read or written
     */
    public void count(CountsStatement statement, Path file) throws NoDriver, SourceRefused, IOException {
        try (URLClassLoader loader = new URLClassLoader(jars(), CountsSource.class.getClassLoader());
                Connection connection = connection(loader)) {
            CountsQuery.run(connection, statement, timeoutSeconds, file);
        } catch (SQLException e) {
            throw new SourceRefused(e);
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

    /** Where the driver lets it be said so late, which DuckDB's does not; the statement only reads in any case. */
    private static Connection readOnly(Connection connection) throws SQLException {
        if (!connection.getMetaData().getDatabaseProductName().equals("DuckDB")) {
            connection.setReadOnly(true);
        }
        return connection;
    }
}
