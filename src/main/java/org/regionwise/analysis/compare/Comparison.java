package org.regionwise.analysis.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import org.regionwise.analysis.result.Estimate;
import org.regionwise.analysis.result.ModelFacts;
import org.regionwise.analysis.result.Prior;
import org.regionwise.analysis.result.RegionEstimate;
import org.regionwise.analysis.result.Result;

/**
 * Two to four analyses of one survey side by side: first what differs between them, then what came out.
 *
 * @param analyses the results in the order in which they were chosen; lists elsewhere are aligned with it
 * @param regions every region that occurs in any of them, in the first one's order of pooled estimates
 * @param sameAnswers whether all were fitted to the same yes and no answers, so that likelihoods and criteria compare
 * @param nested what additional predictors explain, for each pair in which one model contains the other
 * @param remarks what cannot be compared, and why
 */
public record Comparison(
        List<NamedResult> analyses,
        List<Region> regions,
        boolean sameAnswers,
        List<NestedModels> nested,
        List<Remark> remarks) {
    private static final int MOST = 4;

    /**
     * What cannot be compared.
     *
     * @param code {@code no-likelihoods}, {@code rerun-by-method}, {@code other-priors}, {@code none-nested},
     *     {@code withheld}
     * @param facts names of analyses, an {@link Obstacle}, a method's code
     */
    public record Remark(String code, Map<String, Object> facts) {
        public Remark {
            facts = Map.copyOf(facts);
        }
    }

    /** Why likelihoods do not compare. */
    public enum Obstacle {
        /** None: they do. */
        NONE,
        /** Other data. */
        DATA,
        /** Other outcomes. */
        OUTCOME,
        /** Yes, no and missing are coded otherwise. */
        CODING,
        /** Other region columns. */
        REGION,
        /** Other kinds of model. */
        MODEL,
        /** Other methods. */
        METHOD,
        /** Other weights, strata or clusters. */
        DESIGN,
        /** Other sampling variances are taken for known. */
        VARIANCES,
        /** The same file and coding still give other answers where a predictor is missing for some. */
        RESPONDENTS
    }

    /** A region's pooled estimate in each analysis, {@link Estimate#UNDEFINED} where it is not part of one. */
    public record Region(String region, String label, List<Estimate> pooled) {}

    public Comparison {
        analyses = List.copyOf(analyses);
        regions = List.copyOf(regions);
        nested = List.copyOf(nested);
        remarks = List.copyOf(remarks);
    }

    /** Throws {@link IllegalArgumentException} unless there are two to four analyses. */
    public static Comparison of(List<NamedResult> analyses) {
        if (analyses.size() < 2 || analyses.size() > MOST) {
            throw new IllegalArgumentException("two to four analyses can be compared, not " + analyses.size());
        }
        List<Remark> remarks = new ArrayList<>();
        Obstacle obstacle = obstacle(analyses);
        boolean same = obstacle == Obstacle.NONE;
        if (!same) {
            remarks.add(new Remark("no-likelihoods", Map.of("obstacle", obstacle)));
            remarks.addAll(otherwiseNested(analyses));
        }
        List<NestedModels> nested = nested(analyses);
        List<Remark> otherPriors = nestedButForPriors(analyses);
        remarks.addAll(otherPriors);
        if (same && nested.isEmpty() && otherPriors.isEmpty()) {
            remarks.add(new Remark(
                    "none-nested",
                    Map.of("bayes", analyses.get(0).result().model().bayes())));
        }
        return new Comparison(analyses, regions(analyses), same, nested, remarks);
    }

    /**
     * The same with what may be shown of each result in place of the result itself.
     *
     * @param shown aligned with the analyses
     * @param withheld whether likelihoods, and what rests on them, must not be told
     */
    public Comparison showing(List<NamedResult> shown, boolean withheld) {
        // remarks on the answers would tell whether counts that are withheld differ
        return new Comparison(
                shown,
                regions(shown),
                sameAnswers && !withheld,
                withheld ? List.of() : nested,
                withheld ? List.of(new Remark("withheld", Map.of())) : remarks);
    }

    /**
     * The same with regions that were renamed in one row each: in the place of the earlier, under the later name.
     *
     * @param renamed later keys by earlier ones; a pair is passed over unless there are both, never in one analysis
     */
    public Comparison joining(Map<String, String> renamed) {
        List<Region> rows = new ArrayList<>(regions);
        renamed.forEach((from, to) -> {
            Optional<Region> earlier = row(rows, from);
            Optional<Region> later = row(rows, to);
            if (earlier.isPresent() && later.isPresent() && apart(earlier.get(), later.get())) {
                rows.set(rows.indexOf(earlier.get()), joined(earlier.get(), later.get()));
                rows.remove(later.get());
            }
        });
        return new Comparison(analyses, rows, sameAnswers, nested, remarks);
    }

    private static Optional<Region> row(List<Region> rows, String key) {
        return rows.stream().filter(each -> each.region().equals(key)).findFirst();
    }

    private boolean apart(Region earlier, Region later) {
        return analyses.stream()
                .map(NamedResult::result)
                .noneMatch(each -> has(each, earlier.region()) && has(each, later.region()));
    }

    private static boolean has(Result result, String key) {
        return result.regions().stream().anyMatch(each -> each.region().equals(key));
    }

    private static Region joined(Region earlier, Region later) {
        List<Estimate> pooled = new ArrayList<>();
        for (int i = 0; i < later.pooled().size(); i++) {
            Estimate own = later.pooled().get(i);
            pooled.add(own.defined() ? own : earlier.pooled().get(i));
        }
        return new Region(later.region(), later.label(), pooled);
    }

    private static List<NestedModels> nested(List<NamedResult> analyses) {
        List<NestedModels> nested = new ArrayList<>();
        for (NamedResult smaller : analyses) {
            for (NamedResult larger : analyses) {
                if (NestedModels.nested(smaller.result(), larger.result())
                        && obstacle(List.of(smaller, larger)) == Obstacle.NONE
                        && samePriors(smaller, larger)) {
                    nested.add(NestedModels.of(smaller, larger));
                }
            }
        }
        return nested;
    }

    /** A narrower prior makes regions more alike as predictors do, and would pass for what they explain. */
    private static boolean samePriors(NamedResult one, NamedResult other) {
        return priors(one.result().model()).equals(priors(other.result().model()));
    }

    private static List<Remark> nestedButForPriors(List<NamedResult> analyses) {
        List<Remark> remarks = new ArrayList<>();
        for (NamedResult smaller : analyses) {
            for (NamedResult larger : analyses) {
                if (NestedModels.nested(smaller.result(), larger.result())
                        && obstacle(List.of(smaller, larger)) == Obstacle.NONE
                        && !samePriors(smaller, larger)) {
                    remarks.add(new Remark("other-priors", Map.of("smaller", smaller.name(), "larger", larger.name())));
                }
            }
        }
        return remarks;
    }

    /** Pairs that only need the same method for the question what the additional predictors explain. */
    private static List<Remark> otherwiseNested(List<NamedResult> analyses) {
        List<Remark> remarks = new ArrayList<>();
        for (NamedResult smaller : analyses) {
            for (NamedResult larger : analyses) {
                if (NestedModels.nested(smaller.result(), larger.result())
                        && obstacle(List.of(smaller, larger)) == Obstacle.METHOD) {
                    remarks.add(new Remark(
                            "rerun-by-method",
                            Map.of(
                                    "smaller",
                                    smaller.name(),
                                    "larger",
                                    larger.name(),
                                    "method",
                                    smaller.result().model().method())));
                }
            }
        }
        return remarks;
    }

    private static Obstacle obstacle(List<NamedResult> analyses) {
        if (differ(analyses, result -> result.survey().sha256())) {
            return Obstacle.DATA;
        }
        if (differ(analyses, result -> result.model().outcome())) {
            return Obstacle.OUTCOME;
        }
        if (differ(analyses, Comparison::coding)) {
            return Obstacle.CODING;
        }
        if (differ(analyses, result -> result.model().region())) {
            return Obstacle.REGION;
        }
        if (differ(
                analyses,
                result -> List.of(
                        result.model().kind(),
                        result.model().family(),
                        result.model().link()))) {
            return Obstacle.MODEL;
        }
        if (differ(analyses, result -> result.model().method())) {
            return Obstacle.METHOD;
        }
        if (differ(analyses, Comparison::design)) {
            return Obstacle.DESIGN;
        }
        if (differ(analyses, result -> Objects.toString(result.model().area()))) {
            return Obstacle.VARIANCES;
        }
        return differ(analyses, Comparison::counts) ? Obstacle.RESPONDENTS : Obstacle.NONE;
    }

    private static boolean differ(List<NamedResult> analyses, Function<Result, Object> facet) {
        return analyses.stream()
                        .map(each -> facet.apply(each.result()))
                        .distinct()
                        .count()
                > 1;
    }

    private static Object coding(Result result) {
        ModelFacts model = result.model();
        return List.of(
                new TreeSet<>(model.positive()), new TreeSet<>(model.negative()), new TreeSet<>(model.missing()));
    }

    private static Object design(Result result) {
        ModelFacts model = result.model();
        return Arrays.asList(
                model.weight(),
                model.stratum(),
                model.cluster(),
                model.finitePopulation(),
                model.secondStage(),
                model.secondFinitePopulation(),
                calibration(model),
                model.baseWeight());
    }

    private static List<String> calibration(ModelFacts model) {
        return model.calibratedOn().stream()
                .map(name -> model.factors().contains(name) ? "factor " + name : name)
                .toList();
    }

    private static Object counts(Result result) {
        Map<String, List<Long>> counts = new LinkedHashMap<>();
        for (RegionEstimate region : result.regions()) {
            if (region.sampled()) {
                counts.put(region.region(), List.of(region.respondents(), region.positives()));
            }
        }
        return counts;
    }

    private static List<Region> regions(List<NamedResult> analyses) {
        Map<String, String> labels = new LinkedHashMap<>();
        List<Map<String, Estimate>> pooled = new ArrayList<>();
        for (NamedResult each : analyses) {
            Map<String, Estimate> estimates = new LinkedHashMap<>();
            PooledOrder.of(each.result()).forEach(region -> {
                labels.putIfAbsent(region.region(), region.label());
                estimates.put(region.region(), region.pooled());
            });
            pooled.add(estimates);
        }
        List<Region> regions = new ArrayList<>();
        labels.forEach((key, label) -> regions.add(new Region(
                key,
                label,
                pooled.stream()
                        .map(estimates -> estimates.getOrDefault(key, Estimate.UNDEFINED))
                        .toList())));
        return regions;
    }

    /** What tells the priors of two results apart. */
    private static Object priors(ModelFacts model) {
        if (!model.bayes()) {
            return List.of();
        }
        return switch (model.kind()) {
            case RANDOM_INTERCEPT ->
                Arrays.asList(
                        model.prior(Prior.INTERCEPT_SD),
                        model.prior(Prior.SLOPE_SD),
                        model.prior(Prior.SD_EXPONENTIAL));
            case AREA_LEVEL -> model.area().sigmaPriorMean();
            // estimated without priors
            case LINEAR_UNIT -> List.of();
        };
    }
}
