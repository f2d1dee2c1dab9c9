package org.regionwise.engine.linear.unit;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.regionwise.engine.linear.Criterion;
import org.regionwise.engine.linear.GroupingFactor;
import org.regionwise.engine.linear.LinearData;
import org.regionwise.engine.linear.LinearFit;
import org.regionwise.engine.linear.RandomTerm;
import org.regionwise.engine.linear.RowPredictions;

/**
 * Means of areas under the nested-error model y_ij = x_ij'β + v_j + e_ij, v_j ~ N(0, σ_v²), e_ij ~ N(0, σ_e²/w_ij),
 * with known population means X̄_j. Battese, Harter &amp; Fuller (1988), JASA 83.
 *
 * <p>With f = n_j/N_j and X̄_r the mean of those not sampled, the estimate is f ȳ_j + (1 − f)(X̄_r'β̂ + v̂_j), which
 * for N_j = ∞ is X̄_j'β̂ + v̂_j. Its MSE is (1 − f)²(g1 + g2 + 2 g3) + (1 − f)σ_e²/N_j: g1 + g2 the error with
 * variances known, g3 what their estimation by REML adds. Prasad &amp; Rao (1990), JASA 85; Rao &amp; Molina (2015),
 * sections 7.1 and 7.2.
 */
public final class BatteseHarterFuller {
    final LinearFit fit;
    final double between;
    final double within;
    final GroupingFactor areas;
    private final double[] weightOfArea;
    private final int[] sampled;
    private final double[] meanOutcome;
    private final double[][] meanRow;

    /** @throws IllegalArgumentException when the model is not one random intercept of one factor */
    public BatteseHarterFuller(LinearFit fit) {
        LinearData data = fit.data();
        if (fit.factors().size() != 1
                || fit.effects(0).size() != 1
                || !fit.effects(0).get(0).equals(RandomTerm.INTERCEPT)) {
            throw new IllegalArgumentException("small-area means need one random intercept of one factor");
        }
        this.fit = fit;
        between = fit.effectCovariance(0)[0];
        within = fit.sigma() * fit.sigma();
        areas = fit.factors().get(0);
        int m = areas.size();
        weightOfArea = new double[m];
        sampled = new int[m];
        meanOutcome = new double[m];
        int terms = data.terms().size();
        meanRow = new double[m][terms];
        for (int i = 0; i < data.rows(); i++) {
            int j = areas.levelOfRow()[i];
            weightOfArea[j] += data.weight(i);
            sampled[j]++;
            meanOutcome[j] += data.outcome(i) - data.offset(i);
            for (int k = 0; k < terms; k++) {
                meanRow[j][k] += data.design().get(i, k);
            }
        }
        for (int j = 0; j < m; j++) {
            meanOutcome[j] /= Math.max(1, sampled[j]);
            for (int k = 0; k < terms; k++) {
                meanRow[j][k] /= Math.max(1, sampled[j]);
            }
        }
    }

    /**
     * Every area.
     *
     * @param populations in the order of the factor's levels
     * @throws IllegalArgumentException when one has fewer people than answers
     */
    public List<UnitLevelMean> means(List<AreaPopulation> populations) {
        RowPredictions predictions = new RowPredictions(fit);
        double[] information = information();
        List<UnitLevelMean> means = new ArrayList<>();
        for (int j = 0; j < areas.size(); j++) {
            AreaPopulation population = populations.get(j);
            double fraction = fraction(j, population.size());
            double[] rest = notSampled(j, population);
            RowPredictions.Prediction own =
                    predictions.predict(rest, new int[] {j}, List.of(new double[] {1}), 0, 1, true);
            RowPredictions.Prediction synthetic =
                    predictions.predict(population.means(), new int[] {j}, List.of(new double[] {1}), 0, 1, false);
            double known = own.standardError() * own.standardError();
            double finite = Double.isInfinite(population.size()) ? 0 : (1 - fraction) * within / population.size();
            double mse = (1 - fraction) * (1 - fraction) * (known + 2 * estimation(j, information)) + finite;
            means.add(new UnitLevelMean(
                    areas.levels().get(j),
                    sampled[j],
                    fraction * meanOutcome[j] + (1 - fraction) * own.mean(),
                    synthetic.mean(),
                    between / (between + within / weightOfArea[j]),
                    fit.criterion() == Criterion.REML ? mse : Double.NaN));
        }
        return means;
    }

    /**
     * Standard error of Σ_j share_j of the areas' means, variances taken as known: the errors of areas go together as
     * the coefficients are the same for all.
     *
     * @param populations as of {@link #means}
     * @param shares of the areas, sum to 1
     */
    public double errorOfMean(List<AreaPopulation> populations, double[] shares) {
        List<double[]> rows = new ArrayList<>();
        double[] modelled = new double[shares.length];
        double unsampled = 0;
        for (int j = 0; j < shares.length; j++) {
            AreaPopulation population = populations.get(j);
            double fraction = fraction(j, population.size());
            rows.add(notSampled(j, population));
            modelled[j] = shares[j] * (1 - fraction);
            unsampled += Double.isInfinite(population.size())
                    ? 0
                    : shares[j] * shares[j] * (1 - fraction) * within / population.size();
        }
        return Math.hypot(new RowPredictions(fit).errorOfMean(rows, modelled), Math.sqrt(unsampled));
    }

    double fraction(int j, double size) {
        if (sampled[j] > size) {
            throw new IllegalArgumentException(
                    "the area " + areas.levels().get(j) + " has " + sampled[j] + " answers and " + size + " people");
        }
        return sampled[j] / size;
    }

    /** X̄_r = (N X̄ − n x̄)/(N − n). */
    double[] notSampled(int j, AreaPopulation population) {
        double fraction = fraction(j, population.size());
        return IntStream.range(0, population.means().length)
                .mapToDouble(k -> fraction == 1
                        ? population.means()[k]
                        : (population.means()[k] - fraction * meanRow[j][k]) / (1 - fraction))
                .toArray();
    }

    /** Asymptotic variances of σ̂_v² and σ̂_e² and their covariance, from the expected information. */
    private double[] information() {
        double vv = 0;
        double ve = 0;
        double ee = 0;
        for (int j = 0; j < sampled.length; j++) {
            if (sampled[j] > 0) {
                double alpha = within + weightOfArea[j] * between;
                vv += weightOfArea[j] * weightOfArea[j] / (alpha * alpha) / 2;
                ve += weightOfArea[j] / (alpha * alpha) / 2;
                ee += ((sampled[j] - 1) / (within * within) + 1 / (alpha * alpha)) / 2;
            }
        }
        double determinant = vv * ee - ve * ve;
        return new double[] {ee / determinant, vv / determinant, -ve / determinant};
    }

    /** g3 = a/α³ (σ_e⁴ V(σ̂_v²) + σ_v⁴ V(σ̂_e²) − 2σ_v²σ_e² Cov), α = σ_e² + aσ_v². */
    private double estimation(int j, double[] information) {
        double alpha = within + weightOfArea[j] * between;
        double spread = within * within * information[0]
                + between * between * information[1]
                - 2 * between * within * information[2];
        return weightOfArea[j] / (alpha * alpha * alpha) * spread;
    }
}
