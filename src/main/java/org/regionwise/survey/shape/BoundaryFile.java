package org.regionwise.survey.shape;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.ZipException;
import org.regionwise.survey.ImportLimits;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.Problem;
import org.regionwise.survey.ProblemCollector;
import org.regionwise.survey.Reason;
import org.regionwise.survey.row.CellText;
import org.regionwise.survey.row.FormatByContent;
import org.regionwise.survey.row.ReceivedFile;

/** Reads the boundaries of regions from GeoJSON, TopoJSON, a zipped shapefile or a GeoPackage. */
public final class BoundaryFile {
    private static final long MOST_BYTES = 100L << 20;
    private static final ImportLimits LIMITS = new ImportLimits(MOST_BYTES, MOST_BYTES, 1, 1, 1);
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
     * Reads a file. A shape that is null, odd or no area is left out and noted, and several of one region are joined.
     *
     * @param regions codes and names of the regions that the shapes are for; the property that knows most of them is
     *     the key
     * @throws ImportProblem if it is of no such format, has no area that can be used or nothing that tells their
     *     regions, or its coordinates can be brought to no longitude and latitude
     */
    public static Boundaries read(Path path, String name, Collection<String> regions) {
        return read(new ReceivedFile(path, name, LIMITS), regions);
    }

    /** The same of a file that was received, perhaps read before; its limits are those of boundaries. */
    public static Boundaries read(ReceivedFile file, Collection<String> regions) {
        return read(file.within(LIMITS), regions, new ProblemCollector());
    }

    private static Boundaries read(ReceivedFile file, Collection<String> regions, ProblemCollector problems) {
        List<Reason> notes = new ArrayList<>();
        LayerFile.Layer layer = layers(file).of(regions, file, notes);
        List<ObjectNode> features = layer.features();
        if (features.size() > MOST_SHAPES) {
            throw new ImportProblem(file.problem(Reason.of("too-many-shapes", "limit", MOST_SHAPES)));
        }
        String property = ShapeKeys.property(features, regions)
                .orElseThrow(() -> new ImportProblem(file.problem(Reason.of("shapes-without-properties"))));
        CoordinateSystem system = layer.system()
                .get()
                .orElseThrow(() -> new ImportProblem(file.problem(
                        Reason.of("system-unknown", "system", layer.said()).then(ShapeCollection.EXPORT))));
        ShapeCollection shapes = new ShapeCollection(file, property, system, notes);
        for (ObjectNode feature : features) {
            shapes.add(ShapeKeys.key(feature, property), name(feature, property), feature.path("geometry"));
        }
        return shapes.boundaries(problems);
    }

    private static LayerFile layers(ReceivedFile file) {
        if (begins(file, "SQLite")) {
            return GeoPackageFile.layers(file);
        }
        return begins(file, "PK") ? ShapefileArchive.layers(file).orElseGet(() -> ofJson(file)) : ofJson(file);
    }

    private static boolean begins(ReceivedFile file, String with) {
        try {
            return new String(file.start(with.length()), StandardCharsets.ISO_8859_1).equals(with);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static LayerFile ofJson(ReceivedFile file) {
        JsonNode root = parse(file);
        List<ObjectNode> features = root.path("type").asText().equals("Topology")
                ? new TopologyShapes(root, file).features()
                : features(root, file);
        JsonNode crs = root.path("crs");
        return new LayerFile(List.of(new LayerFile.Layer(
                file.name(), features, () -> CoordinateSystem.of(crs), CoordinateSystem.said(crs), List.of())));
    }

    /** Names every problem for which {@link #read} refuses a file, however many there are; none for a sound one. */
    public static void forEachProblem(ReceivedFile file, Collection<String> regions, Consumer<Problem> listener) {
        ProblemCollector problems = new ProblemCollector(listener);
        try {
            read(file.within(LIMITS), regions, problems);
        } catch (ImportProblem problem) {
            // the listener heard of what is wrong with single shapes, and not of what ends the reading
            if (problems.isEmpty()) {
                problem.report().first().forEach(listener);
            }
        }
    }

    /** What the file is, where it is something else that is known. */
    private static Optional<Reason> foreign(ReceivedFile file) {
        try {
            return FormatByContent.foreignBoundaries(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode parse(ReceivedFile file) {
        try (InputStream in = file.buffered()) {
            JsonNode root = JSON.readTree(in);
            if (root == null || !root.isObject()) {
                throw new ImportProblem(file.problem(Reason.of("no-geojson")));
            }
            return root;
        } catch (StreamConstraintsException e) {
            throw new ImportProblem(file.problem(Reason.of("json-too-deep", "limit", DEEPEST)));
        } catch (JsonProcessingException e) {
            long line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            throw new ImportProblem(foreign(file)
                    .map(file::problem)
                    .orElse(new Problem(file.name(), line, "", "", Reason.of("no-json"))));
        } catch (ZipException | EOFException e) {
            throw new ImportProblem(file.damaged());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<ObjectNode> features(JsonNode root, ReceivedFile file) {
        List<ObjectNode> features = new ArrayList<>();
        if (root.path("type").asText().equals("Feature")) {
            features.add((ObjectNode) root);
        }
        for (JsonNode feature : root.path("features")) {
            if (feature instanceof ObjectNode object) {
                features.add(object);
            }
        }
        if (features.isEmpty()) {
            throw new ImportProblem(file.problem(Reason.of("no-collection-of-shapes")));
        }
        return features;
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
                    collection.toString(),
                    boundaries.notes());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the boundaries are not as they were read", e);
        }
    }
}
