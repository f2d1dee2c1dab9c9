package org.regionwise.web.analysis;

import java.util.List;
import org.regionwise.report.message.Words;
import org.regionwise.store.StoredSurvey;
import org.regionwise.survey.Column;
import org.regionwise.survey.ColumnType;
import org.regionwise.survey.DesignColumns;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.Problem;
import org.regionwise.survey.Reason;
import org.regionwise.survey.suggest.ColumnRole;
import org.regionwise.web.page.FormFields;

/**
 * One question about how respondents were drawn, as the form asks it.
 *
 * @param field name of the form's field, which the catalogue has a label and a hint for
 * @param columns that can be the answer
 * @param chosen of them, at most one unless there can be many
 * @param many whether there can be several answers
 * @param suggested why it is chosen, where that was said at the upload
 */
public record DesignChoice(String field, List<String> columns, List<String> chosen, boolean many, String suggested) {
    private static DesignChoice one(String field, List<String> columns, String chosen, String suggested) {
        return new DesignChoice(field, columns, chosen == null ? List.of() : List.of(chosen), false, suggested);
    }

    /** The questions, in the order in which a sample is drawn and weighted. */
    static List<DesignChoice> of(StoredSurvey survey, String outcome, DesignColumns chosen, Words words) {
        List<String> replicates = ReplicateChoice.lookAlikes(survey);
        List<Column> columns = survey.columns().stream()
                .filter(column -> !column.name().equals(outcome)
                        && (!replicates.contains(column.name())
                                || chosen.columns().contains(column.name())))
                .toList();
        List<String> all = columns.stream().map(Column::name).toList();
        List<String> numbers = columns.stream()
                .filter(column -> column.type() == ColumnType.NUMBER
                        && !column.name().equals(survey.mapping().regionColumn()))
                .map(Column::name)
                .toList();
        return List.of(
                one(
                        "weight",
                        numbers,
                        chosen.weight(),
                        RolesFromUpload.words(survey, chosen.weight(), ColumnRole.WEIGHT, words)),
                one(
                        "stratum",
                        all,
                        chosen.stratum(),
                        RolesFromUpload.words(survey, chosen.stratum(), ColumnRole.STRATUM, words)),
                one(
                        "cluster",
                        all,
                        chosen.cluster(),
                        RolesFromUpload.words(survey, chosen.cluster(), ColumnRole.CLUSTER, words)),
                one(
                        "finite-population",
                        numbers,
                        chosen.finitePopulation(),
                        RolesFromUpload.words(survey, chosen.finitePopulation(), ColumnRole.FINITE_POPULATION, words)),
                one("second-stage", all, chosen.secondStage(), ""),
                one("second-finite-population", numbers, chosen.secondFinitePopulation(), ""),
                new DesignChoice("calibrated-on", all, chosen.calibratedOn(), true, ""),
                one("base-weight", numbers, chosen.baseWeight(), ""));
    }

    /** What a form that may not be complete says of the design so far, but for the outcome's column. */
    static DesignColumns said(FormFields sent, String outcome) {
        return new DesignColumns(
                said(sent, "weight", outcome),
                said(sent, "stratum", outcome),
                said(sent, "cluster", outcome),
                said(sent, "finite-population", outcome),
                said(sent, "second-stage", outcome),
                said(sent, "second-finite-population", outcome),
                sent.all("calibrated-on").stream()
                        .filter(column -> !column.isBlank() && !column.equals(outcome))
                        .distinct()
                        .toList(),
                said(sent, "base-weight", outcome));
    }

    private static String said(FormFields sent, String field, String outcome) {
        return sent.text(field)
                .filter(column -> !column.isBlank() && !column.equals(outcome))
                .orElse(null);
    }

    /**
     * The design that a form sent.
     *
     * @throws ImportProblem when a column is not one of the survey's, is the outcome, or a population stands without a
     *     design
     */
    static DesignColumns read(FormFields sent, StoredSurvey survey, String outcome) {
        DesignColumns design = new DesignColumns(
                column(sent, "weight", survey, outcome),
                column(sent, "stratum", survey, outcome),
                column(sent, "cluster", survey, outcome),
                column(sent, "finite-population", survey, outcome),
                column(sent, "second-stage", survey, outcome),
                column(sent, "second-finite-population", survey, outcome),
                sent.all("calibrated-on").stream()
                        .filter(name -> !name.isBlank())
                        .map(name -> column(name, "calibrated-on", survey, outcome))
                        .distinct()
                        .toList(),
                column(sent, "base-weight", survey, outcome));
        design = design.with(ReplicateChoice.read(sent, survey, outcome, design));
        if (!design.distinct()) {
            throw problem("design", Reason.of("design-column-twice"));
        }
        if (design.lack() != null) {
            throw lacking(design);
        }
        return design;
    }

    private static ImportProblem lacking(DesignColumns design) {
        boolean second = design.secondStage() != null;
        String field = switch (design.lack()) {
            case DESIGN_OF_POPULATION -> "finite-population";
            case CLUSTER_OF_SECOND_STAGE -> second ? "second-stage" : "second-finite-population";
            case FIRST_POPULATION -> "second-finite-population";
            case WEIGHT_OF_CALIBRATION -> "calibrated-on";
            case WEIGHT_OF_REPLICATES, REPLICATES_ALONE -> "replicate-weights";
            case CALIBRATION_OF_BASE_WEIGHT -> "base-weight";
        };
        List<String> columns = switch (design.lack()) {
            case CLUSTER_OF_SECOND_STAGE -> List.of(second ? design.secondStage() : design.secondFinitePopulation());
            case WEIGHT_OF_CALIBRATION -> design.calibratedOn();
            case DESIGN_OF_POPULATION,
                    FIRST_POPULATION,
                    CALIBRATION_OF_BASE_WEIGHT,
                    WEIGHT_OF_REPLICATES,
                    REPLICATES_ALONE -> List.of();
        };
        return problem(field, Reason.of("design-lacks", "lack", design.lack(), "columns", columns));
    }

    private static String column(FormFields sent, String field, StoredSurvey survey, String outcome) {
        return column(sent.text(field).orElse(null), field, survey, outcome);
    }

    private static String column(String name, String field, StoredSurvey survey, String outcome) {
        if (name == null || name.isBlank()) {
            return null;
        }
        if (survey.column(name).isEmpty()) {
            throw problem(field, Reason.of("no-column-of-survey", "column", name));
        }
        if (name.equals(outcome)) {
            throw problem(field, Reason.of("column-is-outcome", "column", name));
        }
        return name;
    }

    /** @param field the field beside which the reason stands */
    private static ImportProblem problem(String field, Reason reason) {
        return new ImportProblem(new Problem("", 0, field, "", reason));
    }
}
