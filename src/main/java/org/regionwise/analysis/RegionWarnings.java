package org.regionwise.analysis;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.regionwise.survey.LookAlikes;
import org.regionwise.survey.MergedRegions;
import org.regionwise.survey.PairingWords;
import org.regionwise.survey.RegionTable;
import org.regionwise.survey.ResponseCount;
import org.regionwise.survey.ShellWord;

/** What has to be said of the regions of a survey: which spellings were counted as one, and which look like a slip. */
final class RegionWarnings {
    private static final int NAMED = 10;

    private RegionWarnings() {}

    static void add(Analysis analysis, SurveyData data, List<Result.Warning> warnings) {
        Map<String, Long> respondents = new LinkedHashMap<>();
        for (ResponseCount count : data.counts().counts()) {
            if (count.region() != null) {
                respondents.merge(count.region(), count.count(), Long::sum);
            }
        }
        merged(analysis, data, respondents, warnings);
        Map<String, String> names = data.regions().map(RegionTable::names).orElse(Map.of());
        paired(analysis, data, names, warnings);
        // what looks like a region of the table is named with those that are not in it
        List<LookAlikes.Suspicion> suspicions = LookAlikes.of(respondents, names).stream()
                .filter(each -> !names.containsKey(each.like()))
                .toList();
        if (!suspicions.isEmpty()) {
            LookAlikes.Suspicion first = suspicions.get(0);
            warnings.add(Result.Warning.ofAnswers(
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
            Analysis analysis, SurveyData data, Map<String, Long> respondents, List<Result.Warning> warnings) {
        Map<String, String> recoded =
                data.imported().options().recoded().getOrDefault(analysis.regionColumn(), Map.of());
        Map<String, Long> rows = data.imported().recodedRows().getOrDefault(analysis.regionColumn(), Map.of());
        List<MergedRegions.Merged> several = MergedRegions.of(recoded, rows, respondents);
        if (!several.isEmpty()) {
            List<String> regions =
                    several.stream().map(MergedRegions.Merged::region).toList();
            warnings.add(Result.Warning.ofAnswers(
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
    private static void paired(
            Analysis analysis, SurveyData data, Map<String, String> names, List<Result.Warning> warnings) {
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
                .ifPresent(pairs -> warnings.add(Result.Warning.ofAnswers(
                        "regions-paired",
                        "Survey and region table write these regions differently, and they were paired" + pairs
                                + ". If one of them is another region, say so when the survey is read (on the command"
                                + " line by --same-region with its own name twice, as in A=A).",
                        Map.of("written", List.copyOf(inTable.keySet())),
                        inTable.values().stream().distinct().toList())));
    }

    private static String more(int all) {
        return all > NAMED ? "; and " + (all - NAMED) + " more" : "";
    }
}
