package org.regionwise.web.upload;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.regionwise.report.Moments;
import org.regionwise.store.StoredSurvey;
import org.regionwise.store.Surveys;
import org.regionwise.survey.ColumnMapping;
import org.regionwise.survey.ColumnRole;
import org.regionwise.survey.ColumnSuggestion;
import org.regionwise.survey.RoleSuggestion;
import org.regionwise.web.reading.ReadFile;

/**
 * What the page offers before the analyst chose: the choices made for an earlier file of the same shape, or else guesses.
 *
 * @param name what to call the survey
 * @param region the region column, empty when none is offered
 * @param outcome the outcome column, empty when none is offered
 * @param earlier the survey whose choices these are
 * @param earlierWords that survey in words
 * @param roles guesses at other columns
 */
public record Offered(
        String name,
        String region,
        String outcome,
        Optional<StoredSurvey> earlier,
        String earlierWords,
        List<Role> roles) {

    /** A column and what it may be for. */
    public record Role(String column, String role, String reason) {}

    static Offered of(PendingUpload upload, ReadFile read, Surveys surveys) {
        List<String> columns = read.file().columns();
        Optional<StoredSurvey> earlier = upload.replaces()
                .flatMap(surveys::find)
                .or(() -> surveys.likeShape(columns))
                .filter(survey -> columns.contains(survey.mapping().regionColumn())
                        && columns.contains(survey.mapping().outcomeColumn()));
        ColumnSuggestion guess = ColumnSuggestion.of(read.scan());
        String name = upload.replaces()
                .flatMap(surveys::find)
                .map(StoredSurvey::name)
                .orElse(withoutEnding(upload.surveyName()));
        return new Offered(
                name,
                earlier.map(StoredSurvey::mapping)
                        .map(ColumnMapping::regionColumn)
                        .or(guess::regionColumn)
                        .orElse(""),
                earlier.map(StoredSurvey::mapping)
                        .map(ColumnMapping::outcomeColumn)
                        .or(guess::outcomeColumn)
                        .orElse(""),
                earlier,
                earlier.map(survey -> "“" + survey.name() + "” of " + Moments.day(survey.createdAt()))
                        .orElse(""),
                RoleSuggestion.of(read.file(), read.scan()).entrySet().stream()
                        .filter(each -> each.getValue().role() != ColumnRole.REGION
                                && each.getValue().role() != ColumnRole.OUTCOME)
                        .map(Offered::role)
                        .toList());
    }

    private static Role role(Map.Entry<String, RoleSuggestion> each) {
        return new Role(
                each.getKey(), each.getValue().role().words(), each.getValue().reason());
    }

    /** {@code survey.csv.gz} is called survey. */
    static String withoutEnding(String fileName) {
        String plain = fileName.replaceFirst("(?i)\\.gz$", "");
        int dot = plain.lastIndexOf('.');
        return dot > 0 ? plain.substring(0, dot) : plain;
    }
}
