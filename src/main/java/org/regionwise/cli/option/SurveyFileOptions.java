package org.regionwise.cli.option;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.regionwise.cli.output.Refusal;
import org.regionwise.survey.ColumnType;
import org.regionwise.survey.DateOrder;
import org.regionwise.survey.ReadingOptions;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How the survey file is to be read. */
public final class SurveyFileOptions {
    @Mixin
    private FileOptions file = new FileOptions();

    @Option(names = "--fill-down", paramLabel = "COL[,COL]")
    private List<String> fillDown;

    @Option(names = "--mostly-empty", paramLabel = "COL[,COL]")
    private List<String> mostlyEmpty;

    @Option(names = "--empty-in", paramLabel = "COL=VALUE[,VALUE]")
    private Map<String, String> emptyIn;

    @Option(names = "--date-order", paramLabel = "ORDER")
    private String dateOrder;

    @Option(names = "--keep-declared-missing")
    private boolean keepDeclaredMissing;

    @Option(names = "--numeric", paramLabel = "COL[,COL]")
    private List<String> numeric;

    @Option(names = "--text", paramLabel = "COL[,COL]")
    private List<String> text;

    @Option(names = "--leave-out")
    private boolean leaveOut;

    /** What the region table's file is asked too. */
    public FileOptions file() {
        return file;
    }

    /** @throws Refusal when a mark is none, or a row cannot be */
    public ReadingOptions options() {
        Map<String, ColumnType> types = new HashMap<>();
        ValueList.of(numeric).forEach(column -> types.put(column, ColumnType.NUMBER));
        ValueList.of(text).forEach(column -> types.put(column, ColumnType.TEXT));
        Map<String, List<String>> missing = new HashMap<>();
        if (emptyIn != null) {
            emptyIn.forEach((column, values) -> missing.put(column, ValueList.of(List.of(values))));
        }
        ReadingOptions common =
                file.options().withDeclaredMissing(!keepDeclaredMissing).withTypes(types);
        return (leaveOut ? common.leavingOut() : common)
                .withFilledDown(ValueList.of(fillDown))
                .withMostlyEmpty(ValueList.of(mostlyEmpty))
                .withMissingIn(missing)
                .withDates(dates(dateOrder));
    }

    /** The same for another file of the same kind, as far as they are about columns that it has. */
    public ReadingOptions options(Collection<String> columns) {
        ReadingOptions all = options();
        Map<String, ColumnType> types = new HashMap<>(all.types());
        types.keySet().retainAll(columns);
        Map<String, List<String>> missing = new HashMap<>(all.missingIn());
        missing.keySet().retainAll(columns);
        return all.withTypes(types)
                .withMissingIn(missing)
                .withFilledDown(
                        all.filledDown().stream().filter(columns::contains).toList())
                .withMostlyEmpty(
                        all.mostlyEmpty().stream().filter(columns::contains).toList());
    }

    /** Null when nothing was said. */
    private static DateOrder dates(String given) {
        if (given == null) {
            return null;
        }
        for (DateOrder order : DateOrder.values()) {
            if (order.name().equalsIgnoreCase(given)) {
                return order;
            }
        }
        throw Refusal.of("command.date-order", "given", given);
    }
}
