package org.regionwise.report.chart.row;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.OptionalDouble;
import org.regionwise.analysis.result.Prior;
import org.regionwise.analysis.result.Result;
import org.regionwise.report.message.Words;

/**
 * The densities of σ before and after the data. The prior is exponential, or flat on σ² and then not drawn; the
 * posterior is drawn from its quantiles by a Gaussian kernel, as wide as the quantiles lie apart where they are sparse,
 * mirrored at 0, where a standard deviation ends.
 */
public final class SigmaDensities {
    private static final int POINTS = 160;

    private SigmaDensities() {}

    /** The rate of σ's exponential prior; empty where there is none. */
    public static OptionalDouble priorRate(Result result) {
        return switch (result.model().kind()) {
            case RANDOM_INTERCEPT ->
                result.model().prior(Prior.SD_EXPONENTIAL) instanceof Number rate
                        ? OptionalDouble.of(rate.doubleValue())
                        : OptionalDouble.empty();
            case LINEAR_UNIT -> OptionalDouble.empty();
            // the one that was used: what was asked for may leave it to the estimates
            case AREA_LEVEL ->
                result.fit().quality().get("sigmaPriorMean") instanceof Number mean && mean.doubleValue() > 0
                        ? OptionalDouble.of(1 / mean.doubleValue())
                        : OptionalDouble.empty();
        };
    }

    /** @param quantiles of the posterior, evenly spaced in probability, ascending */
    public static ArrayNode json(List<Double> quantiles, OptionalDouble priorRate, Words words) {
        double[] sample = quantiles.stream().mapToDouble(Double::doubleValue).toArray();
        int size = sample.length;
        double spread = Math.min(deviation(sample), (sample[3 * size / 4] - sample[size / 4]) / 1.34);
        // half of the usual width: evenly spaced quantiles are no sample, and hold no noise to smooth away
        double bandwidth = 0.53 * spread * Math.pow(size, -0.2);
        double[] widths = new double[size];
        for (int i = 0; i < size; i++) {
            int before = Math.max(0, i - 1);
            int after = Math.min(size - 1, i + 1);
            widths[i] = Math.max(bandwidth, (sample[after] - sample[before]) / (after - before));
        }
        double end = sample[size - 1];
        ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i <= POINTS; i++) {
            double sigma = end * i / POINTS;
            rows.addObject()
                    .put("sigma", sigma)
                    .put("density", density(sample, sigma, widths))
                    .put("of", "after")
                    .put("when", words.say("chart.time", "when", "after"));
        }
        priorRate.ifPresent(rate -> {
            for (int i = 0; i <= POINTS; i++) {
                double sigma = end * i / POINTS;
                rows.addObject()
                        .put("sigma", sigma)
                        .put("density", rate * Math.exp(-rate * sigma))
                        .put("of", "before")
                        .put("when", words.say("chart.time", "when", "before"));
            }
        });
        return rows;
    }

    /** Where the curves are named: the posterior at its peak, the prior where it begins. */
    public static ArrayNode names(ArrayNode densities, Words words) {
        JsonNode peak = densities.get(0);
        JsonNode start = null;
        for (JsonNode each : densities) {
            boolean after = each.path("of").asText().equals("after");
            if (after && each.path("density").asDouble() > peak.path("density").asDouble()) {
                peak = each;
            }
            if (!after && start == null) {
                start = each;
            }
        }
        ArrayNode names = JsonNodeFactory.instance.arrayNode();
        double end = densities.get(POINTS).path("sigma").asDouble();
        names.add(((ObjectNode) peak.deepCopy())
                .put("words", words.say("chart.after-data"))
                // where the curve is at the right, its name goes to the left of it
                .put("left", peak.path("sigma").asDouble() > end / 2));
        if (start != null) {
            names.add(((ObjectNode) start.deepCopy()).put("words", words.say("chart.before-data")));
        }
        return names;
    }

    private static double density(double[] sample, double at, double[] widths) {
        double sum = 0;
        for (int i = 0; i < sample.length; i++) {
            sum += (kernel((at - sample[i]) / widths[i]) + kernel((at + sample[i]) / widths[i])) / widths[i];
        }
        return sum / sample.length;
    }

    private static double kernel(double z) {
        return Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
    }

    private static double deviation(double[] sample) {
        double mean = 0;
        for (double each : sample) {
            mean += each / sample.length;
        }
        double squares = 0;
        for (double each : sample) {
            squares += (each - mean) * (each - mean);
        }
        return Math.sqrt(squares / sample.length);
    }
}
