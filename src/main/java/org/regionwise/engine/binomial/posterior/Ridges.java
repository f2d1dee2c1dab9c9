package org.regionwise.engine.binomial.posterior;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.regionwise.engine.FitProgress;
import org.regionwise.engine.binomial.MarginalLikelihood;
import org.regionwise.engine.binomial.PooledLattice;
import org.regionwise.engine.binomial.Priors;
import org.regionwise.engine.binomial.RegionEffects;
import org.regionwise.engine.cells.ScaledDesign;

/**
 * The ridges along which the hyperparameters are integrated: one for every distribution of region effects or, with
 * pooled effects, for every node of their lattice. Slices are numbered over all of them, ridge after ridge.
 *
 * @param all at least one
 * @param latticeSteps between values of log τ, by group of pooled effects
 */
record Ridges(List<Ridge> all, double[] latticeSteps) {
    /** Of pooled effects, on the logit scale, at which σ is looked for first. */
    private static final double USUAL_DEVIATION = 0.4;
    /** How far down the ridges of pooled effects are followed, as each has a part of the posterior only. */
    private static final double DEPTH_OF_MANY = 9;

    static Ridges of(SigmaSlice.Model model, BinomialPosterior.Settings settings, FitProgress progress) {
        return model.design().pooledGroups() > 0
                ? ofPooled(model, settings, progress)
                : ofEffects(model, settings, progress);
    }

    /** Of one or several distributions of region effects, β along each of them. */
    private static Ridges ofEffects(SigmaSlice.Model model, BinomialPosterior.Settings settings, FitProgress progress) {
        double[] start = new double[model.design().columns()];
        start[0] = model.cells().smoothedLogit();
        List<Ridge> all = new ArrayList<>();
        int first = 0;
        for (RegionEffects.Candidate candidate : settings.effects().candidates()) {
            MarginalLikelihood likelihood = new MarginalLikelihood(
                    model.cells(),
                    model.design(),
                    model.kinds(),
                    candidate.mixture(),
                    settings.quadraturePoints(),
                    progress);
            SigmaRidge ridge = new SigmaRidge(
                    model.priors().onAll(likelihood, model.design()),
                    start,
                    1 / model.priors().sigmaRate());
            all.add(new Ridge(candidate, ridge, first, model, null, 0));
            first += ridge.nodes().size();
        }
        return new Ridges(List.copyOf(all), new double[0]);
    }

    /** A ridge for every node of the lattice of pooled effects' standard deviations. */
    private static Ridges ofPooled(SigmaSlice.Model model, BinomialPosterior.Settings settings, FitProgress progress) {
        ScaledDesign design = model.design();
        Priors priors = model.priors();
        RegionEffects.Candidate normal = RegionEffects.NORMAL.candidates().get(0);
        MarginalLikelihood likelihood = new MarginalLikelihood(
                model.cells(), design, model.kinds(), normal.mixture(), settings.quadraturePoints(), progress);
        double[] start = new double[design.columns()];
        start[0] = model.cells().smoothedLogit();
        double[] some = new double[design.pooledGroups()];
        Arrays.fill(some, USUAL_DEVIATION);
        double mean = 1 / priors.sigmaRate();
        SigmaRidge first = new SigmaRidge(priors.onAll(likelihood, design, some), start, mean);
        Conditional top = first.nodes().stream()
                .max(Comparator.comparingDouble(Conditional::logMarginal))
                .orElseThrow();
        PooledLattice.Nodes lattice = new PooledLattice(likelihood, design, priors, top.mode(), top.sigma()).nodes();
        List<Ridge> all = new ArrayList<>();
        int at = 0;
        for (PooledLattice.Node node : lattice.nodes()) {
            SigmaRidge ridge = new SigmaRidge(
                    priors.onAll(likelihood, design, node.deviations()),
                    lattice.beta(),
                    top.lambda(),
                    mean,
                    DEPTH_OF_MANY);
            all.add(new Ridge(
                    normal,
                    ridge,
                    at,
                    model.with(priors.scaledCoefficientSds(design, node.deviations())),
                    node,
                    node.logWeight(priors, lattice.steps())));
            at += ridge.nodes().size();
        }
        return new Ridges(List.copyOf(all), lattice.steps());
    }

    /** Whether slices are of one distribution of all effects, so that they go by λ alone. */
    boolean single() {
        return all.size() == 1;
    }

    /** Of slices. */
    int slices() {
        return all.get(all.size() - 1).end();
    }

    /** Where among all the ridge of slice g is. */
    int index(int g) {
        int at = 0;
        while (all.get(at).end() <= g) {
            at++;
        }
        return at;
    }

    /** The ridge of slice g. */
    Ridge of(int g) {
        return all.get(index(g));
    }

    /** β's mode, given the λ of slice g. */
    Conditional node(int g) {
        Ridge ridge = of(g);
        return ridge.ridge().nodes().get(g - ridge.first());
    }
}
