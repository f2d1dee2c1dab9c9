package org.regionwise.cli;

import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.stream.Stream;
import org.regionwise.report.message.Catalogue;
import org.regionwise.report.message.Language;
import org.regionwise.report.message.Words;
import picocli.CommandLine;

/**
 * What {@code --help} says, from the catalogue's {@code cli} page: {@code cli.estimate.usage.description} is what
 * picocli calls {@code regionwise.estimate.usage.description}; an option that several commands share is {@code
 * cli.help} alone. An option is found by its name, {@code cli.estimate.weight}. What {@code change} does not say of
 * an option is what {@code estimate} says of it.
 */
final class HelpWords extends ResourceBundle {
    private static final String PAGE = "cli.";
    private static final String PROGRAM = "regionwise.";
    private static final String ESTIMATE = "estimate.";
    private static final String CHANGE = "change.";
    private static final String OPTION = "--language";
    /** Where a terminal says its language, the strongest first; empty is not said. */
    private static final List<String> ENVIRONMENT = List.of("LC_ALL", "LC_MESSAGES", "LANG");

    private final Words words;

    HelpWords(Words words) {
        this.words = words;
    }

    /**
     * The language that the arguments ask for, before they are read as a whole; else the terminal's; English where
     * neither is there.
     */
    static Language asked(String[] arguments, Map<String, String> environment, Catalogue catalogue) {
        return given(arguments)
                .flatMap(catalogue::language)
                .or(() -> ENVIRONMENT.stream()
                        .map(name -> environment.getOrDefault(name, ""))
                        .filter(value -> !value.isBlank())
                        .findFirst()
                        // es_MX.UTF-8, ca_ES@valencia
                        .flatMap(locale -> catalogue.language(locale.replaceFirst("[.@].*", ""))))
                .orElseGet(() -> catalogue.english().language());
    }

    private static Optional<String> given(String[] arguments) {
        for (int i = 0; i < arguments.length; i++) {
            if (arguments[i].startsWith(OPTION + "=")) {
                return Optional.of(arguments[i].substring(OPTION.length() + 1));
            }
            if (arguments[i].equals(OPTION) && i + 1 < arguments.length) {
                return Optional.of(arguments[i + 1]);
            }
        }
        return Optional.empty();
    }

    /** Reads {@code --language}. */
    static CommandLine.ITypeConverter<Language> reading(Catalogue catalogue) {
        return tag -> catalogue
                .language(tag)
                .orElseThrow(() -> new CommandLine.TypeConversionException("no language of the catalogue"));
    }

    @Override
    protected Object handleGetObject(String key) {
        String name = key.startsWith(PROGRAM) ? key.substring(PROGRAM.length()) : key;
        String message = PAGE
                + (name.startsWith(CHANGE) && !words.has(PAGE + name)
                        ? ESTIMATE + name.substring(CHANGE.length())
                        : name);
        // picocli puts these into the text itself, and takes a % for the beginning of another
        return words.has(message)
                ? words.say(
                                message,
                                "default",
                                "${DEFAULT-VALUE}",
                                "choices",
                                "${COMPLETION-CANDIDATES}",
                                "quote",
                                "\"")
                        .replace("%", "%%")
                : null;
    }

    @Override
    public Enumeration<String> getKeys() {
        return Collections.enumeration(handleKeySet());
    }

    @Override
    protected Set<String> handleKeySet() {
        Set<String> keys = new LinkedHashSet<>();
        for (String key : words.keys(PAGE)) {
            String name = key.substring(PAGE.length());
            // what the program says of itself is not said of each of its commands
            boolean ofProgram = Stream.of("usage.description", "usage.footer").anyMatch(name::startsWith);
            if (!ofProgram) {
                keys.add(name);
            }
            keys.add(PROGRAM + name);
            if (name.startsWith(ESTIMATE) && !name.startsWith(ESTIMATE + "usage")) {
                keys.add(PROGRAM + CHANGE + name.substring(ESTIMATE.length()));
            }
        }
        return keys;
    }
}
