package org.regionwise.cli.keeping;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.regionwise.cli.option.LanguageOption;
import org.regionwise.report.message.Words;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code restore}: goes back to a backup; without one, lists those in the data folder. */
@Command(name = "restore", footerHeading = "%n", sortOptions = false, mixinStandardHelpOptions = true)
public final class RestoreCommand implements Callable<Integer> {
    private final Words words;
    private final PrintStream out;

    @Parameters(index = "0", arity = "0..1", paramLabel = "BACKUP", descriptionKey = "backup")
    private Optional<Path> backup;

    @Option(names = "--data", paramLabel = "DIR", defaultValue = "regionwise-data")
    private Path data;

    /** Known before all else is read, by the words of help. */
    @SuppressWarnings("UnusedVariable")
    @Mixin
    private LanguageOption language = new LanguageOption();

    /** @param words what is said at the terminal */
    public RestoreCommand(Words words, PrintStream out) {
        this.words = words;
        this.out = out;
    }

    @Override
    public Integer call() {
        // in a class of its own, so that other commands do not load the store
        new RestoreWork(words, out, data).from(backup);
        return 0;
    }
}
