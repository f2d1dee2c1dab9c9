package org.regionwise.web.areas;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.regionwise.survey.file.SurveyFile;
import org.regionwise.survey.suggest.ColumnDefaults;
import org.regionwise.survey.suggest.RegionTableRoles;
import org.regionwise.web.page.FormFields;

/**
 * What the form for a table of published estimates is filled with: what was said on it, or else guesses by the columns'
 * names. A column that is no longer there falls back to its guess; empty is none.
 *
 * @param kind {@code standard-error}, {@code variance}, or empty while it is not known which the column of spreads
 *     holds
 * @param kindOf the column that {@code kind} is said or guessed of
 * @param offered {@code kind} as it is offered here: another column with the same kind was perhaps not looked at
 * @param unit {@code percent}, {@code proportion}, {@code other}, or empty while unsaid
 * @param unitName what estimates are in that are no proportions
 */
public record AreaColumns(
        String name,
        String key,
        String label,
        String estimate,
        String spread,
        String kind,
        String kindOf,
        String offered,
        String unit,
        String unitName,
        String respondents,
        String population) {
    /** Fields that hold columns. */
    static final List<String> FIELDS = List.of("estimate", "spread", "respondents", "population", "label", "key");

    /** As a form says it. */
    FormFields fields() {
        return new FormFields(Map.of(
                "name", List.of(name),
                "key", List.of(key),
                "label", List.of(label),
                "estimate", List.of(estimate),
                "spread", List.of(spread),
                "spread-kind", List.of(kind),
                "unit", List.of(unit),
                "unit-name", List.of(unitName),
                "respondents", List.of(respondents),
                "population", List.of(population)));
    }

    static AreaColumns of(SurveyFile file, FormFields sent) {
        List<String> columns = file.columns();
        RegionTableRoles roles = RegionTableRoles.suggest(columns, "area");
        AreaColumnGuess guess = AreaColumnGuess.of(columns);
        String spread = column(sent, "spread", columns, guess.spread());
        boolean same = sent.text("kind-of")
                .map(spread::equals)
                .orElse(sent.text("spread-kind").isPresent());
        String kind = same ? sent.text("spread-kind").orElse("") : kindOf(spread);
        return new AreaColumns(
                sent.text("name").orElseGet(() -> file.title().orElse(ColumnDefaults.withoutEnding(file.name()))),
                column(sent, "key", columns, Optional.of(roles.key())),
                column(sent, "label", columns, roles.name()),
                column(sent, "estimate", columns, guess.estimate()),
                spread,
                kind,
                spread,
                kind,
                sent.text("unit").orElse(""),
                sent.text("unit-name").orElse("").strip(),
                column(sent, "respondents", columns, guess.respondents()),
                column(sent, "population", columns, roles.population()));
    }

    /** Whether it is said how estimates are written. */
    boolean unitSaid() {
        return !unit.isEmpty() && !(unit.equals("other") && unitName.isEmpty());
    }

    /** The columns that are used for something, each once. */
    String[] used() {
        return Stream.of(key, label, estimate, spread, respondents, population)
                .filter(column -> !column.isEmpty())
                .distinct()
                .toArray(String[]::new);
    }

    /**
     * Whether a column of spreads was chosen while the page still said of another what it holds, so that nobody can
     * know whether that was meant of this one: neither was the answer changed, nor does the column's name bear it out.
     */
    static boolean undecided(FormFields sent) {
        String spread = sent.text("spread").orElse("");
        String kind = sent.text("spread-kind").orElse("");
        return sent.text("kind-of").filter(of -> !of.equals(spread)).isPresent()
                && Objects.equals(sent.text("offered-kind").orElse(""), kind)
                && !kindOf(spread).equals(kind);
    }

    /** What a column of this name holds; empty where its name does not tell. */
    private static String kindOf(String column) {
        AreaColumnGuess guess = AreaColumnGuess.of(List.of(column));
        return guess.spread().isEmpty() ? "" : guess.variance() ? "variance" : "standard-error";
    }

    private static String column(FormFields sent, String field, List<String> columns, Optional<String> guess) {
        return sent.text(field)
                .filter(column -> column.isEmpty() || columns.contains(column))
                .orElse(guess.orElse(""));
    }
}
