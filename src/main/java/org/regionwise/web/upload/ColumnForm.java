package org.regionwise.web.upload;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.regionwise.survey.ColumnType;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.Reason;
import org.regionwise.survey.file.ColumnSummary;
import org.regionwise.survey.file.SurveyFile;
import org.regionwise.survey.suggest.ColumnChoice;
import org.regionwise.survey.suggest.ColumnDefaults;
import org.regionwise.survey.suggest.RoleSuggestion;
import org.regionwise.web.outcome.AnswerChoices;
import org.regionwise.web.page.FieldError;
import org.regionwise.web.page.FormFields;
import org.regionwise.web.reading.ReadingSummary;

/**
 * What a page says of columns. Each page asks about some of them; the others stay as they were said or offered.
 *
 * @param choice which column is what
 * @param errors what cannot be; with any, nothing is to be done with the choice but to show it again
 */
record ColumnForm(ColumnChoice choice, List<FieldError> errors) {
    private static final int LONGEST_NAME = 200;

    static ColumnForm read(FormFields sent, PendingUpload upload, UploadState.Read read) {
        ColumnDefaults offered = ColumnQuestions.defaults(upload, read);
        List<FieldError> errors = new ArrayList<>();
        SurveyFile file = read.survey().file();
        boolean main = sent.text("part").orElse("columns").equals("columns");
        String region = column(sent, "region", main ? "" : offered.region(), file, true, errors);
        String outcome = column(sent, "outcome", main ? "" : offered.outcome(), file, true, errors);
        if (errors.isEmpty() && region.equals(outcome)) {
            errors.add(FieldError.of("outcome", outcome, Reason.of("region-is-outcome")));
        } else if (errors.isEmpty()) {
            requireFewAnswers(read, outcome, errors);
        }
        Map<String, RoleSuggestion> roles =
                OtherRoles.read(sent, read.survey(), List.of(region, outcome), offered, errors);
        String name = sent.text("name").map(String::strip).orElse(offered.name());
        if (name.length() > LONGEST_NAME && sent.text("name").isPresent()) {
            errors.add(FieldError.of("name", "", Reason.of("name-too-long", "limit", LONGEST_NAME)));
        }
        for (String field : List.of(MeasuredNames.FIELD, "yes", "people", "field-dates")) {
            if (sent.text(field)
                    .filter(text -> text.strip().length() > LONGEST_NAME)
                    .isPresent()) {
                errors.add(FieldError.of(field, "", Reason.of("name-too-long", "limit", LONGEST_NAME)));
            }
        }
        Optional<SurveyFile> table = read.regions().map(ReadingSummary::file);
        ColumnChoice choice = new ColumnChoice(
                shortened(name.isEmpty() ? offered.name() : name.replaceAll("\\p{Cntrl}", " ")),
                region,
                outcome,
                roles,
                table.map(each -> column(sent, "key", offered.key(), each, true, errors))
                        .orElse(null),
                table.map(each -> column(sent, "label", offered.label(), each, false, errors))
                        .filter(column -> !column.isEmpty())
                        .orElse(null),
                table.map(each -> column(sent, "population", offered.population(), each, false, errors))
                        .filter(column -> !column.isEmpty())
                        .orElse(null));
        return new ColumnForm(choice, List.copyOf(errors));
    }

    /** Whether something cannot be, other than what is not chosen yet. */
    boolean wrong() {
        return errors.stream()
                .anyMatch(each -> !each.problem().expected().code().equals("role-without-column"));
    }

    private static String shortened(String name) {
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME - 1) + "…";
    }

    private static String column(
            FormFields sent,
            String field,
            String otherwise,
            SurveyFile file,
            boolean required,
            List<FieldError> errors) {
        String column = sent.text(field).orElse(otherwise);
        if (column.isBlank()) {
            if (required) {
                errors.add(FieldError.of(field, "", Reason.of("role-without-column", "role", field)));
            }
            return "";
        }
        try {
            file.requireColumns(List.of(column));
        } catch (ImportProblem unknown) {
            errors.add(FieldError.of(field, unknown));
        }
        return column;
    }

    /** A measured outcome is cut into yes and no where its answers are asked about. */
    private static void requireFewAnswers(UploadState.Read read, String outcome, List<FieldError> errors) {
        ColumnSummary summary = read.survey().scan().column(outcome).orElseThrow();
        if (summary.column().type() != ColumnType.NUMBER
                && (summary.more() || summary.values().size() > AnswerChoices.MOST_ANSWERS)) {
            errors.add(FieldError.of(
                    "outcome", outcome, Reason.of("too-many-answers", "limit", AnswerChoices.MOST_ANSWERS)));
        }
    }
}
