package org.regionwise.report.chart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Words that stand on marks and lines. Text of the style {@code haloed} is drawn twice, the lower time with an outline
 * in the colour of the ground, as a mark's outline is always drawn over its filling.
 */
final class HaloedText {
    private static final String STYLE = "haloed";
    private static final int WIDTH = 3;

    private HaloedText() {}

    /** Adds the lower text to every layer of the specification that asks for it. */
    static void draw(ObjectNode specification) {
        if (specification.path("spec") instanceof ObjectNode panel) {
            draw(panel);
        }
        if (!(specification.path("layer") instanceof ArrayNode layers)) {
            return;
        }
        for (int i = layers.size() - 1; i >= 0; i--) {
            JsonNode style = layers.get(i).path("mark").path("style");
            if (style.toString().contains('"' + STYLE + '"')) {
                ObjectNode lower = layers.get(i).deepCopy();
                lower.remove("name");
                ((ObjectNode) lower.path("mark"))
                        .put("stroke", "var(--surface)")
                        .put("strokeWidth", WIDTH)
                        .put("strokeJoin", "round");
                layers.insert(i, lower);
            }
        }
    }
}
