package org.regionwise.store.folder;

import java.util.Map;
import java.util.TreeMap;

/**
 * Why a data folder or its database is not opened, or something of it is not used: a code with its facts, which
 * commands and pages say in the reader's language ({@code store.<code>} in the catalogue). Nothing was changed.
 */
public final class StoreRefused extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** What stands in the way. */
    public enum Reason {
        /** A file is where the folder should be. */
        FOLDER_IS_FILE,
        /** There is no such folder. */
        FOLDER_ABSENT,
        /** The folder cannot be created, read or written; {@code cause} is the system's reason. */
        FOLDER_FAILED,
        /** The folder holds files that are not ours; {@code found} is one of them. */
        FOLDER_FOREIGN,
        /** A later version laid the folder out. */
        FOLDER_NEWER,
        /** The path cannot be part of a database's address. */
        FOLDER_NAME,
        /** Another process has it open. */
        IN_USE,
        /** The database is not what was last committed; {@code fault} says in which way. */
        DAMAGED,
        /** The ledger beside the database is damaged or lost; {@code line} is the first that does not hold. */
        LEDGER,
        /** The database is of a later version; {@code needed} and {@code known} are numbers of the schema. */
        NEWER,
        /** The tables cannot be brought up to date; the database is as it was. */
        MIGRATION,
        /** There is not enough space; {@code free} and {@code needed} in megabytes. */
        DISK_FULL,
        /** An original file is no longer what was uploaded; {@code sha256}. */
        ORIGINAL_ALTERED,
        /** An original file is gone; {@code sha256}. */
        ORIGINAL_LOST,
        /** There is no backup that could be used. */
        NO_BACKUP,
        /** There is no backup of that name; {@code file} and {@code folder}. */
        BACKUP_ABSENT,
        /** A backup is damaged; {@code file}. */
        BACKUP_DAMAGED,
        /** The database is not the embedded one. */
        NOT_EMBEDDED,
        /** The database to copy to holds something. */
        NOT_EMPTY,
        /** A server is connected to the database. */
        DATABASE_IN_USE,
        /** Other work has to end first. */
        BUSY,
        /** Too many passwords are being looked at. */
        BUSY_WITH_PASSWORDS;

        /** The message's key. */
        public String key() {
            return "store." + name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    private final Reason reason;
    private final transient Map<String, Object> facts = new TreeMap<>();

    /** @param namesAndValues the facts, names and values in turn */
    public StoreRefused(Reason reason, Throwable cause, Object... namesAndValues) {
        super(reason + " " + java.util.Arrays.toString(namesAndValues), cause);
        this.reason = reason;
        for (int i = 0; i < namesAndValues.length; i += 2) {
            facts.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
    }

    /** The same without a cause. */
    public static StoreRefused of(Reason reason, Object... namesAndValues) {
        return new StoreRefused(reason, null, namesAndValues);
    }

    /** What stands in the way. */
    public Reason reason() {
        return reason;
    }

    /** The message's arguments by name. */
    public Map<String, Object> facts() {
        return Map.copyOf(facts);
    }
}
