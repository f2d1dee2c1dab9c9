package org.regionwise.web.upload;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.regionwise.report.ProblemCsv;
import org.regionwise.survey.ImportLimits;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.Progress;
import org.regionwise.survey.RegionTableCheck;
import org.regionwise.survey.SurveyFile;
import org.regionwise.web.reading.Attempt;
import org.regionwise.web.reading.ReadingForm;
import org.regionwise.web.reading.SaidReading;

/** Reading what was received, in another way if need be, and every problem met on the way. */
final class ReadingRoutes {
    private final PendingUploads uploads;
    private final ImportLimits limits;

    ReadingRoutes(PendingUploads uploads, ImportLimits limits) {
        this.uploads = uploads;
        this.limits = limits;
    }

    void register(RoutesConfig routes) {
        routes.post("/uploads/{id}/reading", this::again);
        routes.post("/uploads/{id}/leave-out", this::leaveOut);
        routes.get("/uploads/{id}/problems.csv", this::problems);
        routes.get("/uploads/{id}/region-problems.csv", this::regionProblems);
    }

    /** Reads a new upload in the background. */
    void begin(PendingUpload upload) {
        uploads.work(upload, new Stage.Working("Reading", 0), () -> read(upload));
    }

    private Stage read(PendingUpload upload) {
        Optional<Attempt> regions = upload.regionsName()
                .map(name ->
                        Attempt.of("regions", upload.regionsFile(), name, upload.regions(), limits, Progress.SILENT));
        if (regions.isPresent() && regions.get().refused().isPresent()) {
            return new Stage.Refused(regions.get().refused().get(), regions);
        }
        Attempt survey = Attempt.of(
                "survey", upload.surveyFile(), upload.surveyName(), upload.survey(), limits, upload.progress());
        if (survey.refused().isPresent()) {
            return new Stage.Refused(survey.refused().get(), Optional.of(survey));
        }
        return new Stage.Read(survey.read().orElseThrow(), regions.flatMap(Attempt::read));
    }

    /** The analyst said how a file is to be read. */
    private void again(Context context) {
        PendingUpload upload = uploads.find(context.pathParam("id"));
        boolean ofRegions = "regions".equals(context.formParam("which"));
        SaidReading said = ReadingForm.read(context, ofRegions ? upload.regions() : upload.survey());
        readAgain(context, upload, ofRegions, said);
    }

    private void leaveOut(Context context) {
        PendingUpload upload = uploads.find(context.pathParam("id"));
        SaidReading before = upload.survey();
        // what was suggested when the file was refused is what the analyst saw, and keeps
        SaidReading seen = upload.stage() instanceof Stage.Refused refused && refused.sparable()
                ? new SaidReading(refused.attempt().orElseThrow().form().options(), before.numbersSaid())
                : before;
        readAgain(context, upload, false, new SaidReading(seen.options().leavingOut(), seen.numbersSaid()));
    }

    private void readAgain(Context context, PendingUpload upload, boolean ofRegions, SaidReading said) {
        Stage stage = upload.stage();
        if (stage instanceof Stage.Read || stage instanceof Stage.Refused) {
            upload.say(ofRegions, said);
            uploads.work(upload, stage, new Stage.Working("Reading", 0), () -> read(upload));
        }
        context.redirect("/uploads/" + upload.id());
    }

    /** What an analysis would stumble over in the region table. */
    private void regionProblems(Context context) {
        PendingUpload upload = uploads.find(context.pathParam("id"));
        if (!(upload.stage() instanceof Counted counted)) {
            context.redirect("/uploads/" + upload.id());
            return;
        }
        context.contentType("text/csv; charset=utf-8")
                .header("Content-Disposition", "attachment; filename=\"region-problems.csv\"");
        try (ProblemCsv csv = new ProblemCsv(context.outputStream())) {
            counted.table().map(RegionTableCheck::of).orElse(List.of()).forEach(csv::write);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All problems, found again one by one rather than kept. */
    private void problems(Context context) {
        PendingUpload upload = uploads.find(context.pathParam("id"));
        if (!(upload.stage() instanceof Stage.Refused refused)) {
            context.redirect("/uploads/" + upload.id());
            return;
        }
        context.contentType("text/csv; charset=utf-8")
                .header("Content-Disposition", "attachment; filename=\"problems.csv\"");
        Optional<SurveyFile> file = refused.attempt().flatMap(Attempt::file);
        try (ProblemCsv csv = new ProblemCsv(context.outputStream())) {
            if (file.isEmpty()) {
                refused.report().first().forEach(csv::write);
                return;
            }
            try {
                file.get().forEachProblem(csv::write);
            } catch (ImportProblem last) {
                last.report().first().forEach(csv::write);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
