package org.regionwise.web.areas;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import io.javalin.http.UploadedFile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.regionwise.analysis.Analysis;
import org.regionwise.analysis.AreaLevel;
import org.regionwise.analysis.Method;
import org.regionwise.analysis.PublishedColumns;
import org.regionwise.analysis.Settings;
import org.regionwise.analysis.Smoothing;
import org.regionwise.analysis.SurveyData;
import org.regionwise.analysis.estimate.Estimation;
import org.regionwise.engine.area.AreaScale;
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
import org.regionwise.web.page.FieldError;
import org.regionwise.web.page.FormFields;
import org.regionwise.web.page.FormName;
import org.regionwise.web.page.Pages;
import org.regionwise.web.page.Person;
import org.regionwise.web.reading.ReadingAttempt;
import org.regionwise.web.reading.ReadingChoice;
import org.regionwise.web.reading.ReadingForm;
import org.regionwise.web.reading.ReadingSummary;

/**
 * Uploading a table of published estimates: the file, what is what, and done. Nothing is stored before the last step.
 */
public final class AreaTableRoutes {
    private static final List<String> FIELDS =
            List.of("estimate", "spread", "respondents", "population", "label", "key");
    /** Fields that are several inputs, by the id of the first. */
    private static final Map<String, String> ID_OF = Map.of("spread-kind", "kind-error", "unit", "unit-percent");

    private final Pages pages;
    private final Surveys surveys;
    private final PendingTables tables;

    /** @param tables that are not stored yet */
    public AreaTableRoutes(Pages pages, Surveys surveys, PendingTables tables) {
        this.pages = pages;
        this.surveys = surveys;
        this.tables = tables;
    }

    /** Adds its routes. */
    public void register(RoutesConfig routes) {
        routes.get(
                "/areas/new", context -> pages.show(context, "areas/file", Map.of("errors", List.of())), Access.UPLOAD);
        routes.post("/areas", this::receive, Access.UPLOAD);
        routes.get("/areas/{id}", this::columns, Access.OWN_TABLE);
        routes.post("/areas/{id}/reading", this::read, Access.OWN_TABLE);
        routes.post("/areas/{id}/columns", this::chosen, Access.OWN_TABLE);
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

    private void columns(Context context) {
        show(context, FormFields.NOTHING, "");
    }

    /** The page that asks what is what, as it was filled in; {@code notice} is why it is shown again. */
    private void show(Context context, FormFields sent, String notice) {
        show(context, sent, notice, List.of());
    }

    private void show(Context context, FormFields sent, String notice, List<FieldError> errors) {
        String id = context.pathParam("id");
        ReadingAttempt attempt = tables.find(id).attempt();
        Map<String, Object> model = new HashMap<>();
        model.put("id", id);
        if (attempt.refused().isPresent()) {
            model.put("report", attempt.refused().get());
            model.put("form", attempt.form());
            context.status(422);
            pages.show(context, "areas/refused", model);
            return;
        }
        ReadingSummary read = attempt.read().orElseThrow();
        model.put("table", read);
        AreaColumns said = AreaColumns.of(read.file(), sent);
        model.put("said", said);
        model.put("unread", AreaDoubts.ofNumbers(read, said));
        model.put("asksUnit", asksUnit(read, sent));
        model.put("notice", notice);
        model.put("errors", errors);
        pages.show(context, "areas/columns", model);
    }

    private void read(Context context) {
        String id = context.pathParam("id");
        tables.read(id, ReadingForm.read(context, tables.find(id).said()));
        if (context.formParam("spread") == null) {
            context.redirect("/areas/" + id);
        } else {
            show(context, FormFields.of(context), "");
        }
    }

    /** The same page for the column that was chosen since. */
    private void chosen(Context context) {
        show(context, FormFields.of(context), "");
    }

    private void store(Context context) {
        String id = context.pathParam("id");
        FormFields sent = FormFields.of(context);
        Optional<ReadingChoice> changed = tables.find(id).attempt().read().flatMap(read -> read.changed(sent));
        if (changed.isPresent()) {
            tables.read(id, changed.get());
            context.status(HttpStatus.UNPROCESSABLE_CONTENT);
            show(context, sent, pages.words(context).say("areas.read-anew"));
            return;
        }
        if (AreaColumns.undecided(sent)) {
            context.status(HttpStatus.UNPROCESSABLE_CONTENT);
            show(
                    context,
                    sent,
                    pages.words(context)
                            .say(
                                    "areas.spread-asked",
                                    "column",
                                    sent.text("spread").orElse("")));
            return;
        }
        Optional<ReadingSummary> asked = tables.find(id).attempt().read().filter(read -> asksUnit(read, sent));
        if (asked.isPresent() && !sent.text("percent-of").equals(sent.text("estimate"))) {
            context.status(HttpStatus.UNPROCESSABLE_CONTENT);
            show(
                    context,
                    sent,
                    pages.words(context)
                            .say(
                                    "areas.unit-asked",
                                    "column",
                                    sent.text("estimate").orElse("")));
            return;
        }
        PendingTable table = tables.take(id);
        long survey;
        try {
            survey = store(context, table.attempt().read().orElseThrow(NotFoundResponse::new));
        } catch (ImportProblem wrong) {
            // she may mend what was wrong and try again
            tables.putBack(id, table);
            context.status(HttpStatus.UNPROCESSABLE_CONTENT);
            show(context, sent, "", errors(wrong, sent));
            return;
        } catch (RuntimeException e) {
            // she may mend what was wrong and try again
            tables.putBack(id, table);
            throw e;
        }
        tables.delete(table);
        context.redirect("/surveys/" + survey + "/analyses/new");
    }

    /** Each problem with the field that it concerns: one left open, or that names the column of the problem. */
    private static List<FieldError> errors(ImportProblem wrong, FormFields sent) {
        return wrong.report().first().stream()
                .map(problem -> {
                    String field = problem.file().isEmpty()
                            ? problem.column()
                            : FIELDS.stream()
                                    .filter(each -> sent.text(each)
                                            .filter(problem.column()::equals)
                                            .isPresent())
                                    .findFirst()
                                    .orElse("key");
                    return new FieldError(ID_OF.getOrDefault(field, field), problem);
                })
                .toList();
    }

    /** Whether per cent is chosen for estimates that look like proportions. */
    private static boolean asksUnit(ReadingSummary read, FormFields sent) {
        return sent.text("unit").filter("percent"::equals).isPresent()
                && AreaDoubts.looksLikeProportions(read, sent.text("estimate").orElse(""));
    }

    private long store(Context context, ReadingSummary read) {
        SurveyFile file = read.file();
        if (read.asksNumbers()) {
            throw new ImportProblem(new Problem(file.name(), 0, "", "", Reason.of("numbers-first")));
        }
        if (read.asksHeader()) {
            throw new ImportProblem(new Problem(file.name(), 0, "", "", Reason.of("header-first")));
        }
        String key = column(context, "key", file);
        String estimate = column(context, "estimate", file);
        PublishedColumns columns = new PublishedColumns(
                column(context, "spread", file),
                choice(context, "spread-kind", "standard-error", "variance").equals("standard-error"),
                optional(context, "respondents", file),
                choice(context, "unit", "percent", "proportion").equals("percent"));
        RegionTable table = RegionTableFile.read(
                file, key, optional(context, "label", file), optional(context, "population", file));
        requireUsable(file, key, estimate, columns, table);
        return surveys.store(
                NewSurvey.published(
                        FormName.read(context, "name", file.name()),
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

    private static String column(Context context, String field, SurveyFile file) {
        String name = optional(context, field, file);
        if (name == null) {
            throw new ImportProblem(new Problem("", 0, field, "", Reason.of("needs-column")));
        }
        return name;
    }

    private static String optional(Context context, String field, SurveyFile file) {
        String name = Optional.ofNullable(context.formParam(field)).orElse("");
        if (name.isBlank()) {
            return null;
        }
        file.requireColumns(List.of(name));
        return name;
    }

    private static String choice(Context context, String field, String one, String other) {
        String value = context.formParam(field);
        if (!one.equals(value) && !other.equals(value)) {
            throw new ImportProblem(new Problem("", 0, field, value == null ? "" : value, Reason.of("needs-answer")));
        }
        return value;
    }
}
