package org.regionwise.cli.keeping;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.regionwise.cli.option.LanguageOption;
import org.regionwise.cli.output.Refusal;
import org.regionwise.report.message.Words;
import org.regionwise.store.Database;
import org.regionwise.store.Erasure;
import org.regionwise.store.StoredSurvey;
import org.regionwise.store.Surveys;
import org.regionwise.store.folder.DataFolder;
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

    @Option(names = "--data", paramLabel = "DIR", defaultValue = "regionwise-data")
    private Path data;

    @Option(names = "--yes")
    private boolean sure;

    /** Known before all else is read, by the words of help. */
    @SuppressWarnings("UnusedVariable")
    @Mixin
    private LanguageOption language = new LanguageOption();

    /** @param words what is said at the terminal */
    public EraseCommand(Words words, PrintStream out) {
        this.words = words;
        this.out = out;
    }

    @Override
    public Integer call() {
        DataFolder folder = DataFolder.existing(data);
        try (Database database = Database.open(folder, Clock.systemUTC())) {
            StoredSurvey survey = new Surveys(database, folder.uploads(), Clock.systemUTC())
                    .find(id)
                    .orElseThrow(() -> Refusal.ofSystem("command.erase-absent", "id", Long.toString(id)));
            if (!sure) {
                throw Refusal.ofSystem("command.erase-sure", "id", Long.toString(id), "name", survey.name());
            }
            Erasure.Erased erased = new Erasure(database).erase(survey.origin().series());
            out.println(words.say("command.erased", erased.facts(survey.name())));
            out.println(words.say("command.erase-remains"));
            erased.remains()
                    .forEach(each -> out.println(words.say(
                            "command.erase-aside", "folder", data.resolve(each).toString())));
        }
        return 0;
    }
}
