package org.regionwise.web.survey;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.regionwise.analysis.AreaModel.PublishedColumns;
import org.regionwise.report.ImportWords;
import org.regionwise.report.Moments;
import org.regionwise.report.Numbers;
import org.regionwise.store.Analyses;
import org.regionwise.store.StoredSurvey;
import org.regionwise.store.SurveySummary;
import org.regionwise.store.Surveys;
import org.regionwise.survey.Column;
import org.regionwise.survey.ColumnType;
import org.regionwise.survey.RegionTable;
import org.regionwise.survey.RoleSuggestion;
import org.regionwise.web.Pages;
import org.regionwise.web.PathNumber;

/** A survey: what its columns are, and what was asked of it. */
public final class SurveyRoutes {
    private final Pages pages;
    private final Surveys surveys;
    private final Analyses analyses;

    public SurveyRoutes(Pages pages, Surveys surveys, Analyses analyses) {
        this.pages = pages;
        this.surveys = surveys;
        this.analyses = analyses;
    }

    /** A column as the page lists it. */
    public record ColumnRow(String name, String label, String kind, String role) {}

    /** Another version of the survey. */
    public record VersionRow(long id, int version, String respondents, String uploaded) {}

    /** An analysis as the page lists it. */
    public record AnalysisRow(long id, String title, String made) {}

    public void register(RoutesConfig routes) {
        routes.get("/surveys/{id}", this::survey);
    }

    private void survey(Context context) {
        StoredSurvey survey = surveys.find(PathNumber.of(context, "id")).orElseThrow(NotFoundResponse::new);
        Map<String, Object> model = new HashMap<>();
        model.put("survey", survey);
        model.put("respondents", Numbers.count(survey.respondents()));
        model.put("uploaded", Moments.minute(survey.createdAt()));
        model.put("imported", String.join("; ", ImportWords.of(survey.origin().imported())));
        model.put("surveyVersion", survey.origin().version());
        model.put("mapped", surveys.boundaries(survey.id()).isPresent());
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
                                Moments.day(each.createdAt())))
                        .toList());
        model.put("stored", context.queryParamMap().containsKey("stored"));
        model.put(
                "columns",
                survey.columns().stream().map(column -> row(survey, column)).toList());
        model.put(
                "regionColumns",
                survey.regions().map(table -> rows(survey, table)).orElse(List.of()));
        model.put(
                "analyses",
                analyses.list(survey.id()).stream()
                        .map(each -> new AnalysisRow(each.id(), each.title(), Moments.minute(each.createdAt())))
                        .toList());
        pages.show(context, "survey/survey", model);
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
