package org.regionwise.report.chart.row;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.regionwise.analysis.result.RegionInfluence;
import org.regionwise.analysis.result.RegionInfluence.Without;
import org.regionwise.analysis.result.Result;
import org.regionwise.engine.sensitivity.Influence;

/** Per parameter the regions without which it changes most, the largest change first. */
public final class InfluenceRows {
    private static final int SHOWN = 20;

    private InfluenceRows() {}

    /** The names of parameters that a result's influence is asked of: σ and the slopes that were estimated. */
    public static List<String> parameters(Result result) {
        List<String> parameters = new ArrayList<>(List.of(Influence.SIGMA));
        result.fit().fixedEffects().stream()
                .skip(1)
                .filter(effect -> !Double.isNaN(effect.estimate()))
                .forEach(effect -> parameters.add(result.model().labels().term(effect.term())));
        return parameters;
    }

    /**
     * For each parameter its estimate {@code all} with every region and {@code without} this one; {@code place} 0 the
     * first.
     */
    public static ArrayNode json(RegionInfluence influence, Result result) {
        RegionLabels labels = RegionLabels.of(result);
        ArrayNode json = JsonNodeFactory.instance.arrayNode();
        for (int k = 0; k < influence.parameters().size(); k++) {
            int parameter = k;
            double all = influence.all().get(k);
            List<Without> known = influence.without().stream()
                    .filter(each -> !each.estimates().get(parameter).isNaN())
                    .sorted(Comparator.comparingDouble(
                            each -> -Math.abs(each.estimates().get(parameter) - all)))
                    .limit(SHOWN)
                    .toList();
            for (int place = 0; place < known.size(); place++) {
                json.addObject()
                        .put("region", known.get(place).region())
                        .put("label", labels.of(known.get(place).region()))
                        .put(
                                "parameter",
                                result.model()
                                        .labels()
                                        .term(influence.parameters().get(k)))
                        .put("without", known.get(place).estimates().get(k))
                        .put("all", all)
                        .put("place", place);
            }
        }
        return json;
    }
}
