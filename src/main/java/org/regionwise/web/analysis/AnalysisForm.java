package org.regionwise.web.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.regionwise.analysis.Analysis;
import org.regionwise.analysis.LinearUnit;
import org.regionwise.analysis.Method;
import org.regionwise.analysis.Model;
import org.regionwise.analysis.RandomIntercept;
import org.regionwise.analysis.Settings;
import org.regionwise.analysis.result.BenchmarkMethod;
import org.regionwise.engine.Benchmarking;
import org.regionwise.engine.binomial.Priors;
import org.regionwise.engine.binomial.RegionEffects;
import org.regionwise.report.message.Words;
import org.regionwise.store.StoredSurvey;
import org.regionwise.survey.Column;
import org.regionwise.survey.ColumnType;
import org.regionwise.survey.DesignColumns;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.NumberText;
import org.regionwise.survey.OutcomeCoding;
import org.regionwise.survey.Problem;
import org.regionwise.survey.Reason;
import org.regionwise.survey.name.DisplayNames;
import org.regionwise.web.outcome.AnswerChoices;
import org.regionwise.web.page.DownloadFileName;
import org.regionwise.web.page.FormFields;
import org.regionwise.web.page.FormNumber;
import org.regionwise.web.page.MeasuredColumns;

/**
 * What the form for a new analysis offers, and the analysis that it asks for.
 *
 * @param outcomes columns of the survey that may be what is measured, or all of them on request
 * @param predictors columns of the region table
 * @param respondentPredictors columns of the survey that may describe respondents
 * @param design the questions about how respondents were drawn
 * @param replicates the questions about replicate weights
 * @param groups the questions about groups of regions
 * @param area the area-level model
 * @param means the mean in place of a share
 * @param settings how to compute
 * @param sent what was filled in already, as it was typed; nothing when the form opens
 * @param whole whether that is all of the form, in which a box that was not sent is not ticked
 */
public record AnalysisForm(
        List<String> outcomes,
        List<Choice> predictors,
        List<Choice> respondentPredictors,
        List<DesignChoice> design,
        ReplicateChoice replicates,
        GroupChoice groups,
        AreaChoice area,
        MeansChoice means,
        Settings settings,
        FormFields sent,
        boolean whole) {

    /** Fields that name columns of the survey, which the outcome cannot be in. */
    private static final List<String> COLUMNS = List.of(
            "respondent-predictor",
            "weight",
            "stratum",
            "cluster",
            "finite-population",
            "second-stage",
            "second-finite-population",
            "calibrated-on",
            "base-weight");

    /** A column that can be a predictor. {@code numeric}: it can enter as a number or as categories. */
    public record Choice(String name, boolean numeric, boolean chosen, boolean asCategories, String suggested) {}

    /**
     * The form as it opens, filled from an earlier analysis where there is one; or, for another outcome, as it was
     * left.
     *
     * @param sent fields that an address or the form itself fills in
     * @param whole whether they are all of the form's; else the others are as in the earlier analysis
     * @param all whether every column is offered, whatever it looks like
     */
    static AnalysisForm of(
            StoredSurvey survey,
            String outcome,
            Optional<Analysis> earlier,
            FormFields sent,
            boolean whole,
            boolean all,
            Words words) {
        OfferedColumns offered = new OfferedColumns(survey, all);
        MeansChoice means = MeansChoice.of(survey, outcome, earlier, sent);
        Settings usual = means.chosen() ? Settings.DEFAULT.with(Method.REML) : Settings.DEFAULT;
        List<Choice> regional = new ArrayList<>();
        survey.regions()
                .ifPresent(table -> table.covariates().stream()
                        .filter(column -> !isPublished(survey, outcome, column.name()))
                        .forEach(column -> regional.add(
                                choice(column, earlier, earlier.map(Analysis::predictors), "predictor", sent, whole))));
        List<Choice> individual = new ArrayList<>();
        for (Column column : survey.published().isPresent() ? List.<Column>of() : survey.columns()) {
            if (!column.name().equals(survey.mapping().regionColumn())
                    && !column.name().equals(outcome)) {
                Choice choice = choice(
                        column,
                        earlier,
                        earlier.map(Analysis::respondentPredictors),
                        "respondent-predictor",
                        sent,
                        whole);
                Choice asUploaded = RolesFromUpload.predictor(survey, choice, earlier.isPresent() || whole, words);
                if (asUploaded.chosen() || offered.predictor(column.name())) {
                    individual.add(asUploaded);
                }
            }
        }
        return new AnalysisForm(
                means.chosen() ? MeasuredColumns.of(survey, outcome) : offered.outcomes(outcome, earlier),
                regional,
                individual,
                DesignChoice.of(
                        survey,
                        outcome,
                        whole
                                ? DesignChoice.said(sent, outcome)
                                : earlier.map(Analysis::design)
                                        .orElseGet(() -> RolesFromUpload.design(survey, outcome)),
                        words),
                ReplicateChoice.of(
                        survey, earlier.map(each -> each.design().replicates()).orElse(null), sent, whole),
                GroupChoice.of(survey, earlier.map(Analysis::settings).orElse(usual), sent, whole),
                AreaChoice.of(survey, outcome, earlier).as(sent),
                means,
                earlier.filter(each -> each.coding().isMeasured() == means.chosen())
                        .map(Analysis::settings)
                        .orElse(usual),
                sent,
                whole);
    }

    /** Codes of the methods to choose from. */
    public List<String> methods() {
        return Arrays.stream(Method.values()).map(Method::code).toList();
    }

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
        return sent.text("predict-unanswered").isPresent() || !whole && settings.unansweredPredicted();
    }

    /** What was filled into a field, or what it holds as the form opens. */
    public String said(String field, Object opening) {
        return sent.text(field).orElse(opening.toString());
    }

    /** Fields for which the outcome's column was chosen, and cannot be any more. */
    static List<String> freed(FormFields sent, String outcome) {
        return COLUMNS.stream()
                .filter(field -> sent.all(field).contains(outcome))
                .toList();
    }

    /** Whether predictors of respondents are chosen already. */
    public boolean describesRespondents() {
        return respondentPredictors.stream().anyMatch(Choice::chosen);
    }

    /** Whether figures of the population are asked for. */
    public boolean poststratified(Optional<Analysis> earlier) {
        return sent.text("poststratify").isPresent()
                || !whole
                        && earlier.filter(each -> each.model()
                                        .choose(
                                                RandomIntercept::poststratified,
                                                areaLevel -> false,
                                                LinearUnit::ofPeople))
                                .isPresent();
    }

    /** Whether a design is chosen already, or there is one to be seen. */
    public boolean designed() {
        return replicates.chosen()
                || !replicates.families().isEmpty()
                || design.stream().anyMatch(each -> !each.chosen().isEmpty());
    }

    /** Whether a column holds the published estimates or their precision, and so cannot predict them. */
    private static boolean isPublished(StoredSurvey survey, String outcome, String column) {
        return survey.published().isPresent()
                && (column.equals(outcome)
                        || column.equals(survey.published().get().spread())
                        || column.equals(survey.published().get().respondents()));
    }

    private static Choice choice(
            Column column,
            Optional<Analysis> earlier,
            Optional<List<String>> chosen,
            String field,
            FormFields sent,
            boolean whole) {
        List<String> factors = ticked("category", earlier.map(Analysis::factors), sent, whole);
        List<String> ticked = ticked(field, chosen, sent, whole);
        return new Choice(
                column.name(),
                column.type() == ColumnType.NUMBER,
                ticked.contains(column.name()),
                factors.contains(column.name()),
                "");
    }

    private static List<String> ticked(String field, Optional<List<String>> earlier, FormFields sent, boolean whole) {
        return whole || !sent.all(field).isEmpty() ? sent.all(field) : earlier.orElse(List.of());
    }

    /** Level of the intervals, per cent. */
    public String level() {
        return said("level", percent(settings.interval()));
    }

    /** Code of the distribution of region effects. */
    public String regionEffects() {
        return said("region-effects", settings.effects().code());
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
     * @param earlier the one that it was filled from; what the form does not ask stays as it is there
     * @throws ImportProblem when something in it cannot be
     */
    static Analysis read(FormFields sent, StoredSurvey survey, String outcome, Optional<Analysis> earlier) {
        List<String> respondentPredictors = sent.all("respondent-predictor");
        boolean means = survey.published().isEmpty() && MeansChoice.asked(sent);
        Model model = means
                ? MeansChoice.read(sent, respondentPredictors)
                : AreaChoice.read(sent, survey.published(), respondentPredictors);
        OutcomeCoding coding = survey.published().isPresent()
                ? survey.mapping().coding()
                : means
                        ? MeansChoice.coding(sent, survey, outcome)
                        : AnswerChoices.read(sent, survey.fileName(), outcome);
        List<String> predictors = sent.all("predictor");
        DesignColumns design =
                survey.published().isPresent() ? DesignColumns.NONE : DesignChoice.read(sent, survey, outcome);
        Set<String> used =
                new HashSet<>(concat(concat(predictors, model.respondentPredictors()), design.calibratedOn()));
        // pooled effects are of categories
        List<String> factors = Stream.concat(
                        sent.all("category").stream().filter(used::contains),
                        model
                                .choose(RandomIntercept::pooled, area -> List.<String>of(), linear -> List.<String>of())
                                .stream())
                .distinct()
                .toList();
        return new Analysis(
                survey.mapping().regionColumn(),
                outcome,
                coding,
                predictors,
                factors,
                design,
                model,
                settings(
                        sent,
                        model,
                        respondentPredictors,
                        earlier.map(Analysis::settings).orElse(Settings.DEFAULT)));
    }

    /** A field that was not sent keeps its default; one that was sent empty is none, where there can be none. */
    private static Settings settings(
            FormFields sent, Model model, List<String> respondentPredictors, Settings earlier) {
        Settings usual = Settings.DEFAULT;
        Method method = method(sent, model.proportions() ? usual.method() : Method.REML);
        if (!model.kind().methods().contains(method)) {
            throw new ImportProblem(new Problem(
                    "",
                    0,
                    "method",
                    method.code(),
                    Reason.of(model.proportions() ? "method-of-area-level" : "method-of-area-means")));
        }
        if (!model.kind().ofSingleAnswers() && !respondentPredictors.isEmpty()) {
            throw new ImportProblem(new Problem(
                    "", 0, "respondent-predictor", respondentPredictors.get(0), Reason.of("predictor-of-answers")));
        }
        Benchmarking.Kind agreement = benchmark(sent);
        if (agreement != null && model.kind() == Model.Kind.AREA_LEVEL && !model.proportions()) {
            throw new ImportProblem(new Problem("", 0, "benchmark", "", Reason.of("agreement-of-area-means")));
        }
        double threshold = number(sent, "threshold", Double.NaN, 0.001, 99.999) / 100;
        Settings asked = new Settings(
                method,
                quadraturePoints(sent),
                number(sent, "level", 100 * usual.interval(), 1, 99.9) / 100,
                earlier.seed(),
                earlier.draws(),
                new Priors(
                        number(sent, "prior-intercept-sd", usual.priors().interceptSd(), 1e-3, 1e3),
                        number(sent, "prior-slope-sd", Double.NaN, 1e-6, 1e6),
                        number(sent, "prior-sd-exponential", usual.priors().sigmaRate(), 1e-3, 1e3)),
                threshold,
                sent.text("predict-unanswered").isPresent(),
                (int) number(sent, "highest", usual.highest(), 1, 1000),
                agreement,
                // other methods know only normal ones
                model.kind() == Model.Kind.RANDOM_INTERCEPT && method == Method.BAYES
                        ? effects(sent)
                        : RegionEffects.NORMAL);
        return GroupChoice.settings(sent, asked);
    }

    private static RegionEffects effects(FormFields sent) {
        String code = sent.text("region-effects").orElse(RegionEffects.NORMAL.code());
        return RegionEffects.of(code)
                .orElseThrow(() -> new ImportProblem(
                        new Problem("", 0, "region-effects", code, Reason.of("none-of-those-offered"))));
    }

    private static Benchmarking.Kind benchmark(FormFields sent) {
        String code = sent.text("benchmark").orElse("none");
        return BenchmarkMethod.of(code)
                .orElseThrow(() ->
                        new ImportProblem(new Problem("", 0, "benchmark", code, Reason.of("none-of-those-offered"))))
                .kind();
    }

    private static Method method(FormFields sent, Method usual) {
        String code = sent.text("method").orElse(null);
        if (code == null) {
            return usual;
        }
        try {
            return Method.of(code);
        } catch (IllegalArgumentException e) {
            throw new ImportProblem(new Problem("", 0, "method", code, Reason.of("none-of-those-offered")));
        }
    }

    private static List<String> concat(List<String> a, List<String> b) {
        List<String> all = new ArrayList<>(a);
        all.addAll(b);
        return all;
    }

    private static int quadraturePoints(FormFields sent) {
        double given = number(sent, "points", Double.NaN, 1, 101);
        return Double.isNaN(given) ? Settings.ADAPTIVE : (int) given;
    }

    static double number(FormFields sent, String field, double usual, double least, double most) {
        String text = sent.text(field).orElse(null);
        if (text == null || text.isBlank() && Double.isNaN(usual)) {
            return usual;
        }
        return FormNumber.read(field, text, least, most);
    }

    /** What to call a file of an analysis that is not kept. */
    static String fileName(Analysis analysis, DisplayNames names, Words words) {
        return DownloadFileName.unkept(
                words.opening(names.of(analysis.outcomeColumn())), titleOf(analysis, names, words));
    }

    /**
     * What to call an analysis that was given no name: its outcome, its predictors, and the method if not the default.
     */
    static String titleOf(Analysis analysis, DisplayNames names, Words words) {
        List<String> predictors = concat(analysis.predictors(), analysis.respondentPredictors());
        List<String> parts = new ArrayList<>();
        parts.add(words.say(
                "analysis.name",
                "outcome",
                words.opening(names.of(analysis.outcomeColumn())),
                "predictors",
                words.lists().and(predictors.stream().map(names::of).toList())));
        if (!analysis.design().none()) {
            parts.add(words.say("analysis.name-weighted"));
        }
        parts.addAll(analysis.model()
                .choose(
                        randomIntercept -> List.<String>of(),
                        area -> AreaChoice.inTitle(area, words),
                        unit -> List.of()));
        if (analysis.settings().method() != Method.BAYES) {
            parts.add(words.say(
                    "settings.value-method",
                    "method",
                    analysis.settings().method().code()));
        }
        if (analysis.settings().effects() != RegionEffects.NORMAL) {
            parts.add(words.say("analysis.name-student"));
        }
        if (analysis.settings().benchmark() != null) {
            parts.add(words.say("analysis.name-benchmarked"));
        }
        return String.join(", ", parts);
    }
}
