package org.regionwise.store;

import org.regionwise.store.folder.FreeSpace;

/** The database cannot be reached, opened, read or written while it is in use. */
public final class StoreUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final boolean diskFull;

    /** {@code message} names what could not be done; {@code cause} is null where it is not a driver that failed. */
    public StoreUnavailable(String message, Throwable cause) {
        this(message, cause, FreeSpace.ranOut(cause));
    }

    StoreUnavailable(String message, Throwable cause, boolean diskFull) {
        super(message, cause);
        this.diskFull = diskFull;
    }

    /** Whether it failed because the disk is full. */
    public boolean diskFull() {
        return diskFull;
    }
}
