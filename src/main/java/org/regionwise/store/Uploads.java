package org.regionwise.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.regionwise.survey.file.SurveyFile;

/** The original uploads as files named by their hash, from which everything else could be rebuilt. */
final class Uploads {
    private final Path folder;

    /** How many imports under way count on a copy. */
    private final Map<Path, Integer> users = new ConcurrentHashMap<>();

    Uploads(Path folder) {
        this.folder = folder;
    }

    /** Copies that one import makes; closed without success, those that nobody else counts on go again. */
    Claim claim() {
        return new Claim();
    }

    final class Claim implements AutoCloseable {
        private final List<Path> claimed = new ArrayList<>();
        private final List<Path> made = new ArrayList<>();
        private boolean success;

        /** Keeps a copy that is on the disk on return. */
        void keep(SurveyFile file) {
            keep(file.path(), file.sha256(), ending(file));
        }

        /** Keeps a copy of a file under its hash. */
        void keep(Path file, String sha256, String ending) {
            Path kept = folder.resolve(sha256 + ending);
            users.merge(kept, 1, Integer::sum);
            claimed.add(kept);
            if (!Files.exists(kept)) {
                copy(file, kept);
                made.add(kept);
            }
        }

        void succeed() {
            success = true;
        }

        @Override
        public void close() {
            for (Path path : claimed) {
                boolean lastUser = users.merge(path, -1, Integer::sum) == 0;
                if (!success && lastUser && made.contains(path)) {
                    remove(path);
                }
            }
        }
    }

    /** Copies the original with this hash, whatever its ending, to a file that is not there yet. */
    void copyOriginal(String sha256, Path target) {
        try (Stream<Path> all = Files.list(folder)) {
            Path original = all.filter(each -> each.getFileName().toString().startsWith(sha256 + "."))
                    .findFirst()
                    .orElseThrow(() ->
                            new StoreUnavailable("an uploaded file is no longer in " + folder + ": " + sha256, null));
            Files.copy(original, target);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void copy(Path file, Path kept) {
        try {
            Files.createDirectories(folder);
            Path written = Files.createTempFile(folder, "upload", ".part");
            try {
                Files.copy(file, written, StandardCopyOption.REPLACE_EXISTING);
                try (FileChannel channel = FileChannel.open(written, StandardOpenOption.WRITE)) {
                    channel.force(true);
                }
                Files.move(written, kept, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(written);
            }
            syncFolder();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void remove(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** So that whoever looks into the folder knows what to open a file with. */
    private static String ending(SurveyFile file) {
        return switch (file.format()) {
            case CSV -> ".csv";
            case XLSX -> ".xlsx";
            case SPSS -> ".sav";
            case STATA -> ".dta";
        };
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
