package org.regionwise.cli.keeping;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.regionwise.cli.option.DatabaseOptions;
import org.regionwise.cli.option.LanguageOption;
import org.regionwise.cli.output.Refusal;
import org.regionwise.report.message.Words;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code move}: copies the embedded database to PostgreSQL, or back. */
@Command(name = "move", footerHeading = "%n", sortOptions = false, mixinStandardHelpOptions = true)
public final class MoveCommand implements Callable<Integer> {
    static final String TO_DATABASE = "to-database";
    static final String TO_FOLDER = "to-folder";

    private final Words words;
    private final PrintStream out;

    @Parameters(index = "0", paramLabel = "DIRECTION", descriptionKey = "direction")
    private String direction;

    @Mixin
    private DatabaseOptions database;

    /** Known before all else is read, by the words of help. */
    @SuppressWarnings("UnusedVariable")
    @Mixin
    private LanguageOption language = new LanguageOption();

    /** @param words what is said at the terminal */
    public MoveCommand(Words words, Map<String, String> environment, PrintStream out) {
        this.words = words;
        this.database = new DatabaseOptions(environment);
        this.out = out;
    }

    @Override
    public Integer call() {
        List<String> directions = List.of(TO_DATABASE, TO_FOLDER);
        Refusal.unless(
                directions.contains(direction), "command.move-direction", "given", direction, "directions", directions);
        Refusal.unless(database.database().isPresent(), "command.move-database");
        // in a class of its own, so that other commands do not load the store
        return new MoveWork(words, out).in(database, direction.equals(TO_DATABASE));
    }
}
