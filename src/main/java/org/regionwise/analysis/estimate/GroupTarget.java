package org.regionwise.analysis.estimate;

import java.util.List;
import org.regionwise.analysis.coding.RegionGroups;
import org.regionwise.engine.KnownTotal;

/**
 * The figure that a group of regions is to agree with.
 *
 * @param group the regions
 * @param weights their shares of its people, one a region of the analysis; 0 of others
 * @param figure NaN where there is none
 * @param known whether it is known from elsewhere without error, and no direct estimate
 */
record GroupTarget(RegionGroups.Group group, double[] weights, double figure, boolean known) {
    String name() {
        return group.name();
    }

    List<Integer> members() {
        return group.members();
    }

    /** Why nothing can be brought to it; null where something may. */
    String unreachable(boolean proportions) {
        if (Double.isNaN(figure)) {
            return "absent";
        }
        return proportions && !(figure > 0 && figure < 1) ? "limit" : null;
    }

    /** The figure as joint draws take it. */
    KnownTotal total() {
        int[] regions = members().stream().mapToInt(Integer::intValue).toArray();
        double[] own = new double[regions.length];
        for (int i = 0; i < own.length; i++) {
            own[i] = weights[regions[i]];
        }
        return new KnownTotal(regions, own, figure);
    }
}
