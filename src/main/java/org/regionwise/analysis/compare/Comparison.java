package org.regionwise.analysis.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Function;
import org.regionwise.analysis.Method;
import org.regionwise.analysis.result.BenchmarkMethod;
import org.regionwise.analysis.result.Estimate;
import org.regionwise.analysis.result.ModelFacts;
import org.regionwise.analysis.result.Prior;
import org.regionwise.analysis.result.RegionEstimate;
import org.regionwise.analysis.result.Result;
import org.regionwise.survey.NumberText;

/**
 * Two to four analyses of one survey side by side: first what differs between them, then what came out.
 *
 * @param analyses the results in the order in which they were chosen; lists elsewhere are aligned with it
 * @param differences settings that are not the same in all of them
 * @param regions every region that occurs in any of them, in the first one's order of pooled estimates
 * @param sameAnswers whether all were fitted to the same yes and no answers, so that likelihoods and criteria compare
 * @param nested what additional predictors explain, for each pair in which one model contains the other
 * @param remarks what cannot be compared, and why
 */
public record Comparison(
        List<NamedResult> analyses,
        List<Difference> differences,
        List<Region> regions,
        boolean sameAnswers,
        List<NestedModels> nested,
        List<String> remarks) {
    private static final int MOST = 4;
    private static final String OTHER_METHODS = "were fitted by different methods";

    /** A setting with its value in each analysis. */
    public record Difference(String setting, List<String> values) {}

    /** A region's pooled estimate in each analysis, {@link Estimate#UNDEFINED} where it is not part of one. */
    public record Region(String region, String label, List<Estimate> pooled) {}

    public Comparison {
        analyses = List.copyOf(analyses);
        differences = List.copyOf(differences);
        regions = List.copyOf(regions);
        nested = List.copyOf(nested);
        remarks = List.copyOf(remarks);
    }

    /** Throws {@link IllegalArgumentException} unless there are two to four analyses. */
    public static Comparison of(List<NamedResult> analyses) {
        if (analyses.size() < 2 || analyses.size() > MOST) {
            throw new IllegalArgumentException("two to four analyses can be compared, not " + analyses.size());
        }
        List<String> remarks = new ArrayList<>();
        String obstacle = obstacle(analyses);
        boolean same = obstacle.isEmpty();
        if (!same) {
            remarks.add("The analyses " + obstacle
                    + ", so log-likelihoods, AIC and BIC do not compare, and what predictors explain is said only of"
                    + " analyses that differ in nothing else.");
            remarks.addAll(otherwiseNested(analyses));
        }
        List<NestedModels> nested = nested(analyses);
        List<String> otherPriors = nestedButForPriors(analyses);
        remarks.addAll(otherPriors);
        if (same && nested.isEmpty() && otherPriors.isEmpty()) {
            remarks.add("No analysis has all predictors of another and more, so nothing is said of explained variance"
                    + (analyses.get(0).result().model().bayes() ? "." : ", and there is no likelihood-ratio test."));
        }
        return new Comparison(analyses, differences(analyses), regions(analyses), same, nested, remarks);
    }

    /**
     * The same with what may be shown of each result in place of the result itself.
     *
     * @param shown aligned with the analyses
     * @param withheld whether likelihoods, and what rests on them, must not be told
     */
    public Comparison showing(List<NamedResult> shown, boolean withheld) {
        // remarks on the answers would tell whether counts that are withheld differ
        List<String> said = withheld ? new ArrayList<>() : new ArrayList<>(remarks);
        if (withheld) {
            said.add(
                    "Likelihoods, predictive scores and what additional predictors explain are not given, as counts are"
                            + " withheld as confidential.");
        }
        return new Comparison(
                shown,
                differences(shown),
                regions(shown),
                sameAnswers && !withheld,
                withheld ? List.of() : nested,
                said);
    }

    private static List<NestedModels> nested(List<NamedResult> analyses) {
        List<NestedModels> nested = new ArrayList<>();
        for (NamedResult smaller : analyses) {
            for (NamedResult larger : analyses) {
                if (NestedModels.nested(smaller.result(), larger.result())
                        && obstacle(List.of(smaller, larger)).isEmpty()
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

    private static List<String> nestedButForPriors(List<NamedResult> analyses) {
        List<String> remarks = new ArrayList<>();
        for (NamedResult smaller : analyses) {
            for (NamedResult larger : analyses) {
                if (NestedModels.nested(smaller.result(), larger.result())
                        && obstacle(List.of(smaller, larger)).isEmpty()
                        && !samePriors(smaller, larger)) {
                    remarks.add("“" + smaller.name() + "” and “" + larger.name()
                            + "” have different priors, so nothing is said of what the additional "
                            + "predictors of the latter explain: the priors alone make regions differ more or less.");
                }
            }
        }
        return remarks;
    }

    /** Pairs that only need the same method for the question what the additional predictors explain. */
    private static List<String> otherwiseNested(List<NamedResult> analyses) {
        List<String> remarks = new ArrayList<>();
        for (NamedResult smaller : analyses) {
            for (NamedResult larger : analyses) {
                if (NestedModels.nested(smaller.result(), larger.result())
                        && obstacle(List.of(smaller, larger)).equals(OTHER_METHODS)) {
                    remarks.add("To see what the additional predictors of “" + larger.name()
                            + "” explain, rerun it by the method of “" + smaller.name() + "”, "
                            + Method.wordsOf(smaller.result().model().method()) + ".");
                }
            }
        }
        return remarks;
    }

    /** Why likelihoods do not compare, as the end of a sentence; empty when they do. */
    private static String obstacle(List<NamedResult> analyses) {
        if (differ(analyses, result -> result.survey().sha256())) {
            return "are of different data";
        }
        if (differ(analyses, result -> result.model().outcome())) {
            return "are of different outcomes";
        }
        if (differ(analyses, Comparison::coding)) {
            return "code yes, no and missing differently";
        }
        if (differ(analyses, result -> result.model().region())) {
            return "use different region columns";
        }
        if (differ(
                analyses,
                result -> List.of(
                        result.model().kind(),
                        result.model().family(),
                        result.model().link()))) {
            return "are of different kinds of model";
        }
        if (differ(analyses, result -> result.model().method())) {
            return OTHER_METHODS;
        }
        if (differ(analyses, Comparison::design)) {
            return "use different weights, strata or clusters";
        }
        if (differ(analyses, result -> Objects.toString(result.model().area()))) {
            return "take different sampling variances for known";
        }
        // The same file and coding still give other answers where a predictor is missing for some respondents.
        return differ(analyses, Comparison::counts) ? "use different respondents" : "";
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

    private static String calibration(ModelFacts model) {
        return listed(
                model.calibratedOn().stream()
                        .map(name -> model.factors().contains(name) ? name + " (categories)" : name)
                        .toList(),
                "not said");
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

    private static List<Difference> differences(List<NamedResult> analyses) {
        Map<String, Function<Result, String>> settings = new LinkedHashMap<>();
        settings.put("Data (SHA-256)", result -> result.survey().sha256());
        settings.put(
                "Region table (SHA-256)",
                result -> result.survey().regionTable() == null
                        ? "none"
                        : result.survey().regionTable().sha256());
        settings.put(
                "Respondents used",
                result -> result.survey().used() == Result.UNKNOWN
                        ? "withheld"
                        : Long.toString(result.survey().used()));
        settings.put("Outcome", result -> result.model().outcome());
        settings.put("Counts as yes", result -> listed(result.model().positive(), "none"));
        settings.put("Counts as no", result -> listed(result.model().negative(), "every other answer"));
        settings.put("Counts as no answer", result -> listed(result.model().missing(), "the empty cell only"));
        settings.put("Region column", result -> result.model().region());
        settings.put("Predictors of regions", result -> listed(result.model().predictors(), "none"));
        settings.put(
                "Predictors of respondents", result -> listed(result.model().respondentPredictors(), "none"));
        settings.put("Treated as categories", result -> listed(result.model().factors(), "none"));
        settings.put("Weight", result -> text(result.model().weight()));
        settings.put("Stratum", result -> text(result.model().stratum()));
        settings.put("Cluster", result -> text(result.model().cluster()));
        settings.put(
                "Size of the stratum's population",
                result -> text(result.model().finitePopulation()));
        settings.put("Second-stage unit", result -> text(result.model().secondStage()));
        settings.put(
                "Size of the cluster's population",
                result -> text(result.model().secondFinitePopulation()));
        settings.put("Weights calibrated on", result -> calibration(result.model()));
        settings.put("Weight before calibration", result -> text(result.model().baseWeight()));
        settings.put("Model", result -> switch (result.model().kind()) {
            case RANDOM_INTERCEPT ->
                result.model().family() + ", " + result.model().link() + " link";
            case AREA_LEVEL -> "area level, " + result.model().link() + " scale";
        });
        settings.put(
                "Smoothing of standard errors", result -> switch (result.model().kind()) {
                    case RANDOM_INTERCEPT -> "none";
                    case AREA_LEVEL -> result.model().area().smoothing().words();
                });
        settings.put("Agreement with the nation", result -> agreement(result.model()));
        settings.put("Method", result -> Method.wordsOf(result.model().method()));
        settings.put(
                "Quadrature points", result -> Integer.toString(result.model().quadraturePoints()));
        settings.put("Interval level", result -> percent(result.model().interval()));
        settings.put("Seed", result -> Long.toString(result.model().seed()));
        settings.put("Priors", result -> priors(result.model()));
        settings.put("Software", result -> result.software().version());
        List<Difference> differences = new ArrayList<>();
        settings.forEach((name, value) -> {
            List<String> values =
                    analyses.stream().map(each -> value.apply(each.result())).toList();
            if (values.stream().distinct().count() > 1) {
                differences.add(new Difference(name, values));
            }
        });
        return differences;
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

    private static String listed(List<String> values, String none) {
        return values.isEmpty() ? none : String.join(", ", values);
    }

    /** In words: the standard deviations of the intercept's and the slopes' priors, the rate of σ's. */
    private static String priors(ModelFacts model) {
        if (!model.bayes()) {
            return "none";
        }
        return switch (model.kind()) {
            case RANDOM_INTERCEPT -> randomInterceptPriors(model);
            case AREA_LEVEL ->
                Double.isNaN(model.area().sigmaPriorMean())
                        ? "standard deviation between regions: flat on its square, or with few regions exponential"
                        : "standard deviation between regions: exponential, mean "
                                + model.area().sigmaPriorMean();
        };
    }

    private static String randomInterceptPriors(ModelFacts model) {
        Object slope = model.prior(Prior.SLOPE_SD);
        return "intercept: standard deviation " + model.prior(Prior.INTERCEPT_SD) + "; slopes: "
                + (slope == null ? "2.5 ÷ the predictor's standard deviation" : "standard deviation " + slope)
                + "; standard deviation between regions: exponential with rate "
                + model.prior(Prior.SD_EXPONENTIAL);
    }

    private static String agreement(ModelFacts model) {
        return switch (model.benchmark() == null ? BenchmarkMethod.NONE : model.benchmark()) {
            case LOGIT -> "one shift on the logit scale";
            case RATIO -> "one factor";
            case NONE -> "not sought";
        };
    }

    private static String percent(double level) {
        return NumberText.format(Math.round(level * 1e8) / 1e6) + "%";
    }

    private static String text(String column) {
        return column == null ? "none" : column;
    }
}
