package org.regionwise.analysis.estimate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.regionwise.analysis.result.Estimate;
import org.regionwise.analysis.result.Fit;
import org.regionwise.analysis.result.NamedRegions;
import org.regionwise.analysis.result.RegionEstimate;
import org.regionwise.analysis.result.Result;
import org.regionwise.analysis.result.Warning;

/**
 * What the identity scale of an area-level model lets leave [0, 1] is cut there, and said: a prevalence of less than
 * nothing is none.
 */
final class TruncatedProportions {
    private TruncatedProportions() {}

    static Result of(Result result) {
        if (result.model().area().unit() != null) {
            return result;
        }
        List<String> outside = new ArrayList<>();
        List<String> names = new ArrayList<>();
        List<RegionEstimate> regions = new ArrayList<>();
        for (RegionEstimate region : result.regions()) {
            Estimate pooled = region.pooled();
            if (pooled.lower() < 0 || pooled.upper() > 1 || region.synthetic() < 0 || region.synthetic() > 1) {
                outside.add(region.region());
                names.add(region.label());
                regions.add(region.with(
                        new Estimate(
                                cut(pooled.estimate()),
                                pooled.standardError(),
                                cut(pooled.lower()),
                                cut(pooled.upper())),
                        cut(region.synthetic())));
            } else {
                regions.add(region);
            }
        }
        if (outside.isEmpty()) {
            return result;
        }
        Fit fit = result.fit();
        List<Warning> warnings = new ArrayList<>(fit.warnings());
        warnings.add(NamedRegions.OUTSIDE_PROPORTIONS.warning(outside, names, Map.of()));
        return result.with(fit.with(warnings)).with(regions);
    }

    private static double cut(double proportion) {
        return Double.isNaN(proportion) ? proportion : Math.min(1, Math.max(0, proportion));
    }
}
