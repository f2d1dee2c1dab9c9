package org.regionwise.web.analysis;

import java.util.List;
import java.util.Optional;
import org.regionwise.analysis.Analysis;
import org.regionwise.store.StoredSurvey;
import org.regionwise.survey.Column;
import org.regionwise.survey.suggest.ColumnRole;
import org.regionwise.survey.suggest.OutcomeColumns;

/**
 * Which columns of a survey a new analysis offers: no identifiers and weights, which neither ask nor describe, unless
 * the analyst asks for all columns.
 *
 * @param all whether she does
 */
record OfferedColumns(StoredSurvey survey, boolean all) {
    /** What may be measured: also what is measured now, was in an earlier analysis, or was chosen at the upload. */
    List<String> outcomes(String outcome, Optional<Analysis> earlier) {
        return survey.columns().stream()
                .map(Column::name)
                .filter(column -> !column.equals(survey.mapping().regionColumn()))
                .filter(column -> all
                        || column.equals(outcome)
                        || column.equals(survey.mapping().outcomeColumn())
                        || earlier.filter(each -> each.outcomeColumn().equals(column))
                                .isPresent()
                        || !isWeight(column) && !OutcomeColumns.isNoQuestion(column))
                .toList();
    }

    /** Whether a column may describe respondents. */
    boolean predictor(String column) {
        return all || !isWeight(column) && !OutcomeColumns.isIdentifierOrWeight(column);
    }

    private boolean isWeight(String column) {
        return Optional.ofNullable(survey.origin().roles().get(column))
                .filter(each -> each.role() == ColumnRole.WEIGHT)
                .isPresent();
    }
}
