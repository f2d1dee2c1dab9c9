package org.regionwise.store.schema;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;

/**
 * A JDBC URL that may be opened. Options in an H2 URL can run SQL and Java ({@code INIT=}), so only ours are there.
 *
 * @param text the URL
 * @param h2 whether it is the embedded database
 * @param password of the URL's user, where the URL does not say it
 */
public record DatabaseUrl(String text, boolean h2, Optional<String> password) {
    /** What connections are called in PostgreSQL's list of them. */
    public static final String CLIENT = "regionwise";

    private static final String ENDING = ".mv.db";

    /**
     * {@code MAX_COMPACT_TIME=0}: closing must not rewrite the file. {@code DB_CLOSE_DELAY=-1}: it is {@code
     * Database.close} that closes, not the last idle connection. {@code DB_CLOSE_ON_EXIT=FALSE}: nor a hook of H2's
     * that would run beside ours.
     */
    private static final String H2_OPTIONS =
            ";MAX_COMPACT_TIME=0;DB_CLOSE_DELAY=-1;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0;TRACE_LEVEL_SYSTEM_OUT=0";

    /**
     * The embedded database in a file whose name ends with {@code .mv.db}.
     *
     * @throws IllegalArgumentException if its path holds a semicolon
     */
    public static DatabaseUrl inFile(Path file) {
        String path = file.toAbsolutePath().normalize().toString();
        if (path.indexOf(';') >= 0) {
            throw new IllegalArgumentException("the path of the data folder must not contain a semicolon: " + path);
        }
        String name = path.substring(0, path.length() - ENDING.length());
        return new DatabaseUrl("jdbc:h2:file:" + name + H2_OPTIONS, true, Optional.empty());
    }

    /** The same, opened to be read: nothing in its file changes, not even where it was not closed in order. */
    public DatabaseUrl readOnly() {
        return new DatabaseUrl(text + ";ACCESS_MODE_DATA=r", h2, password);
    }

    /** A connection of its own; the embedded database stays open until {@code SHUTDOWN}. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(text, properties());
    }

    /**
     * What a driver is told beside the URL, which may say otherwise. PostgreSQL is given up on soon, so that readers
     * hear of it and the next request tries again; {@value #CLIENT} is how servers know of each other.
     */
    public Properties properties() {
        Properties properties = new Properties();
        if (h2) {
            properties.setProperty("user", "sa");
            properties.setProperty("password", "");
        } else {
            password.ifPresent(given -> properties.setProperty("password", given));
            properties.setProperty("ApplicationName", CLIENT);
            properties.setProperty("connectTimeout", "3");
            properties.setProperty("socketTimeout", "300");
            properties.setProperty("tcpKeepAlive", "true");
        }
        return properties;
    }

    /** As the URL, without the password. */
    @Override
    public String toString() {
        return text.replaceAll("(?i)(password=)[^&]*", "$1…");
    }

    /**
     * A URL given by whoever runs the server; throws {@link IllegalArgumentException} if it is not one of the accepted.
     */
    public static DatabaseUrl of(String url) {
        return of(url, Optional.empty());
    }

    /** The same with a password that is not in it. */
    public static DatabaseUrl of(String url, Optional<String> password) {
        String lower = url.toLowerCase(Locale.ROOT);
        if (lower.startsWith("jdbc:postgresql:")) {
            return new DatabaseUrl(url, false, password);
        }
        if (!lower.startsWith("jdbc:h2:file:") && !lower.startsWith("jdbc:h2:mem:")) {
            throw new IllegalArgumentException("the database must be jdbc:postgresql:, jdbc:h2:file: or jdbc:h2:mem:");
        }
        if (url.indexOf(';') >= 0) {
            throw new IllegalArgumentException("an H2 database is given without options, there must be no semicolon");
        }
        return new DatabaseUrl(url + H2_OPTIONS, true, Optional.empty());
    }
}
