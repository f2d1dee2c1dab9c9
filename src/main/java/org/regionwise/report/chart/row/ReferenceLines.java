package org.regionwise.report.chart.row;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Map;
import org.regionwise.analysis.result.Estimate;
import org.regionwise.analysis.result.Result;
import org.regionwise.report.message.Figures;
import org.regionwise.report.message.Words;

/**
 * Lines across a chart to which regions are compared, of the nation and of a threshold: one row with its words, or
 * none.
 */
public final class ReferenceLines {
    private ReferenceLines() {}

    /**
     * The pooled national estimate, with which the words of a result compare regions, else the raw one: its
     * {@code mean} and {@code words}, or no row where neither is defined.
     */
    public static ArrayNode pooledNation(Result result, Words words) {
        Estimate pooled = result.national().pooled();
        return pooled.defined() ? nation(result, pooled, "pooled", words) : rawNation(result, words);
    }

    /** The share of all respondents, about which raw shares scatter, in the same way. */
    public static ArrayNode rawNation(Result result, Words words) {
        return nation(result, result.national().raw(), result.model().published() ? "regions" : "respondents", words);
    }

    /** The threshold, where one was asked for: where it is {@code at} and its {@code words}. */
    public static ArrayNode threshold(Result result, Words words) {
        ArrayNode threshold = JsonNodeFactory.instance.arrayNode();
        Double at = result.model().threshold();
        if (at != null && Double.isFinite(at)) {
            threshold
                    .addObject()
                    .put("at", at)
                    .put(
                            "words",
                            words.say(
                                    "chart.threshold",
                                    "share",
                                    Figures.of(result, words).inWords(at)));
        }
        return threshold;
    }

    /**
     * Where the nation's line is named: above it, and beside it where the line of a threshold would run through the
     * name.
     */
    public static Map<String, Object> placeOfName(ArrayNode nation, ArrayNode threshold) {
        if (nation.isEmpty() || threshold.isEmpty()) {
            return Map.of("nationAlign", "center", "nationShift", 0);
        }
        boolean below = nation.get(0).path("mean").asDouble()
                < threshold.get(0).path("at").asDouble();
        return Map.of("nationAlign", below ? "right" : "left", "nationShift", below ? 3 : -3);
    }

    private static ArrayNode nation(Result result, Estimate estimate, String which, Words words) {
        ArrayNode nation = JsonNodeFactory.instance.arrayNode();
        if (Double.isFinite(estimate.estimate())) {
            nation.addObject()
                    .put("mean", estimate.estimate())
                    .put(
                            "words",
                            words.say(
                                    "chart.nation",
                                    "which",
                                    which,
                                    "share",
                                    Figures.of(result, words).inWords(estimate.estimate())));
        }
        return nation;
    }
}
