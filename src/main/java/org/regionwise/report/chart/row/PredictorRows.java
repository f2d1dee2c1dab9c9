package org.regionwise.report.chart.row;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.regionwise.analysis.compare.PooledOrder;
import org.regionwise.analysis.result.PredictorLine;
import org.regionwise.analysis.result.RegionEstimate;
import org.regionwise.analysis.result.Result;

/**
 * Regions against their numeric predictors, and the model's lines through them; one row for each predictor of a region.
 */
public final class PredictorRows {
    private final Result result;
    private final RegionRows rows;

    /**
     * @param result with predictors, see {@link #names}
     * @param rows of its regions
     */
    public PredictorRows(Result result, RegionRows rows) {
        this.result = result;
        this.rows = rows;
    }

    /** The names of predictors that have a line; results of earlier versions have none. */
    public static List<String> names(Result result) {
        List<PredictorLine> lines = result.fit().predictorLines();
        return lines == null
                ? List.of()
                : lines.stream().map(line -> name(line, result)).toList();
    }

    private static String name(PredictorLine line, Result result) {
        return result.model().labels().predictor(line.predictor());
    }

    /**
     * The regions whose predictor is known: their figures, {@code predictor} and its {@code value} there; named
     * is who is farthest from what the model expects.
     */
    public ArrayNode regions() {
        ArrayNode json = JsonNodeFactory.instance.arrayNode();
        for (PredictorLine line : result.fit().predictorLines()) {
            List<ObjectNode> ofLine = new ArrayList<>();
            for (RegionEstimate region : PooledOrder.of(result)) {
                Double value = line.regions().get(region.region());
                if (value != null) {
                    ofLine.add(rows.row(region)
                            .put("predictor", name(line, result))
                            .put("value", value));
                }
            }
            NamedPoints.farthest(ofLine, "value", "synthetic");
            json.addAll(ofLine);
        }
        return json;
    }

    /** Points of each predictor's line, {@code fitted} with its limits, all in [0, 1]. */
    public ArrayNode lines() {
        ArrayNode json = JsonNodeFactory.instance.arrayNode();
        for (PredictorLine line : result.fit().predictorLines()) {
            for (PredictorLine.Point point : line.points()) {
                json.addObject()
                        .put("predictor", name(line, result))
                        .put("value", point.at())
                        .put("fitted", cut(point.estimate()))
                        .put("fittedLower", cut(point.lower()))
                        .put("fittedUpper", cut(point.upper()));
            }
        }
        return json;
    }

    /** A straight line of proportions may leave them; regions' estimates are cut in the same way. */
    private static double cut(double proportion) {
        return Math.max(0, Math.min(1, proportion));
    }
}
