package org.regionwise.report.chart;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.regionwise.analysis.Result;

/** Figures of the survey beside their range in surveys drawn from the model, each with an axis of its own. */
final class CheckRows {
    private CheckRows() {}

    /** Without the figures that are not known of either. */
    static ArrayNode json(Result.PredictiveCheck check) {
        ArrayNode statistics = JsonNodeFactory.instance.arrayNode();
        for (Result.CheckedStatistic each : check.statistics()) {
            if (Double.isFinite(each.observed()) && Double.isFinite(each.lower()) && Double.isFinite(each.upper())) {
                double least = Math.min(each.observed(), Math.min(each.lower(), each.mean()));
                double most = Math.max(each.observed(), Math.max(each.upper(), each.mean()));
                // counts hardly ever above 0 are shown from 0 to 1, not in thousandths
                boolean still = each.lower() == each.upper() && most - least < 1;
                statistics
                        .addObject()
                        .put("axisFrom", least)
                        .put("axisTo", still ? least + 1 : most)
                        .put("place", statistics.size() - 1)
                        .put("name", each.name())
                        .put("observed", each.observed())
                        .put("mean", each.mean())
                        .put("lower", each.lower())
                        .put("upper", each.upper());
            }
        }
        return statistics;
    }
}
