package org.regionwise.web.analysis;

import io.javalin.http.Context;
import java.util.List;
import org.regionwise.store.StoredSurvey;
import org.regionwise.survey.Column;
import org.regionwise.survey.ColumnRole;
import org.regionwise.survey.ColumnType;
import org.regionwise.survey.DesignColumns;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.Problem;

/**
 * One question about how respondents were drawn, as the form asks it.
 *
 * @param field name of the form's field
 * @param label the question
 * @param hint what it is for
 * @param columns that can be the answer
 * @param chosen one of them, or null
 * @param suggested why it is chosen, where that was said at the upload
 */
public record DesignChoice(
        String field, String label, String hint, List<String> columns, String chosen, String suggested) {
    /** The four questions. */
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
                new DesignChoice(
                        "weight",
                        "Weight",
                        "How many people a respondent stands for, up to a factor.",
                        numbers,
                        chosen.weight(),
                        SuggestedRoles.words(survey, chosen.weight(), ColumnRole.WEIGHT)),
                new DesignChoice(
                        "stratum",
                        "Stratum",
                        "Parts of the population that were sampled separately. May be the region.",
                        all,
                        chosen.stratum(),
                        SuggestedRoles.words(survey, chosen.stratum(), ColumnRole.STRATUM)),
                new DesignChoice(
                        "cluster",
                        "Cluster",
                        "Primary sampling units: villages, schools or households that were drawn before people were.",
                        all,
                        chosen.cluster(),
                        SuggestedRoles.words(survey, chosen.cluster(), ColumnRole.CLUSTER)),
                new DesignChoice(
                        "finite-population",
                        "Size of the stratum's population",
                        "Number of clusters in it (without clusters: of people), or the sampled fraction. Only where the"
                                + " sample is a sizeable part of the population.",
                        numbers,
                        chosen.finitePopulation(),
                        SuggestedRoles.words(survey, chosen.finitePopulation(), ColumnRole.FINITE_POPULATION)));
    }

    /**
     * The design that a form sent.
     *
     * @throws ImportProblem when a column is not one of the survey's, is the outcome, or a population stands without a design
     */
    static DesignColumns read(Context context, StoredSurvey survey, String outcome) {
        DesignColumns design = new DesignColumns(
                column(context, "weight", survey, outcome),
                column(context, "stratum", survey, outcome),
                column(context, "cluster", survey, outcome),
                column(context, "finite-population", survey, outcome));
        if (!design.distinct()) {
            throw problem("design", String.join(", ", design.columns()), "needs a column of its own for each part");
        }
        if (design.finitePopulation() != null && design.columns().size() == 1) {
            throw problem(
                    "size of the stratum's population",
                    design.finitePopulation(),
                    "belongs to a design; choose a weight, stratum or cluster too");
        }
        return design;
    }

    private static String column(Context context, String field, StoredSurvey survey, String outcome) {
        String name = context.formParam(field);
        if (name == null || name.isBlank()) {
            return null;
        }
        if (survey.column(name).isEmpty()) {
            throw problem(field, name, "is not a column of the survey");
        }
        if (name.equals(outcome)) {
            throw problem(field, name, "is the outcome, and cannot be part of the design too");
        }
        return name;
    }

    private static ImportProblem problem(String field, String value, String expected) {
        return new ImportProblem(new Problem("The form", 0, field, value, expected));
    }
}
