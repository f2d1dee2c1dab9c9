package org.regionwise.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.regionwise.survey.SurveyFile;

/** The original uploads as files named by their hash, from which everything else could be rebuilt. */
final class Uploads {
    private final Path folder;

    Uploads(Path folder) {
        this.folder = folder;
    }

    /** Keeps a copy that is on the disk on return. Returns whether it is new. */
    boolean keep(SurveyFile file) {
        Path kept = path(file);
        if (Files.exists(kept)) {
            return false;
        }
        try {
            Files.createDirectories(folder);
            Path written = Files.createTempFile(folder, "upload", ".part");
            try {
                Files.copy(file.path(), written, StandardCopyOption.REPLACE_EXISTING);
                try (FileChannel channel = FileChannel.open(written, StandardOpenOption.WRITE)) {
                    channel.force(true);
                }
                Files.move(written, kept, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(written);
            }
            syncFolder();
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void remove(SurveyFile file) {
        try {
            Files.deleteIfExists(path(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path path(SurveyFile file) {
        return folder.resolve(file.sha256() + ".csv");
    }

    /** Makes the new name last through a power failure; some systems cannot open a folder and need not. */
    private void syncFolder() throws IOException {
        if (System.getProperty("os.name").startsWith("Windows")) {
            return;
        }
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
