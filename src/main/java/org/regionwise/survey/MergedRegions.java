package org.regionwise.survey;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Says which regions of a survey are written in several ways and were counted as one. */
public final class MergedRegions {
    private static final int NAMED = 10;

    private MergedRegions() {}

    /**
     * A clause a region, in the order of the regions' keys. A region that is merely called otherwise is no news.
     *
     * @param recoded what is read as another
     * @param recodedRows respondents by value that is read as another
     * @param respondents by region as it is read
     */
    public static List<String> inWords(
            Map<String, String> recoded, Map<String, Long> recodedRows, Map<String, Long> respondents) {
        Map<String, Map<String, Long>> spellings = new TreeMap<>();
        recoded.forEach((from, to) -> {
            if (recodedRows.getOrDefault(from, 0L) > 0) {
                spellings.computeIfAbsent(to, key -> new TreeMap<>()).put(from, recodedRows.get(from));
            }
        });
        List<String> clauses = new ArrayList<>();
        spellings.forEach((region, written) -> {
            long others = written.values().stream().mapToLong(Long::longValue).sum();
            long itself = respondents.getOrDefault(region, 0L) - others;
            if (itself > 0) {
                written.put(region, itself);
            }
            if (written.size() > 1) {
                clauses.add("“" + region + "” is written " + inWords(written));
            }
        });
        return clauses;
    }

    private static String inWords(Map<String, Long> written) {
        return written.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(NAMED)
                .map(each -> "“" + each.getKey() + "” (" + each.getValue()
                        + (each.getValue() == 1 ? " respondent)" : " respondents)"))
                .collect(Collectors.joining(", "));
    }
}
