package org.regionwise.report.chart;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.stream.DoubleStream;
import org.regionwise.analysis.Result;

/**
 * Where axes and sizes end, whichever regions are in sight: what stays must not change its place or size.
 *
 * @param estimate of axes that raw and pooled estimates share, above 0
 * @param interval of axes that pooled estimates share with their intervals
 * @param size the largest n
 */
record AxisEnds(double estimate, double interval, double size) {
    /** Axes have to be wider than nothing. */
    private static final double LEAST = 1e-6;

    static AxisEnds of(Result result) {
        double estimate = Math.max(
                LEAST,
                result.regions().stream()
                        .flatMapToDouble(region -> DoubleStream.of(
                                region.raw().estimate(), region.pooled().estimate()))
                        .filter(Double::isFinite)
                        .max()
                        .orElse(1));
        double interval = result.regions().stream()
                .mapToDouble(region -> region.pooled().upper())
                .filter(Double::isFinite)
                .reduce(estimate, Math::max);
        double size =
                result.regions().stream().mapToDouble(SampleSize::of).max().orElse(1);
        return new AxisEnds(estimate, interval, size);
    }

    ArrayNode json() {
        ArrayNode ends = JsonNodeFactory.instance.arrayNode();
        ends.addObject().put("estimate", estimate).put("interval", interval).put("size", size);
        return ends;
    }
}
