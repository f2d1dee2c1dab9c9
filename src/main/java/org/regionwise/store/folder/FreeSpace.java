package org.regionwise.store.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.regionwise.store.folder.StoreRefused.Reason;

/** Asks for space before it is needed: a full disk closes H2. */
public final class FreeSpace {
    private static final long MEGABYTE = 1_000_000;
    /** What the database needs beside what is asked for. */
    private static final long RESERVE = 8 * MEGABYTE;

    private FreeSpace() {}

    /**
     * Refuses work for which there is too little space.
     *
     * @throws StoreRefused saying how many megabytes there are and how many are needed
     */
    public static void require(Path folder, long bytes) {
        long free = free(folder);
        if (free < bytes + RESERVE) {
            throw StoreRefused.of(
                    Reason.DISK_FULL,
                    "free",
                    free / MEGABYTE,
                    "needed",
                    (bytes + RESERVE + MEGABYTE - 1) / MEGABYTE,
                    "folder",
                    folder.toString());
        }
    }

    /** How many bytes may still be written. */
    public static long free(Path folder) {
        try {
            return Files.getFileStore(folder).getUsableSpace();
        } catch (IOException e) {
            // where the system does not say, nothing is refused
            return Long.MAX_VALUE / 2;
        }
    }
}
