package org.regionwise.web.upload;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.regionwise.report.file.ProblemCsv;
import org.regionwise.store.EarlierSurvey;
import org.regionwise.store.KeptFiles;
import org.regionwise.store.Surveys;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.ImportReport;
import org.regionwise.survey.NumberNotation;
import org.regionwise.survey.ProblemCollector;
import org.regionwise.survey.Progress;
import org.regionwise.survey.ReadingOptions;
import org.regionwise.survey.file.SurveyFile;
import org.regionwise.survey.region.RegionTableCheck;
import org.regionwise.survey.region.RegionTableFile;
import org.regionwise.survey.shape.BoundaryFile;
import org.regionwise.survey.suggest.ColumnChoice;
import org.regionwise.web.access.Access;
import org.regionwise.web.page.FieldError;
import org.regionwise.web.page.FormFields;
import org.regionwise.web.reading.ReadingAttempt;
import org.regionwise.web.reading.ReadingChoice;
import org.regionwise.web.reading.ReadingForm;
import org.regionwise.web.reading.ReadingSummary;

/** Reading what was received, in another way if need be, and every problem met on the way. */
final class ReadingRoutes {
    private final PendingUploads uploads;
    private final Surveys surveys;
    private final KeptFiles files;
    private final UploadPages stages;

    ReadingRoutes(PendingUploads uploads, Surveys surveys, KeptFiles files, UploadPages stages) {
        this.stages = stages;
        this.uploads = uploads;
        this.surveys = surveys;
        this.files = files;
    }

    void register(RoutesConfig routes) {
        routes.post("/uploads/{id}/reading", this::again, Access.OWN_UPLOAD);
        routes.post("/uploads/{id}/leave-out", this::leaveOut, Access.OWN_UPLOAD);
        routes.post("/uploads/{id}/grouped", this::grouped, Access.OWN_UPLOAD);
        routes.get("/uploads/{id}/problems.csv", this::problems, Access.OWN_UPLOAD);
        routes.get("/uploads/{id}/region-problems.csv", this::regionProblems, Access.OWN_UPLOAD);
        routes.get("/uploads/{id}/boundary-problems.csv", this::shapeProblems, Access.OWN_UPLOAD);
    }

    /** Reads a new upload in the background; one that is counted in a database is counted first. */
    void begin(PendingUpload upload) {
        if (upload.counted().isEmpty()) {
            uploads.work(upload, UploadState.Working.READING, () -> read(upload));
            return;
        }
        uploads.work(upload, UploadState.Working.COUNTING, () -> {
            try {
                upload.counted().get().counting().count(upload.surveyFile().path(), upload::stopsBy);
            } finally {
                upload.stopsBy(() -> {});
            }
            return read(upload);
        });
    }

    private UploadState read(PendingUpload upload) {
        ReadingAttempt survey = survey(upload);
        Optional<ReadingAttempt> regions = regions(upload);
        Optional<ReadingAttempt> badSurvey =
                Optional.of(survey).filter(each -> each.refused().isPresent());
        Optional<ReadingAttempt> badRegions =
                regions.filter(each -> each.refused().isPresent());
        if (badSurvey.isEmpty() && badRegions.isEmpty()) {
            return new UploadState.Read(survey.read().orElseThrow(), regions.flatMap(ReadingAttempt::read));
        }
        ProblemCollector others = new ProblemCollector();
        new OtherFileProblems(upload, regions).forEachProblem(others::add);
        List<ImportReport> reports = Stream.of(
                        badSurvey.flatMap(ReadingAttempt::refused),
                        badRegions.flatMap(ReadingAttempt::refused),
                        Optional.of(others.report()).filter(each -> each.total() > 0))
                .flatMap(Optional::stream)
                .toList();
        return new UploadState.Refused(ImportReport.joined(reports), badSurvey, badRegions, regions, Optional.empty());
    }

    /** Until the analyst says otherwise, the extract is read as an earlier one of its shape, if that fits. */
    private ReadingAttempt survey(PendingUpload upload) {
        ReadingAttempt attempt =
                ReadingAttempt.of("survey", upload.surveyFile(), upload.reading(upload.survey()), upload.progress());
        if (!upload.survey().equals(ReadingChoice.NOTHING)) {
            return attempt;
        }
        Optional<EarlierSurvey> earlier = EarlierSurvey.of(
                surveys,
                files,
                upload.replaces(),
                attempt.file(),
                upload.surveyFile(),
                upload.sender().sees());
        upload.offer(earlier);
        Optional<ReadingChoice> said = earlier.map(each -> asBefore(each.reading(first(attempt))));
        return again(upload, attempt, said, upload.progress(), "survey");
    }

    private Optional<ReadingAttempt> regions(PendingUpload upload) {
        return upload.regionsName().map(name -> {
            ReadingAttempt attempt =
                    ReadingAttempt.of("regions", upload.regionsFile(), upload.regions(), Progress.SILENT);
            return upload.regions().equals(ReadingChoice.NOTHING)
                    ? again(
                            upload,
                            attempt,
                            upload.earlier()
                                    .flatMap(each -> each.regionsReading(first(attempt)))
                                    .map(ReadingRoutes::asBefore),
                            Progress.SILENT,
                            "regions")
                    : attempt;
        });
    }

    private static EarlierSurvey.FirstReading first(ReadingAttempt attempt) {
        return new EarlierSurvey.FirstReading(
                attempt.file(),
                attempt.read().flatMap(ReadingSummary::encoding).isPresent(),
                attempt.form().sheets());
    }

    /** A point needs no saying; whether "1,234" is a thousand is asked again. */
    private static ReadingChoice asBefore(ReadingOptions options) {
        return new ReadingChoice(options, !options.numbers().equals(NumberNotation.POINT));
    }

    /** Reads a file once more if that may make a difference; choices that do not fit the file are not taken over. */
    private ReadingAttempt again(
            PendingUpload upload, ReadingAttempt first, Optional<ReadingChoice> said, Progress progress, String which) {
        if (said.isEmpty() || said.get().equals(ReadingChoice.NOTHING)) {
            return first;
        }
        boolean ofRegions = which.equals("regions");
        ReadingAttempt again = ofRegions
                ? ReadingAttempt.of(which, upload.regionsFile(), said.get(), progress)
                : ReadingAttempt.of(which, upload.surveyFile(), upload.reading(said.get()), progress);
        if (again.refused().isPresent()) {
            return first;
        }
        upload.say(ofRegions, said.get());
        return again;
    }

    /**
     * The analyst said how files are to be read. What she changed is read so, whichever button she pressed; to try it
     * is to see the same page again.
     */
    private void again(Context context) {
        PendingUpload upload = uploads.find(context.pathParam("id"));
        FormFields sent = FormFields.of(context);
        UploadState stage = upload.stage();
        List<ReadingForm> forms = forms(stage);
        String pressed = sent.text("again").orElse("");
        boolean changed = !pressed.isEmpty();
        try {
            // what cannot be said is refused whether or not anything waits to be read
            ReadingForm.read(context, upload.survey());
            for (ReadingForm form : forms) {
                boolean ofRegions = form.which().equals("regions");
                ReadingChoice before = ofRegions ? upload.regions() : upload.survey();
                Optional<ReadingChoice> said = form.which().equals(pressed)
                        ? Optional.of(form.said(sent, before))
                        : saidDifferently(stage, form, sent, before);
                said.ifPresent(each -> upload.say(ofRegions, each));
                changed |= said.isPresent();
            }
        } catch (ImportProblem wrong) {
            Optional<String> part = sent.text("part");
            if (part.isEmpty()) {
                throw wrong;
            }
            context.status(HttpStatus.UNPROCESSABLE_CONTENT);
            String field = part.get().replace("-reading", "") + "-"
                    + wrong.report().first().get(0).column().replace("header-row", "header");
            stages.part(context, upload, stage, part.get(), sent, List.of(FieldError.of(field, wrong)));
            return;
        }
        upload.tries(sent.text("part").isPresent() ? pressed : "");
        Optional<UploadState.Read> asking = stage.readFiles().filter(UploadState.Read::asks);
        if (!changed && asking.isPresent()) {
            stages.asks(context, upload, stage, asking.get());
            return;
        }
        if (!changed) {
            context.redirect("/uploads/" + upload.id());
            return;
        }
        if (stage instanceof UploadCheck counted) {
            upload.sayChecked(counted);
        }
        readAgain(context, upload, pressed.isEmpty());
    }

    /** What a page says differently than its file was read, or says of numbers where it had to. */
    private static Optional<ReadingChoice> saidDifferently(
            UploadState stage, ReadingForm form, FormFields sent, ReadingChoice before) {
        Optional<UploadState.Read> read = stage.readFiles();
        if (read.isEmpty()) {
            return form.changed(sent, before.numbersSaid());
        }
        return form.which().equals("regions")
                ? read.get().regions().flatMap(each -> each.changed(sent))
                : read.get().survey().changed(sent);
    }

    private static List<ReadingForm> forms(UploadState stage) {
        Optional<UploadState.Read> read = stage.readFiles();
        if (read.isPresent()) {
            return Stream.concat(Stream.of(read.get().survey()), read.get().regions().stream())
                    .map(ReadingSummary::form)
                    .toList();
        }
        return stage instanceof UploadState.Refused refused
                ? Stream.of(refused.attempt(), refused.regions())
                        .flatMap(Optional::stream)
                        .map(ReadingAttempt::form)
                        .toList()
                : List.of();
    }

    private void leaveOut(Context context) {
        PendingUpload upload = uploads.find(context.pathParam("id"));
        FormFields sent = FormFields.of(context);
        ReadingChoice before = upload.survey();
        // what was suggested when the file was refused is what the analyst saw, and keeps but for what she changed
        ReadingChoice seen = before;
        if (upload.stage() instanceof UploadState.Refused refused && refused.sparable()) {
            ReadingForm form = refused.attempt().orElseThrow().form();
            seen = form.changed(sent, before.numbersSaid())
                    .orElse(new ReadingChoice(form.options(), before.numbersSaid()));
            refused.regions()
                    .flatMap(each -> each.form().changed(sent, upload.regions().numbersSaid()))
                    .ifPresent(said -> upload.say(true, said));
        }
        upload.say(false, new ReadingChoice(seen.options().leavingOut(), seen.numbersSaid()));
        readAgain(context, upload, false);
    }

    /** The analyst said what rows without a region are; what was said of columns holds on. */
    private void grouped(Context context) {
        PendingUpload upload = uploads.find(context.pathParam("id"));
        if (upload.stage() instanceof UploadState.Grouped grouped) {
            ReadingOptions seen = grouped.before().survey().file().options();
            List<String> column = List.of(grouped.layout().column());
            ReadingOptions options = "fill-down".equals(context.formParam("rows"))
                    ? seen.withFilledDown(joined(seen.filledDown(), column))
                    : seen.withMostlyEmpty(joined(seen.mostlyEmpty(), column));
            upload.say(false, new ReadingChoice(options, true));
            uploads.work(upload, grouped, UploadState.Working.READING, () -> {
                UploadState next = read(upload);
                return next instanceof UploadState.Read read
                        ? ColumnRoutes.counted(upload, read, upload.columns().orElseThrow())
                        : next;
            });
        }
        context.redirect("/uploads/" + upload.id());
    }

    private static List<String> joined(List<String> some, List<String> more) {
        return Stream.concat(some.stream(), more.stream()).distinct().toList();
    }

    private void readAgain(Context context, PendingUpload upload, boolean anew) {
        UploadState stage = upload.stage();
        if (stage instanceof UploadState.Read || stage instanceof UploadState.Refused || stage instanceof UploadCheck) {
            upload.readAnew(anew);
            uploads.work(upload, stage, UploadState.Working.READING, () -> read(upload));
        }
        context.redirect("/uploads/" + upload.id());
    }

    /** What an analysis would stumble over in the region table. */
    private void regionProblems(Context context) {
        PendingUpload upload = uploads.find(context.pathParam("id"));
        if (!(upload.stage() instanceof UploadCheck counted)) {
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
        if (!(upload.stage() instanceof UploadState.Refused refused)) {
            context.redirect("/uploads/" + upload.id());
            return;
        }
        context.contentType("text/csv; charset=utf-8")
                .header("Content-Disposition", "attachment; filename=\"problems.csv\"");
        try (ProblemCsv csv = new ProblemCsv(context.outputStream())) {
            if (refused.before().isPresent()) {
                write(upload, refused.before().get(), csv);
                return;
            }
            Stream.of(refused.attempt(), refused.regions())
                    .flatMap(Optional::stream)
                    .forEach(attempt -> write(attempt, csv));
            new OtherFileProblems(upload, refused.table()).forEachProblem(csv::write);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is wrong with the columns that are used, then with the region table and the boundaries. */
    private static void write(PendingUpload upload, UploadState.Read before, ProblemCsv csv) {
        ColumnChoice said = upload.columns().orElseThrow();
        before.survey().file().forEachProblem(said.used()::contains, csv::write);
        before.regions()
                .ifPresent(table -> RegionTableFile.forEachProblem(
                        table.file(), said.key(), said.label(), said.population(), csv::write));
        upload.boundaries()
                .ifPresent(file -> BoundaryFile.forEachProblem(
                        file, regions(before.survey().file(), said.region()), csv::write));
    }

    private static Set<String> regions(SurveyFile survey, String column) {
        Set<String> regions = new LinkedHashSet<>();
        survey.forEachRow(List.of(column), (row, cells) -> {
            if (cells[0] != null) {
                regions.add(cells[0]);
            }
        });
        return regions;
    }

    /** Why the boundaries cannot be used, though everything else can. */
    private void shapeProblems(Context context) {
        PendingUpload upload = uploads.find(context.pathParam("id"));
        if (!(upload.stage() instanceof UploadCheck counted)
                || upload.boundariesName().isEmpty()) {
            context.redirect("/uploads/" + upload.id());
            return;
        }
        context.contentType("text/csv; charset=utf-8")
                .header("Content-Disposition", "attachment; filename=\"boundary-problems.csv\"");
        try (ProblemCsv csv = new ProblemCsv(context.outputStream())) {
            BoundaryFile.forEachProblem(
                    upload.boundariesFile(), counted.matching().wanted(), csv::write);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(ReadingAttempt attempt, ProblemCsv csv) {
        if (attempt.file().isEmpty()) {
            attempt.refused().orElseThrow().first().forEach(csv::write);
            return;
        }
        try {
            attempt.file().get().forEachProblem(csv::write);
        } catch (ImportProblem last) {
            last.report().first().forEach(csv::write);
        }
    }
}
