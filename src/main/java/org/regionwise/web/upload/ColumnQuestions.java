package org.regionwise.web.upload;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.regionwise.survey.ColumnType;
import org.regionwise.survey.file.ColumnSummary;
import org.regionwise.survey.file.SurveyFile;
import org.regionwise.survey.suggest.Clue;
import org.regionwise.survey.suggest.ColumnDefaults;
import org.regionwise.survey.suggest.ColumnRole;
import org.regionwise.survey.suggest.OutcomeColumns;
import org.regionwise.survey.suggest.RoleSuggestion;
import org.regionwise.web.page.FormFields;
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
        String name = file.title().orElseGet(() -> ColumnDefaults.withoutEnding(upload.surveyName()));
        ColumnDefaults guess = ColumnDefaults.guessed(
                name, file, read.survey().scan(), table, read.regions().map(ReadingSummary::scan));
        ColumnDefaults earlier = upload.earlier()
                .map(each -> guess.chosen(
                        each.columns(
                                upload.replaces().isPresent() ? each.survey().name() : name),
                        file.columns(),
                        there,
                        Clue.of(Clue.Kind.EARLIER)))
                .orElse(guess);
        return upload.columns()
                .map(each -> earlier.chosen(each, file.columns(), there, Clue.NONE))
                .orElse(earlier);
    }

    /** The same with what a form says now. */
    static ColumnDefaults defaults(PendingUpload upload, UploadState.Read read, FormFields sent) {
        ColumnDefaults offered = defaults(upload, read);
        return sent.nothing()
                ? offered
                : offered.chosen(
                        ColumnForm.read(sent, upload, read).choice(),
                        read.survey().file().columns(),
                        read.regions()
                                .map(ReadingSummary::file)
                                .map(SurveyFile::columns)
                                .orElse(List.of()),
                        Clue.NONE);
    }

    /** Columns that may be the outcome: those that look like a question, or all of them. */
    List<String> outcomes(boolean all) {
        List<String> offered = OutcomeColumns.offered(read.scan(), defaults.region());
        return all || offered.isEmpty()
                ? read.file().columns()
                : read.file().columns().stream()
                        .filter(column -> offered.contains(column) || column.equals(defaults.outcome()))
                        .toList();
    }

    /** A question about how respondents were drawn, told by the name of its field. */
    public record Design(String field, List<String> columns, String chosen, Clue clue) {}

    /** A column that can be a predictor of respondents. */
    public record Predictor(String column, String label, boolean chosen, Clue clue) {}

    /** The questions about how respondents were drawn. */
    List<Design> design() {
        List<String> all = read.file().columns();
        List<String> numbers = read.scan().columns().stream()
                .map(ColumnSummary::column)
                .filter(column -> column.type() == ColumnType.NUMBER)
                .map(column -> column.name())
                .toList();
        return OtherRoles.DESIGN.entrySet().stream()
                .map(each ->
                        design(each.getKey(), each.getValue(), OtherRoles.ofNumbers(each.getValue()) ? numbers : all))
                .toList();
    }

    private Design design(String field, ColumnRole role, List<String> columns) {
        Optional<Map.Entry<String, RoleSuggestion>> chosen = defaults.roles().entrySet().stream()
                .filter(each -> each.getValue().role() == role)
                .findFirst();
        return new Design(
                field,
                columns,
                chosen.map(Map.Entry::getKey).orElse(""),
                chosen.map(each -> each.getValue().clue()).orElse(Clue.NONE));
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
                        (isPredictor(column) ? defaults.roles() : defaults.hints())
                                .get(column)
                                .clue()))
                .toList();
    }

    /** A column of the region table that can be a predictor. */
    public record Regional(String column, boolean chosen) {}

    /** What else the region table has. Which of it predicts is a matter of the analysis, so none is chosen unasked. */
    static List<Regional> regional(PendingUpload upload, UploadState.Read read) {
        ColumnDefaults said = defaults(upload, read);
        return read.regions().stream()
                .flatMap(each -> each.file().columns().stream())
                .filter(column ->
                        !List.of(said.key(), said.label(), said.population()).contains(column))
                .map(column -> new Regional(column, upload.regional().contains(column)))
                .toList();
    }

    /** The columns that a page's questions are answered with: {@code design} or {@code predictors}. */
    List<String> chosen(String part) {
        return part.equals("design")
                ? design().stream().map(Design::chosen).toList()
                : predictors().stream()
                        .filter(Predictor::chosen)
                        .map(Predictor::column)
                        .toList();
    }

    private boolean isPredictor(String column) {
        return defaults.roles().containsKey(column)
                && defaults.roles().get(column).role() == ColumnRole.PREDICTOR;
    }
}
