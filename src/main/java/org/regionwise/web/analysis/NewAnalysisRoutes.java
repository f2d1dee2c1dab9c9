package org.regionwise.web.analysis;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.regionwise.analysis.Analysis;
import org.regionwise.analysis.Result;
import org.regionwise.analysis.SurveyData;
import org.regionwise.store.Analyses;
import org.regionwise.store.Responses;
import org.regionwise.store.StoredAnalysis;
import org.regionwise.store.StoredSurvey;
import org.regionwise.store.Surveys;
import org.regionwise.survey.CodingSuggestion;
import org.regionwise.survey.Column;
import org.regionwise.survey.ColumnLabels;
import org.regionwise.survey.ColumnSummary;
import org.regionwise.survey.ColumnType;
import org.regionwise.survey.MissingCode;
import org.regionwise.survey.OutcomeCoding;
import org.regionwise.survey.SurveyScan;
import org.regionwise.survey.ValueCount;
import org.regionwise.web.GivenName;
import org.regionwise.web.Pages;
import org.regionwise.web.PathNumber;
import org.regionwise.web.job.Job;
import org.regionwise.web.job.JobRoutes;
import org.regionwise.web.job.Jobs;
import org.regionwise.web.job.Place;
import org.regionwise.web.outcome.AnswerChoices;

/** Asking a survey a question: the form, and the estimate. */
public final class NewAnalysisRoutes {
    private final Pages pages;
    private final Surveys surveys;
    private final Responses responses;
    private final Analyses analyses;
    private final Jobs jobs;
    private final JobRoutes underWay;
    private final AskedAnalyses asked = new AskedAnalyses();

    public NewAnalysisRoutes(
            Pages pages, Surveys surveys, Responses responses, Analyses analyses, Jobs jobs, JobRoutes underWay) {
        this.jobs = jobs;
        this.underWay = underWay;
        this.pages = pages;
        this.surveys = surveys;
        this.responses = responses;
        this.analyses = analyses;
    }

    public void register(RoutesConfig routes) {
        routes.get("/surveys/{id}/analyses/new", this::form);
        routes.post("/surveys/{id}/analyses", this::estimate);
    }

    private StoredSurvey survey(Context context) {
        return surveys.find(PathNumber.of(context, "id")).orElseThrow(NotFoundResponse::new);
    }

    /**
     * {@code ?from=} fills the form from an earlier analysis, {@code ?asked=} from one that was cancelled, {@code ?outcome=}
     * asks about another column.
     */
    private void form(Context context) {
        StoredSurvey survey = survey(context);
        Optional<Analysis> earlier = Optional.ofNullable(context.queryParam("from"))
                .flatMap(id -> analyses.find(PathNumber.parse(id)))
                .filter(each -> each.surveyId() == survey.id())
                .map(StoredAnalysis::analysis)
                .or(() -> Optional.ofNullable(context.queryParam("asked"))
                        .flatMap(name -> asked.find(survey.id(), name)));
        String outcome = Optional.ofNullable(context.queryParam("outcome"))
                .or(() -> earlier.map(Analysis::outcomeColumn))
                .orElse(survey.mapping().outcomeColumn());
        Column column = survey.column(outcome).orElseThrow(NotFoundResponse::new);
        boolean published = survey.published().isPresent();
        List<ValueCount> answers =
                published ? List.of() : responses.values(survey, outcome, AnswerChoices.MOST_ANSWERS + 1);
        boolean few = answers.size() <= AnswerChoices.MOST_ANSWERS;
        boolean answerable = few || column.type() == ColumnType.NUMBER;
        OutcomeCoding coding = coding(survey, column, earlier, few ? answers : List.of());
        Map<String, Object> model = new HashMap<>();
        model.put("survey", survey);
        model.put("outcome", outcome);
        model.put("published", published);
        model.put("answerable", answerable);
        model.put(
                "choices",
                few
                        ? AnswerChoices.of(
                                answers,
                                coding,
                                survey.origin()
                                        .labels()
                                        .getOrDefault(outcome, ColumnLabels.NONE)
                                        .values())
                        : AnswerChoices.ofNumbers(coding, codes(survey, column)));
        model.put("form", AnalysisForm.of(survey, outcome, earlier));
        pages.show(context, "analysis/new", model);
    }

    /** Values of a measure that the file labels; none are looked for where it labels nothing. */
    private List<MissingCode> codes(StoredSurvey survey, Column column) {
        Map<String, String> labels = survey.origin()
                .labels()
                .getOrDefault(column.name(), ColumnLabels.NONE)
                .values();
        return labels.isEmpty()
                ? List.of()
                : MissingCode.of(
                        responses.values(survey, column.name(), SurveyScan.VALUES_COUNTED), column.type(), labels);
    }

    private static OutcomeCoding coding(
            StoredSurvey survey, Column column, Optional<Analysis> earlier, List<ValueCount> answers) {
        if (earlier.isPresent() && earlier.get().outcomeColumn().equals(column.name())) {
            return earlier.get().coding();
        }
        return column.name().equals(survey.mapping().outcomeColumn())
                ? survey.mapping().coding()
                : CodingSuggestion.of(
                        new ColumnSummary(column, 0, answers, false, List.of()),
                        survey.origin()
                                .labels()
                                .getOrDefault(column.name(), ColumnLabels.NONE)
                                .values());
    }

    private void estimate(Context context) {
        StoredSurvey survey = survey(context);
        String outcome = Optional.ofNullable(context.formParam("outcome"))
                .filter(name -> survey.column(name).isPresent())
                .orElseThrow(NotFoundResponse::new);
        Analysis analysis = AnalysisForm.read(context, survey, outcome);
        String title = GivenName.read(context, "title", AnalysisForm.titleOf(analysis));
        Job<Place> job = jobs.start(
                title + ", of " + survey.name(),
                "/surveys/" + survey.id() + "/analyses/new?outcome="
                        + URLEncoder.encode(outcome, StandardCharsets.UTF_8) + "&asked="
                        + asked.add(survey.id(), analysis),
                started -> {
                    started.at("Counting answers");
                    SurveyData data = responses.data(survey, analysis);
                    Result result = analysis.run(data, started);
                    started.keep();
                    return new Place("/analyses/" + analyses.add(survey.id(), title, analysis, result));
                });
        underWay.follow(context, job);
    }
}
