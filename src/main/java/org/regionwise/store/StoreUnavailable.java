package org.regionwise.store;

/** The database cannot be reached, opened, read or written. The one exception of this package. */
public final class StoreUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** {@code message} names what could not be done; {@code cause} is null where it is not a driver that failed. */
    public StoreUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
