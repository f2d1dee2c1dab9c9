package org.regionwise.cli.keeping;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.regionwise.cli.output.Refusal;
import org.regionwise.report.message.Words;
import org.regionwise.store.Database;
import org.regionwise.store.Safekeeping;
import org.regionwise.store.account.Deeds;
import org.regionwise.store.folder.DataFolder;
import org.regionwise.web.access.Deed;

/** What the command {@code restore} does. */
record RestoreWork(Words words, PrintStream out, Path data) {
    /** Goes back to a backup by its name in the data folder, or to a file; without one, lists those in the folder. */
    void from(Optional<Path> backup) {
        Optional<Path> file = backup.filter(Files::exists);
        if (file.isEmpty()) {
            in(DataFolder.existing(data), (safe, deeds) -> {
                if (backup.isEmpty()) {
                    safe.backups().forEach(this::list);
                } else {
                    say(safe.restore(backup.get().toString()), backup.get(), deeds);
                }
            });
            return;
        }
        Refusal.unless(
                Files.isRegularFile(file.get()),
                "command.file-no-file",
                "file",
                file.get().toString());
        // a backup with its originals fills a new folder, which is not made for one that cannot be used
        Safekeeping.requireUsable(file.get());
        boolean made = !Files.exists(data);
        DataFolder folder = DataFolder.open(data);
        try {
            in(folder, (safe, deeds) -> {
                say(safe.restore(file.get()), file.get(), deeds);
                safe.withoutSamples();
            });
        } catch (RuntimeException e) {
            if (made) {
                folder.remove();
            }
            throw e;
        }
    }

    private interface Work {
        void with(Safekeeping safe, Deeds deeds);
    }

    private static void in(DataFolder folder, Work work) {
        try (Database database = Database.open(folder, Clock.systemUTC());
                Safekeeping safe = new Safekeeping(database)) {
            work.with(safe, new Deeds(database, Clock.systemUTC()));
        }
    }

    private void list(Safekeeping.Kept each) {
        out.println(words.say(
                "command.backup-row",
                "file",
                each.name(),
                "surveys",
                each.surveys(),
                "analyses",
                each.analyses(),
                "good",
                each.good()));
    }

    private void say(Safekeeping.Made made, Path from, Deeds deeds) {
        deeds.enter(Deeds.COMMAND_LINE, Deed.RESTORED_BACKUP.code(), from.toString(), "");
        out.println(words.say(
                "command.restored", "surveys", made.surveys(), "analyses", made.analyses(), "folder", data.toString()));
    }
}
