package org.regionwise.engine.binomial.posterior;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.regionwise.engine.FitProgress;
import org.regionwise.engine.FitStep;
import org.regionwise.engine.binomial.PooledLattice;
import org.regionwise.engine.binomial.Priors;
import org.regionwise.engine.binomial.RegionEffects;
import org.regionwise.engine.binomial.ScaleMixture;
import org.regionwise.engine.cells.Cells;
import org.regionwise.engine.cells.DistinctRegions;
import org.regionwise.engine.cells.ScaledDesign;
import org.regionwise.engine.numeric.ParetoSmoothing;

/**
 * The posterior of the hyperparameters (β, σ), every u_j integrated out exactly, so that no Markov chain is needed: the
 * trapezoidal rule over λ = log σ along a {@link SigmaRidge}, and at each λ the points of a {@link SigmaSlice}.
 * Reproducible: equal seeds give equal points on any number of cores.
 */
final class HyperparameterPosterior {
    /** k̂ above which, or number of effective points below which, it counts as poor: Vehtari et al. (2024). */
    private static final double POOR_SHAPE = 0.7;

    private static final double POOR_POINTS = 200;
    /** k̂, skewness or share of effective points from which more points are taken, and how many times as many. */
    private static final double UNEVEN_SHAPE = 0.15;

    private static final double SKEWED = 0.15;
    private static final double INEFFICIENT = 0.6;
    private static final int MORE = 8;
    /** Share of a slice below which its points' evenness does not matter. */
    private static final double NEGLIGIBLE = 1e-4;
    /** Weight of a point that is left out of mixtures. */
    private static final double NOTHING = 1e-9;
    /** Power of a slice's share that its number of points follows, and their least number by coefficient. */
    private static final double ALLOTTED = 2.0 / 3;

    private static final int FEWEST_OF_SLICE = 4;
    /** The same of pooled effects, whose slices are many; and of those with less than this share of the posterior. */
    private static final int FEWEST_OF_POOLED = 2;

    private static final double SMALL = 1e-3;
    private static final int FEWEST_OF_SMALL = 8;
    /** Odd, so that slices have seeds of their own, and their points' errors do not add up. */
    private static final long APART = 0xD1B54A32D192ED03L;

    private final SigmaSlice.Model model;
    private final Ridges ridges;
    private final int rounds;
    private List<SigmaSlice> slices;
    private double[] share;
    private double[][] points;
    private double[] weights;
    private double logEvidence;
    private double shape;
    private double effectivePoints;

    /**
     * @param design of all data, also where some regions of {@code cells} are held out
     * @param size number of points, about, where there are several coefficients
     * @param most and where they turn out uneven, or β skewed
     */
    HyperparameterPosterior(
            Cells cells,
            ScaledDesign design,
            BinomialPosterior.Settings settings,
            int size,
            int most,
            FitProgress progress) {
        DistinctRegions kinds = DistinctRegions.of(cells, design);
        Priors priors = settings.priors();
        this.model = new SigmaSlice.Model(
                cells,
                design,
                kinds,
                priors,
                PatternGrid.Patterns.of(cells, design),
                settings.quadraturePoints(),
                design.pooledGroups() > 0 ? null : priors.scaledCoefficientSds(design));
        this.ridges = Ridges.of(model, settings, progress);
        integrate(settings.seed(), size, progress);
        boolean again = most > size && hard();
        if (again) {
            integrate(settings.seed(), Math.min(most, MORE * size), progress);
        }
        this.rounds = again ? 2 : 1;
    }

    /** Whether slices are of one distribution of all effects, so that they go by λ alone. */
    boolean single() {
        return ridges.single();
    }

    /** The marginal of τ_k, the standard deviation of a group of pooled effects. */
    SigmaMarginal deviation(int group) {
        double[] masses = masses();
        Map<Double, Double> byLog = new TreeMap<>();
        boolean open = false;
        for (int i = 0; i < masses.length; i++) {
            PooledLattice.Node node = ridges.all().get(i).pooled();
            byLog.merge(
                    node.logs()[group], masses[i] * Math.exp(-node.logTail(group, ridges.latticeSteps())), Double::sum);
            open |= node.open()[group];
        }
        return SigmaMarginal.of(
                byLog.keySet().stream().mapToDouble(Double::doubleValue).toArray(),
                byLog.values().stream().mapToDouble(Math::log).toArray(),
                log -> PooledLattice.Node.logPrior(log, model.priors()),
                open);
    }

    private static double logSum(double[] logs) {
        double top = Arrays.stream(logs).max().orElseThrow();
        return top
                + Math.log(Arrays.stream(logs).map(log -> Math.exp(log - top)).sum());
    }

    private void integrate(long seed, int size, FitProgress progress) {
        int number = ridges.slices();
        int[] each = sizes(size);
        List<CellTable> known = new ArrayList<>();
        for (Ridge along : ridges.all()) {
            List<CellTable> own = along.effects().mixture().size() == 1
                    ? CellTable.along(model, along.ridge().nodes())
                    : null;
            known.addAll(own == null ? Collections.nCopies(along.ridge().nodes().size(), null) : own);
        }
        AtomicInteger done = new AtomicInteger();
        slices = IntStream.range(0, number)
                .parallel()
                .mapToObj(g -> {
                    progress.checkpoint();
                    SigmaSlice made = new SigmaSlice(
                            ridges.of(g).model(),
                            ridges.node(g),
                            ridges.of(g).effects().mixture(),
                            known.get(g),
                            seed + APART * g,
                            each[g]);
                    progress.at(FitStep.INTEGRATING, done.incrementAndGet(), number);
                    return made;
                })
                .toList();
        double[] logMass = IntStream.range(0, number)
                .mapToDouble(g -> ridges.of(g).logMass(g, slices.get(g).logMarginal()))
                .toArray();
        logEvidence = logSum(logMass);
        share = Arrays.stream(logMass).map(log -> Math.exp(log - logEvidence)).toArray();
        int total = slices.stream().mapToInt(SigmaSlice::size).sum();
        int columns = model.design().columns();
        points = new double[total][];
        weights = new double[total];
        double[] logRatios = new double[total];
        int at = 0;
        for (int g = 0; g < number; g++) {
            SigmaSlice slice = slices.get(g);
            int effects = ridges.index(g);
            for (int i = 0; i < slice.size(); i++, at++) {
                points[at] = Arrays.copyOf(slice.beta(i), columns + (single() ? 1 : 2));
                points[at][columns] = slice.sigma();
                if (!single()) {
                    points[at][columns + 1] = effects;
                }
                weights[at] = share[g] * slice.weight(i);
                logRatios[at] =
                        share[g] > NEGLIGIBLE ? Math.log(slice.weight(i) * slice.size()) : Double.NEGATIVE_INFINITY;
            }
        }
        shape = columns == 1 ? Double.NaN : ParetoSmoothing.of(logRatios).shape();
        // of a grid all points count
        effectivePoints = columns == 1
                ? total
                : 1 / Arrays.stream(weights).map(w -> w * w).sum();
    }

    /**
     * Points of each slice, powers of 2: in proportion to (its share by Laplace's method)^(2/3), as the errors of even
     * points fall in proportion to their number.
     */
    private int[] sizes(int size) {
        double[] logMass = IntStream.range(0, ridges.slices())
                .mapToDouble(g -> single()
                        ? ridges.node(g).logMarginal()
                        : ridges.of(g).logMass(g, ridges.node(g).logMarginal()))
                .toArray();
        double top = Arrays.stream(logMass).max().orElseThrow();
        double[] part = Arrays.stream(logMass)
                .map(log -> Math.exp(ALLOTTED * (log - top)))
                .toArray();
        double sum = Arrays.stream(part).sum();
        int turns = Integer.highestOneBit(2 * model.design().columns());
        boolean pooled = ridges.latticeSteps().length > 0;
        double all = logSum(logMass);
        return IntStream.range(0, part.length)
                .map(g -> {
                    boolean small = pooled && logMass[g] - all < Math.log(SMALL);
                    int fewest = small ? FEWEST_OF_SMALL : turns * (pooled ? FEWEST_OF_POOLED : FEWEST_OF_SLICE);
                    int fair = (int) Math.round(size * part[g] / sum * Math.sqrt(2));
                    return Math.max(fewest, Integer.highestOneBit(fair));
                })
                .toArray();
    }

    private boolean hard() {
        double skewness = 0;
        double efficiency = 0;
        for (int g = 0; g < share.length; g++) {
            efficiency += share[g] * slices.get(g).efficiency();
            skewness += share[g] * slices.get(g).moments().skewness();
        }
        return model.design().columns() > 1 && (shape > UNEVEN_SHAPE || skewness > SKEWED || efficiency < INEFFICIENT);
    }

    ScaledDesign design() {
        return model.design();
    }

    DistinctRegions kinds() {
        return model.kinds();
    }

    Cells cells() {
        return model.cells();
    }

    /** Ascending in λ. */
    List<SigmaSlice> slices() {
        return slices;
    }

    /** What of the posterior lies about slice g; all sum to 1. */
    double share(int g) {
        return share[g];
    }

    /** Of region effects at a point, divided by σ. */
    ScaleMixture mixture(double[] point) {
        int columns = design().columns();
        return ridges.all()
                .get(single() ? 0 : (int) point[columns + 1])
                .effects()
                .mixture();
    }

    /**
     * Each: β of scaled predictors, then σ, then, where there are several distributions of region effects, which of
     * them; slice after slice. Not copied.
     */
    double[][] points() {
        return points;
    }

    /** Of the points, summing to 1; not copied. */
    double[] weights() {
        return weights;
    }

    /**
     * At most {@code size} points, or few more, that are as even as all: the first of each slice, or of a grid every so
     * many. Those of a slice weigh together what all of its points do; a point of next to no weight is left out.
     *
     * @param weights of all points, summing to 1
     */
    WeightedPoints thinned(double[] weights, int size) {
        boolean grid = design().columns() == 1;
        int every = Math.max(1, (weights.length + size - 1) / size);
        int stride = grid ? every : 1;
        List<double[]> kept = new ArrayList<>();
        DoubleStream.Builder weight = DoubleStream.builder();
        int end = 0;
        for (SigmaSlice slice : slices) {
            int first = end;
            end += slice.size();
            int last = grid ? end : first + Math.max(2, slice.size() / Integer.highestOneBit(2 * every - 1));
            double mass = 0;
            for (int i = first + stride / 2; i < last; i += stride) {
                mass += weights[i];
            }
            double of = Arrays.stream(weights, first, end).sum();
            for (int i = first + stride / 2; i < last; i += stride) {
                if (weights[i] * of > NOTHING * mass) {
                    kept.add(points[i]);
                    weight.add(weights[i] * of / mass);
                }
            }
        }
        return new WeightedPoints(kept.toArray(double[][]::new), weight.build().toArray());
    }

    /**
     * Moments of x'β given λ, slice after slice. Skewness, of which a slice's own points know little, is smoothed over
     * λ by a line.
     *
     * @param x as the scaled design has its rows
     */
    BetaMoments.Linear[] linear(double[] x) {
        BetaMoments.Linear[] all =
                slices.stream().map(slice -> slice.moments().of(x)).toArray(BetaMoments.Linear[]::new);
        if (x.length == 1) {
            return all;
        }
        double centre = 0;
        double mean = 0;
        for (int g = 0; g < all.length; g++) {
            centre += share[g] * slices.get(g).lambda();
            mean += share[g] * all[g].skewness();
        }
        double spread = 0;
        double along = 0;
        for (int g = 0; g < all.length; g++) {
            double off = slices.get(g).lambda() - centre;
            spread += share[g] * off * off;
            along += share[g] * off * (all[g].skewness() - mean);
        }
        for (int g = 0; g < all.length; g++) {
            double off = slices.get(g).lambda() - centre;
            double smooth = mean + off * along / spread;
            all[g] = new BetaMoments.Linear(all[g].mean(), all[g].deviation(), smooth);
        }
        return all;
    }

    /** The point of most weight. */
    double[] likeliest() {
        int at = 0;
        for (int i = 1; i < weights.length; i++) {
            at = weights[i] > weights[at] ? i : at;
        }
        return points[at];
    }

    /** ℓ_j at every point. */
    double[] regionLogLikelihood(int j) {
        double[] each = new double[points.length];
        Cells cells = cells();
        int first = cells.start(j);
        if (cells.trialsOfRegion(j) == 0) {
            return each;
        }
        int kind = kinds().kind(j);
        boolean single = cells.start(j + 1) == first + 1;
        int before = 0;
        for (SigmaSlice at : slices) {
            for (int i = 0; i < at.size(); i++) {
                if (single) {
                    double a = 0;
                    for (int k = 0; k < design().columns(); k++) {
                        a += design().value(first, k) * at.beta(i)[k];
                    }
                    each[before + i] = at.table().at(kind, a);
                } else {
                    each[before + i] = at.several(kind, i);
                }
            }
            before += at.size();
        }
        return each;
    }

    /**
     * The marginal of σ times something that depends on the distribution of region effects.
     *
     * @param factor positive
     */
    SigmaMarginal sigma(ToDoubleFunction<ScaleMixture> factor) {
        return SigmaMarginal.mixture(
                ridges.all().stream().map(ridge -> sigma(ridge, factor)).toList(), masses());
    }

    private SigmaMarginal sigma(Ridge ridge, ToDoubleFunction<ScaleMixture> factor) {
        double shift = Math.log(factor.applyAsDouble(ridge.effects().mixture()));
        List<SigmaSlice> own = slices.subList(ridge.first(), ridge.end());
        return SigmaMarginal.of(
                own.stream().mapToDouble(slice -> slice.lambda() + shift).toArray(),
                own.stream().mapToDouble(SigmaSlice::logMarginal).toArray(),
                lambda -> lambda - shift + model.priors().logDensityOfSigma(Math.exp(lambda - shift)),
                ridge.ridge().openBelow());
    }

    /** Of each distribution of region effects; they sum to 1. */
    private double[] masses() {
        return ridges.all().stream()
                .mapToDouble(ridge ->
                        Arrays.stream(share, ridge.first(), ridge.end()).sum())
                .toArray();
    }

    /** The marginal of ν − 2, a grid of whose logarithms the distributions of region effects are. */
    SigmaMarginal degreesBeyondTwo() {
        double[] masses = masses();
        return SigmaMarginal.of(
                ridges.all().stream()
                        .mapToDouble(ridge -> Math.log(ridge.effects().mixture().degrees() - 2))
                        .toArray(),
                Arrays.stream(masses).map(Math::log).toArray(),
                RegionEffects::logPrior,
                false);
    }

    /** For each distribution of region effects its slices, the part of the posterior that it has, and σ's marginal. */
    record OfEffects(List<SigmaSlice> slices, double mass, SigmaMarginal sigma) {}

    List<OfEffects> byEffects() {
        double[] masses = masses();
        List<OfEffects> all = new ArrayList<>();
        for (int i = 0; i < masses.length; i++) {
            Ridge ridge = ridges.all().get(i);
            List<SigmaSlice> own = slices.subList(ridge.first(), ridge.end());
            all.add(new OfEffects(own, masses[i], sigma(ridge, mixture -> 1)));
        }
        return all;
    }

    /** E[ℓ(β, σ) | y], of the individual responses. */
    double meanLogLikelihood() {
        double mean = 0;
        for (int g = 0; g < share.length; g++) {
            for (int i = 0; i < slices.get(g).size(); i++) {
                mean += share[g] * slices.get(g).weight(i) * slices.get(g).logLikelihood(i);
            }
        }
        return mean;
    }

    /** log p(y), of the individual 0/1 responses, the hyperparameters integrated over their priors. */
    double logEvidence() {
        return logEvidence;
    }

    /** Pareto k̂ of the weights given λ; NaN for a grid, or where they are too even to have a tail, which is best. */
    double shape() {
        return shape;
    }

    /** As many equally weighted points would serve as well. */
    double effectivePoints() {
        return effectivePoints;
    }

    /** How often the coefficients were integrated. */
    int rounds() {
        return rounds;
    }

    boolean poor() {
        return shape > POOR_SHAPE || effectivePoints < POOR_POINTS;
    }
}
