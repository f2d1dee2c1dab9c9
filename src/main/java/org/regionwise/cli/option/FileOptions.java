package org.regionwise.cli.option;

import java.util.List;
import org.regionwise.survey.ReadingOptions;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;

/** How a file of rows is to be read, whichever it is: what its text cannot say or says wrongly. */
public final class FileOptions {
    private static final String USUAL = "--";
    private static final String REGIONS = "--regions-";

    @Option(names = "--encoding", paramLabel = "NAME")
    private String encoding;

    @Option(names = "--delimiter", paramLabel = "CHAR")
    private String delimiter;

    @Option(names = "--decimal-mark", paramLabel = "CHAR")
    private String decimalMark;

    @Option(names = "--grouping-mark", paramLabel = "CHAR")
    private String groupingMark;

    @Option(names = "--header-row", paramLabel = "N")
    private Integer headerRow;

    @Option(names = "--header-rows", paramLabel = "N")
    private Integer headerRows;

    @Option(names = "--skip-after-header", paramLabel = "N")
    private Integer skippedRows;

    @Option(names = "--sheet", paramLabel = "NAME")
    private String sheet;

    @Option(names = "--empty", paramLabel = "VALUE[,VALUE]")
    private List<String> empty;

    private String prefix = USUAL;

    /** The same options for a command's region table, each called {@code --regions-…}. */
    public static FileOptions ofRegions(CommandSpec command) {
        FileOptions regions = new FileOptions();
        regions.prefix = REGIONS;
        for (OptionSpec option : CommandSpec.forAnnotatedObject(regions).options()) {
            command.addOption(OptionSpec.builder(option)
                    .names(REGIONS + option.longestName().substring(USUAL.length()))
                    .build());
        }
        return regions;
    }

    /** How the options begin. */
    public String prefix() {
        return prefix;
    }

    /** Whether it was said how numbers are written. */
    public boolean numbersSaid() {
        return decimalMark != null || groupingMark != null;
    }

    /** @throws org.regionwise.cli.output.Refusal when a mark is none, or a row cannot be */
    public ReadingOptions options() {
        ReadingOptionsParser parser = new ReadingOptionsParser(prefix);
        return parser.header(
                parser.options(encoding, delimiter, decimalMark, groupingMark, headerRow, sheet, ValueList.of(empty)),
                headerRows,
                skippedRows);
    }
}
