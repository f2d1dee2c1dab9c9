package org.regionwise.report.chart.map;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.DoubleSummaryStatistics;
import org.regionwise.analysis.result.Estimate;
import org.regionwise.analysis.result.RegionEstimate;
import org.regionwise.analysis.result.Result;
import org.regionwise.release.FigureGroup;
import org.regionwise.release.Released;

/**
 * Strokes across the regions of a map whose raw or else pooled estimate is undefined, or is not to be taken as it is:
 * by the profile where one decides, else because it is uncertain.
 */
final class Hatching {
    private static final double WIDE = 1.5;
    private static final int STROKES_ACROSS = 90;

    private final Released released;
    private final boolean raw;
    /** Between the highest and the lowest pooled estimate; undefined for proportions. */
    private final double range;

    /** @param raw whether of raw estimates, else of pooled ones */
    Hatching(Released released, boolean raw) {
        this.released = released;
        this.raw = raw;
        this.range = range(released.result());
    }

    /** Whether a region is hatched. */
    boolean of(RegionEstimate region) {
        Estimate estimate = estimate(region);
        return !estimate.defined() || (released.judged() ? flagged(region.region()) : uncertain(estimate));
    }

    private Estimate estimate(RegionEstimate region) {
        return raw ? region.raw() : region.pooled();
    }

    private boolean flagged(String region) {
        FigureGroup figures = raw ? FigureGroup.RAW : FigureGroup.POOLED;
        return released.of(region).stream().anyMatch(each -> each.concerns().contains(figures));
    }

    private static double range(Result result) {
        DoubleSummaryStatistics pooled = result.regions().stream()
                .mapToDouble(region -> region.pooled().estimate())
                .filter(Double::isFinite)
                .summaryStatistics();
        return result.model().proportions() ? Double.NaN : pooled.getMax() - pooled.getMin();
    }

    /**
     * Whether an interval of a proportion is more than one and a half times as wide as the estimate, or as its
     * distance from 1 where that is less; one of a mean, whether it is wider than means differ between regions.
     */
    private boolean uncertain(Estimate estimate) {
        double width = estimate.upper() - estimate.lower();
        return !Double.isNaN(range)
                ? !(width <= range)
                : !(width <= WIDE * Math.min(estimate.estimate(), 1 - estimate.estimate()));
    }

    /** The strokes of each region as GeoJSON, and whether its estimate is {@code known}. */
    ArrayNode strokes(MapShapes shapes) {
        ArrayNode features = JsonNodeFactory.instance.arrayNode();
        int spacing = Math.max(6, 2 * Math.max(shapes.width(), shapes.height()) / STROKES_ACROSS);
        for (RegionEstimate region : released.result().regions()) {
            if (!of(region)) {
                continue;
            }
            ArrayNode lines = JsonNodeFactory.instance.arrayNode();
            for (double[][] line : shapes.hatch(region.region(), spacing)) {
                ArrayNode drawn = lines.addArray();
                for (double[] point : line) {
                    drawn.addArray().add(Math.round(10 * point[0]) / 10.0).add(Math.round(10 * point[1]) / 10.0);
                }
            }
            if (!lines.isEmpty()) {
                ObjectNode feature = features.addObject()
                        .put("type", "Feature")
                        .put("region", region.region())
                        .put("known", estimate(region).defined());
                feature.putObject("geometry").put("type", "MultiLineString").set("coordinates", lines);
            }
        }
        return features;
    }
}
