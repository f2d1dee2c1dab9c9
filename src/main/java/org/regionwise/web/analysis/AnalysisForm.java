package org.regionwise.web.analysis;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.regionwise.analysis.Analysis;
import org.regionwise.analysis.Method;
import org.regionwise.analysis.Model;
import org.regionwise.analysis.Settings;
import org.regionwise.analysis.result.BenchmarkMethod;
import org.regionwise.engine.Benchmarking;
import org.regionwise.engine.binomial.Priors;
import org.regionwise.store.StoredSurvey;
import org.regionwise.survey.Column;
import org.regionwise.survey.ColumnType;
import org.regionwise.survey.DesignColumns;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.NumberText;
import org.regionwise.survey.OutcomeCoding;
import org.regionwise.survey.Problem;
import org.regionwise.web.outcome.AnswerChoices;
import org.regionwise.web.page.FormFields;
import org.regionwise.web.page.FormNumber;

/**
 * What the form for a new analysis offers, and the analysis that it asks for.
 *
 * @param predictors columns of the region table
 * @param respondentPredictors columns of the survey, but for region and outcome
 * @param design the questions about how respondents were drawn
 * @param area the area-level model
 * @param settings how to compute
 * @param sent what was filled in already, as it was typed; nothing when the form opens
 */
public record AnalysisForm(
        List<Choice> predictors,
        List<Choice> respondentPredictors,
        List<DesignChoice> design,
        AreaChoice area,
        Settings settings,
        FormFields sent) {

    private static final Map<String, String> NAMES = Map.of(
            "points", "quadrature points",
            "level", "interval",
            "highest", "number of the highest",
            "prior-intercept-sd", "prior of the intercept",
            "prior-slope-sd", "prior of the slopes",
            "prior-sd-exponential", "prior of the standard deviation between regions",
            "prior-sd-mean", "prior of the standard deviation between regions");

    /** A column that can be a predictor. {@code numeric}: it can enter as a number or as categories. */
    public record Choice(String name, boolean numeric, boolean chosen, boolean asCategories, String suggested) {}

    /**
     * The form as it opens, filled from an earlier analysis where there is one; or, for another outcome, as it was
     * left.
     */
    static AnalysisForm of(StoredSurvey survey, String outcome, Optional<Analysis> earlier, FormFields sent) {
        List<Choice> regional = new ArrayList<>();
        survey.regions()
                .ifPresent(table -> table.covariates().stream()
                        .filter(column -> !isPublished(survey, outcome, column.name()))
                        .forEach(column -> regional.add(
                                choice(column, earlier, earlier.map(Analysis::predictors), "predictor", sent))));
        List<Choice> individual = new ArrayList<>();
        for (Column column : survey.published().isPresent() ? List.<Column>of() : survey.columns()) {
            if (!column.name().equals(survey.mapping().regionColumn())
                    && !column.name().equals(outcome)) {
                Choice choice = choice(
                        column, earlier, earlier.map(Analysis::respondentPredictors), "respondent-predictor", sent);
                individual.add(RolesFromUpload.predictor(survey, choice, earlier.isPresent() || !sent.nothing()));
            }
        }
        return new AnalysisForm(
                regional,
                individual,
                DesignChoice.of(
                        survey,
                        outcome,
                        sent.nothing()
                                ? earlier.map(Analysis::design).orElseGet(() -> RolesFromUpload.design(survey, outcome))
                                : DesignChoice.said(sent, outcome)),
                AreaChoice.of(survey, outcome, earlier).as(sent),
                earlier.map(Analysis::settings).orElse(Settings.DEFAULT),
                sent);
    }

    /**
     * Methods to choose from, with a word on each.
     *
     * @param published whether there is only the area-level model to choose them for
     */
    public List<MethodChoice> methods(boolean published) {
        String only = published ? "" : "Area-level model only. ";
        return List.of(
                new MethodChoice(
                        "bayes",
                        "Full Bayes",
                        "The default. Intervals hold all uncertainty, also with few regions and where "
                                + "no difference between regions shows."),
                new MethodChoice(
                        "ml",
                        "Maximum likelihood",
                        published
                                ? "Allows likelihood-ratio tests of predictors."
                                : "As glmer computes it. Intervals hold the model as if it were known, "
                                        + "and are too narrow with few regions; gives AIC, BIC and "
                                        + "likelihood-ratio tests."),
                new MethodChoice("reml", "Restricted maximum likelihood", only + "As most software computes it."),
                new MethodChoice("fh", "Fay–Herriot moments", only + "Assumes no normal distribution of regions."),
                new MethodChoice("pr", "Prasad–Rao moments", only + "Assumes no normal distribution of regions."));
    }

    /** A method as the form offers it. */
    public record MethodChoice(String code, String words, String hint) {}

    /** {@code none}, {@code logit} or {@code ratio}. */
    public String benchmark() {
        return said("benchmark", BenchmarkMethod.of(settings.benchmark()).code());
    }

    /** Code of the chosen method. */
    public String method() {
        return said("method", settings.method().code());
    }

    /** Whether those who gave no answer are predicted. */
    public boolean unansweredPredicted() {
        return sent.nothing()
                ? settings.unansweredPredicted()
                : sent.text("predict-unanswered").isPresent();
    }

    /** What was filled into a field, or what it holds as the form opens. */
    public String said(String field, Object opening) {
        return sent.text(field).orElse(opening.toString());
    }

    /** Fields for which the outcome's column was chosen, and cannot be any more, in words. */
    static List<String> freed(FormFields sent, String outcome) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("respondent-predictor", "a predictor of respondents");
        fields.put("weight", "the weight");
        fields.put("stratum", "the stratum");
        fields.put("cluster", "the cluster");
        fields.put("finite-population", "the size of the stratum's population");
        fields.put("second-stage", "the unit drawn within clusters");
        fields.put("second-finite-population", "the size of the cluster's population");
        fields.put("calibrated-on", "a column that weights were calibrated on");
        fields.put("base-weight", "the weight before calibration");
        return fields.entrySet().stream()
                .filter(field -> sent.all(field.getKey()).contains(outcome))
                .map(Map.Entry::getValue)
                .toList();
    }

    /** Whether predictors of respondents are chosen already. */
    public boolean describesRespondents() {
        return respondentPredictors.stream().anyMatch(Choice::chosen);
    }

    /** Whether a design is chosen already. */
    public boolean designed() {
        return design.stream().anyMatch(each -> !each.chosen().isEmpty());
    }

    /** Whether a column holds the published estimates or their precision, and so cannot predict them. */
    private static boolean isPublished(StoredSurvey survey, String outcome, String column) {
        return survey.published().isPresent()
                && (column.equals(outcome)
                        || column.equals(survey.published().get().spread())
                        || column.equals(survey.published().get().respondents()));
    }

    private static Choice choice(
            Column column, Optional<Analysis> earlier, Optional<List<String>> chosen, String field, FormFields sent) {
        List<String> factors = sent.nothing() ? earlier.map(Analysis::factors).orElse(List.of()) : sent.all("category");
        List<String> ticked = sent.nothing() ? chosen.orElse(List.of()) : sent.all(field);
        return new Choice(
                column.name(),
                column.type() == ColumnType.NUMBER,
                ticked.contains(column.name()),
                factors.contains(column.name()),
                "");
    }

    /** Level of the intervals, per cent. */
    public String level() {
        return said("level", percent(settings.interval()));
    }

    /** Threshold in per cent, empty when there is none. */
    public String threshold() {
        return said("threshold", Double.isNaN(settings.threshold()) ? "" : percent(settings.threshold()));
    }

    /** Standard deviation of the slopes' prior, empty when it is scaled to each predictor. */
    public String slopeSd() {
        return said(
                "prior-slope-sd",
                Double.isNaN(settings.priors().slopeSd())
                        ? ""
                        : NumberText.format(settings.priors().slopeSd()));
    }

    private static String percent(double proportion) {
        return NumberText.format(Math.round(proportion * 1e8) / 1e6);
    }

    /**
     * The analysis that a form sent.
     *
     * @throws ImportProblem when something in it cannot be
     */
    static Analysis read(Context context, StoredSurvey survey, String outcome) {
        List<String> respondentPredictors = context.formParams("respondent-predictor");
        Model model = AreaChoice.read(context, survey.published(), respondentPredictors);
        OutcomeCoding coding = survey.published().isPresent()
                ? survey.mapping().coding()
                : AnswerChoices.read(context, survey.fileName(), outcome);
        List<String> predictors = context.formParams("predictor");
        DesignColumns design =
                survey.published().isPresent() ? DesignColumns.NONE : DesignChoice.read(context, survey, outcome);
        Set<String> used = Set.copyOf(concat(concat(predictors, respondentPredictors), design.calibratedOn()));
        List<String> factors =
                context.formParams("category").stream().filter(used::contains).toList();
        return new Analysis(
                survey.mapping().regionColumn(),
                outcome,
                coding,
                predictors,
                factors,
                design,
                model,
                settings(context, model.kind(), respondentPredictors));
    }

    /** A field that was not sent keeps its default; one that was sent empty is none, where there can be none. */
    private static Settings settings(Context context, Model.Kind model, List<String> respondentPredictors) {
        Settings usual = Settings.DEFAULT;
        Method method = method(context, usual.method());
        if (!model.methods().contains(method)) {
            throw new ImportProblem(new Problem(
                    "The form", 0, "method", method.words(), "belongs to the area-level model; choose full Bayes"));
        }
        if (!model.ofSingleAnswers() && !respondentPredictors.isEmpty()) {
            throw new ImportProblem(new Problem(
                    "The form",
                    0,
                    "predictors of respondents",
                    respondentPredictors.get(0),
                    "belongs to the binomial model of single answers; an area-level model knows regions only"));
        }
        double threshold = number(context, "threshold", Double.NaN, 0.001, 99.999) / 100;
        return new Settings(
                method,
                (int) number(context, "points", usual.quadraturePoints(), 1, 101),
                number(context, "level", 100 * usual.interval(), 1, 99.9) / 100,
                usual.seed(),
                usual.draws(),
                new Priors(
                        number(context, "prior-intercept-sd", usual.priors().interceptSd(), 1e-3, 1e3),
                        number(context, "prior-slope-sd", Double.NaN, 1e-6, 1e6),
                        number(context, "prior-sd-exponential", usual.priors().sigmaRate(), 1e-3, 1e3)),
                threshold,
                context.formParam("predict-unanswered") != null,
                (int) number(context, "highest", usual.highest(), 1, 1000),
                benchmark(context));
    }

    private static Benchmarking.Kind benchmark(Context context) {
        String code = Optional.ofNullable(context.formParam("benchmark")).orElse("none");
        return BenchmarkMethod.of(code)
                .orElseThrow(() -> new ImportProblem(
                        new Problem("The form", 0, "benchmark", code, "expected none, logit or ratio")))
                .kind();
    }

    private static Method method(Context context, Method usual) {
        String code = context.formParam("method");
        if (code == null) {
            return usual;
        }
        try {
            return Method.of(code);
        } catch (IllegalArgumentException e) {
            throw new ImportProblem(new Problem("The form", 0, "method", code, "expected " + Method.codes()));
        }
    }

    private static List<String> concat(List<String> a, List<String> b) {
        List<String> all = new ArrayList<>(a);
        all.addAll(b);
        return all;
    }

    static double number(Context context, String field, double usual, double least, double most) {
        String text = context.formParam(field);
        if (text == null || text.isBlank() && Double.isNaN(usual)) {
            return usual;
        }
        return FormNumber.read(NAMES.getOrDefault(field, field), text, least, most);
    }

    /**
     * What to call an analysis that was given no name: its outcome, its predictors, and the method if not the default.
     */
    static String titleOf(Analysis analysis) {
        List<String> predictors = concat(analysis.predictors(), analysis.respondentPredictors());
        return analysis.outcomeColumn()
                + (predictors.isEmpty() ? ", no predictors" : " by " + String.join(", ", predictors))
                + (analysis.design().none() ? "" : ", weighted")
                + analysis.model().choose(randomIntercept -> "", area -> ", area level" + AreaChoice.inTitle(area))
                + (analysis.settings().method() == Method.BAYES
                        ? ""
                        : ", " + analysis.settings().method().words())
                + (analysis.settings().benchmark() == null ? "" : ", benchmarked");
    }
}
