package org.regionwise.cli.option;

import java.util.Optional;
import org.regionwise.report.message.Catalogue;
import org.regionwise.report.message.Language;
import picocli.CommandLine.Option;

/** In which language a command says what it says to people. */
public final class LanguageOption {
    @Option(names = "--language", paramLabel = "LANGUAGE")
    private Optional<Language> language = Optional.empty();

    /** What was asked for. */
    public Optional<Language> given() {
        return language;
    }

    /** What results are written in: English where nothing else was asked for, whatever the terminal speaks. */
    public Language ofResults(Catalogue catalogue) {
        return language.orElseGet(() -> catalogue.english().language());
    }
}
