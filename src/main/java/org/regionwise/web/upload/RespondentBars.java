package org.regionwise.web.upload;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.regionwise.analysis.result.DataFlag;
import org.regionwise.report.message.Words;
import org.regionwise.survey.region.RegionTable;

/**
 * How many respondents each region has, as bars: all regions where they are few, else both ends.
 *
 * @param first the largest regions, or all
 * @param between how many are left out between these and the last, 0 for none
 * @param last the smallest regions
 */
public record RespondentBars(List<Bar> first, int between, List<Bar> last) {
    private static final int MOST = 20;
    private static final int LARGEST = 8;
    private static final int SMALLEST = 8;

    /**
     * A region.
     *
     * @param count its respondents, as a reader reads it
     * @param percent its length by that of the longest
     * @param few whether they are fewer than ten
     */
    public record Bar(String region, String count, int percent, boolean few) {}

    static RespondentBars of(UploadCheck standing, Words words) {
        Map<String, String> names = standing.table().map(RegionTable::names).orElse(Map.of());
        Map<String, Long> counts = new HashMap<>(standing.matching().recoding().read());
        names.keySet().forEach(key -> counts.putIfAbsent(key, 0L));
        long most = counts.values().stream().mapToLong(Long::longValue).max().orElse(0);
        List<Bar> all = counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(each -> new Bar(
                        called(each.getKey(), names),
                        words.numerals().count(each.getValue()),
                        most == 0 ? 0 : (int) Math.round(100.0 * each.getValue() / most),
                        each.getValue() < DataFlag.FEW))
                .toList();
        if (all.size() <= MOST) {
            return new RespondentBars(all, 0, List.of());
        }
        return new RespondentBars(
                new ArrayList<>(all.subList(0, LARGEST)),
                all.size() - LARGEST - SMALLEST,
                new ArrayList<>(all.subList(all.size() - SMALLEST, all.size())));
    }

    private static String called(String key, Map<String, String> names) {
        String name = names.get(key);
        return name == null ? key : name;
    }
}
