package org.regionwise.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.regionwise.cli.option.DatabaseOptions;
import org.regionwise.cli.option.EntranceOptions;
import org.regionwise.cli.option.LanguageOption;
import org.regionwise.cli.option.LimitOptions;
import org.regionwise.report.message.Words;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code serve}: the application in the browser, until the process is told to end. */
@Command(name = "serve", mixinStandardHelpOptions = true)
public final class ServeCommand implements Callable<Integer> {
    private final Words words;

    @Spec
    private CommandSpec spec;

    @Option(names = "--port", paramLabel = "PORT", defaultValue = "7070")
    private int port;

    @Option(names = "--host", paramLabel = "HOST", defaultValue = "127.0.0.1")
    private String host;

    @Mixin
    private DatabaseOptions database;

    @Mixin
    private EntranceOptions entrance = new EntranceOptions();

    @Option(names = "--sources", paramLabel = "FILE")
    private Path sources;

    @Option(names = "--no-browser")
    private boolean noBrowser;

    @Mixin
    private LimitOptions limits = new LimitOptions();

    @Mixin
    private LanguageOption language = new LanguageOption();

    /** @param words what is said at the terminal */
    ServeCommand(Words words, Map<String, String> environment) {
        this.words = words;
        this.database = new DatabaseOptions(environment);
    }

    @Override
    public Integer call() throws InterruptedException {
        // in a class of its own, so that other commands do not load the server
        new Serving(spec.commandLine().getOut(), spec.commandLine().getErr(), words, host, port, entrance, !noBrowser)
                .untilEnded(database, sources, limits.limits(), language.given());
        return 0;
    }
}
