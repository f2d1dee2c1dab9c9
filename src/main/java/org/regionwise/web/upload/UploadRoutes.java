package org.regionwise.web.upload;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.regionwise.report.message.Words;
import org.regionwise.store.KeptFiles;
import org.regionwise.store.NewSurvey;
import org.regionwise.store.StoredSurvey;
import org.regionwise.store.Surveys;
import org.regionwise.store.account.Deeds;
import org.regionwise.survey.ColumnMapping;
import org.regionwise.survey.ImportLimits;
import org.regionwise.survey.OutcomeCoding;
import org.regionwise.web.access.Access;
import org.regionwise.web.access.Deed;
import org.regionwise.web.access.Permissions;
import org.regionwise.web.job.FirstAnalysis;
import org.regionwise.web.job.Jobs;
import org.regionwise.web.outcome.AnswerChoices;
import org.regionwise.web.page.FieldError;
import org.regionwise.web.page.FormFields;
import org.regionwise.web.page.Pages;
import org.regionwise.web.page.Refusal;
import org.regionwise.web.reading.CountedUpload;

/** Uploading a survey: 1 Files → 2 Columns → 3 Check your answers → 4 Analyse. Only the last step stores anything. */
public final class UploadRoutes implements AutoCloseable {
    private final Pages pages;
    private final Surveys surveys;
    private final Function<FirstAnalysis, String> begun;
    private final Jobs jobs;
    private final PendingUploads uploads;
    private final UploadPages stages;
    private final FileRoutes files;
    private final ReadingRoutes reading;
    private final ColumnRoutes columns;
    private final Deeds deeds;

    /**
     * @param begun begins the first analysis of a survey, and gives the address of its computation
     * @param uploads that are not stored yet; closed with the routes
     * @param elsewhere whether there are databases in which rows may stay
     * @param limits what a file may hold
     * @param permissions which surveys may have a new version, and which may be learned from
     * @param deeds where it is entered that a survey was stored
     */
    public UploadRoutes(
            Pages pages,
            Surveys surveys,
            KeptFiles keptFiles,
            Function<FirstAnalysis, String> begun,
            Jobs jobs,
            PendingUploads uploads,
            boolean elsewhere,
            ImportLimits limits,
            Permissions permissions,
            Deeds deeds) {
        this.pages = pages;
        this.surveys = surveys;
        this.begun = begun;
        this.jobs = jobs;
        this.uploads = uploads;
        this.deeds = deeds;
        this.stages = new UploadPages(pages);
        this.reading = new ReadingRoutes(uploads, surveys, keptFiles, stages);
        this.files = new FileRoutes(pages, surveys, keptFiles, uploads, reading, elsewhere, limits, permissions);
        this.columns = new ColumnRoutes(uploads, stages);
    }

    /** Adds its routes. */
    public void register(RoutesConfig routes) {
        files.register(routes);
        routes.get("/uploads/{id}", this::show, Access.OWN_UPLOAD);
        routes.get("/uploads/{id}/progress", this::progress, Access.OWN_UPLOAD);
        UploadPages.PARTS.forEach(
                part -> routes.get("/uploads/{id}/" + part, context -> show(context, part), Access.OWN_UPLOAD));
        reading.register(routes);
        columns.register(routes);
        routes.post("/uploads/{id}/store", this::store, Access.OWN_UPLOAD);
        routes.post("/uploads/{id}/cancel", this::cancel, Access.OWN_UPLOAD);
    }

    /** Begins an upload whose survey is counted in a database. Returns the address of its page. */
    public String count(Context context, CountedUpload counted) {
        return files.count(context, counted);
    }

    private void show(Context context) {
        PendingUpload upload = uploads.find(context.pathParam("id"));
        UploadState stage = upload.stage();
        if (stage instanceof UploadState.Stored stored) {
            context.redirect(next(stored));
        } else {
            stages.show(context, upload, stage);
        }
    }

    /** Computations that are over are forgotten after a while. */
    private String next(UploadState.Stored stored) {
        String job = stored.next().replaceFirst("^/jobs/", "");
        return job.equals(stored.next()) || jobs.find(job).isPresent()
                ? stored.next()
                : "/surveys/" + stored.surveyId();
    }

    /** A page of the analyst's choosing, as far as the upload has come to it. */
    private void show(Context context, String part) {
        PendingUpload upload = uploads.find(context.pathParam("id"));
        UploadState stage = upload.stage();
        if (UploadPages.has(upload, stage, part)) {
            stages.part(context, upload, stage, part, FormFields.NOTHING, List.of());
        } else {
            context.redirect("/uploads/" + upload.id());
        }
    }

    private void progress(Context context) {
        PendingUpload upload = uploads.find(context.pathParam("id"));
        Map<String, Object> answer = new HashMap<>();
        answer.put("rows", upload.rows());
        answer.put("bytes", upload.bytes());
        answer.put("totalBytes", upload.totalBytes());
        answer.put("working", false);
        if (upload.stage() instanceof UploadState.Working working) {
            answer.put("working", true);
            Words words = pages.words(context);
            answer.put("words", working.doing().said(words));
            answer.put("done", working.done(upload.rows(), upload.bytes(), upload.totalBytes(), words));
            answer.put("total", working.total());
        }
        context.json(answer);
    }

    private void store(Context context) {
        PendingUpload upload = uploads.find(context.pathParam("id"));
        if (upload.stage() instanceof UploadCheck counted) {
            FormFields sent = FormFields.of(context);
            if (sent.text("value").isPresent() || sent.text("cut").isPresent()) {
                upload.sayAnswers(sent);
            }
            // what stands on the page is what is done: matches that were sent, and those that are applied unless undone
            UploadCheck checked = SelectedMatches.standing(SelectedMatches.accepted(counted, sent, ""));
            boolean several = !Merger.of(SelectedMatches.standing(counted)).containsAll(Merger.of(checked));
            if (checked.matching().unmatched() || several) {
                // several regions become one and the page did not say so yet; once it has, they are stored
                upload.enter(counted, checked);
                context.redirect("/uploads/" + upload.id() + (several ? "?again" : ""));
                return;
            }
            AnswerChoices choices = new CheckedAnswers(upload, counted).choices();
            if (!choices.isComplete()) {
                List<FieldError> errors = new ArrayList<>();
                choices.missing().forEach((field, reason) -> errors.add(FieldError.of(field, "", reason)));
                context.status(HttpStatus.UNPROCESSABLE_CONTENT);
                stages.part(context, upload, counted, "answers", FormFields.NOTHING, errors);
                return;
            }
            OutcomeCoding coding = choices.coding(counted.read().survey().file().name(), counted.outcomeColumn());
            ColumnMapping mapping = new ColumnMapping(counted.regionColumn(), counted.outcomeColumn(), coding);
            Words words = pages.words(context);
            List<String> predictors = ColumnQuestions.regional(upload, checked.read()).stream()
                    .filter(ColumnQuestions.Regional::chosen)
                    .map(ColumnQuestions.Regional::column)
                    .toList();
            Optional<Function<StoredSurvey, String>> first = sent.text("then")
                    .filter("analyse"::equals)
                    .map(then -> survey -> begun.apply(new FirstAnalysis(
                            survey, predictors, words, upload.sender().name())));
            uploads.work(
                    upload,
                    counted,
                    new UploadState.Working(
                            UploadState.Doing.STORING,
                            counted.read().survey().scan().rows(),
                            3),
                    () -> stored(stored(checked.survey(mapping, upload), upload), first));
        }
        context.redirect("/uploads/" + upload.id());
    }

    private long stored(NewSurvey survey, PendingUpload upload) {
        PendingUpload.Sender sender = upload.sender();
        long id = surveys.store(survey, sender.account(), upload.progress());
        deeds.enter(sender.name(), Deed.STORED_SURVEY.code(), "/surveys/" + id, survey.name());
        return id;
    }

    /** @param first begins the first analysis, and says where */
    private UploadState stored(long id, Optional<Function<StoredSurvey, String>> first) {
        String survey = "/surveys/" + id;
        if (first.isEmpty()) {
            return new UploadState.Stored(id, survey + "?stored");
        }
        try {
            return new UploadState.Stored(id, first.get().apply(surveys.find(id).orElseThrow()));
        } catch (Refusal tooMuchToDo) {
            return new UploadState.Stored(id, survey + "/analyses/new?saved=yes");
        }
    }

    private void cancel(Context context) {
        PendingUpload upload = uploads.find(context.pathParam("id"));
        uploads.cancel(upload);
        context.redirect("/uploads/" + upload.id());
    }

    @Override
    public void close() {
        uploads.close();
    }
}
