package org.regionwise.web.means;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.regionwise.analysis.formula.Formula;
import org.regionwise.analysis.formula.InvalidFormula;
import org.regionwise.report.chart.linear.LinearChart;
import org.regionwise.report.document.Documents;
import org.regionwise.report.linear.LinearView;
import org.regionwise.report.message.Words;
import org.regionwise.store.Releases;
import org.regionwise.store.Responses;
import org.regionwise.store.StoredSurvey;
import org.regionwise.store.Surveys;
import org.regionwise.survey.suggest.ColumnRole;
import org.regionwise.web.access.Access;
import org.regionwise.web.chart.ChartAnswers;
import org.regionwise.web.job.FileJobs;
import org.regionwise.web.job.Job;
import org.regionwise.web.job.JobRoutes;
import org.regionwise.web.job.Jobs;
import org.regionwise.web.page.FormFields;
import org.regionwise.web.page.MeasuredColumns;
import org.regionwise.web.page.Pages;
import org.regionwise.web.page.PathNumber;

/** A linear mixed model of a survey's measured outcome: its choices beside what came of them. */
public final class MeansRoutes {
    private static final int MOST_CODES = 10;

    private final Pages pages;
    private final Surveys surveys;
    private final Responses responses;
    private final Releases releases;
    private final ChartAnswers charts;
    private final JobRoutes underWay;
    private final FittedMeans fits;
    private final MeansFiles files;

    public MeansRoutes(
            Pages pages,
            Surveys surveys,
            Responses responses,
            Releases releases,
            ChartAnswers charts,
            Documents documents,
            FileJobs files,
            Jobs jobs,
            JobRoutes underWay) {
        this.pages = pages;
        this.surveys = surveys;
        this.responses = responses;
        this.releases = releases;
        this.charts = charts;
        this.underWay = underWay;
        this.fits = new FittedMeans(responses, jobs);
        this.files = new MeansFiles(pages, documents, files);
    }

    /**
     * Adds its routes. Rows and groups are shown in full, so that who may only see a survey is not shown them, and
     * nobody is where the survey has publication rules.
     */
    public void register(RoutesConfig routes) {
        routes.get("/surveys/{id}/means", this::page, Access.WORK_ON_SURVEY);
        routes.get("/surveys/{id}/means/{file}", this::picture, Access.WORK_ON_SURVEY);
        routes.get("/api/surveys/{id}/means/{file}", this::specification, Access.WORK_ON_SURVEY);
    }

    private StoredSurvey survey(Context context) {
        return surveys.find(PathNumber.of(context, "id"))
                .filter(survey -> survey.published().isEmpty())
                .orElseThrow(NotFoundResponse::new);
    }

    /** Whether publication rules of the survey keep figures of groups and rows from the page. */
    private boolean ruled(StoredSurvey survey) {
        return releases.ofSurvey(survey.id())
                .filter(profile -> !profile.rules().isEmpty())
                .isPresent();
    }

    private void demandGroups(StoredSurvey survey) {
        if (ruled(survey)) {
            throw new NotFoundResponse();
        }
    }

    /** What an address asks: {@code formula=} where there is one, else what was chosen. */
    private record Asked(MeansAddress address, ModelChoices choices, boolean written) {}

    private Asked asked(Context context, StoredSurvey survey) {
        FormFields sent = FormFields.ofQuery(context);
        Optional<String> formula = sent.text("formula").map(String::strip).filter(text -> !text.isEmpty());
        if (formula.isEmpty()) {
            ModelChoices choices = ModelChoices.of(sent, usual(survey));
            return new Asked(MeansAddress.of(sent, choices.formula()), choices, false);
        }
        Optional<ModelChoices> choices = choices(formula.get());
        return new Asked(
                MeansAddress.of(sent, formula.get()), choices.orElseGet(() -> usual(survey)), choices.isEmpty());
    }

    private static Optional<ModelChoices> choices(String formula) {
        try {
            return ModelChoices.of(Formula.parse(formula));
        } catch (InvalidFormula unreadable) {
            return Optional.empty();
        }
    }

    /** As the page opens: the survey's outcome where it is measured, else the first number that is. */
    private ModelChoices usual(StoredSurvey survey) {
        List<String> measured = MeasuredColumns.of(survey, "");
        String own = survey.mapping().outcomeColumn();
        String outcome = measured.contains(own) && isMeasured(survey, own)
                ? own
                : measured.stream()
                        .filter(column -> isMeasured(survey, column))
                        .findFirst()
                        .orElse(own);
        return new ModelChoices(
                outcome,
                survey.mapping().regionColumn(),
                "",
                ModelChoices.Relation.NESTED,
                ModelChoices.Effects.INTERCEPT,
                "",
                List.of());
    }

    /** More different values than codes have. */
    private boolean isMeasured(StoredSurvey survey, String column) {
        return responses.values(survey, column, MOST_CODES + 1).size() > MOST_CODES;
    }

    private void page(Context context) {
        StoredSurvey survey = survey(context);
        Asked asked = asked(context, survey);
        Words words = pages.words(context);
        Map<String, Object> model = new HashMap<>();
        model.put("survey", survey);
        model.put("form", MeansForm.of(survey, asked.choices, asked.written));
        model.put("asked", asked.address);
        model.put("query", asked.address.query());
        model.put("weight", weight(survey));
        if (asked.choices.lacksSlope() && !asked.written) {
            model.put("problem", words.say("means.no-slope"));
            pages.show(context, "means/means", model);
            return;
        }
        if (asked.address.wrongLevel()) {
            model.put("problem", words.say("means.wrong-level"));
            pages.show(context, "means/means", model);
            return;
        }
        underWay.show(context, fits.of(survey, asked.address, ruled(survey), words), outcome -> {
            if (outcome.picture() == null) {
                model.put("problem", outcome.said(words));
            } else {
                shown(model, context, survey, asked.address, outcome, words);
            }
            pages.show(context, "means/means", model);
        });
    }

    private void shown(
            Map<String, Object> model,
            Context context,
            StoredSurvey survey,
            MeansAddress address,
            FittedMeans.Outcome outcome,
            Words words) {
        String panels = Optional.ofNullable(context.queryParam(LinearChart.PANELS_SHOWN))
                .filter(LinearChart.ALL::equals)
                .map(all -> "&" + LinearChart.PANELS_SHOWN + "=" + all)
                .orElse("");
        boolean ruled = ruled(survey);
        model.put("ruled", ruled);
        model.put("view", LinearView.of(outcome.picture().answer(), survey.names(), words.marking()));
        model.put("poolings", outcome.picture().poolings());
        model.put("charts", ruled ? List.of() : LinearChart.views(outcome.picture(), words));
        model.put("chartQuery", address.query() + panels);
        model.put("allPanels", !panels.isEmpty());
        model.put("files", MeansFiles.names(ruled));
    }

    private static String weight(StoredSurvey survey) {
        return survey.origin().roles().entrySet().stream()
                .filter(each -> each.getValue().role() == ColumnRole.WEIGHT)
                .map(each -> survey.names().of(each.getKey()))
                .findFirst()
                .orElse("");
    }

    private static LinearChart chart(Context context) {
        return LinearChart.of(ChartAnswers.code(context)).orElseThrow(NotFoundResponse::new);
    }

    private void specification(Context context) {
        StoredSurvey survey = survey(context);
        demandGroups(survey);
        LinearChart chart = chart(context);
        Job<FittedMeans.Outcome> fit = fits.of(survey, asked(context, survey).address, false, pages.words(context));
        underWay.answer(
                context,
                fit,
                outcome -> charts.specification(
                        context,
                        (form, state) -> Optional.ofNullable(outcome.picture())
                                .flatMap(picture -> chart.specification(picture, form, state))));
    }

    /** A chart, or the model as a file. */
    private void picture(Context context) {
        StoredSurvey survey = survey(context);
        MeansAddress address = asked(context, survey).address;
        Words words = pages.words(context);
        Job<FittedMeans.Outcome> fit = fits.of(survey, address, ruled(survey), words);
        String file = context.pathParam("file");
        if (MeansFiles.names(ruled(survey)).contains(file)) {
            files.answer(context, survey, address, file, fit);
            return;
        }
        demandGroups(survey);
        LinearChart chart = chart(context);
        charts.picture(
                context,
                new ChartAnswers.Saved(
                        chart.question(words), "/surveys/" + survey.id() + "/means" + address.query(), "means"),
                "" + survey.names(),
                job -> {
                    FittedMeans.Outcome outcome = fit.awaitWithin(job);
                    return (form, state) -> Optional.ofNullable(outcome.picture())
                            .flatMap(picture -> chart.specification(picture, form, state));
                });
    }
}
