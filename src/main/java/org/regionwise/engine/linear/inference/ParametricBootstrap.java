package org.regionwise.engine.linear.inference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.regionwise.engine.FitProgress;
import org.regionwise.engine.FitStep;
import org.regionwise.engine.Interval;
import org.regionwise.engine.NotEstimable;
import org.regionwise.engine.linear.LinearFit;
import org.regionwise.engine.linear.LinearRandomEffects;
import org.regionwise.engine.linear.ResponseDraws;
import org.regionwise.engine.linear.VarianceComponent;
import org.regionwise.engine.numeric.RegionRandom;

/**
 * The distribution of all estimates over responses drawn from the fitted model and fitted again, as {@code bootMer}.
 * Equal seeds give equal figures on any number of cores.
 */
public final class ParametricBootstrap {
    private final List<String> names;
    /** A row a replication that could be fitted. */
    private final double[][] draws;

    private final int failed;

    /**
     * Runs the bootstrap.
     *
     * @param fit drawn from, and repeated by its own criterion
     * @param replications at least 1; limits of 95% need 1,000
     * @param seed of all draws
     */
    public ParametricBootstrap(LinearFit fit, int replications, long seed, FitProgress progress) {
        if (replications < 1) {
            throw new IllegalArgumentException("replications must be at least 1, not " + replications);
        }
        names = names(fit);
        ResponseDraws responses = new ResponseDraws(fit);
        AtomicInteger done = new AtomicInteger();
        List<double[]> all = IntStream.range(0, replications)
                .parallel()
                .mapToObj(b -> {
                    progress.at(FitStep.REPLICATING, done.getAndIncrement(), replications);
                    double[] drawn = responses.draw(RegionRandom.of(seed, b), true);
                    return estimates(fit, drawn, progress.within());
                })
                .toList();
        draws = all.stream().filter(each -> each.length > 0).toArray(double[][]::new);
        failed = replications - draws.length;
    }

    private static double[] estimates(LinearFit fit, double[] drawn, FitProgress progress) {
        try {
            return estimates(
                    new LinearRandomEffects(fit.data().withOutcome(drawn), fit.criterion(), progress).fit(fit));
        } catch (NotEstimable e) {
            return new double[0];
        }
    }

    /** Fixed effects, then standard deviations and correlations as {@link LinearFit#varianceComponents} lists them. */
    public static double[] estimates(LinearFit fit) {
        double[] fixed = fit.fixedEffects().estimates();
        double[] components = fit.varianceComponents().stream()
                .mapToDouble(VarianceComponent::standardDeviation)
                .toArray();
        double[] all = Arrays.copyOf(fixed, fixed.length + components.length);
        System.arraycopy(components, 0, all, fixed.length, components.length);
        return all;
    }

    private static List<String> names(LinearFit fit) {
        List<String> names = new ArrayList<>(fit.data().terms());
        for (VarianceComponent each : fit.varianceComponents()) {
            if (each.group().equals(VarianceComponent.RESIDUAL)) {
                names.add("sigma");
            } else if (each.other() == null) {
                names.add("sd_" + each.term() + "|" + each.group());
            } else {
                names.add("cor_" + each.other() + "." + each.term() + "|" + each.group());
            }
        }
        return List.copyOf(names);
    }

    /** Names of the estimates, as {@code confint(oldNames = FALSE)} has them. */
    public List<String> names() {
        return names;
    }

    /** Replications that had no estimate, and are left out. */
    public int failed() {
        return failed;
    }

    /** Mean over replications. */
    public double mean(int estimate) {
        return Arrays.stream(draws)
                .mapToDouble(draw -> draw[estimate])
                .average()
                .orElse(Double.NaN);
    }

    /** Standard deviation over replications: the bootstrap's standard error. */
    public double standardError(int estimate) {
        double mean = mean(estimate);
        double sum = Arrays.stream(draws)
                .mapToDouble(draw -> (draw[estimate] - mean) * (draw[estimate] - mean))
                .sum();
        return Math.sqrt(sum / (draws.length - 1));
    }

    /** Percentile interval; a correlation is left out of replications where a variance is 0. */
    public Interval interval(int estimate, double level) {
        double[] sorted = Arrays.stream(draws)
                .mapToDouble(draw -> draw[estimate])
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        return new Interval(quantile(sorted, (1 - level) / 2), quantile(sorted, (1 + level) / 2));
    }

    /** Between the order statistics around (R + 1)p. */
    private static double quantile(double[] sorted, double probability) {
        double rank = (sorted.length + 1) * probability;
        int below = (int) Math.floor(rank);
        if (below < 1 || below >= sorted.length) {
            return Double.NaN;
        }
        return sorted[below - 1] + (rank - below) * (sorted[below] - sorted[below - 1]);
    }
}
