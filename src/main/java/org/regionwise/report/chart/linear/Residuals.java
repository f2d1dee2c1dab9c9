package org.regionwise.report.chart.linear;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.regionwise.analysis.linear.GroupPoolings.Point;
import org.regionwise.analysis.linear.LinearAnswer;
import org.regionwise.engine.linear.GroupEffects;
import org.regionwise.engine.linear.GroupingFactor;
import org.regionwise.engine.linear.LinearData;
import org.regionwise.engine.linear.LinearFit;
import org.regionwise.engine.linear.RowPredictions;

/**
 * What a model leaves of each row, in the file's order: outcome less fitted value (effects of groups included), times
 * the root of its precision weight.
 *
 * @param all of them
 */
record Residuals(List<Row> all) {
    private static final int MOST = 1500;
    private static final int PARTS = 12;
    private static final int FEWEST_IN_PART = 12;

    /** One row. */
    record Row(String group, double fitted, double residual) {}

    static Residuals of(LinearPicture picture) {
        LinearFit fit = picture.answer().fit();
        LinearData data = fit.data();
        GroupingFactor factor = fit.factors().get(picture.factorIndex());
        double[] fitted = picture.answer().posterior() == null
                ? new RowPredictions(fit).fitted(true)
                : posteriorMeans(picture.answer());
        return new Residuals(IntStream.range(0, fitted.length)
                .mapToObj(i -> new Row(
                        factor.levels().get(factor.levelOfRow()[i]),
                        fitted[i],
                        (data.outcome(i) - fitted[i]) * Math.sqrt(data.weight(i))))
                .toList());
    }

    /** By posterior means, in the place of estimates and modes. */
    private static double[] posteriorMeans(LinearAnswer answer) {
        LinearFit fit = answer.fit();
        LinearData data = fit.data();
        double[] fitted = new double[data.rows()];
        for (int i = 0; i < fitted.length; i++) {
            fitted[i] = data.offset(i);
            double[] x = data.row(i);
            for (int k = 0; k < x.length; k++) {
                double mean = answer.coefficients().get(k).estimate();
                fitted[i] += Double.isNaN(mean) ? 0 : mean * x[k];
            }
        }
        for (int factor = 0; factor < fit.factors().size(); factor++) {
            GroupEffects effects = answer.groupEffects(factor);
            double[][] z = data.effectColumns(effects.factor());
            int[] level = fit.factors().get(factor).levelOfRow();
            for (int i = 0; i < fitted.length; i++) {
                for (int k = 0; k < z.length; k++) {
                    fitted[i] += z[k][i] * effects.modes()[level[i]][k];
                }
            }
        }
        return fitted;
    }

    /** Those that a picture shows: all, or evenly chosen. */
    List<Row> thinned() {
        int shown = Math.min(MOST, all.size());
        return IntStream.range(0, shown)
                .mapToObj(i -> all.get((int) ((long) i * all.size() / shown)))
                .toList();
    }

    /** Mean residual over parts of equally many rows, by fitted value; few where there are few rows. */
    List<Point> smooth() {
        Row[] sorted = all.toArray(Row[]::new);
        Arrays.sort(sorted, Comparator.comparingDouble(Row::fitted));
        int parts = Math.max(1, Math.min(PARTS, sorted.length / FEWEST_IN_PART));
        List<Point> means = new ArrayList<>();
        for (int part = 0; part < parts; part++) {
            int from = (int) ((long) part * sorted.length / parts);
            int to = (int) ((long) (part + 1) * sorted.length / parts);
            means.add(new Point(
                    Arrays.stream(sorted, from, to)
                            .mapToDouble(Row::fitted)
                            .average()
                            .orElse(0),
                    Arrays.stream(sorted, from, to)
                            .mapToDouble(Row::residual)
                            .average()
                            .orElse(0)));
        }
        return means;
    }
}
