package org.regionwise.report.chart.row;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.regionwise.analysis.result.Result;
import org.regionwise.report.message.Figures;
import org.regionwise.report.message.Words;
import org.regionwise.report.words.ResultParts;

/**
 * Where axes and sizes end, whichever regions are in sight: what stays must not change its place or size. Beside that
 * their ticks and units, as far as specifications do not give them.
 *
 * @param floor where axes begin that raw and pooled estimates share: 0 of proportions, the lowest of means
 * @param estimate where they end, above that
 * @param intervalFloor where axes begin that pooled estimates share with their intervals
 * @param interval where they end
 * @param size the largest n
 */
public record Axes(double floor, double estimate, double intervalFloor, double interval, double size) {
    /** Axes have to be wider than nothing. */
    private static final double LEAST = 1e-6;
    /** Of a unit in words, in characters. */
    private static final int LONGEST_UNIT = 70;
    /** Of an outcome's name within it. */
    private static final int LEAST_NAME = 12;

    /** Of all regions of a result, as far as their figures are defined. */
    public static Axes of(Result result) {
        double highest = result.regions().stream()
                .flatMapToDouble(region ->
                        DoubleStream.of(region.raw().estimate(), region.pooled().estimate()))
                .filter(Double::isFinite)
                .max()
                .orElse(1);
        double estimate = result.model().proportions() ? Math.max(LEAST, highest) : highest;
        double interval = result.regions().stream()
                .mapToDouble(region -> region.pooled().upper())
                .filter(Double::isFinite)
                .reduce(estimate, Math::max);
        double floor = 0;
        double intervalFloor = 0;
        if (!result.model().proportions()) {
            floor = result.regions().stream()
                    .flatMapToDouble(region -> DoubleStream.of(
                            region.raw().estimate(), region.pooled().estimate()))
                    .filter(Double::isFinite)
                    .min()
                    .orElse(0);
            intervalFloor = result.regions().stream()
                    .mapToDouble(region -> region.pooled().lower())
                    .filter(Double::isFinite)
                    .reduce(floor, Math::min);
        }
        double size =
                result.regions().stream().mapToDouble(SampleSize::of).max().orElse(1);
        return new Axes(floor, estimate, intervalFloor, interval, size);
    }

    /** One row of the three. */
    public ArrayNode json() {
        ArrayNode ends = JsonNodeFactory.instance.arrayNode();
        ends.addObject().put("estimate", estimate).put("interval", interval).put("size", size);
        return ends;
    }

    /** Where an axis of ranks has its ticks: 1, and then the multiples of a round step, as none begins at 0. */
    public static List<Integer> rankTicks(int regions, int most) {
        int step = IntStream.iterate(1, power -> power <= regions, power -> power * 10)
                .flatMap(power -> IntStream.of(power, 2 * power, 5 * power))
                .filter(each -> regions / each < most)
                .findFirst()
                .orElse(1);
        return IntStream.concat(
                        IntStream.of(1),
                        IntStream.iterate(step, rank -> rank <= regions, rank -> rank + step)
                                .filter(rank -> rank > 1))
                .boxed()
                .toList();
    }

    /** The unit of prevalences, as axes name it: {@code Harassment in the last six months, % of adults}. */
    public static String unit(Result result, Words words) {
        ResultParts parts = new ResultParts(result, words);
        String outcome = parts.outcome();
        String whole = unit(outcome, result, words);
        int over = whole.codePointCount(0, whole.length()) - LONGEST_UNIT;
        return over <= 0 ? whole : unit(shortened(outcome, over), result, words);
    }

    private static String unit(String outcome, Result result, Words words) {
        if (!result.model().proportions()) {
            String unit = Figures.of(result, words).unit();
            return unit.isEmpty() ? outcome : words.say("chart.unit-measured", "outcome", outcome, "unit", unit);
        }
        return result.model().published()
                ? outcome
                : words.say("chart.unit", "outcome", outcome, "people", new ResultParts(result, words).people());
    }

    /** Without so many characters and one more, for which an ellipsis stands; some of it always remains. */
    private static String shortened(String text, int without) {
        int kept = Math.max(LEAST_NAME, text.codePointCount(0, text.length()) - without - 1);
        return kept >= text.codePointCount(0, text.length())
                ? text
                : text.substring(0, text.offsetByCodePoints(0, kept)).stripTrailing() + "…";
    }
}
