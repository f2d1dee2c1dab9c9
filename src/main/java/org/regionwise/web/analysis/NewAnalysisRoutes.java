package org.regionwise.web.analysis;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.regionwise.analysis.Analysis;
import org.regionwise.report.chart.ChartView;
import org.regionwise.report.message.Words;
import org.regionwise.store.Analyses;
import org.regionwise.store.Responses;
import org.regionwise.store.StoredAnalysis;
import org.regionwise.store.StoredSurvey;
import org.regionwise.store.Surveys;
import org.regionwise.survey.Column;
import org.regionwise.survey.ColumnLabels;
import org.regionwise.survey.ColumnType;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.MissingCode;
import org.regionwise.survey.NumberText;
import org.regionwise.survey.OutcomeCoding;
import org.regionwise.survey.Problem;
import org.regionwise.survey.Reason;
import org.regionwise.survey.ValueCount;
import org.regionwise.survey.file.ColumnSummary;
import org.regionwise.survey.file.SurveyScan;
import org.regionwise.survey.suggest.CodingSuggestion;
import org.regionwise.web.access.Access;
import org.regionwise.web.access.Deed;
import org.regionwise.web.job.JobRoutes;
import org.regionwise.web.outcome.AnswerChoices;
import org.regionwise.web.page.FormFields;
import org.regionwise.web.page.FormName;
import org.regionwise.web.page.MeasuredColumns;
import org.regionwise.web.page.Pages;
import org.regionwise.web.page.PathNumber;
import org.regionwise.web.page.Refusal;

/**
 * Asking a survey a question: the form with its answer beside it, and the estimate. New analysis, change and rerun, and
 * what if are this one page.
 */
public final class NewAnalysisRoutes {
    /** Categories of more values are not asked value by value. */
    private static final int MOST_SHARES = 12;

    /** What fields of the page for what if are called in the form. */
    private static final Map<String, String> FIELDS_OF_WHAT_IF = Map.of(
            "level", "level",
            "threshold", "threshold",
            "sigma-rate", "prior-sd-exponential",
            "slope-sd", "prior-slope-sd");

    private final Pages pages;
    private final Surveys surveys;
    private final Responses responses;
    private final Analyses analyses;
    private final Previews previews;
    private final Estimates estimates;
    private final JobRoutes underWay;
    private final RecentForms asked = new RecentForms();

    public NewAnalysisRoutes(
            Pages pages,
            Surveys surveys,
            Responses responses,
            Analyses analyses,
            Previews previews,
            Estimates estimates,
            JobRoutes underWay) {
        this.estimates = estimates;
        this.underWay = underWay;
        this.pages = pages;
        this.surveys = surveys;
        this.responses = responses;
        this.analyses = analyses;
        this.previews = previews;
    }

    /** Adds its routes. */
    public void register(RoutesConfig routes) {
        routes.get("/surveys/{id}/analyses/new", this::form, Access.WORK_ON_SURVEY);
        routes.post("/surveys/{id}/analyses/new", this::outcome, Access.WORK_ON_SURVEY);
        routes.post("/surveys/{id}/analyses", this::estimate, Access.WORK_ON_SURVEY, Deed.RAN_ANALYSIS);
        routes.get("/analyses/{id}/what-if", this::whatIf, Access.SEE_ANALYSIS);
    }

    private StoredSurvey survey(Context context) {
        return surveys.find(PathNumber.of(context, "id")).orElseThrow(NotFoundResponse::new);
    }

    /**
     * {@code ?from=} fills the form from an earlier analysis, {@code ?asked=} from one that was cancelled,
     * {@code ?outcome=} asks about another column. Fields of the form in the address fill it in, all of them where it
     * says {@code whole}; {@code preview} shows its answer at once, for browsers without scripts.
     */
    private void form(Context context) {
        StoredSurvey survey = survey(context);
        Optional<Analysis> earlier = earlier(survey, context.queryParam("from"), context.queryParam("asked"));
        Column outcome = Optional.ofNullable(context.queryParam("outcome"))
                .or(() -> earlier.map(Analysis::outcomeColumn))
                .or(() -> Optional.of(survey.mapping().outcomeColumn()))
                .flatMap(survey::column)
                .orElseThrow(NotFoundResponse::new);
        requirePublished(survey, outcome.name());
        FormFields sent = FormFields.ofQuery(context);
        Filled filled =
                new Filled(survey, outcome, earlier, sent, sent.text("whole").isPresent());
        if (sent.text("preview").isEmpty() || !filled.whole) {
            show(context, filled, Map.of());
            return;
        }
        Words words = pages.words(context);
        Previews.Asked asked;
        try {
            asked = previews.asked(survey, sent);
        } catch (ImportProblem wrong) {
            wrong(context, filled, wrong);
            return;
        } catch (Refusal otherAnswers) {
            refused(context, filled);
            return;
        }
        underWay.show(context, previews.fit(asked, words), result -> {
            Map<String, Object> shown =
                    new HashMap<>(previews.shown(asked, result, words).model());
            shown.put("query", context.queryString());
            show(context, filled, shown);
        });
    }

    /** Where what if was a page of its own; what its address changed is changed in the form. */
    private void whatIf(Context context) {
        StoredAnalysis analysis = analyses.find(PathNumber.of(context, "id")).orElseThrow(NotFoundResponse::new);
        StringBuilder address =
                new StringBuilder("/surveys/" + analysis.surveyId() + "/analyses/new?from=").append(analysis.id());
        if (context.queryParam("level") != null) {
            List<String> predictors = context.queryParams("predictor");
            (predictors.isEmpty() ? List.of("") : predictors).forEach(each -> append(address, "predictor", each));
            FIELDS_OF_WHAT_IF.forEach((old, field) ->
                    Optional.ofNullable(context.queryParam(old)).ifPresent(value -> append(address, field, value)));
        }
        context.redirect(address.toString());
    }

    private static void append(StringBuilder address, String field, String value) {
        address.append('&').append(field).append('=').append(URLEncoder.encode(value, StandardCharsets.UTF_8));
    }

    /** The form as it was filled in, with the answers of the outcome that was chosen since. */
    private void outcome(Context context) {
        StoredSurvey survey = survey(context);
        show(context, sent(context, survey, outcome(context, survey)), Map.of());
    }

    private static Column outcome(Context context, StoredSurvey survey) {
        Column outcome = Optional.ofNullable(context.formParam("outcome"))
                .flatMap(survey::column)
                .orElseThrow(NotFoundResponse::new);
        requirePublished(survey, outcome.name());
        return outcome;
    }

    /** Standard errors are of the estimates that they were published with, and of no other column. */
    private static void requirePublished(StoredSurvey survey, String outcome) {
        String estimates = survey.mapping().outcomeColumn();
        if (survey.published().isPresent() && !outcome.equals(estimates)) {
            throw new ImportProblem(new Problem(
                    survey.fileName(),
                    0,
                    outcome,
                    "",
                    Reason.of(
                            "other-published-estimates",
                            "spread",
                            survey.published().get().spread(),
                            "estimate",
                            estimates)));
        }
    }

    private Optional<Analysis> earlier(StoredSurvey survey, String from, String name) {
        return Optional.ofNullable(from)
                .filter(id -> !id.isEmpty())
                .flatMap(id -> analyses.find(PathNumber.parse(id)))
                .filter(each -> each.surveyId() == survey.id())
                .map(StoredAnalysis::analysis)
                .or(() -> Optional.ofNullable(name).flatMap(each -> asked.find(survey.id(), each)));
    }

    /**
     * The form as it was filled in.
     *
     * @param earlier the analysis that it was filled from
     * @param sent what was filled in since
     * @param whole whether that is all of it
     */
    private record Filled(
            StoredSurvey survey, Column outcome, Optional<Analysis> earlier, FormFields sent, boolean whole) {}

    private Filled sent(Context context, StoredSurvey survey, Column outcome) {
        FormFields sent = FormFields.of(context);
        return new Filled(
                survey,
                outcome,
                earlier(
                        survey,
                        sent.text("from").orElse(null),
                        sent.text("asked").orElse(null)),
                sent,
                true);
    }

    private void wrong(Context context, Filled filled, ImportProblem wrong) {
        context.status(HttpStatus.UNPROCESSABLE_CONTENT);
        show(context, filled, Map.of("wrong", WrongFields.of(wrong, pages.words(context))));
    }

    /** Yes and no of one question say nothing of another's answers, though both may be called 1 and 2. */
    private void refused(Context context, Filled filled) {
        context.status(HttpStatus.UNPROCESSABLE_CONTENT);
        show(context, filled, Map.of("refused", filled.sent.text("answers-of").orElseThrow()));
    }

    private static boolean otherAnswers(Filled filled) {
        return filled.sent
                .text("answers-of")
                .filter(shown -> !shown.equals(filled.outcome.name()))
                .isPresent();
    }

    /** @param more what the page says beside the form */
    private void show(Context context, Filled filled, Map<String, ?> more) {
        StoredSurvey survey = filled.survey;
        Column column = filled.outcome;
        Optional<Analysis> earlier = filled.earlier;
        FormFields sent = filled.sent;
        Words words = pages.words(context);
        String outcome = column.name();
        boolean published = survey.published().isPresent();
        List<ValueCount> answers =
                published ? List.of() : responses.values(survey, outcome, AnswerChoices.MOST_ANSWERS + 1);
        boolean few = answers.size() <= AnswerChoices.MOST_ANSWERS;
        OutcomeCoding coding = coding(survey, column, earlier, few ? answers : List.of());
        Map<String, String> labels = survey.origin()
                .labels()
                .getOrDefault(outcome, ColumnLabels.NONE)
                .values();
        AnswerChoices choices = few && !AnswerChoices.isMeasure(answers, labels, coding)
                ? AnswerChoices.of(answers, coding, labels)
                : AnswerChoices.ofNumbers(coding, codes(survey, column));
        Map<String, Object> model = new HashMap<>();
        model.put("survey", survey);
        model.put("outcome", outcome);
        model.put("published", published);
        model.put("answerable", few || column.type() == ColumnType.NUMBER);
        model.put(
                "measured",
                choices.cut() != null && MeasuredColumns.of(survey, "").contains(outcome));
        AnswersByOutcome kept = AnswersByOutcome.of(sent);
        model.put("choices", choices.as(kept.of(outcome)));
        model.put("kept", kept.but(outcome));
        boolean all = sent.text("all").isPresent();
        model.put("all", all);
        AnalysisForm form = AnalysisForm.of(survey, outcome, earlier, sent, filled.whole, all, words);
        model.put("form", form);
        model.put("shares", form.means().chosen() ? shares(survey, form) : Map.of());
        surveys.population(survey.origin().series()).ifPresent(people -> model.put("population", people));
        model.put("poststratified", form.poststratified(earlier));
        model.put("pooled", PeopleChoice.pooled(sent, filled.whole, earlier));
        model.put("interactions", PeopleChoice.interactions(sent, filled.whole, earlier));
        model.put("from", sent.text("from").orElse(""));
        model.put("asked", sent.text("asked").orElse(""));
        model.put("freed", freed(AnalysisForm.freed(sent, outcome), words));
        model.put("orders", ChartView.shrinkageOrders(words.about(form.means().chosen())));
        model.put("query", "");
        model.put("saved", context.queryParam("saved") != null);
        model.putAll(more);
        pages.show(context, "analysis/new", model);
    }

    /** Values of categories that describe respondents but the first, which the model compares the others with. */
    private Map<String, List<String>> shares(StoredSurvey survey, AnalysisForm form) {
        Map<String, List<String>> shares = new LinkedHashMap<>();
        for (AnalysisForm.Choice choice : form.respondentPredictors()) {
            if (!choice.numeric() && choice.chosen()) {
                List<String> values = responses.values(survey, choice.name(), MOST_SHARES + 1).stream()
                        .map(ValueCount::value)
                        .sorted(NumberText.byNumberThenText())
                        .toList();
                if (values.size() > 1 && values.size() <= MOST_SHARES) {
                    shares.put(choice.name(), values.subList(1, values.size()));
                }
            }
        }
        return shares;
    }

    /** Roles that the outcome's column had; empty for none. */
    private static String freed(List<String> fields, Words words) {
        return words.lists()
                .and(fields.stream()
                        .map(field -> words.say("analysis.label." + field))
                        .toList())
                .text();
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
        Column column = outcome(context, survey);
        String outcome = column.name();
        Filled filled = sent(context, survey, column);
        if (otherAnswers(filled)) {
            refused(context, filled);
            return;
        }
        Analysis analysis;
        String title;
        try {
            analysis = AnalysisForm.read(filled.sent, survey, outcome, filled.earlier);
            title = FormName.read(
                    context, "title", AnalysisForm.titleOf(analysis, survey.names(), pages.words(context)));
        } catch (ImportProblem wrong) {
            wrong(context, filled, wrong);
            return;
        }
        String back = "/surveys/" + survey.id() + "/analyses/new?outcome="
                + URLEncoder.encode(outcome, StandardCharsets.UTF_8) + "&asked=" + asked.add(survey.id(), analysis);
        underWay.follow(context, estimates.begin(survey, analysis, title, back, pages.words(context)));
    }
}
