package org.regionwise.store.source;

import java.sql.SQLException;
import java.sql.SQLTimeoutException;

/**
 * A database that cannot be reached, does not have what was asked for, took too long, or answers too much; its message
 * is the driver’s.
 */
public final class SourceRefused extends Exception {
    private static final long serialVersionUID = 1;

    /** Why. */
    public enum Kind {
        /** It cannot be reached, or does not let in. */
        AWAY,
        /** It took longer than it may. */
        LATE,
        /** It has more groups than may be. */
        TOO_MANY,
        /** It refused the statement. */
        REFUSED
    }

    private final Kind kind;

    private SourceRefused(Kind kind, String message, SQLException cause) {
        super(message, cause);
        this.kind = kind;
    }

    /** No connection came about. */
    static SourceRefused away(SQLException cause) {
        return new SourceRefused(Kind.AWAY, String.valueOf(cause.getMessage()), cause);
    }

    /** It failed while it worked. */
    static SourceRefused of(SQLException cause) {
        String state = String.valueOf(cause.getSQLState());
        String message = String.valueOf(cause.getMessage());
        Kind kind = cause instanceof SQLTimeoutException
                ? Kind.LATE
                : state.startsWith("08") || state.startsWith("57P") ? Kind.AWAY : Kind.REFUSED;
        return new SourceRefused(kind, message, cause);
    }

    /** It was cancelled because it took too long. */
    static SourceRefused late(SQLException cause) {
        return new SourceRefused(Kind.LATE, String.valueOf(cause.getMessage()), cause);
    }

    static SourceRefused tooMany(long groups) {
        return new SourceRefused(Kind.TOO_MANY, "more than " + groups + " groups", null);
    }

    /** Why. */
    public Kind kind() {
        return kind;
    }
}
