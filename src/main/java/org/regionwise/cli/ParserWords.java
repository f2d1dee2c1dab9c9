package org.regionwise.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.regionwise.report.message.Catalogue;
import org.regionwise.report.message.Language;
import org.regionwise.report.message.Words;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says in the reader's language what the parser of the command line says in English. */
final class ParserWords {
    private static final Set<Class<?>> WHOLE = Set.of(int.class, Integer.class, long.class, Long.class);
    private static final Set<Class<?>> DECIMAL = Set.of(double.class, Double.class);
    private static final Set<Class<?>> SWITCH = Set.of(boolean.class, Boolean.class);

    private final Words words;
    private final List<String> languages;

    ParserWords(Words words, Catalogue catalogue) {
        this.words = words;
        this.languages = catalogue.languages().stream().map(Language::tag).toList();
    }

    /** What is wrong with the arguments. */
    String said(ParameterException problem) {
        if (problem instanceof UnmatchedArgumentException unmatched) {
            return unmatched(unmatched);
        }
        if (problem instanceof MissingParameterException missing) {
            return missing(missing);
        }
        if (problem instanceof OverwrittenOptionException twice) {
            return words.say("command.twice", "option", name(twice.getOverwritten()));
        }
        return problem.getArgSpec() == null || problem.getValue() == null
                ? words.say("command.unread", "problem", problem.getMessage())
                : value(problem.getArgSpec(), problem.getValue());
    }

    private String unmatched(UnmatchedArgumentException problem) {
        List<String> unmatched = problem.getUnmatched();
        String first = unmatched.get(0);
        if (problem.isUnknownOption() || first.startsWith("-")) {
            List<String> known = problem.getSuggestions().stream()
                    .filter(each -> each.startsWith("-"))
                    .toList();
            return known.isEmpty()
                    ? words.say("command.unknown-option", "option", first)
                    : words.say(
                            "command.unknown-option-but",
                            "option",
                            first,
                            "known",
                            words.lists().or(known));
        }
        Set<String> commands = problem.getCommandLine().getSubcommands().keySet();
        return commands.isEmpty()
                ? words.say("command.unexpected", "argument", first)
                : words.say(
                        "command.unknown-command",
                        "command",
                        first,
                        "commands",
                        words.lists().or(List.copyOf(commands)));
    }

    private String missing(MissingParameterException problem) {
        List<ArgSpec> missing = problem.getMissing();
        List<String> names = missing.stream().map(ParserWords::name).toList();
        // an option that was given lacks its value; one that was not is wanted itself
        boolean given = missing.size() == 1 && missing.get(0) instanceof OptionSpec option && !option.required();
        return given
                ? words.say("command.no-value", "option", names.get(0))
                : words.say("command.missing", "options", words.lists().and(names));
    }

    private String value(ArgSpec option, String value) {
        Class<?> type = option.auxiliaryTypes().length > 0 ? option.auxiliaryTypes()[0] : option.type();
        Map<String, Object> facts = Map.of("option", name(option), "value", value);
        if (WHOLE.contains(type)) {
            return words.say("command.no-whole-number", facts);
        }
        if (DECIMAL.contains(type)) {
            return words.say("command.no-number", facts);
        }
        if (SWITCH.contains(type)) {
            return words.say("command.no-switch", facts);
        }
        if (option.type().equals(Map.class)) {
            return words.say("command.no-pair", facts);
        }
        List<String> choices = type.equals(Language.class)
                ? languages
                : type.isEnum()
                        ? Arrays.stream(type.getEnumConstants())
                                .map(each -> each.toString().toLowerCase(Locale.ROOT))
                                .toList()
                        : List.of();
        return choices.isEmpty()
                ? words.say(type.equals(Path.class) ? "command.no-file-name" : "command.no-such-value", facts)
                : words.say(
                        "command.not-offered",
                        "option",
                        name(option),
                        "value",
                        value,
                        "choices",
                        words.lists().or(choices));
    }

    /** {@code --region=COL}, or what an argument without a name is called. */
    private static String name(ArgSpec argument) {
        return argument instanceof OptionSpec option
                ? option.longestName() + (option.arity().max() == 0 ? "" : "=" + option.paramLabel())
                : argument.paramLabel();
    }
}
