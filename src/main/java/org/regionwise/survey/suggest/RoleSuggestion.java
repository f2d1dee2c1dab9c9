package org.regionwise.survey.suggest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.regionwise.survey.ColumnType;
import org.regionwise.survey.NumberText;
import org.regionwise.survey.file.ColumnSummary;
import org.regionwise.survey.file.SurveyFile;
import org.regionwise.survey.file.SurveyScan;

/**
 * A guess, for the analyst to confirm, at what a column is for.
 *
 * @param role the role
 * @param clue why
 */
public record RoleSuggestion(ColumnRole role, Clue clue) {
    private static final int MOST_CATEGORIES = 20;

    private static final List<ColumnWord> OF_RESPONDENTS =
            List.of(ColumnWord.AGE, ColumnWord.SEX, ColumnWord.BACKGROUND);

    /** The guesses for a survey that was scanned, by column; columns that resemble nothing have none. */
    public static Map<String, RoleSuggestion> of(SurveyFile file, SurveyScan scan) {
        ColumnSuggestion main = ColumnSuggestion.of(scan);
        Map<String, RoleSuggestion> roles = new LinkedHashMap<>();
        main.regionColumn()
                .ifPresentOrElse(
                        column -> roles.put(
                                column, new RoleSuggestion(ColumnRole.REGION, Clue.of(Clue.Kind.REGION_NAME))),
                        () -> scan.columns().stream()
                                .map(summary -> summary.column().name())
                                .filter(column -> !main.outcomeColumn().equals(Optional.of(column)))
                                .flatMap(column -> ColumnSuggestion.regionWord(
                                                file.labels(column).label())
                                        .stream()
                                        .map(word -> Map.entry(column, word)))
                                .findFirst()
                                .ifPresent(found -> roles.put(
                                        found.getKey(),
                                        new RoleSuggestion(
                                                ColumnRole.REGION, new Clue(Clue.Kind.LABEL_SAYS, found.getValue())))));
        main.outcomeColumn()
                .ifPresent(column -> roles.put(
                        column,
                        new RoleSuggestion(
                                ColumnRole.OUTCOME,
                                Clue.of(
                                        ColumnSuggestion.isNamedOutcome(column)
                                                ? Clue.Kind.OUTCOME_NAME
                                                : Clue.Kind.YES_AND_NO))));
        file.weight()
                .filter(column -> !roles.containsKey(column))
                .ifPresent(column ->
                        roles.put(column, new RoleSuggestion(ColumnRole.WEIGHT, Clue.of(Clue.Kind.WEIGHTED_BY))));
        Set<String> replicates = ReplicateFamily.among(file.columns()).stream()
                .flatMap(family -> family.columns().stream())
                .collect(Collectors.toSet());
        for (ColumnSummary summary : scan.columns()) {
            String column = summary.column().name();
            if (!roles.containsKey(column) && !replicates.contains(column)) {
                of(summary, file.labels(column).label()).ifPresent(role -> roles.put(column, role));
            }
        }
        return roles;
    }

    private static Optional<RoleSuggestion> of(ColumnSummary summary, String label) {
        String name = summary.column().name();
        boolean number = summary.column().type() == ColumnType.NUMBER;
        boolean positive = summary.values().stream()
                .map(value -> NumberText.parse(value.value()))
                .allMatch(value -> value.isPresent() && value.getAsDouble() >= 0);
        if (number && positive && !summary.values().isEmpty()) {
            Optional<RoleSuggestion> weight = named(ColumnRole.WEIGHT, ColumnWord.WEIGHT, name, label);
            if (weight.isPresent()) {
                return weight;
            }
        }
        boolean few = !summary.more() && summary.values().size() <= MOST_CATEGORIES;
        return named(ColumnRole.STRATUM, ColumnWord.STRATUM, name, label)
                .or(() -> named(ColumnRole.CLUSTER, ColumnWord.CLUSTER, name, label))
                .or(() -> OF_RESPONDENTS.stream()
                        .filter(word -> few || number)
                        .flatMap(word -> named(ColumnRole.PREDICTOR, word, name, label).stream())
                        .findFirst());
    }

    private static Optional<RoleSuggestion> named(ColumnRole role, ColumnWord word, String name, String label) {
        boolean weight = role == ColumnRole.WEIGHT;
        return word.in(name)
                .map(said -> new Clue(weight ? Clue.Kind.WEIGHT_NAME : Clue.Kind.NAME_SAYS, said))
                .or(() -> word.in(label)
                        .map(said -> new Clue(weight ? Clue.Kind.WEIGHT_LABEL : Clue.Kind.LABEL_SAYS, said)))
                .map(clue -> new RoleSuggestion(role, clue));
    }
}
