package org.regionwise.web.upload;

import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.regionwise.survey.ColumnType;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.Problem;
import org.regionwise.survey.Reason;
import org.regionwise.survey.file.ColumnSummary;
import org.regionwise.survey.file.SurveyFile;
import org.regionwise.survey.suggest.Clue;
import org.regionwise.survey.suggest.ColumnChoice;
import org.regionwise.survey.suggest.ColumnRole;
import org.regionwise.survey.suggest.RoleSuggestion;
import org.regionwise.web.page.FormFields;
import org.regionwise.web.reading.ReadingSummary;

/** What columns are for beside region and outcome, as the second step asks it and as the form says it. */
final class OtherRoles {
    /** Design columns that the form asks for, by the name of its field. */
    static final Map<String, ColumnRole> DESIGN = design();

    private OtherRoles() {}

    private static Map<String, ColumnRole> design() {
        Map<String, ColumnRole> fields = new LinkedHashMap<>();
        fields.put("weight", ColumnRole.WEIGHT);
        fields.put("stratum", ColumnRole.STRATUM);
        fields.put("cluster", ColumnRole.CLUSTER);
        fields.put("finite-population", ColumnRole.FINITE_POPULATION);
        return fields;
    }

    /** Whether only columns of numbers can have the role. */
    static boolean ofNumbers(ColumnRole role) {
        return role == ColumnRole.WEIGHT || role == ColumnRole.FINITE_POPULATION;
    }

    /** Columns as a form has them that nobody tried yet; what was left open is empty. */
    static ColumnChoice choice(FormFields sent) {
        Map<String, RoleSuggestion> roles = new LinkedHashMap<>();
        DESIGN.forEach((field, role) -> sent.text(field)
                .filter(column -> !column.isBlank())
                .ifPresent(column -> roles.putIfAbsent(column, new RoleSuggestion(role, Clue.NONE))));
        sent.all("predictor")
                .forEach(column -> roles.putIfAbsent(column, new RoleSuggestion(ColumnRole.PREDICTOR, Clue.NONE)));
        return new ColumnChoice(
                sent.text("name").orElse(""),
                sent.text("region").orElse(""),
                sent.text("outcome").orElse(""),
                roles,
                sent.text("key").orElse(null),
                sent.text("label").orElse(null),
                sent.text("population").orElse(null));
    }

    /**
     * The roles that a form sent.
     *
     * @param offered roles that were offered, whose reasons are kept where they were taken
     * @throws ImportProblem when a column does not exist, cannot have the role, or was given two
     */
    static Map<String, RoleSuggestion> read(
            Context context, ReadingSummary read, String region, String outcome, Map<String, RoleSuggestion> offered) {
        SurveyFile file = read.file();
        Map<String, RoleSuggestion> roles = new LinkedHashMap<>();
        DESIGN.forEach((field, role) -> {
            String column = context.formParam(field);
            if (column != null && !column.isBlank()) {
                requireNumbers(read, column, role);
                add(roles, file, column, role, outcome, offered);
            }
        });
        if (roles.size() == 1 && roles.values().iterator().next().role() == ColumnRole.FINITE_POPULATION) {
            throw problem(file, roles.keySet().iterator().next(), Reason.of("population-without-design"));
        }
        for (String column : context.formParams("predictor")) {
            if (column.equals(region)) {
                throw problem(file, column, Reason.of("region-as-predictor"));
            }
            add(roles, file, column, ColumnRole.PREDICTOR, outcome, offered);
        }
        return roles;
    }

    private static void requireNumbers(ReadingSummary read, String column, ColumnRole role) {
        read.file().requireColumns(List.of(column));
        ColumnSummary summary = read.scan().column(column).orElseThrow();
        if (ofNumbers(role) && summary.column().type() != ColumnType.NUMBER) {
            throw problem(read.file(), column, Reason.of("role-of-numbers", "role", role));
        }
    }

    private static void add(
            Map<String, RoleSuggestion> roles,
            SurveyFile file,
            String column,
            ColumnRole role,
            String outcome,
            Map<String, RoleSuggestion> offered) {
        file.requireColumns(List.of(column));
        if (column.equals(outcome)) {
            throw problem(file, column, Reason.of("outcome-as-role", "role", role));
        }
        RoleSuggestion before = offered.get(column);
        boolean taken = before != null && before.role() == role;
        RoleSuggestion other = roles.putIfAbsent(column, new RoleSuggestion(role, taken ? before.clue() : Clue.NONE));
        if (other != null) {
            throw problem(
                    file,
                    column,
                    Reason.of("role-taken", "first", other.role()).then(Reason.of("role-in-analysis", "second", role)));
        }
    }

    private static ImportProblem problem(SurveyFile file, String column, Reason expected) {
        return new ImportProblem(new Problem(file.name(), 0, column, "", expected));
    }
}
