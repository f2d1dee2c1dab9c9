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
import org.regionwise.survey.RegionKey;
import org.regionwise.survey.row.ReceivedFile;

/** Gathers the shapes of a file by region and brings them to longitude and latitude. Used once. */
final class ShapeCollection {
    /** What to do with a file in another system. */
    static final String EXPORT =
            "Export it with longitude and latitude on WGS 84 (EPSG:4326), as GeoJSON (RFC 7946) has" + " them.";

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int NAMED = 5;
    /** What writing a pole in binary costs. */
    private static final double POLE = 90 + 1e-6;

    private static final double TWICE_ROUND = 360;

    private final ReceivedFile file;
    private final String property;
    private final CoordinateSystem system;
    private final List<Shape> shapes = new ArrayList<>();
    /** Why shapes cannot be drawn, by region. */
    private final Map<String, String> odd = new LinkedHashMap<>();

    private final Set<String> empty = new LinkedHashSet<>();
    private int nobodys;
    private int passedOver;
    private int closed;

    /** @param property what tells the shapes' regions */
    ShapeCollection(ReceivedFile file, String property, CoordinateSystem system) {
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
        if (!area.fault().isEmpty()) {
            odd.putIfAbsent(key, area.fault());
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
        List<String> notes = new ArrayList<>();
        List<Shape> drawn = inDegrees(notes);
        requireSome(drawn, problems);
        Map<String, List<Shape>> regions = new LinkedHashMap<>();
        drawn.forEach(shape -> regions.computeIfAbsent(RegionKey.folded(shape.key()), folded -> new ArrayList<>())
                .add(shape));
        Map<String, String> names = new LinkedHashMap<>();
        List<String> keys = new ArrayList<>();
        List<String> joined = new ArrayList<>();
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
                joined.add(region.size() + " of “" + key + "”"
                        + (called.size() > 1 ? ", which are called “" + String.join("”, “", called) + "”" : ""));
            }
        }
        if (!joined.isEmpty()) {
            notes.add("Shapes of one region were joined: " + some(joined, "; ") + ".");
        }
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

    private void noteLost(List<String> notes, Set<String> drawn) {
        List<String> without = new ArrayList<>();
        odd.forEach((key, fault) -> without.add("“" + key + "” (" + fault + ")"));
        empty.stream()
                .filter(key -> !drawn.contains(key) && !odd.containsKey(key))
                .forEach(key -> without.add("“" + key + "” (its geometry is empty)"));
        if (!without.isEmpty()) {
            notes.add("Left out of the shapes: " + some(without, "; ") + ".");
        }
        if (nobodys > 0) {
            notes.add("Shapes without “" + property + "”, so that nothing says whose they are: " + nobodys + ".");
        }
        if (passedOver > 0) {
            notes.add("Points and lines, which are no areas, were passed over: " + passedOver + ".");
        }
        if (closed > 0) {
            notes.add("Rings that did not end where they began were closed: " + closed + ".");
        }
    }

    private static String some(List<String> all, String between) {
        return String.join(between, all.subList(0, Math.min(NAMED, all.size())))
                + (all.size() > NAMED ? between + "and " + (all.size() - NAMED) + " more" : "");
    }

    private void requireSome(List<Shape> drawn, ProblemCollector problems) {
        if (!drawn.isEmpty()) {
            return;
        }
        odd.forEach((key, fault) -> problems.add(new Problem(file.name(), 0, property, key, "no shape: " + fault)));
        if (problems.isEmpty()) {
            problems.add(file.problem("there is no area in it, only "
                    + (passedOver > 0 ? "points and lines" : "shapes without coordinates")
                    + "; a Polygon or MultiPolygon per region is expected"));
        }
        problems.throwIfAny();
    }

    private List<Shape> inDegrees(List<String> notes) {
        if (system.isOther()) {
            return transformed(notes);
        }
        List<Shape> degrees = shapes.stream().filter(Shape::isDegrees).toList();
        List<Shape> others = shapes.stream().filter(each -> !each.isDegrees()).toList();
        if (!tooMany(others.size())) {
            others.forEach(shape -> odd.putIfAbsent(
                    shape.key(), "one of its coordinates is no longitude and latitude: " + example(shape)));
            return degrees;
        }
        boolean turned = shapes.stream().allMatch(shape -> shape.within(POLE, TWICE_ROUND));
        if (turned && !system.name().isEmpty()) {
            notes.add("The file names the system “" + system.name()
                    + "” and gives latitude first; its coordinates were read so.");
            return shapes.stream().map(Shape::turned).toList();
        }
        throw new ImportProblem(file.problem("its coordinates are no longitude and latitude, for example "
                + example(others.get(0))
                + (turned
                        ? ", but would be if latitude stood first. "
                        : system.name().isEmpty()
                                ? ", and nothing in it says in which system they are. "
                                : ", though it names the system “" + system.name() + "”. ")
                + EXPORT));
    }

    private List<Shape> transformed(List<String> notes) {
        if (system.isProjected() && shapes.stream().allMatch(Shape::isDegrees)) {
            notes.add("The file names the system “" + system.name()
                    + "”, but its coordinates are longitude and latitude; they were read so.");
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
            throw new ImportProblem(file.problem("its coordinates, for example " + example(nowhere.get(0))
                    + ", are none of the system that it names, “" + system.name() + "”. " + EXPORT));
        }
        nowhere.forEach(shape -> odd.putIfAbsent(
                shape.key(), "its coordinates are none of the system that the file names: " + example(shape)));
        notes.add("Coordinates were transformed from “" + system.name() + "” to longitude and latitude (WGS 84).");
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
