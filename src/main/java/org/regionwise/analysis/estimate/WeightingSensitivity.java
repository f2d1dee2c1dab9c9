package org.regionwise.analysis.estimate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hipparchus.distribution.continuous.TDistribution;
import org.regionwise.analysis.coding.ModelData;
import org.regionwise.analysis.result.DesignFacts;
import org.regionwise.analysis.result.Estimate;
import org.regionwise.analysis.result.RegionEstimate;
import org.regionwise.analysis.result.Result;
import org.regionwise.engine.direct.DirectEstimate;

/** What the weights, strata and clusters of a survey do to its estimates. */
final class WeightingSensitivity {
    /** Two sums of the same answers, one weighted, differ by less where weights are equal. */
    private static final double ROUNDING = 1e-9;

    private WeightingSensitivity() {}

    /**
     * The result with each region's estimates that disregard the design beside those that do not.
     *
     * @param data of the result, with a design
     * @param plain the same question without the design
     */
    static Result beside(Result result, ModelData data, Result plain) {
        Map<String, RegionEstimate> unweighted = new HashMap<>();
        plain.regions().forEach(region -> unweighted.put(region.region(), region));
        List<RegionEstimate> regions = new ArrayList<>();
        for (int j = 0; j < result.regions().size(); j++) {
            RegionEstimate region = result.regions().get(j);
            RegionEstimate other = unweighted.get(region.region());
            regions.add(
                    other == null
                            ? region
                            : region.with(facts(
                                    region,
                                    other,
                                    data.coded()
                                            .design()
                                            .orElseThrow()
                                            .regions()
                                            .get(j),
                                    result.model().interval())));
        }
        return result.with(regions);
    }

    private static DesignFacts facts(RegionEstimate region, RegionEstimate other, DirectEstimate direct, double level) {
        double error = Math.sqrt(direct.weightingVariance());
        double quantile = direct.degreesOfFreedom() < 1
                ? Double.NaN
                : new TDistribution(direct.degreesOfFreedom()).inverseCumulativeProbability((1 + level) / 2);
        DesignFacts facts = region.design();
        return new DesignFacts(
                facts.weight(),
                facts.designEffect(),
                facts.ownDesignEffect(),
                facts.pooledDesignEffect(),
                facts.primarySamplingUnits(),
                facts.degreesOfFreedom(),
                facts.kornGraubard(),
                new DesignFacts.Unweighted(
                        direct.unweighted(),
                        other.pooled(),
                        error,
                        Math.abs(direct.proportion() - direct.unweighted()) > Math.max(ROUNDING, quantile * error),
                        outside(region.pooled().estimate(), other.pooled())
                                || outside(other.pooled().estimate(), region.pooled())));
    }

    private static boolean outside(double value, Estimate interval) {
        return value < interval.lower() || value > interval.upper();
    }
}
