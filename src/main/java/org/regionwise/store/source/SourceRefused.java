package org.regionwise.store.source;

import java.sql.SQLException;

/**
 * A database that cannot be reached, does not have what was asked for, or took too long; its message is the driver’s.
 */
public final class SourceRefused extends Exception {
    private static final long serialVersionUID = 1;

    SourceRefused(SQLException cause) {
        super(String.valueOf(cause.getMessage()), cause);
    }
}
