package org.regionwise.analysis.coding;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.regionwise.analysis.Analysis;
import org.regionwise.analysis.SurveyData;
import org.regionwise.analysis.result.Warning;
import org.regionwise.survey.ShellWord;
import org.regionwise.survey.count.ResponseCount;
import org.regionwise.survey.region.LookAlikes;
import org.regionwise.survey.region.MergedRegions;
import org.regionwise.survey.region.PairingWords;
import org.regionwise.survey.region.RegionPairing;
import org.regionwise.survey.region.RegionTable;

/** What has to be said of the regions of a survey: which spellings were counted as one, and which look like a slip. */
final class RegionWarnings {
    private static final int NAMED = 10;

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
            warnings.add(Warning.ofAnswers(
                    "regions-look-alike",
                    suspicions.stream()
                                    .limit(NAMED)
                                    .map(LookAlikes.Suspicion::sentence)
                                    .collect(Collectors.joining("; "))
                            + more(suspicions.size())
                            + ". They are counted apart. If they are one region, say so when the survey is read (on the"
                            + " command line by --same-region " + ShellWord.of(first.region() + "=" + first.like())
                            + ").",
                    Map.of(
                            "written",
                                    suspicions.stream()
                                            .map(LookAlikes.Suspicion::region)
                                            .toList(),
                            "like",
                                    suspicions.stream()
                                            .map(LookAlikes.Suspicion::like)
                                            .toList()),
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
            warnings.add(Warning.ofAnswers(
                    "regions-merged",
                    "Counted as one region: "
                            + several.stream()
                                    .limit(NAMED)
                                    .map(MergedRegions.Merged::inWords)
                                    .collect(Collectors.joining("; "))
                            + more(several.size()) + ".",
                    Map.of(
                            "spellings",
                            several.stream()
                                    .flatMap(each -> each.spellings().keySet().stream())
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
        PairingWords.paired(
                        inTable,
                        Map.of(),
                        names,
                        region ->
                                Optional.ofNullable(labels.get(region)).stream().toList(),
                        region -> rows.get(region) == 1 ? " (1 respondent)" : " (" + rows.get(region) + " respondents)")
                .ifPresent(pairs -> warnings.add(Warning.ofAnswers(
                        "regions-paired",
                        "Survey and region table write these regions differently, and they were paired" + pairs
                                + ". If one of them is another region, say so when the survey is read (on the command"
                                + " line by --same-region with its own name twice, as in A=A).",
                        Map.of("written", List.copyOf(inTable.keySet())),
                        inTable.values().stream().distinct().toList())));
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
        warnings.add(Warning.ofAnswers(
                "regions-alike-in-table",
                "The region table has regions whose keys differ in notation only: "
                        + twins.stream()
                                .limit(NAMED)
                                .map(each -> each.stream()
                                        .map(key -> "“" + key + "”"
                                                + (names.get(key) == null ? "" : " (" + names.get(key) + ")"))
                                        .collect(Collectors.joining(" and ")))
                                .collect(Collectors.joining("; "))
                        + more(twins.size())
                        + ". Respondents are counted in the one that the survey writes exactly, though it writes other"
                        + " regions in two notations. Check that these keys are right in both files.",
                Map.of("keys", twins.stream().flatMap(List::stream).toList()),
                twins.stream().flatMap(List::stream).toList()));
    }

    private static String more(int all) {
        return all > NAMED ? "; and " + (all - NAMED) + " more" : "";
    }
}
