package org.regionwise.web.upload;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.regionwise.report.message.Words;
import org.regionwise.survey.region.RegionRecoding;
import org.regionwise.survey.region.RegionTable;

/**
 * A region that takes in several of the survey's because the analyst says that these are the same.
 *
 * @param region as it is called
 * @param taken the regions that it takes in, two or more
 * @param respondents of these
 */
public record Merger(String region, List<String> taken, long respondents) {
    private static final int NAMED = 20;

    /** Every such region. */
    static List<Merger> of(UploadCheck counted) {
        RegionRecoding reading = counted.matching().recoding();
        Map<String, List<String>> parts = new LinkedHashMap<>();
        reading.recoded().forEach((from, to) -> {
            if (counted.matching().accepted().containsKey(from)) {
                parts.computeIfAbsent(to, region -> new ArrayList<>()).add(from);
            }
        });
        Map<String, String> names = counted.table().map(RegionTable::names).orElse(Map.of());
        List<Merger> mergers = new ArrayList<>();
        parts.forEach((region, taken) -> {
            if (taken.size() > 1) {
                long respondents = taken.stream()
                        .mapToLong(each -> reading.written().get(each))
                        .sum();
                mergers.add(new Merger(PairingView.named(region, names), taken, respondents));
            }
        });
        return mergers;
    }

    /** A sentence that names the regions and counts their respondents. */
    public String said(Words words) {
        return words.say(
                "upload.merger",
                "region",
                region,
                "regions",
                words.lists().firstOf(taken, NAMED),
                "respondents",
                respondents);
    }
}
