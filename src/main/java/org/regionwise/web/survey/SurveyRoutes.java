package org.regionwise.web.survey;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.regionwise.analysis.PublishedColumns;
import org.regionwise.release.Profile;
import org.regionwise.report.message.Words;
import org.regionwise.report.words.FindingWords;
import org.regionwise.report.words.ImportWords;
import org.regionwise.report.words.ReleaseNotes;
import org.regionwise.store.Analyses;
import org.regionwise.store.KeptFiles;
import org.regionwise.store.Releases;
import org.regionwise.store.StoredSurvey;
import org.regionwise.store.SurveySeries;
import org.regionwise.store.SurveySummary;
import org.regionwise.store.Surveys;
import org.regionwise.store.source.NamedSources;
import org.regionwise.survey.Column;
import org.regionwise.survey.ImportFacts;
import org.regionwise.survey.ReadingOptions;
import org.regionwise.survey.name.DisplayNames;
import org.regionwise.survey.region.RegionTable;
import org.regionwise.survey.suggest.ColumnRole;
import org.regionwise.survey.suggest.RoleSuggestion;
import org.regionwise.web.access.Access;
import org.regionwise.web.access.Deed;
import org.regionwise.web.page.AnalysisRow;
import org.regionwise.web.page.FormName;
import org.regionwise.web.page.MeasuredColumns;
import org.regionwise.web.page.Pages;
import org.regionwise.web.page.PathNumber;

/** A survey: what its columns are, and what was asked of it. */
public final class SurveyRoutes {
    private final Pages pages;
    private final Surveys surveys;
    private final Analyses analyses;
    private final SurveySeries series;
    private final Releases releases;
    private final KeptFiles files;
    private final NamedSources sources;

    public SurveyRoutes(
            Pages pages,
            Surveys surveys,
            Analyses analyses,
            SurveySeries series,
            Releases releases,
            KeptFiles files,
            NamedSources sources) {
        this.pages = pages;
        this.surveys = surveys;
        this.analyses = analyses;
        this.series = series;
        this.releases = releases;
        this.files = files;
        this.sources = sources;
    }

    /** A column as the page lists it. */
    public record ColumnRow(String name, String label, String kind, String role) {}

    /** Another version of the survey. */
    public record VersionRow(long id, int version, String facts, List<AnalysisRow> analyses) {}

    /** Adds its routes. */
    public void register(RoutesConfig routes) {
        routes.get("/surveys/{id}", pages.kept(this::page), Access.SEE_SURVEY);
        routes.get("/surveys/{id}/counts.csv", this::counts, Access.WORK_ON_SURVEY, Deed.EXPORTED);
        routes.post("/surveys/{id}/name", this::rename, Access.WORK_ON_SURVEY, Deed.RENAMED_SURVEY);
        routes.post("/surveys/{id}/names", this::names, Access.WORK_ON_SURVEY, Deed.RENAMED_SURVEY);
        routes.get("/surveys/{id}/delete", this::askDelete, Access.OWN_SURVEY);
        routes.post("/surveys/{id}/delete", this::delete, Access.OWN_SURVEY, Deed.DELETED_SURVEY);
        routes.post("/surveys/{id}/restore", this::restore, Access.OWN_SURVEY, Deed.RESTORED_SURVEY);
    }

    private StoredSurvey survey(Context context) {
        return surveys.find(PathNumber.of(context, "id")).orElseThrow(NotFoundResponse::new);
    }

    private void page(Context context) {
        StoredSurvey survey = survey(context);
        Words words = pages.words(context);
        Map<String, Object> model = new HashMap<>();
        model.put("survey", survey);
        model.put("names", NamesForm.of(survey));
        model.put("named", context.queryParamMap().containsKey("named"));
        model.put("lead", lead(survey, words));
        model.put("deleted", series.deleted(survey.origin().series()));
        reading(survey, model, words);
        surveys.population(survey.origin().series()).ifPresent(people -> {
            model.put("population", people);
            model.put("people", words.numerals().count(Math.round(people.table().people())));
        });
        survey.elsewhere().ifPresent(counted -> elsewhere(survey, counted, model, words));
        model.put("surveyVersion", survey.origin().version());
        List<SurveySummary> versions = surveys.versions(survey.origin().series());
        model.put("newest", versions.get(0).id() == survey.id());
        model.put(
                "versions",
                versions.stream()
                        .filter(each -> each.id() != survey.id())
                        .map(each -> new VersionRow(
                                each.id(),
                                each.version(),
                                words.say(
                                        "survey.version-facts",
                                        "respondents",
                                        words.say("survey.respondents", "respondents", each.respondents()),
                                        "day",
                                        words.numerals().day(each.createdAt(), ZoneId.systemDefault())),
                                rows(each.id(), words)))
                        .toList());
        model.put(
                "compared",
                versions.stream()
                        .filter(each -> each.id() != survey.id())
                        .anyMatch(each -> !analyses.list(each.id()).isEmpty()));
        model.put("stored", context.queryParamMap().containsKey("stored"));
        model.put("measured", !MeasuredColumns.of(survey, "").isEmpty());
        model.put(
                "columns",
                survey.columns().stream()
                        .map(column -> row(survey, column, words))
                        .toList());
        model.put(
                "regionColumns",
                survey.regions().map(table -> rows(survey, table, words)).orElse(List.of()));
        model.put("analyses", rows(survey.id(), words));
        List<AnalysisRow> removed = analyses.deleted(survey.id()).stream()
                .map(each -> AnalysisRow.of(each, words))
                .toList();
        model.put("removed", removed);
        removed.stream()
                .filter(each -> Long.toString(each.id()).equals(context.queryParam("removed")))
                .forEach(each -> model.put("undo", each));
        model.put(
                "rules",
                new ReleaseNotes(words).name(releases.ofSurvey(survey.id()).orElse(Profile.NONE)));
        // what rules do is shown on an analysis, the newest of this version or else of the next
        Stream.concat(Stream.of(survey.id()), versions.stream().map(SurveySummary::id))
                .flatMap(id -> analyses.list(id).stream())
                .findFirst()
                .ifPresent(analysis -> model.put("ruled", analysis.id()));
        pages.show(context, "survey/survey", model);
    }

    /** Where the rows are that were counted, and where they can be counted again. */
    private void elsewhere(
            StoredSurvey survey, ReadingOptions.Counted counted, Map<String, Object> model, Words words) {
        model.put("elsewhere", counted);
        model.put("countedAt", words.numerals().minute(Instant.parse(counted.at()), ZoneId.systemDefault()));
        sources.all().stream()
                .filter(each -> each.title().equals(counted.source()))
                .findFirst()
                .ifPresent(source -> model.put(
                        "countAgain",
                        "/sources/" + source.name() + "?table=" + encoded(counted.table()) + "&replaces=" + survey.id()
                                + survey.columns().stream()
                                        .map(each -> "&column=" + encoded(each.name()))
                                        .collect(Collectors.joining())));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** The counts of a survey whose rows are elsewhere, as the database gave them. */
    private void counts(Context context) throws IOException {
        StoredSurvey survey = survey(context);
        if (survey.elsewhere().isEmpty()) {
            throw new NotFoundResponse();
        }
        context.contentType("text/csv; charset=utf-8")
                .header("Content-Disposition", "attachment; filename=\"counts-" + survey.id() + ".csv\"")
                .result(files.open(survey.sha256()));
    }

    private List<AnalysisRow> rows(long survey, Words words) {
        return analyses.list(survey).stream()
                .map(each -> AnalysisRow.of(each, words))
                .toList();
    }

    private static String lead(StoredSurvey survey, Words words) {
        return words.say(
                "survey.lead",
                "content",
                survey.published().isPresent()
                        ? words.say("survey.published")
                        : words.say("survey.respondents", "respondents", survey.respondents()),
                "regions",
                words.say("survey.regions", "regions", survey.regionCount()),
                "moment",
                words.numerals().minute(survey.createdAt(), ZoneId.systemDefault()),
                "file",
                survey.fileName());
    }

    /** How the file was read, and what was decided about its regions. */
    private void reading(StoredSurvey survey, Map<String, Object> model, Words words) {
        ImportFacts imported = survey.origin().imported();
        ImportWords reading = new ImportWords(words);
        FindingWords findings = new FindingWords(words);
        model.put("imported", reading.withoutRegions(imported));
        model.put("notes", findings.notes(imported.notes()));
        model.put(
                "remarks",
                Stream.concat(
                                imported.remarks().stream().map(findings::remark),
                                imported.unread().stream().map(findings::unread))
                        .toList());
        model.put("matches", reading.regions(imported));
        files.boundaries(survey.id()).ifPresent(boundaries -> {
            model.put("boundaries", boundaries.name());
            model.put("shapeMatches", new TreeMap<>(boundaries.matches()));
        });
    }

    /** Another name for a survey in all its versions. */
    private void rename(Context context) {
        StoredSurvey survey = survey(context);
        series.rename(survey.origin().series(), FormName.read(context, "name", survey.name()));
        context.redirect("/surveys/" + survey.id());
    }

    /** Other names for its columns and those who were asked, and for the survey. */
    private void names(Context context) {
        StoredSurvey survey = survey(context);
        DisplayNames names = NamesForm.read(context, survey.names());
        series.rename(survey.origin().series(), FormName.read(context, "name", survey.name()));
        series.name(survey.origin().series(), names);
        context.redirect("/surveys/" + survey.id() + "?named");
    }

    /** Asks before a survey goes out of sight. */
    private void askDelete(Context context) {
        StoredSurvey survey = survey(context);
        List<SurveySummary> versions = surveys.versions(survey.origin().series());
        pages.show(
                context,
                "survey/delete",
                Map.of(
                        "survey",
                        survey,
                        "versions",
                        versions.size(),
                        "analyses",
                        pages.words(context)
                                .say(
                                        "survey.delete-analyses",
                                        "analyses",
                                        versions.stream()
                                                .mapToInt(each ->
                                                        analyses.list(each.id()).size())
                                                .sum())));
    }

    private void delete(Context context) {
        series.delete(survey(context).origin().series());
        context.redirect("/#deleted");
    }

    private void restore(Context context) {
        StoredSurvey survey = survey(context);
        series.restore(survey.origin().series());
        context.redirect("/surveys/" + survey.id());
    }

    private static ColumnRow row(StoredSurvey survey, Column column, Words words) {
        RoleSuggestion confirmed = survey.origin().roles().get(column.name());
        String role = confirmed == null ? "" : words.say("survey.role", "role", confirmed.role());
        if (column.name().equals(survey.mapping().regionColumn())) {
            role = words.say("survey.role", "role", ColumnRole.REGION);
        } else if (column.name().equals(survey.mapping().outcomeColumn())) {
            role = words.say("survey.role", "role", ColumnRole.OUTCOME);
        }
        return new ColumnRow(column.name(), name(survey, column), kind(column, words), role);
    }

    private static List<ColumnRow> rows(StoredSurvey survey, RegionTable table, Words words) {
        return table.columns().stream()
                .map(column -> new ColumnRow(
                        column.name(),
                        name(survey, column),
                        kind(column, words),
                        words.say("survey.role", "role", role(survey, table, column.name()))))
                .toList();
    }

    private static String role(StoredSurvey survey, RegionTable table, String column) {
        if (survey.published().isPresent()) {
            PublishedColumns published = survey.published().get();
            if (column.equals(survey.mapping().outcomeColumn())) {
                return published.percent() ? "percent" : "estimate";
            }
            if (column.equals(published.spread())) {
                return published.standardError() ? "error" : "variance";
            }
            if (column.equals(published.respondents())) {
                return "respondents";
            }
        }
        if (column.equals(table.keyColumn())) {
            return "key";
        }
        if (column.equals(table.nameColumn())) {
            return "name";
        }
        return column.equals(table.populationColumn()) ? "population" : "possible";
    }

    /** What it is called; empty where that is its header. */
    private static String name(StoredSurvey survey, Column column) {
        String name = survey.names().of(column.name());
        return name.equals(DisplayNames.readable(column.name())) ? "" : name;
    }

    private static String kind(Column column, Words words) {
        return words.say("reading.kind", "type", column.type());
    }
}
