package org.regionwise.report.chart.row;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.regionwise.analysis.result.RegionEstimate;
import org.regionwise.analysis.result.Result;
import org.regionwise.engine.numeric.NormalPlot;
import org.regionwise.report.chart.input.ChartForm;
import org.regionwise.report.message.Words;

/**
 * The regions' deviations from what the model expects of them, in units of how much such estimates scatter: û_j/(σ
 * √γ_j), where γ_j is the weight on own data, as û_j = γ_j (raw − expected) has the variance γ_j σ² over surveys. About
 * standard normal if the model holds. Regions whose data say next to nothing have none. They are drawn against those of
 * a normal distribution, and to look for a pattern against what the model expects, or the size where it expects the
 * same of all.
 */
public final class Deviations {
    private static final double LEVEL = 0.95;
    /** γ_j below which û_j and its scatter are both next to nothing. */
    private static final double LEAST_WEIGHT = 0.01;
    /** In standard deviations, what may be named. */
    private static final double FAR = 2;

    private final Result result;
    private final List<Deviation> deviations;
    /** Whether a pattern is looked for along what the model expects, else along the size. */
    private final boolean expected;

    /** @param result of any model; without variation between regions there are no deviations */
    public Deviations(Result result) {
        this.result = result;
        this.deviations = sorted(result);
        this.expected = !result.model().predictors().isEmpty();
    }

    /** @param value û_j/(σ √γ_j) */
    public record Deviation(RegionEstimate region, double value) {}

    /** Ascending; empty where no variation between regions was found. */
    public List<Deviation> all() {
        return deviations;
    }

    private static List<Deviation> sorted(Result result) {
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
        return List.copyOf(deviations);
    }

    /** The field of the rows, the axis with its title and scale, and the words and format of a tooltip. */
    public Map<String, Object> facts(ChartForm form) {
        Words words = form.words();
        String size = words.say("chart.size-axis", "effective", SampleSize.effective(result));
        return Map.of(
                "against",
                expected ? "synthetic" : "size",
                "againstTitle",
                form.axisTitle(expected ? words.say("chart.by-model-axis") : size),
                "againstName",
                expected ? words.say("chart.by-model") : size,
                "againstFormat",
                expected ? "~%" : ",",
                "againstValue",
                expected ? ".1%" : ",.0f",
                "againstScale",
                expected ? "linear" : "log");
    }

    /** Rows of the deviations, in their order, beside what normal ones would be; those far off carry their names. */
    public ArrayNode json() {
        ArrayNode json = JsonNodeFactory.instance.arrayNode();
        RegionLabels labels = RegionLabels.of(result);
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
            RegionRows.putKnown(row, "synthetic", region.synthetic());
        }
        name(json);
        return json;
    }

    private void name(ArrayNode rows) {
        NamedPoints off = new NamedPoints();
        NamedPoints far = new NamedPoints();
        rows.forEach(each -> {
            ObjectNode row = (ObjectNode) each;
            double value = row.path("deviation").asDouble();
            double size = Math.abs(value);
            double beyond = Math.max(
                    row.path("lower").asDouble() - value,
                    value - row.path("upper").asDouble());
            // of thousands some lie beside the band by chance wherever it is narrow
            off.add(row, row.path("expected").asDouble(), value, beyond > 0 && size > FAR ? size : 0);
            far.add(row, against(row), value, size > FAR ? size : 0);
        });
        off.mark("namedOff");
        far.mark("namedFar");
    }

    /** Where a row lies along the axis on which a pattern is looked for, on the scale that is drawn. */
    private double against(JsonNode row) {
        return expected
                ? row.path("synthetic").asDouble()
                : Math.log(row.path("size").asDouble());
    }
}
