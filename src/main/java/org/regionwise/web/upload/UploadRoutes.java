package org.regionwise.web.upload;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.UploadedFile;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.regionwise.report.Numbers;
import org.regionwise.store.Surveys;
import org.regionwise.survey.CodingSuggestion;
import org.regionwise.survey.ColumnMapping;
import org.regionwise.survey.ColumnSuggestion;
import org.regionwise.survey.ColumnSummary;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.OutcomeCoding;
import org.regionwise.survey.Problem;
import org.regionwise.survey.RegionMatch;
import org.regionwise.survey.RegionTable;
import org.regionwise.survey.RegionTableColumns;
import org.regionwise.survey.RegionTableFile;
import org.regionwise.survey.ResponseCount;
import org.regionwise.survey.ResponseCounter;
import org.regionwise.survey.ResponseCounts;
import org.regionwise.survey.SurveyFile;
import org.regionwise.web.GivenName;
import org.regionwise.web.Pages;
import org.regionwise.web.ReadFile;
import org.regionwise.web.outcome.AnswerChoices;

/** Uploading a survey: 1 File → 2 What is what → 3 Check → 4 Done. Nothing is stored before the last step. */
public final class UploadRoutes implements AutoCloseable {
    private final Pages pages;
    private final Surveys surveys;
    private final PendingUploads uploads;

    /** @param folder where received files wait until they are stored */
    public UploadRoutes(Pages pages, Surveys surveys, Path folder) {
        this.pages = pages;
        this.surveys = surveys;
        this.uploads = new PendingUploads(folder);
    }

    public void register(RoutesConfig routes) {
        routes.get("/uploads/new", context -> pages.show(context, "upload/file", Map.of()));
        routes.post("/uploads", this::receive);
        routes.get("/uploads/{id}", this::show);
        routes.get("/uploads/{id}/progress", this::progress);
        routes.post("/uploads/{id}/columns", this::count);
        routes.post("/uploads/{id}/back", this::back);
        routes.post("/uploads/{id}/store", this::store);
        routes.post("/uploads/{id}/cancel", this::cancel);
    }

    private void receive(Context context) {
        UploadedFile survey = context.uploadedFile("survey");
        if (survey == null || survey.filename().isBlank()) {
            throw new ImportProblem(new Problem(
                    "No file", 0, "", "", "Choose the survey extract, a CSV file with one row a respondent."));
        }
        Optional<UploadedFile> regions = Optional.ofNullable(context.uploadedFile("regions"))
                .filter(file -> !file.filename().isBlank());
        PendingUpload upload = uploads.add(survey, regions);
        uploads.work(upload, new Stage.Working("Reading", 0), () -> read(upload));
        context.redirect("/uploads/" + upload.id());
    }

    private static Stage read(PendingUpload upload) {
        SurveyFile survey = SurveyFile.open(upload.surveyFile(), upload.surveyName());
        Optional<ReadFile> regions =
                upload.regionsName().map(name -> ReadFile.of(SurveyFile.open(upload.regionsFile(), name), rows -> {}));
        return new Stage.Read(ReadFile.of(survey, upload.progress()), regions);
    }

    private void show(Context context) {
        PendingUpload upload = uploads.find(context.pathParam("id"));
        Stage stage = upload.stage();
        if (stage instanceof Stage.Working working) {
            pages.show(
                    context,
                    "upload/progress",
                    Map.of("upload", upload.id(), "words", working.words(), "file", upload.surveyName()));
        } else if (stage instanceof Stage.Read read) {
            showColumns(context, upload, read);
        } else if (stage instanceof Stage.Counted counted) {
            showCheck(context, upload, counted);
        } else if (stage instanceof Stage.Unsound unsound) {
            context.status(422);
            pages.show(context, "error/problems", Map.of("report", unsound.report()));
        } else if (stage instanceof Stage.Stored stored) {
            context.redirect("/surveys/" + stored.surveyId() + "?stored");
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

    private void progress(Context context) {
        PendingUpload upload = uploads.find(context.pathParam("id"));
        Map<String, Object> answer = new HashMap<>();
        answer.put("rows", upload.rows());
        answer.put("working", false);
        if (upload.stage() instanceof Stage.Working working) {
            answer.put("working", true);
            answer.put("words", working.words());
            answer.put("total", working.total());
        }
        context.json(answer);
    }

    /** Back from the check to the question what is what. */
    private void back(Context context) {
        PendingUpload upload = uploads.find(context.pathParam("id"));
        if (upload.stage() instanceof Stage.Counted counted) {
            upload.enter(counted, counted.read());
        }
        context.redirect("/uploads/" + upload.id());
    }

    private void showColumns(Context context, PendingUpload upload, Stage.Read read) {
        ColumnSuggestion suggested = ColumnSuggestion.of(read.survey().scan());
        Map<String, Object> model = new HashMap<>();
        model.put("upload", upload.id());
        model.put("survey", read.survey());
        model.put("region", suggested.regionColumn().orElse(""));
        model.put("outcome", suggested.outcomeColumn().orElse(""));
        model.put("name", nameOf(upload.surveyName()));
        read.regions().ifPresent(regions -> {
            model.put("regions", regions);
            model.put(
                    "roles",
                    RegionTableColumns.suggest(
                            regions.file().columns(), suggested.regionColumn().orElse("region")));
        });
        pages.show(context, "upload/columns", model);
    }

    private static String nameOf(String fileName) {
        int dot = fileName.lastIndexOf('.');
        return dot > 0 ? fileName.substring(0, dot) : fileName;
    }

    private void count(Context context) {
        PendingUpload upload = uploads.find(context.pathParam("id"));
        if (!(upload.stage() instanceof Stage.Read read)) {
            context.redirect("/uploads/" + upload.id());
            return;
        }
        String region = required(context, read.survey().file(), "region");
        String outcome = required(context, read.survey().file(), "outcome");
        if (region.equals(outcome)) {
            throw new ImportProblem(new Problem(
                    read.survey().file().name(),
                    0,
                    region,
                    "",
                    "One column cannot be both the region and the outcome."));
        }
        requireFewAnswers(read, outcome);
        String name = GivenName.read(context, "name", nameOf(upload.surveyName()));
        // read now, so that a wrong choice is answered on the spot and can be mended
        Optional<RegionTable> table = read.regions()
                .map(ReadFile::file)
                .map(file -> RegionTableFile.read(
                        file, required(context, file, "key"), chosen(context, "label"), chosen(context, "population")));
        uploads.work(
                upload,
                read,
                new Stage.Working("Counting answers", read.survey().scan().rows()),
                () -> counted(read, name, region, outcome, table));
        context.redirect("/uploads/" + upload.id());
    }

    private static void requireFewAnswers(Stage.Read read, String outcome) {
        ColumnSummary summary = read.survey().scan().column(outcome).orElseThrow();
        if (summary.more() || summary.values().size() > AnswerChoices.MOST_ANSWERS) {
            throw new ImportProblem(new Problem(
                    read.survey().file().name(),
                    0,
                    outcome,
                    "",
                    "has more than " + AnswerChoices.MOST_ANSWERS
                            + " different values, so it is not a yes or no. Choose a column in which each respondent"
                            + " said one or the other."));
        }
    }

    private static String required(Context context, SurveyFile file, String role) {
        String column = context.formParam(role);
        if (column == null || column.isBlank()) {
            throw new ImportProblem(
                    new Problem(file.name(), 0, "", "", "Say which column is the " + role + ". Go back and choose."));
        }
        file.requireColumns(List.of(column));
        return column;
    }

    private static String chosen(Context context, String role) {
        String column = context.formParam(role);
        return column == null || column.isBlank() ? null : column;
    }

    private static Stage counted(
            Stage.Read read, String name, String region, String outcome, Optional<RegionTable> table) {
        ResponseCounts counts = ResponseCounter.count(read.survey().file(), region, outcome, List.of());
        Set<String> regions = new HashSet<>();
        long unanswered = 0;
        for (ResponseCount count : counts.counts()) {
            if (count.region() != null) {
                regions.add(count.region());
            }
            unanswered += count.answer() == null ? count.count() : 0;
        }
        return new Stage.Counted(
                read,
                name,
                region,
                outcome,
                read.survey().scan().column(outcome).orElseThrow().values(),
                unanswered,
                regions.size(),
                table,
                table.map(each -> RegionMatch.of(regions, each)));
    }

    private void showCheck(Context context, PendingUpload upload, Stage.Counted counted) {
        Map<String, Object> model = new HashMap<>();
        OutcomeCoding suggested = CodingSuggestion.of(
                counted.read().survey().scan().column(counted.outcomeColumn()).orElseThrow());
        model.put("upload", upload.id());
        model.put("counted", counted);
        model.put("respondents", Numbers.count(counted.read().survey().scan().rows()));
        model.put("choices", AnswerChoices.of(counted.answers(), suggested));
        counted.match().ifPresent(match -> {
            model.put("matched", Numbers.count(match.matched()));
            model.put("notInTable", NamesInWords.of(match.notInTable()));
            model.put("withoutRespondents", NamesInWords.of(match.withoutRespondents()));
        });
        pages.show(context, "upload/check", model);
    }

    private void store(Context context) {
        PendingUpload upload = uploads.find(context.pathParam("id"));
        if (upload.stage() instanceof Stage.Counted counted && !counted.unmatched()) {
            OutcomeCoding coding =
                    AnswerChoices.read(context, counted.read().survey().file().name(), counted.outcomeColumn());
            ColumnMapping mapping = new ColumnMapping(counted.regionColumn(), counted.outcomeColumn(), coding);
            uploads.work(
                    upload,
                    counted,
                    new Stage.Working("Storing", counted.read().survey().scan().rows()),
                    () -> new Stage.Stored(surveys.store(counted.survey(mapping), upload.progress())));
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
