package org.regionwise.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.regionwise.engine.FitWarning;
import org.regionwise.engine.Interval;
import org.regionwise.engine.WilsonInterval;
import org.regionwise.survey.RegionTable;

/** What a result holds whatever the method: the facts of survey and model, the raw estimates, and the warnings so far. */
final class ResultFrame {
    private static final long FEW_RESPONDENTS = 10;

    private final Analysis analysis;
    private final Settings settings;
    private final SurveyData survey;
    private final ModelData data;
    private final List<Result.Warning> warnings;

    ResultFrame(Analysis analysis, SurveyData survey, ModelData data) {
        this.analysis = analysis;
        this.settings = analysis.settings();
        this.survey = survey;
        this.data = data;
        this.warnings = new ArrayList<>(data.warnings());
    }

    void warn(List<FitWarning> fitWarnings) {
        fitWarnings.forEach(each -> warn(each.code(), each.message()));
    }

    void warn(String code, String message) {
        warnings.add(new Result.Warning(code, message));
    }

    List<Result.Warning> warnings() {
        return List.copyOf(warnings);
    }

    Result result(Result.Fit fit, Estimate nationalPooled, List<Result.RegionEstimate> regions) {
        return new Result(
                SoftwareVersion.software(),
                new Result.SurveyFacts(
                        survey.name(),
                        survey.sha256(),
                        data.respondents(),
                        data.used(),
                        data.regions().size(),
                        survey.regions().map(ResultFrame::facts).orElse(null),
                        survey.imported()),
                model(),
                fit,
                new Result.National(nationalRaw(), nationalPooled),
                regions);
    }

    private static Result.RegionTableFacts facts(RegionTable table) {
        return new Result.RegionTableFacts(
                table.file(), table.sha256(), table.keyColumn(), table.nameColumn(), table.populationColumn());
    }

    private Result.ModelFacts model() {
        boolean bayes = settings.method() == Method.BAYES;
        return new Result.ModelFacts(
                "binomial",
                "logit",
                analysis.outcomeColumn(),
                data.positive().isEmpty() ? analysis.coding().positive() : data.positive(),
                data.negative(),
                data.missing(),
                analysis.regionColumn(),
                analysis.predictors(),
                analysis.respondentPredictors(),
                analysis.factors(),
                null,
                null,
                null,
                settings.method().code(),
                settings.quadraturePoints(),
                settings.interval(),
                settings.seed(),
                bayes ? priors() : Map.of(),
                bayes ? settings.draws() : null,
                bayes && !Double.isNaN(settings.threshold()) ? settings.threshold() : null,
                bayes ? settings.highest() : null,
                settings.unansweredPredicted()
                        && !analysis.respondentPredictors().isEmpty());
    }

    /** The slopes' standard deviation is null where it is scaled to each predictor, 2.5/sd(x). */
    private Map<String, Object> priors() {
        Map<String, Object> priors = new LinkedHashMap<>();
        double slope = settings.priors().slopeSd();
        priors.put("interceptSd", settings.priors().interceptSd());
        priors.put("slopeSd", Double.isNaN(slope) ? null : slope);
        priors.put("sdExponential", settings.priors().sigmaRate());
        return priors;
    }

    private Estimate nationalRaw() {
        long yes = data.regions().stream().mapToLong(RegionFacts::positives).sum();
        return raw(yes, data.used());
    }

    /** The regions' shares in the nation: of population where all are known, else of respondents, with a warning. */
    double[] nationalShares() {
        boolean known = data.regions().stream().allMatch(region -> region.population() != null);
        if (!known) {
            warn(
                    "population-unknown",
                    "Populations of the regions are not known (for all of them), so the national pooled figure weights"
                            + " regions by their respondents.");
        }
        double[] weights = data.regions().stream()
                .mapToDouble(region -> known ? region.population() : region.used())
                .toArray();
        double sum = Arrays.stream(weights).sum();
        return Arrays.stream(weights).map(weight -> weight / sum).toArray();
    }

    /** Raw proportion: Wilson interval; standard error √(p̂(1 − p̂)/(n − 1)), undefined where that is 0 or n is 1. */
    private Estimate raw(long yes, long trials) {
        if (trials == 0) {
            return Estimate.UNDEFINED;
        }
        double p = (double) yes / trials;
        double error = trials == 1 || yes == 0 || yes == trials ? Double.NaN : Math.sqrt(p * (1 - p) / (trials - 1));
        Interval wilson = WilsonInterval.of(yes, trials, settings.interval());
        return new Estimate(p, error, wilson.lower(), wilson.upper());
    }

    /**
     * Region j with what the method found.
     *
     * @param posterior null where there is none
     */
    Result.RegionEstimate region(
            int j,
            Estimate pooled,
            double synthetic,
            Result.RandomEffect effect,
            double shrinkage,
            Result.PosteriorFacts posterior) {
        RegionFacts facts = data.regions().get(j);
        return new Result.RegionEstimate(
                facts.key(),
                facts.name(),
                facts.population(),
                facts.used(),
                facts.positives(),
                facts.unanswered(),
                null,
                raw(facts.positives(), facts.used()),
                pooled,
                synthetic,
                effect,
                shrinkage,
                flags(facts),
                posterior);
    }

    private static List<String> flags(RegionFacts facts) {
        if (facts.used() == 0) {
            return List.of("no-respondents");
        }
        List<String> flags = new ArrayList<>();
        if (facts.used() < FEW_RESPONDENTS) {
            flags.add("few-respondents");
        }
        if (facts.positives() == 0) {
            flags.add("no-positives");
        }
        if (facts.positives() == facts.used()) {
            flags.add("all-positives");
        }
        return flags;
    }
}
