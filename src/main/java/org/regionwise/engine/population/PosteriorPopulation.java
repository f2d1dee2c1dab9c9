package org.regionwise.engine.population;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.regionwise.engine.FitProgress;
import org.regionwise.engine.Interval;
import org.regionwise.engine.PosteriorSummary;
import org.regionwise.engine.WeightedMean;
import org.regionwise.engine.binomial.posterior.BinomialPosterior;
import org.regionwise.engine.binomial.posterior.RegionDraws;
import org.regionwise.engine.cells.ScaledDesign;

/**
 * {@link CellMeans} over the full posterior, from the draws of (β, u_j) that {@link BinomialPosterior#draws} are made
 * of, so that cells add up to regions and regions to the nation in every draw. Sums run over fixed blocks of regions,
 * so that they do not depend on the number of cores.
 */
public final class PosteriorPopulation {
    private static final int BLOCKS = 16;
    /** Beyond it odds are 0 or infinite, and their products remain numbers. */
    private static final double FARTHEST = 300;

    private final CellMeans asked;
    private final double level;
    private final FitProgress progress;
    private final ScaledDesign design;
    private final RegionDraws draws;
    /** exp(−z_p'β) by pattern and draw. */
    private final double[][] against;

    /** @param level coverage of the intervals, in (0, 1) */
    public PosteriorPopulation(BinomialPosterior posterior, double level, CellMeans asked, FitProgress progress) {
        this.asked = asked;
        this.level = level;
        this.progress = progress;
        this.design = posterior.design();
        this.draws = posterior.regionDraws();
        this.against = Arrays.stream(asked.patterns(design))
                .map(row -> inverse(draws.linearPredictors(row)))
                .toArray(double[][]::new);
    }

    private static double[] inverse(double[] predictors) {
        for (int d = 0; d < predictors.length; d++) {
            predictors[d] = Math.exp(-Math.max(-FARTHEST, Math.min(FARTHEST, predictors[d])));
        }
        return predictors;
    }

    private record Block(List<List<WeightedMean>> regional, double[][] national) {}

    /** The figures asked for. */
    public CellMeans.Answers answers() {
        int regions = asked.regional().size();
        int each = (regions + BLOCKS - 1) / BLOCKS;
        List<Block> blocks = IntStream.range(0, (regions + each - 1) / each)
                .parallel()
                .mapToObj(number -> block(number * each, Math.min(regions, (number + 1) * each)))
                .toList();
        List<List<WeightedMean>> regional = new ArrayList<>();
        double[][] national = new double[asked.nationalSize()][draws.size()];
        for (Block block : blocks) {
            regional.addAll(block.regional);
            for (int k = 0; k < national.length; k++) {
                for (int d = 0; d < national[k].length; d++) {
                    national[k][d] += block.national[k][d];
                }
            }
        }
        return new CellMeans.Answers(
                regional, Arrays.stream(national).map(this::summary).toList());
    }

    private Block block(int from, int to) {
        double[][] prevalence = new double[against.length][draws.size()];
        double[][] national = new double[asked.nationalSize()][draws.size()];
        double[] sum = new double[draws.size()];
        List<List<WeightedMean>> regional = new ArrayList<>();
        for (int j = from; j < to; j++) {
            progress.checkpoint();
            List<CellMean> own = asked.regional().get(j);
            List<CellMean> parts = asked.national().get(j);
            if (own.isEmpty() && parts.stream().allMatch(part -> part.patterns().length == 0)) {
                regional.add(List.of());
                continue;
            }
            prevalences(j, prevalence);
            List<WeightedMean> figures = new ArrayList<>();
            for (CellMean mean : own) {
                Arrays.fill(sum, 0);
                add(mean, prevalence, sum);
                figures.add(summary(sum));
            }
            regional.add(figures);
            for (int k = 0; k < national.length; k++) {
                add(parts.get(k), prevalence, national[k]);
            }
        }
        return new Block(regional, national);
    }

    private void prevalences(int j, double[][] prevalence) {
        double[] predictors = draws.linearPredictors(asked.region(design, j));
        double[] effects = draws.effects(j);
        for (int d = 0; d < effects.length; d++) {
            effects[d] += predictors[d] + asked.shift();
        }
        inverse(effects);
        double[][] patterns = asked.crossings().isEmpty() ? null : asked.patterns(design, j);
        for (int p = 0; p < prevalence.length; p++) {
            double[] into = prevalence[p];
            double[] times = patterns == null ? against[p] : inverse(draws.linearPredictors(patterns[p]));
            for (int d = 0; d < effects.length; d++) {
                into[d] = 1 / (1 + effects[d] * times[d]);
            }
        }
    }

    private static void add(CellMean mean, double[][] prevalence, double[] sum) {
        for (int k = 0; k < mean.patterns().length; k++) {
            double[] from = prevalence[mean.patterns()[k]];
            double weight = mean.weights()[k];
            for (int d = 0; d < sum.length; d++) {
                sum[d] += weight * from[d];
            }
        }
    }

    private WeightedMean summary(double[] values) {
        PosteriorSummary summary = PosteriorSummary.of(values, level);
        return new WeightedMean(
                summary.mean(), summary.standardDeviation(), new Interval(summary.lower(), summary.upper()));
    }
}
