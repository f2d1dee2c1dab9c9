package org.regionwise.engine.linear.unit;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.regionwise.engine.linear.LinearFit;
import org.regionwise.engine.linear.RowPredictions;

/**
 * Means of areas of an outcome that was modelled on another scale: Σ_c N_c E[Y_c | y]/N over the cells of the area's
 * population, given which the outcome on the model's scale is N(x_c'β̂ + v̂_j, σ̂_v²(1 − γ̂_j) + σ̂_e²). The
 * expectation is exact, where Molina &amp; Rao (2010), Can. J. Stat. 38, draw. Where the answers of sampled people are
 * given, they count as they are, and the cells are those of all others; where not, sampled people count as all others
 * do (census EB, Molina 2019). Means of predictors do not do: the mean of a curve is not the curve at the mean.
 */
public final class EmpiricalBestMeans {
    final OutcomeScale scale;
    final List<List<PopulationCell>> cells;
    private final List<double[]> answered;

    /** @param cells of each area, in the order of the factor's levels, at least one each */
    public EmpiricalBestMeans(OutcomeScale scale, List<List<PopulationCell>> cells) {
        this(scale, cells, cells.stream().map(area -> new double[0]).toList());
    }

    /**
     * Of finite populations.
     *
     * @param cells of the people of each area who were not sampled, in the order of the factor's levels
     * @param answered outcomes of those who were, as they answered
     * @throws IllegalArgumentException when an area has nobody at all
     */
    public EmpiricalBestMeans(OutcomeScale scale, List<List<PopulationCell>> cells, List<double[]> answered) {
        this.scale = scale;
        this.cells = List.copyOf(cells);
        this.answered = List.copyOf(answered);
        for (int j = 0; j < cells.size(); j++) {
            double others =
                    cells.get(j).stream().mapToDouble(PopulationCell::count).sum();
            if (!(others + answered.get(j).length > 0)) {
                throw new IllegalArgumentException("area " + j + " has nobody");
            }
        }
    }

    /** The mean of every area from a fit on the model's scale. */
    public double[] means(LinearFit fit) {
        BatteseHarterFuller model = new BatteseHarterFuller(fit);
        RowPredictions predictions = new RowPredictions(fit);
        double[][] given = fit.groupEffects(0).covariances();
        double[] means = new double[cells.size()];
        for (int j = 0; j < means.length; j++) {
            int[] level = {j};
            double deviation = Math.sqrt(given[j][0] + model.within);
            means[j] = mean(
                    j,
                    row -> predictions
                            .predict(row, level, List.of(new double[] {1}), 0, 1, true)
                            .mean(),
                    deviation);
        }
        return means;
    }

    /** What the model expects of every area without its own answers: v_j ~ N(0, σ̂_v²), nobody as he answered. */
    public double[] synthetic(LinearFit fit) {
        BatteseHarterFuller model = new BatteseHarterFuller(fit);
        RowPredictions predictions = new RowPredictions(fit);
        double deviation = Math.sqrt(model.between + model.within);
        return IntStream.range(0, cells.size())
                .mapToDouble(j -> mean(
                        j,
                        row -> predictions
                                .predict(row, new int[] {j}, List.of(new double[] {1}), 0, 1, false)
                                .mean(),
                        deviation))
                .toArray();
    }

    /** E[Y] over the cells of one area, whose outcome has the given mean and deviation on the model's scale. */
    double mean(int j, ToDoubleFunction<double[]> meanOfRow, double deviation) {
        double sum = Arrays.stream(answered.get(j)).sum();
        double all = answered.get(j).length;
        for (PopulationCell cell : cells.get(j)) {
            sum += cell.count() * scale.expectation(meanOfRow.applyAsDouble(cell.row()), deviation);
            all += cell.count();
        }
        return sum / all;
    }
}
