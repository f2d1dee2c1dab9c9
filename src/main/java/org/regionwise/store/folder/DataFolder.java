package org.regionwise.store.folder;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.regionwise.store.folder.StoreRefused.Reason;

/**
 * The folder that is ours alone: a marker says so, and a folder with anything else in it is never touched. Every file
 * in it is its owner's only.
 *
 * <pre>
 * regionwise-folder.txt   the marker
 * regionwise.mv.db        the embedded database
 * ledger.jsonl            what was committed
 * ledger-end.txt          how many lines the ledger has
 * journal/                what was changed since the last backup
 * uploads/                originals, by hash
 * backups/                backups of the database
 * temporary/, incoming/, incoming-tables/   work under way
 * lock                    held by the process that has the database open
 * </pre>
 */
public final class DataFolder implements AutoCloseable {
    private static final String MARKER = "regionwise-folder.txt";
    private static final String LEDGER = "ledger.jsonl";
    private static final String FORMAT = "format 1";
    private static final String TEXT = "This folder belongs to Regionwise. Leave its files as they are: a file that is"
            + " changed or removed is refused.\n" + FORMAT + "\n";

    /** What versions without a marker left. */
    private static final Set<String> EARLIER =
            Set.of("regionwise.mv.db", "regionwise.trace.db", "uploads", "temporary", "incoming", "incoming-tables");

    private static final Pattern ORIGINAL = Pattern.compile("[0-9a-f]{64}\\.[a-z]+|upload.*\\.part");

    private final Path path;
    private final boolean earlier;
    private FileChannel lockFile;

    private DataFolder(Path path, boolean earlier) {
        this.path = path;
        this.earlier = earlier;
    }

    /**
     * Opens a folder, creating it if need be. An empty one becomes ours; one that an earlier version made is
     * recognised, and gets its marker by {@link #mark}.
     *
     * @throws StoreRefused if it is a file, holds anything of others, or cannot be written; nothing was touched then
     */
    public static DataFolder open(Path path) {
        DataFolder folder = found(path);
        try {
            if (!Files.exists(path)) {
                DurableFile.createFolder(path);
            }
            folder.requireOwn();
            DurableFile.keepPrivate(path);
            if (!folder.earlier) {
                folder.mark();
            }
            for (Path each : List.of(
                    folder.temporary(),
                    folder.uploads(),
                    folder.backups(),
                    folder.journal(),
                    folder.incoming(),
                    folder.incomingTables())) {
                DurableFile.createFolder(each);
            }
            folder.keepPrivate();
            return folder;
        } catch (IOException e) {
            throw failed(path, e);
        }
    }

    /**
     * Demands that it may be written, before its mode is set, and that the folders that are emptied at the start are
     * really in it, and not those of others that a link leads to.
     */
    private void requireOwn() throws IOException {
        if (!Files.isWritable(path)) {
            throw new AccessDeniedException(path.toString());
        }
        for (Path emptied : List.of(temporary(), incoming(), incomingTables())) {
            if (Files.isSymbolicLink(emptied)) {
                throw StoreRefused.of(
                        Reason.FOLDER_FOREIGN,
                        "folder",
                        path.toString(),
                        "found",
                        emptied.getFileName().toString());
            }
        }
    }

    /** Opens a folder that has been ours; throws {@link StoreRefused} where there is none. */
    public static DataFolder existing(Path path) {
        if (!Files.exists(path)) {
            throw StoreRefused.of(Reason.FOLDER_ABSENT, "folder", path.toString());
        }
        DataFolder found = found(path);
        if (!found.earlier && !Files.exists(path.resolve(MARKER)) && !Files.exists(found.ledger())) {
            throw StoreRefused.of(Reason.FOLDER_ABSENT, "folder", path.toString());
        }
        return open(path);
    }

    private static DataFolder found(Path path) {
        if (path.toAbsolutePath().normalize().toString().indexOf(';') >= 0) {
            throw StoreRefused.of(Reason.FOLDER_NAME, "folder", path.toString());
        }
        if (Files.exists(path) && !Files.isDirectory(path)) {
            throw StoreRefused.of(Reason.FOLDER_IS_FILE, "folder", path.toString());
        }
        if (!Files.exists(path)) {
            return new DataFolder(path, false);
        }
        Path marker = path.resolve(MARKER);
        try {
            Optional<String> format = Files.exists(marker)
                    ? Files.readAllLines(marker, StandardCharsets.ISO_8859_1).stream()
                            .filter(line -> line.startsWith("format "))
                            .findFirst()
                    : Optional.empty();
            if (format.isPresent() && !format.get().equals(FORMAT)) {
                throw StoreRefused.of(Reason.FOLDER_NEWER, "folder", path.toString());
            }
            if (format.isPresent() || Files.exists(path.resolve(LEDGER))) {
                // a marker that was lost or damaged is no reason to believe less, or more, than the ledger says
                return new DataFolder(path, false);
            }
            List<Path> entries;
            try (Stream<Path> all = Files.list(path)) {
                // of a server that was killed before it had marked the folder
                entries = all.filter(each -> !DurableFile.isUnfinished(each))
                        .sorted()
                        .toList();
            }
            if (entries.isEmpty()) {
                return new DataFolder(path, false);
            }
            Optional<Path> foreign = foreign(path, entries);
            if (foreign.isPresent()) {
                throw StoreRefused.of(
                        Reason.FOLDER_FOREIGN,
                        "folder",
                        path.toString(),
                        "found",
                        path.relativize(foreign.get()).toString());
            }
            // no version without a ledger kept these: the ledger is lost, which is refused when the database is opened
            DataFolder folder = new DataFolder(path, false);
            return folder.holdsCopies() ? folder : new DataFolder(path, true);
        } catch (IOException e) {
            throw failed(path, e);
        }
    }

    /** Whether there are backups, or states of what changed since, which a database with a ledger has had. */
    public boolean holdsCopies() throws IOException {
        return holdsFiles(backups()) || holdsFiles(journal());
    }

    private static boolean holdsFiles(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> within = Files.list(folder)) {
            return within.findAny().isPresent();
        }
    }

    /** An entry that no earlier version made, where the entries are not those of one. */
    private static Optional<Path> foreign(Path path, List<Path> entries) throws IOException {
        if (Files.isRegularFile(path.resolve("regionwise.mv.db"))) {
            return Optional.empty();
        }
        for (Path entry : entries) {
            if (!EARLIER.contains(entry.getFileName().toString()) || !Files.isDirectory(entry)) {
                return Optional.of(entry);
            }
            try (Stream<Path> within = Files.list(entry)) {
                Optional<Path> other = within.filter(each -> !entry.endsWith("uploads")
                                || !ORIGINAL.matcher(each.getFileName().toString())
                                        .matches())
                        .findFirst();
                if (other.isPresent()) {
                    return other;
                }
            }
        }
        return Optional.empty();
    }

    private static StoreRefused failed(Path path, IOException e) {
        String cause = e instanceof AccessDeniedException
                ? "permission denied"
                : e instanceof FileSystemException system && system.getReason() != null
                        ? system.getReason()
                        : String.valueOf(e.getMessage());
        return new StoreRefused(Reason.FOLDER_FAILED, e, "folder", path.toString(), "cause", cause);
    }

    /** Whether an earlier version made it, which left neither marker nor ledger. */
    public boolean earlier() {
        return earlier;
    }

    /** Says in the folder that it is ours. */
    public void mark() {
        try {
            if (!Files.exists(path.resolve(MARKER))
                    || !Files.readString(path.resolve(MARKER), StandardCharsets.ISO_8859_1)
                            .contains(FORMAT)) {
                DurableFile.write(path.resolve(MARKER), out -> out.write(TEXT.getBytes(StandardCharsets.UTF_8)));
            }
        } catch (IOException e) {
            throw failed(path, e);
        }
    }

    /**
     * Keeps other processes from opening the database until {@link #close}.
     *
     * @throws StoreRefused if one has it open
     */
    public void lock() {
        try {
            Path file = path.resolve("lock");
            FileChannel channel = FileChannel.open(
                    file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), DurableFile.ownersOnly(file));
            FileLock lock = null;
            try {
                lock = channel.tryLock();
            } catch (OverlappingFileLockException e) {
                // held within this process, which is an answer
            }
            if (lock == null) {
                channel.close();
                throw StoreRefused.of(Reason.IN_USE, "folder", path.toString());
            }
            lockFile = channel;
        } catch (IOException e) {
            throw failed(path, e);
        }
    }

    /** Deletes what a process that did not end in order left of work under way. */
    public void clean() {
        try (Stream<Path> all = Files.walk(temporary())) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                if (!each.equals(temporary())) {
                    Files.deleteIfExists(each);
                }
            }
        } catch (IOException e) {
            throw failed(path, e);
        }
    }

    /** Deletes the folder with all that is in it: one that was made for something that then could not be done. */
    public void remove() {
        try (Stream<Path> all = Files.walk(path)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        } catch (IOException e) {
            throw failed(path, e);
        }
    }

    /** Leaves every file and folder to its owner. */
    public void keepPrivate() {
        try (Stream<Path> all = Files.walk(path)) {
            for (Path each : all.filter(each -> !Files.isSymbolicLink(each)).toList()) {
                if (Files.exists(each, LinkOption.NOFOLLOW_LINKS)) {
                    DurableFile.keepPrivate(each);
                }
            }
        } catch (IOException e) {
            throw failed(path, e);
        }
    }

    /** The folder itself. */
    public Path path() {
        return path;
    }

    /** The embedded database's file. */
    public Path database() {
        return path.resolve("regionwise.mv.db");
    }

    /** The ledger. */
    public Path ledger() {
        return path.resolve(LEDGER);
    }

    /** Changes since the last backup. */
    public Path journal() {
        return path.resolve("journal");
    }

    /** Original files by hash. */
    public Path uploads() {
        return path.resolve("uploads");
    }

    /** Backups of the database. */
    public Path backups() {
        return path.resolve("backups");
    }

    /** Surveys that are being uploaded. */
    public Path incoming() {
        return path.resolve("incoming");
    }

    /** Tables of published estimates that are being uploaded. */
    public Path incomingTables() {
        return path.resolve("incoming-tables");
    }

    /** Work under way. */
    public Path temporary() {
        return path.resolve("temporary");
    }

    /** Lets other processes open the database. */
    @Override
    public void close() {
        if (lockFile != null) {
            try {
                lockFile.close();
            } catch (IOException e) {
                throw failed(path, e);
            }
        }
    }
}
