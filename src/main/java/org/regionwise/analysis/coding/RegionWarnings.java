package org.regionwise.analysis.coding;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.regionwise.analysis.Analysis;
import org.regionwise.analysis.SurveyData;
import org.regionwise.analysis.result.Warning;
import org.regionwise.survey.ShellWord;
import org.regionwise.survey.count.ResponseCount;
import org.regionwise.survey.region.LookAlikes;
import org.regionwise.survey.region.MergedRegions;
import org.regionwise.survey.region.RegionPairing;
import org.regionwise.survey.region.RegionTable;

/** What has to be said of the regions of a survey: which spellings were counted as one, and which look like a slip. */
final class RegionWarnings {
    private RegionWarnings() {}

    static void add(Analysis analysis, SurveyData data, List<Warning> warnings) {
        Map<String, Long> respondents = new LinkedHashMap<>();
        for (ResponseCount count : data.counts().counts()) {
            if (count.region() != null) {
                respondents.merge(count.region(), count.count(), Long::sum);
            }
        }
        Map<String, String> names = data.regions().map(RegionTable::names).orElse(Map.of());
        merged(analysis, data, respondents, names, warnings);
        paired(analysis, data, names, warnings);
        twins(analysis, data, names, respondents, warnings);
        // what looks like a region of the table is named with those that are not in it
        List<LookAlikes.Suspicion> suspicions = LookAlikes.of(respondents, names).stream()
                .filter(each -> !names.containsKey(each.like()))
                .toList();
        if (!suspicions.isEmpty()) {
            LookAlikes.Suspicion first = suspicions.get(0);
            warnings.add(Warning.ofReading(
                    "regions-look-alike",
                    Map.of(
                            "written",
                                    suspicions.stream()
                                            .map(LookAlikes.Suspicion::region)
                                            .toList(),
                            "like",
                                    suspicions.stream()
                                            .map(LookAlikes.Suspicion::like)
                                            .toList(),
                            "pairs",
                                    suspicions.stream()
                                            .map(each -> Map.of(
                                                    "region", each.region(),
                                                    "respondents", each.respondents(),
                                                    "like", each.likeName(),
                                                    "likeRespondents", each.likeRespondents()))
                                            .toList(),
                            "option", "--same-region " + ShellWord.of(first.region() + "=" + first.like())),
                    suspicions.stream()
                            .flatMap(each -> Stream.of(each.region(), each.like()))
                            .distinct()
                            .toList()));
        }
    }

    private static void merged(
            Analysis analysis,
            SurveyData data,
            Map<String, Long> respondents,
            Map<String, String> names,
            List<Warning> warnings) {
        Map<String, String> recoded =
                data.imported().options().recoded().getOrDefault(analysis.regionColumn(), Map.of());
        Map<String, Long> rows = data.imported().recodedRows().getOrDefault(analysis.regionColumn(), Map.of());
        // one spelling that the table writes otherwise is told with the pairs
        List<MergedRegions.Merged> several = MergedRegions.of(recoded, rows, respondents).stream()
                .filter(each -> each.spellings().size() > 1 || !names.containsKey(each.region()))
                .toList();
        if (!several.isEmpty()) {
            List<String> regions =
                    several.stream().map(MergedRegions.Merged::region).toList();
            warnings.add(Warning.ofReading(
                    "regions-merged",
                    Map.of(
                            "spellings",
                            several.stream()
                                    .flatMap(each -> each.spellings().keySet().stream())
                                    .toList(),
                            "merged",
                            several.stream()
                                    .map(each ->
                                            Map.of("region", each.region(), "written", spellings(each.spellings())))
                                    .toList()),
                    regions));
        }
    }

    /** What is one region in two notations: it was paired unasked, so it is said. */
    private static void paired(Analysis analysis, SurveyData data, Map<String, String> names, List<Warning> warnings) {
        Map<String, String> recoded =
                data.imported().options().recoded().getOrDefault(analysis.regionColumn(), Map.of());
        Map<String, Long> rows = data.imported().recodedRows().getOrDefault(analysis.regionColumn(), Map.of());
        Map<String, String> labels = data.labels(analysis.regionColumn());
        Map<String, String> inTable = new TreeMap<>(recoded);
        inTable.entrySet().removeIf(each -> !names.containsKey(each.getValue()) || !rows.containsKey(each.getKey()));
        List<Map<String, Object>> pairs = new ArrayList<>();
        inTable.forEach((written, key) -> {
            String label = labels.get(written);
            String name = names.get(key);
            List<String> called = label == null ? List.of(written) : List.of(written, label);
            if (RegionPairing.byNotation(called, key, name)) {
                boolean named = name != null && !name.equals(key);
                pairs.add(Map.of(
                        "written",
                        written,
                        "labelled",
                        label == null ? "no" : "yes",
                        "label",
                        label == null ? "" : label,
                        "key",
                        key,
                        "named",
                        named ? "yes" : "no",
                        "name",
                        named ? name : "",
                        "respondents",
                        rows.get(written)));
            }
        });
        if (!pairs.isEmpty()) {
            warnings.add(Warning.ofReading(
                    "regions-paired",
                    Map.of("written", List.copyOf(inTable.keySet()), "pairs", pairs),
                    inTable.values().stream().distinct().toList()));
        }
    }

    /** The most frequent first. */
    private static List<Map<String, Object>> spellings(Map<String, Long> respondents) {
        return respondents.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .map(each -> Map.<String, Object>of("spelling", each.getKey(), "respondents", each.getValue()))
                .toList();
    }

    /**
     * Where other regions were joined across notations, two keys of the table that differ in no more may be confused.
     */
    private static void twins(
            Analysis analysis,
            SurveyData data,
            Map<String, String> names,
            Map<String, Long> respondents,
            List<Warning> warnings) {
        Map<String, String> recoded =
                data.imported().options().recoded().getOrDefault(analysis.regionColumn(), Map.of());
        boolean joined = recoded.entrySet().stream()
                .anyMatch(each -> RegionPairing.byNotation(List.of(each.getKey()), each.getValue(), null));
        List<List<String>> twins = RegionPairing.twins(names.keySet()).stream()
                .filter(each -> joined && each.stream().anyMatch(respondents::containsKey))
                .toList();
        if (twins.isEmpty()) {
            return;
        }
        warnings.add(Warning.ofReading(
                "regions-alike-in-table",
                Map.of(
                        "keys",
                        twins.stream().flatMap(List::stream).toList(),
                        "groups",
                        twins.stream()
                                .map(each -> Map.of(
                                        "alike",
                                        each.stream()
                                                .map(key -> Map.of(
                                                        "key",
                                                        key,
                                                        "named",
                                                        names.get(key) == null ? "no" : "yes",
                                                        "name",
                                                        Objects.requireNonNullElse(names.get(key), "")))
                                                .toList()))
                                .toList()),
                twins.stream().flatMap(List::stream).toList()));
    }
}
