package org.regionwise.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.regionwise.store.folder.DurableFile;
import org.regionwise.store.folder.StoreRefused;
import org.regionwise.store.folder.StoreRefused.Reason;
import org.regionwise.store.server.SharedOriginals;
import org.regionwise.survey.file.SurveyFile;

/** The original uploads as files named by their hash, from which everything else could be rebuilt. */
final class Uploads {
    private static final Pattern OURS = Pattern.compile("[0-9a-f]{64}\\.[a-z]+|(upload|new).*\\.part");

    private final Path folder;

    /** How many imports under way count on a copy. */
    private final Map<Path, Integer> users = new ConcurrentHashMap<>();

    /** For whom a file is fetched that is not here, from a database that other servers use too; null for none. */
    private final Database shared;

    Uploads(Path folder) {
        this(folder, null);
    }

    /** Of a server; where it shares its database with others, it shares the originals through it. */
    Uploads(Path folder, Database database) {
        this.folder = folder;
        this.shared = database != null && database.shared() ? database : null;
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
            keep(file.path(), file.sha256(), file.format().ending());
        }

        /** Keeps a copy of a file under its hash. */
        void keep(Path file, String sha256, String ending) {
            Path kept = folder.resolve(sha256 + ending);
            users.merge(kept, 1, Integer::sum);
            claimed.add(kept);
            if (!Files.exists(kept)) {
                copy(file, kept);
                made.add(kept);
            } else if (!is(kept, sha256)) {
                // it was altered or cut off since; what was sent now is what it was then
                copy(file, kept);
            }
        }

        /** Keeps copies of all where other servers find them, with what else is committed. */
        void share(Connection connection, Clock clock) throws SQLException {
            for (Path each : claimed) {
                String name = each.getFileName().toString();
                int ending = name.indexOf('.');
                new SharedOriginals(connection)
                        .keep(each, name.substring(0, ending), name.substring(ending), clock.instant());
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

    /**
     * Copies the original with this hash, whatever its ending, to a file that is not there yet.
     *
     * @throws StoreRefused if it is gone, or no longer what was uploaded
     */
    void copyOriginal(String sha256, Path target) {
        try {
            Files.copy(original(sha256), target);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The file with this hash; throws as {@link #copyOriginal} does. */
    Path original(String sha256) throws IOException {
        Optional<Path> sound = sound(sha256);
        if (sound.isEmpty() && shared != null && shared.with(handle -> fetched(handle.getConnection(), sha256))) {
            sound = sound(sha256);
        }
        return sound.orElseThrow(() -> StoreRefused.of(
                found(sha256).isEmpty() ? Reason.ORIGINAL_LOST : Reason.ORIGINAL_ALTERED,
                "sha256",
                sha256,
                "folder",
                folder.toString()));
    }

    private boolean fetched(Connection connection, String sha256) throws SQLException {
        try {
            DurableFile.createFolder(folder);
            return new SharedOriginals(connection).fetch(sha256, folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<Path> sound(String sha256) {
        return found(sha256).stream().filter(each -> is(each, sha256)).findFirst();
    }

    private List<Path> found(String sha256) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(each -> each.getFileName().toString().startsWith(sha256 + "."))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean is(Path file, String sha256) {
        try {
            return DurableFile.sha256(file).equals(sha256);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Deletes every file but those with these hashes; only while nothing is imported. Returns how many those were. */
    int keepOnly(Set<String> hashes) {
        return drop(hash -> !hashes.contains(hash));
    }

    /** Deletes the files with these hashes. */
    void drop(Set<String> hashes) {
        drop(hashes::contains);
    }

    private int drop(Predicate<String> which) {
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        try (Stream<Path> all = Files.list(folder)) {
            List<Path> others = all.filter(
                            each -> OURS.matcher(each.getFileName().toString()).matches())
                    .filter(each -> which.test(each.getFileName().toString().replaceFirst("\\..*", "")))
                    .toList();
            others.forEach(Uploads::remove);
            return others.size();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void copy(Path file, Path kept) {
        try {
            DurableFile.createFolder(folder);
            DurableFile.copy(file, kept);
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
}
