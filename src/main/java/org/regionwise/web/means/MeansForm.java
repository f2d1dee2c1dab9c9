package org.regionwise.web.means;

import java.util.List;
import org.regionwise.store.StoredSurvey;
import org.regionwise.survey.Column;
import org.regionwise.web.page.MeasuredColumns;

/**
 * The form of the page.
 *
 * @param choices as they stand
 * @param written whether the formula says more than choices can
 * @param outcomes numbers that may be measured
 * @param groups columns that may group
 * @param predictors columns that may predict
 * @param numbers those of them that are numbers
 * @param known columns that are numbers, and may be weights or offsets
 */
public record MeansForm(
        ModelChoices choices,
        boolean written,
        List<String> outcomes,
        List<String> groups,
        List<String> predictors,
        List<String> numbers,
        List<String> known) {
    /** What a survey offers. */
    static MeansForm of(StoredSurvey survey, ModelChoices choices, boolean written) {
        List<String> all = survey.columns().stream().map(Column::name).toList();
        List<String> predictors = all.stream()
                .filter(column -> choices.predictors().contains(column)
                        || column.equals(choices.slope())
                        || !MeasuredColumns.isIdentifierOrWeight(survey, column)
                                // as fixed effects, groups leave nothing to pool
                                && !List.of(choices.group(), choices.second()).contains(column))
                .toList();
        return new MeansForm(
                choices,
                written,
                MeasuredColumns.of(survey, choices.outcome()),
                all,
                predictors,
                predictors.stream()
                        .filter(column -> MeasuredColumns.isNumber(survey, column))
                        .toList(),
                all.stream()
                        .filter(column -> MeasuredColumns.isNumber(survey, column))
                        .toList());
    }
}
