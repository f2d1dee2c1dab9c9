package org.regionwise.survey.shape;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.Reason;
import org.regionwise.survey.row.ReceivedFile;

/** Shapes of a TopoJSON file, put together from the arcs that neighbours share. */
final class TopologyShapes {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    /** Arcs may be named again and again; what comes of them has to stay within reason. */
    private static final int MOST_POINTS = 20_000_000;

    /** An arc that cannot be drawn: shapes that need it have a coordinate that is no number. */
    private static final double[][] ODD = {};

    private final JsonNode root;
    private final ReceivedFile file;
    private final List<double[][]> arcs = new ArrayList<>();
    private int points;

    TopologyShapes(JsonNode root, ReceivedFile file) {
        this.root = root;
        this.file = file;
    }

    private ImportProblem tooLarge() {
        return new ImportProblem(file.problem(Reason.of("too-many-points", "limit", MOST_POINTS)));
    }

    /** What the object with most shapes holds, as GeoJSON features. */
    List<ObjectNode> features() {
        readArcs();
        List<ObjectNode> best = List.of();
        for (JsonNode object : root.path("objects")) {
            List<ObjectNode> features = new ArrayList<>();
            for (JsonNode shape : object.has("geometries")
                    ? object.path("geometries")
                    : NODES.arrayNode().add(object)) {
                features.add(feature(shape));
            }
            best = areas(features) > areas(best) ? features : best;
        }
        return best;
    }

    private static long areas(List<ObjectNode> features) {
        return features.stream()
                .map(feature -> feature.path("geometry").path("type").asText())
                .filter(type ->
                        type.equals("Polygon") || type.equals("MultiPolygon") || type.equals("GeometryCollection"))
                .count();
    }

    private ObjectNode feature(JsonNode shape) {
        ObjectNode feature = NODES.objectNode().put("type", "Feature");
        if (shape.has("id")) {
            feature.set("id", shape.get("id"));
        }
        feature.set("properties", shape.path("properties") instanceof ObjectNode own ? own : NODES.objectNode());
        feature.set("geometry", geometry(shape));
        return feature;
    }

    /** With coordinates in place of arcs; what is no area keeps its type alone. */
    private JsonNode geometry(JsonNode shape) {
        String type = shape.path("type").asText();
        ObjectNode geometry = NODES.objectNode().put("type", type);
        switch (type) {
            case "Polygon" -> geometry.set("coordinates", polygon(shape.path("arcs")));
            case "MultiPolygon" -> {
                ArrayNode coordinates = geometry.putArray("coordinates");
                shape.path("arcs").forEach(polygon -> coordinates.add(polygon(polygon)));
            }
            case "GeometryCollection" -> {
                ArrayNode geometries = geometry.putArray("geometries");
                shape.path("geometries").forEach(each -> geometries.add(geometry(each)));
            }
            case "", "null" -> {
                return NODES.nullNode();
            }
            default -> {
                return geometry;
            }
        }
        return geometry;
    }

    private ArrayNode polygon(JsonNode rings) {
        ArrayNode polygon = NODES.arrayNode();
        for (JsonNode ring : rings) {
            ArrayNode line = polygon.addArray();
            for (JsonNode each : ring) {
                int index = each.asInt(Integer.MAX_VALUE);
                boolean backwards = index < 0;
                int at = backwards ? ~index : index;
                double[][] arc = at < arcs.size() ? arcs.get(at) : ODD;
                if (arc == ODD) {
                    line.addArray().addNull().addNull();
                    continue;
                }
                // an arc begins where the one before it ended
                for (int i = line.isEmpty() ? 0 : 1; i < arc.length; i++) {
                    double[] point = backwards ? arc[arc.length - 1 - i] : arc[i];
                    line.addArray().add(point[0]).add(point[1]);
                    if (++points > MOST_POINTS) {
                        throw tooLarge();
                    }
                }
            }
        }
        return polygon;
    }

    private void readArcs() {
        JsonNode transform = root.path("transform");
        boolean packed = transform.has("scale");
        double[] scale = {
            transform.path("scale").path(0).asDouble(1),
            transform.path("scale").path(1).asDouble(1)
        };
        double[] shift = {
            transform.path("translate").path(0).asDouble(0),
            transform.path("translate").path(1).asDouble(0)
        };
        for (JsonNode arc : root.path("arcs")) {
            double[][] line = new double[arc.size()][2];
            double x = 0;
            double y = 0;
            for (int i = 0; i < line.length; i++) {
                JsonNode point = arc.get(i);
                if (!point.path(0).isNumber() || !point.path(1).isNumber()) {
                    line = ODD;
                    break;
                }
                // packed points are steps from the one before
                x = packed ? x + point.path(0).asDouble() : point.path(0).asDouble();
                y = packed ? y + point.path(1).asDouble() : point.path(1).asDouble();
                line[i][0] = x * scale[0] + shift[0];
                line[i][1] = y * scale[1] + shift[1];
            }
            arcs.add(line);
        }
    }
}
