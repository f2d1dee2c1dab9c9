package org.regionwise.report.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The shapes of regions as files of maps have them: outer rings counterclockwise and holes clockwise, as RFC 7946 and
 * OGC want them and many files do not.
 */
public final class RegionShapes {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, List<JsonNode>> polygons = new HashMap<>();

    /**
     * The shapes of boundaries.
     *
     * @param boundaries a GeoJSON feature collection of polygons, each with its {@code region}, the key of a region
     */
    public RegionShapes(String boundaries) {
        for (JsonNode shape : tree(boundaries).path("features")) {
            List<JsonNode> own = polygons.computeIfAbsent(
                    shape.path("properties").path("region").asText(), region -> new ArrayList<>());
            JsonNode geometry = shape.path("geometry");
            if (geometry.path("type").asText().equals("Polygon")) {
                own.add(turned(geometry.path("coordinates")));
            } else {
                geometry.path("coordinates").forEach(polygon -> own.add(turned(polygon)));
            }
        }
    }

    private static JsonNode tree(String boundaries) {
        try {
            return JSON.readTree(boundaries);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the boundaries are no JSON", e);
        }
    }

    /** The polygons of a region, each an outer ring and its holes; none where it has no shape. */
    public List<JsonNode> polygons(String region) {
        return polygons.getOrDefault(region, List.of());
    }

    private static JsonNode turned(JsonNode rings) {
        ArrayNode polygon = JSON.createArrayNode();
        for (int i = 0; i < rings.size(); i++) {
            JsonNode ring = rings.get(i);
            boolean reversed = i == 0 ? doubledArea(ring) < 0 : doubledArea(ring) > 0;
            ArrayNode line = polygon.addArray();
            for (int at = 0; at < ring.size(); at++) {
                line.add(ring.get(reversed ? ring.size() - 1 - at : at));
            }
        }
        return polygon;
    }

    /** Positive where the ring runs counterclockwise. */
    private static double doubledArea(JsonNode ring) {
        double sum = 0;
        for (int i = 0; i + 1 < ring.size(); i++) {
            JsonNode a = ring.get(i);
            JsonNode b = ring.get(i + 1);
            sum += a.get(0).asDouble() * b.get(1).asDouble()
                    - b.get(0).asDouble() * a.get(1).asDouble();
        }
        return sum;
    }
}
