package org.regionwise.web.upload;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.regionwise.report.Numbers;
import org.regionwise.store.Surveys;
import org.regionwise.survey.Answer;
import org.regionwise.survey.CodingSuggestion;
import org.regionwise.survey.ColumnLabels;
import org.regionwise.survey.FileFormat;
import org.regionwise.survey.ImportReport;
import org.regionwise.survey.OutcomeCoding;
import org.regionwise.survey.RegionTableColumns;
import org.regionwise.survey.SurveyFile;
import org.regionwise.web.Pages;
import org.regionwise.web.outcome.AnswerChoices;
import org.regionwise.web.reading.Attempt;
import org.regionwise.web.reading.ReadingForm;

/** The page for each stage of an upload. */
final class UploadPages {
    private static final int MOST_RAW = 10;

    private final Pages pages;
    private final Surveys surveys;

    UploadPages(Pages pages, Surveys surveys) {
        this.pages = pages;
        this.surveys = surveys;
    }

    /** Shows an upload in any stage but {@link Stage.Stored}. */
    void show(Context context, PendingUpload upload, Stage stage) {
        if (stage instanceof Stage.Working working) {
            pages.show(
                    context,
                    "upload/progress",
                    Map.of("upload", upload.id(), "words", working.words(), "file", upload.surveyName()));
        } else if (stage instanceof Stage.Read read) {
            columns(context, upload, read);
        } else if (stage instanceof Counted counted) {
            check(context, upload, counted);
        } else if (stage instanceof Stage.Refused refused) {
            refused(context, upload, refused);
        } else {
            boolean cancelled = stage instanceof Stage.Cancelled;
            pages.show(
                    context,
                    "error/message",
                    Map.of(
                            "title",
                            cancelled ? "Upload cancelled" : "The upload failed",
                            "message",
                            cancelled
                                    ? "Nothing was stored."
                                    : "The files are probably not to blame. A survey is stored whole or not at all; the list"
                                            + " of surveys says which. The log has the"
                                            + " details."));
        }
    }

    private void columns(Context context, PendingUpload upload, Stage.Read read) {
        Offered offered = Offered.of(upload, read.survey(), surveys);
        Map<String, Object> model = new HashMap<>();
        model.put("upload", upload.id());
        model.put("survey", read.survey());
        model.put("offered", offered);
        model.put("asks", read.asks());
        model.put("replaces", upload.replaces().isPresent());
        model.put("boundaries", upload.boundariesName().orElse(""));
        List<String> cautions = new ArrayList<>(read.survey().cautions());
        read.regions().ifPresent(regions -> {
            cautions.addAll(regions.cautions());
            model.put("regions", regions);
            model.put(
                    "roles",
                    RegionTableColumns.suggest(
                            regions.file().columns(), offered.region().isEmpty() ? "region" : offered.region()));
        });
        model.put("cautions", cautions);
        pages.show(context, "upload/columns", model);
    }

    private void check(Context context, PendingUpload upload, Counted counted) {
        Map<String, String> labels =
                counted.read().survey().file().labels(counted.outcomeColumn()).values();
        Map<String, Object> model = new HashMap<>();
        model.put("upload", upload.id());
        model.put("declared", declared(counted));
        model.put("counted", counted);
        model.put(
                "question",
                counted.read().survey().file().labels(counted.outcomeColumn()).label());
        model.put("respondents", Numbers.count(counted.read().survey().scan().rows()));
        model.put("leftOut", counted.read().survey().scan().leftOut());
        model.put("choices", AnswerChoices.of(counted.answers(), coding(upload, counted, labels), labels));
        model.put("unmatched", counted.unmatched());
        model.put("spellings", SpellingView.of(counted));
        counted.pairing().ifPresent(pairing -> model.put("pairing", PairingView.of(pairing, counted.accepted())));
        counted.shapePairing()
                .ifPresent(pairing -> model.put("shapes", PairingView.of(pairing, counted.acceptedShapes())));
        counted.shapesRefused().ifPresent(report -> model.put("shapesRefused", report));
        pages.show(context, "upload/check", model);
    }

    private static String declared(Counted counted) {
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
    private OutcomeCoding coding(PendingUpload upload, Counted counted, Map<String, String> labels) {
        OutcomeCoding guess = CodingSuggestion.of(
                counted.read().survey().scan().column(counted.outcomeColumn()).orElseThrow(), labels);
        return Offered.of(upload, counted.read().survey(), surveys)
                .earlier()
                .filter(survey -> survey.mapping().outcomeColumn().equals(counted.outcomeColumn()))
                .map(survey -> survey.mapping().coding())
                .filter(coding -> counted.answers().stream()
                        .allMatch(answer -> coding.classify(answer.value()) != Answer.UNKNOWN))
                .orElse(guess);
    }

    private void refused(Context context, PendingUpload upload, Stage.Refused refused) {
        ImportReport report = refused.report();
        context.status(422);
        Map<String, Object> model = new HashMap<>();
        model.put("upload", upload.id());
        model.put("report", report);
        model.put("sparable", refused.sparable());
        refused.attempt().map(Attempt::form).filter(ReadingForm::known).ifPresent(form -> model.put("form", form));
        refused.attempt().flatMap(Attempt::file).ifPresent(file -> model.put("raw", file.rawRows(MOST_RAW)));
        pages.show(context, "upload/refused", model);
    }
}
