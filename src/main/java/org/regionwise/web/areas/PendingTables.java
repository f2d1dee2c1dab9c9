package org.regionwise.web.areas;

import io.javalin.http.NotFoundResponse;
import io.javalin.http.UploadedFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.regionwise.store.folder.DurableFile;
import org.regionwise.survey.ImportLimits;
import org.regionwise.survey.Progress;
import org.regionwise.survey.row.ReceivedFile;
import org.regionwise.web.page.FormFields;
import org.regionwise.web.page.UploadFileName;
import org.regionwise.web.reading.ReadingAttempt;
import org.regionwise.web.reading.ReadingChoice;

/** Tables of published estimates that were sent and are not stored yet. They do not outlive the server. */
public final class PendingTables {
    /** More wait only where nobody comes back to them; the oldest then goes. */
    private static final int MOST = 20;

    private static final long MOST_ROWS = 100_000;
    private static final long MOST_BYTES = 64L << 20;

    private final Path folder;
    private final ImportLimits limits;
    private final Map<String, PendingTable> pending = new LinkedHashMap<>();

    /**
     * @param folder where received files wait; emptied now, as what an earlier server left is of no use
     * @param limits of surveys; a table of regions has lower ones where these are high
     */
    public PendingTables(Path folder, ImportLimits limits) {
        this.folder = folder;
        this.limits = new ImportLimits(
                Math.min(MOST_BYTES, limits.fileBytes()),
                Math.min(4 * MOST_BYTES, limits.unpackedBytes()),
                Math.min(MOST_ROWS, limits.rows()),
                limits.columns(),
                limits.cellCharacters());
        try {
            DurableFile.createFolder(folder);
            try (Stream<Path> left = Files.list(folder)) {
                for (Path file : left.toList()) {
                    Files.delete(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes a file over that an account sent, and reads it as it says itself. Returns its id. */
    String add(UploadedFile file, long account) {
        String id = UUID.randomUUID().toString();
        Path path = folder.resolve(id);
        try (InputStream in = file.content()) {
            Files.copy(in, path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        put(
                id,
                account,
                new ReceivedFile(path, UploadFileName.of(file), limits),
                ReadingChoice.NOTHING,
                FormFields.NOTHING);
        return id;
    }

    /** Reads a table again as the analyst says. */
    void read(String id, ReadingChoice said) {
        PendingTable table = find(id);
        put(id, table.account(), table.file(), said, table.answers());
    }

    private void put(String id, long account, ReceivedFile file, ReadingChoice said, FormFields answers) {
        PendingTable table =
                new PendingTable(account, file, said, ReadingAttempt.of("table", file, said, Progress.SILENT), answers);
        synchronized (this) {
            pending.put(id, table);
            if (pending.size() > MOST) {
                remove(pending.keySet().iterator().next());
            }
        }
    }

    /** The account that sent a table; empty where there is no such table. */
    public synchronized Optional<Long> owner(String id) {
        return Optional.ofNullable(pending.get(id)).map(PendingTable::account);
    }

    /** Adds what a page says of the columns to what others said. Returns the table with it. */
    synchronized PendingTable say(String id, FormFields answers) {
        PendingTable table = find(id);
        PendingTable said = new PendingTable(
                table.account(),
                table.file(),
                table.said(),
                table.attempt(),
                table.answers().and(answers));
        pending.put(id, said);
        return said;
    }

    /** @throws NotFoundResponse when there is none, perhaps because the server was restarted */
    synchronized PendingTable find(String id) {
        PendingTable table = pending.get(id);
        if (table == null) {
            throw new NotFoundResponse();
        }
        return table;
    }

    /** Takes a table out, so that nobody else stores it; {@link #putBack} when it could not be stored. */
    synchronized PendingTable take(String id) {
        PendingTable table = find(id);
        pending.remove(id);
        return table;
    }

    synchronized void putBack(String id, PendingTable table) {
        pending.put(id, table);
    }

    /** Forgets a table, if it is there. */
    synchronized void remove(String id) {
        PendingTable table = pending.remove(id);
        if (table != null) {
            delete(table);
        }
    }

    /** The file of a table that was taken out and stored. */
    void delete(PendingTable table) {
        try {
            Files.deleteIfExists(table.file().path());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
