package org.regionwise.engine.linear.inference;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.regionwise.engine.FitProgress;
import org.regionwise.engine.FitStep;
import org.regionwise.engine.NotEstimable;
import org.regionwise.engine.linear.Criterion;
import org.regionwise.engine.linear.LinearData;
import org.regionwise.engine.linear.LinearFit;
import org.regionwise.engine.linear.LinearRandomEffects;
import org.regionwise.engine.linear.OrdinaryLeastSquares;
import org.regionwise.engine.linear.ResponseDraws;
import org.regionwise.engine.numeric.RegionRandom;

/**
 * Likelihood-ratio test whose reference distribution is drawn from the smaller model, both refitted to every draw by
 * maximum likelihood: right with few groups and on the boundary, where no χ² is. Halekoh &amp; Højsgaard (2014), J.
 * Stat. Softw. 59.
 *
 * @param statistic observed, twice the difference of the log-likelihoods
 * @param pValue (1 + draws at least as large)/(1 + draws)
 * @param failed draws that could not be fitted, and are left out
 */
public record BootstrapComparison(double statistic, double pValue, int failed) {

    /**
     * Compares two mixed models of the same rows, the smaller contained in the larger.
     *
     * @param replications at least 1; 1,000 tell a p value of 0.05 to within 0.007
     */
    public static BootstrapComparison of(
            LinearFit smaller, LinearFit larger, int replications, long seed, FitProgress progress) {
        LinearFit contained = ModelComparison.byMaximumLikelihood(smaller);
        LinearFit alternative = ModelComparison.byMaximumLikelihood(larger);
        ResponseDraws draws = new ResponseDraws(contained);
        return run(
                alternative,
                contained.criterionValue(),
                random -> draws.draw(random, true),
                drawn -> new LinearRandomEffects(contained.data().withOutcome(drawn), Criterion.ML, progress.within())
                        .fit(contained)
                        .criterionValue(),
                replications,
                seed,
                progress);
    }

    /** Against the model without random effects. */
    public static BootstrapComparison ofRandomEffects(
            LinearFit larger, int replications, long seed, FitProgress progress) {
        LinearFit alternative = ModelComparison.byMaximumLikelihood(larger);
        LinearData data = larger.data();
        OrdinaryLeastSquares none = new OrdinaryLeastSquares(data);
        double[] means = none.fitted();
        // the statistic does not depend on the scale that is drawn from
        double sigma = none.sigma();
        return run(
                alternative,
                none.deviance(),
                random -> IntStream.range(0, means.length)
                        .mapToDouble(i -> means[i] + sigma / Math.sqrt(data.weight(i)) * random.nextGaussian())
                        .toArray(),
                drawn -> new OrdinaryLeastSquares(data.withOutcome(drawn)).deviance(),
                replications,
                seed,
                progress);
    }

    private static BootstrapComparison run(
            LinearFit larger,
            double smallerDeviance,
            Function<SplittableRandom, double[]> draw,
            ToDoubleFunction<double[]> smallerOf,
            int replications,
            long seed,
            FitProgress progress) {
        if (replications < 1) {
            throw new IllegalArgumentException("replications must be at least 1, not " + replications);
        }
        double observed = ModelComparison.statistic(smallerDeviance, larger.criterionValue());
        AtomicInteger done = new AtomicInteger();
        double[] statistics = IntStream.range(0, replications)
                .parallel()
                .mapToDouble(b -> {
                    progress.at(FitStep.REPLICATING, done.getAndIncrement(), replications);
                    double[] drawn = draw.apply(RegionRandom.of(seed, b));
                    try {
                        LinearFit again = new LinearRandomEffects(
                                        larger.data().withOutcome(drawn), Criterion.ML, progress.within())
                                .fit(larger);
                        return ModelComparison.statistic(smallerOf.applyAsDouble(drawn), again.criterionValue());
                    } catch (NotEstimable e) {
                        return Double.NaN;
                    }
                })
                .toArray();
        long usable = Arrays.stream(statistics).filter(Double::isFinite).count();
        long beyond = Arrays.stream(statistics).filter(t -> t >= observed).count();
        return new BootstrapComparison(observed, (1.0 + beyond) / (1 + usable), (int) (replications - usable));
    }
}
