package org.regionwise.engine.sensitivity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.regionwise.engine.Coefficient;
import org.regionwise.engine.FitProgress;
import org.regionwise.engine.FitStep;
import org.regionwise.engine.NotEstimable;
import org.regionwise.engine.area.AreaEstimates;
import org.regionwise.engine.area.FayHerriot;
import org.regionwise.engine.area.FayHerriotFit;
import org.regionwise.engine.area.VarianceEstimator;
import org.regionwise.engine.binomial.BinomialFit;
import org.regionwise.engine.binomial.BinomialRandomIntercept;
import org.regionwise.engine.cells.Cells;
import org.regionwise.engine.linear.Criterion;
import org.regionwise.engine.linear.LinearData;
import org.regionwise.engine.linear.LinearFit;
import org.regionwise.engine.linear.LinearRandomEffects;

/**
 * A model's parameters estimated again without one region at a time, by likelihood: what hangs on a single region.
 *
 * @param parameters σ, then the terms other than the intercept
 * @param all their estimates from all regions
 * @param without per region left out their estimates from the others; NaN where the others cannot tell
 */
public record Influence(List<String> parameters, double[] all, List<double[]> without) {
    /** How σ is called among the parameters. */
    public static final String SIGMA = "σ";

    /**
     * Of the model of single answers, by maximum likelihood.
     *
     * @param regions to be left out, one at a time
     * @param progress hears of every region
     * @throws NotEstimable when no region has a response
     */
    public static Influence of(Cells cells, int quadraturePoints, int[] regions, FitProgress progress) {
        BinomialFit all = new BinomialRandomIntercept(cells, quadraturePoints, progress).fit();
        AtomicInteger done = new AtomicInteger();
        List<double[]> without = Arrays.stream(regions)
                .parallel()
                .mapToObj(region -> {
                    BitSet left = new BitSet();
                    left.set(region);
                    Cells others = cells.without(left);
                    double[] parameters = others.totalTrials() == 0
                            ? unknown(cells.terms())
                            : parameters(
                                    new BinomialRandomIntercept(others, quadraturePoints, progress.within()).fit(all));
                    progress.at(FitStep.LEAVING_OUT, done.incrementAndGet(), regions.length);
                    return parameters;
                })
                .toList();
        return new Influence(names(cells.terms()), parameters(all), without);
    }

    /**
     * Of the area-level model.
     *
     * @param regions to be left out, one at a time
     * @param progress hears of every region
     * @throws NotEstimable when no area has a direct estimate
     */
    public static Influence of(AreaEstimates areas, VarianceEstimator estimator, int[] regions, FitProgress progress) {
        AtomicInteger done = new AtomicInteger();
        FayHerriotFit all = new FayHerriot(areas, estimator).fit();
        List<double[]> without = Arrays.stream(regions)
                .parallel()
                .mapToObj(region -> {
                    double[] others = IntStream.range(0, areas.size())
                            .mapToDouble(j -> j == region ? Double.NaN : areas.estimate(j))
                            .toArray();
                    boolean none = Arrays.stream(others).allMatch(Double::isNaN);
                    double[] parameters = none
                            ? unknown(areas.terms())
                            : parameters(new FayHerriot(areas.with(others), estimator).fit());
                    progress.at(FitStep.LEAVING_OUT, done.incrementAndGet(), regions.length);
                    return parameters;
                })
                .toList();
        return new Influence(names(areas.terms()), parameters(all), without);
    }

    /**
     * Of the linear model with an intercept of its own for every region.
     *
     * @param regions levels of its factor to be left out, one at a time
     * @param progress hears of every region
     * @throws NotEstimable as the fit does
     */
    public static Influence of(LinearData data, Criterion criterion, int[] regions, FitProgress progress) {
        AtomicInteger done = new AtomicInteger();
        LinearFit all = new LinearRandomEffects(data, criterion, progress).fit();
        int[] level = all.factors().get(0).levelOfRow();
        List<double[]> without = Arrays.stream(regions)
                .parallel()
                .mapToObj(region -> {
                    int[] others = IntStream.range(0, level.length)
                            .filter(i -> level[i] != region)
                            .toArray();
                    double[] parameters;
                    try {
                        LinearData rest = data.rows(others);
                        parameters = parameters(new LinearRandomEffects(rest, criterion, progress.within()).fit(all));
                    } catch (NotEstimable tooLittleLeft) {
                        parameters = unknown(data.terms());
                    }
                    progress.at(FitStep.LEAVING_OUT, done.incrementAndGet(), regions.length);
                    return parameters;
                })
                .toList();
        return new Influence(names(data.terms()), parameters(all), without);
    }

    private static List<String> names(List<String> terms) {
        List<String> names = new ArrayList<>(List.of(SIGMA));
        names.addAll(terms.subList(1, terms.size()));
        return names;
    }

    private static double[] unknown(List<String> terms) {
        double[] unknown = new double[terms.size()];
        Arrays.fill(unknown, Double.NaN);
        return unknown;
    }

    private static double[] parameters(BinomialFit fit) {
        double[] parameters = fit.design().unscaled(fit.point());
        // in the intercept's place
        parameters[0] = fit.sigma();
        return parameters;
    }

    private static double[] parameters(LinearFit fit) {
        double[] parameters = fit.fixedEffects().estimates().clone();
        parameters[0] = Math.sqrt(fit.effectCovariance(0)[0]);
        return parameters;
    }

    private static double[] parameters(FayHerriotFit fit) {
        // the level does not matter to the estimates
        double[] parameters = fit.coefficients(0.95).stream()
                .mapToDouble(Coefficient::estimate)
                .toArray();
        parameters[0] = fit.sigma();
        return parameters;
    }
}
