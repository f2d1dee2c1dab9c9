package org.regionwise.web.upload;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.regionwise.survey.ColumnType;
import org.regionwise.survey.file.ColumnSummary;
import org.regionwise.survey.file.SurveyFile;
import org.regionwise.survey.suggest.ColumnDefaults;
import org.regionwise.survey.suggest.ColumnRole;
import org.regionwise.survey.suggest.RoleSuggestion;
import org.regionwise.web.reading.ReadingSummary;

/** What the second step asks of columns beside region and outcome, filled with {@link ColumnDefaults}. */
final class ColumnQuestions {
    private final ColumnDefaults defaults;
    private final ReadingSummary read;

    ColumnQuestions(ColumnDefaults defaults, ReadingSummary read) {
        this.defaults = defaults;
        this.read = read;
    }

    /** What the second step of an upload is filled with. */
    static ColumnDefaults defaults(PendingUpload upload, UploadState.Read read) {
        SurveyFile file = read.survey().file();
        Optional<SurveyFile> table = read.regions().map(ReadingSummary::file);
        List<String> there = table.map(SurveyFile::columns).orElse(List.of());
        String name = ColumnDefaults.withoutEnding(upload.surveyName());
        ColumnDefaults guess = ColumnDefaults.guessed(name, file, read.survey().scan(), table);
        ColumnDefaults earlier = upload.earlier()
                .map(each -> guess.chosen(
                        each.columns(
                                upload.replaces().isPresent() ? each.survey().name() : name),
                        file.columns(),
                        there,
                        "As in " + EarlierSurveyWords.of(each) + "."))
                .orElse(guess);
        return upload.columns()
                .map(each -> earlier.chosen(each, file.columns(), there, ""))
                .orElse(earlier);
    }

    /** A question about how respondents were drawn. */
    public record Design(
            String field, String question, String hint, List<String> columns, String chosen, String reason) {}

    /** A column that can be a predictor of respondents. */
    public record Predictor(String column, String label, boolean chosen, String reason) {}

    /** The questions about how respondents were drawn. */
    List<Design> design() {
        List<String> all = read.file().columns();
        List<String> numbers = read.scan().columns().stream()
                .map(ColumnSummary::column)
                .filter(column -> column.type() == ColumnType.NUMBER)
                .map(column -> column.name())
                .toList();
        return List.of(
                design("weight", "Weight", "How many people a respondent stands for, up to a factor.", numbers),
                design("stratum", "Stratum", "Parts of the population that were sampled separately.", all),
                design(
                        "cluster",
                        "Cluster",
                        "Primary sampling units: villages, schools or households that were drawn before people were.",
                        all),
                design(
                        "finite-population",
                        "Size of the stratum's population",
                        "Number of clusters in it (without clusters: of people), or the sampled fraction.",
                        numbers));
    }

    private Design design(String field, String question, String hint, List<String> columns) {
        ColumnRole role = OtherRoles.DESIGN.get(field);
        Optional<Map.Entry<String, RoleSuggestion>> chosen = defaults.roles().entrySet().stream()
                .filter(each -> each.getValue().role() == role)
                .findFirst();
        return new Design(
                field,
                question,
                hint,
                columns,
                chosen.map(Map.Entry::getKey).orElse(""),
                chosen.map(each -> reason(each.getValue())).orElse(""));
    }

    /** Columns that may be predictors of respondents: those that look like one, and those chosen before. */
    List<Predictor> predictors() {
        return read.file().columns().stream()
                .filter(column -> !column.equals(defaults.region()) && !column.equals(defaults.outcome()))
                .filter(column -> defaults.hints().containsKey(column) || isPredictor(column))
                .map(column -> new Predictor(
                        column,
                        read.file().labels(column).label(),
                        isPredictor(column),
                        reason(
                                isPredictor(column)
                                        ? defaults.roles().get(column)
                                        : defaults.hints().get(column))))
                .toList();
    }

    private boolean isPredictor(String column) {
        return defaults.roles().containsKey(column)
                && defaults.roles().get(column).role() == ColumnRole.PREDICTOR;
    }

    private static String reason(RoleSuggestion role) {
        return role.reason().isEmpty() ? "" : "Suggested, as " + role.reason() + ".";
    }
}
