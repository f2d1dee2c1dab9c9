package org.regionwise.web.analysis;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.regionwise.analysis.Analysis;
import org.regionwise.analysis.SurveyData;
import org.regionwise.analysis.estimate.Estimation;
import org.regionwise.analysis.result.Result;
import org.regionwise.report.message.Words;
import org.regionwise.report.reading.ProblemWords;
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
import org.regionwise.survey.OutcomeCoding;
import org.regionwise.survey.Problem;
import org.regionwise.survey.Reason;
import org.regionwise.survey.ValueCount;
import org.regionwise.survey.file.ColumnSummary;
import org.regionwise.survey.file.SurveyScan;
import org.regionwise.survey.suggest.CodingSuggestion;
import org.regionwise.web.access.Access;
import org.regionwise.web.access.Deed;
import org.regionwise.web.job.Job;
import org.regionwise.web.job.JobRoutes;
import org.regionwise.web.job.JobStep;
import org.regionwise.web.job.Jobs;
import org.regionwise.web.job.NextPage;
import org.regionwise.web.outcome.AnswerChoices;
import org.regionwise.web.page.FormFields;
import org.regionwise.web.page.FormName;
import org.regionwise.web.page.MeasuredColumns;
import org.regionwise.web.page.Pages;
import org.regionwise.web.page.PathNumber;

/** Asking a survey a question: the form, and the estimate. */
public final class NewAnalysisRoutes {
    private final Pages pages;
    private final Surveys surveys;
    private final Responses responses;
    private final Analyses analyses;
    private final Jobs jobs;
    private final JobRoutes underWay;
    private final RecentForms asked = new RecentForms();

    public NewAnalysisRoutes(
            Pages pages, Surveys surveys, Responses responses, Analyses analyses, Jobs jobs, JobRoutes underWay) {
        this.jobs = jobs;
        this.underWay = underWay;
        this.pages = pages;
        this.surveys = surveys;
        this.responses = responses;
        this.analyses = analyses;
    }

    /** Adds its routes. */
    public void register(RoutesConfig routes) {
        routes.get("/surveys/{id}/analyses/new", this::form, Access.WORK_ON_SURVEY);
        routes.post("/surveys/{id}/analyses/new", this::outcome, Access.WORK_ON_SURVEY);
        routes.post("/surveys/{id}/analyses", this::estimate, Access.WORK_ON_SURVEY, Deed.RAN_ANALYSIS);
    }

    private StoredSurvey survey(Context context) {
        return surveys.find(PathNumber.of(context, "id")).orElseThrow(NotFoundResponse::new);
    }

    /**
     * {@code ?from=} fills the form from an earlier analysis, {@code ?asked=} from one that was cancelled,
     * {@code ?outcome=} asks about another column.
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
        show(context, survey, outcome, earlier, FormFields.NOTHING, "", null);
    }

    /** The form as it was filled in, with the answers of the outcome that was chosen since. */
    private void outcome(Context context) {
        StoredSurvey survey = survey(context);
        show(context, survey, outcome(context, survey), FormFields.of(context), "", null);
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

    /** {@code wrong} is what of the sent form cannot be, or null. */
    private void show(
            Context context,
            StoredSurvey survey,
            Column outcome,
            FormFields sent,
            String refused,
            ImportProblem wrong) {
        Optional<Analysis> earlier = earlier(
                survey, sent.text("from").orElse(null), sent.text("asked").orElse(null));
        show(context, survey, outcome, earlier, sent, refused, wrong);
    }

    private void show(
            Context context,
            StoredSurvey survey,
            Column column,
            Optional<Analysis> earlier,
            FormFields sent,
            String refused,
            ImportProblem wrong) {
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
        boolean all = context.queryParam("all") != null || sent.text("all").isPresent();
        model.put("all", all);
        model.put("form", AnalysisForm.of(survey, outcome, earlier, sent, all, words));
        model.put(
                "from",
                Objects.requireNonNullElse(
                        context.queryParam("from"), sent.text("from").orElse("")));
        model.put(
                "asked",
                Objects.requireNonNullElse(
                        context.queryParam("asked"), sent.text("asked").orElse("")));
        model.put("freed", freed(AnalysisForm.freed(sent, outcome), words));
        model.put("refused", refused);
        model.put("wrong", wrong == null ? null : wrong(wrong, words));
        pages.show(context, "analysis/new", model);
    }

    /** Roles that the outcome's column had; empty for none. */
    private static String freed(List<String> fields, Words words) {
        return words.lists()
                .and(fields.stream()
                        .map(field -> words.say("analysis.label." + field))
                        .toList())
                .text();
    }

    private static List<Wrong> wrong(ImportProblem problem, Words words) {
        ProblemWords said = new ProblemWords(words);
        return problem.report().first().stream()
                .map(each -> {
                    String reason = said.reason(each.expected());
                    String label = "analysis.label." + each.column();
                    return new Wrong(
                            each.column(),
                            each.value().isEmpty() || !words.has(label)
                                    ? reason
                                    : words.say(
                                            "analysis.wrong-value",
                                            "label",
                                            words.say(label),
                                            "value",
                                            each.value(),
                                            "reason",
                                            reason));
                })
                .toList();
    }

    /** What of the sent form cannot be, beside which field. */
    public record Wrong(String field, String sentence) {}

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
        Optional<String> answersOf = Optional.ofNullable(context.formParam("answers-of"));
        if (answersOf.isPresent() && !answersOf.get().equals(outcome)) {
            // yes and no of one question say nothing of another's answers, though both may be called 1 and 2
            context.status(HttpStatus.UNPROCESSABLE_CONTENT);
            show(context, survey, column, FormFields.of(context), answersOf.get(), null);
            return;
        }
        Analysis analysis;
        String title;
        try {
            analysis = AnalysisForm.read(context, survey, outcome);
            title = FormName.read(
                    context, "title", AnalysisForm.titleOf(analysis, survey.names(), pages.words(context)));
        } catch (ImportProblem wrong) {
            context.status(HttpStatus.UNPROCESSABLE_CONTENT);
            show(context, survey, column, FormFields.of(context), "", wrong);
            return;
        }
        Job<NextPage> job = jobs.start(
                pages.words(context).say("analysis.name-of-survey", "analysis", title, "survey", survey.name()),
                "/surveys/" + survey.id() + "/analyses/new?outcome="
                        + URLEncoder.encode(outcome, StandardCharsets.UTF_8) + "&asked="
                        + asked.add(survey.id(), analysis),
                started -> {
                    started.at(JobStep.COUNTING);
                    SurveyData data = responses.data(survey, analysis);
                    Result result = new Estimation(analysis, data).run(started);
                    started.keep();
                    return new NextPage("/analyses/" + analyses.add(survey.id(), title, analysis, result));
                });
        underWay.follow(context, job);
    }
}
