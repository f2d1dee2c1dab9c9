package org.regionwise.store.content;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.regionwise.store.folder.StoreRefused;
import org.regionwise.store.folder.StoreRefused.Reason;
import org.regionwise.store.ledger.Entry;
import org.regionwise.store.ledger.LedgerState;
import org.regionwise.store.ledger.Subject;

/** Whether a database holds all that the ledger knows, as the ledger knows it. It may hold changes more. */
public final class Verification {
    private Verification() {}

    /**
     * Compares changes and contents.
     *
     * @throws StoreRefused if a change is missing, or a subject is not what it was
     */
    public static void require(Connection connection, LedgerState ledger) {
        try {
            Dialect.of(connection).stream();
            Changes changes = new Changes(connection);
            if (changes.upTo(ledger.lastChange()) != ledger.lastChange()) {
                throw StoreRefused.of(Reason.DAMAGED, "fault", "older");
            }
            List<Entry> later = changes.after(ledger.lastChange());
            Content content = new Content(connection);
            for (Map.Entry<Subject, String> known : expected(ledger, later).entrySet()) {
                if (!ledger.erasing().contains(known.getKey())
                        && !content.hash(known.getKey()).equals(Optional.of(known.getValue()))) {
                    throw StoreRefused.of(
                            Reason.DAMAGED,
                            "fault",
                            "content",
                            "kind",
                            known.getKey().kind().name(),
                            "id",
                            Long.toString(known.getKey().id()));
                }
            }
        } catch (StoreRefused refused) {
            throw refused;
        } catch (SQLException | RuntimeException | StackOverflowError | OutOfMemoryError | AssertionError e) {
            // damage can make H2 fail in any of these ways
            throw unreadable(e);
        }
    }

    private static StoreRefused unreadable(Throwable e) {
        return new StoreRefused(Reason.DAMAGED, e, "fault", "unreadable");
    }

    private static Map<Subject, String> expected(LedgerState ledger, List<Entry> later) {
        Map<Subject, String> hashes = new LinkedHashMap<>(ledger.hashes());
        for (Entry change : later) {
            if (change.hash() == null) {
                hashes.remove(change.subject());
            } else {
                hashes.put(change.subject(), change.hash());
            }
        }
        return hashes;
    }
}
