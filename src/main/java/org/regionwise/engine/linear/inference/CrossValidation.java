package org.regionwise.engine.linear.inference;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.regionwise.engine.FitProgress;
import org.regionwise.engine.FitStep;
import org.regionwise.engine.NotEstimable;
import org.regionwise.engine.linear.FixedEffects;
import org.regionwise.engine.linear.LinearData;
import org.regionwise.engine.linear.LinearFit;
import org.regionwise.engine.linear.LinearRandomEffects;
import org.regionwise.engine.linear.OrdinaryLeastSquares;
import org.regionwise.engine.linear.RowPredictions;

/**
 * Rows predicted by fits that have not seen them. Groups with rows left are predicted with their effect, others
 * without, their variance in the predictive distribution. Equal folds give equal figures on any number of cores.
 *
 * @param predictions of every row held out, fold after fold
 * @param failedFolds folds whose remaining rows could not be fitted; their rows are not among the predictions
 */
public record CrossValidation(List<HeldOutRow> predictions, int failedFolds) {

    /**
     * One row of one fold.
     *
     * @param row its number
     * @param mean predicted
     * @param deviation standard deviation of the normal predictive distribution
     * @param outcome what it is
     */
    public record HeldOutRow(int row, double mean, double deviation, double outcome) {
        /** Outcome less prediction. */
        public double error() {
            return outcome - mean;
        }

        /** log density of the outcome. */
        public double logScore() {
            double z = error() / deviation;
            return -z * z / 2 - Math.log(deviation) - Math.log(2 * Math.PI) / 2;
        }
    }

    /** Fits the model of a fit, by its criterion, once a fold. */
    public static CrossValidation of(LinearFit fit, RowFolds folds, FitProgress progress) {
        AtomicInteger done = new AtomicInteger();
        List<List<HeldOutRow>> all = IntStream.range(0, folds.size())
                .parallel()
                .mapToObj(f -> {
                    progress.at(FitStep.HOLDING_OUT, done.getAndIncrement(), folds.size());
                    return fold(fit, folds.heldOut(f), progress.within());
                })
                .toList();
        return new CrossValidation(all.stream().flatMap(List::stream).toList(), (int)
                all.stream().filter(List::isEmpty).count());
    }

    /** The same of a model without random effects, by least squares. */
    public static CrossValidation ofLeastSquares(LinearData data, RowFolds folds, FitProgress progress) {
        AtomicInteger done = new AtomicInteger();
        List<List<HeldOutRow>> all = IntStream.range(0, folds.size())
                .parallel()
                .mapToObj(f -> {
                    progress.at(FitStep.HOLDING_OUT, done.getAndIncrement(), folds.size());
                    return fold(data, folds.heldOut(f));
                })
                .toList();
        return new CrossValidation(all.stream().flatMap(List::stream).toList(), (int)
                all.stream().filter(List::isEmpty).count());
    }

    private static List<HeldOutRow> fold(LinearData data, int[] held) {
        OrdinaryLeastSquares rest = new OrdinaryLeastSquares(data.rows(kept(data.rows(), held)));
        double sigma = rest.sigma();
        if (!(sigma > 0)) {
            return List.of();
        }
        FixedEffects fixed = rest.fixedEffects();
        List<HeldOutRow> rows = new ArrayList<>();
        for (int i : held) {
            double[] x = data.row(i);
            double mean = data.offset(i);
            double variance = sigma * sigma / data.weight(i);
            for (int k = 0; k < x.length; k++) {
                for (int l = 0; l < x.length && fixed.estimated(k); l++) {
                    variance += fixed.estimated(l) ? x[k] * fixed.covariance().get(k, l) * x[l] : 0;
                }
                mean += fixed.estimated(k) ? x[k] * fixed.estimates()[k] : 0;
            }
            rows.add(new HeldOutRow(i, mean, Math.sqrt(variance), data.outcome(i)));
        }
        return rows;
    }

    private static int[] kept(int rows, int[] held) {
        boolean[] out = new boolean[rows];
        for (int i : held) {
            out[i] = true;
        }
        return IntStream.range(0, out.length).filter(i -> !out[i]).toArray();
    }

    private static List<HeldOutRow> fold(LinearFit fit, int[] held, FitProgress progress) {
        LinearData data = fit.data();
        LinearFit rest;
        try {
            rest = new LinearRandomEffects(data.rows(kept(data.rows(), held)), fit.criterion(), progress).fit(fit);
        } catch (NotEstimable e) {
            return List.of();
        }
        RowPredictions predictions = new RowPredictions(rest);
        List<HeldOutRow> rows = new ArrayList<>();
        for (int i : held) {
            int[] levels = new int[fit.factors().size()];
            List<double[]> z = new ArrayList<>();
            for (int f = 0; f < levels.length; f++) {
                String name = fit.factors().get(f).name();
                // factors keep their levels, and one without rows has mode 0 and all its variance
                levels[f] = fit.factors().get(f).levelOfRow()[i];
                z.add(data.effectRow(name, i));
            }
            RowPredictions.Prediction each =
                    predictions.predict(data.row(i), levels, z, data.offset(i), data.weight(i), true);
            rows.add(new HeldOutRow(i, each.mean(), each.responseDeviation(), data.outcome(i)));
        }
        return rows;
    }

    /** √ of the mean squared error. */
    public double rootMeanSquaredError() {
        return Math.sqrt(predictions.stream()
                .mapToDouble(each -> each.error() * each.error())
                .average()
                .orElse(Double.NaN));
    }

    /** Mean absolute error. */
    public double meanAbsoluteError() {
        return predictions.stream()
                .mapToDouble(each -> Math.abs(each.error()))
                .average()
                .orElse(Double.NaN);
    }

    /** Mean log density. */
    public double meanLogScore() {
        return predictions.stream().mapToDouble(HeldOutRow::logScore).average().orElse(Double.NaN);
    }
}
