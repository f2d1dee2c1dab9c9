package org.regionwise.web.upload;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.regionwise.report.message.Words;
import org.regionwise.report.reading.ClueWords;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.ImportReport;
import org.regionwise.survey.Problem;
import org.regionwise.survey.Reason;
import org.regionwise.survey.file.SurveyFile;
import org.regionwise.survey.region.RegionTableCheck;
import org.regionwise.survey.row.RawRow;
import org.regionwise.survey.shape.Boundaries;
import org.regionwise.survey.suggest.ColumnDefaults;
import org.regionwise.web.page.FieldError;
import org.regionwise.web.page.FormFields;
import org.regionwise.web.page.Pages;
import org.regionwise.web.reading.ReadingAttempt;
import org.regionwise.web.reading.ReadingSummary;

/** The page for each stage of an upload, and for each part of what is asked. */
final class UploadPages {
    /** Pages that ask one thing or two, by the last part of their address. */
    static final List<String> PARTS = List.of(
            "columns",
            "answers",
            "regions",
            "map",
            "table",
            "design",
            "predictors",
            "name",
            "wording",
            "survey-reading",
            "regions-reading");

    private static final List<String> OF_COLUMNS = List.of("table", "design", "predictors", "name", "wording");

    private static final int MOST_RAW = 10;
    private static final int MOST_DOUBTS = 10;

    private final Pages pages;

    UploadPages(Pages pages) {
        this.pages = pages;
    }

    /** Whether an upload in this stage can be asked about a part. */
    static boolean has(PendingUpload upload, UploadState stage, String part) {
        boolean ofTable = part.equals("table") || part.equals("regions-reading");
        if (stage instanceof UploadState.Read read) {
            // until region and outcome were said, no other page can be confirmed
            boolean said = upload.columns().isPresent() && OF_COLUMNS.contains(part);
            return (part.equals("columns") || part.endsWith("-reading") || said)
                    && (!ofTable || read.regions().isPresent());
        }
        return stage instanceof UploadCheck counted
                && (!ofTable || counted.read().regions().isPresent())
                && (!part.equals("map") || counted.shapes().isPresent());
    }

    /** Shows an upload in any stage but {@link UploadState.Stored}: what is to be said next, or else the check. */
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
            part(context, upload, read, first(upload, read), FormFields.NOTHING, List.of());
        } else if (stage instanceof UploadCheck counted) {
            UploadMatches matches = UploadMatches.of(counted, upload.earlier());
            if (!new CheckedAnswers(upload, counted).choices().isComplete()) {
                part(context, upload, counted, "answers", FormFields.NOTHING, List.of());
            } else if (matches.asksRegions()) {
                part(context, upload, counted, "regions", FormFields.NOTHING, List.of());
            } else {
                check(context, upload, counted, matches);
            }
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
        } else if (stage instanceof UploadState.Broken broken && broken.known().isPresent()) {
            throw broken.known().get();
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

    /** How the file is read where that has to be said, or is being tried; else the columns. */
    private static String first(PendingUpload upload, UploadState.Read read) {
        if (!upload.trying().isEmpty() && has(upload, read, upload.trying() + "-reading")) {
            return upload.trying() + "-reading";
        }
        return read.survey().asks() ? "survey-reading" : read.asks() ? "regions-reading" : "columns";
    }

    /** What has to be said of the reading first, and was not. */
    void asks(Context context, PendingUpload upload, UploadState stage, UploadState.Read read) {
        boolean ofSurvey = read.survey().asks();
        ReadingSummary asking = ofSurvey ? read.survey() : read.regions().orElseThrow();
        String which = ofSurvey ? "survey" : "regions";
        List<FieldError> errors = new ArrayList<>();
        if (asking.asksNumbers()) {
            errors.add(FieldError.of(which + "-numbers", "", Reason.of("numbers-first")));
        }
        if (asking.asksHeader()) {
            errors.add(FieldError.of(which + "-header-shape", "", Reason.of("header-first")));
        }
        context.status(HttpStatus.UNPROCESSABLE_CONTENT);
        part(context, upload, stage, which + "-reading", FormFields.NOTHING, errors);
    }

    /**
     * Shows the page of one part.
     *
     * @param stage one that {@link #has} it
     * @param sent what the form has so far; nothing when it opens
     * @param errors what of that cannot be
     */
    void part(
            Context context,
            PendingUpload upload,
            UploadState stage,
            String part,
            FormFields sent,
            List<FieldError> errors) {
        Words words = pages.words(context);
        Map<String, Object> model = new HashMap<>();
        model.put("upload", upload.id());
        model.put("errors", errors);
        model.put("checked", stage instanceof UploadCheck);
        model.put("names", upload.names());
        model.put("part", part);
        model.put("tabled", !part.equals("table") && has(upload, stage, "table"));
        UploadState.Read read = stage instanceof UploadCheck counted ? counted.read() : (UploadState.Read) stage;
        model.put("survey", read.survey());
        read.regions().ifPresent(regions -> model.put("regions", regions));
        Optional<EarlierSurveyWords> before = upload.earlier().map(EarlierSurveyWords::new);
        before.ifPresent(earlier -> {
            model.put("earlier", earlier);
            model.put("replaces", upload.replaces().isPresent());
        });
        switch (part) {
            case "answers" -> answers(model, upload, (UploadCheck) stage);
            case "regions", "map" -> {
                UploadCheck counted = (UploadCheck) stage;
                matches(model, counted, UploadMatches.of(counted, upload.earlier()));
                model.put("again", context.queryParam("again") != null);
            }
            case "survey-reading", "regions-reading" ->
                reading(
                        model,
                        part.equals("survey-reading")
                                ? read.survey()
                                : read.regions().orElseThrow());
            default -> columns(context, model, upload, read, sent, words, before);
        }
        pages.show(context, "upload/" + (part.endsWith("-reading") ? "read" : part), model);
    }

    private void columns(
            Context context,
            Map<String, Object> model,
            PendingUpload upload,
            UploadState.Read read,
            FormFields sent,
            Words words,
            Optional<EarlierSurveyWords> before) {
        ColumnDefaults offered = ColumnQuestions.defaults(upload, read, sent);
        ColumnQuestions questions = new ColumnQuestions(offered, read.survey());
        boolean all = context.queryParam("all") != null || sent.text("all").isPresent();
        SurveyFile file = read.survey().file();
        model.put("offered", offered);
        model.put("outcomes", questions.outcomes(all));
        model.put("all", all);
        model.put("called", upload.called().said(sent, offered.outcome(), file));
        model.put("design", questions.design());
        model.put("predictors", questions.predictors());
        model.put("regional", ColumnQuestions.regional(upload, read));
        model.put("yes", sent.text("yes").orElseGet(() -> upload.yes(offered.outcome())));
        model.put("people", sent.text("people").orElseGet(upload::people));
        model.put("fieldDates", sent.text("field-dates").orElseGet(() -> upload.fieldDates(offered.name())));
        model.put("chosen", questions.chosen(String.valueOf(model.get("part"))));
        model.put("readAnew", upload.readAnew());
        model.put(
                "gone",
                new NamesInWords(
                        upload.columns().map(said -> said.gone(file.columns())).orElse(List.of())));
        model.put(
                "clues",
                new ClueWords(words, before.map(each -> each.said(words)).orElse("")));
    }

    private static void answers(Map<String, Object> model, PendingUpload upload, UploadCheck counted) {
        CheckedAnswers answers = new CheckedAnswers(upload, counted);
        model.put("counted", counted);
        model.put("question", answers.question());
        model.put("choices", answers.choices());
        model.put("declared", answers.declared());
        model.put(
                "called",
                upload.called()
                        .of(counted.outcomeColumn(), counted.read().survey().file()));
    }

    private static void matches(Map<String, Object> model, UploadCheck counted, UploadMatches matches) {
        model.put("mergers", Merger.of(matches.standing()));
        model.put("unmatched", matches.standing().matching().unmatched());
        matches.pairing().ifPresent(view -> model.put("pairing", view));
        model.put("spellings", matches.spellings());
        matches.shapes().ifPresent(view -> model.put("shapes", view));
        model.put("shapeless", matches.standing().matching().shapeless());
        model.put("shapeNotes", counted.shapes().map(Boundaries::notes).orElse(List.of()));
    }

    private static void reading(Map<String, Object> model, ReadingSummary read) {
        model.put("read", read);
    }

    private void check(Context context, PendingUpload upload, UploadCheck counted, UploadMatches matches) {
        Words words = pages.words(context);
        UploadCheck standing = matches.standing();
        Map<String, Object> model = new HashMap<>();
        matches(model, counted, matches);
        model.put("upload", upload.id());
        model.put("counted", counted);
        model.put("respondents", counted.read().survey().scan().rows());
        ClueWords clues = new ClueWords(
                words,
                upload.earlier()
                        .map(EarlierSurveyWords::new)
                        .map(each -> each.said(words))
                        .orElse(""));
        model.put("rows", new CheckRows(upload, matches, words, clues).all());
        model.put("matched", matches.matched());
        model.put("without", matches.without());
        model.put("bars", RespondentBars.of(standing, words));
        SmallMap.of(standing).ifPresent(map -> model.put("map", map));
        upload.earlier().ifPresent(earlier -> model.put("earlier", new EarlierSurveyWords(earlier)));
        model.put("again", context.queryParam("again") != null);
        List<Problem> doubts = counted.table().map(RegionTableCheck::of).orElse(List.of());
        if (!doubts.isEmpty()) {
            model.put("doubts", few(ImportReport.of(doubts)));
        }
        counted.shapesRefused().ifPresent(report -> model.put("shapesRefused", few(report)));
        pages.show(context, "upload/check", model);
    }

    private static ImportReport few(ImportReport report) {
        return new ImportReport(report.first().stream().limit(MOST_DOUBTS).toList(), report.total());
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
