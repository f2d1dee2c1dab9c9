package org.regionwise.store.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.regionwise.store.folder.DataFolder;
import org.regionwise.store.folder.DurableFile;
import org.regionwise.store.folder.StoreRefused;

/** The backups in a data folder. One counts once it has been restored into a scratch database and found the same. */
public final class Backups {
    private static final int KEPT = 10;
    private static final int KEPT_WEEKS = 8;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS", Locale.ROOT).withZone(ZoneOffset.UTC);
    /** Names of later years would be longer, and out of order. */
    private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

    private static final Pattern NAME = Pattern.compile("regionwise-\\d{8}-\\d{6}-\\d{3}\\.zip");

    private final DataFolder folder;

    /** Those of a folder. */
    public Backups(DataFolder folder) {
        this.folder = folder;
    }

    /**
     * A backup that was found good.
     *
     * @param sha256 of its file
     */
    public record Made(BackupFile file, Manifest manifest, String sha256) {}

    /** Makes a backup and tries it. It is on the disk on return. */
    public Made make(Connection source, BackupFile.Origin origin) throws IOException, SQLException {
        return make(source, origin, folder.backups().resolve("regionwise-" + TIME.format(next(origin.at())) + ".zip"));
    }

    /** Later than every backup that is there, even where the clock was set back: the order of names is that of age. */
    private Instant next(Instant now) {
        return list().stream()
                .map(newest -> at(newest).plusMillis(1))
                .findFirst()
                .filter(after -> now.truncatedTo(ChronoUnit.MILLIS).isBefore(after))
                .orElse(now);
    }

    /** The same in a place of the caller's. */
    public Made make(Connection source, BackupFile.Origin origin, Path target) throws IOException, SQLException {
        Path part = Files.createTempFile(target.toAbsolutePath().getParent(), "backup", ".part");
        try {
            Manifest manifest = new BackupFile(part).write(source, origin);
            // that it can be restored is all that is to be known
            restored(new BackupFile(part)).close();
            DurableFile.sync(part);
            DurableFile.move(part, target);
            return new Made(new BackupFile(target), manifest, DurableFile.sha256(target));
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /**
     * Restores a backup into a scratch database, of the backup's schema and still open.
     *
     * @throws StoreRefused if it is damaged
     */
    public Scratch restored(BackupFile backup) throws IOException, SQLException {
        Scratch scratch = Scratch.empty(folder.temporary(), backup.manifest().schema());
        try (Connection connection = scratch.url().connect()) {
            backup.restore(connection);
            return scratch;
        } catch (SQLException | RuntimeException e) {
            scratch.close();
            throw e;
        }
    }

    /** All that are there, newest first. */
    public List<BackupFile> list() {
        if (!Files.isDirectory(folder.backups())) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder.backups())) {
            return all.filter(each -> isName(each.getFileName().toString()))
                    .sorted(Comparator.reverseOrder())
                    .map(BackupFile::new)
                    .toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static boolean isName(String name) {
        try {
            return NAME.matcher(name).matches() && !at(name).isAfter(LATEST);
        } catch (DateTimeException noDay) {
            return false;
        }
    }

    /** The one with this name. */
    public Optional<BackupFile> find(String name) {
        return list().stream()
                .filter(each -> each.path().getFileName().toString().equals(name))
                .findFirst();
    }

    /** Deletes all but the newest ten and the newest of each of the last eight weeks that have one. */
    public void rotate() throws IOException {
        List<BackupFile> all = list();
        Set<String> weeks = new HashSet<>();
        List<Path> old = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            Path path = all.get(i).path();
            boolean first = weeks.size() < KEPT_WEEKS && weeks.add(week(path));
            if (i >= KEPT && !first) {
                old.add(path);
            }
        }
        for (Path path : old) {
            Files.deleteIfExists(path);
        }
    }

    private static String week(Path path) {
        LocalDate day =
                LocalDate.parse(path.getFileName().toString().substring(11, 19), DateTimeFormatter.BASIC_ISO_DATE);
        return day.get(IsoFields.WEEK_BASED_YEAR) + "-" + day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
    }

    /** When a backup was made, by its name. */
    public static Instant at(BackupFile backup) {
        return at(backup.path().getFileName().toString());
    }

    private static Instant at(String name) {
        return TIME.parse(name.substring(11, name.length() - 4), Instant::from);
    }
}
