package org.regionwise.engine.binomial.posterior;

import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.regionwise.engine.FitProgress;
import org.regionwise.engine.FitStep;
import org.regionwise.engine.binomial.ScaleMixture;
import org.regionwise.engine.cells.Cells;
import org.regionwise.engine.cells.ScaledDesign;
import org.regionwise.engine.check.PredictiveCheck;
import org.regionwise.engine.check.ReplicatedStatistic;
import org.regionwise.engine.numeric.BinomialDraw;
import org.regionwise.engine.numeric.Logistic;
import org.regionwise.engine.numeric.RegionRandom;

/** Draws the surveys of a {@link PredictiveCheck}. Equal seeds give equal surveys on any number of cores. */
final class ReplicatedSurveys {
    /** A count this close to a bound is at it: effective counts are products of real numbers. */
    private static final double ROUNDING = 1e-9;

    /**
     * Regions that one thread replicates at a time; sums are added in their order, so that no digit depends on who did.
     */
    private static final int BLOCK = 8;

    private final Cells cells;
    private final ScaledDesign design;
    private final HyperparameterPosterior hyper;
    /** Number of the hyperparameter point of each draw, ascending. */
    private final int[] draws;

    private final long seed;
    private final FitProgress progress;
    private final int[] regions;
    /** Squares are summed about the national proportion, so that they do not cancel. */
    private final double centre;

    ReplicatedSurveys(
            Cells cells,
            ScaledDesign design,
            HyperparameterPosterior hyper,
            int[] draws,
            long seed,
            FitProgress progress) {
        this.progress = progress;
        this.cells = cells;
        this.design = design;
        this.hyper = hyper;
        this.draws = draws;
        this.seed = seed;
        this.regions = IntStream.range(0, cells.regions())
                .filter(j -> cells.trialsOfRegion(j) >= 1 - ROUNDING)
                .toArray();
        this.centre = Logistic.probability(cells.smoothedLogit());
    }

    /** Sums over regions in each draw. */
    private record Sums(double[] sum, double[] squares, double[] none, double[] all) {
        Sums(int size) {
            this(new double[size], new double[size], new double[size], new double[size]);
        }

        void add(int draw, double distance, boolean none, boolean all) {
            sum[draw] += distance;
            squares[draw] += distance * distance;
            this.none[draw] += none ? 1 : 0;
            this.all[draw] += all ? 1 : 0;
        }

        void add(Sums other) {
            for (int d = 0; d < sum.length; d++) {
                sum[d] += other.sum[d];
                squares[d] += other.squares[d];
                none[d] += other.none[d];
                all[d] += other.all[d];
            }
        }

        double spread(int draw, int size) {
            return size < 2 ? 0 : Math.sqrt(Math.max(0, squares[draw] - sum[draw] * sum[draw] / size) / (size - 1));
        }
    }

    PredictiveCheck check() {
        int blocks = (regions.length + BLOCK - 1) / BLOCK;
        AtomicInteger done = new AtomicInteger();
        List<Sums> parts = IntStream.range(0, blocks)
                .parallel()
                .mapToObj(block -> {
                    Sums sums = block(block);
                    progress.at(FitStep.REPLICATING, done.incrementAndGet(), blocks);
                    return sums;
                })
                .toList();
        Sums replicated = new Sums(draws.length);
        parts.forEach(replicated::add);
        Sums observed = new Sums(1);
        for (int j : regions) {
            double trials = cells.trialsOfRegion(j);
            double successes = cells.successesOfRegion(j);
            observed.add(
                    0,
                    successes / trials - centre,
                    successes <= ROUNDING * trials,
                    successes >= trials * (1 - ROUNDING));
        }
        double[] spread = new double[draws.length];
        for (int d = 0; d < spread.length; d++) {
            spread[d] = replicated.spread(d, regions.length);
        }
        return new PredictiveCheck(
                ReplicatedStatistic.of(observed.spread(0, regions.length), spread),
                ReplicatedStatistic.of(observed.none[0], replicated.none),
                ReplicatedStatistic.of(observed.all[0], replicated.all),
                regions.length,
                draws.length);
    }

    private Sums block(int block) {
        Sums sums = new Sums(draws.length);
        for (int r = block * BLOCK; r < Math.min(regions.length, (block + 1) * BLOCK); r++) {
            int j = regions[r];
            SplittableRandom random = RegionRandom.of(~seed, j);
            double[] eta = new double[cells.start(j + 1) - cells.start(j)];
            for (int d = 0; d < draws.length; d++) {
                int i = draws[d];
                if (d == 0 || draws[d - 1] != i) {
                    design.linearPredictors(hyper.points()[i], cells.start(j), eta.length, eta);
                }
                ScaleMixture mixture = hyper.mixture(hyper.points()[i]);
                double scale = mixture.size() == 1 ? 1 : mixture.scale()[mixture.part(null, random.nextDouble())];
                double sigma = hyper.points()[i][design.columns()] * scale;
                replicate(j, eta, sigma * random.nextGaussian(), random, sums, d);
            }
        }
        return sums;
    }

    private void replicate(int j, double[] eta, double u, SplittableRandom random, Sums sums, int d) {
        int first = cells.start(j);
        double offset = random.nextDouble();
        double cumulative = offset;
        long trials = 0;
        long successes = 0;
        for (int c = first; c < cells.start(j + 1); c++) {
            // systematic rounding: whole counts stay as they are
            double before = cumulative;
            cumulative += cells.trials(c);
            double nearest = Math.rint(cells.trials(c));
            long size =
                    cells.trials(c) == nearest ? (long) nearest : (long) (Math.floor(cumulative) - Math.floor(before));
            trials += size;
            successes += BinomialDraw.of(size, Logistic.probability(eta[c - first] + u), random);
        }
        if (trials > 0) {
            sums.add(d, (double) successes / trials - centre, successes == 0, successes == trials);
        }
    }
}
