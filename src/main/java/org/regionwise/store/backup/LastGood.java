package org.regionwise.store.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.regionwise.store.folder.DataFolder;
import org.regionwise.store.folder.DurableFile;
import org.regionwise.store.ledger.Entry;
import org.regionwise.store.ledger.Ledger;
import org.regionwise.store.ledger.LedgerState;

/**
 * Backups that may be relied on: those that are still the file that was tried when it was made, and after them those
 * of which the ledger knows nothing and whose own sums hold, as they may be another installation's.
 */
public final class LastGood {
    private LastGood() {}

    /** The first of a folder. */
    public static Optional<BackupFile> of(DataFolder folder) throws IOException {
        return all(folder).stream().findFirst();
    }

    /** All of a folder, whatever state its ledger is in, each kind newest first. */
    public static List<BackupFile> all(DataFolder folder) throws IOException {
        Map<String, String> tried = new TreeMap<>();
        for (Entry entry : LedgerState.of(Ledger.readable(folder.ledger())).backups()) {
            tried.put(entry.facts().get("file"), entry.facts().get("sha256"));
        }
        List<BackupFile> good = new ArrayList<>();
        List<BackupFile> unknown = new ArrayList<>();
        for (BackupFile backup : new Backups(folder).list()) {
            String sha256 = tried.get(backup.path().getFileName().toString());
            if (sha256 == null) {
                unknown.add(backup);
            } else if (Files.isRegularFile(backup.path())
                    && DurableFile.sha256(backup.path()).equals(sha256)) {
                good.add(backup);
            }
        }
        unknown.stream().filter(BackupFile::isWhole).forEach(good::add);
        return good;
    }
}
