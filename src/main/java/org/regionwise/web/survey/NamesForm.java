package org.regionwise.web.survey;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.regionwise.store.StoredSurvey;
import org.regionwise.survey.Column;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.Problem;
import org.regionwise.survey.Reason;
import org.regionwise.survey.name.DisplayNames;

/**
 * The names of a survey as its page asks for them. A field that is left empty goes back to what the file says.
 *
 * @param outcomes columns with answers that were estimated from
 * @param columns the other columns in use, and those of the region table
 * @param others the columns that nothing uses yet
 */
public record NamesForm(DisplayNames names, List<Row> outcomes, List<Row> columns, List<Row> others) {
    private static final int LONGEST = 300;

    /**
     * A column and its names.
     *
     * @param suggested its name where none is given
     * @param yes what a yes of it means; empty where nobody said it
     */
    public record Row(String column, String name, String suggested, String yes) {}

    static NamesForm of(StoredSurvey survey) {
        DisplayNames names = survey.names();
        Set<String> outcomes = new LinkedHashSet<>(List.of(survey.mapping().outcomeColumn()));
        survey.columns().stream()
                .map(Column::name)
                .filter(names.yes()::containsKey)
                .forEach(outcomes::add);
        Set<String> used = new LinkedHashSet<>(List.of(survey.mapping().regionColumn()));
        survey.regions()
                .ifPresent(table -> table.columns().stream()
                        .map(Column::name)
                        .filter(column ->
                                !column.equals(table.nameColumn()) && !column.equals(table.populationColumn()))
                        .forEach(used::add));
        survey.columns().stream()
                .map(Column::name)
                .filter(column -> survey.origin().roles().containsKey(column)
                        || names.columns().containsKey(column))
                .forEach(used::add);
        used.removeAll(outcomes);
        Set<String> others = new LinkedHashSet<>();
        survey.columns().forEach(column -> others.add(column.name()));
        others.removeAll(outcomes);
        others.removeAll(used);
        return new NamesForm(names, rows(outcomes, names), rows(used, names), rows(others, names));
    }

    private static List<Row> rows(Set<String> columns, DisplayNames names) {
        return columns.stream()
                .map(column -> new Row(
                        column,
                        names.of(column),
                        names.suggested(column),
                        names.yes().getOrDefault(column, "")))
                .toList();
    }

    /**
     * What was entered; columns that only other versions have keep their names.
     *
     * @throws ImportProblem when a name is too long
     */
    static DisplayNames read(Context context, DisplayNames before) {
        Map<String, String> columns = new HashMap<>(before.columns());
        Map<String, String> yes = new HashMap<>(before.yes());
        put(columns, context.formParams("column"), context.formParams("column-name"));
        put(yes, context.formParams("outcome"), context.formParams("yes"));
        return new DisplayNames(
                columns,
                yes,
                checked("people", context.formParam("people")),
                null,
                checked("field-dates", context.formParam("field-dates")),
                before.labels());
    }

    private static void put(Map<String, String> names, List<String> keys, List<String> given) {
        List<String> entered = new ArrayList<>(given);
        for (int i = 0; i < Math.min(keys.size(), entered.size()); i++) {
            names.put(keys.get(i), checked(keys.get(i), entered.get(i)));
        }
    }

    private static String checked(String field, String name) {
        if (name != null && name.length() > LONGEST) {
            throw new ImportProblem(new Problem(
                    "", 0, field, name.substring(0, LONGEST) + "…", Reason.of("name-too-long", "limit", LONGEST)));
        }
        return name;
    }
}
