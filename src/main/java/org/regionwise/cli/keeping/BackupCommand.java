package org.regionwise.cli.keeping;

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
import org.regionwise.store.account.Deeds;
import org.regionwise.store.folder.DataFolder;
import org.regionwise.web.access.Deed;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code backup}: a tried copy of the embedded database, in the data folder or elsewhere. */
@Command(name = "backup", footerHeading = "%n", sortOptions = false, mixinStandardHelpOptions = true)
public final class BackupCommand implements Callable<Integer> {
    private final Words words;
    private final PrintStream out;

    @Option(names = "--data", paramLabel = "DIR", defaultValue = "regionwise-data")
    private Path data;

    @Option(names = "--output", paramLabel = "FILE")
    private Optional<Path> output;

    /** Known before all else is read, by the words of help. */
    @SuppressWarnings("UnusedVariable")
    @Mixin
    private LanguageOption language = new LanguageOption();

    /** @param words what is said at the terminal */
    public BackupCommand(Words words, PrintStream out) {
        this.words = words;
        this.out = out;
    }

    @Override
    public Integer call() {
        output.ifPresent(file -> Refusal.unless(
                !Files.exists(file) && Files.isDirectory(file.toAbsolutePath().getParent()),
                "command.backup-output",
                "file",
                file.toString()));
        DataFolder folder = DataFolder.existing(data);
        try (Database database = Database.open(folder, Clock.systemUTC());
                Safekeeping safe = new Safekeeping(database)) {
            Safekeeping.Made made = output.map(safe::make).orElseGet(safe::make);
            new Deeds(database, Clock.systemUTC())
                    .enter(
                            Deeds.COMMAND_LINE,
                            Deed.MADE_BACKUP.code(),
                            made.file().toString(),
                            "");
            out.println(words.say(
                    "command.backup-made",
                    "file",
                    made.file().toString(),
                    "surveys",
                    made.surveys(),
                    "analyses",
                    made.analyses()));
        }
        return 0;
    }
}
