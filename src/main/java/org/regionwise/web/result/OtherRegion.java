package org.regionwise.web.result;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.regionwise.analysis.result.RegionEstimate;

/**
 * The region that somebody names to compare one with: by its key, as a list sends it, or by what was typed.
 *
 * @param named what was asked for
 * @param found the region, empty where it is none or may be several
 * @param candidates regions whose names hold what was typed, the first of them, where there are several
 */
public record OtherRegion(String named, Optional<RegionEstimate> found, List<RegionEstimate> candidates) {
    private static final int MOST_CANDIDATES = 20;

    /** @param regions among which it is looked for */
    static OtherRegion of(String named, List<RegionEstimate> regions) {
        String sought = plain(named);
        Optional<RegionEstimate> key =
                regions.stream().filter(each -> each.region().equals(named)).findFirst();
        if (key.isPresent() || sought.isEmpty()) {
            return new OtherRegion(named, key, List.of());
        }
        List<RegionEstimate> exactly = regions.stream()
                .filter(each -> plain(each.label()).equals(sought)
                        || plain(each.region()).equals(sought))
                .toList();
        List<RegionEstimate> holding = exactly.isEmpty()
                ? regions.stream()
                        .filter(each -> plain(each.label()).contains(sought))
                        .toList()
                : exactly;
        return holding.size() == 1
                ? new OtherRegion(named, Optional.of(holding.get(0)), List.of())
                : new OtherRegion(
                        named,
                        Optional.empty(),
                        holding.stream().limit(MOST_CANDIDATES).toList());
    }

    private static String plain(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }
}
