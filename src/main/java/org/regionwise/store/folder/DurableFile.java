package org.regionwise.store.folder;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** Files that last through a power failure once a method returns, and that only their owner reads. */
public final class DurableFile {
    private static final int BUFFER = 1 << 16;
    /** What a file is called while it is written, with digits between. */
    private static final String PART = "new";

    private static final String ENDING = ".part";
    private static final Pattern UNFINISHED = Pattern.compile(PART + "\\d+" + Pattern.quote(ENDING));

    private DurableFile() {}

    /** Writes what a file is to hold. */
    public interface Content {
        /** Writes all of it; need not close the stream. */
        void to(OutputStream out) throws IOException;
    }

    /** Puts a file in place whole, or not at all; one that was there is replaced. */
    public static void write(Path file, Content content) throws IOException {
        Path part = Files.createTempFile(file.toAbsolutePath().getParent(), PART, ENDING);
        try {
            try (OutputStream out = Files.newOutputStream(part)) {
                content.to(out);
            }
            sync(part);
            move(part, file);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** Copies a file whole, or not at all. */
    public static void copy(Path from, Path to) throws IOException {
        write(to, out -> Files.copy(from, out));
    }

    /** Gives a file another name within one file system. */
    public static void move(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        syncFolder(to.toAbsolutePath().getParent());
    }

    /** Brings what was written to a file onto the disk. */
    public static void sync(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /** Makes new names in a folder last; some systems cannot open a folder and need not. */
    public static void syncFolder(Path folder) throws IOException {
        if (System.getProperty("os.name").startsWith("Windows")) {
            return;
        }
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** The SHA-256 of a file in hexadecimal digits. */
    public static String sha256(Path file) throws IOException {
        MessageDigest digest = sha256();
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** A fresh SHA-256. */
    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Makes a folder, and those above it, that is its owner's only from its first moment. */
    public static void createFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder, ownersOnly(folder, "rwx------"));
        }
    }

    /** What a file is to be created with, so that it is its owner's only from its first moment. */
    public static FileAttribute<?>[] ownersOnly(Path file) {
        return ownersOnly(file, "rw-------");
    }

    private static FileAttribute<?>[] ownersOnly(Path path, String mode) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode))}
                : new FileAttribute<?>[0];
    }

    /** Leaves a file or folder to its owner; where the file system knows no owners nothing is done. */
    public static void keepPrivate(Path path) throws IOException {
        PosixFileAttributeView owner = Files.getFileAttributeView(path, PosixFileAttributeView.class);
        if (owner != null) {
            owner.setPermissions(PosixFilePermissions.fromString(Files.isDirectory(path) ? "rwx------" : "rw-------"));
        }
    }

    /** Whether it is what a kill left of a file that was being written, by its name. */
    static boolean isUnfinished(Path file) {
        return UNFINISHED.matcher(file.getFileName().toString()).matches() && Files.isRegularFile(file);
    }
}
