package org.regionwise.web.upload;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.regionwise.report.message.Words;
import org.regionwise.store.KeptFiles;
import org.regionwise.store.Surveys;
import org.regionwise.survey.ColumnMapping;
import org.regionwise.survey.ImportLimits;
import org.regionwise.survey.OutcomeCoding;
import org.regionwise.web.outcome.AnswerChoices;
import org.regionwise.web.page.FormFields;
import org.regionwise.web.page.Pages;

/** Uploading a survey: 1 File → 2 What is what → 3 Check → 4 Done. Nothing is stored before the last step. */
public final class UploadRoutes implements AutoCloseable {
    private final Pages pages;
    private final Surveys surveys;
    private final PendingUploads uploads;
    private final UploadPages stages;
    private final FileRoutes files;
    private final ReadingRoutes reading;
    private final ColumnRoutes columns;

    /**
     * @param folder where received files wait until they are stored
     * @param limits what a file may hold
     */
    public UploadRoutes(
            Pages pages, Surveys surveys, KeptFiles keptFiles, Path folder, ImportLimits limits, Clock clock) {
        this.pages = pages;
        this.surveys = surveys;
        this.uploads = new PendingUploads(folder, limits, clock);
        this.stages = new UploadPages(pages);
        this.reading = new ReadingRoutes(uploads, surveys, keptFiles);
        this.files = new FileRoutes(pages, surveys, keptFiles, uploads, reading, limits);
        this.columns = new ColumnRoutes(uploads, reading);
    }

    /** Adds its routes. */
    public void register(RoutesConfig routes) {
        files.register(routes);
        routes.get("/uploads/{id}", this::show);
        routes.get("/uploads/{id}/progress", this::progress);
        reading.register(routes);
        columns.register(routes);
        routes.post("/uploads/{id}/store", this::store);
        routes.post("/uploads/{id}/cancel", this::cancel);
    }

    private void show(Context context) {
        PendingUpload upload = uploads.find(context.pathParam("id"));
        UploadState stage = upload.stage();
        if (stage instanceof UploadState.Stored stored) {
            context.redirect("/surveys/" + stored.surveyId() + "?stored");
        } else {
            stages.show(context, upload, stage);
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
            upload.sayAnswers(sent);
            UploadCheck checked = SelectedMatches.accepted(counted, sent, "");
            if (checked.matching().unmatched()) {
                upload.enter(counted, checked);
                context.redirect("/uploads/" + upload.id());
                return;
            }
            if (!Merger.of(SelectedMatches.standing(counted)).containsAll(Merger.of(checked))) {
                // several regions become one and the page did not say so yet; once it has, they are stored
                upload.enter(counted, checked);
                context.redirect("/uploads/" + upload.id() + "?again");
                return;
            }
            OutcomeCoding coding =
                    AnswerChoices.read(context, counted.read().survey().file().name(), counted.outcomeColumn());
            ColumnMapping mapping = new ColumnMapping(counted.regionColumn(), counted.outcomeColumn(), coding);
            uploads.work(
                    upload,
                    counted,
                    new UploadState.Working(
                            UploadState.Doing.STORING,
                            counted.read().survey().scan().rows(),
                            3),
                    () -> new UploadState.Stored(surveys.store(checked.survey(mapping, upload), upload.progress())));
        }
        context.redirect("/uploads/" + upload.id());
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
