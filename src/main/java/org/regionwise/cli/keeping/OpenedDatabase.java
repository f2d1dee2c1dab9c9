package org.regionwise.cli.keeping;

import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;
import org.regionwise.cli.option.DatabaseOptions;
import org.regionwise.cli.output.Refusal;
import org.regionwise.store.Database;
import org.regionwise.store.StoreUnavailable;
import org.regionwise.store.folder.DataFolder;
import org.regionwise.store.folder.StoreRefused;
import org.regionwise.store.schema.DatabaseUrl;

/** The database that options name. In a class of its own, so that commands without one do not load the store. */
public final class OpenedDatabase {
    private OpenedDatabase() {}

    /**
     * Opens it; the caller closes it.
     *
     * @throws Refusal when it cannot be opened, as when a server has the embedded one open
     */
    public static Database of(DatabaseOptions asked) {
        return opened(asked, () -> Database.openFolder(asked.data()));
    }

    /** The same for a command that needs what is there: a folder that is not ours yet is refused, and none is made. */
    public static Database existing(DatabaseOptions asked) {
        return opened(asked, () -> Database.open(DataFolder.existing(asked.data()), Clock.systemUTC()));
    }

    /**
     * The address of another database than the embedded one.
     *
     * @throws Refusal when it is none that may be opened
     */
    public static Optional<DatabaseUrl> url(DatabaseOptions asked) {
        Optional<String> password = asked.password();
        try {
            return asked.database().map(url -> DatabaseUrl.of(url, password));
        } catch (IllegalArgumentException e) {
            throw Refusal.of("command.no-store", "reason", String.valueOf(e.getMessage()));
        }
    }

    private static Database opened(DatabaseOptions asked, Supplier<Database> embedded) {
        Optional<DatabaseUrl> url = url(asked);
        try {
            return url.map(Database::openUrl).orElseGet(embedded);
        } catch (StoreUnavailable | IllegalArgumentException e) {
            throw Refusal.of("command.no-store", "reason", String.valueOf(e.getMessage()));
        } catch (StoreRefused refused) {
            throw Refusal.ofSystem(refused.reason().key(), refused.facts());
        }
    }
}
