package org.regionwise.store;

import java.nio.file.Path;
import java.util.Locale;

/**
 * A JDBC URL that may be opened. Options in an H2 URL can run SQL and Java ({@code INIT=}), so only ours are there.
 *
 * @param text the URL
 * @param h2 whether it is the embedded database
 */
record DatabaseUrl(String text, boolean h2) {
    /**
     * {@code MAX_COMPACT_TIME=0}: closing must not rewrite the file. {@code DB_CLOSE_DELAY=-1}: it is {@link
     * Database#close} that closes, not the last idle connection. {@code DB_CLOSE_ON_EXIT=FALSE}: nor a hook of H2's
     * that would run beside ours.
     */
    private static final String H2_OPTIONS =
            ";MAX_COMPACT_TIME=0;DB_CLOSE_DELAY=-1;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0;TRACE_LEVEL_SYSTEM_OUT=0";

    /** The embedded database in a folder; throws {@link IllegalArgumentException} if its path holds a semicolon. */
    static DatabaseUrl inFolder(Path folder) {
        String path = folder.toAbsolutePath().normalize().toString();
        if (path.indexOf(';') >= 0) {
            throw new IllegalArgumentException("the path of the data folder must not contain a semicolon: " + path);
        }
        return new DatabaseUrl("jdbc:h2:file:" + path + "/regionwise" + H2_OPTIONS, true);
    }

    /**
     * A URL given by whoever runs the server; throws {@link IllegalArgumentException} if it is not one of the accepted.
     */
    static DatabaseUrl of(String url) {
        String lower = url.toLowerCase(Locale.ROOT);
        if (lower.startsWith("jdbc:postgresql:")) {
            return new DatabaseUrl(url, false);
        }
        if (!lower.startsWith("jdbc:h2:file:") && !lower.startsWith("jdbc:h2:mem:")) {
            throw new IllegalArgumentException("the database must be jdbc:postgresql:, jdbc:h2:file: or jdbc:h2:mem:");
        }
        if (url.indexOf(';') >= 0) {
            throw new IllegalArgumentException("an H2 database is given without options, there must be no semicolon");
        }
        return new DatabaseUrl(url + H2_OPTIONS, true);
    }
}
