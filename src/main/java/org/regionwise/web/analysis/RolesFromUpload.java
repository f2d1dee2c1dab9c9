package org.regionwise.web.analysis;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.regionwise.report.message.Words;
import org.regionwise.report.reading.ClueWords;
import org.regionwise.store.StoredSurvey;
import org.regionwise.survey.Column;
import org.regionwise.survey.DesignColumns;
import org.regionwise.survey.suggest.Clue;
import org.regionwise.survey.suggest.ColumnRole;
import org.regionwise.survey.suggest.RoleSuggestion;

/** What was said at the upload that columns are for, with which a new analysis begins. */
final class RolesFromUpload {
    private RolesFromUpload() {}

    /** The design as the survey was uploaded with; nothing where that would not go with the outcome. */
    static DesignColumns design(StoredSurvey survey, String outcome) {
        DesignColumns design = new DesignColumns(
                column(survey, ColumnRole.WEIGHT),
                column(survey, ColumnRole.STRATUM),
                column(survey, ColumnRole.CLUSTER),
                column(survey, ColumnRole.FINITE_POPULATION));
        return design.columns().contains(outcome) ? DesignColumns.NONE : design;
    }

    /** Predictors of respondents that were chosen at the upload. */
    static List<String> predictors(StoredSurvey survey) {
        return survey.columns().stream()
                .map(Column::name)
                .filter(column -> Optional.ofNullable(survey.origin().roles().get(column))
                        .filter(each -> each.role() == ColumnRole.PREDICTOR)
                        .isPresent())
                .toList();
    }

    private static String column(StoredSurvey survey, ColumnRole role) {
        return survey.origin().roles().entrySet().stream()
                .filter(each -> each.getValue().role() == role)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    /**
     * A predictor, chosen where it was at the upload.
     *
     * @param said whether an earlier analysis or the form itself says already what is chosen
     */
    static AnalysisForm.Choice predictor(StoredSurvey survey, AnalysisForm.Choice choice, boolean said, Words words) {
        RoleSuggestion role = survey.origin().roles().get(choice.name());
        if (role == null || role.role() != ColumnRole.PREDICTOR) {
            return choice;
        }
        return new AnalysisForm.Choice(
                choice.name(),
                choice.numeric(),
                choice.chosen() || !said,
                choice.asCategories(),
                words(choice.name(), role, words));
    }

    /** Where a choice comes from, as a sentence. */
    static String words(String column, RoleSuggestion role, Words words) {
        return role.clue().kind() == Clue.Kind.NONE
                ? words.say("analysis.chosen-at-upload")
                : words.say("analysis.confirmed-at-upload", "clue", new ClueWords(words).sentence(column, role.clue()));
    }

    /** Where the choice of a design column comes from; empty when it was not made at the upload. */
    static String words(StoredSurvey survey, String column, ColumnRole role, Words words) {
        RoleSuggestion said = column == null ? null : survey.origin().roles().get(column);
        return said == null || said.role() != role ? "" : words(column, said, words);
    }
}
