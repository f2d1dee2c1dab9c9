package org.regionwise.report.chart;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.regionwise.analysis.Result;
import org.regionwise.report.Numbers;

/** The line of the threshold in a chart: one row with where it is {@code at} and its {@code words}, or none without one. */
final class ThresholdLine {
    private ThresholdLine() {}

    static ArrayNode of(Result result) {
        ArrayNode threshold = JsonNodeFactory.instance.arrayNode();
        Double at = result.model().threshold();
        if (at != null && Double.isFinite(at)) {
            threshold.addObject().put("at", at).put("words", "threshold " + Numbers.percentInWords(at));
        }
        return threshold;
    }
}
