package org.regionwise.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.regionwise.survey.ImportLimits;
import org.regionwise.survey.RegionPairing;
import org.regionwise.survey.RegionTable;
import org.regionwise.survey.ResponseCounts;
import org.regionwise.survey.SurveyFile;

/** Regions that the survey and the region table write differently and that are the same without a doubt. */
final class SameRegions {
    private SameRegions() {}

    /**
     * The survey with its regions as the table writes them; the same file when nothing differs.
     *
     * @param counts the survey as it writes them itself
     */
    static SurveyFile read(SurveyFile file, String regionColumn, ResponseCounts counts, Optional<RegionTable> table) {
        Map<String, String> alike = table.map(each -> alike(counts, each)).orElse(Map.of());
        if (alike.isEmpty()) {
            return file;
        }
        Map<String, String> all = new LinkedHashMap<>(file.options().recoded().getOrDefault(regionColumn, Map.of()));
        all.putAll(alike);
        return SurveyFile.open(
                file.path(), file.name(), file.options().recoding(regionColumn, all), ImportLimits.USUAL);
    }

    private static Map<String, String> alike(ResponseCounts counts, RegionTable table) {
        List<String> regions = counts.counts().stream()
                .map(count -> count.region())
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        Map<String, String> names = new LinkedHashMap<>();
        Map<String, String> given = table.nameColumn() == null ? Map.of() : table.values(table.nameColumn());
        table.keys().forEach(key -> names.put(key, given.get(key)));
        return RegionPairing.of(regions, names, Map.of()).alike();
    }
}
