package org.regionwise.report.chart;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.regionwise.analysis.Estimate;
import org.regionwise.analysis.Result;
import org.regionwise.analysis.Result.RegionEstimate;
import org.regionwise.release.Figures;
import org.regionwise.release.Released;
import org.regionwise.survey.TileGrid;

/** The regions of a map as shapes with their figures, and the hatching of what is uncertain or withheld. */
final class MapRows {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final double WIDE = 1.5;
    /** Of the names in tiles, as the specification has it, and the least that is left beside them. */
    private static final int NAME_SIZE = 11;

    private static final int NAME_MARGIN = 6;

    private static final int STROKES_ACROSS = 90;

    private final MapShapes shapes;
    private final Released released;
    private final Result result;
    private final RegionRows rows;

    private MapRows(MapShapes shapes, Released released, RegionRows rows) {
        this.shapes = shapes;
        this.released = released;
        this.result = released.result();
        this.rows = rows;
    }

    /** Empty where neither shapes of these regions nor places on a tile grid are known. */
    static Optional<MapRows> of(ChartSource source, RegionRows rows) {
        Optional<MapShapes> shapes = source.boundaries()
                .map(MapRows::shapes)
                .or(() -> source.table().flatMap(TileGrid::of).map(grid -> MapShapes.tiles(grid.places())));
        return shapes.filter(each -> source.result().regions().stream()
                        .anyMatch(region -> each.rings().containsKey(region.region())))
                .map(each -> new MapRows(each, source.released(), rows));
    }

    private static MapShapes shapes(String geojson) {
        try {
            return MapShapes.of(JSON.readTree(geojson));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("kept boundaries are no JSON", e);
        }
    }

    double heightToWidth() {
        return (double) shapes.height() / Math.max(1, shapes.width());
    }

    /** The keys that stand in the squares of a tile grid; none on a map of shapes, or where the longest has no room. */
    ArrayNode tileNames(int width) {
        ArrayNode names = JSON.createArrayNode();
        double longest = shapes.rings().keySet().stream()
                .mapToDouble(key -> ShippedFont.width(key, NAME_SIZE))
                .max()
                .orElse(0);
        if (!shapes.tiles() || longest + NAME_MARGIN > MapShapes.TILE * (double) width / shapes.width()) {
            return names;
        }
        List<Double> limits = limits();
        Map<String, RegionEstimate> known =
                result.regions().stream().collect(Collectors.toMap(RegionEstimate::region, each -> each));
        shapes.rings().forEach((region, rings) -> {
            ObjectNode name = names.addObject()
                    .put("key", region)
                    .put("x", (rings.get(0)[0][0] + rings.get(0)[2][0]) / 2)
                    .put("y", (rings.get(0)[0][1] + rings.get(0)[2][1]) / 2);
            if (known.containsKey(region)) {
                classes(name, known.get(region), limits);
            }
        });
        return names;
    }

    List<Double> limits() {
        return MapClasses.limits(
                result.regions().stream().mapToDouble(region -> region.pooled().estimate()));
    }

    /** GeoJSON features with the regions' figures beside their geometry; regions without a shape have none. */
    ArrayNode features() {
        ArrayNode features = JSON.createArrayNode();
        List<Double> limits = limits();
        for (RegionEstimate region : result.regions()) {
            List<int[][]> rings = shapes.rings().get(region.region());
            if (rings == null) {
                continue;
            }
            ObjectNode feature = rows.row(region).put("type", "Feature").put("key", region.region());
            classes(feature, region, limits);
            feature.put("rawHatched", hatched(region, true)).put("pooledHatched", hatched(region, false));
            ArrayNode polygons =
                    feature.putObject("geometry").put("type", "MultiPolygon").putArray("coordinates");
            for (int[][] ring : rings) {
                ArrayNode drawn = polygons.addArray().addArray();
                for (int[] point : ring) {
                    drawn.addArray().add(point[0]).add(point[1]);
                }
            }
            features.add(feature);
        }
        return features;
    }

    private static void classes(ObjectNode row, RegionEstimate region, List<Double> limits) {
        if (region.raw().defined()) {
            row.put("rawClass", MapClasses.of(limits, region.raw().estimate()));
        }
        if (region.pooled().defined()) {
            row.put("pooledClass", MapClasses.of(limits, region.pooled().estimate()));
        }
    }

    /** Shapes that belong to no region of the result, so that the country is whole. */
    ArrayNode ground() {
        ArrayNode features = JSON.createArrayNode();
        var known = result.regions().stream().map(RegionEstimate::region).collect(Collectors.toSet());
        shapes.rings().forEach((region, rings) -> {
            if (!known.contains(region)) {
                ArrayNode polygons = features.addObject()
                        .put("type", "Feature")
                        .putObject("geometry")
                        .put("type", "MultiPolygon")
                        .putArray("coordinates");
                for (int[][] ring : rings) {
                    ArrayNode drawn = polygons.addArray().addArray();
                    for (int[] point : ring) {
                        drawn.addArray().add(point[0]).add(point[1]);
                    }
                }
            }
        });
        return features;
    }

    /**
     * Strokes across the regions whose {@code raw} or else pooled estimate is undefined, or is not to be taken as it is: by the
     * profile where one decides, else because it is uncertain.
     */
    ArrayNode hatching(boolean raw) {
        ArrayNode features = JSON.createArrayNode();
        int spacing = Math.max(6, 2 * Math.max(shapes.width(), shapes.height()) / STROKES_ACROSS);
        for (RegionEstimate region : result.regions()) {
            Estimate estimate = raw ? region.raw() : region.pooled();
            if (!hatched(region, raw)) {
                continue;
            }
            ArrayNode lines = JSON.createArrayNode();
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
                        .put("known", estimate.defined());
                feature.putObject("geometry").put("type", "MultiLineString").set("coordinates", lines);
            }
        }
        return features;
    }

    private boolean hatched(RegionEstimate region, boolean raw) {
        Estimate estimate = raw ? region.raw() : region.pooled();
        return !estimate.defined()
                || (released.judged()
                        ? flagged(region.region(), raw ? Figures.RAW : Figures.POOLED)
                        : uncertain(estimate));
    }

    private boolean flagged(String region, Figures figures) {
        return released.of(region).stream().anyMatch(each -> each.concerns().contains(figures));
    }

    /** Whether an interval is more than one and a half times as wide as the estimate, or as its distance from 1 where that is less. */
    static boolean uncertain(Estimate estimate) {
        return !estimate.defined()
                || !(estimate.upper() - estimate.lower()
                        <= WIDE * Math.min(estimate.estimate(), 1 - estimate.estimate()));
    }
}
