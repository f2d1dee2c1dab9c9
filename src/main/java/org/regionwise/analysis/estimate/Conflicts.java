package org.regionwise.analysis.estimate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.regionwise.analysis.result.Conflict;
import org.regionwise.analysis.result.NamedRegions;
import org.regionwise.analysis.result.RegionEstimate;

/**
 * Regions that do not fit the model, by how each sits with what the others make of it. A region is named where
 * min(p, 1 − p) · 2m is below 0.1, m the number of regions looked at (Bonferroni), so that a survey which fits the
 * model names one by chance in one case of ten at most. The check is weak: most outliers of three standard deviations
 * go unnamed, and so may many of five where regions hardly differ ({@code ConflictStudy} in src/bench measures it).
 */
final class Conflicts {
    private static final double BY_CHANCE = 0.1;

    private Conflicts() {}

    /**
     * The same regions with what was found, and a warning of those that are named.
     *
     * @param midP aligned with the regions; NaN where it was not computed
     */
    static List<RegionEstimate> noted(List<RegionEstimate> regions, double[] midP, ResultFrame frame) {
        long checked = Arrays.stream(midP).filter(p -> !Double.isNaN(p)).count();
        List<RegionEstimate> noted = new ArrayList<>();
        List<RegionEstimate> named = new ArrayList<>();
        for (int j = 0; j < midP.length; j++) {
            RegionEstimate region = regions.get(j);
            boolean conflict = Math.min(midP[j], 1 - midP[j]) * 2 * checked < BY_CHANCE;
            noted.add(Double.isNaN(midP[j]) ? region : region.with(new Conflict(midP[j], conflict)));
            if (conflict) {
                named.add(region);
            }
        }
        if (!named.isEmpty()) {
            frame.warn(NamedRegions.IN_CONFLICT.warning(
                    named.stream().map(RegionEstimate::region).toList(),
                    named.stream().map(RegionEstimate::label).toList(),
                    Map.of("checked", checked, "byChance", BY_CHANCE)));
        }
        return noted;
    }
}
