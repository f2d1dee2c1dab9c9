package org.regionwise.cli;

import static org.regionwise.Containment.assertContains;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.regionwise.report.message.Catalogue;
import picocli.CommandLine;

/** docs/running.md tells every option of the commands that it is about. */
class RunningGuideTest {
    private static final Set<String> OF_ALL = Set.of("--help", "--version", "--language");

    @ParameterizedTest
    @ValueSource(strings = {"serve", "account", "audit"})
    void everyOptionIsTold(String command) throws IOException {
        String guide = Files.readString(Path.of("docs/running.md"));
        Catalogue catalogue = Catalogue.load();
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
        CommandLine line = RegionwiseCommand.line(catalogue, catalogue.english(), Map.of(), nowhere, nowhere)
                .getSubcommands()
                .get(command);
        line.getCommandSpec().options().stream()
                .map(CommandLine.Model.OptionSpec::longestName)
                .filter(name -> !OF_ALL.contains(name))
                .forEach(name -> assertContains("`" + name + "`", guide));
    }
}
