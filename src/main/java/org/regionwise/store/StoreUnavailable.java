package org.regionwise.store;

import java.nio.file.FileSystemException;

/** The database cannot be reached, opened, read or written while it is in use. */
public final class StoreUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final boolean diskFull;

    /** {@code message} names what could not be done; {@code cause} is null where it is not a driver that failed. */
    public StoreUnavailable(String message, Throwable cause) {
        this(message, cause, isFull(cause));
    }

    StoreUnavailable(String message, Throwable cause, boolean diskFull) {
        super(message, cause);
        this.diskFull = diskFull;
    }

    /** Whether it failed because the disk is full. */
    public boolean diskFull() {
        return diskFull;
    }

    private static boolean isFull(Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            String said = each instanceof FileSystemException system ? system.getReason() : each.getMessage();
            if (said != null && said.contains("No space left on device")) {
                return true;
            }
        }
        return false;
    }
}
