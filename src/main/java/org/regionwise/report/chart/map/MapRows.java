package org.regionwise.report.chart.map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.regionwise.analysis.result.RegionEstimate;
import org.regionwise.analysis.result.Result;
import org.regionwise.release.Released;
import org.regionwise.report.chart.input.ChartSource;
import org.regionwise.report.chart.row.Percents;
import org.regionwise.report.chart.row.RegionRows;
import org.regionwise.report.chart.text.ShippedFont;
import org.regionwise.report.message.Words;
import org.regionwise.survey.region.TileGrid;

/** The regions of a map as shapes with their figures and their classes. */
public final class MapRows {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Of the names in tiles, as the specification has it, and the least that is left beside them. */
    private static final int NAME_SIZE = 11;

    private static final int NAME_MARGIN = 6;

    private final MapShapes shapes;
    private final Released released;
    private final Result result;
    private final RegionRows rows;
    private final MapClasses classes;
    private final Words words;

    private MapRows(MapShapes shapes, Released released, RegionRows rows, Words words) {
        this.words = words;
        this.shapes = shapes;
        this.released = released;
        this.result = released.result();
        this.rows = rows;
        // of what is drawn: regions without a shape are on neither map, and what is withheld is undefined
        this.classes = MapClasses.of(DoubleStream.concat(drawn(true), drawn(false)));
    }

    private DoubleStream drawn(boolean raw) {
        return result.regions().stream()
                .filter(region -> shapes.rings().containsKey(region.region()))
                .mapToDouble(region ->
                        raw ? region.raw().estimate() : region.pooled().estimate())
                .filter(Double::isFinite);
    }

    /** The title of a map; it says which where all its regions have one value, and so one colour. */
    public String title(boolean raw) {
        List<String> values = drawn(raw)
                .mapToObj(Percents.of(result, words)::share)
                .distinct()
                .toList();
        Object published = result.model().published();
        if (values.size() == 1 && drawn(raw).count() > 1) {
            return words.say(
                    raw ? "chart.map.raw-same" : "chart.map.pooled-same",
                    "published",
                    published,
                    "share",
                    values.get(0));
        }
        return words.say(raw ? "chart.map.raw" : "chart.map.pooled", "published", published);
    }

    /** Empty where neither shapes of these regions nor places on a tile grid are known. */
    public static Optional<MapRows> of(ChartSource source, RegionRows rows, Words words) {
        Optional<MapShapes> shapes = source.boundaries()
                .map(MapRows::shapes)
                .or(() -> source.table().flatMap(TileGrid::of).map(grid -> MapShapes.tiles(grid.places())));
        return shapes.filter(each -> source.result().regions().stream()
                        .anyMatch(region -> each.rings().containsKey(region.region())))
                .map(each -> new MapRows(each, source.released(), rows, words));
    }

    private static MapShapes shapes(String geojson) {
        try {
            return MapShapes.of(JSON.readTree(geojson));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("kept boundaries are no JSON", e);
        }
    }

    /** Of prevalence, for raw and pooled estimates alike. */
    public MapClasses classes() {
        return classes;
    }

    /** Of the country, above 0. */
    public double heightToWidth() {
        return (double) shapes.height() / Math.max(1, shapes.width());
    }

    /** The keys that stand in the squares of a tile grid; none on a map of shapes, or where the longest has no room. */
    public ArrayNode tileNames(int width) {
        ArrayNode names = JSON.createArrayNode();
        double longest = shapes.rings().keySet().stream()
                .mapToDouble(key -> ShippedFont.width(key, NAME_SIZE))
                .max()
                .orElse(0);
        if (!shapes.tiles() || longest + NAME_MARGIN > MapShapes.TILE * (double) width / shapes.width()) {
            return names;
        }
        Map<String, RegionEstimate> known =
                result.regions().stream().collect(Collectors.toMap(RegionEstimate::region, each -> each));
        shapes.rings().forEach((region, rings) -> {
            ObjectNode name = names.addObject()
                    .put("key", region)
                    .put("x", (rings.get(0)[0][0] + rings.get(0)[2][0]) / 2)
                    .put("y", (rings.get(0)[0][1] + rings.get(0)[2][1]) / 2);
            if (known.containsKey(region)) {
                classify(name, known.get(region));
            }
        });
        return names;
    }

    /** GeoJSON features with the regions' figures beside their geometry; regions without a shape have none. */
    public ArrayNode features() {
        ArrayNode features = JSON.createArrayNode();
        Hatching raw = new Hatching(released, true);
        Hatching pooled = new Hatching(released, false);
        for (RegionEstimate region : result.regions()) {
            List<int[][]> rings = shapes.rings().get(region.region());
            if (rings != null) {
                ObjectNode feature = rows.row(region).put("type", "Feature").put("key", region.region());
                classify(feature, region);
                feature.put("rawHatched", raw.of(region)).put("pooledHatched", pooled.of(region));
                draw(feature, rings);
                features.add(feature);
            }
        }
        return features;
    }

    private void classify(ObjectNode row, RegionEstimate region) {
        if (region.raw().defined()) {
            row.put("rawClass", classes.name(region.raw().estimate(), words));
        }
        if (region.pooled().defined()) {
            row.put("pooledClass", classes.name(region.pooled().estimate(), words));
        }
    }

    /** Shapes that belong to no region of the result, so that the country is whole. */
    public ArrayNode ground() {
        ArrayNode features = JSON.createArrayNode();
        var known = result.regions().stream().map(RegionEstimate::region).collect(Collectors.toSet());
        shapes.rings().forEach((region, rings) -> {
            if (!known.contains(region)) {
                draw(features.addObject().put("type", "Feature"), rings);
            }
        });
        return features;
    }

    private static void draw(ObjectNode feature, List<int[][]> rings) {
        ArrayNode polygons =
                feature.putObject("geometry").put("type", "MultiPolygon").putArray("coordinates");
        for (int[][] ring : rings) {
            ArrayNode drawn = polygons.addArray().addArray();
            for (int[] point : ring) {
                drawn.addArray().add(point[0]).add(point[1]);
            }
        }
    }

    /** Strokes across the regions whose {@code raw} or else pooled estimate is not to be taken as it is. */
    public ArrayNode hatching(boolean raw) {
        return new Hatching(released, raw).strokes(shapes);
    }
}
