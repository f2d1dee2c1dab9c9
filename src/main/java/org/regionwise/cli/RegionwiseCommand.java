package org.regionwise.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.regionwise.analysis.result.SoftwareVersion;
import org.regionwise.cli.keeping.BackupCommand;
import org.regionwise.cli.keeping.EraseCommand;
import org.regionwise.cli.keeping.MoveCommand;
import org.regionwise.cli.keeping.RecoverCommand;
import org.regionwise.cli.keeping.RestoreCommand;
import org.regionwise.report.message.Catalogue;
import org.regionwise.report.message.Language;
import org.regionwise.report.message.Words;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * The command line: {@code regionwise serve}, {@code regionwise estimate}, {@code regionwise change},
 * {@code regionwise model},
 * {@code regionwise rerun}, {@code regionwise account}, {@code regionwise audit}, {@code --help}, {@code --version}.
 */
@Command(
        name = "regionwise",
        footerHeading = "%n",
        mixinStandardHelpOptions = true,
        versionProvider = RegionwiseCommand.Version.class,
        synopsisSubcommandLabel =
                "[serve | estimate | change | model | counts | rerun | backup | restore | recover | move | erase"
                        + " | account | audit]")
public final class RegionwiseCommand {
    private static final List<String> OWN_OPTIONS = List.of("-h", "--help", "-V", "--version");

    private RegionwiseCommand() {}

    /**
     * Runs the command that the arguments name; {@code serve} if they name none.
     *
     * @param environment where {@code LC_ALL}, {@code LC_MESSAGES} or {@code LANG} say the terminal's language
     * @param out receives the result and nothing else
     * @param err receives warnings and problems, one a line
     * @return 0 with a result, 2 for wrong options or unusable input, 3 from rerun for a different result, 1 for a
     *     defect
     */
    public static int execute(String[] arguments, Map<String, String> environment, PrintStream out, PrintStream err) {
        Catalogue catalogue = Catalogue.load();
        Words words = catalogue.words(HelpWords.asked(arguments, environment, catalogue));
        Failures failures = new Failures(err, words, new ParserWords(words, catalogue));
        String[] named = named(arguments);
        Map<String, Supplier<Object>> commands = commands(catalogue, words, environment, out, err);
        // one is made where it is asked for by its name, as all of them take longer than most commands' work
        Set<String> wanted = commands.containsKey(named[0]) ? Set.of(named[0]) : commands.keySet();
        commands.keySet().retainAll(wanted);
        return line(catalogue, words, commands)
                .setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(err, true, StandardCharsets.UTF_8))
                .setParameterExceptionHandler(failures)
                .setExecutionExceptionHandler(failures)
                .execute(named);
    }

    /** All commands and what can be asked of them. */
    static CommandLine line(
            Catalogue catalogue, Words words, Map<String, String> environment, PrintStream out, PrintStream err) {
        return line(catalogue, words, commands(catalogue, words, environment, out, err));
    }

    private static CommandLine line(Catalogue catalogue, Words words, Map<String, Supplier<Object>> commands) {
        CommandLine line = new CommandLine(new RegionwiseCommand());
        commands.forEach((name, command) -> line.addSubcommand(name, command.get()));
        return line.registerConverter(Language.class, HelpWords.reading(catalogue))
                .setResourceBundle(new HelpWords(words));
    }

    private static Map<String, Supplier<Object>> commands(
            Catalogue catalogue, Words words, Map<String, String> environment, PrintStream out, PrintStream err) {
        Map<String, Supplier<Object>> commands = new LinkedHashMap<>();
        commands.put("serve", () -> new ServeCommand(words, environment));
        commands.put("estimate", () -> new EstimateCommand(catalogue, words, out, err).line());
        commands.put("change", () -> new ChangeCommand(catalogue, words, out, err).line());
        commands.put("model", () -> new ModelCommand(words, out, err));
        commands.put("counts", () -> new CountsCommand(words, out, err));
        commands.put("rerun", () -> new RerunCommand(words, out));
        commands.put("backup", () -> new BackupCommand(words, out));
        commands.put("restore", () -> new RestoreCommand(words, out));
        commands.put("recover", () -> new RecoverCommand(words, out));
        commands.put("move", () -> new MoveCommand(words, environment, out));
        commands.put("erase", () -> new EraseCommand(words, environment, out));
        commands.put("account", () -> new AccountCommand(words, environment, out));
        commands.put("audit", () -> new AuditCommand(environment, out));
        return commands;
    }

    /** {@code --port 8080} alone is meant for serve. */
    private static String[] named(String[] arguments) {
        boolean unnamed = arguments.length == 0 || arguments[0].startsWith("-") && !OWN_OPTIONS.contains(arguments[0]);
        if (!unnamed) {
            return arguments;
        }
        String[] named = new String[arguments.length + 1];
        named[0] = "serve";
        System.arraycopy(arguments, 0, named, 1, arguments.length);
        return named;
    }

    /** Read when asked for. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"regionwise " + SoftwareVersion.version()};
        }
    }
}
