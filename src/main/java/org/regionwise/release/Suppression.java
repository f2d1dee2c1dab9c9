package org.regionwise.release;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.regionwise.analysis.result.AreaFacts;
import org.regionwise.analysis.result.DataFlag;
import org.regionwise.analysis.result.DesignFacts;
import org.regionwise.analysis.result.Estimate;
import org.regionwise.analysis.result.Fit;
import org.regionwise.analysis.result.IntervalEstimate;
import org.regionwise.analysis.result.NamedRegions;
import org.regionwise.analysis.result.National;
import org.regionwise.analysis.result.RandomEffect;
import org.regionwise.analysis.result.RegionEstimate;
import org.regionwise.analysis.result.Result;
import org.regionwise.analysis.result.SampleFacts;
import org.regionwise.analysis.result.SurveyFacts;
import org.regionwise.analysis.result.Warning;
import org.regionwise.engine.About;

/**
 * Takes out of a result what decisions withhold, and flags the regions accordingly.
 *
 * <p>An unreliable raw estimate goes with everything that states it: its limits, the number who said yes, flags such as
 * “nobody said yes”, its variance, unweighted and Korn–Graubard figures, how it sits with the other regions. An
 * unreliable pooled one goes with the random effect, the posterior and what the model alone expects, which where nobody
 * answered is the same figure. They are withheld because they mislead, not
 * because they are secret, so that what could be worked out from others stands. A confidential region keeps its name,
 * its population and what the model expects without its answers, unless that was moved to a figure of its group.
 */
final class Suppression {
    private static final double NONE = Double.NaN;
    private static final Set<String> SAYS_RAW = Set.of(DataFlag.NO_POSITIVES.code(), DataFlag.ALL_POSITIVES.code());
    private static final RandomEffect NO_EFFECT = new RandomEffect(NONE, NONE, NONE);

    private final Result result;
    private final Profile profile;
    private final List<Decision> decisions;
    private final Map<String, List<Decision>> byRegion = new LinkedHashMap<>();

    private Suppression(Result result, Profile profile, List<Decision> decisions) {
        this.result = result;
        this.profile = profile;
        this.decisions = decisions;
        for (Decision decision : decisions) {
            if (!decision.national()) {
                byRegion.computeIfAbsent(decision.region(), key -> new ArrayList<>())
                        .add(decision);
            }
        }
    }

    /** @param profile whose rules decided so */
    static Result of(Result result, Profile profile, List<Decision> decisions) {
        return new Suppression(result, profile, decisions).released();
    }

    private Result released() {
        boolean unanswered = decisions.stream()
                .anyMatch(each -> each.national()
                        && each.flag() == QualityFlag.CONFIDENTIAL
                        && each.concerns().isEmpty());
        boolean confidential = decisions.stream().anyMatch(each -> each.flag() == QualityFlag.CONFIDENTIAL);
        Set<FigureGroup> national =
                withheld(decisions.stream().filter(Decision::national).toList());
        List<RegionEstimate> regions = new ArrayList<>();
        for (RegionEstimate region : result.regions()) {
            RegionEstimate shown = released(region, byRegion.getOrDefault(region.region(), List.of()));
            RegionEstimate told = national.contains(FigureGroup.POOLED) ? withoutNation(shown) : shown;
            regions.add(unanswered ? withoutUnanswered(told) : told);
        }
        Result suppressed = new Result(
                result.software(),
                survey(national, unanswered),
                result.model(),
                fit(),
                national(national),
                regions,
                PoststratifiedRelease.of(result, profile, decisions),
                result.aggregates());
        return confidential ? Rounding.of(suppressed) : suppressed;
    }

    private static Set<FigureGroup> withheld(List<Decision> decisions) {
        Set<FigureGroup> withheld = EnumSet.noneOf(FigureGroup.class);
        decisions.forEach(each -> withheld.addAll(each.withholds()));
        return withheld;
    }

    private SurveyFacts survey(Set<FigureGroup> national, boolean unanswered) {
        SurveyFacts survey = result.survey();
        boolean counts = national.contains(FigureGroup.COUNTS) && confidentialNation();
        boolean rows = counts || unanswered && fewLeftOut();
        SampleFacts design = survey.design();
        return new SurveyFacts(
                survey.name(),
                survey.sha256(),
                rows ? Result.UNKNOWN : survey.respondents(),
                counts ? Result.UNKNOWN : survey.used(),
                survey.regions(),
                survey.regionTable(),
                design == null || !counts
                        ? design
                        : new SampleFacts(
                                design.strata(),
                                Result.UNKNOWN,
                                design.singleUnitStrata(),
                                NONE,
                                NONE,
                                design.populationCorrection(),
                                NONE),
                survey.imported(),
                survey.populationTable());
    }

    private boolean confidentialNation() {
        return decisions.stream()
                .anyMatch(each -> each.national()
                        && each.flag() == QualityFlag.CONFIDENTIAL
                        && !each.concerns().isEmpty());
    }

    /** Whether the whole survey's number of rows less those used is itself too small a number of people. */
    private boolean fewLeftOut() {
        double limit = decisions.stream()
                .filter(each -> each.flag() == QualityFlag.CONFIDENTIAL)
                .mapToDouble(Decision::limit)
                .max()
                .orElse(0);
        return result.survey().respondents() - result.survey().used() < limit;
    }

    private National national(Set<FigureGroup> withheld) {
        National national = result.national();
        boolean raw = withheld.contains(FigureGroup.RAW);
        boolean pooled = withheld.contains(FigureGroup.POOLED);
        National.BenchmarkFacts benchmark = national.benchmark();
        return new National(
                raw ? Estimate.UNDEFINED : national.raw(),
                pooled ? Estimate.UNDEFINED : national.pooled(),
                benchmark == null
                        ? null
                        : new National.BenchmarkFacts(
                                benchmark.method(),
                                raw || pooled ? NONE : benchmark.target(),
                                raw || pooled ? NONE : benchmark.constant(),
                                pooled ? Estimate.UNDEFINED : benchmark.pooledBefore(),
                                benchmark.groups()));
    }

    /**
     * Without what warnings say of a region of which something is withheld: they say why its figures are odd. How
     * regions were read is none of it. That something is left out is said.
     */
    private Fit fit() {
        if (withheld(decisions).isEmpty()) {
            return result.fit();
        }
        Set<String> odd = byRegion.entrySet().stream()
                .filter(each -> !withheld(each.getValue()).isEmpty())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        Fit fit = result.fit();
        List<Warning> warnings = new ArrayList<>(fit.warnings().stream()
                .filter(warning -> warning.about() != About.UNKNOWN)
                .flatMap(warning -> warning.about() == About.READING
                        ? Stream.of(warning)
                        : NamedRegions.without(odd, warning).stream())
                .toList());
        if (!warnings.equals(fit.warnings())) {
            warnings.add(remarksWithheld("some"));
        }
        return new Fit(
                new Fit.Convergence(fit.converged(), fit.singular(), fit.iterations()),
                warnings,
                fit.fixedEffects(),
                fit.regionStandardDeviation(),
                fit.residualStandardDeviation(),
                new Fit.Likelihood(fit.logLikelihood(), fit.aic(), fit.bic()),
                new Fit.Variation(fit.icc(), fit.medianOddsRatio(), fit.betweenRegionTest()),
                fit.quality(),
                fit.predictiveCheck(),
                fit.standardDeviationQuantiles(),
                fit.predictorLines(),
                fit.pooledEffects());
    }

    /**
     * That there may be more to say.
     *
     * @param which {@code some}, or {@code answers} for all of those about people and answers, whether there are any
     *     or not: that there is one may tell what was answered
     */
    static Warning remarksWithheld(String which) {
        return Warning.ofModel(Released.REMARKS_WITHHELD, Map.of("which", which));
    }

    private RegionEstimate released(RegionEstimate region, List<Decision> decided) {
        if (decided.isEmpty()) {
            return region;
        }
        return decided.stream().anyMatch(each -> each.flag() == QualityFlag.CONFIDENTIAL)
                ? confidential(region)
                : shown(region, withheld(decided), flags(decided));
    }

    private static Set<String> flags(List<Decision> decided) {
        Set<String> flags = new LinkedHashSet<>();
        for (Decision decision : decided) {
            for (FigureGroup figures : decision.concerns()) {
                flags.add(new RegionFlag(decision.flag(), figures).code());
            }
        }
        // what is withheld needs no caution, and review is moot
        for (FigureGroup figures : FigureGroup.values()) {
            if (flags.contains(new RegionFlag(QualityFlag.UNRELIABLE, figures).code())) {
                flags.remove(new RegionFlag(QualityFlag.USE_WITH_CAUTION, figures).code());
                flags.remove(new RegionFlag(QualityFlag.REVIEW, figures).code());
            }
        }
        return flags;
    }

    private RegionEstimate confidential(RegionEstimate region) {
        return new RegionEstimate(
                region.place(),
                new RegionEstimate.Sample(Result.UNKNOWN, Result.UNKNOWN, Result.UNKNOWN, null),
                Estimate.UNDEFINED,
                new RegionEstimate.Pooling(
                        Estimate.UNDEFINED, ownAnswersInModel() ? NONE : region.synthetic(), NO_EFFECT, NONE),
                List.of(new RegionFlag(QualityFlag.CONFIDENTIAL, null).code()),
                null,
                null,
                region.area() == null
                        ? null
                        : new AreaFacts(NONE, NONE, NONE, NONE, NONE, null, null, null, NONE, null),
                null);
    }

    /**
     * Whether what the model expects of a region depends on its own answers: by the predictors of its respondents, or
     * as it was moved with the few regions of its group to a figure of the group.
     */
    private boolean ownAnswersInModel() {
        return !result.model().respondentPredictors().isEmpty()
                || result.model().benchmarkGroups() != null;
    }

    private static RegionEstimate shown(RegionEstimate region, Set<FigureGroup> withheld, Set<String> decided) {
        boolean raw = withheld.contains(FigureGroup.RAW);
        boolean pooled = withheld.contains(FigureGroup.POOLED);
        List<String> flags = new ArrayList<>(region.flags());
        if (raw || withheld.contains(FigureGroup.COUNTS)) {
            flags.removeAll(SAYS_RAW);
        }
        flags.addAll(decided);
        return new RegionEstimate(
                region.place(),
                new RegionEstimate.Sample(
                        region.respondents(),
                        raw || withheld.contains(FigureGroup.COUNTS) ? Result.UNKNOWN : region.positives(),
                        region.unanswered(),
                        region.effectiveSampleSize()),
                raw ? Estimate.UNDEFINED : region.raw(),
                new RegionEstimate.Pooling(
                        pooled ? Estimate.UNDEFINED : region.pooled(),
                        pooled ? NONE : region.synthetic(),
                        pooled ? NO_EFFECT : region.randomEffect(),
                        region.shrinkage()),
                flags,
                pooled ? null : region.posterior(),
                region.design() == null ? null : design(region.design(), raw, pooled),
                region.area() == null ? null : area(region.area(), raw, pooled),
                raw || pooled || withheld.contains(FigureGroup.COUNTS) ? null : region.conflict());
    }

    private static DesignFacts design(DesignFacts design, boolean raw, boolean pooled) {
        DesignFacts.Unweighted other = design.unweighted();
        return new DesignFacts(
                design.weight(),
                design.designEffect(),
                raw ? NONE : design.ownDesignEffect(),
                design.pooledDesignEffect(),
                design.primarySamplingUnits(),
                design.degreesOfFreedom(),
                raw ? new IntervalEstimate(NONE, NONE, NONE) : design.kornGraubard(),
                other == null
                        ? null
                        : new DesignFacts.Unweighted(
                                raw ? NONE : other.raw(),
                                pooled ? Estimate.UNDEFINED : other.pooled(),
                                raw ? NONE : other.rawDifferenceStandardError(),
                                !raw && other.rawDiffers(),
                                !pooled && other.pooledDiffers()));
    }

    private static AreaFacts area(AreaFacts area, boolean raw, boolean pooled) {
        return new AreaFacts(
                raw ? NONE : area.direct(),
                pooled ? NONE : area.pooled(),
                raw ? NONE : area.variance(),
                area.smoothedVariance(),
                raw ? NONE : area.varianceUsed(),
                area.varianceVerdict(),
                pooled ? null : area.meanSquaredError(),
                pooled ? null : area.pooledIfSmoothed(),
                raw ? NONE : area.varianceOnScale(),
                pooled ? null : area.pooledByBayes());
    }

    /** How likely it is above the national figure would tell that. */
    private static RegionEstimate withoutNation(RegionEstimate region) {
        return region.posterior() == null
                ? region
                : new RegionEstimate(
                        region.place(),
                        new RegionEstimate.Sample(
                                region.respondents(),
                                region.positives(),
                                region.unanswered(),
                                region.effectiveSampleSize()),
                        region.raw(),
                        new RegionEstimate.Pooling(
                                region.pooled(), region.synthetic(), region.randomEffect(), region.shrinkage()),
                        region.flags(),
                        region.posterior().withoutNation(),
                        region.design(),
                        region.area(),
                        region.conflict());
    }

    private static RegionEstimate withoutUnanswered(RegionEstimate region) {
        return new RegionEstimate(
                region.place(),
                new RegionEstimate.Sample(
                        region.respondents(), region.positives(), Result.UNKNOWN, region.effectiveSampleSize()),
                region.raw(),
                new RegionEstimate.Pooling(
                        region.pooled(), region.synthetic(), region.randomEffect(), region.shrinkage()),
                region.flags(),
                region.posterior(),
                region.design(),
                region.area(),
                region.conflict());
    }
}
