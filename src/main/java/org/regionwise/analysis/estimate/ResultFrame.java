package org.regionwise.analysis.estimate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.regionwise.analysis.Analysis;
import org.regionwise.analysis.AreaLevel;
import org.regionwise.analysis.LinearUnit;
import org.regionwise.analysis.Method;
import org.regionwise.analysis.Population;
import org.regionwise.analysis.PublishedColumns;
import org.regionwise.analysis.RandomIntercept;
import org.regionwise.analysis.Settings;
import org.regionwise.analysis.SurveyData;
import org.regionwise.analysis.UsualArea;
import org.regionwise.analysis.coding.CodedData;
import org.regionwise.analysis.coding.DesignBasedEstimates;
import org.regionwise.analysis.coding.RegionFacts;
import org.regionwise.analysis.coding.RegionGroups;
import org.regionwise.analysis.result.AreaFacts;
import org.regionwise.analysis.result.AreaModelFacts;
import org.regionwise.analysis.result.BenchmarkMethod;
import org.regionwise.analysis.result.DataFlag;
import org.regionwise.analysis.result.DesignFacts;
import org.regionwise.analysis.result.Estimate;
import org.regionwise.analysis.result.Fit;
import org.regionwise.analysis.result.IntervalEstimate;
import org.regionwise.analysis.result.ModelFacts;
import org.regionwise.analysis.result.National;
import org.regionwise.analysis.result.PosteriorFacts;
import org.regionwise.analysis.result.Prior;
import org.regionwise.analysis.result.RandomEffect;
import org.regionwise.analysis.result.RegionEstimate;
import org.regionwise.analysis.result.RegionTableFacts;
import org.regionwise.analysis.result.Result;
import org.regionwise.analysis.result.SampleFacts;
import org.regionwise.analysis.result.SoftwareVersion;
import org.regionwise.analysis.result.SurveyFacts;
import org.regionwise.analysis.result.Warning;
import org.regionwise.engine.FitWarning;
import org.regionwise.engine.Interval;
import org.regionwise.engine.direct.DirectEstimate;
import org.regionwise.engine.direct.EffectiveSampleSize;
import org.regionwise.engine.direct.WilsonInterval;
import org.regionwise.survey.population.PopulationTable;
import org.regionwise.survey.region.RegionTable;

/**
 * What a result holds whatever the method: the facts of survey and model, the raw estimates, and the warnings so far.
 */
final class ResultFrame {
    private final Analysis analysis;
    private final Settings settings;
    private final SurveyData survey;
    private final CodedData data;
    private final List<Warning> warnings;
    /** What the scale of an area-level model is the usual one for; null where it is not. */
    private UsualArea.Reason usual;
    /** Null but of a measured outcome. */
    private ModelFacts.Linear linear;

    ResultFrame(Analysis analysis, SurveyData survey, CodedData data) {
        this.analysis = analysis;
        this.settings = analysis.settings();
        this.survey = survey;
        this.data = data;
        this.warnings = new ArrayList<>(data.warnings());
    }

    /** The same with warnings of its own. */
    ResultFrame quiet() {
        return new ResultFrame(analysis, survey, data);
    }

    void warn(List<FitWarning> fitWarnings) {
        fitWarnings.forEach(each -> warn(Warning.of(each)));
    }

    void warn(Warning warning) {
        warnings.add(warning);
    }

    /** Says that scale and smoothing of the area-level model are the usual ones, and what for. */
    void usual(UsualArea.Reason reason) {
        usual = reason;
    }

    /** What only the model of a measured outcome has. */
    void linear(ModelFacts.Linear facts) {
        linear = facts;
    }

    /** Whether what is estimated are proportions. */
    boolean proportions() {
        return analysis.model().proportions();
    }

    List<Warning> warnings() {
        return List.copyOf(warnings);
    }

    /** @param national as pooled, and what agreement with the direct estimate did */
    Result result(Fit fit, National national, List<RegionEstimate> regions) {
        return new Result(
                SoftwareVersion.software(),
                new SurveyFacts(
                        survey.name(),
                        survey.sha256(),
                        data.respondents(),
                        data.used(),
                        data.regions().size(),
                        survey.regions().map(ResultFrame::facts).orElse(null),
                        data.design().map(ResultFrame::facts).orElse(null),
                        survey.imported(),
                        poststratified()
                                ? survey.population().map(ResultFrame::facts).orElseThrow()
                                : null),
                model(),
                fit,
                national,
                regions);
    }

    /** Whether figures rest on a population table. */
    boolean poststratified() {
        return analysis.model().choose(RandomIntercept::poststratified, area -> false, LinearUnit::ofPeople);
    }

    private static SurveyFacts.PopulationFacts facts(Population population) {
        return facts(population.table(), population.standard() == null ? null : facts(population.standard(), null));
    }

    private static SurveyFacts.PopulationFacts facts(PopulationTable table, SurveyFacts.PopulationFacts standard) {
        return new SurveyFacts.PopulationFacts(
                table.file(),
                table.sha256(),
                table.regionColumn(),
                table.countColumn(),
                table.columns(),
                table.people(),
                table.reading(),
                table.raking() == null
                        ? List.of()
                        : table.raking().margins().stream()
                                .map(margin -> facts(margin, null))
                                .toList(),
                standard);
    }

    private static RegionTableFacts facts(RegionTable table) {
        return new RegionTableFacts(
                table.file(),
                table.sha256(),
                table.keyColumn(),
                table.nameColumn(),
                table.populationColumn(),
                table.imported());
    }

    private static SampleFacts facts(DesignBasedEstimates design) {
        return new SampleFacts(
                design.strata(),
                design.units(),
                design.singleUnitStrata(),
                design.nation().designEffect(),
                design.sizes().stream().mapToDouble(EffectiveSampleSize::value).sum(),
                design.correction(),
                design.weightTimesFraction());
    }

    private ModelFacts model() {
        boolean bayes = settings.method() == Method.BAYES;
        return new ModelFacts(
                        analysis.model().choose(randomIntercept -> "binomial", area -> "gaussian", unit -> "gaussian"),
                        analysis.model()
                                .choose(
                                        randomIntercept -> "logit",
                                        area -> area.scale().name().toLowerCase(Locale.ROOT),
                                        unit -> "identity"),
                        new ModelFacts.Coding(
                                analysis.outcomeColumn(),
                                data.positive().isEmpty()
                                                && analysis.published().isEmpty()
                                        ? analysis.coding().positive()
                                        : data.positive(),
                                data.negative(),
                                data.missing()),
                        analysis.regionColumn(),
                        new ModelFacts.Predictors(
                                analysis.predictors(),
                                analysis.respondentPredictors(),
                                analysis.factors(),
                                analysis.model()
                                        .choose(
                                                randomIntercept -> randomIntercept.pooled(),
                                                area -> null,
                                                linear -> null),
                                analysis.model()
                                        .choose(
                                                randomIntercept -> randomIntercept.interactions(),
                                                area -> null,
                                                linear -> null)),
                        new ModelFacts.Sampling(
                                analysis.design().weight(),
                                analysis.design().stratum(),
                                analysis.design().cluster()),
                        new ModelFacts.Computation(
                                settings.method().code(),
                                settings.quadraturePoints(),
                                settings.interval(),
                                settings.seed(),
                                bayes
                                        ? analysis.model()
                                                .choose(randomIntercept -> priors(), area -> Map.of(), unit -> Map.of())
                                        : Map.of(),
                                bayes ? settings.draws() : null,
                                bayes && !Double.isNaN(settings.threshold()) ? settings.threshold() : null,
                                bayes ? settings.highest() : null,
                                settings.unansweredPredicted()
                                        && !analysis.respondentPredictors().isEmpty(),
                                analysis.model()
                                        .choose(
                                                randomIntercept -> bayes
                                                        ? settings.effects().code()
                                                        : null,
                                                area -> null,
                                                unit -> null),
                                settings.group(),
                                settings.benchmarkGroups()),
                        analysis.design().finitePopulation(),
                        analysis.model().choose(randomIntercept -> null, area -> facts(area, usual), unit -> null),
                        BenchmarkMethod.of(settings.benchmark()),
                        new ModelFacts.Stages(
                                analysis.design().secondStage(),
                                analysis.design().secondFinitePopulation(),
                                analysis.design().calibratedOn(),
                                analysis.design().baseWeight(),
                                ModelFacts.ReplicateFacts.of(analysis.design().replicates())),
                        analysis.model().kind(),
                        null,
                        linear)
                .named(proportions() ? survey.names() : survey.names().withoutYes(), survey::labels, survey.name());
    }

    private static AreaModelFacts facts(AreaLevel area, UsualArea.Reason usual) {
        PublishedColumns published = area.published().orElse(null);
        return new AreaModelFacts(
                published == null || published.standardError() ? null : published.spread(),
                published == null || !published.standardError() ? null : published.spread(),
                published == null ? null : published.respondents(),
                published != null && published.percent(),
                area.smoothing(),
                area.sigmaPriorMean(),
                area.unit(),
                usual);
    }

    /** The slopes' standard deviation is null where it is scaled to each predictor, 2.5/sd(x). */
    private Map<String, Object> priors() {
        Map<String, Object> priors = new LinkedHashMap<>();
        double slope = settings.priors().slopeSd();
        priors.put(Prior.INTERCEPT_SD.code(), settings.priors().interceptSd());
        priors.put(Prior.SLOPE_SD.code(), Double.isNaN(slope) ? null : slope);
        priors.put(Prior.SD_EXPONENTIAL.code(), settings.priors().sigmaRate());
        return priors;
    }

    /** The direct national estimate of a survey. */
    Estimate nationalRaw() {
        if (data.design().isPresent()) {
            DirectEstimate nation = data.design().get().nation();
            double effect = nation.designEffect() > 0 ? nation.designEffect() : 1;
            return DesignInterval.estimate(nation, nation.respondents() / effect, settings.interval());
        }
        long yes = data.regions().stream().mapToLong(RegionFacts::positives).sum();
        return raw(yes, data.used());
    }

    /** The regions' shares in the nation: of population where all are known, else of respondents, with a warning. */
    double[] nationalShares() {
        boolean known = data.regions().stream().allMatch(region -> region.population() != null);
        boolean weighed = data.regions().stream().anyMatch(region -> region.weight() > 0);
        if (!known && !weighed) {
            warn(Warning.ofModel("population-unknown", Map.of("by", "nothing")));
        } else if (!known) {
            warn(Warning.ofModel(
                    "population-unknown", Map.of("by", data.design().isPresent() ? "weights" : "respondents")));
        }
        double[] weights = data.regions().stream()
                .mapToDouble(region -> known ? region.population() : weighed ? region.weight() : 1)
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

    /** The direct estimate of a survey's region j. */
    Estimate raw(int j) {
        RegionFacts facts = data.regions().get(j);
        return data.design().isPresent() ? designed(j) : raw(facts.positives(), facts.used());
    }

    /**
     * Region j with what the method found.
     *
     * @param posterior null where there is none
     */
    RegionEstimate region(
            int j, Estimate pooled, double synthetic, RandomEffect effect, double shrinkage, PosteriorFacts posterior) {
        return region(j, raw(j), pooled, synthetic, effect, shrinkage, posterior, null);
    }

    /**
     * Region j with what the method found, its direct estimate included.
     *
     * @param posterior null where there is none
     * @param area null for the binomial model
     */
    RegionEstimate region(
            int j,
            Estimate raw,
            Estimate pooled,
            double synthetic,
            RandomEffect effect,
            double shrinkage,
            PosteriorFacts posterior,
            AreaFacts area) {
        RegionFacts facts = data.regions().get(j);
        boolean published = analysis.published().isPresent();
        return new RegionEstimate(
                new RegionEstimate.Place(
                        facts.key(),
                        facts.name(),
                        facts.population(),
                        data.groups().map(groups -> groups.of(j)).orElse(null)),
                new RegionEstimate.Sample(
                        published && facts.used() == 0 ? Result.UNKNOWN : facts.used(),
                        published || !proportions() ? Result.UNKNOWN : facts.positives(),
                        facts.unanswered(),
                        data.design()
                                .map(design -> design.sizes().get(j).value())
                                .filter(size -> !Double.isNaN(size))
                                .orElse(null)),
                raw,
                new RegionEstimate.Pooling(pooled, synthetic, effect, shrinkage),
                flags(facts, raw),
                posterior,
                data.design().map(design -> facts(design, j)).orElse(null),
                area,
                null);
    }

    /** The direct estimate of a group of regions: a share of its respondents. */
    Estimate direct(RegionGroups.Group group) {
        return group.design()
                .map(design ->
                        DesignInterval.estimate(design.direct(), design.size().value(), settings.interval()))
                .orElseGet(() -> {
                    RegionFacts facts = group.facts(data.regions());
                    return raw(facts.positives(), facts.used());
                });
    }

    /**
     * What groups of regions are to agree with; none where they need not.
     *
     * @param direct the direct estimate of a group
     */
    List<GroupTarget> targets(Function<RegionGroups.Group, Estimate> direct) {
        if (settings.benchmarkGroups() == null) {
            return List.of();
        }
        boolean known = settings.knownOfGroups() != null;
        return data.groups().map(RegionGroups::groups).orElse(List.of()).stream()
                .map(group -> new GroupTarget(
                        group,
                        group.shares(data.regions()),
                        known ? group.known() : direct.apply(group).estimate(),
                        known))
                .toList();
    }

    /** Keys of the regions of a group. */
    List<String> keys(GroupTarget target) {
        return target.members().stream().map(j -> data.regions().get(j).key()).toList();
    }

    /** Whether figures are summaries of joint draws. */
    boolean drawn() {
        return settings.method() == Method.BAYES;
    }

    /**
     * Groups of regions with what the method found of them; none where nobody asked.
     *
     * @param agreement that the regions' figures have
     * @param regions as they are shown; a group of one has its figures
     * @param direct the direct estimate of a group
     * @param pooled Σ_j w_j π_j of weights that sum to 1, brought to agree
     */
    List<RegionEstimate> aggregates(
            Agreement agreement,
            List<RegionEstimate> regions,
            Function<RegionGroups.Group, Estimate> direct,
            Function<double[], Estimate> pooled) {
        boolean published = analysis.published().isPresent();
        List<RegionEstimate> aggregates = new ArrayList<>();
        for (RegionGroups.Group group : data.groups().map(RegionGroups::groups).orElse(List.of())) {
            double[] shares = group.shares(data.regions());
            double ofModel = 0;
            for (int j = 0; j < shares.length; j++) {
                ofModel += shares[j] > 0 ? shares[j] * regions.get(j).synthetic() : 0;
            }
            RegionFacts facts = group.facts(data.regions());
            Estimate raw = direct.apply(group);
            aggregates.add(new RegionEstimate(
                    new RegionEstimate.Place(facts.key(), null, facts.population()),
                    new RegionEstimate.Sample(
                            published && facts.used() == 0 ? Result.UNKNOWN : facts.used(),
                            published || !proportions() ? Result.UNKNOWN : facts.positives(),
                            facts.unanswered(),
                            group.design()
                                    .map(design -> design.size().value())
                                    .filter(size -> !Double.isNaN(size))
                                    .orElse(null)),
                    raw,
                    new RegionEstimate.Pooling(
                            group.members().size() == 1
                                    ? regions.get(group.members().get(0)).pooled()
                                    : agreement.ofGroup(group, pooled.apply(shares)),
                            ofModel,
                            new RandomEffect(Double.NaN, Double.NaN, Double.NaN),
                            Double.NaN),
                    flags(facts, raw),
                    null,
                    group.design()
                            .map(design -> facts(design.direct(), design.size()))
                            .orElse(null),
                    null,
                    null));
        }
        return aggregates;
    }

    private Estimate designed(int j) {
        DesignBasedEstimates design = data.design().orElseThrow();
        return DesignInterval.estimate(
                design.regions().get(j), design.sizes().get(j).value(), settings.interval());
    }

    private DesignFacts facts(DesignBasedEstimates design, int j) {
        return facts(design.regions().get(j), design.sizes().get(j));
    }

    private DesignFacts facts(DirectEstimate direct, EffectiveSampleSize size) {
        Interval interval = proportions()
                ? DesignInterval.kornGraubard(direct, size.value(), settings.interval())
                : new Interval(Double.NaN, Double.NaN);
        return new DesignFacts(
                direct.weight(),
                size.designEffect(),
                direct.designEffect(),
                size.pooled(),
                direct.units(),
                direct.degreesOfFreedom(),
                new IntervalEstimate(direct.proportion(), interval.lower(), interval.upper()),
                null);
    }

    private List<String> flags(RegionFacts facts, Estimate raw) {
        if (!raw.defined()) {
            return List.of(DataFlag.NO_RESPONDENTS.code());
        }
        List<String> flags = new ArrayList<>();
        if (facts.used() > 0 && facts.used() < DataFlag.FEW) {
            flags.add(DataFlag.FEW_RESPONDENTS.code());
        }
        if (proportions() && raw.estimate() == 0) {
            flags.add(DataFlag.NO_POSITIVES.code());
        }
        if (proportions() && raw.estimate() == 1) {
            flags.add(DataFlag.ALL_POSITIVES.code());
        }
        return flags;
    }
}
