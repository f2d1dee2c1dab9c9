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

/** SHA-256 of a file, computed beside the reading of its rows, which takes longer. */
public final class FileHash {
    private final CompletableFuture<String> sha256;

    private FileHash(CompletableFuture<String> sha256) {
        this.sha256 = sha256;
    }

    /** Begins to hash, on a thread of the common pool. */
    public static FileHash start(Path path) {
        return new FileHash(CompletableFuture.supplyAsync(() -> hash(path)));
    }

    /** Waits for the hash; throws {@link UncheckedIOException} if the file cannot be read. */
    public String sha256() {
        try {
            return sha256.join();
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
