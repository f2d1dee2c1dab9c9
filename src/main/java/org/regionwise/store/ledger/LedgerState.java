package org.regionwise.store.ledger;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a ledger amounts to.
 *
 * @param lastChange number of the last change of the database that was answered for; 0 for none
 * @param hashes the hash of every subject that is kept, as it was last
 * @param changed number of the change that made each subject what it is; 0 as it was found
 * @param erasing what is going to be erased, and may be gone already
 * @param closed the database's file as it was closed last; null where it was opened since, or never closed
 * @param replacing the file that was about to replace the database's; null for none
 * @param samples whether the sample surveys have been added
 * @param backups backups that were found good, oldest first
 * @param schema number of the schema when it was opened last; empty if never
 * @param version of the software that opened it last; empty if none did
 */
public record LedgerState(
        long lastChange,
        Map<Subject, String> hashes,
        Map<Subject, Long> changed,
        Set<Subject> erasing,
        Seal closed,
        Seal replacing,
        boolean samples,
        List<Entry> backups,
        String schema,
        String version) {
    /** A file as it was. */
    public record Seal(String sha256, long bytes) {
        private static Seal of(Entry entry) {
            return new Seal(
                    entry.facts().get("sha256"), Long.parseLong(entry.facts().get("bytes")));
        }
    }

    /** Goes through the entries. */
    public static LedgerState of(List<Entry> entries) {
        long last = 0;
        Map<Subject, String> hashes = new LinkedHashMap<>();
        Map<Subject, Long> changed = new LinkedHashMap<>();
        Set<Subject> erasing = new LinkedHashSet<>();
        Seal closed = null;
        Seal replacing = null;
        boolean samples = false;
        List<Entry> backups = new ArrayList<>();
        String schema = "";
        String version = "";
        for (Entry entry : entries) {
            Subject subject = entry.subject();
            if (subject == null && entry.kind() != null) {
                continue;
            }
            switch (entry.event()) {
                case BEGUN, OTHER -> {}
                case REPLACED -> {
                    hashes.clear();
                    changed.clear();
                    last = entry.change();
                }
                case FOUND, CHANGED -> {
                    last = Math.max(last, entry.change());
                    if (entry.hash() == null) {
                        hashes.remove(subject);
                        changed.remove(subject);
                    } else {
                        hashes.put(subject, entry.hash());
                        changed.put(subject, entry.change());
                    }
                }
                case ERASING -> erasing.add(subject);
                case ERASED -> erasing.remove(subject);
                case SAMPLES -> samples = true;
                case OPENED -> {
                    closed = null;
                    replacing = null;
                    schema = entry.facts().getOrDefault("schema", "");
                    version = entry.facts().getOrDefault("version", "");
                }
                case CLOSED -> closed = Seal.of(entry);
                case REPLACING -> replacing = Seal.of(entry);
                case BACKUP -> backups.add(entry);
            }
        }
        return new LedgerState(
                last, hashes, changed, erasing, closed, replacing, samples, List.copyOf(backups), schema, version);
    }
}
