package org.regionwise.report.chart.linear;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.regionwise.engine.linear.GroupEffects;
import org.regionwise.engine.numeric.NormalQuantile;

/**
 * Values in order against the quantiles of a normal distribution at (i − ½)/n.
 *
 * @param effect as R names it; empty for residuals
 * @param mean where the line of a normal distribution passes
 * @param deviation how steep it is
 * @param points from the least; of many those at the ends and evenly chosen ones
 */
record QuantilePlot(String effect, double mean, double deviation, List<Quantile> points) {
    private static final int MOST = 600;
    private static final int AT_EACH_END = 50;
    private static final int MOST_EFFECTS = 4;
    private static final int FEWEST_NAMED = 3;

    /** One value. */
    record Quantile(String group, double expected, double observed, boolean named) {}

    private record Value(String group, double value) {}

    static QuantilePlot ofResiduals(Residuals residuals, LinearPicture picture) {
        double sigma = picture.answer()
                .variances()
                .get(picture.answer().variances().size() - 1)
                .component()
                .standardDeviation();
        return of(
                "",
                residuals.all().stream()
                        .map(each -> new Value(each.group(), each.residual()))
                        .toList(),
                0,
                sigma,
                false);
    }

    static List<QuantilePlot> ofEffects(LinearPicture picture) {
        GroupEffects effects = picture.answer().groupEffects(picture.factorIndex());
        List<QuantilePlot> plots = new ArrayList<>();
        for (int term = 0; term < Math.min(MOST_EFFECTS, effects.terms().size()); term++) {
            int of = term;
            List<Value> values = IntStream.range(0, effects.levels().size())
                    .mapToObj(level -> new Value(effects.levels().get(level), effects.modes()[level][of]))
                    .toList();
            double mean = values.stream().mapToDouble(Value::value).average().orElse(0);
            double squares = values.stream()
                    .mapToDouble(each -> (each.value - mean) * (each.value - mean))
                    .sum();
            plots.add(of(
                    effects.terms().get(term),
                    values,
                    mean,
                    Math.sqrt(squares / Math.max(1, values.size() - 1)),
                    true));
        }
        return plots;
    }

    private static QuantilePlot of(String effect, List<Value> values, double mean, double deviation, boolean named) {
        List<Value> sorted =
                values.stream().sorted(Comparator.comparingDouble(Value::value)).toList();
        int n = sorted.size();
        List<Quantile> points = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            boolean end = i < AT_EACH_END || i >= n - AT_EACH_END;
            int step = Math.max(1, n / MOST);
            if (end || i % step == 0) {
                points.add(new Quantile(
                        sorted.get(i).group,
                        NormalQuantile.of((i + 0.5) / n),
                        sorted.get(i).value,
                        named && n > FEWEST_NAMED && (i == 0 || i == n - 1)));
            }
        }
        return new QuantilePlot(effect, mean, deviation, points);
    }
}
