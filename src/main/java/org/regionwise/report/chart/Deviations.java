package org.regionwise.report.chart;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.regionwise.analysis.Result;
import org.regionwise.analysis.Result.RegionEstimate;
import org.regionwise.engine.numeric.NormalPlot;

/**
 * The regions' deviations from what the model expects of them, in units of how much such estimates scatter: û_j/(σ √γ_j),
 * where γ_j is the weight on own data, as û_j = γ_j (raw − expected) has the variance γ_j σ² over surveys. About standard
 * normal if the model holds. Regions whose data say next to nothing have none.
 */
final class Deviations {
    private static final double LEVEL = 0.95;
    /** γ_j below which û_j and its scatter are both next to nothing. */
    private static final double LEAST_WEIGHT = 0.01;
    /** In standard deviations, what may be named. */
    private static final double FAR = 2;

    private Deviations() {}

    record Deviation(RegionEstimate region, double value) {}

    /** Ascending; empty where no variation between regions was found. */
    static List<Deviation> of(Result result) {
        double sigma = result.fit().regionStandardDeviation().estimate();
        List<Deviation> deviations = new ArrayList<>();
        for (RegionEstimate region : result.regions()) {
            double weight = 1 - region.shrinkage();
            double value = region.randomEffect().mean() / (sigma * Math.sqrt(weight));
            if (region.raw().defined() && weight > LEAST_WEIGHT && Double.isFinite(value)) {
                deviations.add(new Deviation(region, value));
            }
        }
        deviations.sort(Comparator.comparingDouble(Deviation::value));
        return deviations;
    }

    /** Rows of the deviations, in their order, beside what normal ones would be; those far off carry their names. */
    static ArrayNode json(Result result) {
        ArrayNode json = JsonNodeFactory.instance.arrayNode();
        RegionLabels labels = RegionLabels.of(result);
        List<Deviation> deviations = of(result);
        if (deviations.isEmpty()) {
            return json;
        }
        NormalPlot normal = NormalPlot.of(deviations.size(), LEVEL);
        for (int i = 0; i < deviations.size(); i++) {
            RegionEstimate region = deviations.get(i).region();
            ObjectNode row = json.addObject()
                    .put("region", region.region())
                    .put("label", labels.of(region))
                    .put("deviation", deviations.get(i).value())
                    .put("expected", normal.expected()[i])
                    .put("lower", normal.lower()[i])
                    .put("upper", normal.upper()[i])
                    .put("size", SampleSize.of(region));
            Finite.put(row, "synthetic", region.synthetic());
        }
        name(json, new ResidualAxis(result));
        return json;
    }

    private static void name(ArrayNode deviations, ResidualAxis axis) {
        NamedPoints off = new NamedPoints();
        NamedPoints far = new NamedPoints();
        deviations.forEach(each -> {
            ObjectNode row = (ObjectNode) each;
            double value = row.path("deviation").asDouble();
            double size = Math.abs(value);
            double beyond = Math.max(
                    row.path("lower").asDouble() - value,
                    value - row.path("upper").asDouble());
            // of thousands some lie beside the band by chance wherever it is narrow
            off.add(row, row.path("expected").asDouble(), value, beyond > 0 && size > FAR ? size : 0);
            far.add(row, axis.at(row), value, size > FAR ? size : 0);
        });
        off.mark("namedOff");
        far.mark("namedFar");
    }
}
