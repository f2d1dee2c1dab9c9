package org.regionwise.web.upload;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.regionwise.survey.ColumnType;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.ImportReport;
import org.regionwise.survey.Problem;
import org.regionwise.survey.Progress;
import org.regionwise.survey.Reason;
import org.regionwise.survey.count.GroupedLayout;
import org.regionwise.survey.count.ResponseCount;
import org.regionwise.survey.count.ResponseCounter;
import org.regionwise.survey.count.ResponseCounts;
import org.regionwise.survey.file.ColumnSummary;
import org.regionwise.survey.file.SurveyFile;
import org.regionwise.survey.region.RegionMatching;
import org.regionwise.survey.region.RegionTable;
import org.regionwise.survey.region.RegionTableFile;
import org.regionwise.survey.shape.Boundaries;
import org.regionwise.survey.shape.BoundaryFile;
import org.regionwise.survey.suggest.ColumnChoice;
import org.regionwise.survey.suggest.ColumnDefaults;
import org.regionwise.survey.suggest.RoleSuggestion;
import org.regionwise.web.outcome.AnswerChoices;
import org.regionwise.web.page.FormFields;
import org.regionwise.web.page.FormName;
import org.regionwise.web.reading.ReadingSummary;

/** From what is what to the check: the analyst names the columns, and says which regions are one. */
final class ColumnRoutes {
    private final PendingUploads uploads;
    private final ReadingRoutes reading;

    ColumnRoutes(PendingUploads uploads, ReadingRoutes reading) {
        this.uploads = uploads;
        this.reading = reading;
    }

    void register(RoutesConfig routes) {
        routes.post("/uploads/{id}/columns", this::count);
        routes.post("/uploads/{id}/match", this::match);
        routes.post("/uploads/{id}/back", this::back);
    }

    /** Back from the check, or from what it found wrong, to the question what is what; nothing said is forgotten. */
    private void back(Context context) {
        PendingUpload upload = uploads.find(context.pathParam("id"));
        UploadState stage = upload.stage();
        if (stage instanceof UploadCheck counted) {
            FormFields sent = FormFields.of(context);
            upload.sayAnswers(sent);
            upload.sayChecked(SelectedMatches.accepted(counted, sent, ""));
            upload.enter(counted, counted.read());
        } else if (stage instanceof UploadState.Refused refused
                && refused.before().isPresent()) {
            upload.enter(refused, refused.before().get());
        } else if (stage instanceof UploadState.Grouped grouped) {
            upload.enter(grouped, grouped.before());
        }
        context.redirect("/uploads/" + upload.id());
    }

    /** Counterparts that the analyst chose, or took back; what else stands on the page is kept. */
    private void match(Context context) {
        PendingUpload upload = uploads.find(context.pathParam("id"));
        if (upload.stage() instanceof UploadCheck counted) {
            FormFields sent = FormFields.of(context);
            upload.sayAnswers(sent);
            String undo = sent.text("undo").orElse("");
            upload.enter(counted, SelectedMatches.accepted(counted, sent, undo));
        }
        context.redirect("/uploads/" + upload.id());
    }

    private void count(Context context) {
        PendingUpload upload = uploads.find(context.pathParam("id"));
        if (!(upload.stage() instanceof UploadState.Read read)) {
            context.redirect("/uploads/" + upload.id());
            return;
        }
        if (reading.changed(upload, read, FormFields.of(context))) {
            context.redirect("/uploads/" + upload.id());
            return;
        }
        SurveyFile file = read.survey().file();
        if (read.asks()) {
            throw problem(
                    file,
                    "",
                    read.survey().asksNumbers()
                                    || read.regions()
                                            .map(ReadingSummary::asksNumbers)
                                            .orElse(false)
                            ? Reason.of("numbers-first")
                            : Reason.of("header-first"));
        }
        ColumnChoice said = said(context, upload, read);
        upload.say(said);
        upload.readAnew(false);
        uploads.work(
                upload,
                read,
                new UploadState.Working(
                        UploadState.Doing.COUNTING, read.survey().scan().rows(), 2),
                () -> counted(upload, read, said));
        context.redirect("/uploads/" + upload.id());
    }

    private static ColumnChoice said(Context context, PendingUpload upload, UploadState.Read read) {
        SurveyFile file = read.survey().file();
        String region = required(context, file, "region");
        String outcome = required(context, file, "outcome");
        if (region.equals(outcome)) {
            throw problem(file, region, Reason.of("region-is-outcome"));
        }
        requireFewAnswers(read, outcome);
        Map<String, RoleSuggestion> roles = OtherRoles.read(
                context,
                read.survey(),
                region,
                outcome,
                ColumnQuestions.defaults(upload, read).reasons());
        String name = FormName.read(context, "name", ColumnDefaults.withoutEnding(upload.surveyName()));
        Optional<SurveyFile> regions = read.regions().map(ReadingSummary::file);
        return new ColumnChoice(
                name,
                region,
                outcome,
                roles,
                regions.map(table -> required(context, table, "key")).orElse(null),
                regions.map(table -> chosen(context, table, "label")).orElse(null),
                regions.map(table -> chosen(context, table, "population")).orElse(null));
    }

    private static void requireFewAnswers(UploadState.Read read, String outcome) {
        ColumnSummary summary = read.survey().scan().column(outcome).orElseThrow();
        // a measured outcome is cut into yes and no in the next step
        if (summary.column().type() != ColumnType.NUMBER
                && (summary.more() || summary.values().size() > AnswerChoices.MOST_ANSWERS)) {
            throw problem(
                    read.survey().file(), outcome, Reason.of("too-many-answers", "limit", AnswerChoices.MOST_ANSWERS));
        }
    }

    private static ImportProblem problem(SurveyFile file, String column, Reason expected) {
        return new ImportProblem(new Problem(file.name(), 0, column, "", expected));
    }

    private static String required(Context context, SurveyFile file, String role) {
        String column = context.formParam(role);
        if (column == null || column.isBlank()) {
            throw problem(file, "", Reason.of("role-without-column", "role", role));
        }
        file.requireColumns(List.of(column));
        return column;
    }

    private static String chosen(Context context, SurveyFile file, String role) {
        String column = context.formParam(role);
        if (column == null || column.isBlank()) {
            return null;
        }
        file.requireColumns(List.of(column));
        return column;
    }

    static UploadState counted(PendingUpload upload, UploadState.Read read, ColumnChoice said) {
        SurveyFile survey = read.survey().file();
        try {
            // every cell matters of what is used, whatever else the file holds
            survey.read(said.used(), (row, cells) -> {}, Progress.SILENT);
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
                    CombinedReport.joined(unusable),
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
                shapesRefused);
        UploadCheck matched = upload.earlier().map(counted::matchedAsIn).orElse(counted);
        return upload.checked().map(matched::matchedAsIn).orElse(matched);
    }
}
