package org.regionwise.web.survey;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.regionwise.analysis.PublishedColumns;
import org.regionwise.release.Profile;
import org.regionwise.report.LocalTimes;
import org.regionwise.report.Numbers;
import org.regionwise.report.words.ImportWords;
import org.regionwise.store.Analyses;
import org.regionwise.store.KeptFiles;
import org.regionwise.store.Releases;
import org.regionwise.store.StoredSurvey;
import org.regionwise.store.SurveySeries;
import org.regionwise.store.SurveySummary;
import org.regionwise.store.Surveys;
import org.regionwise.survey.Column;
import org.regionwise.survey.ColumnType;
import org.regionwise.survey.ImportFacts;
import org.regionwise.survey.ReadingRemark;
import org.regionwise.survey.UnreadCells;
import org.regionwise.survey.region.RegionTable;
import org.regionwise.survey.suggest.RoleSuggestion;
import org.regionwise.web.page.AnalysisRow;
import org.regionwise.web.page.FormName;
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

    public SurveyRoutes(
            Pages pages, Surveys surveys, Analyses analyses, SurveySeries series, Releases releases, KeptFiles files) {
        this.pages = pages;
        this.surveys = surveys;
        this.analyses = analyses;
        this.series = series;
        this.releases = releases;
        this.files = files;
    }

    /** A column as the page lists it. */
    public record ColumnRow(String name, String label, String kind, String role) {}

    /** Another version of the survey. */
    public record VersionRow(long id, int version, String respondents, String uploaded, List<AnalysisRow> analyses) {}

    /** Adds its routes. */
    public void register(RoutesConfig routes) {
        routes.get("/surveys/{id}", this::page);
        routes.post("/surveys/{id}/name", this::rename);
        routes.get("/surveys/{id}/delete", this::askDelete);
        routes.post("/surveys/{id}/delete", this::delete);
        routes.post("/surveys/{id}/restore", this::restore);
    }

    private StoredSurvey survey(Context context) {
        return surveys.find(PathNumber.of(context, "id")).orElseThrow(NotFoundResponse::new);
    }

    private void page(Context context) {
        StoredSurvey survey = survey(context);
        Map<String, Object> model = new HashMap<>();
        model.put("survey", survey);
        model.put("respondents", Numbers.count(survey.respondents()));
        model.put("uploaded", LocalTimes.minute(survey.createdAt()));
        model.put("deleted", series.deleted(survey.origin().series()));
        reading(survey, model);
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
                                Numbers.count(each.respondents()),
                                LocalTimes.day(each.createdAt()),
                                analyses.list(each.id()).stream()
                                        .map(AnalysisRow::of)
                                        .toList()))
                        .toList());
        model.put(
                "compared",
                versions.stream()
                        .filter(each -> each.id() != survey.id())
                        .anyMatch(each -> !analyses.list(each.id()).isEmpty()));
        model.put("stored", context.queryParamMap().containsKey("stored"));
        model.put(
                "columns",
                survey.columns().stream().map(column -> row(survey, column)).toList());
        model.put(
                "regionColumns",
                survey.regions().map(table -> rows(survey, table)).orElse(List.of()));
        model.put(
                "analyses",
                analyses.list(survey.id()).stream().map(AnalysisRow::of).toList());
        model.put("rules", releases.ofSurvey(survey.id()).orElse(Profile.NONE).name());
        // what rules do is shown on an analysis, the newest of this version or else of the next
        Stream.concat(Stream.of(survey.id()), versions.stream().map(SurveySummary::id))
                .flatMap(id -> analyses.list(id).stream())
                .findFirst()
                .ifPresent(analysis -> model.put("ruled", analysis.id()));
        pages.show(context, "survey/survey", model);
    }

    /** How the file was read, and what was decided about its regions. */
    private void reading(StoredSurvey survey, Map<String, Object> model) {
        ImportFacts imported = survey.origin().imported();
        List<String> words = new ArrayList<>(ImportWords.reading(imported));
        if (imported.leftOut() > 0) {
            words.add(Numbers.count(imported.leftOut()) + (imported.leftOut() == 1 ? " row" : " rows") + " left out");
        }
        model.put("imported", String.join("; ", words));
        model.put("notes", imported.notes());
        model.put(
                "remarks",
                Stream.concat(
                                imported.remarks().stream().map(ReadingRemark::sentence),
                                imported.unread().stream().map(UnreadCells::sentence))
                        .toList());
        model.put("matches", ImportWords.regions(imported));
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
                        versions.stream()
                                .mapToInt(each -> analyses.list(each.id()).size())
                                .sum()));
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

    private static ColumnRow row(StoredSurvey survey, Column column) {
        RoleSuggestion confirmed = survey.origin().roles().get(column.name());
        String role = confirmed == null ? "" : confirmed.role().words();
        if (column.name().equals(survey.mapping().regionColumn())) {
            role = "region";
        } else if (column.name().equals(survey.mapping().outcomeColumn())) {
            role = "outcome";
        }
        return new ColumnRow(column.name(), survey.origin().label(column.name()), kind(column), role);
    }

    private static List<ColumnRow> rows(StoredSurvey survey, RegionTable table) {
        return table.columns().stream()
                .map(column -> new ColumnRow(column.name(), "", kind(column), role(survey, table, column.name())))
                .toList();
    }

    private static String role(StoredSurvey survey, RegionTable table, String column) {
        if (survey.published().isPresent()) {
            PublishedColumns published = survey.published().get();
            if (column.equals(survey.mapping().outcomeColumn())) {
                return "estimate" + (published.percent() ? ", per cent" : "");
            }
            if (column.equals(published.spread())) {
                return published.standardError() ? "standard error" : "variance";
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
        return column.equals(table.populationColumn()) ? "population" : "possible predictor";
    }

    private static String kind(Column column) {
        return column.type() == ColumnType.NUMBER ? "numbers" : "text";
    }
}
