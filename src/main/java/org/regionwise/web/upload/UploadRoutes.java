package org.regionwise.web.upload;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import io.javalin.http.UploadedFile;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.regionwise.store.StoredSurvey;
import org.regionwise.store.Surveys;
import org.regionwise.survey.ColumnMapping;
import org.regionwise.survey.ImportLimits;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.OutcomeCoding;
import org.regionwise.survey.Problem;
import org.regionwise.web.Pages;
import org.regionwise.web.PathNumber;
import org.regionwise.web.outcome.AnswerChoices;

/** Uploading a survey: 1 File → 2 What is what → 3 Check → 4 Done. Nothing is stored before the last step. */
public final class UploadRoutes implements AutoCloseable {
    private final Pages pages;
    private final Surveys surveys;
    private final PendingUploads uploads;
    private final UploadPages stages;
    private final ReadingRoutes reading;
    private final ColumnRoutes columns;
    private final ImportLimits limits;

    /**
     * @param folder where received files wait until they are stored
     * @param limits what a file may hold
     */
    public UploadRoutes(Pages pages, Surveys surveys, Path folder, ImportLimits limits, Clock clock) {
        this.pages = pages;
        this.surveys = surveys;
        this.limits = limits;
        this.uploads = new PendingUploads(folder, clock);
        this.stages = new UploadPages(pages, surveys);
        this.reading = new ReadingRoutes(uploads, limits);
        this.columns = new ColumnRoutes(uploads);
    }

    public void register(RoutesConfig routes) {
        routes.get("/uploads/new", this::choose);
        routes.post("/uploads", this::receive);
        routes.get("/uploads/{id}", this::show);
        routes.get("/uploads/{id}/progress", this::progress);
        reading.register(routes);
        columns.register(routes);
        routes.post("/uploads/{id}/store", this::store);
        routes.post("/uploads/{id}/cancel", this::cancel);
    }

    /** {@code ?replaces=} makes what is sent a new version of that survey. */
    private void choose(Context context) {
        Map<String, Object> model = new HashMap<>();
        Optional.ofNullable(context.queryParam("replaces")).ifPresent(id -> model.put("replaces", replaced(id)));
        model.put("megabytes", limits.fileBytes() >> 20);
        pages.show(context, "upload/file", model);
    }

    private StoredSurvey replaced(String id) {
        return surveys.find(PathNumber.parse(id)).orElseThrow(NotFoundResponse::new);
    }

    private void receive(Context context) {
        UploadedFile survey = context.uploadedFile("survey");
        if (survey == null || survey.filename().isBlank()) {
            throw new ImportProblem(
                    new Problem("No file", 0, "", "", "Choose the survey extract, a file with one row a respondent."));
        }
        Optional<Long> replaces = Optional.ofNullable(context.formParam("replaces"))
                .filter(id -> !id.isBlank())
                .map(id -> replaced(id).id());
        PendingUpload upload = uploads.add(survey, sent(context, "regions"), sent(context, "boundaries"), replaces);
        reading.begin(upload);
        context.redirect("/uploads/" + upload.id());
    }

    private static Optional<UploadedFile> sent(Context context, String field) {
        return Optional.ofNullable(context.uploadedFile(field))
                .filter(file -> !file.filename().isBlank());
    }

    private void show(Context context) {
        PendingUpload upload = uploads.find(context.pathParam("id"));
        Stage stage = upload.stage();
        if (stage instanceof Stage.Stored stored) {
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
        if (upload.stage() instanceof Stage.Working working) {
            answer.put("working", true);
            answer.put("words", working.words());
            answer.put("total", working.total());
        }
        context.json(answer);
    }

    private void store(Context context) {
        PendingUpload upload = uploads.find(context.pathParam("id"));
        if (upload.stage() instanceof Counted counted && !counted.unmatched()) {
            OutcomeCoding coding =
                    AnswerChoices.read(context, counted.read().survey().file().name(), counted.outcomeColumn());
            ColumnMapping mapping = new ColumnMapping(counted.regionColumn(), counted.outcomeColumn(), coding);
            uploads.work(
                    upload,
                    counted,
                    new Stage.Working("Storing", counted.read().survey().scan().rows()),
                    () -> new Stage.Stored(surveys.store(counted.survey(mapping, upload, limits), upload.progress())));
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
