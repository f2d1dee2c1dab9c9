package org.regionwise.report.chart.row;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.regionwise.analysis.result.RegionEstimate;
import org.regionwise.analysis.result.Result;
import org.regionwise.engine.numeric.NormalQuantile;
import org.regionwise.report.message.Words;

/**
 * Raw shares by size among control limits, with names for regions outside of both. The limits around the national share
 * p are, for every size n, p ± z √(p(1 − p)/n), cut to [0, 1], at 95% and 99.8%. They are Wilson's interval turned
 * round: a share lies outside them exactly where its Wilson interval at that level leaves out p.
 */
public final class Funnel {
    /** Level of the inner limits. */
    public static final double INNER = 0.95;
    /** Level of the outer limits. */
    public static final double OUTER = 0.998;

    /** Room beside the smallest and the largest region, as shares of their sizes. */
    private static final double BEFORE = 0.85;

    private static final double BEHIND = 1.15;

    private static final int POINTS = 80;
    private static final double HIGHEST_NAME = 0.97;
    private static final double SIZE_STEP = 1.05;

    private final Result result;
    private final double nation;
    private final double smallest;
    private final double largest;

    /** @param result of which at least one region has a raw share and a known size */
    public Funnel(Result result) {
        this.result = result;
        this.nation = result.national().raw().estimate();
        this.smallest = BEFORE * sizes(result).min().orElseThrow();
        this.largest = BEHIND * sizes(result).max().orElseThrow();
    }

    /** Whether a region has a place in it. */
    public static boolean holds(RegionEstimate region) {
        return region.raw().defined() && SampleSize.of(region) > 0;
    }

    private static DoubleStream sizes(Result result) {
        return result.regions().stream().filter(Funnel::holds).mapToDouble(SampleSize::of);
    }

    /** The lower limit at a level of shares of {@code n} respondents. */
    public double lower(double n, double level) {
        return Math.max(0, nation - half(n, level));
    }

    /** The upper limit at a level of shares of {@code n} respondents. */
    public double upper(double n, double level) {
        return Math.min(1, nation + half(n, level));
    }

    /** Whether a share of {@code n} respondents lies outside of the limits at a level. */
    public boolean outside(double share, double n, double level) {
        return Math.abs(share - nation) > half(n, level);
    }

    private double half(double n, double level) {
        return NormalQuantile.twoSided(level) * Math.sqrt(nation * (1 - nation) / n);
    }

    /** Of its axis of sizes. */
    public Map<String, Object> facts(Words words) {
        return Map.of(
                "sizeFrom",
                smallest,
                "sizeTo",
                largest,
                "sizeAxis",
                words.say("chart.size-axis-log", "effective", SampleSize.effective(result)),
                "outer",
                words.numerals().percentInWords(OUTER));
    }

    /** The limits along sizes from the smallest to the largest, evenly on the logarithmic scale. */
    public ArrayNode limits() {
        ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i <= POINTS; i++) {
            double n = smallest * Math.pow(largest / smallest, (double) i / POINTS);
            rows.addObject()
                    .put("size", n)
                    .put("innerLower", lower(n, INNER))
                    .put("innerUpper", upper(n, INNER))
                    .put("outerLower", lower(n, OUTER))
                    .put("outerUpper", upper(n, OUTER));
        }
        return rows;
    }

    /** Where the upper limits are named: where they come into sight, which is farther right for the wider one. */
    public ArrayNode limitEnds(Words words) {
        ArrayNode ends = JsonNodeFactory.instance.arrayNode();
        for (double level : new double[] {INNER, OUTER}) {
            double size = smallest;
            while (upper(size, level) > HIGHEST_NAME && size * SIZE_STEP < largest) {
                size *= SIZE_STEP;
            }
            ends.addObject()
                    .put("size", size)
                    .put("at", upper(size, level))
                    .put("words", words.numerals().percentInWords(level));
        }
        return ends;
    }

    /** Says of the regions' rows which lie outside of the outer limits, and which of those are named. */
    public void mark(ArrayNode regions) {
        NamedPoints named = new NamedPoints();
        regions.forEach(row -> {
            if (row.has("raw") && row.path("size").asDouble() > 0) {
                double raw = row.path("raw").asDouble();
                double size = row.path("size").asDouble();
                boolean outside = outside(raw, size, OUTER);
                ((ObjectNode) row).put("outside", outside);
                named.add(
                        (ObjectNode) row, Math.log(size), raw, outside ? Math.abs(raw - nation) * Math.sqrt(size) : 0);
            }
        });
        named.mark("named");
    }
}
