package org.regionwise.survey;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A guess, for the analyst to confirm, at how a file writes its numbers, from all values that a scan listed.
 *
 * @param notation the only notation under which more columns are numbers; empty when there is no such or more than one
 * @param columns the columns that would become numbers, each with an example
 * @param ambiguous columns of numbers that read as different ones in two notations ({@code 1,234}), each with an example:
 *     the analyst has to say which
 */
public record NotationSuggestion(Optional<NumberNotation> notation, List<Example> columns, List<Example> ambiguous) {
    private static final List<NumberNotation> OTHERS = List.of(
            NumberNotation.COMMA,
            new NumberNotation(',', '.'),
            new NumberNotation(',', ' '),
            new NumberNotation('.', ','),
            new NumberNotation('.', ' '),
            new NumberNotation('.', '\''));

    private static final Pattern EITHER = Pattern.compile("-?[1-9]\\d{0,2}\\.\\d{3}");

    /** A column and one of its values. */
    public record Example(String column, String value) {}

    /** Looks at the columns that are text under the notation in use. */
    public static NotationSuggestion of(SurveyFile file, SurveyScan scan) {
        NumberNotation used = file.options().numbers();
        List<NumberNotation> best = List.of();
        List<Example> bestColumns = List.of();
        for (NumberNotation notation : OTHERS) {
            List<Example> columns = notation.equals(used) ? List.of() : becomingNumbers(file, scan, notation);
            if (columns.size() > bestColumns.size()) {
                bestColumns = columns;
                best = List.of(notation);
            } else if (!columns.isEmpty()
                    && columns.size() == bestColumns.size()
                    && differ(columns, best.get(0), notation)) {
                best = List.of(best.get(0), notation);
            }
        }
        List<Example> ambiguous = new ArrayList<>(best.size() > 1 ? bestColumns : List.of());
        if (used.equals(NumberNotation.POINT)
                && Character.valueOf(';').equals(file.options().delimiter())) {
            ambiguous.addAll(thousandsOrThousandths(scan));
        }
        return new NotationSuggestion(
                best.size() == 1 ? Optional.of(best.get(0)) : Optional.empty(),
                best.size() == 1 ? bestColumns : List.of(),
                ambiguous);
    }

    /** Where semicolons separate cells, decimals often follow a comma, and {@code 1.234} may well be over a thousand. */
    private static List<Example> thousandsOrThousandths(SurveyScan scan) {
        List<Example> columns = new ArrayList<>();
        for (ColumnSummary summary : scan.columns()) {
            List<String> pointed = summary.values().stream()
                    .map(ValueCount::value)
                    .filter(value -> value.indexOf('.') >= 0)
                    .toList();
            boolean either = !pointed.isEmpty() && pointed.stream().allMatch(EITHER.asMatchPredicate());
            if (either && summary.column().type() == ColumnType.NUMBER) {
                columns.add(new Example(summary.column().name(), pointed.get(0)));
            }
        }
        return columns;
    }

    /** Whether a value reads as another number. */
    private static boolean differ(List<Example> columns, NumberNotation one, NumberNotation other) {
        return columns.stream().anyMatch(example -> !one.parse(example.value()).equals(other.parse(example.value())));
    }

    private static List<Example> becomingNumbers(SurveyFile file, SurveyScan scan, NumberNotation notation) {
        List<Example> columns = new ArrayList<>();
        for (ColumnSummary summary : scan.columns()) {
            boolean given = file.options().types().containsKey(summary.column().name());
            if (summary.column().type() == ColumnType.NUMBER
                    || given
                    || summary.values().isEmpty()) {
                continue;
            }
            ColumnTypeScan types = new ColumnTypeScan(notation, null);
            summary.values().forEach(value -> types.observe(value.value()));
            summary.examples().forEach(types::observe);
            if (types.type() == ColumnType.NUMBER) {
                columns.add(new Example(summary.column().name(), telling(summary)));
            }
        }
        return columns;
    }

    /** A value that is no number as computers write, which shows best what is meant. */
    private static String telling(ColumnSummary summary) {
        return summary.values().stream()
                .map(ValueCount::value)
                .filter(value -> !NumberText.isNumber(value))
                .findFirst()
                .orElse(summary.values().get(0).value());
    }
}
