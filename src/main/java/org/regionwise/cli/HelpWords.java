package org.regionwise.cli;

import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashSet;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.stream.Collectors;
import org.regionwise.report.message.Catalogue;
import org.regionwise.report.message.Language;
import org.regionwise.report.message.Words;
import picocli.CommandLine;

/**
 * What {@code --help} says, from the catalogue's {@code cli} page: {@code cli.estimate.usage.description} is what
 * picocli calls {@code regionwise.estimate.usage.description}; an option that several commands share is {@code
 * cli.language} alone.
 */
final class HelpWords extends ResourceBundle {
    private static final String PAGE = "cli.";
    private static final String PROGRAM = "regionwise.";

    private final Words words;

    HelpWords(Words words) {
        this.words = words;
    }

    /**
     * The language that the arguments ask for, before they are read as a whole; English where they ask for none there
     * is.
     */
    static Language asked(String[] arguments, Catalogue catalogue) {
        for (int i = 0; i < arguments.length; i++) {
            String argument = arguments[i];
            if (argument.startsWith("--language=")) {
                return catalogue
                        .language(argument.substring(argument.indexOf('=') + 1))
                        .orElse(catalogue.english().language());
            }
            if (argument.equals("--language") && i + 1 < arguments.length) {
                return catalogue
                        .language(arguments[i + 1])
                        .orElse(catalogue.english().language());
            }
        }
        return catalogue.english().language();
    }

    /** Reads {@code --language}. */
    static CommandLine.ITypeConverter<Language> reading(Catalogue catalogue) {
        return tag -> catalogue
                .language(tag)
                .orElseThrow(() -> new CommandLine.TypeConversionException("expected one of "
                        + catalogue.languages().stream().map(Language::tag).collect(Collectors.joining(", "))
                        + " but was '" + tag + "'"));
    }

    @Override
    protected Object handleGetObject(String key) {
        String message = PAGE + (key.startsWith(PROGRAM) ? key.substring(PROGRAM.length()) : key);
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
            if (!name.startsWith("usage.")) {
                keys.add(name);
            }
            keys.add(PROGRAM + name);
        }
        return keys;
    }
}
