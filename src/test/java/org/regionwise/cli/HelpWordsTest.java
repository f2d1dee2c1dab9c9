package org.regionwise.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.regionwise.Containment.assertContains;

import com.ibm.icu.text.MessagePattern;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.regionwise.report.message.Catalogue;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;

/** Everything that the command line says comes from the catalogue, in every language. */
class HelpWordsTest {
    private static final Path SOURCES = Path.of("src/main/java/org/regionwise/cli");
    private static final Pattern SAID = Pattern.compile("\"(command\\.[a-z-]+)\"");

    private static CommandLine program(String tag) {
        Catalogue catalogue = Catalogue.load();
        return RegionwiseCommand.line(
                catalogue, catalogue.words(catalogue.language(tag).orElseThrow()), Map.of(), null, null);
    }

    private static Map<String, String> descriptions(String tag) {
        CommandLine program = program(tag);
        Map<String, String> all = new LinkedHashMap<>();
        List<CommandLine> commands = new ArrayList<>(program.getSubcommands().values());
        commands.add(program);
        for (CommandLine command : commands) {
            for (ArgSpec each : command.getCommandSpec().args()) {
                all.put(
                        command.getCommandName() + " " + each.paramLabel() + " " + each,
                        String.join(" ", each.description()));
            }
            all.put(
                    command.getCommandName(),
                    String.join(" ", command.getCommandSpec().usageMessage().description()));
        }
        return all;
    }

    @ParameterizedTest
    @ValueSource(strings = {"es", "cs"})
    void everyOptionOfEveryCommandHasATextOfTheLanguage(String tag) {
        Map<String, String> english = descriptions("en");
        Map<String, String> translated = descriptions(tag);
        assertEquals(english.keySet(), translated.keySet());
        assertTrue(english.size() > 90, english.size() + " options");
        english.forEach((option, text) -> {
            assertFalse(text.isBlank(), option);
            assertFalse(text.equals(translated.get(option)), option + ": " + text);
        });
    }

    @Test
    void everyTextIsOfAnOption() throws IOException {
        Set<String> known = new TreeSet<>(Set.of("usage.synopsisHeading", "usage.commandListHeading"));
        CommandLine program = program("en");
        known.addAll(List.of("usage.description", "usage.footer", "help", "version"));
        program.getSubcommands().forEach((name, command) -> {
            List<String> own = new ArrayList<>(
                    List.of("usage.description", "usage.footer.0", "usage.footer.1", "usage.customSynopsis"));
            own.addAll(List.of("usage.customSynopsis.0", "usage.customSynopsis.1"));
            command.getCommandSpec()
                    .options()
                    .forEach(each -> own.add(each.longestName().substring(2)));
            command.getCommandSpec().positionalParameters().forEach(each -> own.add(each.descriptionKey()));
            own.forEach(each -> known.add(name + "." + each));
            own.forEach(known::add);
        });
        Set<String> texts = properties("cli").stringPropertyNames().stream()
                .map(key -> key.substring("cli.".length()))
                .collect(Collectors.toCollection(TreeSet::new));
        texts.removeAll(known);
        assertEquals(Set.of(), texts);
    }

    @Test
    void noAnnotationHoldsAText() throws IOException {
        for (Path file : sources()) {
            assertFalse(Files.readString(file).contains("description = "), file.toString());
        }
    }

    /** What a message takes in is what it is said with, wherever names stand beside the key. */
    @Test
    void messagesAreSaidWithWhatTheyTakeIn() throws IOException {
        Properties english = properties("command");
        Set<String> said = new TreeSet<>();
        for (Path file : sources()) {
            String source = Files.readString(file);
            SAID.matcher(source).results().forEach(found -> {
                String key = found.group(1);
                said.add(key);
                assertTrue(english.containsKey(key), key);
                int end = source.indexOf(';', found.end());
                String beside = source.substring(Math.max(0, found.start() - 300), end < 0 ? source.length() : end);
                for (String argument : arguments(english.getProperty(key))) {
                    assertTrue(
                            beside.contains("\"" + argument + "\"")
                                    // of every file, and not beside the key
                                    || argument.equals("file")
                                    || beside.contains("facts")
                                    || beside.contains("\"option\","),
                            key + " takes in " + argument);
                }
            });
        }
        // what is said of shapes takes its code behind the key, and what is wrong with sources is told by the store
        Set<String> keys = english.stringPropertyNames().stream()
                .filter(key -> !key.startsWith("command.shapes.") && !key.startsWith("command.sources-"))
                .collect(Collectors.toSet());
        said.removeIf(key -> key.startsWith("command.shapes."));
        assertEquals(keys, said);
    }

    private static Set<String> arguments(String pattern) {
        MessagePattern parsed = new MessagePattern(pattern);
        Set<String> taken = new TreeSet<>();
        for (int i = 0; i < parsed.countParts(); i++) {
            if (parsed.getPart(i).getType() == MessagePattern.Part.Type.ARG_NAME) {
                taken.add(parsed.getSubstring(parsed.getPart(i)));
            }
        }
        return taken;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--wherefore | There is no option --wherefore.",
                "estimate --region r --outcom 3 x | Did you mean --outcome",
                "serv | There is no command serv. Choose serve, estimate, change, model, counts, rerun, backup,"
                        + " restore, recover, move, erase, account or audit.",
                "--port | The option --port=PORT has no value.",
                "--port x | --port=PORT: “x” is not a whole number",
                "--port 1 --port 2 | The option --port=PORT is given twice.",
                "serve a b | Nothing is expected at “a”.",
                "--port 99999999999 | “99999999999” is not a whole number, or it is too large",
                "--language xx | --language=LANGUAGE: “xx” is not available. Choose en, es or cs.",
            })
    void argumentsThatCannotBeReadAreExplained(String arguments, String said) {
        Run run = Run.of((arguments.startsWith("-") ? "serve " + arguments : arguments).split(" "));
        assertEquals(2, run.status(), run.err());
        assertContains(said, run.err());
        assertTrue(run.err().matches("(?s).* See regionwise( serve| estimate)? --help\\.\\n"), run.err());
        assertEquals(1, run.problems().size(), run.err());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x.csv | This is missing: --region=COL.",
                "x.csv --region r --format xml | --format=FORMAT: “xml” is not available. Choose table, csv,",
                "x.csv --region r --same-region x | “x” is not a pair such as A=B",
                "x.csv --region r --percent=5 | --percent takes no value",
                "x.csv --region r --interval 0,95 | “0,95” is not a number. Write decimals with a point.",
                "x.csv --region r --outcome o --interval 2 | --interval must be between 0 and 1, not 2.0.",
                "x.csv --region r --outcome o --interval NaN | --interval must be between 0 and 1, not NaN.",
                "x.csv --region r --outcome o --max-columns 0 | --max-columns must be from 1 to 1,500, not 0.",
                "--region r --outcome y | Give either SURVEY, --counts=FILE or --source=JDBC-URL."
            })
    void optionsOfAnEstimateAreExplained(String arguments, String said) throws IOException {
        Path survey = Files.createTempFile("survey", ".csv");
        Files.writeString(survey, "r,o\na,1\nb,0\n");
        Run run = Run.of(("estimate " + arguments.replace("x.csv", survey.toString())).split(" "));
        Files.delete(survey);
        assertEquals(2, run.status(), run.err());
        assertContains(said, run.err());
        assertEquals(1, run.problems().size(), run.err());
    }

    @Test
    void whatIsWrongIsSaidInTheLanguageOfOptionOrTerminal() {
        assertContains(
                "Volba --wherefore neexistuje. Viz regionwise serve --help.",
                Run.of("serve", "--wherefore", "--language=cs").err());
        assertContains(
                "No existe la opción --wherefore.",
                Run.of(Map.of("LANG", "es_MX.UTF-8"), "serve", "--wherefore").err());
        assertContains(
                "There is no option",
                Run.of(Map.of("LANG", "C.UTF-8"), "serve", "--wherefore").err());
        assertContains(
                "Volba",
                Run.of(Map.of("LC_ALL", "cs_CZ", "LANG", "es_ES"), "serve", "--wherefore")
                        .err());
        assertContains(
                "Použití:",
                Run.of(Map.of("LC_ALL", "", "LANG", "cs_CZ"), "--help").out());
        assertContains(
                "no-such.csv: takový soubor neexistuje.",
                Run.of(Map.of("LANG", "cs"), "estimate", "no-such.csv", "--region", "a", "--outcome", "b")
                        .err());
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(each -> each.toString().endsWith(".java")).toList();
        }
    }

    private static Properties properties(String page) throws IOException {
        Properties english = new Properties();
        try (var in = Files.newBufferedReader(Path.of("src/main/resources/messages/en/" + page + ".properties"))) {
            english.load(in);
        }
        return english;
    }
}
