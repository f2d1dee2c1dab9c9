package org.regionwise.survey.region;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Says which regions of a survey are written in several ways and were counted as one. */
public final class MergedRegions {
    private MergedRegions() {}

    /**
     * A region that is written in several ways.
     *
     * @param spellings respondents by spelling
     */
    public record Merged(String region, Map<String, Long> spellings) {
        /** Its spellings with their respondents, the most usual first. */
        public List<Map.Entry<String, Long>> mostFirst() {
            return spellings.entrySet().stream()
                    .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                    .toList();
        }
    }

    /**
     * Those regions, in the order of the regions' keys. A region that is merely called otherwise is no news,
     * unless it is so unasked, to have one notation throughout.
     *
     * @param recoded what is read as another
     * @param recodedRows respondents by value that is read as another
     * @param respondents by region as it is read
     */
    public static List<Merged> of(
            Map<String, String> recoded, Map<String, Long> recodedRows, Map<String, Long> respondents) {
        Map<String, Map<String, Long>> spellings = new TreeMap<>();
        recoded.forEach((from, to) -> {
            if (recodedRows.getOrDefault(from, 0L) > 0) {
                spellings.computeIfAbsent(to, key -> new TreeMap<>()).put(from, recodedRows.get(from));
            }
        });
        List<Merged> merged = new ArrayList<>();
        spellings.forEach((region, written) -> {
            long others = written.values().stream().mapToLong(Long::longValue).sum();
            long itself = respondents.getOrDefault(region, 0L) - others;
            if (itself > 0) {
                written.put(region, itself);
            }
            boolean notation = itself == 0 && RegionPairing.byNotation(List.copyOf(written.keySet()), region, null);
            if (written.size() > 1 || notation) {
                merged.add(new Merged(region, written));
            }
        });
        return merged;
    }
}
