package org.regionwise.web.areas;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import io.javalin.http.UploadedFile;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.regionwise.analysis.Analysis;
import org.regionwise.analysis.AreaLevel;
import org.regionwise.analysis.Method;
import org.regionwise.analysis.PublishedColumns;
import org.regionwise.analysis.Settings;
import org.regionwise.analysis.Smoothing;
import org.regionwise.analysis.SurveyData;
import org.regionwise.analysis.estimate.Estimation;
import org.regionwise.engine.area.AreaScale;
import org.regionwise.report.message.Words;
import org.regionwise.store.NewSurvey;
import org.regionwise.store.Surveys;
import org.regionwise.survey.ColumnMapping;
import org.regionwise.survey.DesignColumns;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.OutcomeCoding;
import org.regionwise.survey.Problem;
import org.regionwise.survey.Progress;
import org.regionwise.survey.Reason;
import org.regionwise.survey.file.SurveyFile;
import org.regionwise.survey.region.RegionTable;
import org.regionwise.survey.region.RegionTableFile;
import org.regionwise.web.access.Access;
import org.regionwise.web.access.Deed;
import org.regionwise.web.job.FirstAnalysis;
import org.regionwise.web.page.FieldError;
import org.regionwise.web.page.FormFields;
import org.regionwise.web.page.FormName;
import org.regionwise.web.page.Pages;
import org.regionwise.web.page.Person;
import org.regionwise.web.reading.ReadingChoice;
import org.regionwise.web.reading.ReadingForm;
import org.regionwise.web.reading.ReadingSummary;

/** Uploading a table of published estimates: Files → Columns → Check your answers. Nothing is stored before the end. */
public final class AreaTableRoutes {
    /** Fields that are several inputs, by the id of the first. */
    private static final Map<String, String> ID_OF = Map.of("spread-kind", "kind-error", "unit", "unit-percent");

    private final Pages pages;
    private final Surveys surveys;
    private final Function<FirstAnalysis, String> begun;
    private final PendingTables tables;
    private final AreaPages stages;

    /**
     * @param begun begins the first analysis of a table, and gives the address of its computation
     * @param tables that are not stored yet
     */
    public AreaTableRoutes(Pages pages, Surveys surveys, Function<FirstAnalysis, String> begun, PendingTables tables) {
        this.pages = pages;
        this.surveys = surveys;
        this.begun = begun;
        this.tables = tables;
        this.stages = new AreaPages(pages);
    }

    /** Adds its routes. */
    public void register(RoutesConfig routes) {
        routes.get(
                "/areas/new", context -> pages.show(context, "areas/file", Map.of("errors", List.of())), Access.UPLOAD);
        routes.post("/areas", this::receive, Access.UPLOAD);
        routes.get("/areas/{id}", this::show, Access.OWN_TABLE);
        AreaPages.PARTS.keySet().forEach(part -> {
            routes.get("/areas/{id}/" + part, context -> show(context, part), Access.OWN_TABLE);
            if (!part.equals("reading")) {
                routes.post("/areas/{id}/" + part, context -> say(context, part), Access.OWN_TABLE);
            }
        });
        routes.post("/areas/{id}/reading", this::read, Access.OWN_TABLE);
        routes.post("/areas/{id}/chosen", this::chosen, Access.OWN_TABLE);
        routes.post("/areas/{id}/store", this::store, Access.OWN_TABLE, Deed.STORED_SURVEY);
        routes.post("/areas/{id}/cancel", this::cancel, Access.OWN_TABLE);
    }

    private void receive(Context context) {
        UploadedFile file = context.uploadedFile("table");
        if (file == null || file.filename().isBlank()) {
            context.status(HttpStatus.UNPROCESSABLE_CONTENT);
            pages.show(
                    context,
                    "areas/file",
                    Map.of("errors", List.of(FieldError.of("table", "", Reason.of("no-table-sent")))));
            return;
        }
        context.redirect(
                "/areas/" + tables.add(file, Person.of(context).orElseThrow().account()));
    }

    private void show(Context context) {
        PendingTable table = tables.find(context.pathParam("id"));
        show(context, table.attempt().read().isPresent() ? AreaPages.next(table) : "columns");
    }

    private void show(Context context, String part) {
        show(context, part, "", List.of());
    }

    private void show(Context context, String part, String notice, List<FieldError> errors) {
        String id = context.pathParam("id");
        stages.show(context, id, tables.find(id), part, notice, errors);
    }

    private void again(Context context, String part, String notice, List<FieldError> errors) {
        context.status(HttpStatus.UNPROCESSABLE_CONTENT);
        show(context, part, notice, errors);
    }

    /** The table is read as the analyst says; to try it is to see the same page again. */
    private void read(Context context) {
        String id = context.pathParam("id");
        tables.read(id, ReadingForm.read(context, tables.find(id).said()));
        boolean sound = tables.find(id).attempt().read().isPresent();
        context.redirect("/areas/" + id + (sound && context.formParam("again") != null ? "/reading" : ""));
    }

    /** What a page says of the columns; whichever button sent it, nothing of it is lost. */
    private void say(Context context, String part) {
        String id = context.pathParam("id");
        FormFields sent = FormFields.of(context);
        PendingTable table = tables.say(id, sent);
        Optional<ReadingSummary> read = table.attempt().read();
        if (read.isEmpty() || sent.text("go").isPresent()) {
            boolean reading = sent.text("go").filter("table-reading"::equals).isPresent();
            context.redirect("/areas/" + id + (reading ? "/reading" : ""));
            return;
        }
        List<FieldError> missing =
                AreaPages.missing(part, AreaColumns.of(read.get().file(), table.answers()));
        Optional<String> doubt = AreaPages.doubt(read.get(), table.answers(), pages.words(context));
        if (!missing.isEmpty()) {
            again(context, part, "", missing);
        } else if (doubt.isPresent() && part.equals(AreaPages.doubtful(table.answers()))) {
            again(context, part, doubt.get(), List.of());
        } else {
            context.redirect("/areas/" + id);
        }
    }

    /** The same page for the column that was chosen since. */
    private void chosen(Context context) {
        tables.say(context.pathParam("id"), FormFields.of(context));
        show(context, "precision");
    }

    private void store(Context context) {
        String id = context.pathParam("id");
        FormFields sent = FormFields.of(context);
        Words words = pages.words(context);
        FormFields answers = tables.say(id, sent).answers();
        Optional<ReadingSummary> read = tables.find(id).attempt().read();
        Optional<ReadingChoice> changed = read.flatMap(each -> each.changed(sent));
        if (changed.isPresent()) {
            tables.read(id, changed.get());
            again(context, "reading", words.say("areas.read-anew"), List.of());
            return;
        }
        Optional<String> doubt = read.flatMap(each -> AreaPages.doubt(each, answers, words));
        if (doubt.isPresent()) {
            again(context, AreaPages.doubtful(answers), doubt.get(), List.of());
            return;
        }
        PendingTable table = tables.take(id);
        long survey;
        try {
            survey = store(context, answers, table.attempt().read().orElseThrow(NotFoundResponse::new));
        } catch (ImportProblem wrong) {
            // she may mend what was wrong and try again
            tables.putBack(id, table);
            List<FieldError> errors = errors(wrong, answers);
            again(context, AreaPages.partOf(field(wrong.report().first().get(0), answers)), "", errors);
            return;
        } catch (RuntimeException e) {
            // she may mend what was wrong and try again
            tables.putBack(id, table);
            throw e;
        }
        tables.delete(table);
        context.redirect(
                switch (sent.text("then").orElse("")) {
                    case "analyse" ->
                        begun.apply(new FirstAnalysis(
                                surveys.find(survey).orElseThrow(),
                                List.of(),
                                words,
                                Person.of(context).orElseThrow().name()));
                    case "survey" -> "/surveys/" + survey + "?stored";
                    default -> "/surveys/" + survey + "/analyses/new";
                });
    }

    /** Each problem with the field that it concerns: one left open, or that names the column of the problem. */
    private static List<FieldError> errors(ImportProblem wrong, FormFields answers) {
        return wrong.report().first().stream()
                .map(problem -> {
                    String field = field(problem, answers);
                    return new FieldError(ID_OF.getOrDefault(field, field), problem);
                })
                .toList();
    }

    private static String field(Problem problem, FormFields answers) {
        return problem.file().isEmpty()
                ? problem.column()
                : AreaColumns.FIELDS.stream()
                        .filter(each -> answers.text(each)
                                .filter(problem.column()::equals)
                                .isPresent())
                        .findFirst()
                        .orElse("key");
    }

    private long store(Context context, FormFields answers, ReadingSummary read) {
        SurveyFile file = read.file();
        // what nobody was asked about is as it was shown
        FormFields said = AreaColumns.of(file, answers).fields();
        if (read.asksNumbers()) {
            throw new ImportProblem(new Problem(file.name(), 0, "", "", Reason.of("numbers-first")));
        }
        if (read.asksHeader()) {
            throw new ImportProblem(new Problem(file.name(), 0, "", "", Reason.of("header-first")));
        }
        String key = column(said, "key", file);
        String estimate = column(said, "estimate", file);
        PublishedColumns columns = new PublishedColumns(
                column(said, "spread", file),
                choice(said, "spread-kind", "standard-error", "variance").equals("standard-error"),
                optional(said, "respondents", file),
                choice(said, "unit", "percent", "proportion", "other").equals("percent"),
                said.text("unit")
                        .filter("other"::equals)
                        .flatMap(other -> said.text("unit-name"))
                        .orElse(null));
        RegionTable table =
                RegionTableFile.read(file, key, optional(said, "label", file), optional(said, "population", file));
        requireUsable(file, key, estimate, columns, table);
        return surveys.store(
                NewSurvey.published(
                        FormName.read(said, "name", file.name()),
                        file,
                        read.scan(),
                        new ColumnMapping(key, estimate, OutcomeCoding.usual()),
                        table,
                        columns),
                Person.of(context).orElseThrow().account(),
                Progress.SILENT);
    }

    /** Every cell is tried now, while the analyst has the file before her. */
    private static void requireUsable(
            SurveyFile file, String key, String estimate, PublishedColumns columns, RegionTable table) {
        try {
            new Estimation(
                            new Analysis(
                                    key,
                                    estimate,
                                    OutcomeCoding.usual(),
                                    List.of(),
                                    List.of(),
                                    DesignColumns.NONE,
                                    AreaLevel.of(columns).with(AreaScale.IDENTITY, Smoothing.NONE),
                                    Settings.DEFAULT.with(Method.REML)),
                            SurveyData.published(file.name(), file.sha256(), table, table.importedAsSurvey()))
                    .run();
        } catch (ImportProblem problem) {
            throw new ImportProblem(problem.report().renaming(SurveyData.REGION_TABLE, file.name()));
        }
    }

    private void cancel(Context context) {
        tables.remove(context.pathParam("id"));
        context.redirect("/");
    }

    private static String column(FormFields said, String field, SurveyFile file) {
        String name = optional(said, field, file);
        if (name == null) {
            throw new ImportProblem(new Problem("", 0, field, "", Reason.of("needs-column")));
        }
        return name;
    }

    private static String optional(FormFields said, String field, SurveyFile file) {
        String name = said.text(field).orElse("");
        if (name.isBlank()) {
            return null;
        }
        file.requireColumns(List.of(name));
        return name;
    }

    private static String choice(FormFields said, String field, String... offered) {
        String value = said.text(field).orElse(null);
        if (!Arrays.asList(offered).contains(value)) {
            throw new ImportProblem(new Problem("", 0, field, value == null ? "" : value, Reason.of("needs-answer")));
        }
        return value;
    }
}
