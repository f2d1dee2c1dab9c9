package org.regionwise.store.backup;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.regionwise.store.folder.DataFolder;
import org.regionwise.store.folder.DurableFile;
import org.regionwise.store.ledger.Entry;
import org.regionwise.store.ledger.Ledger;
import org.regionwise.store.ledger.LedgerState;

/** The newest backup that is still the file that was tried when it was made, or whose own sums hold. */
public final class LastGood {
    private LastGood() {}

    /** That of a folder, whatever state its ledger is in. */
    public static Optional<BackupFile> of(DataFolder folder) throws IOException {
        Map<String, String> tried = new TreeMap<>();
        for (Entry entry : LedgerState.of(Ledger.readable(folder.ledger())).backups()) {
            tried.put(entry.facts().get("file"), entry.facts().get("sha256"));
        }
        for (BackupFile backup : new Backups(folder).list()) {
            String sha256 = tried.get(backup.path().getFileName().toString());
            if (sha256 == null
                    ? backup.isWhole()
                    : DurableFile.sha256(backup.path()).equals(sha256)) {
                return Optional.of(backup);
            }
        }
        return Optional.empty();
    }
}
