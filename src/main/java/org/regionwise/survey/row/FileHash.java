package org.regionwise.survey.row;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * SHA-256 of a file, computed once, in a thread of its own beside the reading of its rows, which takes longer. Safe
 * for use by several threads.
 */
public final class FileHash {
    private final Path path;
    private CompletableFuture<String> sha256;

    private FileHash(Path path) {
        this.path = path;
    }

    /** Of a file that does not change; nothing is read yet. */
    static FileHash of(Path path) {
        return new FileHash(path);
    }

    /** Begins to compute it, unless that was begun. */
    public synchronized void start() {
        if (sha256 == null) {
            // pools that everybody shares have fits to compute, and a hash mostly waits for the disk
            sha256 = CompletableFuture.supplyAsync(() -> hash(path), FileHash::inItsOwnThread);
        }
    }

    private synchronized CompletableFuture<String> begun() {
        start();
        return sha256;
    }

    private static void inItsOwnThread(Runnable work) {
        Thread thread = new Thread(work, "file-hash");
        thread.setDaemon(true);
        thread.start();
    }

    /** Lower-case hexadecimal; waits for it. Throws {@link UncheckedIOException} if the file cannot be read. */
    public String sha256() {
        try {
            return begun().join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof UncheckedIOException unreadable) {
                throw unreadable;
            }
            throw e;
        }
    }

    private static String hash(Path path) {
        try (InputStream in = Files.newInputStream(path)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[1 << 16];
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                digest.update(buffer, 0, count);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
