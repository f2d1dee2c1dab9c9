package org.regionwise.web.upload;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.regionwise.report.Numbers;
import org.regionwise.report.Phrases;
import org.regionwise.survey.region.RegionRecoding;
import org.regionwise.survey.region.RegionTable;

/** Regions that take in several of the survey's because the analyst says that these are the same. */
final class MergerWords {
    private static final int NAMED = 20;

    private MergerWords() {}

    /** Per region that takes in two or more, a sentence that names them and counts their respondents. */
    static List<String> of(UploadCheck counted) {
        RegionRecoding reading = counted.matching().recoding();
        Map<String, List<String>> parts = new LinkedHashMap<>();
        reading.recoded().forEach((from, to) -> {
            if (counted.matching().accepted().containsKey(from)) {
                parts.computeIfAbsent(to, region -> new ArrayList<>()).add(from);
            }
        });
        Map<String, String> names = counted.table().map(RegionTable::names).orElse(Map.of());
        List<String> sentences = new ArrayList<>();
        parts.forEach((region, taken) -> {
            if (taken.size() > 1) {
                long respondents = taken.stream()
                        .mapToLong(each -> reading.written().get(each))
                        .sum();
                sentences.add(PairingView.named(region, names) + " takes in " + named(taken) + ": "
                        + Phrases.counted(respondents, "respondent") + ".");
            }
        });
        return sentences;
    }

    private static String named(List<String> taken) {
        return taken.size() <= NAMED
                ? Phrases.joined(taken, "and")
                : String.join(", ", taken.subList(0, NAMED)) + " and " + Numbers.count(taken.size() - NAMED) + " more";
    }
}
