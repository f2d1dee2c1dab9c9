package org.regionwise.report.chart.row;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.regionwise.analysis.compare.PooledOrder;
import org.regionwise.analysis.result.Estimate;
import org.regionwise.analysis.result.PosteriorFacts;
import org.regionwise.analysis.result.RegionEstimate;
import org.regionwise.analysis.result.Result;
import org.regionwise.report.NaturalOrder;
import org.regionwise.report.chart.input.ChartSource;
import org.regionwise.report.message.Numerals;
import org.regionwise.report.message.Words;

/**
 * The regions of a result as rows of a chart's data: proportions in [0, 1], what is undefined or withheld absent, and
 * the region's place in every order that can be asked for, 0 the first.
 */
public final class RegionRows {
    private final Percents percents;
    private final Words words;
    private final List<RegionEstimate> regions;
    private final RegionLabels labels;

    /** @param result as it may be shown */
    public RegionRows(Result result, Words words) {
        this.words = words.about(result);
        this.percents = Percents.of(result, words);
        this.regions = PooledOrder.of(result);
        this.labels = RegionLabels.of(result);
    }

    /** Every region's figures and places, in the order of pooled estimates. */
    public ArrayNode json() {
        ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        Map<String, Integer> byRaw = places(Comparator.comparingDouble(
                each -> each.raw().defined() ? -each.raw().estimate() : Double.POSITIVE_INFINITY));
        Map<String, Integer> bySize = places(Comparator.comparingDouble(RegionRows::fewest));
        Map<String, Integer> byRank = places(Comparator.comparingDouble(RegionRows::rank));
        Map<String, Integer> byName = places(Comparator.comparing(RegionEstimate::label, new NaturalOrder(words)));
        for (int place = 0; place < regions.size(); place++) {
            RegionEstimate region = regions.get(place);
            String key = region.region();
            rows.add(row(region)
                    .put("byPooled", place)
                    .put("byRaw", byRaw.get(key))
                    .put("bySize", bySize.get(key))
                    .put("byRank", byRank.get(key))
                    .put("byName", byName.get(key)));
        }
        return rows;
    }

    /** The same for a plane of raw and pooled figures, where those that pooling moves farthest carry their names. */
    public ArrayNode named() {
        ArrayNode rows = json();
        NamedPoints.farthest(rows, "raw", "raw");
        return rows;
    }

    /** Ties stay in the order of the pooled estimates. */
    private Map<String, Integer> places(Comparator<RegionEstimate> order) {
        return RowWindow.places(regions, RegionEstimate::region, order);
    }

    /** A region's figures. */
    public ObjectNode row(RegionEstimate region) {
        ObjectNode row = JsonNodeFactory.instance
                .objectNode()
                .put("region", region.region())
                .put("label", labels.of(region));
        if (region.respondents() != Result.UNKNOWN) {
            row.put("respondents", region.respondents());
        }
        putKnown(row, "size", SampleSize.of(region));
        estimate(row, "raw", region.raw());
        estimate(row, "pooled", region.pooled());
        putKnown(row, "own", 1 - region.shrinkage());
        putKnown(row, "synthetic", region.synthetic());
        if (region.posterior() != null) {
            posterior(row, region.posterior());
        }
        return row;
    }

    private void posterior(ObjectNode row, PosteriorFacts posterior) {
        putKnown(row, "halfLower", posterior.halfLower());
        putKnown(row, "halfUpper", posterior.halfUpper());
        putKnown(row, "top", posterior.amongHighest());
        if (!Double.isNaN(posterior.amongHighest())) {
            row.put("topWords", topWords(posterior.amongHighest()));
        }
        if (!Double.isNaN(posterior.expectedRank())) {
            row.put("rank", posterior.expectedRank())
                    .put("rankLower", posterior.rankLower())
                    .put("rankUpper", posterior.rankUpper());
        }
    }

    private String topWords(double probability) {
        return words.numerals().percentage(words.numerals().probabilityInColumn(probability));
    }

    /** Those who answered, as the chart's column says; where nobody knows how many, what their answers are worth. */
    private static double fewest(RegionEstimate region) {
        return region.respondents() == Result.UNKNOWN ? -SampleSize.of(region) : -region.respondents();
    }

    /** Where an analysis was changed, pooled estimates before it was, of regions that have one now too; else none. */
    public static ArrayNode before(ChartSource source) {
        ArrayNode json = JsonNodeFactory.instance.arrayNode();
        Set<String> now = source.result().regions().stream()
                .filter(region -> region.pooled().defined())
                .map(RegionEstimate::region)
                .collect(Collectors.toSet());
        source.before()
                .ifPresent(released -> released.result().regions().stream()
                        .filter(region -> region.pooled().defined() && now.contains(region.region()))
                        .forEach(region -> json.addObject()
                                .put("region", region.region())
                                .put("before", region.pooled().estimate())));
        return json;
    }

    /** Charts' data know no NaN: what is undefined or withheld is absent from its row. */
    public static void putKnown(ObjectNode row, String field, double value) {
        if (Double.isFinite(value)) {
            row.put(field, value);
        }
    }

    private static double rank(RegionEstimate region) {
        return region.posterior() == null || Double.isNaN(region.posterior().expectedRank())
                ? Double.POSITIVE_INFINITY
                : region.posterior().expectedRank();
    }

    private void estimate(ObjectNode row, String name, Estimate estimate) {
        putKnown(row, name, estimate.estimate());
        putKnown(row, name + "Lower", estimate.lower());
        putKnown(row, name + "Upper", estimate.upper());
        row.put(name + "Words", estimate.defined() ? percents.estimate(estimate) : Numerals.UNDEFINED);
    }
}
