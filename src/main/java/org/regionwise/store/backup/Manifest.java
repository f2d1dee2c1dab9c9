package org.regionwise.store.backup;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What a backup holds.
 *
 * @param format of the file; this version knows 1
 * @param software the version that wrote it
 * @param schema number of the tables' schema
 * @param at when it was made, as ISO 8601 writes it
 * @param change number of the last change that is in it
 * @param tables digest of the rows by table: how many there are, a colon, and a hash
 * @param samples whether the sample surveys had been added
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Manifest(
        int format, String software, int schema, String at, long change, Map<String, String> tables, boolean samples) {
    /** The format that is written. */
    public static final int FORMAT = 1;

    private static final Pattern DIGEST = Pattern.compile("\\d{1,18}:.*");

    /**
     * Of a file that somebody may have written into.
     *
     * @throws IllegalArgumentException if it says what no backup of ours says
     */
    public Manifest {
        tables = tables == null ? Map.of() : new TreeMap<>(tables);
        if (software == null || !isMoment(at) || !tables.values().stream().allMatch(Manifest::isDigest)) {
            throw new IllegalArgumentException("no manifest of a backup");
        }
    }

    private static boolean isMoment(String at) {
        try {
            return at != null && Instant.parse(at) != null;
        } catch (DateTimeParseException other) {
            return false;
        }
    }

    private static boolean isDigest(String digest) {
        return digest != null && DIGEST.matcher(digest).matches();
    }

    /** How many rows a table has; 0 for one that is not there. */
    public long rows(String table) {
        String digest = tables.get(table);
        return digest == null ? 0 : Long.parseLong(digest.substring(0, digest.indexOf(':')));
    }
}
