package org.regionwise.survey.suggest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.regionwise.survey.NumberNotation;
import org.regionwise.survey.file.ColumnSummary;
import org.regionwise.survey.file.SurveyFile;
import org.regionwise.survey.file.SurveyScan;

/**
 * A guess, for the analyst to confirm, at how a file writes its numbers, from all of its values.
 *
 * @param notation the notation under which most columns of text become numbers; empty when there is none, or when
 *     another would read other numbers from them
 * @param columns the columns that would become numbers, each with an example
 * @param ambiguous columns of numbers that read as different ones in two notations ({@code 1,234}), each with an
 *     example: the analyst has to say which
 */
public record NotationSuggestion(Optional<NumberNotation> notation, List<Example> columns, List<Example> ambiguous) {

    /** A column and one of its values. */
    public record Example(String column, String value) {}

    /** Looks at what a scan doubted. */
    public static NotationSuggestion of(SurveyFile file, SurveyScan scan) {
        Map<NumberNotation, List<Example>> columns = new LinkedHashMap<>();
        for (ColumnSummary summary : scan.columns()) {
            String name = summary.column().name();
            if (!file.options().types().containsKey(name)) {
                Example example = new Example(name, summary.doubts().telling());
                summary.doubts()
                        .notations()
                        .forEach(notation -> columns.computeIfAbsent(notation, key -> new ArrayList<>())
                                .add(example));
            }
        }
        int most = columns.values().stream().mapToInt(List::size).max().orElse(0);
        List<NumberNotation> best = columns.keySet().stream()
                .filter(notation -> columns.get(notation).size() == most)
                .toList();
        List<Example> examples = best.isEmpty() ? List.of() : columns.get(best.get(0));
        boolean differ = best.stream().anyMatch(notation -> differ(examples, best.get(0), notation));
        List<Example> ambiguous = new ArrayList<>(differ ? examples : List.of());
        if (mayGroupByPoint(file)) {
            scan.columns()
                    .forEach(summary -> summary.doubts()
                            .either()
                            .ifPresent(each ->
                                    ambiguous.add(new Example(summary.column().name(), each.value()))));
        }
        boolean suggested = !best.isEmpty() && !differ;
        return new NotationSuggestion(
                suggested ? Optional.of(best.get(0)) : Optional.empty(),
                suggested ? examples : List.of(),
                List.copyOf(ambiguous));
    }

    /**
     * Whether a point may stand between thousands: where semicolons separate cells, decimals often follow a comma, and
     * 1.234 may well be over a thousand.
     */
    static boolean mayGroupByPoint(SurveyFile file) {
        return Character.valueOf(';').equals(file.options().delimiter())
                && file.options().numbers().equals(NumberNotation.POINT);
    }

    /** Whether a value reads as another number. */
    private static boolean differ(List<Example> columns, NumberNotation one, NumberNotation other) {
        return columns.stream().anyMatch(example -> !one.parse(example.value()).equals(other.parse(example.value())));
    }
}
