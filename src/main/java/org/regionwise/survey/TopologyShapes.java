package org.regionwise.survey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Shapes of a TopoJSON file, put together from the arcs that neighbours share. */
final class TopologyShapes {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    /** Arcs may be named again and again; what comes of them has to stay within reason. */
    private static final int MOST_POINTS = 20_000_000;

    private final JsonNode root;
    private final ReceivedFile file;
    private final List<double[][]> arcs = new ArrayList<>();
    private int points;

    TopologyShapes(JsonNode root, ReceivedFile file) {
        this.root = root;
        this.file = file;
    }

    private ImportProblem damaged() {
        return new ImportProblem(file.problem("the arcs of this TopoJSON do not fit together; write it anew"));
    }

    /** The areas of the object with most of them, as GeoJSON features. */
    List<ObjectNode> features() {
        readArcs();
        List<ObjectNode> best = List.of();
        for (JsonNode object : root.path("objects")) {
            List<ObjectNode> features = new ArrayList<>();
            for (JsonNode geometry : object.has("geometries")
                    ? object.path("geometries")
                    : NODES.arrayNode().add(object)) {
                String type = geometry.path("type").asText();
                if (type.equals("Polygon") || type.equals("MultiPolygon")) {
                    features.add(feature(geometry, type));
                }
            }
            best = features.size() > best.size() ? features : best;
        }
        return best;
    }

    private ObjectNode feature(JsonNode geometry, String type) {
        ObjectNode feature = NODES.objectNode().put("type", "Feature");
        ObjectNode properties = feature.putObject("properties");
        if (geometry.path("id").isValueNode() && !geometry.path("id").isMissingNode()) {
            properties.set("id", geometry.get("id"));
        }
        if (geometry.path("properties") instanceof ObjectNode own) {
            properties.setAll(own);
        }
        ArrayNode coordinates = type.equals("Polygon") ? polygon(geometry.path("arcs")) : NODES.arrayNode();
        if (type.equals("MultiPolygon")) {
            geometry.path("arcs").forEach(polygon -> coordinates.add(polygon(polygon)));
        }
        feature.putObject("geometry").put("type", type).set("coordinates", coordinates);
        return feature;
    }

    private ArrayNode polygon(JsonNode rings) {
        ArrayNode polygon = NODES.arrayNode();
        for (JsonNode ring : rings) {
            ArrayNode line = polygon.addArray();
            for (JsonNode each : ring) {
                int index = each.asInt(Integer.MAX_VALUE);
                boolean backwards = index < 0;
                int at = backwards ? ~index : index;
                if (at >= arcs.size()) {
                    throw damaged();
                }
                double[][] arc = arcs.get(at);
                // an arc begins where the one before it ended
                for (int i = line.isEmpty() ? 0 : 1; i < arc.length; i++) {
                    double[] point = backwards ? arc[arc.length - 1 - i] : arc[i];
                    line.addArray().add(point[0]).add(point[1]);
                    if (++points > MOST_POINTS) {
                        throw damaged();
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
                    throw damaged();
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
