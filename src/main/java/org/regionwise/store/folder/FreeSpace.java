package org.regionwise.store.folder;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.regionwise.store.folder.StoreRefused.Reason;

/** Asks for space before it is needed: a full disk closes H2. */
public final class FreeSpace {
    private static final long MEGABYTE = 1_000_000;
    /** What the database needs beside what is asked for. */
    private static final long RESERVE = 8 * MEGABYTE;

    /** As Linux, its quotas, and Windows say that there is none; Java has no exception of its own for it. */
    private static final List<String> SAID = List.of("No space left", "quota exceeded", "not enough space on the disk");

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

    /** Whether a failure, which may be null, comes of a full disk or a quota that is used up. */
    public static boolean ranOut(Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            String said = each instanceof FileSystemException system ? system.getReason() : each.getMessage();
            if (said != null && SAID.stream().anyMatch(said::contains)) {
                return true;
            }
        }
        return false;
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
