package org.regionwise.web.upload;

import io.javalin.http.Context;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.regionwise.report.message.Words;
import org.regionwise.report.reading.ClueWords;
import org.regionwise.store.EarlierSurvey;
import org.regionwise.survey.Answer;
import org.regionwise.survey.ColumnLabels;
import org.regionwise.survey.FileFormat;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.ImportReport;
import org.regionwise.survey.OutcomeCoding;
import org.regionwise.survey.Problem;
import org.regionwise.survey.file.SurveyFile;
import org.regionwise.survey.region.RegionTable;
import org.regionwise.survey.region.RegionTableCheck;
import org.regionwise.survey.row.RawRow;
import org.regionwise.survey.shape.Boundaries;
import org.regionwise.survey.suggest.CodingSuggestion;
import org.regionwise.survey.suggest.ColumnDefaults;
import org.regionwise.web.outcome.AnswerChoices;
import org.regionwise.web.page.Pages;
import org.regionwise.web.reading.ReadingAttempt;

/** The page for each stage of an upload. */
final class UploadPages {
    private static final int MOST_RAW = 10;
    private static final int MOST_DOUBTS = 10;

    private final Pages pages;

    UploadPages(Pages pages) {
        this.pages = pages;
    }

    /** Shows an upload in any stage but {@link UploadState.Stored}. */
    void show(Context context, PendingUpload upload, UploadState stage) {
        if (stage instanceof UploadState.Working working) {
            pages.show(
                    context,
                    "upload/progress",
                    Map.of(
                            "upload",
                            upload.id(),
                            "doing",
                            working.doing().said(pages.words(context)),
                            "file",
                            upload.surveyName(),
                            "step",
                            working.step()));
        } else if (stage instanceof UploadState.Read read) {
            columns(context, upload, read);
        } else if (stage instanceof UploadCheck counted) {
            check(context, upload, counted);
        } else if (stage instanceof UploadState.Grouped grouped) {
            pages.show(
                    context,
                    "upload/grouped",
                    Map.of(
                            "upload",
                            upload.id(),
                            "layout",
                            grouped.layout(),
                            "empty",
                            pages.words(context)
                                    .numerals()
                                    .count(grouped.layout().empty()),
                            "file",
                            grouped.before().survey()));
        } else if (stage instanceof UploadState.Refused refused) {
            refused(context, upload, refused);
        } else {
            boolean cancelled = stage instanceof UploadState.Cancelled;
            Words words = pages.words(context);
            pages.show(
                    context,
                    "error/message",
                    Map.of(
                            "title",
                            words.say(cancelled ? "upload.cancelled" : "upload.failed"),
                            "message",
                            words.say(cancelled ? "upload.nothing-stored" : "upload.failed-why")));
        }
    }

    private void columns(Context context, PendingUpload upload, UploadState.Read read) {
        ColumnDefaults offered = ColumnQuestions.defaults(upload, read);
        ColumnQuestions questions = new ColumnQuestions(offered, read.survey());
        Map<String, Object> model = new HashMap<>();
        model.put("upload", upload.id());
        model.put("survey", read.survey());
        model.put("offered", offered);
        model.put("design", questions.design());
        model.put("predictors", questions.predictors());
        model.put("asks", read.asks());
        model.put("readAnew", upload.readAnew());
        model.put(
                "gone",
                new NamesInWords(upload.columns()
                        .map(said -> said.gone(read.survey().file().columns()))
                        .orElse(List.of())));
        model.put("names", upload.names());
        Words words = pages.words(context);
        Optional<EarlierSurveyWords> before = upload.earlier().map(EarlierSurveyWords::new);
        model.put(
                "clues",
                new ClueWords(words, before.map(each -> each.said(words)).orElse("")));
        before.ifPresent(earlier -> {
            model.put("earlier", earlier);
            model.put("replaces", upload.replaces().isPresent());
        });
        read.regions().ifPresent(regions -> model.put("regions", regions));
        pages.show(context, "upload/columns", model);
    }

    private void check(Context context, PendingUpload upload, UploadCheck counted) {
        Map<String, String> labels =
                counted.read().survey().file().labels(counted.outcomeColumn()).values();
        Map<String, Object> model = new HashMap<>();
        model.put("upload", upload.id());
        model.put("declared", declared(counted));
        model.put("counted", counted);
        model.put(
                "question",
                counted.read().survey().file().labels(counted.outcomeColumn()).label());
        model.put("respondents", counted.read().survey().scan().rows());
        model.put("leftOut", counted.read().survey().scan().leftOut());
        OutcomeCoding coding = coding(upload, counted, labels);
        model.put(
                "choices",
                (counted.measured() || AnswerChoices.isMeasure(counted.answers(), labels, coding)
                                ? AnswerChoices.ofNumbers(
                                        coding,
                                        counted.read()
                                                .survey()
                                                .scan()
                                                .column(counted.outcomeColumn())
                                                .orElseThrow()
                                                .missing())
                                : AnswerChoices.of(counted.answers(), coding, labels))
                        .as(upload.answers()));
        upload.earlier().ifPresent(earlier -> model.put("earlier", new EarlierSurveyWords(earlier)));
        model.put("names", upload.names());
        UploadCheck standing = SelectedMatches.standing(counted);
        model.put("mergers", Merger.of(standing));
        model.put("again", context.queryParam("again") != null);
        model.put("unmatched", standing.matching().unmatched());
        Map<String, String> names = counted.table().map(RegionTable::names).orElse(Map.of());
        PairingView.ofRegions(counted, upload.earlier())
                .map(view -> view.counting(standing.matching().pairing().orElseThrow(), names))
                .ifPresent(view -> model.put("pairing", view));
        model.put("spellings", SpellingView.of(counted, upload.earlier()));
        List<Problem> doubts = counted.table().map(RegionTableCheck::of).orElse(List.of());
        if (!doubts.isEmpty()) {
            ImportReport report = ImportReport.of(doubts);
            model.put(
                    "doubts",
                    new ImportReport(report.first().stream().limit(MOST_DOUBTS).toList(), report.total()));
        }
        PairingView.ofShapes(counted, upload.earlier())
                .map(view -> view.counting(standing.matching().shapePairing().orElseThrow(), names))
                .ifPresent(view -> model.put("shapes", view));
        model.put("shapeless", standing.matching().shapeless());
        model.put("shapeNotes", counted.shapes().map(Boundaries::notes).orElse(List.of()));
        counted.shapesRefused()
                .ifPresent(report -> model.put(
                        "shapesRefused",
                        new ImportReport(
                                report.first().stream().limit(MOST_DOUBTS).toList(), report.total())));
        pages.show(context, "upload/check", model);
    }

    private static String declared(UploadCheck counted) {
        SurveyFile file = counted.read().survey().file();
        ColumnLabels labels = file.labels(counted.outcomeColumn());
        return file.format() == FileFormat.SPSS && !file.options().declaredMissing()
                ? ""
                : labels.missing().stream()
                        .map(value -> labels.values().containsKey(value)
                                ? value + " (" + labels.values().get(value) + ")"
                                : value)
                        .collect(Collectors.joining(", "));
    }

    /** What values meant in the earlier survey, if that says something about each of them. */
    private OutcomeCoding coding(PendingUpload upload, UploadCheck counted, Map<String, String> labels) {
        OutcomeCoding guess = CodingSuggestion.of(
                counted.read().survey().scan().column(counted.outcomeColumn()).orElseThrow(), labels);
        return upload.earlier()
                .map(EarlierSurvey::survey)
                .filter(survey -> survey.mapping().outcomeColumn().equals(counted.outcomeColumn()))
                .map(survey -> survey.mapping().coding())
                .filter(coding -> counted.answers().stream()
                        .allMatch(answer -> coding.classify(answer.value()) != Answer.UNKNOWN))
                .orElse(guess);
    }

    private void refused(Context context, PendingUpload upload, UploadState.Refused refused) {
        ImportReport report = refused.report();
        context.status(422);
        Map<String, Object> model = new HashMap<>();
        model.put("upload", upload.id());
        model.put("report", report);
        model.put("sparable", refused.sparable());
        model.put("names", upload.names());
        model.put("back", refused.before().isPresent());
        model.put(
                "forms",
                Stream.of(refused.attempt(), refused.regions())
                        .flatMap(Optional::stream)
                        .filter(ReadingAttempt::mendable)
                        .map(ReadingAttempt::form)
                        .toList());
        model.put(
                "begins",
                Stream.of(refused.attempt(), refused.regions())
                        .flatMap(Optional::stream)
                        .flatMap(attempt -> attempt.file().stream())
                        .flatMap(file -> begins(file).stream())
                        .toList());
        pages.show(context, "upload/refused", model);
    }

    private static Optional<Begins> begins(SurveyFile file) {
        try {
            return Optional.of(new Begins(file.name(), file.rawRows(MOST_RAW)));
        } catch (ImportProblem damaged) {
            // the report says so already
            return Optional.empty();
        }
    }

    /** What a file begins with. */
    public record Begins(String name, List<RawRow> rows) {}
}
