package org.regionwise.web.upload;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.regionwise.survey.ColumnType;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.Reason;
import org.regionwise.survey.file.ColumnSummary;
import org.regionwise.survey.suggest.Clue;
import org.regionwise.survey.suggest.ColumnDefaults;
import org.regionwise.survey.suggest.ColumnRole;
import org.regionwise.survey.suggest.RoleSuggestion;
import org.regionwise.web.page.FieldError;
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

    /**
     * The roles that a form sent; those that it did not ask for stay as offered.
     *
     * @param said region and outcome
     * @param offered roles that stand, or were offered, whose reasons are kept where they were taken
     * @param errors where it is told that a column does not exist, cannot have its role, or was given two
     */
    static Map<String, RoleSuggestion> read(
            FormFields sent, ReadingSummary read, List<String> said, ColumnDefaults offered, List<FieldError> errors) {
        Map<String, RoleSuggestion> roles = new LinkedHashMap<>();
        boolean designed =
                DESIGN.keySet().stream().anyMatch(field -> sent.text(field).isPresent());
        DESIGN.forEach((field, role) -> {
            if (designed) {
                sent.text(field)
                        .filter(column -> !column.isBlank())
                        .ifPresent(column -> add(roles, field, read, column, role, said, offered, errors));
            } else {
                kept(roles, role, said, offered);
            }
        });
        if (designed && roles.size() == 1 && roles.values().iterator().next().role() == ColumnRole.FINITE_POPULATION) {
            errors.add(FieldError.of("finite-population", "", Reason.of("population-without-design")));
        }
        if (sent.text("predictors").isPresent() || sent.text("predictor").isPresent()) {
            for (String column : sent.all("predictor")) {
                if (!said.isEmpty() && column.equals(said.get(0))) {
                    errors.add(FieldError.of("predictor-0", column, Reason.of("region-as-predictor")));
                }
                add(roles, "predictor-0", read, column, ColumnRole.PREDICTOR, said, offered, errors);
            }
        } else {
            kept(roles, ColumnRole.PREDICTOR, said, offered);
        }
        return roles;
    }

    /** What was offered and not asked about stands, unless its column is region or outcome now. */
    private static void kept(
            Map<String, RoleSuggestion> roles, ColumnRole role, List<String> said, ColumnDefaults offered) {
        offered.roles().forEach((column, each) -> {
            if (each.role() == role && !said.contains(column)) {
                roles.putIfAbsent(column, each);
            }
        });
    }

    private static void add(
            Map<String, RoleSuggestion> roles,
            String field,
            ReadingSummary read,
            String column,
            ColumnRole role,
            List<String> said,
            ColumnDefaults offered,
            List<FieldError> errors) {
        try {
            read.file().requireColumns(List.of(column));
        } catch (ImportProblem unknown) {
            errors.add(FieldError.of(field, unknown));
            return;
        }
        ColumnSummary summary = read.scan().column(column).orElseThrow();
        if (ofNumbers(role) && summary.column().type() != ColumnType.NUMBER) {
            errors.add(FieldError.of(field, column, Reason.of("role-of-numbers", "role", role)));
        }
        if (said.size() > 1 && column.equals(said.get(1))) {
            errors.add(FieldError.of(field, column, Reason.of("outcome-as-role", "role", role)));
        }
        RoleSuggestion before = offered.reasons().get(column);
        boolean taken = before != null && before.role() == role;
        RoleSuggestion other = roles.putIfAbsent(column, new RoleSuggestion(role, taken ? before.clue() : Clue.NONE));
        if (other != null) {
            errors.add(FieldError.of(
                    field,
                    column,
                    Reason.of("role-taken", "first", other.role())
                            .then(Reason.of("role-in-analysis", "second", role))));
        }
    }
}
