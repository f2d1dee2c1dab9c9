package org.regionwise.cli;

import java.time.Clock;
import java.util.function.Supplier;
import org.regionwise.cli.option.DatabaseOptions;
import org.regionwise.cli.output.Refusal;
import org.regionwise.store.Database;
import org.regionwise.store.StoreUnavailable;
import org.regionwise.store.folder.DataFolder;
import org.regionwise.store.folder.StoreRefused;

/** The database that options name. In a class of its own, so that commands without one do not load the store. */
final class OpenedDatabase {
    private OpenedDatabase() {}

    /**
     * Opens it; the caller closes it.
     *
     * @throws Refusal when it cannot be opened, as when a server has the embedded one open
     */
    static Database of(DatabaseOptions asked) {
        return opened(asked, () -> Database.openFolder(asked.data()));
    }

    /** The same for a command that needs what is there: a folder that is not ours yet is refused, and none is made. */
    static Database existing(DatabaseOptions asked) {
        return opened(asked, () -> Database.open(DataFolder.existing(asked.data()), Clock.systemUTC()));
    }

    private static Database opened(DatabaseOptions asked, Supplier<Database> embedded) {
        try {
            return asked.database().map(Database::openUrl).orElseGet(embedded);
        } catch (StoreUnavailable | IllegalArgumentException e) {
            throw Refusal.of("command.no-store", "reason", String.valueOf(e.getMessage()));
        } catch (StoreRefused refused) {
            throw Refusal.ofSystem(refused.reason().key(), refused.facts());
        }
    }
}
