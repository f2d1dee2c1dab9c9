package org.regionwise.analysis.change;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.regionwise.analysis.compare.NamedResult;
import org.regionwise.analysis.result.BenchmarkMethod;
import org.regionwise.analysis.result.ModelFacts;
import org.regionwise.analysis.result.RegionEstimate;
import org.regionwise.analysis.result.Result;
import org.regionwise.analysis.result.Warning;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.Problem;
import org.regionwise.survey.Reason;

/** What stands in the way of comparing two waves, and what to be careful about. */
final class WaveDifferences {
    private WaveDifferences() {}

    /**
     * @throws ImportProblem when waves cannot be compared: both are the same file, one has means and the other shares,
     *     or their intervals have different levels
     */
    static void require(NamedResult first, NamedResult second) {
        ModelFacts before = first.result().model();
        ModelFacts after = second.result().model();
        String hindrance =
                first.result().survey().sha256().equals(second.result().survey().sha256())
                        ? "file"
                        : before.proportions() != after.proportions()
                                ? "outcome"
                                : before.interval() != after.interval() ? "level" : null;
        if (hindrance != null) {
            throw new ImportProblem(new Problem(
                    second.name(),
                    0,
                    "",
                    "",
                    Reason.of(
                            "waves-do-not-compare",
                            "hindrance",
                            hindrance,
                            "first",
                            first.name(),
                            "second",
                            second.name())));
        }
    }

    static List<Warning> warnings(NamedResult first, NamedResult second, RegionPairs pairs) {
        List<Warning> warnings = new ArrayList<>();
        ModelFacts before = first.result().model();
        String named = before.outcome();
        differ(warnings, "outcome", first, second, model -> List.of(model.outcome()));
        if (before.proportions()) {
            coding(warnings, first, second, named);
        }
        differ(warnings, "predictors", first, second, WaveDifferences::predictors);
        differInParts(warnings, "model", first, second, WaveDifferences::model);
        differInParts(warnings, "design", first, second, WaveDifferences::design);
        regions(warnings, first, second, pairs);
        return warnings;
    }

    private static Map<String, Object> model(ModelFacts model) {
        BenchmarkMethod benchmark = model.benchmark() == null ? BenchmarkMethod.NONE : model.benchmark();
        Map<String, Object> parts = new LinkedHashMap<>();
        parts.put("kind", model.kind().code());
        parts.put("link", model.link());
        parts.put("method", model.method());
        parts.put("benchmark", benchmark.code());
        parts.put("groups", model.benchmarkGroups());
        return parts;
    }

    private static List<String> predictors(ModelFacts model) {
        List<String> all = new ArrayList<>(new TreeSet<>(model.predictors()));
        all.addAll(new TreeSet<>(model.respondentPredictors()));
        return all;
    }

    private static Map<String, Object> design(ModelFacts model) {
        Map<String, Object> columns = new LinkedHashMap<>();
        columns.put("weight", model.weight());
        columns.put("stratum", model.stratum());
        columns.put("cluster", model.cluster());
        return columns;
    }

    /** Says which parts differ, not how: a part is a code here, and readers find its words with each analysis. */
    private static void differInParts(
            List<Warning> warnings,
            String what,
            NamedResult first,
            NamedResult second,
            Function<ModelFacts, Map<String, Object>> facet) {
        Map<String, Object> before = facet.apply(first.result().model());
        Map<String, Object> after = facet.apply(second.result().model());
        List<Map<String, String>> parts = before.keySet().stream()
                .filter(part -> !Objects.equals(before.get(part), after.get(part)))
                .map(part -> Map.of("part", part))
                .toList();
        if (!parts.isEmpty()) {
            warnings.add(Warning.ofModel(
                    "waves-made-otherwise",
                    Map.of("what", what, "first", first.name(), "second", second.name(), "parts", parts)));
        }
    }

    private static void differ(
            List<Warning> warnings,
            String what,
            NamedResult first,
            NamedResult second,
            Function<ModelFacts, List<String>> facet) {
        List<String> before = facet.apply(first.result().model());
        List<String> after = facet.apply(second.result().model());
        if (!before.equals(after)) {
            warnings.add(Warning.ofModel(
                    "waves-differ",
                    Map.of(
                            "what",
                            what,
                            "first",
                            first.name(),
                            "second",
                            second.name(),
                            "before",
                            before,
                            "after",
                            after)));
        }
    }

    /** An answer that is yes in one wave and no, or no answer, in another changes what is counted. */
    private static void coding(List<Warning> warnings, NamedResult first, NamedResult second, String outcome) {
        Map<String, String> before = codes(first.result().model());
        Map<String, String> after = codes(second.result().model());
        List<String> otherwise = before.keySet().stream()
                .filter(each -> after.containsKey(each) && !after.get(each).equals(before.get(each)))
                .toList();
        if (!otherwise.isEmpty()) {
            warnings.add(Warning.ofModel(
                    "waves-coded-otherwise",
                    Map.of("answers", otherwise, "first", first.name(), "second", second.name(), "column", outcome)));
        }
        List<String> once = new ArrayList<>(before.keySet());
        once.addAll(after.keySet());
        once.removeIf(each -> before.containsKey(each) && after.containsKey(each));
        if (!once.isEmpty() && !before.isEmpty() && !after.isEmpty()) {
            warnings.add(Warning.ofModel(
                    "waves-answers-once",
                    Map.of(
                            "answers",
                            once.stream().distinct().sorted().toList(),
                            "first",
                            first.name(),
                            "second",
                            second.name())));
        }
    }

    private static Map<String, String> codes(ModelFacts model) {
        Map<String, String> codes = new LinkedHashMap<>();
        model.positive().forEach(each -> codes.put(each, "yes"));
        model.negative().forEach(each -> codes.put(each, "no"));
        model.missing().forEach(each -> codes.put(each, "missing"));
        return codes;
    }

    private static void regions(List<Warning> warnings, NamedResult first, NamedResult second, RegionPairs pairs) {
        if (!pairs.alike().isEmpty()) {
            warnings.add(Warning.ofModel(
                    "waves-regions-alike",
                    Map.of(
                            "pairs",
                            pairs.alike().entrySet().stream()
                                    .map(each -> Map.of("first", each.getKey(), "second", each.getValue()))
                                    .toList()),
                    List.copyOf(pairs.alike().values())));
        }
        once(warnings, first, only(first.result(), pairs, true));
        once(warnings, second, only(second.result(), pairs, false));
    }

    private static List<RegionEstimate> only(Result result, RegionPairs pairs, boolean early) {
        return pairs.pairs().stream()
                .filter(each -> !each.inBoth())
                .map(each -> early ? each.first() : each.second())
                .filter(place -> place != RegionPairs.ABSENT)
                .map(result.regions()::get)
                .toList();
    }

    private static void once(List<Warning> warnings, NamedResult wave, List<RegionEstimate> regions) {
        if (!regions.isEmpty()) {
            warnings.add(Warning.ofModel(
                    "waves-regions-once",
                    Map.of(
                            "wave",
                            wave.name(),
                            "names",
                            regions.stream().map(RegionEstimate::label).collect(Collectors.toList())),
                    regions.stream().map(RegionEstimate::region).toList()));
        }
    }
}
