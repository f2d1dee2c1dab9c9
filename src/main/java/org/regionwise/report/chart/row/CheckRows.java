package org.regionwise.report.chart.row;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.regionwise.analysis.result.PredictiveCheckFacts;
import org.regionwise.report.message.Words;

/** Figures of the survey beside their range in surveys drawn from the model, each with an axis of its own. */
public final class CheckRows {
    private CheckRows() {}

    /** Without the figures that are not known of either. */
    public static ArrayNode json(PredictiveCheckFacts check, Words words) {
        ArrayNode statistics = JsonNodeFactory.instance.arrayNode();
        for (PredictiveCheckFacts.Statistic each : check.statistics()) {
            if (Double.isFinite(each.observed()) && Double.isFinite(each.lower()) && Double.isFinite(each.upper())) {
                // the spread is told in percentage points, as the sentences do; all else counts regions
                boolean spread = each.kind() == PredictiveCheckFacts.Kind.SPREAD;
                double unit = spread ? 100 : 1;
                double least = unit * Math.min(each.observed(), Math.min(each.lower(), each.mean()));
                double most = unit * Math.max(each.observed(), Math.max(each.upper(), each.mean()));
                // axes from one whole number to another, so that each has two ticks at least
                double from = Math.floor(least);
                statistics
                        .addObject()
                        .put("axisFrom", from)
                        .put("axisTo", Math.max(from + 1, Math.ceil(most)))
                        .put("place", statistics.size() - 1)
                        .put("name", name(each.kind(), words))
                        .put("observed", unit * each.observed())
                        .put("mean", unit * each.mean())
                        .put("lower", unit * each.lower())
                        .put("upper", unit * each.upper());
            }
        }
        return statistics;
    }

    private static String name(PredictiveCheckFacts.Kind kind, Words words) {
        return switch (kind) {
            case SPREAD -> words.say("chart.check.spread");
            case NONE -> words.say("chart.check.none");
            case ALL -> words.say("chart.check.all");
        };
    }
}
