package org.regionwise.engine.linear.unit;

import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.regionwise.engine.FitProgress;
import org.regionwise.engine.FitStep;
import org.regionwise.engine.NotEstimable;
import org.regionwise.engine.linear.GroupingFactor;
import org.regionwise.engine.linear.LinearData;
import org.regionwise.engine.linear.LinearFit;
import org.regionwise.engine.linear.LinearRandomEffects;
import org.regionwise.engine.linear.RowPredictions;
import org.regionwise.engine.numeric.RegionRandom;

/**
 * Mean squared errors of areas' means by a parametric bootstrap: v* ~ N(0, σ̂_v²) and e* give answers and true means,
 * the model is fitted to the answers, and what it estimates is compared with the true means. González-Manteiga et al.
 * (2008), J. Stat. Comput. Simul. 78. Equal seeds give equal figures on any number of cores.
 *
 * @param errors of every area, by replication
 * @param failed replications that could not be fitted, and are left out
 */
public record UnitLevelBootstrap(List<double[]> errors, int failed) {
    public UnitLevelBootstrap {
        errors = List.copyOf(errors);
    }

    /** Of every area. */
    public double[] meanSquaredErrors() {
        double[] squares = new double[errors.get(0).length];
        for (double[] each : errors) {
            for (int j = 0; j < squares.length; j++) {
                squares[j] += each[j] * each[j] / errors.size();
            }
        }
        return squares;
    }

    /** Standard error of Σ_j share_j of the areas' means. */
    public double errorOfMean(double[] shares) {
        return Math.sqrt(errors.stream()
                .mapToDouble(each -> dot(each, shares) * dot(each, shares))
                .average()
                .orElse(Double.NaN));
    }

    /** What is estimated and what is true in one world. */
    private record World(
            Function<LinearFit, double[]> estimate, BiFunction<double[], SplittableRandom, double[]> truthOfEffects) {}

    /** Of {@link BatteseHarterFuller#means}: the mean of a finite population, errors of those not sampled included. */
    public static UnitLevelBootstrap of(
            LinearFit fit, List<AreaPopulation> populations, int replications, long seed, FitProgress progress) {
        BatteseHarterFuller model = new BatteseHarterFuller(fit);
        double[] coefficients = estimated(fit);
        return run(
                fit,
                replications,
                seed,
                progress,
                answers -> new World(
                        again -> new BatteseHarterFuller(again)
                                .means(populations).stream()
                                        .mapToDouble(UnitLevelMean::estimate)
                                        .toArray(),
                        (effects, random) -> finiteMeans(model, populations, coefficients, answers, effects, random)));
    }

    private static double[] finiteMeans(
            BatteseHarterFuller model,
            List<AreaPopulation> populations,
            double[] coefficients,
            double[] answers,
            double[] effects,
            SplittableRandom random) {
        double[] own = new double[effects.length];
        int[] count = new int[effects.length];
        for (int i = 0; i < answers.length; i++) {
            int j = model.areas.levelOfRow()[i];
            own[j] += answers[i] - model.fit.data().offset(i);
            count[j]++;
        }
        double[] truth = new double[effects.length];
        for (int j = 0; j < truth.length; j++) {
            AreaPopulation population = populations.get(j);
            double fraction = model.fraction(j, population.size());
            double rest = dot(model.notSampled(j, population), coefficients) + effects[j];
            double remaining = population.size() - count[j];
            double noise = random.nextGaussian();
            rest += Double.isInfinite(remaining) || remaining <= 0 ? 0 : noise * Math.sqrt(model.within / remaining);
            truth[j] = fraction * own[j] / Math.max(1, count[j]) + (1 - fraction) * rest;
        }
        return truth;
    }

    /** Of {@link EmpiricalBestMeans#means}: the model's mean of the area given its effect. */
    public static UnitLevelBootstrap of(
            LinearFit fit, EmpiricalBestMeans means, int replications, long seed, FitProgress progress) {
        BatteseHarterFuller model = new BatteseHarterFuller(fit);
        double[] coefficients = estimated(fit);
        double deviation = Math.sqrt(model.within);
        return run(
                fit,
                replications,
                seed,
                progress,
                answers -> new World(
                        means::means,
                        (effects, random) -> IntStream.range(0, effects.length)
                                .mapToDouble(j -> means.mean(j, row -> dot(row, coefficients) + effects[j], deviation))
                                .toArray()));
    }

    private static double[] estimated(LinearFit fit) {
        double[] coefficients = fit.fixedEffects().estimates();
        for (int k = 0; k < coefficients.length; k++) {
            coefficients[k] = Double.isNaN(coefficients[k]) ? 0 : coefficients[k];
        }
        return coefficients;
    }

    private static UnitLevelBootstrap run(
            LinearFit fit, int replications, long seed, FitProgress progress, Function<double[], World> worlds) {
        if (replications < 1) {
            throw new IllegalArgumentException("replications must be at least 1, not " + replications);
        }
        BatteseHarterFuller model = new BatteseHarterFuller(fit);
        double[] population = new RowPredictions(fit).fitted(false);
        AtomicInteger done = new AtomicInteger();
        List<double[]> errors = IntStream.range(0, replications)
                .parallel()
                .mapToObj(b -> {
                    progress.at(FitStep.REPLICATING, done.getAndIncrement(), replications);
                    return errors(model, population, RegionRandom.of(seed, b), worlds, progress.within());
                })
                .toList();
        List<double[]> fitted = errors.stream().filter(each -> each.length > 0).toList();
        return new UnitLevelBootstrap(fitted, replications - fitted.size());
    }

    private static double[] errors(
            BatteseHarterFuller model,
            double[] population,
            SplittableRandom random,
            Function<double[], World> worlds,
            FitProgress progress) {
        LinearData data = model.fit.data();
        GroupingFactor areas = model.areas;
        double[] effects = new double[areas.size()];
        for (int j = 0; j < effects.length; j++) {
            effects[j] = Math.sqrt(model.between) * random.nextGaussian();
        }
        double[] answers = population.clone();
        for (int i = 0; i < answers.length; i++) {
            answers[i] +=
                    effects[areas.levelOfRow()[i]] + Math.sqrt(model.within / data.weight(i)) * random.nextGaussian();
        }
        World world = worlds.apply(answers);
        double[] truth = world.truthOfEffects.apply(effects, random);
        try {
            LinearFit again =
                    new LinearRandomEffects(data.withOutcome(answers), model.fit.criterion(), progress).fit(model.fit);
            double[] errors = world.estimate.apply(again);
            for (int j = 0; j < errors.length; j++) {
                errors[j] -= truth[j];
            }
            return errors;
        } catch (NotEstimable e) {
            return new double[0];
        }
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
