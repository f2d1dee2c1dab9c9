package org.regionwise.report.chart;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Map;
import org.regionwise.analysis.Estimate;
import org.regionwise.analysis.Result;
import org.regionwise.report.Numbers;

/** The line of the nation in a chart: one row with {@code mean} and the line's {@code words}, or none where it is undefined. */
final class NationLine {
    private NationLine() {}

    /** The pooled estimate, with which the words of a result compare regions; else the raw one. */
    static ArrayNode pooled(Result result) {
        Estimate pooled = result.national().pooled();
        return pooled.defined() ? row(pooled, "national estimate") : raw(result);
    }

    /** The share of all respondents, about which raw shares scatter. */
    static ArrayNode raw(Result result) {
        return row(result.national().raw(), result.model().published() ? "all regions" : "all respondents");
    }

    /**
     * Where the line is named: above it, and beside it where the line of a threshold would run through the name.
     *
     * @param threshold as {@link ThresholdLine} has it
     */
    static Map<String, Object> words(ArrayNode nation, ArrayNode threshold) {
        if (nation.isEmpty() || threshold.isEmpty()) {
            return Map.of("nationAlign", "center", "nationShift", 0);
        }
        boolean below = nation.get(0).path("mean").asDouble()
                < threshold.get(0).path("at").asDouble();
        return Map.of("nationAlign", below ? "right" : "left", "nationShift", below ? 3 : -3);
    }

    private static ArrayNode row(Estimate estimate, String words) {
        ArrayNode nation = JsonNodeFactory.instance.arrayNode();
        if (Double.isFinite(estimate.estimate())) {
            nation.addObject()
                    .put("mean", estimate.estimate())
                    .put("words", words + " " + Numbers.percentInWords(estimate.estimate()));
        }
        return nation;
    }
}
