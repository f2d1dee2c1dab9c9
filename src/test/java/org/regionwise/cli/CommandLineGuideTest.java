package org.regionwise.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.regionwise.report.guide.GeneratedPage;
import org.regionwise.report.message.Catalogue;
import org.regionwise.report.message.Language;
import picocli.CommandLine;

/** The guide's reference of the command line is what {@code --help} prints. */
class CommandLineGuideTest {
    private static final Catalogue CATALOGUE = Catalogue.load();

    static List<Language> languages() {
        return CATALOGUE.languages();
    }

    @ParameterizedTest
    @MethodSource("languages")
    void theReferenceIsTheHelp(Language language) throws IOException {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
        CommandLine program = RegionwiseCommand.line(CATALOGUE, CATALOGUE.words(language), Map.of(), nowhere, nowhere);
        StringBuilder sections = new StringBuilder(section("regionwise", program));
        for (Map.Entry<String, CommandLine> command : program.getSubcommands().entrySet()) {
            sections.append(section("regionwise " + command.getKey(), command.getValue()));
        }
        GeneratedPage.holds(language, "command-line", sections.toString());
    }

    private static String section(String title, CommandLine command) {
        String help = command.getUsageMessage(CommandLine.Help.Ansi.OFF).stripTrailing();
        return "\n## " + title + "\n```text\n" + help.replaceAll("(?m) +$", "") + "\n```\n";
    }
}
