package org.regionwise.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
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
        return line(catalogue, words, environment, out, err)
                .setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(err, true, StandardCharsets.UTF_8))
                .setParameterExceptionHandler(failures)
                .setExecutionExceptionHandler(failures)
                .execute(named(arguments));
    }

    /** The commands and what can be asked of them. */
    static CommandLine line(
            Catalogue catalogue, Words words, Map<String, String> environment, PrintStream out, PrintStream err) {
        return new CommandLine(new RegionwiseCommand())
                .addSubcommand(new ServeCommand(words, environment))
                .addSubcommand(new EstimateCommand(catalogue, words, out, err).line())
                .addSubcommand(new ChangeCommand(catalogue, words, out, err).line())
                .addSubcommand(new ModelCommand(words, out, err))
                .addSubcommand(new CountsCommand(words, out, err))
                .addSubcommand(new RerunCommand(words, out))
                .addSubcommand(new BackupCommand(words, out))
                .addSubcommand(new RestoreCommand(words, out))
                .addSubcommand(new RecoverCommand(words, out))
                .addSubcommand(new MoveCommand(words, environment, out))
                .addSubcommand(new EraseCommand(words, environment, out))
                .addSubcommand(new AccountCommand(words, environment, out))
                .addSubcommand(new AuditCommand(environment, out))
                .registerConverter(Language.class, HelpWords.reading(catalogue))
                .setResourceBundle(new HelpWords(words));
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
