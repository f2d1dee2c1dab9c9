package org.regionwise.report.chart.map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.regionwise.analysis.compare.Standing;
import org.regionwise.analysis.result.Estimate;
import org.regionwise.analysis.result.RegionEstimate;
import org.regionwise.analysis.result.Result;
import org.regionwise.release.Released;
import org.regionwise.report.chart.input.ChartSource;
import org.regionwise.report.chart.row.Percents;
import org.regionwise.report.chart.row.RegionRows;
import org.regionwise.report.chart.text.ShippedFont;
import org.regionwise.report.message.Figures;
import org.regionwise.report.message.Words;
import org.regionwise.survey.region.TileGrid;

/** The regions of a map as shapes with their figures and their classes. */
public final class MapRows {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Of the names in tiles, as the specification has it, and the least that is left beside them. */
    private static final int NAME_SIZE = 11;

    private static final int NAME_MARGIN = 6;
    /** Far parts that the text alternative names. */
    private static final int NAMED = 5;

    private final MapShapes shapes;
    private final Released released;
    private final Result result;
    private final RegionRows rows;
    private final MapClasses classes;
    private final Words words;
    private final Figures figures;

    private MapRows(MapShapes shapes, Released released, RegionRows rows, Words words) {
        this.words = words.about(released.result());
        this.figures = Figures.of(released.result(), words);
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
        double nation = result.national().pooled().estimate();
        row.put("rawAlike", alike(region.raw(), nation)).put("pooledAlike", alike(region.pooled(), nation));
        if (region.raw().defined()) {
            row.put("rawClass", classes.name(region.raw().estimate(), figures));
        }
        if (region.pooled().defined()) {
            row.put("pooledClass", classes.name(region.pooled().estimate(), figures));
        }
    }

    private boolean alike(Estimate estimate, double nation) {
        return result.regions().size() > 1 && Standing.of(estimate, nation) == Standing.ALIKE;
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

    /** Frames around far parts of the country. */
    public ArrayNode insets() {
        ArrayNode features = JSON.createArrayNode();
        for (MapShapes.Inset each : shapes.insets()) {
            int right = each.x() + each.width();
            int bottom = each.y() + each.height();
            ArrayNode line = features.addObject()
                    .put("type", "Feature")
                    .putObject("geometry")
                    .put("type", "LineString")
                    .putArray("coordinates");
            for (int[] corner : new int[][] {
                {each.x(), each.y()}, {right, each.y()}, {right, bottom}, {each.x(), bottom}, {each.x(), each.y()}
            }) {
                line.addArray().add(corner[0]).add(corner[1]);
            }
        }
        return features;
    }

    /**
     * What is in the frames, in words at their upper corners.
     *
     * @param width of the map in pixels
     */
    public ArrayNode insetNames(int width) {
        ArrayNode names = JSON.createArrayNode();
        for (MapShapes.Inset each : shapes.insets()) {
            names.addObject()
                    .put("x", each.x())
                    .put("y", each.y())
                    .put("limit", each.width() * width / Math.max(1, shapes.width()))
                    .put(
                            "name",
                            words.lists().firstOf(labels(each.regions()), 1).text());
        }
        return names;
    }

    /** That there are insets and of what, for the text alternative; empty where there is none. */
    public String insetWords() {
        List<String> far = labels(shapes.insets().stream()
                .flatMap(each -> each.regions().stream())
                .distinct()
                .toList());
        return far.isEmpty()
                ? ""
                : words.say("chart.tell.insets", "regions", words.lists().firstOf(far, NAMED));
    }

    private List<String> labels(List<String> keys) {
        Map<String, String> known =
                result.regions().stream().collect(Collectors.toMap(RegionEstimate::region, RegionEstimate::label));
        return keys.stream().map(key -> known.getOrDefault(key, key)).toList();
    }

    /** Names in the middle of each region's largest part, to be shown where somebody points. */
    public ArrayNode names() {
        ArrayNode names = JSON.createArrayNode();
        for (RegionEstimate region : result.regions()) {
            List<int[][]> rings = shapes.rings().get(region.region());
            if (rings != null) {
                int[] middle = MapShapes.middle(rings);
                names.addObject()
                        .put("region", region.region())
                        .put("label", region.label())
                        .put("x", middle[0])
                        .put("y", middle[1]);
            }
        }
        return names;
    }

    /**
     * Colours that are not those of a region's class: none where it has no estimate, and one as light as its class but
     * without hue where it cannot be told apart from the nation. As conditions of a specification.
     *
     * @param raw of raw estimates, else of pooled ones
     */
    public List<Map<String, String>> fills(boolean raw) {
        String kind = raw ? "raw" : "pooled";
        List<Map<String, String>> fills = new ArrayList<>();
        fills.add(Map.of("test", "!isValid(datum." + kind + "Class)", "value", "var(--no-data)"));
        classes.muted(figures)
                .forEach((name, colour) -> fills.add(Map.of(
                        "test",
                        "datum." + kind + "Alike && datum." + kind + "Class === " + JSON.valueToTree(name),
                        "value",
                        colour)));
        return fills;
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
