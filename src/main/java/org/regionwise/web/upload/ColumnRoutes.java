package org.regionwise.web.upload;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.regionwise.survey.Boundaries;
import org.regionwise.survey.BoundaryFile;
import org.regionwise.survey.ColumnSummary;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.ImportReport;
import org.regionwise.survey.Problem;
import org.regionwise.survey.RegionTable;
import org.regionwise.survey.RegionTableFile;
import org.regionwise.survey.ResponseCount;
import org.regionwise.survey.ResponseCounter;
import org.regionwise.survey.ResponseCounts;
import org.regionwise.survey.SurveyFile;
import org.regionwise.web.GivenName;
import org.regionwise.web.outcome.AnswerChoices;
import org.regionwise.web.reading.ReadFile;

/** From what is what to the check: the analyst names the columns, and says which regions are one. */
final class ColumnRoutes {
    private final PendingUploads uploads;

    ColumnRoutes(PendingUploads uploads) {
        this.uploads = uploads;
    }

    void register(RoutesConfig routes) {
        routes.post("/uploads/{id}/columns", this::count);
        routes.post("/uploads/{id}/match", this::match);
        routes.post("/uploads/{id}/back", this::back);
    }

    /** Back from the check to the question what is what. */
    private void back(Context context) {
        PendingUpload upload = uploads.find(context.pathParam("id"));
        if (upload.stage() instanceof Counted counted) {
            upload.enter(counted, counted.read());
        }
        context.redirect("/uploads/" + upload.id());
    }

    /** Counterparts that the analyst chose for regions without one, or took back. */
    private void match(Context context) {
        PendingUpload upload = uploads.find(context.pathParam("id"));
        if (upload.stage() instanceof Counted counted) {
            Map<String, String> regions = new HashMap<>(counted.accepted());
            Map<String, String> shapes = new HashMap<>(counted.acceptedShapes());
            boolean ofShapes = "shapes".equals(context.formParam("take"));
            Map<String, String> changed = ofShapes || "shapes".equals(context.formParam("undo")) ? shapes : regions;
            if (context.formParam("undo") != null) {
                changed.clear();
            } else {
                String of = ofShapes ? "shape" : "region";
                List<String> from = context.formParams(of + "-from");
                List<String> to = context.formParams(of + "-to");
                for (int i = 0; i < Math.min(from.size(), to.size()); i++) {
                    if (!to.get(i).isEmpty()) {
                        changed.put(from.get(i), to.get(i));
                    }
                }
            }
            upload.enter(counted, counted.accepting(regions, shapes));
        }
        context.redirect("/uploads/" + upload.id());
    }

    private void count(Context context) {
        PendingUpload upload = uploads.find(context.pathParam("id"));
        if (!(upload.stage() instanceof Stage.Read read)) {
            context.redirect("/uploads/" + upload.id());
            return;
        }
        SurveyFile file = read.survey().file();
        if (read.asks()) {
            throw problem(
                    file, "", "Say first how the file writes numbers: thousands or decimals. Go back and choose.");
        }
        String region = required(context, file, "region");
        String outcome = required(context, file, "outcome");
        if (region.equals(outcome)) {
            throw problem(file, region, "One column cannot be both the region and the outcome.");
        }
        requireFewAnswers(read, outcome);
        String name = GivenName.read(context, "name", Offered.withoutEnding(upload.surveyName()));
        // read now, so that a wrong choice is answered on the spot and can be mended
        Optional<RegionTable> table = read.regions()
                .map(ReadFile::file)
                .map(regions -> RegionTableFile.read(
                        regions,
                        required(context, regions, "key"),
                        chosen(context, "label"),
                        chosen(context, "population")));
        uploads.work(
                upload,
                read,
                new Stage.Working("Counting answers", read.survey().scan().rows()),
                () -> counted(upload, read, name, region, outcome, table));
        context.redirect("/uploads/" + upload.id());
    }

    private static void requireFewAnswers(Stage.Read read, String outcome) {
        ColumnSummary summary = read.survey().scan().column(outcome).orElseThrow();
        if (summary.more() || summary.values().size() > AnswerChoices.MOST_ANSWERS) {
            throw problem(
                    read.survey().file(),
                    outcome,
                    "has more than " + AnswerChoices.MOST_ANSWERS
                            + " different values, so it is not a yes or no. Choose a column in which each respondent"
                            + " said one or the other.");
        }
    }

    private static ImportProblem problem(SurveyFile file, String column, String expected) {
        return new ImportProblem(new Problem(file.name(), 0, column, "", expected));
    }

    private static String required(Context context, SurveyFile file, String role) {
        String column = context.formParam(role);
        if (column == null || column.isBlank()) {
            throw problem(file, "", "Say which column is the " + role + ". Go back and choose.");
        }
        file.requireColumns(List.of(column));
        return column;
    }

    private static String chosen(Context context, String role) {
        String column = context.formParam(role);
        return column == null || column.isBlank() ? null : column;
    }

    private static Stage counted(
            PendingUpload upload,
            Stage.Read read,
            String name,
            String region,
            String outcome,
            Optional<RegionTable> table) {
        ResponseCounts counts = ResponseCounter.count(read.survey().file(), region, outcome, List.of());
        Set<String> regions = new LinkedHashSet<>();
        long unanswered = 0;
        for (ResponseCount count : counts.counts()) {
            if (count.region() != null) {
                regions.add(count.region());
            }
            unanswered += count.answer() == null ? count.count() : 0;
        }
        List<String> wanted = Counted.wanted(new ArrayList<>(regions), table);
        Optional<Boundaries> shapes = Optional.empty();
        Optional<ImportReport> refused = Optional.empty();
        if (upload.boundariesName().isPresent()) {
            try {
                shapes = Optional.of(BoundaryFile.read(
                        upload.boundariesFile(), upload.boundariesName().get(), wanted));
            } catch (ImportProblem problem) {
                refused = Optional.of(problem.report());
            }
        }
        return new Counted(
                read,
                name,
                region,
                outcome,
                read.survey().scan().column(outcome).orElseThrow().values(),
                unanswered,
                counts,
                table,
                Map.of(),
                shapes,
                Map.of(),
                refused);
    }
}
