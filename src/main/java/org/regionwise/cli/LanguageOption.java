package org.regionwise.cli;

import java.util.Optional;
import org.regionwise.report.message.Language;
import picocli.CommandLine.Option;

/** In which language a command says what it says to people. */
final class LanguageOption {
    @Option(names = "--language", paramLabel = "LANGUAGE", descriptionKey = "language")
    private Optional<Language> language = Optional.empty();

    /** What was asked for. */
    Optional<Language> given() {
        return language;
    }
}
