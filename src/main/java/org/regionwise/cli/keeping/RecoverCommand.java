package org.regionwise.cli.keeping;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.regionwise.cli.option.LanguageOption;
import org.regionwise.report.message.Words;
import org.regionwise.store.Database;
import org.regionwise.store.Recovery;
import org.regionwise.store.account.Deeds;
import org.regionwise.store.folder.DataFolder;
import org.regionwise.store.ledger.Subject;
import org.regionwise.web.access.Deed;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code recover}: rebuilds a damaged database. */
@Command(name = "recover", footerHeading = "%n", sortOptions = false, mixinStandardHelpOptions = true)
public final class RecoverCommand implements Callable<Integer> {
    private static final int LOST = 3;

    private final Words words;
    private final PrintStream out;

    @Option(names = "--data", paramLabel = "DIR", defaultValue = "regionwise-data")
    private Path data;

    /** Known before all else is read, by the words of help. */
    @SuppressWarnings("UnusedVariable")
    @Mixin
    private LanguageOption language = new LanguageOption();

    /** @param words what is said at the terminal */
    public RecoverCommand(Words words, PrintStream out) {
        this.words = words;
        this.out = out;
    }

    @Override
    public Integer call() {
        Recovery.Rebuilt rebuilt;
        try (DataFolder folder = DataFolder.existing(data)) {
            rebuilt = Recovery.rebuild(folder, Clock.systemUTC());
        }
        // that it opens is part of the answer
        try (Database database = Database.openFolder(data)) {
            new Deeds(database, Clock.systemUTC())
                    .enter(Deeds.COMMAND_LINE, Deed.RECOVERED_DATABASE.code(), rebuilt.aside(), rebuilt.backup());
        }
        out.println(words.say(
                "command.recovered",
                "from",
                rebuilt.whole()
                        ? rebuilt.recorded() ? "database" : "readable"
                        : rebuilt.backup().isEmpty() ? "journal" : "backup",
                "backup",
                rebuilt.backup(),
                "surveys",
                rebuilt.surveys(),
                "analyses",
                rebuilt.analyses(),
                "aside",
                rebuilt.aside()));
        for (Subject lost : rebuilt.lost()) {
            out.println(words.say("command.recover-lost", "kind", lost.kind().name(), "id", Long.toString(lost.id())));
        }
        if (!rebuilt.recorded()) {
            out.println(words.say("command.recover-unrecorded"));
        }
        return rebuilt.complete() ? 0 : LOST;
    }
}
