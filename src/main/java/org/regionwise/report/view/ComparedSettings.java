package org.regionwise.report.view;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.regionwise.analysis.compare.NamedResult;
import org.regionwise.analysis.result.ModelFacts;
import org.regionwise.report.message.Words;
import org.regionwise.report.method.MethodSettings;

/** The settings in which analyses differ, with their values in each; what came out of a fit is no setting. */
final class ComparedSettings {
    /** What says how a fit went, or what a survey is called. */
    private static final Set<String> LEFT_OUT = Set.of("survey", "read", "merged", "draws", "quality");

    /** Its value holds a constant that was estimated. */
    private static final String BENCHMARK = "benchmark";

    /** Hashes are told apart by how they begin; whole ones stand on the analyses' own pages. */
    private static final int HASH = 12;

    private static final Set<String> HASHES = Set.of("file", "region-table");

    private ComparedSettings() {}

    /**
     * One setting that is not the same in all analyses.
     *
     * @param setting its name
     * @param values in the order of the analyses
     */
    record Difference(String setting, List<String> values) {}

    /** The differences, in the order in which a method is told. */
    static List<Difference> of(List<NamedResult> analyses, Words words) {
        List<Map<String, MethodSettings.Setting>> settings = new ArrayList<>();
        Set<String> codes = new LinkedHashSet<>();
        for (NamedResult each : analyses) {
            Map<String, MethodSettings.Setting> own = new LinkedHashMap<>();
            MethodSettings.of(each.result(), words).forEach(setting -> own.put(setting.code(), setting));
            codes.addAll(own.keySet());
            settings.add(own);
        }
        codes.removeAll(LEFT_OUT);
        if (analyses.stream()
                        .map(each -> each.result().model())
                        .map(model -> Arrays.asList(model.benchmark(), model.benchmarkGroups()))
                        .distinct()
                        .count()
                == 1) {
            codes.remove(BENCHMARK);
        }
        List<Difference> differences = new ArrayList<>();
        for (String code : codes) {
            List<String> values =
                    settings.stream().map(own -> value(own.get(code), words)).toList();
            if (new HashSet<>(values).size() > 1) {
                differences.add(
                        new Difference(name(settings, code), shortened(code, named(code, values, analyses, words))));
            }
        }
        return differences;
    }

    /** Outcome and predictors as people call them, unless that would hide a difference. */
    private static List<String> named(String code, List<String> values, List<NamedResult> analyses, Words words) {
        List<String> named = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            ModelFacts model = analyses.get(i).result().model();
            named.add(
                    switch (code) {
                        case "outcome" -> words.opening(model.labels().outcome());
                        case "predictors" -> listed(model.predictors(), model, values.get(i), words);
                        case "respondent-predictors" ->
                            listed(model.respondentPredictors(), model, values.get(i), words);
                        default -> values.get(i);
                    });
        }
        return new HashSet<>(named).size() == new HashSet<>(values).size() ? named : values;
    }

    private static String listed(List<String> columns, ModelFacts model, String none, Words words) {
        return columns.isEmpty()
                ? none
                : words.lists()
                        .and(columns.stream().map(model.labels()::predictor).toList())
                        .text();
    }

    private static String value(MethodSettings.Setting setting, Words words) {
        return setting == null ? words.say("settings.value-none") : setting.value();
    }

    private static String name(List<Map<String, MethodSettings.Setting>> settings, String code) {
        return settings.stream()
                .filter(own -> own.containsKey(code))
                .map(own -> own.get(code).name())
                .findFirst()
                .orElseThrow();
    }

    private static List<String> shortened(String code, List<String> values) {
        return !HASHES.contains(code)
                ? values
                : values.stream()
                        .map(value -> value.length() > HASH ? value.substring(0, HASH) + "…" : value)
                        .toList();
    }
}
