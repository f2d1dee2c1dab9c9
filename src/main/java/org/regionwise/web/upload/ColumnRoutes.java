package org.regionwise.web.upload;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.ImportReport;
import org.regionwise.survey.count.GroupedLayout;
import org.regionwise.survey.count.ResponseCount;
import org.regionwise.survey.count.ResponseCounter;
import org.regionwise.survey.count.ResponseCounts;
import org.regionwise.survey.file.SurveyFile;
import org.regionwise.survey.region.RegionMatching;
import org.regionwise.survey.region.RegionTable;
import org.regionwise.survey.region.RegionTableFile;
import org.regionwise.survey.shape.Boundaries;
import org.regionwise.survey.shape.BoundaryFile;
import org.regionwise.survey.suggest.ColumnChoice;
import org.regionwise.web.access.Access;
import org.regionwise.web.page.FieldError;
import org.regionwise.web.page.FormFields;

/** From columns to the check: the analyst says what columns are, what answers mean, and which regions are one. */
final class ColumnRoutes {
    private final PendingUploads uploads;
    private final UploadPages stages;

    ColumnRoutes(PendingUploads uploads, UploadPages stages) {
        this.uploads = uploads;
        this.stages = stages;
    }

    void register(RoutesConfig routes) {
        routes.post("/uploads/{id}/columns", this::count, Access.OWN_UPLOAD);
        routes.post("/uploads/{id}/columns/chosen", this::chosen, Access.OWN_UPLOAD);
        routes.post("/uploads/{id}/answers", this::answers, Access.OWN_UPLOAD);
        routes.post("/uploads/{id}/match", this::match, Access.OWN_UPLOAD);
        routes.post("/uploads/{id}/back", this::back, Access.OWN_UPLOAD);
    }

    /** Back from the check, or from what it found wrong, to the columns; nothing said is forgotten. */
    private void back(Context context) {
        PendingUpload upload = uploads.find(context.pathParam("id"));
        UploadState stage = upload.stage();
        if (stage instanceof UploadCheck counted) {
            upload.sayChecked(counted);
            upload.enter(counted, counted.read());
        } else if (stage instanceof UploadState.Refused refused
                && refused.before().isPresent()) {
            upload.enter(refused, refused.before().get());
        } else if (stage instanceof UploadState.Grouped grouped) {
            upload.enter(grouped, grouped.before());
        }
        context.redirect("/uploads/" + upload.id());
    }

    /** Counterparts that the analyst chose, or took back. */
    private void match(Context context) {
        PendingUpload upload = uploads.find(context.pathParam("id"));
        boolean again = false;
        if (upload.stage() instanceof UploadCheck counted) {
            FormFields sent = FormFields.of(context);
            String undo = sent.text("undo").orElse("");
            UploadCheck matched;
            try {
                matched = SelectedMatches.accepted(counted, sent, undo);
            } catch (ImportProblem wrong) {
                context.status(HttpStatus.UNPROCESSABLE_CONTENT);
                stages.part(
                        context,
                        upload,
                        counted,
                        sent.all("shape-from").isEmpty() ? "regions" : "map",
                        sent,
                        List.of(FieldError.of("matches", wrong)));
                return;
            }
            upload.enter(counted, matched);
            again = sent.text("take").isPresent() || !undo.isEmpty();
            if (again && sent.text("part").isPresent()) {
                context.redirect("/uploads/" + upload.id() + "/" + part(sent) + "?again");
                return;
            }
        }
        context.redirect("/uploads/" + upload.id());
    }

    private static String part(FormFields sent) {
        return "map".equals(sent.text("part").orElse("")) ? "map" : "regions";
    }

    /** What answers mean, and what is measured called. */
    private void answers(Context context) {
        PendingUpload upload = uploads.find(context.pathParam("id"));
        if (upload.stage() instanceof UploadCheck counted) {
            FormFields sent = FormFields.of(context);
            upload.sayAnswers(sent);
            upload.say(upload.called()
                    .said(sent, counted.outcomeColumn(), counted.read().survey().file()));
            if (went(context, upload, sent)) {
                return;
            }
            List<FieldError> errors = new ArrayList<>();
            new CheckedAnswers(upload, counted)
                    .choices()
                    .missing()
                    .forEach((field, reason) -> errors.add(FieldError.of(field, "", reason)));
            if (!errors.isEmpty()) {
                context.status(HttpStatus.UNPROCESSABLE_CONTENT);
                stages.part(context, upload, counted, "answers", sent, errors);
                return;
            }
        }
        context.redirect("/uploads/" + upload.id());
    }

    /** The columns as they are chosen so far, for what follows a choice on its page. */
    private void chosen(Context context) {
        PendingUpload upload = uploads.find(context.pathParam("id"));
        upload.stage()
                .readFiles()
                .ifPresentOrElse(
                        read -> stages.part(
                                context, upload, upload.stage(), "columns", FormFields.of(context), List.of()),
                        () -> context.redirect("/uploads/" + upload.id()));
    }

    private void count(Context context) {
        PendingUpload upload = uploads.find(context.pathParam("id"));
        UploadState stage = upload.stage();
        Optional<UploadState.Read> told = stage.readFiles();
        if (told.isEmpty()) {
            context.redirect("/uploads/" + upload.id());
            return;
        }
        UploadState.Read read = told.get();
        FormFields sent = FormFields.of(context);
        if (read.asks() && sent.text("go").isEmpty()) {
            stages.asks(context, upload, stage, read);
            return;
        }
        ColumnForm form = ColumnForm.read(sent, upload, read);
        if (sent.text("go").isPresent()) {
            keep(upload, stage, form, sent);
            went(context, upload, sent);
            return;
        }
        if (!form.errors().isEmpty()) {
            context.status(HttpStatus.UNPROCESSABLE_CONTENT);
            stages.part(context, upload, stage, sent.text("part").orElse("columns"), sent, form.errors());
            return;
        }
        ColumnChoice said = form.choice();
        upload.say(upload.called().said(sent, said.outcome(), read.survey().file()));
        sayRegional(upload, sent);
        if (stage instanceof UploadCheck counted) {
            if (counted.said().equals(said)) {
                context.redirect("/uploads/" + upload.id());
                return;
            }
            upload.sayChecked(counted);
        }
        upload.say(said);
        upload.readAnew(false);
        uploads.work(
                upload,
                stage,
                new UploadState.Working(
                        UploadState.Doing.COUNTING, read.survey().scan().rows(), 2),
                () -> counted(upload, read, said));
        context.redirect("/uploads/" + upload.id());
    }

    private static void sayRegional(PendingUpload upload, FormFields sent) {
        if (sent.text("regional-asked").isPresent()) {
            upload.sayRegional(sent.all("regional"));
        }
    }

    /** Goes to the page that a button names; what was typed is kept before. Returns whether it names one. */
    private static boolean went(Context context, PendingUpload upload, FormFields sent) {
        String go = sent.text("go").orElse("");
        if (!go.equals("files") && !UploadPages.PARTS.contains(go)) {
            return false;
        }
        context.redirect("/uploads/" + upload.id() + "/" + go);
        return true;
    }

    /** What a page says so far is kept as far as it can be; what was counted of other columns is no answer any more. */
    private static void keep(PendingUpload upload, UploadState stage, ColumnForm form, FormFields sent) {
        ColumnChoice said = form.choice();
        upload.say(upload.called()
                .said(
                        sent,
                        said.outcome(),
                        stage.readFiles().orElseThrow().survey().file()));
        sayRegional(upload, sent);
        if (!form.wrong()) {
            upload.say(said);
            if (stage instanceof UploadCheck counted && !counted.said().equals(said)) {
                upload.sayChecked(counted);
                upload.enter(counted, counted.read());
            }
        }
    }

    static UploadState counted(PendingUpload upload, UploadState.Read read, ColumnChoice said) {
        SurveyFile survey = read.survey().file();
        Optional<WeightRange> weights;
        try {
            weights = WeightRange.read(survey, said);
        } catch (ImportProblem unsound) {
            return new UploadState.Refused(
                    unsound.report(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(read));
        }
        ResponseCounts counts = ResponseCounter.count(survey, said.region(), said.outcome(), List.of());
        List<GroupedLayout> layouts = GroupedLayout.of(counts, survey.options());
        if (!layouts.isEmpty()) {
            return new UploadState.Grouped(read, layouts.get(0));
        }
        Set<String> regions = new LinkedHashSet<>();
        long unanswered = 0;
        for (ResponseCount count : counts.counts()) {
            if (count.region() != null) {
                regions.add(count.region());
            }
            unanswered += count.answer() == null ? count.count() : 0;
        }
        List<ImportReport> unusable = new ArrayList<>();
        Optional<RegionTable> table = Optional.empty();
        if (read.regions().isPresent()) {
            try {
                table = Optional.of(
                        RegionTableFile.read(read.regions().get().file(), said.key(), said.label(), said.population()));
            } catch (ImportProblem problem) {
                unusable.add(problem.report());
            }
        }
        Optional<Boundaries> shapes = Optional.empty();
        Optional<ImportReport> shapesRefused = Optional.empty();
        if (upload.boundariesName().isPresent()) {
            try {
                shapes = Optional.of(
                        BoundaryFile.read(upload.boundariesFile(), RegionMatching.wanted(List.copyOf(regions), table)));
            } catch (ImportProblem problem) {
                shapesRefused = Optional.of(problem.report());
            }
        }
        if (!unusable.isEmpty()) {
            shapesRefused.ifPresent(unusable::add);
            return new UploadState.Refused(
                    ImportReport.joined(unusable),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(read));
        }
        UploadCheck counted = new UploadCheck(
                read,
                said,
                read.survey().scan().column(said.outcome()).orElseThrow().values(),
                unanswered,
                new RegionMatching(counts, survey.labels(said.region()).values(), table, shapes.map(Boundaries::keys)),
                shapes,
                shapesRefused,
                weights);
        UploadCheck matched = upload.earlier().map(counted::matchedAsIn).orElse(counted);
        return upload.checked().map(matched::matchedAsIn).orElse(matched);
    }
}
