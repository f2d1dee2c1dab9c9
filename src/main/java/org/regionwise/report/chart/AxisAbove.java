package org.regionwise.report.chart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The numbers of the x axis again above the rows, where a chart is so tall that those beneath are out of sight. */
final class AxisAbove {
    private AxisAbove() {}

    /** Adds it to a specification in layers, one of which has the axis. */
    static void draw(ObjectNode specification) {
        ArrayNode layers = (ArrayNode) specification.path("layer");
        ObjectNode above = null;
        for (JsonNode layer : layers) {
            JsonNode x = layer.path("encoding").path("x");
            if (x.path("axis").isObject()) {
                above = above(x);
            } else if (x.has("field")) {
                // without a word on it, each would have an axis of its own now
                ((ObjectNode) x).putNull("axis");
            }
        }
        if (above != null) {
            layers.add(above);
            specification.putObject("resolve").putObject("axis").put("x", "independent");
        }
    }

    /** A layer without marks whose axis has the numbers, and neither title nor lines. */
    private static ObjectNode above(JsonNode x) {
        ObjectNode layer = JsonNodeFactory.instance.objectNode().put("name", "above");
        layer.putObject("data").putArray("values");
        layer.putObject("mark").put("type", "point");
        ObjectNode again = layer.putObject("encoding").putObject("x");
        again.set("field", x.path("field"));
        again.set("type", x.path("type"));
        ObjectNode axis = x.path("axis").deepCopy();
        again.set("axis", axis.putNull("title").put("grid", false).put("orient", "top"));
        return layer;
    }
}
