package org.regionwise.cli;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.regionwise.survey.ReadingOptions;
import picocli.CommandLine.Option;

/** How the survey file is to be read: options for what its text cannot say or says wrongly. */
final class SurveyFileOptions {
    @Option(
            names = "--encoding",
            paramLabel = "NAME",
            description =
                    "Character encoding of the survey, such as windows-1250. Default: UTF-8, or what the file says.")
    private String encoding;

    @Option(
            names = "--delimiter",
            paramLabel = "CHAR",
            description = "What separates its cells; tab for a tab. Default: found out.")
    private String delimiter;

    @Option(
            names = "--decimal-mark",
            paramLabel = "CHAR",
            description = "What stands before its decimals, a point (the default) or a comma.")
    private String decimalMark;

    @Option(
            names = "--grouping-mark",
            paramLabel = "CHAR",
            description = "What stands between thousands: comma, point, apostrophe or space. Default: nothing.")
    private String groupingMark;

    @Option(
            names = "--header-row",
            paramLabel = "N",
            description = "Row of the column names; 0 when there are none. Default: found under a title.")
    private Integer headerRow;

    @Option(
            names = "--header-rows",
            paramLabel = "N",
            description = "How many rows hold the column names, from --header-row on; names are joined downwards."
                    + " Default: 1, unless what follows looks like more.")
    private Integer headerRows;

    @Option(
            names = "--skip-after-header",
            paramLabel = "N",
            description = "How many rows below the column names are no data, such as the texts of questions.")
    private Integer skippedRows;

    @Option(
            names = "--fill-down",
            paramLabel = "COL[,COL]",
            description = "Columns in which an empty cell means the same as the last filled one above it.")
    private List<String> fillDown;

    @Option(
            names = "--mostly-empty",
            paramLabel = "COL[,COL]",
            description = "Columns, such as --region, that are rightly empty in most rows; these rows are left out.")
    private List<String> mostlyEmpty;

    @Option(
            names = "--sheet",
            paramLabel = "NAME",
            description = "Sheet of a workbook. Default: the first with a table.")
    private String sheet;

    @Option(
            names = "--empty",
            paramLabel = "VALUE[,VALUE]",
            description = "Texts that count as an empty cell in every column, such as NA.")
    private List<String> empty;

    @Option(
            names = "--empty-in",
            paramLabel = "COL=VALUE[,VALUE]",
            description = "Values that count as an empty cell in one column, such as age=99; may be given several"
                    + " times.")
    private Map<String, String> emptyIn;

    @Option(
            names = "--date-order",
            paramLabel = "ORDER",
            description = "How dates are written: dmy, mdy or ymd. Default: they stay text as written.")
    private String dateOrder;

    @Option(
            names = "--keep-declared-missing",
            description = "Keep values that an SPSS file declares missing, instead of counting them as empty.")
    private boolean keepDeclaredMissing;

    @Option(
            names = "--numeric",
            paramLabel = "COL[,COL]",
            description = "Columns that must hold numbers; a row with anything else is a problem.")
    private List<String> numeric;

    @Option(names = "--text", paramLabel = "COL[,COL]", description = "Columns whose numbers are text, such as codes.")
    private List<String> text;

    @Option(
            names = "--leave-out",
            description = "Leave unsound rows out and say how many, instead of refusing the file.")
    private boolean leaveOut;

    @Option(
            names = "--same-region",
            paramLabel = "THIS=THAT",
            description =
                    "Region of the survey that is read as another, of the region table or the survey; may be given"
                            + " several times. What differs in notation only is one region anyway, unless it is said to"
                            + " be itself, as in A=A.")
    private Map<String, String> sameRegions;

    /** Regions of the survey that are read as another. */
    Map<String, String> sameRegions() {
        return sameRegions == null ? Map.of() : sameRegions;
    }

    /** Whether it was said how numbers are written. */
    boolean numbersSaid() {
        return decimalMark != null || groupingMark != null;
    }

    /** @throws UnreadableOption when a mark is none */
    ReadingOptions options() {
        ReadingOptions options = ReadingOptionsParser.options(
                "--",
                encoding,
                delimiter,
                decimalMark,
                groupingMark,
                headerRow,
                sheet,
                ValueList.of(empty),
                keepDeclaredMissing,
                ValueList.of(numeric),
                ValueList.of(text),
                leaveOut);
        Map<String, List<String>> missing = new HashMap<>();
        if (emptyIn != null) {
            emptyIn.forEach((column, values) -> missing.put(column, ValueList.of(List.of(values))));
        }
        return ReadingOptionsParser.header("--", options, headerRows, skippedRows)
                .withFilledDown(ValueList.of(fillDown))
                .withMostlyEmpty(ValueList.of(mostlyEmpty))
                .withMissingIn(missing)
                .withDates(ReadingOptionsParser.dates(dateOrder));
    }
}
