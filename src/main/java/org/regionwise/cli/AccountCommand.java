package org.regionwise.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.regionwise.cli.option.DatabaseOptions;
import org.regionwise.cli.option.LanguageOption;
import org.regionwise.report.message.Words;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Adds and changes accounts; with the first one, people sign in by name and password. */
@Command(name = "account", footerHeading = "%n", sortOptions = false, mixinStandardHelpOptions = true)
final class AccountCommand implements Callable<Integer> {
    private final Words words;
    private final PrintStream out;

    @Parameters(index = "0", paramLabel = "ACTION", descriptionKey = "action")
    private String action;

    @Parameters(index = "1", arity = "0..1", paramLabel = "NAME", descriptionKey = "name")
    private Optional<String> name = Optional.empty();

    @Option(names = "--role", paramLabel = "ROLE")
    private Optional<String> role = Optional.empty();

    @Option(names = "--password-file", paramLabel = "FILE")
    private Optional<Path> passwordFile = Optional.empty();

    @Option(names = "--label", paramLabel = "TEXT")
    private Optional<String> label = Optional.empty();

    @Mixin
    private DatabaseOptions database;

    /** Known before all else is read, by {@link HelpWords#asked}. */
    @SuppressWarnings("UnusedVariable")
    @Mixin
    private LanguageOption language = new LanguageOption();

    /** @param words what is said at the terminal */
    AccountCommand(Words words, Map<String, String> environment, PrintStream out) {
        this.words = words;
        this.database = new DatabaseOptions(environment);
        this.out = out;
    }

    @Override
    public Integer call() {
        // in a class of its own, so that other commands do not load the store
        new AccountWork(words, out, action, name, role, passwordFile, label).in(database);
        return 0;
    }
}
