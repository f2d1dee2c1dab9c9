package org.regionwise.engine.heldout;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.regionwise.engine.FitProgress;
import org.regionwise.engine.FitStep;
import org.regionwise.engine.cells.Cells;

/**
 * Predictive log scores of regions held out: elpd = Σ_j log p(y_j | y_−j), y_j all responses of region j. Larger is
 * better. Immutable.
 *
 * <p>The density is that of the individual 0/1 responses, without binomial coefficients, so that models whose
 * predictors group the responses into different cells compare. Source: Vehtari, Gelman &amp; Gabry (2017), Stat.
 * Comput. 27.
 */
public final class LogScores {
    /** Counts of the same responses differ by rounding at most. */
    private static final double SAME = 1e-9;

    private final double[] trials;
    private final double[] successes;
    private final RegionFolds folds;
    private final List<RegionLogScore> regions;

    private LogScores(Cells cells, RegionFolds folds, List<RegionLogScore> regions) {
        this.trials = IntStream.range(0, cells.regions())
                .mapToDouble(cells::trialsOfRegion)
                .toArray();
        this.successes = IntStream.range(0, cells.regions())
                .mapToDouble(cells::successesOfRegion)
                .toArray();
        this.folds = folds;
        this.regions = List.copyOf(regions);
    }

    static LogScores of(Cells cells, RegionFolds folds, HeldOut model) {
        return of(cells, folds, model, FitProgress.UNWATCHED);
    }

    /**
     * Scores every region by a fit to all others, fold by fold; {@code progress} counts folds and may cancel between
     * them.
     */
    public static LogScores of(Cells cells, RegionFolds folds, HeldOut model, FitProgress progress) {
        AtomicInteger done = new AtomicInteger();
        List<HeldOut.Prediction> predictions = IntStream.range(0, folds.size())
                .parallel()
                .mapToObj(f -> {
                    HeldOut.Prediction prediction = model.predict(folds.heldOut(f));
                    progress.at(FitStep.HOLDING_OUT, done.incrementAndGet(), folds.size());
                    return prediction;
                })
                .toList();
        double[] sum = new double[cells.regions()];
        int[] times = new int[cells.regions()];
        int[] refits = new int[cells.regions()];
        double[] shape = new double[cells.regions()];
        Arrays.fill(shape, Double.NaN);
        for (int f = 0; f < folds.size(); f++) {
            HeldOut.Prediction prediction = predictions.get(f);
            int[] heldOut = folds.heldOut(f);
            for (int i = 0; i < heldOut.length; i++) {
                int j = heldOut[i];
                sum[j] += prediction.logScores()[i];
                times[j]++;
                refits[j] += prediction.refitted() ? 1 : 0;
                // a shape that is NaN says nothing
                shape[j] = prediction.shape() <= shape[j] || Double.isNaN(prediction.shape())
                        ? shape[j]
                        : prediction.shape();
            }
        }
        List<RegionLogScore> regions = new ArrayList<>();
        for (int j = 0; j < sum.length; j++) {
            if (times[j] > 0) {
                regions.add(new RegionLogScore(j, sum[j] / times[j], times[j], shape[j], refits[j]));
            }
        }
        return new LogScores(cells, folds, regions);
    }

    /** How regions were held out, in words. */
    public String scheme() {
        return folds.description();
    }

    /** One entry per region that was held out, in order of region. */
    public List<RegionLogScore> regions() {
        return regions;
    }

    /** Regions held out for which the model predicts nothing; the total is without them. */
    public List<Integer> notPredicted() {
        return regions.stream()
                .filter(each -> Double.isNaN(each.logScore()))
                .map(RegionLogScore::region)
                .toList();
    }

    /** elpd: the sum over the regions that were held out and predicted. */
    public double total() {
        return sum(predicted());
    }

    /**
     * √(m Var(elpd_j)), variance with divisor m − 1 over the m regions in the total; NaN when there is one. It holds
     * the spread between regions only, and is too small where regions are few. Sivula et al. (2020), arXiv:2008.10296.
     */
    public double standardError() {
        return standardError(predicted());
    }

    private double[] predicted() {
        return regions.stream()
                .mapToDouble(RegionLogScore::logScore)
                .filter(score -> !Double.isNaN(score))
                .toArray();
    }

    /**
     * This model's score less another's, over the regions that both predicted from, and whose responses are the same.
     *
     * @throws IllegalArgumentException when the models have different regions or hold them out differently
     */
    public ScoreDifference minus(LogScores other) {
        if (trials.length != other.trials.length) {
            throw new IllegalArgumentException("scores compare over one list of regions, not over " + trials.length
                    + " and " + other.trials.length);
        }
        if (!scheme().equals(other.scheme())) {
            throw new IllegalArgumentException(
                    "scores compare under one scheme, not " + scheme() + " and " + other.scheme());
        }
        double[] ours = scoreOfEach();
        double[] theirs = other.scoreOfEach();
        List<Double> differences = new ArrayList<>();
        List<Integer> leftOut = new ArrayList<>();
        for (int j = 0; j < trials.length; j++) {
            boolean same = Math.abs(trials[j] - other.trials[j]) <= SAME * trials[j]
                    && Math.abs(successes[j] - other.successes[j]) <= SAME * trials[j];
            if (same && !Double.isNaN(ours[j] - theirs[j])) {
                differences.add(ours[j] - theirs[j]);
            } else if (trials[j] > 0 || other.trials[j] > 0) {
                leftOut.add(j);
            }
        }
        double[] values = differences.stream().mapToDouble(d -> d).toArray();
        return new ScoreDifference(sum(values), standardError(values), values.length, leftOut);
    }

    /** By region 0..m−1; NaN where it was not held out or not predicted. */
    private double[] scoreOfEach() {
        double[] scores = new double[trials.length];
        Arrays.fill(scores, Double.NaN);
        regions.forEach(each -> scores[each.region()] = each.logScore());
        return scores;
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }

    private static double standardError(double[] values) {
        if (values.length < 2) {
            return Double.NaN;
        }
        double mean = sum(values) / values.length;
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return Math.sqrt(values.length * squares / (values.length - 1));
    }
}
