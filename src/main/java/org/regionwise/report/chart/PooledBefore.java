package org.regionwise.report.chart;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Set;
import java.util.stream.Collectors;
import org.regionwise.analysis.Result.RegionEstimate;

/** Where an analysis was changed: pooled estimates before the change, of regions that have one now too. */
final class PooledBefore {
    private PooledBefore() {}

    /** None where nothing was changed. */
    static ArrayNode json(ChartSource source) {
        ArrayNode json = JsonNodeFactory.instance.arrayNode();
        Set<String> now = source.result().regions().stream()
                .filter(region -> region.pooled().defined())
                .map(RegionEstimate::region)
                .collect(Collectors.toSet());
        source.before()
                .ifPresent(released -> released.result().regions().stream()
                        .filter(region -> region.pooled().defined() && now.contains(region.region()))
                        .forEach(region -> json.addObject()
                                .put("region", region.region())
                                .put("before", region.pooled().estimate())));
        return json;
    }
}
