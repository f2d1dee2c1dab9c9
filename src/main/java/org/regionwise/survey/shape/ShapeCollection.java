package org.regionwise.survey.shape;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.Problem;
import org.regionwise.survey.ProblemCollector;
import org.regionwise.survey.Reason;
import org.regionwise.survey.RegionKey;
import org.regionwise.survey.row.ReceivedFile;

/** Gathers the shapes of a file by region and brings them to longitude and latitude. Used once. */
final class ShapeCollection {
    /** What to do with a file in another system. */
    static final Reason EXPORT = Reason.of("export-degrees");

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int NAMED = 5;
    /** What writing a pole in binary costs. */
    private static final double POLE = 90 + 1e-6;

    private static final double TWICE_ROUND = 360;

    private final ReceivedFile file;
    private final String property;
    private final CoordinateSystem system;
    private final List<Reason> before;
    private final List<Shape> shapes = new ArrayList<>();
    /** Why shapes cannot be drawn, by region. */
    private final Map<String, Reason> odd = new LinkedHashMap<>();

    private final Set<String> empty = new LinkedHashSet<>();
    private int nobodys;
    private int passedOver;
    private int closed;

    /**
     * @param property what tells the shapes' regions
     * @param notes what is to be said of the file before all else
     */
    ShapeCollection(ReceivedFile file, String property, CoordinateSystem system, List<Reason> notes) {
        this.before = List.copyOf(notes);
        this.file = file;
        this.property = property;
        this.system = system;
    }

    /** One shape of the file. */
    private record Shape(String key, String name, List<ArrayNode> polygons) {
        /** Whether every position may be longitude and latitude, or latitude and longitude. */
        boolean within(double mostX, double mostY) {
            for (ArrayNode polygon : polygons) {
                for (JsonNode ring : polygon) {
                    for (JsonNode position : ring) {
                        if (Math.abs(position.get(0).asDouble()) > mostX
                                || Math.abs(position.get(1).asDouble()) > mostY) {
                            return false;
                        }
                    }
                }
            }
            return true;
        }

        boolean isDegrees() {
            return within(TWICE_ROUND, POLE);
        }

        Shape with(List<ArrayNode> others) {
            return new Shape(key, name, others);
        }

        /** With the second coordinate first. */
        Shape turned() {
            return with(polygons.stream()
                    .map(polygon -> {
                        ArrayNode turned = NODES.arrayNode();
                        for (JsonNode ring : polygon) {
                            ArrayNode line = turned.addArray();
                            ring.forEach(position ->
                                    line.addArray().add(position.get(1)).add(position.get(0)));
                        }
                        return turned;
                    })
                    .toList());
        }
    }

    /**
     * Takes a shape in.
     *
     * @param key what tells its region; null when it lacks that
     * @param name what it is called, or null
     */
    void add(String key, String name, JsonNode geometry) {
        if (key == null) {
            nobodys++;
            return;
        }
        ShapeGeometry area = ShapeGeometry.of(geometry);
        passedOver += area.passedOver();
        closed += area.closed();
        if (area.fault().isPresent()) {
            odd.putIfAbsent(key, area.fault().get());
        } else if (!area.polygons().isEmpty()) {
            shapes.add(new Shape(key, name, area.polygons()));
        } else if (area.passedOver() == 0) {
            empty.add(key);
        }
    }

    /**
     * What was taken in, by region.
     *
     * @param problems hears what is wrong with each shape when none can be drawn
     * @throws ImportProblem if nothing can be drawn, or the coordinates can be brought to no longitude and latitude
     */
    Boundaries boundaries(ProblemCollector problems) {
        List<Reason> notes = new ArrayList<>(before);
        List<Shape> drawn = inDegrees(notes);
        requireSome(drawn, problems);
        Map<String, List<Shape>> regions = new LinkedHashMap<>();
        drawn.forEach(shape -> regions.computeIfAbsent(RegionKey.folded(shape.key()), folded -> new ArrayList<>())
                .add(shape));
        Map<String, String> names = new LinkedHashMap<>();
        List<String> keys = new ArrayList<>();
        List<Reason> joined = new ArrayList<>();
        ObjectNode collection = NODES.objectNode().put("type", "FeatureCollection");
        ArrayNode features = collection.putArray("features");
        for (List<Shape> region : regions.values()) {
            String key = region.get(0).key();
            Set<String> called = region.stream()
                    .map(Shape::name)
                    .filter(name -> name != null)
                    .collect(Collectors.toCollection(TreeSet::new));
            keys.add(key);
            ObjectNode feature = features.addObject().put("type", "Feature");
            ObjectNode properties = feature.putObject("properties").put("region", key);
            region.stream()
                    .map(Shape::name)
                    .filter(name -> name != null)
                    .findFirst()
                    .ifPresent(name -> {
                        names.put(key, name);
                        properties.put("name", name);
                    });
            feature.set(
                    "geometry",
                    geometry(region.stream()
                            .flatMap(shape -> shape.polygons().stream())
                            .toList()));
            if (region.size() > 1) {
                joined.add(
                        called.size() > 1
                                ? Reason.of(
                                        "shapes-joined-of-names",
                                        "count",
                                        region.size(),
                                        "region",
                                        key,
                                        "names",
                                        List.copyOf(called))
                                : Reason.of("shapes-joined", "count", region.size(), "region", key));
            }
        }
        some(notes, joined, "shapes-joined-more");
        noteLost(notes, Set.copyOf(keys));
        return new Boundaries(file.name(), file.hash().sha256(), property, keys, names, collection.toString(), notes);
    }

    private static ObjectNode geometry(List<ArrayNode> polygons) {
        ObjectNode geometry = NODES.objectNode().put("type", polygons.size() == 1 ? "Polygon" : "MultiPolygon");
        if (polygons.size() == 1) {
            geometry.set("coordinates", polygons.get(0));
        } else {
            geometry.putArray("coordinates").addAll(polygons);
        }
        return geometry;
    }

    private void noteLost(List<Reason> notes, Set<String> drawn) {
        List<Reason> without = new ArrayList<>();
        odd.forEach((key, fault) ->
                without.add(Reason.of("shape-left-out", "region", key).then(fault)));
        empty.stream()
                .filter(key -> !drawn.contains(key) && !odd.containsKey(key))
                .forEach(key ->
                        without.add(Reason.of("shape-left-out", "region", key).then(Reason.of("shape-empty"))));
        some(notes, without, "shapes-left-out-more");
        if (nobodys > 0) {
            notes.add(Reason.of("shapes-of-nobody", "count", nobodys, "property", property));
        }
        if (passedOver > 0) {
            notes.add(Reason.of("points-passed-over", "count", passedOver));
        }
        if (closed > 0) {
            notes.add(Reason.of("rings-closed", "count", closed));
        }
    }

    private static void some(List<Reason> notes, List<Reason> all, String more) {
        notes.addAll(all.subList(0, Math.min(NAMED, all.size())));
        if (all.size() > NAMED) {
            notes.add(Reason.of(more, "more", all.size() - NAMED));
        }
    }

    private void requireSome(List<Shape> drawn, ProblemCollector problems) {
        if (!drawn.isEmpty()) {
            return;
        }
        odd.forEach((key, fault) -> problems.add(new Problem(file.name(), 0, property, key, fault)));
        if (problems.isEmpty()) {
            problems.add(file.problem(Reason.of(passedOver > 0 ? "only-points-and-lines" : "only-empty-shapes")));
        }
        problems.throwIfAny();
    }

    private List<Shape> inDegrees(List<Reason> notes) {
        if (system.isOther()) {
            return transformed(notes);
        }
        List<Shape> degrees = shapes.stream().filter(Shape::isDegrees).toList();
        List<Shape> others = shapes.stream().filter(each -> !each.isDegrees()).toList();
        if (!tooMany(others.size())) {
            others.forEach(shape ->
                    odd.putIfAbsent(shape.key(), Reason.of("shape-not-in-degrees", "example", example(shape))));
            return degrees;
        }
        boolean turned = shapes.stream().allMatch(shape -> shape.within(POLE, TWICE_ROUND));
        if (turned && !system.name().isEmpty()) {
            notes.add(Reason.of("latitude-first", "system", system.name()));
            return shapes.stream().map(Shape::turned).toList();
        }
        throw new ImportProblem(
                file.problem(noDegrees(example(others.get(0)), turned).then(EXPORT)));
    }

    private Reason noDegrees(String example, boolean turned) {
        if (turned) {
            return Reason.of("no-degrees-but-turned", "example", example);
        }
        return system.name().isEmpty()
                ? Reason.of("no-degrees", "example", example)
                : Reason.of("no-degrees-of-system", "example", example, "system", system.name());
    }

    private List<Shape> transformed(List<Reason> notes) {
        if (system.isProjected() && shapes.stream().allMatch(Shape::isDegrees)) {
            notes.add(Reason.of("degrees-after-all", "system", system.name()));
            return shapes;
        }
        List<Shape> transformed = new ArrayList<>();
        List<Shape> nowhere = new ArrayList<>();
        for (Shape shape : shapes) {
            List<ArrayNode> polygons = shape.polygons().stream()
                    .map(system::degrees)
                    .flatMap(Optional::stream)
                    .toList();
            if (polygons.size() == shape.polygons().size()) {
                transformed.add(shape.with(polygons));
            } else {
                nowhere.add(shape);
            }
        }
        if (tooMany(nowhere.size())) {
            throw new ImportProblem(
                    file.problem(Reason.of("not-in-system", "example", example(nowhere.get(0)), "system", system.name())
                            .then(EXPORT)));
        }
        nowhere.forEach(
                shape -> odd.putIfAbsent(shape.key(), Reason.of("shape-not-in-system", "example", example(shape))));
        notes.add(Reason.of("coordinates-transformed", "system", system.name()));
        return transformed;
    }

    /** One shape may be odd; where many are, it is the file. */
    private boolean tooMany(int others) {
        return others > 0 && (others == shapes.size() || others > 1 && 10L * others > shapes.size());
    }

    private static String example(Shape shape) {
        for (ArrayNode polygon : shape.polygons()) {
            for (JsonNode ring : polygon) {
                for (JsonNode position : ring) {
                    if (Math.abs(position.get(0).asDouble()) > TWICE_ROUND
                            || Math.abs(position.get(1).asDouble()) > POLE) {
                        return position.get(0).asText() + ", " + position.get(1).asText();
                    }
                }
            }
        }
        JsonNode first = shape.polygons().get(0).get(0).get(0);
        return first.get(0).asText() + ", " + first.get(1).asText();
    }
}
