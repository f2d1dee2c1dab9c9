package org.regionwise.web.page;

import java.util.List;
import java.util.Optional;
import org.regionwise.store.StoredSurvey;
import org.regionwise.survey.Column;
import org.regionwise.survey.ColumnType;
import org.regionwise.survey.suggest.ColumnRole;
import org.regionwise.survey.suggest.OutcomeColumns;

/** Columns whose mean may be asked for. */
public final class MeasuredColumns {
    private MeasuredColumns() {}

    /**
     * Columns of numbers that neither identify nor weigh, nor say the region; none of published estimates.
     *
     * @param chosen one that is named in any case; empty for none
     */
    public static List<String> of(StoredSurvey survey, String chosen) {
        return survey.columns().stream()
                .filter(column -> survey.published().isEmpty())
                .map(Column::name)
                .filter(column -> column.equals(chosen)
                        || isNumber(survey, column)
                                && !column.equals(survey.mapping().regionColumn())
                                && !isIdentifierOrWeight(survey, column))
                .toList();
    }

    /** Whether every value of a column is a number. */
    public static boolean isNumber(StoredSurvey survey, String column) {
        return survey.column(column)
                .filter(each -> each.type() == ColumnType.NUMBER)
                .isPresent();
    }

    /** Whether its name or its role says that it neither asks nor describes. */
    public static boolean isIdentifierOrWeight(StoredSurvey survey, String column) {
        return OutcomeColumns.isIdentifierOrWeight(column)
                || Optional.ofNullable(survey.origin().roles().get(column))
                        .filter(each -> each.role() == ColumnRole.WEIGHT)
                        .isPresent();
    }
}
