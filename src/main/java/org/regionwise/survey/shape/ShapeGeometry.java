package org.regionwise.survey.shape;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.regionwise.survey.Reason;

/**
 * The area of one shape: the polygons of its geometry, each a list of closed rings of positions, longitude (or easting)
 * first. What is no area, such as a point within a collection, is passed over.
 *
 * @param polygons GeoJSON coordinates of polygons; empty when the shape has none, or {@code fault} says why it is
 *     unusable
 * @param passedOver how many points and lines there are
 * @param closed how many rings had to be closed
 * @param fault what is wrong with the shape; empty when nothing is
 */
record ShapeGeometry(List<ArrayNode> polygons, int passedOver, int closed, Optional<Reason> fault) {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    /** A triangle that is closed. */
    private static final int FEWEST_POSITIONS = 4;

    static ShapeGeometry of(JsonNode geometry) {
        Reader reader = new Reader();
        try {
            reader.read(geometry);
        } catch (OddShape odd) {
            return new ShapeGeometry(List.of(), 0, 0, Optional.of(odd.reason));
        }
        return new ShapeGeometry(List.copyOf(reader.polygons), reader.passedOver, reader.closed, Optional.empty());
    }

    private static final class OddShape extends Exception {
        private static final long serialVersionUID = 1;

        private final transient Reason reason;

        private OddShape(String code) {
            super(code);
            this.reason = Reason.of(code);
        }
    }

    private static final class Reader {
        private final List<ArrayNode> polygons = new ArrayList<>();
        private int passedOver;
        private int closed;

        /** Files nest as deeply as their parser allows, which is not deep. */
        private void read(JsonNode geometry) throws OddShape {
            if (geometry.isMissingNode() || geometry.isNull()) {
                return;
            }
            JsonNode coordinates = geometry.path("coordinates");
            switch (geometry.path("type").asText()) {
                case "Polygon" -> {
                    if (!isEmpty(coordinates)) {
                        polygons.add(polygon(coordinates));
                    }
                }
                case "MultiPolygon" -> {
                    if (!isEmpty(coordinates)) {
                        for (JsonNode polygon : array(coordinates)) {
                            polygons.add(polygon(polygon));
                        }
                    }
                }
                case "GeometryCollection" -> {
                    for (JsonNode each : geometry.path("geometries")) {
                        read(each);
                    }
                }
                case "Point", "MultiPoint", "LineString", "MultiLineString" -> passedOver++;
                default -> throw new OddShape("shape-of-no-type");
            }
        }

        private static boolean isEmpty(JsonNode coordinates) {
            return coordinates.isArray() && coordinates.isEmpty();
        }

        private static JsonNode array(JsonNode node) throws OddShape {
            if (!node.isArray() || node.isEmpty()) {
                throw new OddShape("shape-not-nested");
            }
            return node;
        }

        private ArrayNode polygon(JsonNode rings) throws OddShape {
            ArrayNode polygon = NODES.arrayNode();
            for (JsonNode ring : array(rings)) {
                polygon.add(ring(ring));
            }
            return polygon;
        }

        private ArrayNode ring(JsonNode positions) throws OddShape {
            ArrayNode ring = NODES.arrayNode();
            for (JsonNode position : array(positions)) {
                JsonNode x = position.path(0);
                JsonNode y = position.path(1);
                if (!position.isArray() || x.isArray()) {
                    throw new OddShape("shape-not-nested");
                }
                if (!isNumber(x) || !isNumber(y)) {
                    throw new OddShape("shape-without-numbers");
                }
                // heights do not matter to a map
                ring.addArray().add(x).add(y);
            }
            JsonNode first = ring.get(0);
            JsonNode last = ring.get(ring.size() - 1);
            if (first.get(0).asDouble() != last.get(0).asDouble()
                    || first.get(1).asDouble() != last.get(1).asDouble()) {
                closed++;
                ring.add(first.deepCopy());
            }
            if (ring.size() < FEWEST_POSITIONS) {
                throw new OddShape("shape-without-corners");
            }
            return ring;
        }

        private static boolean isNumber(JsonNode node) {
            return node.isNumber() && Double.isFinite(node.asDouble());
        }
    }
}
