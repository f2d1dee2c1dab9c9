package org.regionwise.cli.keeping;

import java.io.PrintStream;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Callable;
import org.regionwise.cli.option.DatabaseOptions;
import org.regionwise.cli.option.LanguageOption;
import org.regionwise.cli.output.Refusal;
import org.regionwise.report.message.Words;
import org.regionwise.store.Database;
import org.regionwise.store.Erasure;
import org.regionwise.store.StoredSurvey;
import org.regionwise.store.Surveys;
import org.regionwise.store.account.Deeds;
import org.regionwise.web.access.Deed;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code erase}: erases a survey for good. */
@Command(name = "erase", footerHeading = "%n", sortOptions = false, mixinStandardHelpOptions = true)
public final class EraseCommand implements Callable<Integer> {
    private final Words words;
    private final PrintStream out;

    @Parameters(index = "0", paramLabel = "SURVEY", descriptionKey = "survey")
    private long id;

    @Mixin
    private DatabaseOptions options;

    @Option(names = "--yes")
    private boolean sure;

    /** Known before all else is read, by the words of help. */
    @SuppressWarnings("UnusedVariable")
    @Mixin
    private LanguageOption language = new LanguageOption();

    /** @param words what is said at the terminal */
    public EraseCommand(Words words, Map<String, String> environment, PrintStream out) {
        this.words = words;
        this.options = new DatabaseOptions(environment);
        this.out = out;
    }

    @Override
    public Integer call() {
        try (Database database = OpenedDatabase.existing(options)) {
            StoredSurvey survey = new Surveys(database, options.data().resolve("uploads"), Clock.systemUTC())
                    .find(id)
                    .orElseThrow(() -> Refusal.ofSystem("command.erase-absent", "id", Long.toString(id)));
            if (!sure) {
                throw Refusal.ofSystem("command.erase-sure", "id", Long.toString(id), "name", survey.name());
            }
            Erasure.Erased erased = new Erasure(database).erase(survey.origin().series());
            new Deeds(database, Clock.systemUTC())
                    .enter(Deeds.COMMAND_LINE, Deed.ERASED_SURVEY.code(), "/surveys/" + id, "");
            out.println(words.say("command.erased", erased.facts(survey.name())));
            out.println(words.say(erased.shared() ? "command.erase-remains-shared" : "command.erase-remains"));
            erased.remains()
                    .forEach(each -> out.println(words.say(
                            "command.erase-aside",
                            "folder",
                            options.data().resolve(each).toString())));
        }
        return 0;
    }
}
