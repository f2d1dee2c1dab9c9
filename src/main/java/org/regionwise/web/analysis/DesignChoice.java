package org.regionwise.web.analysis;

import io.javalin.http.Context;
import java.util.List;
import java.util.stream.Collectors;
import org.regionwise.store.StoredSurvey;
import org.regionwise.survey.Column;
import org.regionwise.survey.ColumnType;
import org.regionwise.survey.DesignColumns;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.Problem;
import org.regionwise.survey.suggest.ColumnRole;
import org.regionwise.web.page.FormFields;

/**
 * One question about how respondents were drawn, as the form asks it.
 *
 * @param field name of the form's field
 * @param label the question
 * @param hint what it is for
 * @param columns that can be the answer
 * @param chosen of them, at most one unless there can be many
 * @param many whether there can be several answers
 * @param suggested why it is chosen, where that was said at the upload
 */
public record DesignChoice(
        String field,
        String label,
        String hint,
        List<String> columns,
        List<String> chosen,
        boolean many,
        String suggested) {
    private static DesignChoice one(
            String field, String label, String hint, List<String> columns, String chosen, String suggested) {
        return new DesignChoice(
                field, label, hint, columns, chosen == null ? List.of() : List.of(chosen), false, suggested);
    }

    /** The questions, in the order in which a sample is drawn and weighted. */
    static List<DesignChoice> of(StoredSurvey survey, String outcome, DesignColumns chosen) {
        List<Column> columns = survey.columns().stream()
                .filter(column -> !column.name().equals(outcome))
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
                        "Weight",
                        "How many people a respondent stands for, up to a factor.",
                        numbers,
                        chosen.weight(),
                        RolesFromUpload.words(survey, chosen.weight(), ColumnRole.WEIGHT)),
                one(
                        "stratum",
                        "Stratum",
                        "Parts of the population that were sampled separately. May be the region.",
                        all,
                        chosen.stratum(),
                        RolesFromUpload.words(survey, chosen.stratum(), ColumnRole.STRATUM)),
                one(
                        "cluster",
                        "Cluster",
                        "Primary sampling units: villages, schools or households that were drawn before people were.",
                        all,
                        chosen.cluster(),
                        RolesFromUpload.words(survey, chosen.cluster(), ColumnRole.CLUSTER)),
                one(
                        "finite-population",
                        "Size of the stratum's population",
                        "Number of clusters in it (without clusters: of people), or the sampled "
                                + "fraction. Only where the sample is a sizeable part of the population.",
                        numbers,
                        chosen.finitePopulation(),
                        RolesFromUpload.words(survey, chosen.finitePopulation(), ColumnRole.FINITE_POPULATION)),
                one(
                        "second-stage",
                        "Unit drawn within clusters",
                        "The second stage: households, if villages were drawn first and households "
                                + "within them. None: people were drawn within clusters directly.",
                        all,
                        chosen.secondStage(),
                        ""),
                one(
                        "second-finite-population",
                        "Size of the cluster's population",
                        "Number of such units (or of people) in the cluster, or the sampled fraction. "
                                + "Needed together with the stratum's, if only some people of each cluster were asked.",
                        numbers,
                        chosen.secondFinitePopulation(),
                        ""),
                new DesignChoice(
                        "calibrated-on",
                        "Columns that weights were calibrated on",
                        "Weights are often adjusted to known totals, for example of sex, age and region "
                                + "(calibration, raking, post-stratification). If you choose these "
                                + "columns, standard errors take it into account. If none is chosen, "
                                + "standard errors are on the safe side.",
                        all,
                        chosen.calibratedOn(),
                        true,
                        ""),
                one(
                        "base-weight",
                        "Weight before calibration",
                        "The design weight: one over the chance of being drawn. If the columns above "
                                + "are chosen without it, standard errors are approximate.",
                        numbers,
                        chosen.baseWeight(),
                        ""));
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
    static DesignColumns read(Context context, StoredSurvey survey, String outcome) {
        DesignColumns design = new DesignColumns(
                column(context, "weight", survey, outcome),
                column(context, "stratum", survey, outcome),
                column(context, "cluster", survey, outcome),
                column(context, "finite-population", survey, outcome),
                column(context, "second-stage", survey, outcome),
                column(context, "second-finite-population", survey, outcome),
                context.formParams("calibrated-on").stream()
                        .filter(name -> !name.isBlank())
                        .map(name -> column(name, "calibrated-on", survey, outcome))
                        .distinct()
                        .toList(),
                column(context, "base-weight", survey, outcome));
        if (!design.distinct()) {
            throw problem(
                    "design",
                    "One column was chosen for two parts of the design. Choose a column of its own for each part.");
        }
        if (design.lack() != null) {
            throw lacking(design);
        }
        return design;
    }

    private static ImportProblem lacking(DesignColumns design) {
        return switch (design.lack()) {
            case DESIGN_OF_POPULATION ->
                problem(
                        "finite-population",
                        "The size of the stratum's population is part of a design. Choose the weight, the stratum or"
                                + " the cluster too.");
            case CLUSTER_OF_SECOND_STAGE ->
                design.secondStage() != null
                        ? problem(
                                "second-stage",
                                "You chose “" + design.secondStage()
                                        + "” as the unit drawn within clusters. Choose the cluster too.")
                        : problem(
                                "second-finite-population",
                                "You chose “" + design.secondFinitePopulation()
                                        + "” as the size of the cluster's population. Choose the cluster too.");
            case FIRST_POPULATION ->
                problem(
                        "second-finite-population",
                        "The size of the cluster's population is used together with the stratum's. "
                                + "Choose the size of the stratum's population too.");
            case WEIGHT_OF_CALIBRATION ->
                problem(
                        "calibrated-on",
                        "You said that weights were calibrated on "
                                + design.calibratedOn().stream()
                                        .map(column -> "“" + column + "”")
                                        .collect(Collectors.joining(", "))
                                + ". Choose the weight too.");
            case CALIBRATION_OF_BASE_WEIGHT ->
                problem(
                        "base-weight",
                        "The weight before calibration is used with calibration only. Choose the "
                                + "columns that weights were calibrated on too.");
        };
    }

    private static String column(Context context, String field, StoredSurvey survey, String outcome) {
        return column(context.formParam(field), field, survey, outcome);
    }

    private static String column(String name, String field, StoredSurvey survey, String outcome) {
        if (name == null || name.isBlank()) {
            return null;
        }
        if (survey.column(name).isEmpty()) {
            throw problem(field, "“" + name + "” is not a column of the survey. Choose one of its columns.");
        }
        if (name.equals(outcome)) {
            throw problem(field, "“" + name + "” is the outcome. Choose another column here, or another outcome.");
        }
        return name;
    }

    /** @param field the field beside which the sentence stands */
    private static ImportProblem problem(String field, String sentence) {
        return new ImportProblem(new Problem("", 0, field, "", sentence));
    }
}
