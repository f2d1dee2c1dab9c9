package org.regionwise.survey;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.zip.ZipException;

/** Reads the boundaries of regions from GeoJSON or TopoJSON. */
public final class BoundaryFile {
    private static final long MOST_BYTES = 100L << 20;
    private static final int MOST_SHAPES = 100_000;
    private static final int DEEPEST = 50;
    private static final List<String> NAMES =
            List.of("name", "nazev", "název", "label", "naam", "nom", "nombre", "name_latn");

    private static final ObjectMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .build())
            .build();

    private BoundaryFile() {}

    /**
     * Reads a file.
     *
     * @param regions codes and names of the regions that the shapes are for; the property that knows most of them is the key
     * @throws ImportProblem if it is no GeoJSON nor TopoJSON of areas, or two shapes are of one region
     */
    public static Boundaries read(Path path, String name, Collection<String> regions) {
        return read(path, name, regions, new ProblemCollector());
    }

    /**
     * Names every problem for which {@link #read} refuses a file, however many there are; none for a sound one.
     *
     * @param regions as of {@link #read}; while none are known, whose shapes they are is not looked at
     */
    public static void forEachProblem(Path path, String name, Collection<String> regions, Consumer<Problem> listener) {
        ProblemCollector problems = new ProblemCollector(listener);
        try {
            if (regions.isEmpty()) {
                areas(received(path, name), problems);
            } else {
                read(path, name, regions, problems);
            }
        } catch (ImportProblem problem) {
            // the listener heard of what is wrong with single shapes, and not of what ends the reading
            if (problems.isEmpty()) {
                problem.report().first().forEach(listener);
            }
        }
    }

    private static Boundaries read(Path path, String name, Collection<String> regions, ProblemCollector problems) {
        ReceivedFile file = received(path, name);
        List<ObjectNode> features = areas(file, problems);
        String property = keyProperty(features, regions, file);
        return boundaries(file, features, property, problems);
    }

    private static ReceivedFile received(Path path, String name) {
        return new ReceivedFile(path, name, new ImportLimits(MOST_BYTES, MOST_BYTES, 1, 1, 1));
    }

    private static List<ObjectNode> areas(ReceivedFile file, ProblemCollector problems) {
        JsonNode root = parse(file);
        List<ObjectNode> features = root.path("type").asText().equals("Topology")
                ? new TopologyShapes(root, file).features()
                : features(root, file);
        if (features.isEmpty() || features.size() > MOST_SHAPES) {
            throw new ImportProblem(file.problem("there are no shapes in it, or more than " + MOST_SHAPES));
        }
        features.forEach(feature -> checkArea(feature, file, problems));
        return features;
    }

    private static JsonNode parse(ReceivedFile file) {
        try (InputStream in = file.buffered()) {
            JsonNode root = JSON.readTree(in);
            if (root == null || !root.isObject()) {
                throw new ImportProblem(file.problem("this is no GeoJSON nor TopoJSON"));
            }
            return root;
        } catch (JsonProcessingException e) {
            long line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            throw new ImportProblem(new Problem(
                    file.name(), line, "", "", "this is no JSON; boundaries are read from GeoJSON or TopoJSON"));
        } catch (ZipException | EOFException e) {
            throw new ImportProblem(file.damaged());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<ObjectNode> features(JsonNode root, ReceivedFile file) {
        List<ObjectNode> features = new ArrayList<>();
        for (JsonNode feature : root.path("features")) {
            if (feature instanceof ObjectNode object) {
                features.add(object);
            }
        }
        if (features.isEmpty()) {
            throw new ImportProblem(file.problem("this is no collection of shapes, as GeoJSON and TopoJSON have it"));
        }
        return features;
    }

    private static void checkArea(ObjectNode feature, ReceivedFile file, ProblemCollector problems) {
        JsonNode geometry = feature.path("geometry");
        int depth = switch (geometry.path("type").asText()) {
            case "Polygon" -> 2;
            case "MultiPolygon" -> 3;
            default -> -1;
        };
        if (depth < 0 || !isCoordinates(geometry.path("coordinates"), depth)) {
            String property = feature.path("properties").toString();
            problems.add(new Problem(
                    file.name(),
                    0,
                    "",
                    property.substring(0, Math.min(80, property.length())),
                    "the shape is no area: a Polygon or MultiPolygon with coordinates in degrees is expected"));
        }
    }

    private static boolean isCoordinates(JsonNode node, int depth) {
        if (!node.isArray() || node.isEmpty()) {
            return false;
        }
        for (JsonNode each : node) {
            boolean point = depth == 0;
            boolean sound =
                    point ? each.isNumber() && Double.isFinite(each.asDouble()) : isCoordinates(each, depth - 1);
            if (!sound) {
                return false;
            }
        }
        return depth > 0 || node.size() >= 2;
    }

    /** The property whose values are most often codes or names of the regions. */
    private static String keyProperty(List<ObjectNode> features, Collection<String> regions, ReceivedFile file) {
        Set<String> wanted = new LinkedHashSet<>();
        regions.forEach(region -> wanted.add(RegionKey.folded(region)));
        Map<String, Integer> known = new LinkedHashMap<>();
        for (ObjectNode feature : features) {
            feature.path("properties").properties().forEach(property -> {
                boolean hit = property.getValue().isValueNode()
                        && !property.getValue().isNull()
                        && wanted.contains(RegionKey.folded(property.getValue().asText()));
                known.merge(property.getKey(), hit ? 1 : 0, Integer::sum);
            });
        }
        return known.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElseThrow(() -> new ImportProblem(
                        file.problem("its shapes have no properties, so nothing says which region each is")));
    }

    private static Boundaries boundaries(
            ReceivedFile file, List<ObjectNode> features, String property, ProblemCollector problems) {
        Map<String, String> names = new LinkedHashMap<>();
        Set<String> keys = new LinkedHashSet<>();
        ObjectNode collection = JSON.createObjectNode().put("type", "FeatureCollection");
        ArrayNode shapes = collection.putArray("features");
        for (ObjectNode feature : features) {
            String key =
                    CellText.clean(feature.path("properties").path(property).asText(""));
            if (key == null) {
                problems.add(new Problem(
                        file.name(), 0, property, "", "a shape has no value here, so its region is unknown"));
                continue;
            }
            if (!keys.add(key)) {
                problems.add(new Problem(
                        file.name(),
                        0,
                        property,
                        key,
                        "two shapes are of this region; join them into one MultiPolygon"));
                continue;
            }
            ObjectNode shape = shapes.addObject().put("type", "Feature");
            ObjectNode properties = shape.putObject("properties").put("region", key);
            String name = name(feature, property);
            if (name != null) {
                names.put(key, name);
                properties.put("name", name);
            }
            shape.set("geometry", feature.get("geometry"));
        }
        problems.throwIfAny();
        return new Boundaries(
                file.name(),
                FileHash.start(file.path()).sha256(),
                property,
                List.copyOf(keys),
                names,
                collection.toString());
    }

    private static String name(ObjectNode feature, String keyProperty) {
        JsonNode properties = feature.path("properties");
        for (Map.Entry<String, JsonNode> field : properties.properties()) {
            boolean named = NAMES.stream().anyMatch(field.getKey()::equalsIgnoreCase);
            if (named && !field.getKey().equals(keyProperty) && field.getValue().isTextual()) {
                return CellText.clean(field.getValue().asText());
            }
        }
        return null;
    }

    /**
     * The same shapes under the keys of the survey's regions.
     *
     * @param regions region by key of a shape, for those that are written differently
     */
    public static Boundaries renamed(Boundaries boundaries, Map<String, String> regions) {
        try {
            ObjectNode collection = (ObjectNode) JSON.readTree(boundaries.geojson());
            for (JsonNode feature : collection.path("features")) {
                ObjectNode properties = (ObjectNode) feature.path("properties");
                String key = properties.path("region").asText();
                properties.put("region", regions.getOrDefault(key, key));
            }
            return new Boundaries(
                    boundaries.file(),
                    boundaries.sha256(),
                    boundaries.keyProperty(),
                    boundaries.keys().stream()
                            .map(key -> regions.getOrDefault(key, key))
                            .distinct()
                            .toList(),
                    Map.of(),
                    collection.toString());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the boundaries are not as they were read", e);
        }
    }
}
