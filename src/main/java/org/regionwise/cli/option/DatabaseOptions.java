package org.regionwise.cli.option;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;
import org.regionwise.cli.output.Refusal;
import org.regionwise.store.Database;
import org.regionwise.store.StoreUnavailable;
import org.regionwise.store.folder.DataFolder;
import org.regionwise.store.folder.StoreRefused;
import picocli.CommandLine.Option;

/** Which database a command works on, as {@code serve} has it. */
public final class DatabaseOptions {
    @Option(names = "--data", paramLabel = "DIR", defaultValue = "regionwise-data")
    private Path data;

    @Option(names = "--database", paramLabel = "JDBC-URL")
    private Optional<String> database;

    /**
     * Opens it; the caller closes it.
     *
     * @throws Refusal when it cannot be opened, as when a server has the embedded one open
     */
    public Database open() {
        return opened(() -> Database.openFolder(data));
    }

    /** The same for a command that needs what is there: a folder that is not ours yet is refused, and none is made. */
    public Database openExisting() {
        return opened(() -> Database.open(DataFolder.existing(data), Clock.systemUTC()));
    }

    private Database opened(Supplier<Database> embedded) {
        try {
            return database.map(Database::openUrl).orElseGet(embedded);
        } catch (StoreUnavailable | IllegalArgumentException e) {
            throw Refusal.of("command.no-store", "reason", String.valueOf(e.getMessage()));
        } catch (StoreRefused refused) {
            throw Refusal.ofSystem(refused.reason().key(), refused.facts());
        }
    }
}
