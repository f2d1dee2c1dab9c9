package org.regionwise.web.means;

import java.util.List;
import java.util.Optional;
import org.regionwise.store.StoredSurvey;
import org.regionwise.survey.Column;
import org.regionwise.survey.ColumnType;
import org.regionwise.survey.suggest.ColumnRole;
import org.regionwise.survey.suggest.OutcomeColumns;

/**
 * The form of the page.
 *
 * @param choices as they stand
 * @param written whether the formula says more than choices can
 * @param outcomes numbers that may be measured
 * @param groups columns that may group
 * @param predictors columns that may predict
 * @param numbers those of them that are numbers
 */
public record MeansForm(
        ModelChoices choices,
        boolean written,
        List<String> outcomes,
        List<String> groups,
        List<String> predictors,
        List<String> numbers) {
    /** What a survey offers. */
    static MeansForm of(StoredSurvey survey, ModelChoices choices, boolean written) {
        List<String> all = survey.columns().stream().map(Column::name).toList();
        List<String> predictors = all.stream()
                .filter(column -> choices.predictors().contains(column)
                        || column.equals(choices.slope())
                        || !isIdentifierOrWeight(survey, column))
                .toList();
        return new MeansForm(
                choices,
                written,
                measured(survey, choices.outcome()),
                all,
                predictors,
                predictors.stream().filter(column -> isNumber(survey, column)).toList());
    }

    /**
     * Columns of numbers that neither identify nor weigh, of which a page of means can be asked.
     *
     * @param chosen one that is named in any case; empty for none
     */
    public static List<String> measured(StoredSurvey survey, String chosen) {
        return survey.columns().stream()
                .filter(column -> survey.published().isEmpty())
                .map(Column::name)
                .filter(column -> column.equals(chosen)
                        || isNumber(survey, column)
                                && !column.equals(survey.mapping().regionColumn())
                                && !isIdentifierOrWeight(survey, column))
                .toList();
    }

    private static boolean isNumber(StoredSurvey survey, String column) {
        return survey.column(column)
                .filter(each -> each.type() == ColumnType.NUMBER)
                .isPresent();
    }

    private static boolean isIdentifierOrWeight(StoredSurvey survey, String column) {
        return OutcomeColumns.isIdentifierOrWeight(column)
                || Optional.ofNullable(survey.origin().roles().get(column))
                        .filter(each -> each.role() == ColumnRole.WEIGHT)
                        .isPresent();
    }
}
