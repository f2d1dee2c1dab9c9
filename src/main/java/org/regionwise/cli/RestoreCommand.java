package org.regionwise.cli;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.regionwise.cli.option.LanguageOption;
import org.regionwise.cli.output.Refusal;
import org.regionwise.report.message.Words;
import org.regionwise.store.Database;
import org.regionwise.store.Safekeeping;
import org.regionwise.store.folder.DataFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code restore}: goes back to a backup; without one, lists those in the data folder. */
@Command(name = "restore", footerHeading = "%n", sortOptions = false, mixinStandardHelpOptions = true)
final class RestoreCommand implements Callable<Integer> {
    private final Words words;
    private final PrintStream out;

    @Parameters(index = "0", arity = "0..1", paramLabel = "BACKUP", descriptionKey = "backup")
    private Optional<Path> backup;

    @Option(names = "--data", paramLabel = "DIR", defaultValue = "regionwise-data")
    private Path data;

    /** Known before all else is read, by {@link HelpWords#asked}. */
    @SuppressWarnings("UnusedVariable")
    @Mixin
    private LanguageOption language = new LanguageOption();

    /** @param words what is said at the terminal */
    RestoreCommand(Words words, PrintStream out) {
        this.words = words;
        this.out = out;
    }

    @Override
    public Integer call() {
        backup.filter(Files::exists)
                .ifPresent(file ->
                        Refusal.unless(Files.isRegularFile(file), "command.file-no-file", "file", file.toString()));
        boolean elsewhere = backup.filter(Files::exists).isPresent();
        // a backup with its originals fills a new folder; all else needs one that is there
        DataFolder folder = elsewhere ? DataFolder.open(data) : DataFolder.existing(data);
        try (Database database = Database.open(folder, Clock.systemUTC());
                Safekeeping safe = new Safekeeping(database)) {
            if (backup.isEmpty()) {
                for (Safekeeping.Kept each : safe.backups()) {
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
                return 0;
            }
            Safekeeping.Made made = elsewhere
                    ? safe.restore(backup.get())
                    : safe.restore(backup.get().toString());
            if (elsewhere) {
                // whoever restores has surveys, and is not given samples
                database.sampled();
            }
            out.println(words.say(
                    "command.restored",
                    "surveys",
                    made.surveys(),
                    "analyses",
                    made.analyses(),
                    "folder",
                    data.toString()));
        }
        return 0;
    }
}
