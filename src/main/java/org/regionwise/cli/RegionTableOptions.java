package org.regionwise.cli;

import java.util.List;
import org.regionwise.survey.ReadingOptions;
import picocli.CommandLine.Option;

/** How the region table is to be read. */
final class RegionTableOptions {
    @Option(
            names = "--regions-encoding",
            paramLabel = "NAME",
            description = "Character encoding of the region table. Default: UTF-8, or what the file says.")
    private String encoding;

    @Option(names = "--regions-delimiter", paramLabel = "CHAR", description = "What separates its cells.")
    private String delimiter;

    @Option(names = "--regions-decimal-mark", paramLabel = "CHAR", description = "What stands before its decimals.")
    private String decimalMark;

    @Option(names = "--regions-grouping-mark", paramLabel = "CHAR", description = "What stands between thousands.")
    private String groupingMark;

    @Option(names = "--regions-header-row", paramLabel = "N", description = "Row of its column names.")
    private Integer headerRow;

    @Option(
            names = "--regions-header-rows",
            paramLabel = "N",
            description = "How many rows hold its column names; they are joined downwards.")
    private Integer headerRows;

    @Option(
            names = "--regions-skip-after-header",
            paramLabel = "N",
            description = "How many rows below its column names are no data.")
    private Integer skippedRows;

    @Option(names = "--regions-sheet", paramLabel = "NAME", description = "Sheet of a workbook.")
    private String sheet;

    @Option(
            names = "--regions-empty",
            paramLabel = "VALUE[,VALUE]",
            description = "Texts that count as an empty cell in every column of it.")
    private List<String> empty;

    /** Whether it was said how numbers are written. */
    boolean numbersSaid() {
        return decimalMark != null || groupingMark != null;
    }

    /** @throws UnreadableOption when a mark is none */
    ReadingOptions options() {
        ReadingOptions options = ReadingOptionsParser.options(
                "--regions-",
                encoding,
                delimiter,
                decimalMark,
                groupingMark,
                headerRow,
                sheet,
                ValueList.of(empty),
                false,
                List.of(),
                List.of(),
                false);
        return ReadingOptionsParser.header("--regions-", options, headerRows, skippedRows);
    }
}
