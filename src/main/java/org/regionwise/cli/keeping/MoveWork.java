package org.regionwise.cli.keeping;

import java.io.PrintStream;
import java.nio.file.Files;
import java.time.Clock;
import org.regionwise.cli.option.DatabaseOptions;
import org.regionwise.cli.output.Refusal;
import org.regionwise.report.message.Words;
import org.regionwise.store.Database;
import org.regionwise.store.Move;
import org.regionwise.store.StoreUnavailable;
import org.regionwise.store.account.Deeds;
import org.regionwise.store.folder.DataFolder;
import org.regionwise.store.schema.DatabaseUrl;
import org.regionwise.web.access.Deed;

/** What the command {@code move} does. */
record MoveWork(Words words, PrintStream out) {
    private static final int LOST = 3;

    /** Copies, and says what. Returns 3 where originals were lost before. */
    int in(DatabaseOptions asked, boolean toDatabase) {
        DatabaseUrl url = OpenedDatabase.url(asked).orElseThrow();
        Refusal.unless(!url.h2(), "command.move-database");
        boolean made = !toDatabase && !Files.exists(asked.data());
        DataFolder folder = made ? DataFolder.open(asked.data()) : DataFolder.existing(asked.data());
        try {
            Move move = new Move(folder, url, Clock.systemUTC());
            Move.Moved moved = toDatabase ? move.toDatabase() : move.toFolder();
            try (Database there = toDatabase ? Database.openUrl(url) : Database.openFolder(asked.data())) {
                new Deeds(there, Clock.systemUTC())
                        .enter(
                                Deeds.COMMAND_LINE,
                                Deed.MOVED_DATABASE.code(),
                                asked.data().toString(),
                                "");
            }
            out.println(words.say(
                    "command.moved",
                    "surveys",
                    moved.surveys(),
                    "analyses",
                    moved.analyses(),
                    "accounts",
                    moved.accounts(),
                    "originals",
                    moved.originals(),
                    "to_database",
                    toDatabase,
                    "folder",
                    asked.data().toString()));
            moved.lost().forEach(sha256 -> out.println(words.say("command.move-lost", "sha256", sha256)));
            return moved.lost().isEmpty() ? 0 : LOST;
        } catch (StoreUnavailable e) {
            removeIf(made, folder);
            throw Refusal.of("command.no-store", "reason", String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            removeIf(made, folder);
            throw e;
        }
    }

    private static void removeIf(boolean made, DataFolder folder) {
        if (made) {
            folder.remove();
        }
    }
}
