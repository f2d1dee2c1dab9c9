package org.regionwise.survey.suggest;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.regionwise.survey.file.ColumnSummary;
import org.regionwise.survey.file.SurveyScan;

/**
 * A guess, for the analyst to confirm, at the roles of a survey's columns.
 *
 * @param regionColumn name of the region column, if one looks like it
 * @param outcomeColumn name of the outcome column, if one looks like it
 */
public record ColumnSuggestion(Optional<String> regionColumn, Optional<String> outcomeColumn) {
    private static final List<String> REGION_WORDS = List.of(
            "region",
            "district",
            "county",
            "province",
            "state",
            "area",
            "department",
            "canton",
            "municipality",
            "nuts",
            "kraj",
            "okres",
            "bundesland",
            "landkreis",
            "provincia",
            "wojewodztwo",
            "województwo",
            "powiat",
            "megye",
            "oblast",
            "regione");
    private static final List<String> OUTCOME_NAMES =
            List.of("outcome", "answer", "response", "y", "odpoved", "odpověď", "antwort");
    private static final Set<String> NEVER_OUTCOME = Set.of(
            "sex",
            "gender",
            "female",
            "male",
            "urban",
            "rural",
            "weight",
            "stratum",
            "strata",
            "cluster",
            "psu",
            "id",
            "age",
            "wave",
            "education",
            "educated",
            "married",
            "employed",
            "unemployed");

    /** The guess for a survey that was scanned. */
    public static ColumnSuggestion of(SurveyScan scan) {
        Optional<String> region = region(scan.columns());
        return new ColumnSuggestion(region, outcome(scan.columns(), region.orElse("")));
    }

    /** Whether a column is called as outcomes are. */
    static boolean isNamedOutcome(String column) {
        return OUTCOME_NAMES.contains(column.toLowerCase(Locale.ROOT));
    }

    private static Optional<String> region(List<ColumnSummary> columns) {
        for (String word : REGION_WORDS) {
            Optional<String> exact = first(columns, column -> lower(column).equals(word));
            if (exact.isPresent()) {
                return exact;
            }
        }
        for (String word : REGION_WORDS) {
            Optional<String> containing = first(columns, column -> lower(column).contains(word));
            if (containing.isPresent()) {
                return containing;
            }
        }
        return Optional.empty();
    }

    /** The word of a label that tells a region, if there is one. */
    static Optional<String> regionWord(String label) {
        List<String> words = List.of(label.toLowerCase(Locale.ROOT).split("[^\\p{L}]+"));
        return REGION_WORDS.stream().filter(words::contains).findFirst();
    }

    private static Optional<String> outcome(List<ColumnSummary> columns, String region) {
        Optional<String> named =
                first(columns, column -> OUTCOME_NAMES.contains(lower(column)) && CodingSuggestion.isBinary(column));
        return named.or(() -> first(
                columns,
                column -> !column.column().name().equals(region)
                        && !NEVER_OUTCOME.contains(lower(column))
                        && CodingSuggestion.isBinary(column)));
    }

    private static Optional<String> first(List<ColumnSummary> columns, Predicate<ColumnSummary> wanted) {
        return columns.stream()
                .filter(wanted)
                .map(summary -> summary.column().name())
                .findFirst();
    }

    private static String lower(ColumnSummary summary) {
        return summary.column().name().toLowerCase(Locale.ROOT);
    }
}
