package org.regionwise.report.chart;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.regionwise.analysis.Result;
import org.regionwise.analysis.Result.RegionEstimate;

/** Raw shares by size among the control limits of the nation's, with names for regions outside of both. */
final class Funnel {
    /** Room beside the smallest and the largest region, as shares of their sizes. */
    private static final double BEFORE = 0.85;

    private static final double BEHIND = 1.15;

    private final Result result;
    private final double nation;
    private final ControlLimits limits;
    private final double from;
    private final double to;

    /** @param result of which at least one region has a raw share and a known size */
    Funnel(Result result) {
        this.result = result;
        this.nation = result.national().raw().estimate();
        this.limits = new ControlLimits(nation);
        this.from = BEFORE * sizes(result).min().orElseThrow();
        this.to = BEHIND * sizes(result).max().orElseThrow();
    }

    /** Whether a region has a place in it. */
    static boolean holds(RegionEstimate region) {
        return region.raw().defined() && SampleSize.of(region) > 0;
    }

    private static DoubleStream sizes(Result result) {
        return result.regions().stream().filter(Funnel::holds).mapToDouble(SampleSize::of);
    }

    /** Of its axis of sizes. */
    Map<String, Object> facts() {
        return Map.of(
                "sizeFrom",
                from,
                "sizeTo",
                to,
                "sizeAxis",
                SampleSize.effective(result) ? "Effective n, logarithmic" : "Respondents (n), logarithmic");
    }

    ArrayNode limits() {
        return limits.json(from, to);
    }

    ArrayNode limitEnds() {
        return limits.ends(from, to);
    }

    /** Says of the regions' rows which lie outside of the outer limits, and which of those are named. */
    void mark(ArrayNode regions) {
        NamedPoints named = new NamedPoints();
        regions.forEach(row -> {
            if (row.has("raw") && row.path("size").asDouble() > 0) {
                double raw = row.path("raw").asDouble();
                double size = row.path("size").asDouble();
                boolean outside = limits.outside(raw, size, ControlLimits.OUTER);
                ((ObjectNode) row).put("outside", outside);
                named.add(
                        (ObjectNode) row, Math.log(size), raw, outside ? Math.abs(raw - nation) * Math.sqrt(size) : 0);
            }
        });
        named.mark("named");
    }
}
